// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Independent replications on threads, with the answer of a sequential loop:
//
//   for index = 0, 1, ... max - 1:
//       consume(index, run(index))
//       if index + 1 >= min and enough(index + 1): stop
//
// What is delivered depends on the index alone, so results are the same bytes for any number of threads.
// Replications ahead of the front are run on speculation, at most `window` of them at once (memory does not
// grow with max), and thrown away when the stop comes before their turn.
//
// Threads   run() is called from several threads at once and must share nothing mutable; consume(), enough()
//           and progress() are called one at a time, in order of index, on any of the threads. All return before
//           replicate() does.
// Failure   an exception out of run(i) ends everything with ReplicationFailed(i), the original nested inside,
//           after results 0..i-1 were consumed; if enough() stops before i it is never heard of. One out of
//           consume(), enough() or progress() passes through as it is.
// Cancel    when *watch.cancel becomes true no further replication starts, and those that end after it are
//           dropped, as a run that watches the same flag may be cut short. What was consumed is a prefix.
//
// Cost: one task an index on oneTBB, some microseconds; a run should take longer than that.
// Verified by tests/sim/replicate_test.cpp.

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace tranche {

struct ReplicationPlan {
    std::int64_t min = 10;  // enough() is not asked before
    std::int64_t max = 30;
    int threads = 0;  // 0: as many as the machine has
    int window =
        0;  // replications in flight or waiting for their turn; 0: 1 with one thread, else 4 a thread
};

struct ReplicationWatch {
    const std::atomic<bool>* cancel = nullptr;
    std::function<void(std::int64_t consumed)> progress;  // after each consume
};

enum class ReplicationStop { enough, maximum, cancelled };

struct ReplicationReport {
    std::int64_t consumed = 0;
    ReplicationStop stop = ReplicationStop::maximum;
};

int threadsOfMachine();  // what 0 threads mean

class ReplicationFailed : public std::runtime_error {
public:
    ReplicationFailed(std::int64_t index, const std::string& what)
        : std::runtime_error("replication " + std::to_string(index) + ": " + what), index_(index) {}

    std::int64_t index() const { return index_; }

private:
    std::int64_t index_;
};

// The same without a type of result: run() leaves it in a slot, accept() takes it out and tells whether to
// stop. A slot is one of 0 .. window - 1, and belongs to one index at a time.
namespace replication {

struct Steps {
    std::function<void(std::int64_t index, std::size_t slot)> run;
    std::function<bool(std::int64_t index, std::size_t slot)> accept;
};

std::size_t windowOf(const ReplicationPlan& plan);
ReplicationReport inOrder(const ReplicationPlan& plan, const Steps& steps, const ReplicationWatch& watch);

}  // namespace replication

template <class Run, class Consume, class Enough>
ReplicationReport replicate(const ReplicationPlan& plan, Run&& run, Consume&& consume, Enough&& enough,
                            const ReplicationWatch& watch = {}) {
    using Result = std::decay_t<std::invoke_result_t<Run&, std::int64_t>>;
    std::vector<std::optional<Result>> slots(replication::windowOf(plan));
    const replication::Steps steps{
        [&](std::int64_t index, std::size_t slot) { slots[slot].emplace(run(index)); },
        [&](std::int64_t index, std::size_t slot) {
            Result result = std::move(*slots[slot]);
            slots[slot].reset();
            consume(index, std::move(result));
            if (watch.progress) watch.progress(index + 1);
            return index + 1 >= plan.min && enough(index + 1);
        }};
    return replication::inOrder(plan, steps, watch);
}

}  // namespace tranche
