// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demand/use_process.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "sim/random/stream.hpp"

using namespace tranche;

namespace {

UseSpec rich() {
    UseSpec use;
    use.activationDays = Distribution::lognormal(14, 0.8);
    use.plateau = Distribution::beta(5, 2.5);
    use.rampDays = Distribution::uniform(5, 40);
    use.experiments = ExperimentsSpec{6, 3, 0.1, 64};
    use.surge = SurgeSpec{20, 1.3};
    return use;
}

// Mean share at work over n grants of `days`, walked to their ends.
struct Mean {
    double value = 0, error = 0;
    int mostChanges = 0;
};

Mean walked(const UseSpec& use, double days, int n) {
    double sum = 0, squares = 0;
    int most = 0;
    for (int i = 0; i < n; ++i) {
        const auto entity = static_cast<std::uint64_t>(i);
        const Stream stream({5, 0}, purposeOf("grant"), entity);
        const Time first = fromDays(use.activationDays.quantile(stream.uniform(0))), ends = fromDays(days);
        double share = 0;
        if (first < ends) {
            UseProcess process(use, {5, 0}, entity, 0, use.plateau.quantile(stream.uniform(1)), first, ends);
            int changes = 0;
            for (; process.next() < ends; ++changes) {
                const Time at = process.next();
                CHECK(at > process.since());
                process.advance();
                CHECK(process.work() >= 0);
                CHECK(process.work() <= 1);
            }
            most = std::max(most, changes);
            share = process.integral(ends) / static_cast<double>(ends);
        }
        sum += share;
        squares += share * share;
    }
    const double mean = sum / n;
    return {mean, std::sqrt((squares / n - mean * mean) / n), most};
}

}  // namespace

TEST_CASE("the share of a grant at work is what the closed form expects") {
    UseSpec plain;
    plain.activationDays = Distribution::exponential(20);
    plain.plateau = Distribution::beta(4, 2.5);
    UseSpec ramp = plain, bursts = plain, surge = plain;
    ramp.rampDays = Distribution::constant(30);
    bursts.experiments = ExperimentsSpec{2, 4, 0.25, 30};
    surge.surge = SurgeSpec{30, 2};
    int which = 0;
    for (const UseSpec& use : {plain, ramp, bursts, surge, rich()})
        for (const double days : {45.0, 180.0, 365.0}) {
            const Mean mean = walked(use, days, 6000);
            const double truth = expectedWork(use, days);
            CAPTURE(which);
            CAPTURE(days);
            CAPTURE(mean.value);
            CAPTURE(truth);
            CHECK(std::abs(mean.value - truth) < 4 * mean.error + 2e-4);
            CHECK(mean.mostChanges <= 64 + 1 + 4 + 1);
            ++which;
        }
}

TEST_CASE("a ramp climbs in equal steps whose mean is that of a straight line") {
    UseSpec use;
    use.rampDays = Distribution::constant(40);
    UseProcess process(use, {1, 0}, 1, 0, 0.8, 0, 365 * kDay);
    for (int k = 0; k < 4; ++k) {
        CHECK(process.work() == doctest::Approx(0.8 * (k + 0.5) / 4));
        CHECK(process.next() == (k + 1) * 10 * kDay);
        process.advance();
    }
    CHECK(process.work() == doctest::Approx(0.8));
    CHECK(process.next() == kNever);
    CHECK(process.integral(40 * kDay) == doctest::Approx(0.4 * 40 * kDay));
}

TEST_CASE("the surge takes the whole grant at most") {
    UseSpec use;
    use.surge = SurgeSpec{10, 5};
    UseProcess process(use, {1, 0}, 1, 0, 0.3, 0, 100 * kDay);
    CHECK(process.work() == 0.3);
    CHECK(process.next() == 90 * kDay);
    process.advance();
    CHECK(process.work() == 1);
    CHECK(process.next() == kNever);
    CHECK(isFluid(use));
    CHECK_FALSE(isFluid(UseSpec{}));
}
