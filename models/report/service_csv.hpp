// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How long whom is kept waiting, and how evenly what is granted is spread. `all` is everyone, then each sector by its id.
//   waits.csv   sector, servers, applications, started, censored, p<10|25|50|75|90>_days, p<...>_replications
//               a row a sector and size of request (`all` sizes, then 1, 2 to 3, 4 to 7, 8 to 15, 16 or more servers); counts
//               are means a replication; percentiles are means over so many replications, empty where never reached
//   lorenz.csv  sector, projects_share, satisfaction_share_<mean|p05|p95>, replications
//               a row a sector and 1/50 of the projects, those with least first
// Verified by: tests/report/service_csv_test.cpp.

#include <string>

#include "models/outcome/summary.hpp"

namespace tranche {

std::string waitsCsv(const RunSummary&);
std::string lorenzCsv(const RunSummary&);

}  // namespace tranche
