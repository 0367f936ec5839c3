// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The files about supply that only some scenarios have; the text is empty where a scenario has no such thing. They stand
// beside timeseries.csv, whose rows are pools of the government. Bands over replications; dates are those of the ladder.
//   private.csv  date, fleet, gpus_there_<band>, gpus_powered_<band>      counts at the date; fleet `all`: together
//   sites.csv    date, site, <cap|government|private|waiting>_kw_<band>   at the meter, at the date; no cap: empty
//   budgets.csv  budget, year, quantity, unit, mean, p05, p50, p95        one row a number; KRW
// with <band> mean, p05, p50, p95. Verified by: tests/report/supply_csv_test.cpp.

#include <string>

#include "models/outcome/summary.hpp"

namespace tranche {

std::string privateCsv(const RunSummary&);
std::string sitesCsv(const RunSummary&);
std::string budgetsCsv(const RunSummary&);

}  // namespace tranche
