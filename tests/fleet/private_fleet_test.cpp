// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The arrivals of a private fleet: exact totals, whole servers, never fewer than before.
#include "models/fleet/private_fleet.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

namespace tranche {
namespace {

const Calendar kCalendar{{2026, 1, 1}};

PrivateFleetSpec fleet() {
    PrivateFleetSpec f;
    f.id = "samsung";
    f.gpu = "B200";
    f.gpus = 50000;
    f.arrivals = {{2026, 1, 1}, {2028, 1, 1}, {2030, 12, 31}};
    return f;
}

Gpus total(const std::vector<FleetStep>& steps) {
    Gpus sum = 0;
    for (const FleetStep& step : steps) sum += step.gpus;
    return sum;
}

Gpus thereAt(const std::vector<FleetStep>& steps, Date date) {
    Gpus sum = 0;
    for (const FleetStep& step : steps)
        if (step.at <= kCalendar.at(date)) sum += step.gpus;
    return sum;
}

}  // namespace

TEST_CASE("the curve is nothing at its first day, the whole at its last, and never falls") {
    const ArrivalCurveSpec curve = fleet().arrivals;
    CHECK(plannedShare(curve, {2025, 1, 1}) == 0);
    CHECK(plannedShare(curve, curve.from) == 0);
    CHECK(plannedShare(curve, curve.to) == 1);
    CHECK(plannedShare(curve, {2040, 1, 1}) == 1);
    double before = 0;
    for (Date day = curve.from; day < curve.to; day = addDays(day, 1)) {
        const double share = plannedShare(curve, day);
        REQUIRE(share >= before);
        before = share;
    }
    CHECK(before < 1);
}

TEST_CASE("half of a symmetric curve is there in the middle, and its width is that from 10 to 90 %") {
    ArrivalCurveSpec curve{{2026, 1, 1}, {2027, 1, 1}, {2028, 1, 1}, 200};
    CHECK(plannedShare(curve, curve.mid) == doctest::Approx(0.5).epsilon(1e-12));
    // Cut off at a year from the middle, so at 1 / (1 + 81^(365/200)) of each end.
    const double low = 1 / (1 + std::pow(81, 365. / 200)), high = 1 - low;
    CHECK(plannedShare(curve, addDays(curve.mid, -100)) ==
          doctest::Approx((0.1 - low) / (high - low)).epsilon(1e-9));
    CHECK(plannedShare(curve, addDays(curve.mid, 100)) ==
          doctest::Approx((0.9 - low) / (high - low)).epsilon(1e-9));
    ArrivalCurveSpec steeper = curve;
    steeper.widthDays = 50;
    CHECK(plannedShare(steeper, addDays(curve.mid, 60)) > plannedShare(curve, addDays(curve.mid, 60)));
}

TEST_CASE("steps are whole servers a month apart that add up to the plan, the last on the last day") {
    for (const Gpus quantum : {1, 8, 72}) {
        PrivateFleetSpec f = fleet();
        f.gpus = 700 * quantum;
        f.arrivals.from = {2026, 1, 31};
        const std::vector<FleetStep> steps = sampleFleet(f, quantum, kCalendar, {1, 0}, 0);
        CAPTURE(quantum);
        REQUIRE(steps.size() > 30);
        CHECK(total(steps) == f.gpus);
        CHECK(steps.back().at == kCalendar.at({2030, 12, 31}));
        for (std::size_t i = 0; i < steps.size(); ++i) {
            CHECK(steps[i].gpus > 0);
            CHECK(steps[i].gpus % quantum == 0);
            if (i > 0) CHECK(steps[i - 1].at < steps[i].at);
            const Date date = kCalendar.date(steps[i].at);
            CHECK((date.day == 31 || date.day == daysInMonth(date.year, date.month)));
            // Rounded to the nearest server, so at most half of one beside the curve.
            CHECK(std::abs(static_cast<double>(thereAt(steps, date)) -
                           plannedShare(f.arrivals, date) * static_cast<double>(f.gpus)) <=
                  0.5 * static_cast<double>(quantum) + 1e-6);
        }
    }
}

TEST_CASE("what slips never comes, a delay moves all that comes, and draws belong to the fleet") {
    PrivateFleetSpec f = fleet();
    f.slipShare = Distribution::constant(0.3);
    CHECK(total(sampleFleet(f, 8, kCalendar, {1, 0}, 0)) == 35000);
    f.slipShare = Distribution::constant(1);
    CHECK(sampleFleet(f, 8, kCalendar, {1, 0}, 0).empty());

    f = fleet();
    const std::vector<FleetStep> planned = sampleFleet(f, 8, kCalendar, {1, 0}, 0);
    f.delayDays = Distribution::constant(45);
    const std::vector<FleetStep> late = sampleFleet(f, 8, kCalendar, {1, 0}, 0);
    REQUIRE(late.size() == planned.size());
    for (std::size_t i = 0; i < late.size(); ++i) {
        CHECK(late[i].at == planned[i].at + 45 * kDay);
        CHECK(late[i].gpus == planned[i].gpus);
    }

    f.slipShare = Distribution::uniform(0, 0.6);
    PrivateFleetSpec other = f;
    other.id = "sk";
    const Gpus mine = total(sampleFleet(f, 8, kCalendar, {1, 0}, 0));
    CHECK(mine == total(sampleFleet(f, 8, kCalendar, {1, 0}, 0)));
    CHECK(mine != total(sampleFleet(f, 8, kCalendar, {1, 1}, 0)));
    CHECK(mine != total(sampleFleet(other, 8, kCalendar, {1, 0}, 0)));
}

TEST_CASE("with a loading of 1 the common cause alone decides the delay, without it none of it does") {
    PrivateFleetSpec f = fleet();
    f.delayDays = Distribution::uniform(0, 100);
    f.factor = "vendor";
    f.loading = 1;
    const auto delay = [&](double factor, std::uint64_t replication) {
        return sampleFleet(f, 8, kCalendar, {1, replication}, factor).back().at -
               kCalendar.at({2030, 12, 31});
    };
    CHECK(toDays(delay(0, 0)) == doctest::Approx(50));
    CHECK(delay(0, 0) == delay(0, 1));
    CHECK(delay(2, 0) > delay(1, 0));
    f.loading = 0;
    CHECK(delay(2, 0) == delay(-2, 0));
    CHECK(delay(0, 0) != delay(0, 1));
}

}  // namespace tranche
