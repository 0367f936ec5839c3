// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/replication/replicate.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <cstring>
#include <limits>
#include <thread>
#include <vector>

#include "sim/kernel/contract.hpp"
#include "sim/random/distribution.hpp"
#include "sim/random/stream.hpp"
#include "sim/replication/precision.hpp"

using namespace tranche;

namespace {

// A replication whose length varies with its index, so that threads overtake one another.
double mean(std::int64_t index) {
    Draws draws(Stream(RunKey{11, static_cast<std::uint64_t>(index)}, purposeOf("replicate"), 0));
    const Distribution law = Distribution::exponential(10);
    const int n = 50 + static_cast<int>(index * 7919 % 13) * 400;
    double sum = 0.0;
    for (int i = 0; i < n; ++i) sum += law.quantile(draws.next());
    return sum / n;
}

struct Outcome {
    ReplicationReport report;
    Tally tally;
    std::vector<double> values;
};

Outcome untilPrecise(int threads, int window = 0) {
    Outcome outcome;
    std::int64_t asked = 0;
    outcome.report = replicate(
        ReplicationPlan{10, 2000, threads, window}, mean,
        [&](std::int64_t index, double&& value) {
            REQUIRE(index == static_cast<std::int64_t>(outcome.values.size()));
            outcome.values.push_back(value);
            outcome.tally.add(value);
        },
        [&](std::int64_t n) {
            REQUIRE(n == outcome.tally.count());
            REQUIRE(n >= 10);
            REQUIRE(n > asked);
            asked = n;
            return relativePrecisionReached(outcome.tally, 0.01, 0.95);
        });
    return outcome;
}

const auto neverEnough = [](std::int64_t) { return false; };

}  // namespace

TEST_CASE("The results are the same bytes for 1, 2 and 4 threads, and stop at the same replication") {
    const Outcome one = untilPrecise(1);
    CHECK(one.report.stop == ReplicationStop::enough);
    CHECK(one.report.consumed > 10);
    CHECK(one.report.consumed < 2000);
    for (const int threads : {2, 4, 0})
        for (const int window : {0, 1, 3, 64}) {
            CAPTURE(threads);
            CAPTURE(window);
            const Outcome other = untilPrecise(threads, window);
            REQUIRE(other.report.consumed == one.report.consumed);
            CHECK(other.report.stop == one.report.stop);
            CHECK(std::memcmp(other.values.data(), one.values.data(), sizeof(double) * one.values.size()) ==
                  0);
            const double a = one.tally.variance(), b = other.tally.variance();
            CHECK(std::memcmp(&a, &b, sizeof a) == 0);
        }
}

TEST_CASE("Replications follow a plain loop, to the maximum when nothing stops them") {
    std::vector<double> got;
    const ReplicationReport report = replicate(
        ReplicationPlan{1, 57, 3}, mean, [&](std::int64_t, double v) { got.push_back(v); }, neverEnough);
    CHECK(report.consumed == 57);
    CHECK(report.stop == ReplicationStop::maximum);
    REQUIRE(got.size() == 57);
    for (std::int64_t i = 0; i < 57; ++i) CHECK(got[static_cast<std::size_t>(i)] == mean(i));
}

TEST_CASE("Speculation never runs further ahead than the window") {
    std::atomic<std::int64_t> started{0};
    std::atomic<std::int64_t> consumed{0};
    std::atomic<std::int64_t> furthest{0};
    replicate(
        ReplicationPlan{1, 300, 4, 6},
        [&](std::int64_t index) {
            const std::int64_t ahead = ++started - consumed.load();
            std::int64_t seen = furthest.load();
            while (ahead > seen && !furthest.compare_exchange_weak(seen, ahead)) {
            }
            if (index % 50 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(5));
            return index;
        },
        [&](std::int64_t, std::int64_t) { ++consumed; }, neverEnough);
    CHECK(furthest.load() <= 6);
    CHECK(furthest.load() >= 2);
}

TEST_CASE("Results are moved, never copied, and thrown away when the stop comes first") {
    const auto live = std::make_shared<int>(0);
    std::vector<std::unique_ptr<std::shared_ptr<int>>> kept;
    const ReplicationReport report = replicate(
        ReplicationPlan{5, 100, 4},
        [&](std::int64_t) { return std::make_unique<std::shared_ptr<int>>(live); },
        [&](std::int64_t, std::unique_ptr<std::shared_ptr<int>>&& r) { kept.push_back(std::move(r)); },
        [](std::int64_t n) { return n == 7; });
    CHECK(report.consumed == 7);
    CHECK(report.stop == ReplicationStop::enough);
    CHECK(kept.size() == 7);
    CHECK(live.use_count() == 8);
}

