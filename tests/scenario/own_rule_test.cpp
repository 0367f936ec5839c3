// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A rule that no preset has, written by an analyst: short, and each of its clauses decides something.

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <string>

#include "models/programme/simulate.hpp"
#include "models/scenario/scenario_reader.hpp"

using namespace tranche;

namespace {

const std::filesystem::path kScenarios = std::filesystem::path(TRANCHE_SOURCE_DIR) / "scenarios";

Scenario ownRule() {
    const LoadResult result =
        loadScenario({kScenarios / "korea-2030.yaml", {}, kScenarios / "policies/sme-lottery.yaml"});
    REQUIRE(result.loaded);
    CHECK(result.loaded->warnings.empty());
    return result.loaded->scenario;
}

ReplicationOutcome run(const Scenario& s) {
    return simulate(Setting(s), {static_cast<std::uint64_t>(s.experiment.seed), 0});
}

// GPUs awarded to those of whom it holds.
Gpus awarded(const ReplicationOutcome& o, const std::function<bool(const Application&)>& holds) {
    Gpus sum = 0;
    for (const Application& a : o.applications)
        if (!a.contest && a.awarded != kNever && holds(a)) sum += a.granted;
    return sum;
}

}  // namespace

TEST_CASE("an analyst's rule stands in fewer than 40 lines") {
    std::ifstream file(kScenarios / "policies/sme-lottery.yaml");
    std::size_t lines = 0;
    for (std::string line; std::getline(file, line);) ++lines;
    CHECK(lines > 10);
    CHECK(lines < 40);
}

TEST_CASE("every clause of an analyst's rule holds in a run and decides something") {
    const Scenario rule = ownRule();
    const ReplicationOutcome o = run(rule);
    const auto all = [](const Application&) { return true; };
    const auto regional = [](const Application& a) { return a.regional; };
    const auto small = [&](const Application& a) {
        return rule.sectors[a.sector].id == "sme" || rule.sectors[a.sector].id == "startup";
    };
    CHECK(awarded(o, all) > 10000);

    // Merit above 60, by the panel's score.
    std::int64_t below = 0, bestRefused = 0;
    for (const Application& a : o.applications) {
        if (a.contest || a.decided == kNever) continue;
        if (a.awarded != kNever) CHECK(a.score >= 60);
        below += a.binding == Binding::minScore;
        bestRefused += a.score > 75 && a.status == Status::rejected;
    }
    CHECK(below > 100);
    CHECK(bestRefused > 10);  // lots, not merit, above the line

    // One grant an organisation.
    std::map<std::pair<std::uint16_t, std::uint32_t>, std::vector<const Application*>> grants;
    std::int64_t organisation = 0;
    for (const Application& a : o.applications) {
        organisation += a.binding == Binding::organisation;
        if (a.organisation != Application::kNoOrganisation && a.awarded != kNever)
            grants[{a.sector, a.organisation}].push_back(&a);
    }
    CHECK(organisation > 100);
    for (auto& [who, list] : grants) {
        std::sort(list.begin(), list.end(),
                  [](const Application* x, const Application* y) { return x->awarded < y->awarded; });
        for (std::size_t i = 1; i < list.size(); ++i) CHECK(list[i]->awarded >= list[i - 1]->ended);
    }

    // Recalled after 21 days without enough use.
    std::int64_t recalled = 0;
    for (const Application& a : o.applications) {
        if (a.status != Status::recalled) continue;
        ++recalled;
        CHECK(a.ended - a.started >= 21 * kDay);
    }
    CHECK(recalled > 10);

    // The tenth for the regions comes first, small firms have a quota, and it lends.
    const std::int64_t reserved = std::count_if(o.applications.begin(), o.applications.end(),
                                                [](const Application& a) { return a.reserved; });
    CHECK(reserved > 10);
    Scenario without = rule, tight = rule;
    without.policy.shares.reserve.reset();
    for (Scenario* s : {&without, &tight})
        for (SectorSpec& sector : s->sectors) {  // much demand, and little of it from the regions
            if (sector.adoption) sector.adoption->market *= 5;
            sector.regional = 0.03;
        }
    CHECK(awarded(run(tight), regional) > awarded(run(without), regional));
    without = rule;
    without.policy.shares.groups[0].share = 0;
    without.policy.shares.groups[0].borrowLimit = 0;
    CHECK(awarded(run(without), small) < awarded(o, small) / 2);
    without = rule;
    without.policy.shares.unused = UnusedShare::hold;
    CHECK(awarded(run(without), all) < awarded(o, all));
}
