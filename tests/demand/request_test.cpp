// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <cmath>
#include <map>

#include "models/demand/request.hpp"

namespace tranche {
namespace {

const Calendar kCalendar({2026, 1, 1});

SectorSpec sectorOfCallOne() {
    SectorSpec sector;
    sector.id = "academia";
    sector.servers = Distribution::lognormal(2, 1);
    sector.months = Distribution::discrete({3, 6, 12}, {.25, .35, .4});
    return sector;
}

Application drawn(const SectorSpec& sector, std::uint64_t entity, std::uint16_t attempt = 0, Time now = 0) {
    Application a;
    a.entity = entity;
    a.attempt = attempt;
    Requests({42, 0}, kCalendar, 8).draw(a, sector, now);
    return a;
}

double normalCdf(double z) {
    return 0.5 * std::erfc(-z / std::sqrt(2.0));
}

}  // namespace

TEST_CASE("an applicant asks for the same size, duration and merit at every attempt") {
    SectorSpec sector = sectorOfCallOne();
    sector.reapply.meritGain = 2;
    for (std::uint64_t entity = 1; entity < 200; ++entity) {
        const Application first = drawn(sector, entity, 0), third = drawn(sector, entity, 2);
        CHECK(first.requested == third.requested);
        CHECK(first.months == third.months);
        CHECK(third.merit == doctest::Approx(first.merit + 4).epsilon(1e-6));
    }
}

TEST_CASE("merit gained by trying again starts anew with a new project") {
    SectorSpec sector = sectorOfCallOne();
    sector.reapply.meritGain = 2;
    Application a;
    a.entity = 9;
    a.attempt = a.firstAttempt = 3;
    Requests({42, 0}, kCalendar, 8).draw(a, sector, 0);
    CHECK(a.merit == drawn(sector, 9, 0).merit);
}

TEST_CASE("sizes are whole servers between the bounds, with the atoms that clamping makes") {
    const SectorSpec sector = sectorOfCallOne();
    constexpr int n = 100000;
    std::map<Gpus, int> count;
    double sum = 0;
    for (int i = 0; i < n; ++i) {
        const Application a = drawn(sector, static_cast<std::uint64_t>(i));
        REQUIRE(a.requested % 8 == 0);
        ++count[a.requested / 8];
        sum += static_cast<double>(a.requested) / 8;
    }
    CHECK(count.begin()->first == 1);
    CHECK(count.rbegin()->first == 32);
    // The law by its distribution function: P(size <= k) = Phi(ln((k + 1/2) / 2)), 1 and 32 hold the tails.
    double mean = 0, below = 0;
    for (int k = 1; k <= 32; ++k) {
        const double upTo = k == 32 ? 1 : normalCdf(std::log((k + 0.5) / 2));
        const double p = upTo - below;
        below = upTo;
        mean += k * p;
        if (p * n < 30) continue;
        CAPTURE(k);
        CHECK(std::abs(count[k] - n * p) < 5 * std::sqrt(n * p * (1 - p)));
    }
    CHECK(mean == doctest::Approx(3.34).epsilon(0.002));  // the mean of call 1 was 3.33
    CHECK(sum / n == doctest::Approx(mean).epsilon(0.02));
}

TEST_CASE("the smallest acceptable size is the stated share of the request, rounded up to servers") {
    SectorSpec sector = sectorOfCallOne();
    sector.viableShare = 0.3;
    for (std::uint64_t entity = 0; entity < 500; ++entity) {
        const Application a = drawn(sector, entity);
        const Gpus servers = a.requested / 8, viable = a.viable / 8;
        CHECK(a.viable % 8 == 0);
        CHECK(viable >= 1);
        CHECK(static_cast<double>(viable) >= 0.3 * static_cast<double>(servers) - 1e-9);
        CHECK(static_cast<double>(viable - 1) < 0.3 * static_cast<double>(servers));
    }
    sector.viableShare = 1;
    CHECK(drawn(sector, 3).viable == drawn(sector, 3).requested);
}

TEST_CASE("durations are calendar months from the day they start, or days where days are given") {
    SectorSpec sector = sectorOfCallOne();
    sector.months = Distribution::constant(1);
    CHECK(drawn(sector, 1, 0, kCalendar.at({2026, 1, 31})).duration == 28 * kDay);
    CHECK(drawn(sector, 1, 0, kCalendar.at({2026, 3, 1})).duration == 31 * kDay);
    sector.days = Distribution::constant(2.5);
    const Application a = drawn(sector, 1);
    CHECK(a.duration == 60 * kHour);
    CHECK(a.months == 0);
    sector.days = Distribution::constant(0);
    CHECK(drawn(sector, 1).duration == 1);  // never empty
}

TEST_CASE("sizes grow by the year, before rounding") {
    SectorSpec sector;
    sector.servers = Distribution::constant(10);
    sector.sizeGrowthPerYear = 0.5;
    sector.serversMax = 100;
    CHECK(drawn(sector, 1, 0, 0).requested == 80);
    CHECK(drawn(sector, 1, 0, fromDays(365.25)).requested == 120);
    CHECK(drawn(sector, 1, 0, fromDays(2 * 365.25)).requested == 23 * 8);  // 22.5, half away from zero
}

TEST_CASE("draws belong to the applicant, the attempt and the run, and to nothing else") {
    const Requests requests({42, 0}, kCalendar, 8), other({42, 1}, kCalendar, 8);
    const Behaviour a = requests.behaviour(5, 0);
    CHECK(a.patience == requests.behaviour(5, 0).patience);
    CHECK(a.patience != requests.behaviour(5, 1).patience);
    CHECK(a.patience != requests.behaviour(6, 0).patience);
    CHECK(a.patience != other.behaviour(5, 0).patience);
    const double all[] = {a.submit,    a.patience,   a.reapply, a.noShow,
                          a.agreement, a.activation, a.plateau, a.renewal};
    for (int i = 0; i < 8; ++i)
        for (int j = 0; j < i; ++j) CHECK(all[i] != all[j]);
    CHECK(requests.reviewerNoise(5, 0, 1) != requests.reviewerNoise(5, 0, 2));
    CHECK(requests.reviewerNoise(5, 0, 1) != requests.reviewerNoise(5, 1, 1));
}

TEST_CASE("EX-PANEL: a panel of 3, 5 or 7 puts a difference of 5 points in the right order this often") {
    const Requests requests({1, 0}, kCalendar, 8);
    for (const auto& [reviewers, expected] : {std::pair{3U, .7780}, {5U, .8385}, {7U, .8789}}) {
        constexpr int n = 40000;
        int right = 0;
        for (int i = 0; i < n; ++i) {
            double better = 5, worse = 0;
            for (std::uint32_t r = 0; r < reviewers; ++r) {
                better += 8 * requests.reviewerNoise(static_cast<std::uint64_t>(2 * i), 0, r) / reviewers;
                worse += 8 * requests.reviewerNoise(static_cast<std::uint64_t>(2 * i + 1), 0, r) / reviewers;
            }
            right += better > worse;
        }
        const double p = static_cast<double>(right) / n;
        CHECK(std::abs(p - expected) < 4 * std::sqrt(expected * (1 - expected) / n));
    }
}

}  // namespace tranche
