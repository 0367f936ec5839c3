// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Replays the jobs of a trace on a machine under a queue policy: the same schedulers that serve rolling intake, driven by
// the same event loop. At one instant all ends, then changes of capacity, then all arrivals, then one pass. A job ends
// after its run time or its estimate, whichever is less; on a pool of another speed both are divided by it, to the
// nearest millisecond. Replay is open-loop: users in the trace reacted to their own queue.
//
//   wait                start - submit
//   bounded slowdown    max(1, (wait + run) / max(run, 10 s))      (Feitelson et al. 1997)
//   utilization         sum(run x size) / (GPUs there x time, first submit to last end)
//
// One pool of GPUs that never changes is served by QueueScheduler, every other machine by PoolScheduler.
// Capacity  announced changes are known ahead; others come as a surprise. Who runs on what is lost runs to its end and
//           no one starts in its place; see DownRule for those that then are too large for what is left.
// O(events log running) besides the policy; 16 bytes a job besides the trace, 8 more while the figures are made.
// Verified by: tests/programme/replay_test.cpp (four schedules of a real log, job for job), replay_machine_test.cpp.

#include <cstdint>
#include <span>
#include <vector>

#include "models/allocation/queue/queue_scheduler.hpp"
#include "models/demand/trace/trace.hpp"
#include "models/fleet/machine_spec.hpp"
#include "models/programme/pool_options.hpp"
#include "models/programme/replay_figures.hpp"
#include "sim/kernel/spectator.hpp"

namespace tranche {

struct ReplayRequest {
    std::span<const TraceJob> jobs;  // in order of submission, as readTrace gives them
    std::int64_t gpus = 0;           // of the one pool; not looked at with a machine
    QueuePolicy policy;
    FairShareAccounts accounts = FairShareAccounts();  // half-life and damping; without an account
    const MachineSpec* machine = nullptr;
    const PoolOptions* options = nullptr;  // poolOptions() of the trace on the machine
};

struct ReplayedJob {
    Time start = kNever;  // [ms since the start of the trace]; kNever: never
    bool backfilled = false;
    std::uint16_t pool = 0;
};

struct ReplayResult {
    std::vector<ReplayedJob> jobs;  // as in the request
    ReplayFigures figures;
    ReplaySeries series;
    bool cancelled = false;
};

// `interval` [ms] of the time series; 0: 1,024 to 2,048 over a long trace (replay_gauge.hpp).
ReplayResult replayTrace(const ReplayRequest&, Duration interval = 0, const Spectator& = {});

Duration runOf(const TraceJob&, double speed = 1);  // what the job really runs: at most its estimate
double boundedSlowdown(Duration wait, Duration run);

}  // namespace tranche
