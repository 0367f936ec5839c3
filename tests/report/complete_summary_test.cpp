// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "models/programme/version.hpp"
#include "models/report/complete_summary.hpp"

namespace tranche {

TEST_CASE("a completed summary has version, hash and assumptions, and the reader's warnings after its own") {
    LoadedScenario loaded;
    loaded.hash = "0123456789abcdef";
    loaded.sources = {{.path = "tranches[0].units", .value = "8"}};
    loaded.warnings = {{.place = {"some/folder/plan.yaml", 3, 5},
                        .key = "seed",
                        .found = "0",
                        .expected = "another",
                        .warning = true}};
    RunSummary run;
    run.warnings = {"a budget is short"};
    completeSummary(loaded, run);
    CHECK(run.version == kVersion);
    CHECK(run.scenarioHash == loaded.hash);
    REQUIRE(run.assumptions.size() == 1);
    CHECK(run.assumptions[0].path == "tranches[0].units");
    REQUIRE(run.warnings.size() == 2);
    CHECK(run.warnings[0] == "a budget is short");
    CHECK(run.warnings[1].find("plan.yaml:3:5") == 0);
}

}  // namespace tranche
