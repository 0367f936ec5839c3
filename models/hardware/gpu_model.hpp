// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The hardware catalogue: what one accelerator is, read from scenarios/hardware/*.yaml.
// Throughput is relative to one H200 (training, dense 16-bit); units are per GPU, power includes its share of the server.
// Verified by: tests/fleet/catalogue_test.cpp.

#include <string>
#include <vector>

#include "models/fields/field_table.hpp"
#include "models/quantities/quantities.hpp"

namespace tranche {

enum class AcceleratorKind { gpu, npu };

struct GpuModel {
    std::string id;    // as tranches and caps name it: "B200"
    std::string name;  // as people name it
    AcceleratorKind kind = AcceleratorKind::gpu;
    Gpus nodeGpus = 8;          // GPUs of a server or tray: the allocation quantum
    double memoryGb = 0;        // [GB] of one GPU
    double powerKw = 0;         // [kW] of one GPU at full load with its share of the server, before PUE
    double idleShare = 0.3;     // idle power as a share of full power
    double h200Equivalent = 1;  // throughput relative to one H200
    Gpus rackGpus = 0;          // GPUs of an NVLink domain of several trays; 0: the node is the domain
};

struct Catalogue {
    std::vector<GpuModel> models;
};

const Names<AcceleratorKind>& names(Tag<AcceleratorKind>);
const Table<GpuModel>& fields(Tag<GpuModel>);
const Table<Catalogue>& fields(Tag<Catalogue>);

}  // namespace tranche
