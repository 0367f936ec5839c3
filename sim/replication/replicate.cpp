// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/replication/replicate.hpp"

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/info.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>

#include <exception>
#include <vector>

#include "sim/kernel/contract.hpp"

namespace tranche {

int threadsOfMachine() {
    return tbb::info::default_concurrency();
}

}  // namespace tranche

namespace tranche::replication {

namespace {

int threadsOf(const ReplicationPlan& plan) {
    return plan.threads > 0 ? plan.threads : threadsOfMachine();
}

// What became of the index that a slot holds.
struct Attempt {
    std::exception_ptr failure;
    bool cut = false;  // ended after the cancel flag went up: perhaps not whole
};

// Makes what one stage wrote visible to whoever enters a stage later. oneTBB orders the stages already, but
// inside its library, where race detectors do not see it; two atomic additions a stage say it again.
class Handover {
public:
    explicit Handover(std::atomic<std::uint64_t>& baton) : baton_(baton) { pass(); }
    ~Handover() { pass(); }
    Handover(const Handover&) = delete;
    Handover& operator=(const Handover&) = delete;

private:
    void pass() { baton_.fetch_add(1, std::memory_order_acq_rel); }

    std::atomic<std::uint64_t>& baton_;
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
    std::atomic<std::uint64_t> baton{0};
    std::atomic<bool> stopped{false};  // set by the last stage, seen by the others
    std::exception_ptr failure;        // of the first index in order that failed; last stage only
    std::int64_t failedIndex = 0;
    std::int64_t next = 0;  // first stage only

    // At most `window` indices are between the first and the last stage, and the last takes them in order, so
    // index % window is a slot that nobody else holds.
    std::vector<Attempt> attempts(window);
    const auto slotOf = [window](std::int64_t index) { return static_cast<std::size_t>(index) % window; };
    const auto start = [&](tbb::flow_control& flow) -> std::int64_t {
        const Handover handover(baton);
        if (stopped.load() || next == plan.max || cancelled()) {
            flow.stop();
            return 0;
        }
        return next++;
    };
    const auto work = [&](std::int64_t index) {
        const Handover handover(baton);
        if (stopped.load()) return index;
        Attempt attempt{nullptr, cancelled()};
        try {
            if (!attempt.cut) steps.run(index, slotOf(index));
        } catch (...) {
            attempt.failure = std::current_exception();
        }
        attempt.cut = attempt.cut || cancelled();
        attempts[slotOf(index)] = std::move(attempt);
        return index;
    };
    const auto finish = [&](std::int64_t index) {
        const Handover handover(baton);
        if (stopped.load()) return;
        Attempt attempt = std::move(attempts[slotOf(index)]);
        if (attempt.cut) {
            stopped = true;
        } else if (attempt.failure) {
            failure = std::move(attempt.failure);
            failedIndex = index;
            stopped = true;
        } else {
            ++report.consumed;
            if (steps.accept(index, slotOf(index))) {
                report.stop = ReplicationStop::enough;
                stopped = true;
            }
        }
    };

    // Let oneTBB have as many threads as asked for, even more than the machine's.
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism,
                                    static_cast<std::size_t>(threads));
    tbb::task_arena arena(threads);
    arena.execute([&] {
        tbb::parallel_pipeline(
            window, tbb::make_filter<void, std::int64_t>(tbb::filter_mode::serial_in_order, start) &
                        tbb::make_filter<std::int64_t, std::int64_t>(tbb::filter_mode::parallel, work) &
                        tbb::make_filter<std::int64_t, void>(tbb::filter_mode::serial_in_order, finish));
    });

    const Handover last(baton);
    if (failure) rethrow(failedIndex, failure);
    if (report.stop != ReplicationStop::enough && report.consumed < plan.max)
        report.stop = ReplicationStop::cancelled;
    return report;
}

}  // namespace tranche::replication
