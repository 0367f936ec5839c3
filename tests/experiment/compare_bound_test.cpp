// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The clairvoyant bound against every policy that ships, on a scenario that ships.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "models/experiment/compare/bound_of_run.hpp"
#include "models/programme/simulate.hpp"
#include "models/programme/study.hpp"
#include "tests/experiment/compared_scenario.hpp"

using namespace tranche;
using namespace tranche::testing;
namespace fs = std::filesystem;

namespace {

const fs::path kScenarios = fs::path(TRANCHE_SOURCE_DIR) / "scenarios";

std::vector<fs::path> shippedPolicies() {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(kScenarios / "policies"))
        if (entry.path().extension() == ".yaml") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

struct Ran {
    BoundPart part;
    std::vector<Time> edges;
    Time end = 0;
};

// A fifth of the applicants, so that it takes seconds.
Ran ranUnder(const fs::path& policy) {
    LoadResult result = loadScenario({kScenarios / "programme-bakeoff.yaml", {}, policy});
    REQUIRE_MESSAGE(result.loaded.has_value(), formatIssues(result.issues));
    Scenario scenario = result.loaded->scenario;
    for (SectorSpec& sector : scenario.sectors)
        if (sector.adoption) sector.adoption->market /= 5;
    for (TrancheSpec& tranche : scenario.tranches) tranche.units -= tranche.units / 2 / 8 * 8;
    const Setting setting(scenario);
    const ReplicationOutcome outcome = simulate(setting, {2026, 0});
    return {boundPart(outcome, projectUses(outcome, studyFacts(setting))), outcome.ladder.dates, setting.end};
}

}  // namespace

TEST_CASE("No policy that ships delivers more than the clairvoyant bound, by hours or by merit") {
    std::vector<BoundPart> parts;
    std::vector<Time> edges;
    for (const fs::path& policy : shippedPolicies()) {
        Ran ran = ranUnder(policy);
        parts.push_back(std::move(ran.part));
        edges = ran.edges;
    }
    CHECK(parts.size() >= 20);
    for (const bool merit : {false, true}) {
        const RunBound run = boundOfRun(edges, parts, merit, 60);
        double best = 0;
        for (const double reached : run.reached) {
            CHECK(reached > 0);
            best = std::max(best, reached);
            for (const double scale :
                 {0.0, 0.5, 2.0}) {  // the bound holds for prices that are not improved, too
                std::vector<double> lambda = run.bound.lambda;
                for (double& price : lambda) price *= scale;
                CHECK(upperBound(run.problem, lambda) >= reached * (1 - 1e-12));
            }
            CHECK(run.bound.value >= reached * (1 - 1e-12));
        }
        CHECK(best > 0.5 * run.bound.value);  // and it is not far above the best of them
    }
}

TEST_CASE("One policy's own bound is not below what it delivers, and its capacity is its ladder's") {
    const Ran ran = ranUnder(kScenarios / "policies/first-come.yaml");
    const RunBound run = boundOfRun(ran.edges, {ran.part}, false);
    CHECK(run.reached[0] <= run.bound.value);
    double capacity = 0, delivered = 0;
    for (const double hours : ran.part.capacity) capacity += hours;
    for (const ProjectUse& use : ran.part.projects) delivered += use.delivered;
    CHECK(capacity > 0);
    CHECK(delivered <= capacity);
    CHECK(run.problem.edges.back() == static_cast<double>(ran.end) / 3.6e6);
}
