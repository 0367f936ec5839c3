// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The hardware catalogue: what one accelerator is, read from scenarios/hardware/*.yaml.
// Throughput is relative to one H200 (training, dense 16-bit); units are per GPU, power includes its share of the server.
// Verified by: tests/fleet/catalogue_test.cpp.

#include <optional>
#include <string>
#include <vector>

#include "models/fields/field_table.hpp"
#include "models/quantities/quantities.hpp"
#include "sim/kernel/calendar.hpp"
#include "sim/random/distribution.hpp"

namespace tranche {

enum class AcceleratorKind { gpu, npu };

// Throughput by class of work, relative to one H200 at the same work.
struct WorkPerformance {
    double training = 1, inference = 1, simulation = 1;
};

// From a day on so many projects could use the model; between two steps the share grows evenly.
struct ReadinessStepSpec {
    Date from;
    double share = 0;
};

// Or by diffusion (Bass 1969) up to a ceiling.
struct ReadinessCurveSpec {
    Date start;
    double p = 0.03, q = 0.38;  // [1/year]
    double ceiling = 1;
};

// Software that must be there before a project can use the model. Whether one can is a draw of its own against the
// share of the day: who can at 20 % can at 60 %.
struct ReadinessSpec {
    std::vector<ReadinessStepSpec> steps;
    std::optional<ReadinessCurveSpec> curve;
    Distribution portDays = Distribution::constant(0);  // from the start of a grant, before anything runs
};

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
    std::optional<WorkPerformance> performance = {};  // none: the same for all work
    std::optional<ReadinessSpec> readiness = {};      // none: every project can use it
};

struct Catalogue {
    std::vector<GpuModel> models;
};

const Table<WorkPerformance>& fields(Tag<WorkPerformance>);
const Table<ReadinessStepSpec>& fields(Tag<ReadinessStepSpec>);
const Table<ReadinessCurveSpec>& fields(Tag<ReadinessCurveSpec>);
const Table<ReadinessSpec>& fields(Tag<ReadinessSpec>);
const Names<AcceleratorKind>& names(Tag<AcceleratorKind>);
const Table<GpuModel>& fields(Tag<GpuModel>);
const Table<Catalogue>& fields(Tag<Catalogue>);

}  // namespace tranche
