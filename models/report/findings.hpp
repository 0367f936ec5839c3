// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The run in a few sentences, and the look-ups that screen and report share. Nothing is estimated here: sentences quote
// the summary; a number it lacks is left out, never guessed.
//
// Verified by tests/report/findings_test.cpp.

#include <string>
#include <string_view>
#include <vector>

#include "models/outcome/summary.hpp"

namespace tranche {

// Three to six sentences: capacity at the end, chances, waits, success, use, cost.
std::vector<std::string> findings(const RunSummary& run);

// A rung over the one it is a share of, each with its name: "granted" of "available".
struct LadderLink {
    std::string_view part, whole;
    double share = 0, halfWidth = 0;  // half-width NaN where only the series is known
};
// From procured down to effective, then effective of procured. The metrics' own estimates where the run has
// them, else the ratio of the GPU-time in the series; empty without either.
std::vector<LadderLink> ladderLinks(const RunSummary& run);
std::string linkText(const LadderLink& link);  // "granted 87.4 ± 0.3 % of available"

// First metric of that key and scope, or nullptr.
const MetricEstimate* findMetric(const RunSummary& run, std::string_view metric,
                                 std::string_view scope = "all");

// The last capacity point of every calendar year, in order.
std::vector<CapacityPoint> yearEnds(const RunSummary& run);

struct ScopedMetrics {
    std::vector<std::string> scopes;   // "sector:startup", in order of first appearance
    std::vector<std::string> metrics;  // keys, likewise
};
// All metrics whose scope is `kind` + ":" + something ("sector", "pool").
ScopedMetrics scopedMetrics(const RunSummary& run, std::string_view kind);
std::vector<std::string> scopeKinds(
    const RunSummary& run);  // "sector", "pool", ... in order of first appearance
std::string scopeLabel(const RunSummary& run, std::string_view scope);  // "sector:sme" -> the sector's label

}  // namespace tranche
