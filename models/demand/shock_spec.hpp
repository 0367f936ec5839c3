// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What moves the demand of many at once: efficiency shocks (A-SHOCK) and good and bad years (A-COPULA), as a scenario
// writes them. Verified by: tests/demand/efficiency_path_test.cpp, tests/demand/demand_years_test.cpp.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "models/fields/field_table.hpp"
#include "sim/kernel/calendar.hpp"
#include "sim/random/distribution.hpp"

namespace tranche {

enum class ShockTarget { size, applicants };

// From a date on, or at random dates, a unit of work costs cost_factor times the GPU time that it did.
struct EfficiencyShockSpec {
    std::string id;
    std::optional<Date> on;                                 // one of on, per_year and every_year
    std::optional<double> perYear;                          // [1/year] Poisson
    bool steady = false;                                    // cost_factor a year, all the time
    Distribution costFactor = Distribution::constant(0.5);  // f
    double elasticity = 1;                                  // eta, of work demanded to its cost
    double delayMonths = 0;            // [months of 30.4375 days] before anybody adopts it
    double adoptionMonths = 0;         // [months] until everybody has; log-linear between
    std::vector<std::string> sectors;  // none named: every sector
    ShockTarget actsOn = ShockTarget::size;
};

// A pair of sectors, or of a sector and a delay factor.
struct YearPairSpec {
    std::string a, b;
    double rankCorrelation = 0;
};

// Demand of a sector in a year is a lognormal factor of mean 1, rank-correlated between sectors and with procurement.
struct DemandYearsSpec {
    double sigma = 0;                      // of the logarithm, of every sector
    std::map<std::string, double> sigmas;  // of these sectors instead
    double between = 0;                    // Spearman, any two sectors
    std::vector<YearPairSpec> pairs;       // of these instead
    ShockTarget actsOn = ShockTarget::applicants;
    bool repair = false;
};

const Names<ShockTarget>& names(Tag<ShockTarget>);
const Table<EfficiencyShockSpec>& fields(Tag<EfficiencyShockSpec>);
const Table<YearPairSpec>& fields(Tag<YearPairSpec>);
const Table<DemandYearsSpec>& fields(Tag<DemandYearsSpec>);

}  // namespace tranche
