// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A scenario of one file that is quick to run: one call, two sectors, one purchase that slips.

#include <doctest/doctest.h>

#include <string>

namespace tranche::testing {

inline const char* const kSmallScenario = R"(scenario: small
title: A small call
horizon: {start: 2026-01-01, end: 2026-12-31}
hardware:
  - {id: H200, node_gpus: 8, memory_gb: 141, power_kw: 1.2, h200_equivalent: 1}
tranches:
  - id: first
    gpu: H200
    units: 400
    planned_in_service: 2026-03-01
    milestones:
      - {id: contract, on: 2026-01-01}
      - {id: delivery, after: [contract], duration_days: {lognormal: {median: 60, sigma: 0.3}}}
    procured_at: contract
    installed_at: delivery
    in_service_at: delivery
sectors:
  - id: academia
    per_call: {applicants: 40}
    servers: {lognormal: {median: 2, sigma: 1}}
    servers_max: 8
    months: {discrete: {3: 0.5, 6: 0.5}}
    merit: {normal: {mean: 70, sd: 10}}
  - id: startup
    per_call: {applicants: 30}
    servers: 1
    months: 3
    merit: {normal: {mean: 65, sd: 10}}
    no_show: 0.1
calls:
  - {id: spring, opens: 2026-04-01, closes: 2026-04-30, decision_days: 20, agreement_days: {uniform: {low: 1, high: 9}}}
policy:
  name: panel
  intake: {mode: rounds}
  award: {order: score, rule: skip_fill}
targets:
  - {gpus: 400, by: 2026-03-31}
experiment:
  seed: 7
  replications: {min: 20, max: 20}
)";

// With one piece of it replaced.
inline std::string smallWith(const std::string& from, const std::string& to) {
    std::string text = kSmallScenario;
    const std::size_t at = text.find(from);
    REQUIRE_MESSAGE(at != std::string::npos, from);
    return text.replace(at, from.size(), to);
}

inline bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace tranche::testing
