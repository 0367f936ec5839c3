// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The promise of an interval is that 95 of 100 cover the truth: it is kept by 1,000 experiments a case, of
// which 928 to 972 must cover (0.1 % in each tail of a binomial). Fixed seeds: the counts do not change.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "sim/random/distribution.hpp"
#include "sim/random/stream.hpp"
#include "sim/statistics/interval.hpp"

using namespace tranche;

namespace {

constexpr int kExperiments = 1000;

template <class Covers>
int countCovering(std::uint64_t purpose, Covers covers) {
    int count = 0;
    for (std::uint64_t experiment = 0; experiment < kExperiments; ++experiment) {
        Draws draws(Stream(RunKey{20260, experiment}, purpose, 0));
        if (covers(draws)) ++count;
    }
    return count;
}

Tally tallyOf(Draws& draws, const Distribution& law, int n) {
    Tally tally;
    for (int i = 0; i < n; ++i) tally.add(law.quantile(draws.next()));
    return tally;
}

void checkNominal(int covering) {
    CAPTURE(covering);
    CHECK(covering >= 928);
    CHECK(covering <= 972);
}

}  // namespace

TEST_CASE("Ten replications of a normal mean: the Student interval covers as promised") {
    const Distribution law = Distribution::normal(7, 3);
    checkNominal(countCovering(purposeOf("normal mean"), [&](Draws& draws) {
        return studentInterval(tallyOf(draws, law, 10), 0.95).contains(7);
    }));
}

TEST_CASE("A hundred and fifty replications of an exponential mean: skewness has worn off") {
    const Distribution law = Distribution::exponential(30);
    checkNominal(countCovering(purposeOf("exponential mean"), [&](Draws& draws) {
        return studentInterval(tallyOf(draws, law, 150), 0.95).contains(30);
    }));
}

TEST_CASE("A proportion: the Wilson interval covers where the Wald interval does not") {
    constexpr int trials = 40;
    constexpr double truth = 0.1;
    int wald = 0;
    checkNominal(countCovering(purposeOf("proportion"), [&](Draws& draws) {
        int successes = 0;
        for (int i = 0; i < trials; ++i) successes += draws.next() < truth ? 1 : 0;
        const double share = successes / static_cast<double>(trials);
        if (std::fabs(share - truth) <= 1.96 * std::sqrt(share * (1 - share) / trials)) ++wald;
        return wilsonInterval(successes, trials, 0.95).contains(truth);
    }));
    CHECK(wald < 928);
}

TEST_CASE("A paired difference under common random numbers covers, and is five times as sharp") {
    const Distribution shared = Distribution::normal(100, 10);
    const Distribution own = Distribution::normal(0, 2);
    double ratio = 0.0;
    checkNominal(countCovering(purposeOf("paired"), [&](Draws& draws) {
        std::vector<double> a, b;
        for (int i = 0; i < 12; ++i) {
            const double common = shared.quantile(draws.next());
            a.push_back(common + own.quantile(draws.next()));
            b.push_back(common + own.quantile(draws.next()) + 1.5);
        }
        const PairedDifference paired = pairedDifference(a, b, 0.95);
        ratio += paired.varianceRatio / kExperiments;
        return paired.interval.contains(1.5);
    }));
    CHECK(ratio > 5.0);
}

TEST_CASE("A 90th percentile: the order-statistic interval covers at least as promised") {
    const Distribution law = Distribution::lognormal(20, 1);
    const double truth = law.quantile(0.9);
    checkNominal(countCovering(purposeOf("percentile"), [&](Draws& draws) {
        std::vector<double> values;
        for (int i = 0; i < 100; ++i) values.push_back(law.quantile(draws.next()));
        std::sort(values.begin(), values.end());
        return quantileInterval(values, 0.9, 0.95).contains(truth);
    }));
}
