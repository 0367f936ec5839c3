// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <set>
#include <string>

#include "tests/outcome/small_outcomes.hpp"

namespace tranche {
namespace {

using namespace small;

void fill(ReplicationOutcome& o, Rung rung, Gpus n) {
    const auto r = static_cast<std::size_t>(rung);
    o.ladder.count[0][r] = o.ladder.count[1][r] = n;
    o.ladder.integral[0][r] = 0;
    o.ladder.integral[1][r] = n * (o.ladder.dates[1] - o.ladder.dates[0]);
}

}  // namespace

TEST_CASE("EX-LADDER: the ratios of 100, 80, 75, 72, 60, 45, 18 GPUs, whose product is .18") {
    ReplicationOutcome o = empty();
    fill(o, Rung::procured, 100);
    fill(o, Rung::installed, 80);
    fill(o, Rung::poweredOff, 5);
    fill(o, Rung::available, 72);
    fill(o, Rung::granted, 60);
    fill(o, Rung::active, 45);
    StudyFacts f = facts();
    f.operations.efficiency = 0.4;
    const char* keys[] = {"deployment", "energisation", "availability",
                          "allocation", "occupancy",    "efficiency"};
    const double expected[] = {.80, .9375, .96, 60.0 / 72, .75, .40};
    double product = 1;
    for (int i = 0; i < 6; ++i) {
        const double value = metric(o, f, std::string("ladder.") + keys[i]);
        CHECK(value == doctest::Approx(expected[i]).epsilon(1e-9));
        product *= value;
    }
    CHECK(product == doctest::Approx(.18).epsilon(1e-9));
    CHECK(metric(o, f, "ladder.effective_use") == doctest::Approx(.18).epsilon(1e-9));
    CHECK(metric(o, f, "ladder.allocation@pool:p") == metric(o, f, "ladder.allocation"));
    CHECK(metric(o, f, "capacity.in_service") == 75);
    CHECK(metric(o, f, "gpu_hours.granted") == 60 * 2400.0);
}

TEST_CASE(
    "EX-COST: annuity factor .230974798, annuity 32,336,472, 5,436.49 won of capital a delivered GPU-hour") {
    CHECK(annuityFactor(.05, 5) == doctest::Approx(.230974798).epsilon(1e-9));
    CHECK(annuityFactor(0, 5) == .2);
    CHECK(annuityFactor(1e-9, 5) == doctest::Approx(.2).epsilon(1e-6));
    // The annuity pays off: five payments discounted are the price.
    double worth = 0;
    for (int year = 1; year <= 5; ++year) worth += annuityFactor(.05, 5) * std::pow(1.05, -year);
    CHECK(worth == doctest::Approx(1).epsilon(1e-12));
    CHECK(140e6 * annuityFactor(.05, 5) == doctest::Approx(32336472).epsilon(1e-7));

    ReplicationOutcome o = empty();
    o.ladder.dates = {0, 365 * kDay};
    fill(o, Rung::installed, 1000);
    fill(o, Rung::available, 970);
    fill(o, Rung::granted, 679);  // occupancy .7 of what is available
    StudyFacts f = facts();
    f.to = f.end = 365 * kDay;
    f.pools[0].capitalKrwPerGpuYear = 140e6 * annuityFactor(.05, 5);
    f.operations.energyPriceKrwPerKwh = 0;
    CHECK(metric(o, f, "cost.krw_per_gpu_hour") == doctest::Approx(5436.49).epsilon(1e-6));
    CHECK(metric(o, f, "cost.capital_bn_krw") == doctest::Approx(32.336472).epsilon(1e-7));
}

TEST_CASE(
    "electricity: full power where work runs, idle power elsewhere, nothing where a node is down, times "
    "PUE") {
    ReplicationOutcome o = empty();
    fill(o, Rung::installed, 100);
    fill(o, Rung::down, 20);
    fill(o, Rung::available, 80);
    fill(o, Rung::granted, 60);
    fill(o, Rung::active, 50);
    StudyFacts f = facts();
    f.pools[0].powerKw = 1.5;
    f.pools[0].idleShare = 0.2;
    f.operations.pue = 1.3;
    f.operations.energyPriceKrwPerKwh = 100;
    const double kwh = 2400 * 1.5 * (50 + 0.2 * 30) * 1.3;
    CHECK(metric(o, f, "energy.gwh") == doctest::Approx(kwh * 1e-6));
    CHECK(metric(o, f, "energy.kwh_per_gpu_hour") == doctest::Approx(kwh / (2400 * 60)));
    CHECK(metric(o, f, "cost.energy_bn_krw") == doctest::Approx(kwh * 100 * 1e-9));
}

TEST_CASE("every metric of an empty or tiny outcome is finite or undefined, never infinite") {
    std::vector<ReplicationOutcome> outcomes{empty(), empty(), empty(), empty()};
    add(outcomes[1], asked(8, 10, 5));
    add(outcomes[2], started(asked(8, 0, 5), 5, 8));
    add(outcomes[2], refused(asked(8, 10, 5), 6));
    fill(outcomes[3], Rung::procured, 10);
    fill(outcomes[3], Rung::active, 10);
    outcomes[3].contests = {{}, {true, true, 5, 10}};
    const StudyFacts f = facts();
    const auto slots = metricSlots(f);
    for (const ReplicationOutcome& o : outcomes) {
        const std::vector<double> values = evaluate(slots, MetricView(o, f));
        REQUIRE(values.size() == slots.size());
        for (std::size_t i = 0; i < slots.size(); ++i) {
            CAPTURE(std::string(slots[i].row->key));
            CAPTURE(slots[i].name);
            CHECK_FALSE(std::isinf(values[i]));
        }
    }
    // Nothing at all: counts are zero, ratios and means undefined.
    CHECK(metric(outcomes[0], f, "applications") == 0);
    CHECK(std::isnan(metric(outcomes[0], f, "success.count")));
    CHECK(std::isnan(metric(outcomes[0], f, "wait_days.mean")));
    CHECK(std::isnan(metric(outcomes[0], f, "ladder.occupancy")));
    CHECK(metric(outcomes[3], f, "contest.best_wins") == 1);
}

TEST_CASE("rows have names of their own, and every slot can be found by its name") {
    std::set<std::string_view> keys;
    for (const MetricRow& row : metricTable()) {
        CHECK(keys.insert(row.key).second);
        CHECK_FALSE(row.label.empty());
        CHECK_FALSE(row.formula.empty());
        CHECK((row.value != nullptr));
    }
    const auto slots = metricSlots(facts());
    for (std::size_t i = 0; i < slots.size(); ++i)
        CHECK(findSlot(slots, std::string(slots[i].row->key) + "@" + slots[i].name) ==
              static_cast<std::ptrdiff_t>(i));
    CHECK(findSlot(slots, "wait_days.p90") == findSlot(slots, "wait_days.p90@all"));
    CHECK(findSlot(slots, "wait_days") == -1);
    CHECK(findSlot(slots, "wait_days.p90@sector:nobody") == -1);
}

TEST_CASE("those passed over are counted by sector, unproven rounds inside the window") {
    ReplicationOutcome o = empty();
    o.applications = {refused(asked(8, 10, 5, 0), 5), refused(asked(8, 10, 5, 1), 5), asked(8, 10, 6, 1)};
    o.applications[0].passedOver = o.applications[1].passedOver = true;
    o.rounds.resize(3);
    o.rounds[0].decided = fromDays(5);
    o.rounds[0].proven = false;
    o.rounds[1].decided = fromDays(6);
    o.rounds[2].decided = fromDays(100);
    o.rounds[2].proven = false;
    CHECK(metric(o, facts(), "merit_inversions") == 2);
    CHECK(metric(o, facts(), "merit_inversions@sector:a") == 1);
    CHECK(metric(o, facts(), "rounds.unproven") == 1);
}

}  // namespace tranche
