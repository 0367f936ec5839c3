// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What report and screen say of supply that only some runs have. A section without data has no html, a table without data
// no lines. Every text of the input is escaped here (html) or made printable by the screen (text).
// Verified by: tests/report/supply_sections_test.cpp.

#include <string>
#include <vector>

#include "models/outcome/summary.hpp"
#include "models/report/html_page.hpp"

namespace tranche {

PageSection privateSection(const RunSummary&);
PageSection powerSection(const RunSummary&);
PageSection moneySection(const RunSummary&);

// The fleet's points at the ends of the years, in order; `all`: together.
std::vector<FleetPoint> fleetYearEnds(const RunSummary&, const std::string& fleet);

// The table on the screen: its head, then a line a fleet and one of all. At most kFleetLines.
inline constexpr std::size_t kFleetLines = 9;
std::vector<std::string> fleetLines(const RunSummary&);

}  // namespace tranche
