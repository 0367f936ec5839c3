// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The capacity of a machine over the time of a trace: its changes in the order in which they become known, and what was
// there altogether. Times in ms since the start of the trace. O(changes log changes).
// Verified by: tests/programme/replay_machine_test.cpp.

#include <cstdint>
#include <vector>

#include "models/fleet/machine_spec.hpp"
#include "sim/kernel/time.hpp"

namespace tranche {

struct MachineStep {
    Time known = 0, at = 0;  // known <= at; equal: a surprise
    std::uint16_t pool = 0;
    std::int64_t change = 0;  // not 0
};

// By (known, at, pool); those that agree in all three are one.
std::vector<MachineStep> machineSteps(const MachineSpec&);

// Of a pool over [from, to), [GPU ms].
double capacityTime(const MachineSpec&, std::size_t pool, Time from, Time to);

// What a pool has from `at` on, until the next level.
struct CapacityLevel {
    Time at = 0;
    std::int64_t gpus = 0;
};
// By time, one an instant, from time 0 on; a level that is the one before is left out.
std::vector<CapacityLevel> capacityLevels(const MachineSpec&, std::size_t pool);

// What takes `time` at speed 1; at least 1 ms.
Duration onPool(Duration time, double speed);

}  // namespace tranche
