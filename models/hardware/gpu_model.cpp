// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/hardware/gpu_model.hpp"

namespace tranche {

const Names<AcceleratorKind>& names(Tag<AcceleratorKind>) {
    static const Names<AcceleratorKind> table{{"gpu", AcceleratorKind::gpu}, {"npu", AcceleratorKind::npu}};
    return table;
}

const Table<WorkPerformance>& fields(Tag<WorkPerformance>) {
    static const Table<WorkPerformance> table{
        "performance",
        "Throughput by class of work, relative to one H200.",
        {
            optional("training", &WorkPerformance::training, "training").unit("H200").range(0, 1000),
            optional("inference", &WorkPerformance::inference, "inference").unit("H200").range(0, 1000),
            optional("simulation", &WorkPerformance::simulation, "simulation in double precision")
                .unit("H200")
                .range(0, 1000),
        }};
    return table;
}

const Table<ReadinessStepSpec>& fields(Tag<ReadinessStepSpec>) {
    static const Table<ReadinessStepSpec> table{
        "readiness step",
        "How many projects can use the model on a day.",
        {
            required("from", &ReadinessStepSpec::from, "day"),
            required("share", &ReadinessStepSpec::share,
                     "share of projects that can; between two days it grows evenly")
                .range(0, 1),
        }};
    return table;
}

const Table<ReadinessCurveSpec>& fields(Tag<ReadinessCurveSpec>) {
    static const Table<ReadinessCurveSpec> table{
        "readiness curve",
        "Bass diffusion of the software among projects.",
        {
            required("start", &ReadinessCurveSpec::start, "day on which it begins"),
            optional("p", &ReadinessCurveSpec::p, "innovation").unit("1/year").range(1e-6, 5),
            optional("q", &ReadinessCurveSpec::q, "imitation").unit("1/year").range(0, 20),
            optional("ceiling", &ReadinessCurveSpec::ceiling, "share of projects that ever can").range(0, 1),
        }};
    return table;
}

const Table<ReadinessSpec>& fields(Tag<ReadinessSpec>) {
    static const Table<ReadinessSpec> table{
        "readiness",
        "Software that projects need before they can use the model.",
        {
            optional("steps", &ReadinessSpec::steps, "share of projects that can use it, by date"),
            optional("curve", &ReadinessSpec::curve, "the same as a diffusion, instead"),
            optional("port_days", &ReadinessSpec::portDays, "from the start of a grant, before anything runs")
                .unit("days")
                .min(0),
        },
        [](const ReadinessSpec& r, FieldCheck& check) {
            if (!r.steps.empty() && r.curve) check.error("curve", "steps and a curve", "one of the two");
            for (std::size_t i = 1; i < r.steps.size(); ++i)
                if (!(r.steps[i - 1].from < r.steps[i].from))
                    check.error("steps", formatDate(r.steps[i].from), "dates that rise");
        }};
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
            optional("performance", &GpuModel::performance, "the same by class of work, where it differs"),
            optional("readiness", &GpuModel::readiness, "which projects can use it; none: all"),
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
