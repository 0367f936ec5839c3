// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every scenario and policy that ships is read without a fault and runs, at a short horizon.

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "models/programme/simulate.hpp"
#include "models/programme/study.hpp"
#include "models/scenario/scenario_reader.hpp"

using namespace tranche;

namespace {

namespace fs = std::filesystem;
const fs::path kScenarios = fs::path(TRANCHE_SOURCE_DIR) / "scenarios";

std::vector<fs::path> yamlFiles(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().extension() == ".yaml") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

Scenario load(const ScenarioRequest& request) {
    const LoadResult result = loadScenario(request);
    INFO(formatIssues(result.issues));
    REQUIRE(result.loaded);
    CHECK(result.loaded->warnings.empty());
    return result.loaded->scenario;
}

// The first part of the horizon, enough for a call to be decided.
Scenario shortened(Scenario scenario) {
    const Date end = addMonths(scenario.horizon.start, 20);
    if (scenario.horizon.end <= end) return scenario;
    scenario.horizon.end = end;
    std::erase_if(scenario.targets, [&](const TargetSpec& t) { return end < t.by; });
    return scenario;
}

}  // namespace

TEST_CASE("every shipped scenario runs at a short horizon") {
    std::vector<fs::path> files = yamlFiles(kScenarios);
    for (const fs::path& file : yamlFiles(kScenarios / "validation")) files.push_back(file);
    CHECK(files.size() >= 7);
    for (const fs::path& file : files) {
        CAPTURE(file.filename().string());
        const Setting setting(shortened(load({file, {}, {}})));
        const ReplicationOutcome outcome = simulate(setting, {1, 0});
        CHECK(outcome.stop == StopReason::horizon);
        CHECK(outcome.applications.size() > 100);
        const auto started = std::count_if(outcome.applications.begin(), outcome.applications.end(),
                                           [](const Application& a) { return a.started != kNever; });
        CHECK(started > 0);
    }
}

TEST_CASE("korea-2030 runs under every shipped policy, on the same applicants") {
    const fs::path file = kScenarios / "korea-2030.yaml";
    std::size_t policies = 0;
    for (const fs::path& policy : yamlFiles(kScenarios / "policies")) {
        CAPTURE(policy.filename().string());
        const Setting setting(shortened(load({file, {}, policy})));
        const ReplicationOutcome outcome = simulate(setting, {1, 0});
        CHECK(outcome.stop == StopReason::horizon);
        Gpus granted = 0;
        for (const Application& a : outcome.applications) granted += a.granted;
        CHECK(granted > 0);
        ++policies;
    }
    CHECK(policies >= 19);
}

TEST_CASE("the first open call comes out as it really did") {
    const Setting setting(load({kScenarios / "round1-replay.yaml", {}, {}}));
    const RunSummary s = runStudy(setting, {}).summary;
    const auto mean = [&](const char* metric, const char* scope) {
        for (const MetricEstimate& m : s.metrics)
            if (m.metric == metric && m.scope == scope) return m.mean;
        FAIL("no metric " << metric << " of " << scope);
        return 0.0;
    };
    CHECK(s.replications == 200);
    CHECK(mean("awards", "all") == doctest::Approx(159).epsilon(12.0 / 159));
    CHECK(mean("gpus.awarded", "all") == doctest::Approx(4224).epsilon(100.0 / 4224));
    CHECK(std::abs(mean("success.count", "all") - 0.31) <= 0.03);
    CHECK(std::abs(mean("success.gpus", "all") - 0.31) <= 0.03);
    CHECK(std::abs(mean("award_share", "sector:academia") - 0.621) <= 0.04);
    CHECK(std::abs(mean("award_share", "sector:industry") - 0.305) <= 0.04);
    CHECK(std::abs(mean("award_share", "sector:institute") - 0.074) <= 0.04);
    CHECK(mean("wait_days.review", "all") == doctest::Approx(34));
}
