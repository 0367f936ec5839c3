// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The machine a trace is replayed on: pools of alike GPUs, and when capacity comes and goes. Written in YAML (read by
// models/scenario/machine_reader.hpp):
//
//     name: two generations
//     placement: fgd                              # of jobs on the nodes of a pool; says nothing about pools without
//     pools:                                      # the order of preference of a job that has none
//       - {id: hopper, gpu: H200, gpus: 64, node_gpus: 8}
//       - {id: blackwell, gpu: B200, gpus: 32, speed: 2.25, accepts: ["1", GB200]}
//     changes:
//       - {at_s: 86400, pool: hopper, gpus: -16, known_s: 0}      # maintenance, announced at the start
//       - {at_s: 90000, pool: hopper, gpus: 16, known_s: 0}
//       - {at_s: 100000, pool: blackwell, gpus: -8}               # nobody knew
//
// Pools    1 to 64. node_gpus 0: the GPUs are one heap; else whole nodes, at most kMaxMachineNodes of them.
// Speed    a job takes its time in the trace divided by it.
// Changes  in any order in the file, by time once read (ties: as in the file). Those of one instant act together; a pool
//          never has less than nothing, nor more than kMaxPoolGpus. Times are of the trace, which starts at 0.
// Texts    with a | in them would be several: no id, model or accepted text has one.
// Verified by: tests/scenario/machine_test.cpp.

#include <optional>
#include <string>
#include <vector>

#include "models/fields/field_table.hpp"
#include "models/quantities/quantities.hpp"

namespace tranche {

inline constexpr Gpus kMaxPoolGpus = 2'147'483'647;
inline constexpr Gpus kMaxMachineNodes = 1'000'000;  // of one pool
inline constexpr std::size_t kMaxMachinePools = 64;

struct MachinePoolSpec {
    std::string id;
    std::string gpu;                   // model; may be empty
    Gpus gpus = 0;                     // > 0
    Gpus nodeGpus = 0;                 // GPUs of a node; 0: no nodes
    double speed = 1;                  // times that of what the trace was recorded on
    std::vector<std::string> accepts;  // other texts of a trace that mean this pool
};

struct CapacityChangeSpec {
    double atS = 0;  // [s since the start of the trace]
    std::string pool;
    Gpus gpus = 0;                 // more, or fewer if negative; not 0
    std::optional<double> knownS;  // [s] when it is announced; none: when it happens
};

struct MachineSpec {
    std::string name;
    std::string placement = "first-fit";  // a row of the placement table
    std::vector<MachinePoolSpec> pools;
    std::vector<CapacityChangeSpec> changes;
};

// The most GPUs that one pool has at some time: no larger job can run. Changes by time, as they are read.
Gpus largestPool(const MachineSpec&);

const Table<MachinePoolSpec>& fields(Tag<MachinePoolSpec>);
const Table<CapacityChangeSpec>& fields(Tag<CapacityChangeSpec>);
const Table<MachineSpec>& fields(Tag<MachineSpec>);

}  // namespace tranche
