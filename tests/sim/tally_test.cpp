// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/statistics/tally.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <span>
#include <vector>

#include "sim/random/stream.hpp"

using namespace tranche;

namespace {

std::vector<double> numbers(std::size_t n, double offset) {
    Draws draws(Stream(RunKey{3, 0}, purposeOf("tally"), n));
    std::vector<double> values(n);
    for (double& v : values) v = offset + draws.next();
    return values;
}

Tally tallyOf(std::span<const double> values) {
    Tally tally;
    for (const double v : values) tally.add(v);
    return tally;
}

}  // namespace

TEST_CASE("A tally of known numbers has their mean, variance and extremes") {
    const Tally tally = tallyOf(std::vector<double>{2, 4, 4, 4, 5, 5, 7, 9});
    CHECK(tally.count() == 8);
    CHECK(tally.mean() == 5.0);
    CHECK(tally.sum() == 40.0);
    CHECK(tally.variance() == doctest::Approx(32.0 / 7.0).epsilon(1e-15));
    CHECK(tally.standardError() == doctest::Approx(std::sqrt(4.0 / 7.0)).epsilon(1e-15));
    CHECK(tally.min() == 2.0);
    CHECK(tally.max() == 9.0);
}

TEST_CASE("What a tally cannot know is nan") {
    Tally tally;
    CHECK(std::isnan(tally.mean()));
    CHECK(std::isnan(tally.min()));
    CHECK(std::isnan(tally.max()));
    CHECK(std::isnan(tally.variance()));
    tally.add(7.0);
    CHECK(tally.mean() == 7.0);
    CHECK(tally.min() == 7.0);
    CHECK(std::isnan(tally.variance()));
    CHECK_THROWS_AS(tally.add(std::nan("")), ContractViolation);
    CHECK(tally.count() == 1);
}

TEST_CASE("A variance far from zero survives, where the textbook formula loses it") {
    const std::vector<double> near = numbers(10000, 0.0);
    const std::vector<double> far = numbers(10000, 1e9);
    double mean = 0.0, squares = 0.0;  // second route: two passes
    for (const double v : far) mean += (v - 1e9) / 10000.0;
    for (const double v : far) squares += (v - 1e9 - mean) * (v - 1e9 - mean);
    CHECK(tallyOf(far).variance() == doctest::Approx(squares / 9999.0).epsilon(1e-6));
    CHECK(tallyOf(far).variance() == doctest::Approx(tallyOf(near).variance()).epsilon(1e-6));
}

TEST_CASE("Merged tallies equal one pass over all numbers, wherever the cuts are") {
    const std::vector<double> values = numbers(1000, 50.0);
    const Tally whole = tallyOf(values);
    for (const std::size_t cut :
         {std::size_t{0}, std::size_t{1}, std::size_t{333}, std::size_t{999}, std::size_t{1000}}) {
        CAPTURE(cut);
        const std::span<const double> all(values);
        Tally merged = tallyOf(all.first(cut));
        merged.merge(tallyOf(all.subspan(cut)));
        CHECK(merged.count() == whole.count());
        CHECK(merged.mean() == doctest::Approx(whole.mean()).epsilon(1e-14));
        CHECK(merged.variance() == doctest::Approx(whole.variance()).epsilon(1e-12));
        CHECK(merged.min() == whole.min());
        CHECK(merged.max() == whole.max());
    }
}
