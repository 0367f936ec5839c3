// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A scenario of one call whose every kind of range has an effect that can be said beforehand.

#include <doctest/doctest.h>

#include <string>

#include "tests/scenario/scenario_folder.hpp"

namespace tranche::testing {

inline const char* const kRanged = R"(scenario: ranged
horizon: {start: 2026-01-01, end: 2026-12-31}
hardware:
  - {id: H200, node_gpus: 8, memory_gb: 141, power_kw: 1.2, h200_equivalent: {value: 2, range: [1, 4]}}
tranches:
  - id: first
    gpu: H200
    units: {value: 400, status: assumed, source: "a guess", range: [200, 800]}
    operator: {name: A, own_units: {value: 0, status: assumed, range: [0, 400]}}
    milestones:
      - {id: ready, on: {value: 2026-02-01, status: assumed, range: [2026-01-15, 2026-04-10]}}
    procured_at: ready
    installed_at: ready
    in_service_at: ready
  - id: second
    gpu: H200
    units: 80
    milestones:
      - {id: contract, on: 2026-01-01}
      - id: ready
        after: [contract]
        duration_days: {lognormal: {median: 90, sigma: 0.4}, status: assumed, source: "as before", range: [60, 180]}
    procured_at: contract
    installed_at: ready
    in_service_at: ready
sectors:
  - id: academia
    per_call: {applicants: 40}
    servers: {lognormal: {median: 2, sigma: 1}, status: assumed, range: [2, 4]}
    servers_max: 8
    months: 6
    merit: {normal: {mean: 70, sd: 10}, status: assumed}
    no_show: {value: 0.1, status: assumed, source: "usual", range: [0, 0.3]}
  - id: startup
    per_call: {applicants: 30}
    servers: 1
    months: 3
    merit: {normal: {mean: 65, sd: 10}, status: assumed}
    no_show: {value: 0.1, status: assumed, source: "usual", range: [0, 0.3]}
  - id: institute
    per_call: {applicants: 5}
    servers: 1
    months: 3
    merit: {normal: {mean: 65, sd: 10}, status: assumed}
    no_show: {value: 0.1, status: assumed, source: "another", range: [0, 0.3]}
calls:
  - {id: spring, opens: 2026-04-01, closes: 2026-04-30, decision_days: 20}
policy:
  name: panel
  intake: {mode: rounds}
  award: {order: score, rule: skip_fill}
targets:
  - {gpus: 400, by: 2026-03-31}
experiment:
  seed: 7
  replications: {min: 10, max: 10}
)";

inline LoadedScenario rangedScenario(const ScenarioFolder& here, std::string text = kRanged) {
    LoadResult result = here.load("ranged.yaml", std::move(text));
    REQUIRE_MESSAGE(result.loaded.has_value(), formatIssues(result.issues));
    return *std::move(result.loaded);
}

inline std::string rangedWith(const std::string& from, const std::string& to) {
    std::string text = kRanged;
    const std::size_t at = text.find(from);
    REQUIRE_MESSAGE(at != std::string::npos, from);
    return text.replace(at, from.size(), to);
}

}  // namespace tranche::testing
