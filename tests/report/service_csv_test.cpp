// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/service_csv.hpp"

#include <doctest/doctest.h>

#include <limits>

namespace tranche {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

}  // namespace

TEST_CASE("waits.csv has a row a sector and size, with empty cells where a percentile was never reached") {
    RunSummary run;
    run.waits = {{"all", "All", "all", {1, 2.5, 4, 8, kNone}, {6, 6, 6, 5, 0}, 12, 3.5},
                 {"sme", "SMEs", "2 to 3", {kNone, kNone, kNone, kNone, kNone}, {}, 0, 0}};
    CHECK(waitsCsv(run) ==
          "sector,servers,applications,started,censored,p10_days,p25_days,p50_days,p75_days,p90_days,"
          "p10_replications,p25_replications,p50_replications,p75_replications,p90_replications\n"
          "all,all,15.5,12,3.5,1,2.5,4,8,,6,6,6,5,0\n"
          "sme,2 to 3,0,0,0,,,,,,0,0,0,0,0\n");
}

TEST_CASE("lorenz.csv has a row a sector and share of the projects") {
    RunSummary run;
    run.lorenz = {{"all", "All", {0, .5, 1}, {0, .25, 1}, {0, .125, 1}, {0, .375, 1}, 4},
                  {"sme", "SMEs", {1}, {kNone}, {kNone}, {kNone}, 0}};
    CHECK(lorenzCsv(run) ==
          "sector,projects_share,satisfaction_share_mean,satisfaction_share_p05,satisfaction_share_p95,"
          "replications\n"
          "all,0,0,0,0,4\n"
          "all,0.5,0.25,0.125,0.375,4\n"
          "all,1,1,1,1,4\n"
          "sme,1,,,,0\n");
}

}  // namespace tranche
