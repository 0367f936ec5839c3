// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// projects.csv: one line an application, every date of its life. Order: replication, then the order in which needs arose.
//   applicant    16 hexadecimal digits; the same applicant under another policy or seed of delays has the same
//   project      number of the application that began the project; `attempt` counts from 1 within it
//   organisation number within the sector, empty where applicants stand for themselves; regional: 1, outside the capital
//   call         the call for proposals; of a contest team the contest, whose `attempt` is the stage
//   gpus_*       requested; smallest acceptable; as awarded; taken back for under-use
//   months       asked for in calendar months; empty when `days` rules. days: the same on the clock
//   score        what the panel saw, empty without a panel. True merit is not in the file: nobody can see it
//   *_at         ISO 8601 with KST offset; empty: has not happened. planned_end_at: as granted
//   gpu_hours_*  delivered (granted) and used, to the end of the horizon; gpu_ms_* the same as whole GPU-milliseconds,
//                whose sums are exact (an hour has no finite decimal for every millisecond)
//   contest      1: a team of the national contest, in no metric of demand
//   counted      1: submitted inside the window of measurement, so in the metrics of demand
// Pure: any thread. O(applications). Verified by: tests/report/project_rows_test.cpp, tests/tools/agreement_test.cpp.

#include <string>
#include <string_view>

#include "models/demand/application.hpp"
#include "models/outcome/replication_outcome.hpp"
#include "models/programme/setting.hpp"

namespace tranche {

std::string_view statusName(Status);
std::string_view bindingName(Binding);

std::string projectHeader();  // with its line end
std::string projectRows(const Setting&, std::int64_t replication, const ReplicationOutcome&);

}  // namespace tranche
