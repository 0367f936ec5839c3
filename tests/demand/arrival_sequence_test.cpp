// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demand/arrival_sequence.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "tests/demand/chi_square.hpp"

using namespace tranche;

namespace {

const Date kStart{2026, 1, 1};
constexpr Time kYear = 365 * kDay;

std::vector<Time> arrivals(const ArrivalRate& rate, std::uint64_t replication,
                           const Modulation& modulation = {}) {
    ArrivalSequence sequence(rate, {11, replication}, hash64("sector"), modulation);
    std::vector<Time> all;
    for (Time t = sequence.next(); t != kNever; t = sequence.next()) all.push_back(t);
    return all;
}

}  // namespace

TEST_CASE(
    "a year of a seasonal stream passes chi-square on 26 bins over 1,000 replications, its counts are "
    "Poisson") {
    StreamSpec spec;
    spec.perDay = 2;
    spec.seasons = {{0.5, 365, {}}};
    const ArrivalRate rate(spec, {}, kStart, 365);
    constexpr int n = 1000, bins = 26;
    std::vector<double> counted(bins, 0), expected(bins, 0);
    double sum = 0, squares = 0;
    for (int r = 0; r < n; ++r) {
        const auto all = arrivals(rate, static_cast<std::uint64_t>(r));
        CHECK(std::is_sorted(all.begin(), all.end()));
        for (const Time t : all) counted[static_cast<std::size_t>(t * bins / kYear)] += 1;
        const auto count = static_cast<double>(all.size());
        sum += count;
        squares += count * count;
    }
    for (int b = 0; b < bins; ++b)
        expected[static_cast<std::size_t>(b)] =
            n * (rate.expected(365.0 * (b + 1) / bins) - rate.expected(365.0 * b / bins));
    CHECK(agrees(counted, expected, 1e-4, 0));
    const double mean = sum / n, variance = (squares - sum * mean) / (n - 1);
    CHECK(std::abs(mean - 730) < 3 * std::sqrt(730.0 / n));
    CHECK(std::abs(variance / mean - 1) < 3 * std::sqrt(2.0 / (n - 1)));  // index of dispersion
}

TEST_CASE("a higher rate brings every applicant earlier and the same applicants") {
    StreamSpec slow, fast;
    slow.perDay = 1;
    fast.perDay = 1;
    fast.levels = {{{2026, 4, 1}, 3}};
    const ArrivalRate a(slow, {}, kStart, 365), b(fast, {}, kStart, 365);
    const auto few = arrivals(a, 0), many = arrivals(b, 0);
    CHECK(many.size() > few.size());
    for (std::size_t i = 0; i < few.size(); ++i) CHECK(many[i] <= few[i]);
    for (std::size_t i = 0; i < few.size() && few[i] < 90 * kDay; ++i) CHECK(many[i] == few[i]);
}

TEST_CASE("a modulation multiplies what is expected between its breaks") {
    StreamSpec spec;
    spec.perDay = 2;
    const ArrivalRate rate(spec, {}, kStart, 365);
    const Modulation m{{{100 * kDay, 3.0}, {200 * kDay, 0.0}}};
    double before = 0, between = 0;
    for (std::uint64_t r = 0; r < 400; ++r)
        for (const Time t : arrivals(rate, r, m)) {
            CHECK(t <= 200 * kDay);
            (t < 100 * kDay ? before : between) += 1;
        }
    CHECK(std::abs(before - 400 * 200) < 4 * std::sqrt(400.0 * 200));
    CHECK(std::abs(between - 400 * 600) < 4 * std::sqrt(400.0 * 600));
    CHECK(m.factor(0) == 1);
    CHECK(m.factor(100 * kDay) == 3);
    const Modulation product = m.times({{{150 * kDay, 2.0}}});
    CHECK(product.factor(120 * kDay) == 3);
    CHECK(product.factor(160 * kDay) == 6);
    CHECK(product.factor(300 * kDay) == 0);
}

TEST_CASE("clustered counts of a period are negative binomial: variance m + v m^2, the mean stays") {
    StreamSpec spec;
    spec.perDay = 2;
    const ArrivalRate rate(spec, {}, kStart, 360);
    const ClusteringSpec clustering{0.3, 30};
    constexpr int n = 600;
    double sum = 0, squares = 0;
    for (std::uint64_t r = 0; r < n; ++r) {
        const Modulation m = clusteringOf(clustering, {11, r}, hash64("sector"), 360 * kDay);
        REQUIRE(m.breaks.size() == 12);
        std::vector<double> month(12, 0);
        for (const Time t : arrivals(rate, r, m)) month[static_cast<std::size_t>(t / (30 * kDay))] += 1;
        for (const double c : month) {
            sum += c;
            squares += c * c;
        }
    }
    const double mean = sum / (12 * n), variance = squares / (12 * n) - mean * mean, truth = 60 + 0.3 * 3600;
    CHECK(std::abs(mean - 60) < 4 * std::sqrt(truth / (12 * n)));
    CHECK(variance == doctest::Approx(truth).epsilon(0.08));
}
