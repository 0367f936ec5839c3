// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/replication/replicate.hpp"

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/info.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>

#include <exception>

#include "sim/kernel/contract.hpp"

namespace tranche::replication {

namespace {

int threadsOf(const ReplicationPlan& plan) {
    return plan.threads > 0 ? plan.threads : tbb::info::default_concurrency();
}

// An index on its way through the pipeline.
struct Attempt {
    std::int64_t index = 0;
    std::size_t slot = 0;
    std::exception_ptr failure;
    bool cut = false;  // ended after the cancel flag went up: perhaps not whole
};

[[noreturn]] void rethrow(std::int64_t index, const std::exception_ptr& failure) {
    try {
        std::rethrow_exception(failure);
    } catch (const std::exception& original) {
        std::throw_with_nested(ReplicationFailed(index, original.what()));
    } catch (...) {
        std::throw_with_nested(ReplicationFailed(index, "an exception of unknown type"));
    }
}

}  // namespace

std::size_t windowOf(const ReplicationPlan& plan) {
    expects(plan.min >= 1 && plan.max >= plan.min, "1 <= min <= max replications");
    expects(plan.threads >= 0 && plan.window >= 0, "threads and window at least 0");
    if (plan.window > 0) return static_cast<std::size_t>(plan.window);
    const int threads = threadsOf(plan);
    return threads == 1 ? 1 : static_cast<std::size_t>(threads) * 4;
}

ReplicationReport inOrder(const ReplicationPlan& plan, const Steps& steps, const ReplicationWatch& watch) {
    const std::size_t window = windowOf(plan);
    const int threads = threadsOf(plan);
    const auto cancelled = [&watch] {
        return watch.cancel != nullptr && watch.cancel->load(std::memory_order_acquire);
    };

    ReplicationReport report;
    std::atomic<bool> stopped{false};  // set by the last stage, seen by the others
    std::exception_ptr failure;        // of the first index in order that failed; last stage only
    std::int64_t failedIndex = 0;
    std::int64_t next = 0;  // first stage only

    // At most `window` indices are between the first and the last stage, and the last takes them in order, so
    // index % window is a slot that nobody else holds.
    const auto start = [&](tbb::flow_control& flow) {
        if (stopped.load(std::memory_order_acquire) || next == plan.max || cancelled()) {
            flow.stop();
            return Attempt{};
        }
        const std::int64_t index = next++;
        return Attempt{index, static_cast<std::size_t>(index) % window, nullptr, false};
    };
    const auto work = [&](Attempt attempt) {
        if (stopped.load(std::memory_order_acquire)) return attempt;
        attempt.cut = cancelled();
        try {
            if (!attempt.cut) steps.run(attempt.index, attempt.slot);
        } catch (...) {
            attempt.failure = std::current_exception();
        }
        attempt.cut = attempt.cut || cancelled();
        return attempt;
    };
    const auto finish = [&](const Attempt& attempt) {
        if (stopped.load(std::memory_order_relaxed)) return;
        if (attempt.cut) {
            stopped.store(true, std::memory_order_release);
        } else if (attempt.failure) {
            failure = attempt.failure;
            failedIndex = attempt.index;
            stopped.store(true, std::memory_order_release);
        } else {
            ++report.consumed;
            if (steps.accept(attempt.index, attempt.slot)) {
                report.stop = ReplicationStop::enough;
                stopped.store(true, std::memory_order_release);
            }
        }
    };

    // Let oneTBB have as many threads as asked for, even more than the machine's.
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism,
                                    static_cast<std::size_t>(threads));
    tbb::task_arena arena(threads);
    arena.execute([&] {
        tbb::parallel_pipeline(
            window, tbb::make_filter<void, Attempt>(tbb::filter_mode::serial_in_order, start) &
                        tbb::make_filter<Attempt, Attempt>(tbb::filter_mode::parallel, work) &
                        tbb::make_filter<Attempt, void>(tbb::filter_mode::serial_in_order, finish));
    });

    if (failure) rethrow(failedIndex, failure);
    if (report.stop != ReplicationStop::enough && report.consumed < plan.max)
        report.stop = ReplicationStop::cancelled;
    return report;
}

}  // namespace tranche::replication
