// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Runs the cells of one shard on threads:
//
//   for every cell c of the shard that is not done:
//       ready = preparePoint(point of c)                       cells of one point share it
//       for r in replications of c: values = known(id) or metrics of simulate(ready, {seed, r})
//       deliver(cell)                                          one at a time, in order of cells
//
// Precision  where the experiment stops on one, a cell is a whole point and ends at the first replication, from `min` on,
//            after which the half-width is small enough (precision.hpp); replications in which the metric is undefined do
//            not count towards it.
// Stop       when *stop becomes true, runs under way are finished and delivered (as partial cells), no other is begun.
// Cancel     when *cancel becomes true, runs under way are cut short and lost.
// Failure    a run that breaks an invariant is delivered with the message and no values; the others go on.
// Threads    what is delivered depends neither on their number nor on shards, but for `seconds`.
// Cost: beside the runs one reading of the scenario a point and microseconds a run; memory: the points and cells in
// flight, at most kCellsInFlight a thread. Verified by: tests/experiment/sweep_work_test.cpp.

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "models/experiment/sweep/sweep.hpp"

namespace tranche {

inline constexpr int kCellsInFlight = 16;

struct SweepRun {
    std::string id;
    std::int64_t replication = 0;
    std::vector<double> values;  // by metric; NaN: undefined, or not a metric of this scenario
    std::string failure;         // then without values
};

struct CellResult {
    std::int64_t cell = 0, point = 0;
    std::string digest, refusal;
    std::vector<SweepRun> runs;
    bool complete = true;
    std::int64_t simulated = 0;  // runs that were not known before
    double seconds = 0;          // of thread time spent on it
};

struct WorkRequest {
    std::int64_t shard = 1, of = 1;
    int threads = 0;  // 0: as many as the machine has
    const std::atomic<bool>* stop = nullptr;
    const std::atomic<bool>* cancel = nullptr;
    std::function<bool(std::int64_t cell)> done;  // from any thread
    // Values of a run that was made before; from any thread.
    std::function<std::optional<std::vector<double>>(const std::string& id)> known;
    std::function<void(CellResult&&)> deliver;
};

// Whether every cell of the shard is done.
bool workOn(const Sweep&, const WorkRequest&);

}  // namespace tranche
