// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Who watches a run without taking part: it counts, it may ask the run to stop, it may see each event go by.
// It is given no way to schedule, so a watched run and an unwatched one have the same events.
//
// cancel    read every kPollEvents events and once before the first; true ends the run (StopReason::cancelled).
// progress  events is added to at the same moments and when the run ends, so several runs may share one;
//           now [ms] is the clock of whichever run wrote last.
// trace     called before each event is handled, on the thread of the run. It must not throw.
// Threads   cancel and progress are atomics of the caller and must outlive the run; any thread may use them.
// Cost      nothing when a pointer is null but a predicted branch.
// Verified by tests/sim/spectator_test.cpp.

#include <atomic>
#include <cstdint>

#include "sim/kernel/event.hpp"

namespace tranche {

struct Progress {
    std::atomic<std::uint64_t> events{0};  // handled
    std::atomic<Time> now{0};              // [ms since the epoch]
};

struct Spectator {
    using Trace = void (*)(void* context, const Event& event);

    const std::atomic<bool>* cancel = nullptr;
    Progress* progress = nullptr;
    Trace trace = nullptr;
    void* traceContext = nullptr;  // handed back to trace
};

inline constexpr std::uint64_t kPollEvents = 4096;  // a power of 2

}  // namespace tranche
