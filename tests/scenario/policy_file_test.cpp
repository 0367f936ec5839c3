// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "models/scenario/policy_file.hpp"
#include "tests/scenario/scenario_folder.hpp"

namespace tranche {

TEST_CASE("A policy is found by name beside the scenario or one folder above, or as a file") {
    const testing::ScenarioFolder here;
    here.write("policies/a.yaml", "name: a\n");
    here.write("below/policies/b.yaml", "name: b\n");
    const auto scenario = here.write("below/s.yaml", "");
    REQUIRE(policyFile("a", scenario));
    CHECK(policyFile("a", scenario)->filename() == "a.yaml");
    CHECK(policyFile("b", scenario).has_value());
    CHECK(policyFile((here / "policies/a.yaml").string(), scenario).has_value());
    CHECK_FALSE(policyFile("c", scenario).has_value());
    CHECK_FALSE(policyFile("policies/a", scenario).has_value());
    CHECK(policyNames(scenario) == std::vector<std::string>{"a", "b"});
}

}  // namespace tranche
