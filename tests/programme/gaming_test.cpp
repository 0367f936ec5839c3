// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Over-asking that learns, in whole runs: cuts in proportion drive it, uniform cuts and strict review do not.

#include <doctest/doctest.h>

#include "models/outcome/metric_table.hpp"
#include "models/programme/study.hpp"
#include "tests/programme/small_scenarios.hpp"

using namespace tranche;

namespace {

Scenario shortage(const std::string& rule) {
    Scenario s = small::base(600, {2029, 12, 31});
    CallSeriesSpec series;
    series.id = "open";
    series.firstOpens = {2026, 1, 5};
    series.everyMonths = 3;
    series.openDays = 20;
    series.decisionDays = 5;
    s.callSeries = {series};
    SectorSpec sector = small::applicants("a", 40, Distribution::uniform(5, 50), 2);
    sector.serversMax = 150;
    sector.viableShare = 0.05;
    sector.gaming = GamingSpec{};
    sector.gaming->memory = GamingMemory::sector;
    s.sectors = {sector};
    s.policy.award.rule = rule;
    return s;
}

// Stated over needed in the last year, and GPUs granted beyond need.
struct Inflation {
    double late = 0;
    Gpus stranded = 0;
};

Inflation inflation(const Scenario& s) {
    double stated = 0, needed = 0;
    Inflation result;
    for (const Application& a : small::run(s).applications) {
        if (a.submitted == kNever) continue;
        CHECK(a.requested >= a.needs);
        CHECK(a.requested <= 150);
        if (a.submitted > small::at({2029, 1, 1})) {
            stated += static_cast<double>(a.requested);
            needed += static_cast<double>(a.needs);
        }
        result.stranded += std::max<Gpus>(0, a.granted - a.needs);
    }
    result.late = stated / needed;
    return result;
}

}  // namespace

TEST_CASE("cuts in proportion drive requests to the cap, uniform cuts and strict review leave them true") {
    const Inflation proportional = inflation(shortage("proportional")),
                    uniform = inflation(shortage("uniform")), strict = inflation(shortage("strict_cut"));
    CAPTURE(proportional.late);
    CAPTURE(uniform.late);
    CAPTURE(strict.late);
    CHECK(proportional.late > 1.7);
    CHECK(uniform.late < 1.05);
    CHECK(strict.late == doctest::Approx(1));
}

TEST_CASE("the draws of those who game are those of the truthful, and metrics tell needs from requests") {
    Scenario s = shortage("proportional");
    Scenario truthful = s;
    truthful.sectors[0].gaming.reset();
    const auto a = small::run(s), b = small::run(truthful);
    REQUIRE(a.applications.size() == b.applications.size());
    for (std::size_t i = 0; i < a.applications.size(); ++i)
        CHECK(a.applications[i].needs == b.applications[i].requested);
    const Setting setting(s), plain(truthful);
    const StudyFacts facts = studyFacts(setting);
    const auto slots = metricSlots(facts), plainSlots = metricSlots(studyFacts(plain));
    CHECK(findSlot(plainSlots, "gaming.inflation") < 0);
    CHECK(slots.size() == plainSlots.size() + 3 * 2);
    const MetricView view(a, facts);
    const auto values = evaluate(slots, view);
    const auto value = [&](const char* key) {
        return values[static_cast<std::size_t>(findSlot(slots, key))];
    };
    CHECK(value("gaming.inflation") == doctest::Approx(value("gpus.asked") / value("gpus.needed")));
    CHECK(value("gaming.inflation") > 1.3);
}

TEST_CASE("GPUs granted beyond the need stay idle") {
    Scenario s = shortage("skip_fill");
    s.tranches[0].units = 100000;
    s.sectors[0].gaming->initialInflation = 2;
    s.sectors[0].gaming->kappa = 0;
    bool some = false;
    for (const Application& a : small::run(s).applications) {
        if (a.firstUse == kNever || a.ended == kNever) continue;
        CHECK(a.used <= a.needs * (a.ended - a.firstUse));
        some = some || a.granted > a.needs;
    }
    CHECK(some);
}
