// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The metrics of a replay, once for all who show them. Scopes: `all`, `size:2-7` (sizes that no job has are left out),
// `pool:name` (only with several). Undefined, since no job started: NaN.
// Verified by: tests/tools/replay_test.cpp, tests/report/replay_report_test.cpp.

#include <string>
#include <string_view>
#include <vector>

#include "models/report/replay_study.hpp"

namespace tranche {

struct ReplayMetric {
    std::string_view metric, unit, label;
    double value = 0;
};

struct ReplayScope {
    std::string kind, name;  // "all" and empty, "size" and "2-7", "pool" and its name
    std::vector<ReplayMetric> metrics;

    std::string text() const { return name.empty() ? kind : kind + ":" + name; }
    double value(std::string_view metric) const;  // NaN: it has none
};

// `all` first.
std::vector<ReplayScope> replayMetrics(const ReplayStudy& study);

// "6,835 s (1.9 h)", "68.6 %", "12 jobs"; "undefined".
std::string replayValue(const ReplayMetric& metric);

}  // namespace tranche
