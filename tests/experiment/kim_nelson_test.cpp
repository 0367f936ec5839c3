// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/analysis/kim_nelson.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "sim/kernel/contract.hpp"
#include "sim/random/elementary.hpp"
#include "sim/random/stream.hpp"
#include "tests/analytic/near.hpp"

namespace tranche {
namespace {

constexpr auto kOwn = purposeOf("test.kn.own");
constexpr auto kShared = purposeOf("test.kn.shared");

double normal(std::uint64_t experiment, std::uint64_t purpose, std::uint64_t system, std::uint64_t draw) {
    return elementary::normalQuantile(Stream({experiment, 0}, purpose, system).uniform(draw));
}

struct Tried {
    int right = 0;
    double observations = 0;
};

// The slippage configuration: system `best` ahead of all others by just the indifference. `shared` is the part of the
// variance that all systems have in common.
Tried experiments(const KimNelsonRequest& request, std::size_t best, double shared, int count) {
    Tried tried;
    const double sign = request.better == Favour::higher ? 1 : -1;
    for (int e = 0; e < count; ++e) {
        KimNelson kn(request);
        for (std::uint64_t r = 0; !kn.finished(); ++r) {
            const double common = std::sqrt(shared) * normal(static_cast<std::uint64_t>(e), kShared, 0, r);
            std::vector<double> values;
            for (const std::size_t i : kn.surviving())
                values.push_back(common +
                                 std::sqrt(1 - shared) * normal(static_cast<std::uint64_t>(e), kOwn, i, r) +
                                 (i == best ? sign * request.indifference : 0));
            kn.observe(values);
        }
        tried.right += kn.best() == best;
        for (std::size_t i = 0; i < request.systems; ++i)
            tried.observations += static_cast<double>(kn.taken(i));
    }
    tried.observations /= count;
    return tried;
}

}  // namespace

TEST_CASE("KN keeps its promise over 1000 experiments at the edge of the indifference zone") {
    for (const Favour better : {Favour::higher, Favour::lower})
        for (const double confidence : {0.75, 0.95}) {
            const Tried tried = experiments({5, 10, confidence, 0.5, better}, 3, 0, 1000);
            CAPTURE(confidence);
            CAPTURE(tried.right);
            CHECK(tried.right / 1000.0 >= confidence);
        }
}

TEST_CASE("KN keeps its promise under common random numbers, and needs far fewer observations") {
    const Tried apart = experiments({5, 10, 0.95, 0.5, Favour::higher}, 0, 0, 1000);
    const Tried together = experiments({5, 10, 0.95, 0.5, Favour::higher}, 0, 0.8, 1000);
    CAPTURE(apart.observations);
    CAPTURE(together.observations);
    CHECK(together.right / 1000.0 >= 0.95);
    CHECK(together.observations < apart.observations / 2);
}

TEST_CASE("KN ends at the latest when nothing can be told apart any more, also with equal systems") {
    KimNelson same({3, 5, 0.9, 1, Favour::lower});
    for (std::uint64_t r = 0; r < 5; ++r) {
        CHECK_FALSE(same.finished());
        const double y = normal(1, kOwn, 0, r);
        same.observe(std::vector{y, y, y});
    }
    CHECK(same.finished());  // differences of 0 and no variance: nothing more can be learnt
    CHECK(same.best() == 0);
    CHECK(same.rounds() == 5);

    KimNelson noisy({2, 10, 0.95, 0.2, Favour::lower});
    for (std::uint64_t r = 0; !noisy.finished(); ++r) {
        noisy.observe(std::vector{normal(2, kOwn, 0, r), normal(2, kOwn, 1, r)});
        if (r >= 10 && !noisy.finished()) REQUIRE(static_cast<std::int64_t>(r) <= noisy.mostRounds());
    }
}

TEST_CASE("KN of one system is over after one round, and its first stage decides nothing") {
    KimNelson one({1, 10, 0.95, 1, Favour::higher});
    one.observe(std::vector{3.0});
    CHECK(one.finished());
    CHECK(one.best() == 0);
    KimNelson two({2, 10, 0.95, 1, Favour::higher});
    for (int r = 0; r < 9; ++r) two.observe(std::vector{0.0, 100.0});
    CHECK_FALSE(two.finished());
    CHECK(two.mostRounds() == 0);
    two.observe(std::vector{0.0, 100.0});
    CHECK(two.finished());
    CHECK(two.best() == 1);
    CHECK(two.mean(1) == 100);
    CHECK_THROWS_AS(two.observe(std::vector{1.0}), ContractViolation);
}

TEST_CASE("KN stops screening by the published constants: k 2, n0 10, confidence .95") {
    // eta = ((2 x .05)^(-2/9) - 1) / 2, h2 = 18 eta; two systems whose paired differences alternate 1, -1, ...: S2 = 10/9.
    const double h2 = 18 * (std::pow(0.1, -2 / 9.0) - 1) / 2, s2 = 10 / 9.0;
    KimNelson kn({2, 10, 0.95, 0.5, Favour::higher});
    for (int r = 0; r < 10; ++r) kn.observe(std::vector{r % 2 == 0 ? 1.0 : -1.0, 0.0});
    CHECK_FALSE(kn.finished());
    CHECK(kn.mostRounds() == static_cast<std::int64_t>(std::floor(h2 * s2 / 0.25)) + 1);
    // The sum of differences must pass indifference / 2 (h2 S2 / indifference^2 - r).
    const double margin = 0.25 * (h2 * s2 / 0.25 - 11);
    KimNelson below = kn, beyond = kn;
    below.observe(std::vector{margin * 0.999, 0.0});
    CHECK_FALSE(below.finished());
    beyond.observe(std::vector{margin * 1.001, 0.0});
    CHECK(beyond.finished());
}

}  // namespace tranche
