// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demand/demand_years.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>

#include "sim/random/elementary.hpp"

using namespace tranche;

namespace {

const Calendar kCalendar({2026, 3, 1});
const Time kEnd = 1000 * kDay;

}  // namespace

TEST_CASE(
    "years of demand have mean 1, their spread, and the correlations with each other and with procurement") {
    DemandYearsSpec spec;
    spec.sigma = 0.3;
    spec.sigmas = {{"b", 0.6}};
    spec.between = 0.5;
    spec.pairs = {{"a", "vendor", 0.6}};
    const DemandYears years(spec, {"vendor", "site"}, {"a", "b"});
    const std::array<std::uint64_t, 2> entities{hash64("a"), hash64("b")};
    constexpr int n = 20000;
    double meanA = 0, meanB = 0, varA = 0, varB = 0, ab = 0, af = 0, ag = 0;
    for (std::uint64_t r = 0; r < n; ++r) {
        const RunKey key{6, r};
        const std::array<double, 2> factors{
            elementary::normalQuantile(Stream(key, purposeOf("delay factor"), hash64("vendor")).uniform(0)),
            elementary::normalQuantile(Stream(key, purposeOf("delay factor"), hash64("site")).uniform(0))};
        const Modulation a = years.modulation(0, key, factors, entities, kCalendar, kEnd);
        const Modulation b = years.modulation(1, key, factors, entities, kCalendar, kEnd);
        REQUIRE(a.breaks.size() == 3);
        CHECK(a.breaks[0].first == 0);
        const double x = a.factor(0), y = b.factor(0);
        meanA += x / n;
        meanB += y / n;
        const double zx = (std::log(x) + 0.045) / 0.3, zy = (std::log(y) + 0.18) / 0.6;
        varA += zx * zx / n;
        varB += zy * zy / n;
        ab += zx * zy / n;
        af += zx * factors[0] / n;
        ag += zx * factors[1] / n;
    }
    CHECK(meanA == doctest::Approx(1).epsilon(0.01));
    CHECK(meanB == doctest::Approx(1).epsilon(0.025));
    CHECK(varA == doctest::Approx(1).epsilon(0.04));
    CHECK(varB == doctest::Approx(1).epsilon(0.04));
    CHECK(std::abs(ab - normalCorrelation(0.5)) < 0.03);
    CHECK(std::abs(af - normalCorrelation(0.6)) < 0.03);
    CHECK(std::abs(ag) < 0.03);
}

TEST_CASE("a sector added at the end leaves the years of the others as they were") {
    DemandYearsSpec spec;
    spec.sigma = 0.3;
    spec.between = 0.4;
    const std::array<std::uint64_t, 3> entities{hash64("a"), hash64("b"), hash64("c")};
    const DemandYears two(spec, {}, {"a", "b"}), three(spec, {}, {"a", "b", "c"});
    for (std::size_t s = 0; s < 2; ++s)
        CHECK(two.modulation(s, {6, 1}, {}, entities, kCalendar, kEnd).breaks ==
              three.modulation(s, {6, 1}, {}, entities, kCalendar, kEnd).breaks);
}

TEST_CASE("years whose correlations cannot hold are repaired when asked for") {
    DemandYearsSpec spec;
    spec.sigma = 0.2;
    spec.pairs = {{"a", "b", 0.9}, {"b", "c", 0.9}, {"a", "c", -0.9}};
    spec.repair = true;
    const DemandYears years(spec, {}, {"a", "b", "c"});
    CHECK(CopulaFactor::of(years.matrix()));
    CHECK(frobeniusDistance(years.matrix(), demandYearsMatrix(spec, {}, {"a", "b", "c"})) > 0.5);
}
