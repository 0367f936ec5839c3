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
    Setting setting;
    BoundPart part;
    std::vector<Time> edges;
};

Ran ranUnder(const fs::path& policy, const std::vector<std::string>& sets) {
    LoadResult result = loadScenario({kScenarios / "programme-bakeoff.yaml", sets, policy});
    REQUIRE_MESSAGE(result.loaded.has_value(), formatIssues(result.issues));
    Setting setting(result.loaded->scenario);
    const ReplicationOutcome outcome = simulate(setting, {2026, 0});
    BoundPart part = boundPart(setting, outcome, projectUses(outcome, studyFacts(setting)));
    return {std::move(setting), std::move(part), outcome.ladder.dates};
}

}  // namespace

TEST_CASE("No policy that ships delivers more than the clairvoyant bound, by hours or by merit") {
    std::vector<BoundPart> parts;
    std::vector<Time> edges;
    std::optional<Setting> setting;
    for (const fs::path& policy : shippedPolicies()) {
        Ran ran = ranUnder(policy, {"horizon.end=2027-12-31"});
        parts.push_back(std::move(ran.part));
        edges = ran.edges;
        if (!setting) setting.emplace(std::move(ran.setting));
    }
    CHECK(parts.size() >= 20);
    for (const bool merit : {false, true}) {
        const RunBound run = boundOfRun(*setting, edges, parts, merit, 60);
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
    const Ran ran = ranUnder(kScenarios / "policies/first-come.yaml", {"horizon.end=2026-12-31"});
    const RunBound run = boundOfRun(ran.setting, ran.edges, {ran.part}, false);
    CHECK(run.reached[0] <= run.bound.value);
    double capacity = 0, delivered = 0;
    for (const double hours : ran.part.capacity) capacity += hours;
    for (const ProjectUse& use : ran.part.projects) delivered += use.hours;
    CHECK(capacity > 0);
    CHECK(delivered <= capacity * 4);  // in H200-equivalents, no model counts more than 4
    CHECK(run.problem.edges.back() == static_cast<double>(ran.setting.end) / 3.6e6);
}
