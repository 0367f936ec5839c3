// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/solve/threshold_search.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <functional>
#include <limits>
#include <queue>

#include "models/analytic/multi_server_queue.hpp"
#include "models/experiment/solve/exact_proportion.hpp"
#include "sim/kernel/contract.hpp"
#include "sim/random/elementary.hpp"
#include "sim/random/stream.hpp"
#include "tests/analytic/near.hpp"

namespace tranche {
namespace {

constexpr auto kNoise = purposeOf("test.threshold.noise");
constexpr auto kArrival = purposeOf("test.threshold.arrival");
constexpr auto kService = purposeOf("test.threshold.service");

double normal(std::uint64_t seed, std::uint64_t stream, std::uint64_t draw) {
    return elementary::normalQuantile(Stream({seed, 0}, kNoise, stream).uniform(draw));
}

// A curve with noise of standard deviation sd, the same at all points but for a tenth of it.
ThresholdSampler noisy(std::function<double(std::int64_t)> curve, double sd, std::uint64_t seed = 1) {
    return [=](std::int64_t point, std::int64_t first, std::int64_t count) {
        std::vector<double> values;
        for (std::int64_t r = first; r < first + count; ++r) {
            const auto draw = static_cast<std::uint64_t>(r);
            values.push_back(curve(point) +
                             sd * (normal(seed, 0, draw) +
                                   0.1 * normal(seed, static_cast<std::uint64_t>(point) + 1, draw)));
        }
        return std::optional(values);
    };
}

ThresholdPlan plan(Target target, std::int64_t low, std::int64_t high) {
    ThresholdPlan p;
    p.target = target;
    p.low = low;
    p.high = high;
    return p;
}

const Target kAtMost30{Comparison::atMost, 30};

}  // namespace

TEST_CASE("a crossing is found to the point, from below and from above, for all four signs") {
    for (const std::int64_t truth : {1, 2, 37, 99, 100}) {
        CAPTURE(truth);
        const auto falling = noisy([=](auto x) { return 30.5 - static_cast<double>(x - truth + 1); }, 0.01);
        for (const Comparison c : {Comparison::atMost, Comparison::below}) {
            const ThresholdAnswer a = findThreshold(plan({c, 30}, 0, 100), falling);
            CHECK(a.end == ThresholdEnd::found);
            CHECK(a.rising);
            CHECK(a.single());
            CHECK(a.firstMet == truth);
            CHECK(a.lastMissed == truth - 1);
            CHECK(a.likely == truth);
            CHECK(a.contradictions.empty());
        }
        for (const Comparison c : {Comparison::atLeast, Comparison::above}) {
            const ThresholdAnswer a = findThreshold(plan({c, 30}, 0, 100), falling);
            CHECK_FALSE(a.rising);
            CHECK(a.firstMet == truth - 1);
            CHECK(a.lastMissed == truth);
        }
    }
}

TEST_CASE("bisection needs about log2 of the points, and each probe stops as soon as it is certain") {
    const ThresholdAnswer a = findThreshold(
        plan(kAtMost30, 0, 1 << 16), noisy([](auto x) { return 50'000.5 - static_cast<double>(x); }, 1));
    CHECK(a.single());
    CHECK(a.firstMet == 49971);
    CHECK(a.probes.size() <= 18);
    int shortest = 0, longer = 0;
    for (const ThresholdProbe& p : a.probes) (p.values.size() == 10 ? shortest : longer) += 1;
    CHECK(shortest > longer);
    CHECK(longer > 0);
}

TEST_CASE("a start and doubling steps find a crossing far away on either side") {
    for (const Bracketing way : {Bracketing::up, Bracketing::around}) {
        ThresholdPlan p = plan(kAtMost30, 0, 1 << 20);
        p.bracketing = way;
        p.start = 5;
        const ThresholdAnswer a =
            findThreshold(p, noisy([](auto x) { return 1030.5 - static_cast<double>(x); }, 1));
        CHECK(a.single());
        CHECK(a.firstMet == 1001);
        CHECK(a.probes.back().point < 3000);
    }
    ThresholdPlan p = plan(kAtMost30, 0, 1 << 20);
    p.bracketing = Bracketing::down;
    p.start = 1 << 19;
    CHECK(findThreshold(p, noisy([](auto x) { return 1030.5 - static_cast<double>(x); }, 1)).firstMet ==
          1001);
    p.bracketing = Bracketing::up;
    p.start = 0;
    p.high = 100;
    CHECK(findThreshold(p, noisy([](auto x) { return 1030.5 - static_cast<double>(x); }, 1)).end ==
          ThresholdEnd::nowhere);
    CHECK(findThreshold(p, noisy([](auto x) { return 10 - static_cast<double>(x); }, 1)).end ==
          ThresholdEnd::everywhere);
}

TEST_CASE("a curve that lies on the target for a stretch gives an interval that holds the stretch") {
    // 31 up to point 39, 30 exactly from 40 to 59, 29 from 60: nothing can tell 40..59.
    const auto curve = [](std::int64_t x) { return x < 40 ? 31.0 : x < 60 ? 30.0 : 29.0; };
    ThresholdPlan p = plan(kAtMost30, 0, 100);
    p.most = 80;
    const ThresholdAnswer a = findThreshold(p, noisy(curve, 1));
    CHECK(a.end == ThresholdEnd::found);
    CHECK(a.lastMissed == 39);
    CHECK(a.firstMet == 60);
    CHECK_FALSE(a.single());
    REQUIRE(a.likely);
    CHECK(*a.likely >= 40);
    CHECK(*a.likely <= 60);
    CHECK(static_cast<std::int64_t>(a.probes.size()) <= a.mostProbes);
}

TEST_CASE(
    "a best guess in a wide open stretch is where the sampled curve crosses, not the end of the stretch") {
    // A tenth a point against a standard deviation of 20: some hundred points stay open, and 40 observations say where the
    // sampled curve crosses.
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        CAPTURE(seed);
        for (const bool rising : {true, false}) {
            const auto curve = [=](std::int64_t x) {
                return 40 + 0.1 * static_cast<double>(rising ? x - 800 : 800 - x);
            };
            const ThresholdSampler sampler = noisy(curve, 20, seed);
            ThresholdPlan p = plan({Comparison::atLeast, 40}, 0, 4000);
            p.most = 40;
            const ThresholdAnswer a = findThreshold(p, sampler);
            REQUIRE(a.likely);
            CHECK(static_cast<std::int64_t>(a.probes.size()) <= a.mostProbes);
            const auto meanAt = [&](std::int64_t x) {
                double sum = 0;
                const auto values = sampler(x, 0, 40);
                for (const double v : *values) sum += v;
                return sum / 40;
            };
            // The own noise of a point is a tenth of 20, over 40 observations .3: three points; nine on three deviations.
            CHECK(std::abs(meanAt(*a.likely) - 40) < 1.5);
            if (!a.guessedBetween) continue;
            CHECK(*a.likely >= a.guessedBetween->first);
            CHECK(*a.likely <= a.guessedBetween->second);
            CHECK(a.guessedBetween->second - a.guessedBetween->first > 1);
        }
    }
}

TEST_CASE("where an end itself is open the answer is bounded on the other side only") {
    ThresholdPlan p = plan(kAtMost30, 0, 16);
    p.most = 40;
    const ThresholdAnswer top =
        findThreshold(p, noisy([](auto x) { return 46.0 - static_cast<double>(x); }, 2));
    CHECK(top.end == ThresholdEnd::found);
    CHECK(top.rising);
    REQUIRE(top.lastMissed);
    CHECK(*top.lastMissed >= 12);
    CHECK_FALSE(top.firstMet);
    const ThresholdAnswer flat = findThreshold(p, noisy([](auto) { return 30.0; }, 2));
    CHECK(flat.end == ThresholdEnd::open);
    CHECK_FALSE(flat.firstMet);
    CHECK_FALSE(flat.lastMissed);
}

TEST_CASE("verdicts are wrong in fewer experiments than promised, and the answer right in more") {
    int wrong = 0, certain = 0;
    const int experiments = 300;
    for (std::uint64_t seed = 0; seed < experiments; ++seed) {
        ThresholdPlan p = plan(kAtMost30, 0, 63);
        p.confidence = 0.8;
        p.most = 1280;
        // Slope .5: the neighbours of the crossing are .25 from the target, an eighth of a standard deviation.
        const ThresholdAnswer a = findThreshold(
            p, noisy([](auto x) { return 30 + 0.5 * (20.5 - static_cast<double>(x)); }, 2, seed));
        bool fault = false;
        for (const ThresholdProbe& probe : a.probes)
            fault = fault || (probe.verdict == Verdict::met && probe.point < 21) ||
                    (probe.verdict == Verdict::missed && probe.point >= 21);
        wrong += fault;
        certain += a.single();
        if (a.lastMissed && a.firstMet && !fault) {
            CHECK(*a.lastMissed < 21);
            CHECK(*a.firstMet >= 21);
        }
    }
    CAPTURE(certain);
    CHECK(wrong <= 0.2 * experiments);
    CHECK(certain > experiments / 2);
}

TEST_CASE("a dip that bisection passes over is seen where it was probed, and found by a scan") {
    // Falls by 1 a point, but 63 is 25 worse than it ought to be (more of it makes it worse for once).
    const auto curve = [](std::int64_t x) { return 90.5 - static_cast<double>(x) + (x == 63 ? 25.0 : 0.0); };
    ThresholdPlan p = plan(kAtMost30, 0, 100);
    const ThresholdAnswer blind = findThreshold(p, noisy(curve, 1));
    CHECK(blind.firstMet == 61);
    p.scan = 3;
    const ThresholdAnswer seen = findThreshold(p, noisy(curve, 1));
    CHECK(seen.firstMet == 61);
    REQUIRE_FALSE(seen.contradictions.empty());
    bool byVerdict = false, byDifference = false;
    for (const Contradiction& c : seen.contradictions) {
        CHECK(c.meeting == 63);
        CHECK(c.missing < 63);
        byVerdict = byVerdict || c.byVerdict;
        byDifference = byDifference || c.difference.low > 0;
    }
    CHECK(byVerdict);
    CHECK(byDifference);
}

TEST_CASE("a window that neither end shows is found by its quarters and told as not monotone") {
    const auto curve = [](std::int64_t x) { return x >= 40 && x <= 60 ? 29.0 : 31.0; };
    const ThresholdAnswer a = findThreshold(plan(kAtMost30, 0, 100), noisy(curve, 0.5));
    CHECK(a.end == ThresholdEnd::found);
    CHECK(a.rising);
    CHECK(a.firstMet == 40);
    CHECK(a.single());
    REQUIRE_FALSE(a.contradictions.empty());
    for (const Contradiction& c : a.contradictions) CHECK(c.meeting == 100);
}

TEST_CASE("shares are judged by the exact interval, so ten times yes is not certainty") {
    ThresholdPlan p = plan({Comparison::atLeast, 0.9}, 0, 7);
    p.proportion = true;
    const auto sampler = [](std::int64_t point, std::int64_t first, std::int64_t count) {
        std::vector<double> values;
        for (std::int64_t r = first; r < first + count; ++r)
            values.push_back(r % 8 < point || point == 7 ? 1 : 0);  // point / 8 of them, all at 7
        return std::optional(values);
    };
    const ThresholdAnswer a = findThreshold(p, sampler);
    CHECK(a.firstMet == 7);
    CHECK(a.lastMissed == 6);
    CHECK(a.probes.back().n > 40);
    CHECK(exactProportion(0, 10, 0.95).high == near(0.3084971, 1e-6));  // 1 - .025^(1/10)
    CHECK(exactProportion(10, 10, 0.95).low == near(1 - 0.3084971, 1e-6));
    CHECK(exactProportion(7, 20, 0.95).low == near(0.1539092, 1e-6));
    CHECK(exactProportion(7, 20, 0.95).high == near(0.5921885, 1e-6));
    CHECK(exactProportion(0, 10, 0.95).low == 0);
}

TEST_CASE("what never varies is believed at the second look, what is undefined never") {
    const ThresholdAnswer still = findThreshold(plan(kAtMost30, 0, 8), [](std::int64_t point, std::int64_t,
                                                                          std::int64_t count) {
        return std::optional(std::vector<double>(static_cast<std::size_t>(count), point >= 5 ? 30.0 : 31.0));
    });
    CHECK(still.firstMet == 5);
    CHECK(still.single());
    for (const ThresholdProbe& p : still.probes) {
        CHECK(p.values.size() == 20);
        CHECK(p.constant);
    }
    const ThresholdAnswer none =
        findThreshold(plan(kAtMost30, 0, 8), [](std::int64_t, std::int64_t, std::int64_t count) {
            return std::optional(std::vector<double>(static_cast<std::size_t>(count), std::nan("")));
        });
    CHECK(none.end == ThresholdEnd::open);
    CHECK(none.probes.front().n == 0);
}

TEST_CASE("a point that the sampler refuses ends the search there, with what is known") {
    const ThresholdAnswer a = findThreshold(plan(kAtMost30, 0, 8), [](std::int64_t point, std::int64_t,
                                                                      std::int64_t count) {
        if (point == 4) return std::optional<std::vector<double>>();
        return std::optional(std::vector<double>(static_cast<std::size_t>(count), point >= 5 ? 29.0 : 31.0));
    });
    CHECK(a.end == ThresholdEnd::refused);
    CHECK(a.refusedAt == 4);
    CHECK(a.probes.size() == 3);
    CHECK_THROWS_AS(findThreshold(plan(kAtMost30, 3, 3), noisy([](auto) { return 0.0; }, 1)),
                    ContractViolation);
}

TEST_CASE("EX-THRESH: by the closed form 186 servers, and the waits on both sides of them") {
    const double tails[] = {.17939, .11605, .07488}, quantiles[] = {43.1, 32.7, 25.7};
    for (int i = 0; i < 3; ++i) {
        const MultiServerQueue queue(2, 1 / 90.0, 184 + i);
        CHECK(queue.waitTail(30) == near(tails[i], 1e-4));
        CHECK(queue.waitQuantile(0.9) == near(quantiles[i], 2e-3));
    }
    CHECK(MultiServerQueue(2, 1 / 90.0, 181).waitQuantile(0.9) == near(198.9, 5e-4));
    CHECK(smallestServers(2, 1 / 90.0, 30, 0.1) == 186);
    const ThresholdAnswer a =
        findThreshold(plan(kAtMost30, 181, 500), [](std::int64_t n, std::int64_t, std::int64_t count) {
            return std::optional(
                std::vector<double>(static_cast<std::size_t>(count),
                                    MultiServerQueue(2, 1 / 90.0, static_cast<int>(n)).waitQuantile(0.9)));
        });
    CHECK(a.firstMet == 186);
    CHECK(a.single());
}

TEST_CASE(
    "EX-THRESH: by simulation of the queue alone, certain at 90 %, also where the queue has no steady "
    "state") {
    // The share of waits above 30 days, which a window estimates without bias: Kiefer and Wolfowitz (1955), the servers'
    // ends in a heap. All points meet the same customers.
    const auto share = [](std::int64_t n, std::int64_t r) {
        const int burn = 60'000, customers = 500'000;
        const RunKey key{3, static_cast<std::uint64_t>(r)};
        Draws arrivals(Stream(key, kArrival, 0)), services(Stream(key, kService, 0));
        std::priority_queue<double, std::vector<double>, std::greater<>> ends;
        double now = 0;
        int above = 0;
        for (int c = 0; c < burn + customers; ++c) {
            now -= elementary::log(arrivals.next()) / 2;
            const double stay = -elementary::log(services.next()) * 90;
            double start = now;
            if (static_cast<std::int64_t>(ends.size()) == n) {
                start = std::max(now, ends.top());
                ends.pop();
            }
            ends.push(start + stay);
            above += c >= burn && start - now > 30;
        }
        return static_cast<double>(above) / customers;
    };
    ThresholdPlan p = plan({Comparison::atMost, 0.1}, 178, 194);
    p.first = 4;
    p.confidence = 0.9;
    const ThresholdAnswer a = findThreshold(p, [&](std::int64_t n, std::int64_t first, std::int64_t count) {
        std::vector<double> values;
        for (std::int64_t r = first; r < first + count; ++r) values.push_back(share(n, r));
        return std::optional(values);
    });
    CHECK(a.lastMissed == 185);
    CHECK(a.firstMet == 186);
    CHECK(a.contradictions.empty());
    for (const ThresholdProbe& probe : a.probes) {
        CAPTURE(probe.point);
        CAPTURE(probe.n);
        CAPTURE(probe.mean);
        if (probe.mean > 0.01 && probe.point > 180)
            CHECK(probe.interval.contains(
                MultiServerQueue(2, 1 / 90.0, static_cast<int>(probe.point)).waitTail(30)));
    }
}

}  // namespace tranche
