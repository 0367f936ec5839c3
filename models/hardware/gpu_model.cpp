// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/hardware/gpu_model.hpp"

namespace tranche {

const Names<AcceleratorKind>& names(Tag<AcceleratorKind>) {
    static const Names<AcceleratorKind> table{{"gpu", AcceleratorKind::gpu}, {"npu", AcceleratorKind::npu}};
    return table;
}

const Table<GpuModel>& fields(Tag<GpuModel>) {
    static const Table<GpuModel> table{
        "gpu model",
        "One accelerator of the catalogue.",
        {
            required("id", &GpuModel::id, "stable name, as tranches and caps use it"),
            optional("name", &GpuModel::name, "the name people use"),
            optional("kind", &GpuModel::kind, "gpu or npu"),
            required("node_gpus", &GpuModel::nodeGpus, "GPUs of a server or tray, the allocation quantum")
                .unit("GPUs")
                .range(1, 72),
            optional("rack_gpus", &GpuModel::rackGpus,
                     "GPUs of a rack that is one NVLink domain; 0: no domain beyond the server")
                .unit("GPUs")
                .range(0, 576),
            required("memory_gb", &GpuModel::memoryGb, "memory of one GPU").unit("GB").range(1, 10000),
            required("power_kw", &GpuModel::powerKw,
                     "full-load power of one GPU with its share of the server")
                .unit("kW")
                .range(0.01, 10),
            optional("idle_share", &GpuModel::idleShare, "idle power as a share of full power").range(0, 1),
            required("h200_equivalent", &GpuModel::h200Equivalent, "throughput relative to one H200")
                .unit("H200")
                .range(0.01, 1000),
        },
        [](const GpuModel& model, FieldCheck& check) {
            if (model.rackGpus % model.nodeGpus != 0)
                check.error("rack_gpus", std::to_string(model.rackGpus),
                            "a multiple of node_gpus, " + std::to_string(model.nodeGpus));
        }};
    return table;
}

const Table<Catalogue>& fields(Tag<Catalogue>) {
    static const Table<Catalogue> table{"catalogue",
                                        "A hardware catalogue file.",
                                        {required("models", &Catalogue::models, "the accelerators")}};
    return table;
}

}  // namespace tranche
