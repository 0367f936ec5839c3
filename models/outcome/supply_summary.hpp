// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What n replications say of supply beside the ladder: private fleets, power by site, money by year. Plain values; bands
// are over replications (type 7 quantiles). Each list is empty where a scenario has no such thing.
// Verified by: tests/outcome/supply_summary_test.cpp.

#include <cstdint>
#include <string>
#include <vector>

#include "sim/kernel/calendar.hpp"

namespace tranche {

struct Quantiles {
    double mean = 0, p05 = 0, p50 = 0, p95 = 0;
};

struct FleetMark {
    std::string id, name, gpu, site;  // site: its name; empty: none
    std::int64_t gpus = 0;            // as announced
};

struct FleetPoint {  // at `date`
    Date date;
    std::string fleet;         // "all": together
    Quantiles there, powered;  // [GPU]
};

struct SiteMark {
    std::string id, name;
    bool capped = true;  // else as much power as is needed
};

struct SitePoint {  // at `date`, at the meter: IT load at full power x PUE, and what the caps allow of it
    Date date;
    std::string site;
    Quantiles capKw, governmentKw, privateKw;  // cap NaN where there is none
    Quantiles waitingKw;                       // accepted, without power
};

struct BudgetPoint {
    std::string budget, name;
    int year = 0;
    Quantiles appropriated, committed, paid, lapsed, missing;  // [KRW]
};

struct SupplySummary {
    std::vector<FleetMark> fleets;
    std::vector<FleetPoint> fleetPoints;  // by date, then "all", then fleets as listed
    std::vector<SiteMark> sites;
    std::vector<SitePoint> sitePoints;  // by date, then sites as listed
    std::vector<BudgetPoint> budgets;   // by budget, then year
};

}  // namespace tranche
