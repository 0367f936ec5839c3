// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which pools of a machine a job of a trace may run on, the one it likes best first.
//
//   not recorded       all pools, in the machine's order
//   text (CSV)         alternatives in order of preference, separated by |; each stands for the pools whose id, GPU model
//                      or accepted texts it is, in the machine's order. An alternative that no pool knows is passed
//                      over with a warning; a text none of whose alternatives is known is a fault.
//   partition (SWF)    as the text of its number; when no name of the machine is a number, partitions mean nothing to
//                      it and every job has all pools.
// Faults have no place in the file: they name the text and how many jobs have it; after kMaxPoolFaults of a kind, the
// number of those left out. O(jobs + (texts + names) log names). Verified by: tests/programme/pool_options_test.cpp.

#include <cstdint>
#include <vector>

#include "models/demand/trace/trace.hpp"
#include "models/fleet/machine_spec.hpp"
#include "models/issue/issue.hpp"

namespace tranche {

inline constexpr std::int32_t kMaxPartition = 65'535;  // of an SWF on a machine; more is a fault
inline constexpr std::size_t kMaxPoolFaults = 20;

// By TraceJob::pool + 1, so that index 0 is "not recorded"; numbers of pools of the machine. Every index that a job of
// the trace has is there, and its list is not empty, unless there was a fault.
using PoolOptions = std::vector<std::vector<std::uint16_t>>;

PoolOptions poolOptions(const Trace& trace, const MachineSpec& machine, Issues& issues);

}  // namespace tranche