TEST_CASE("A failure names its replication, keeps the cause, and comes after the results before it") {
    for (const int threads : {1, 2, 4}) {
        CAPTURE(threads);
        std::int64_t consumed = 0;
        std::string cause;
        std::int64_t index = -1;
        try {
            replicate(
                ReplicationPlan{1, 100, threads},
                [](std::int64_t i) {
                    if (i == 23 || i == 24) throw InvariantBroken("ledger does not close");
                    return mean(i);
                },
                [&](std::int64_t, double) { ++consumed; }, neverEnough);
        } catch (const ReplicationFailed& failed) {
            index = failed.index();
            CHECK(std::string(failed.what()) == "replication 23: ledger does not close");
            try {
                std::rethrow_if_nested(failed);
            } catch (const InvariantBroken& broken) {
                cause = broken.what();
            }
        }
        CHECK(index == 23);
        CHECK(consumed == 23);
        CHECK(cause == "ledger does not close");
    }
}

TEST_CASE("A failure beyond the stop is never heard of") {
    for (const int threads : {1, 4}) {
        const ReplicationReport report = replicate(
            ReplicationPlan{1, 100, threads, 32},
            [](std::int64_t i) {
                if (i >= 12) throw std::runtime_error("too far");
                return i;
            },
            [](std::int64_t, std::int64_t) {}, [](std::int64_t n) { return n == 12; });
        CHECK(report.consumed == 12);
    }
}

TEST_CASE("An exception of the consumer passes through as it is") {
    for (const int threads : {1, 4})
        CHECK_THROWS_AS(replicate(
                            ReplicationPlan{1, 50, threads}, mean,
                            [](std::int64_t i, double) {
                                if (i == 9) throw std::out_of_range("disk full");
                            },
                            neverEnough),
                        std::out_of_range);
}

TEST_CASE("A cancelled study keeps a prefix, and drops what ended after the flag went up") {
    for (const int threads : {1, 2, 4}) {
        CAPTURE(threads);
        std::atomic<bool> cancel{false};
        std::vector<double> got;
        std::int64_t reported = 0;
        ReplicationWatch watch;
        watch.cancel = &cancel;
        watch.progress = [&](std::int64_t n) { reported = n; };
        const ReplicationReport report = replicate(
            ReplicationPlan{1, 100000, threads},
            [&](std::int64_t i) {
                if (i == 40) cancel = true;
                return cancel ? std::numeric_limits<double>::quiet_NaN() : mean(i);  // cut short
            },
            [&](std::int64_t, double v) { got.push_back(v); }, neverEnough, watch);
        CHECK(report.stop == ReplicationStop::cancelled);
        CHECK(report.consumed <= 40);
        CHECK(reported == report.consumed);
        REQUIRE(got.size() == static_cast<std::size_t>(report.consumed));
        for (std::size_t i = 0; i < got.size(); ++i) CHECK(got[i] == mean(static_cast<std::int64_t>(i)));
    }
}

TEST_CASE("A study cancelled before it starts runs nothing") {
    const std::atomic<bool> cancel{true};
    std::atomic<int> runs{0};
    const ReplicationReport report = replicate(
        ReplicationPlan{1, 10, 2}, [&](std::int64_t) { return ++runs; }, [](std::int64_t, int) {},
        neverEnough, ReplicationWatch{&cancel, {}});
    CHECK(report.consumed == 0);
    CHECK(report.stop == ReplicationStop::cancelled);
    CHECK(runs == 0);
}

TEST_CASE("A plan that makes no sense is refused") {
    const auto run = [](ReplicationPlan plan) {
        return replicate(
            plan, mean, [](std::int64_t, double) {}, neverEnough);
    };
    CHECK_THROWS_AS(run({0, 10}), ContractViolation);
    CHECK_THROWS_AS(run({11, 10}), ContractViolation);
    CHECK_THROWS_AS(run({1, 10, -1}), ContractViolation);
}

TEST_CASE("Relative precision asks for ten replications and compares with gamma / (1 + gamma)") {
    Tally tally;
    for (int i = 0; i < 9; ++i) tally.add(5.0);
    CHECK_FALSE(relativePrecisionReached(tally, 0.05, 0.95));
    tally.add(5.0);
    CHECK(relativePrecisionReached(tally, 0.05, 0.95));

    // Ten values 100 +- d: half-width 2.262157 x d sqrt(10 / 9) / sqrt 10, limit 100 x 0.05 / 1.05 = 4.7619
    const auto spread = [](double d) {
        Tally t;
        for (int i = 0; i < 10; ++i) t.add(i % 2 ? 100 + d : 100 - d);
        return t;
    };
    const double most = 100 * 0.05 / 1.05 * 3.0 / 2.262157162798;
    CHECK(relativePrecisionReached(spread(most - 1e-6), 0.05, 0.95));
    CHECK_FALSE(relativePrecisionReached(spread(most + 1e-6), 0.05, 0.95));
    CHECK_FALSE(relativePrecisionReached(Tally(), 0.05, 0.95));
}
