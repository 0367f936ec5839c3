// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A study of effects that no run made: plausible, with every awkward case once.

#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "models/experiment/one_at_a_time.hpp"

namespace tranche::sample {

inline FactorEffects factorAt(std::string name, std::string base, std::string low, std::string high,
                              std::vector<PairedEffect> atLow, std::vector<PairedEffect> atHigh) {
    FactorEffects one;
    one.factor.name = name;
    one.factor.places = {{name, name}};
    one.factor.value = one.factor.base = std::move(base);
    one.factor.centre = "value";
    one.factor.unit = "days";
    one.factor.status = "assumed";
    one.factor.low = {low, low, {}};
    one.factor.high = {high, high, {}};
    one.low = std::move(atLow);
    one.high = std::move(atHigh);
    return one;
}

// Two metrics: waits in days, a share.
inline EffectStudy effects() {
    const double none = std::numeric_limits<double>::quiet_NaN(),
                 open = std::numeric_limits<double>::infinity();
    EffectStudy study;
    study.replications = 10;
    study.runs = 190;
    study.base = {
        {"wait_days.p90", "all", "days", "Wait, 90th percentile", 78.25, 74.5, 82, 10, true},
        {"success.gpus", "all", "share", "Success by GPUs", 0.779, 0.77, 0.788, 10, true},
        {"capacity.in_service", "2029-12-31", "GPUs", "GPUs in service", 50000, 50000, 50000, 10, true}};
    const PairedEffect still{0, 0, 0, 10};
    study.factors = {
        factorAt("sectors.*.size_growth_per_year", "0.15", "0", "0.6",
                 {{-4.25, -6.5, -2, 10}, {0.06, 0.055, 0.065, 10}, still},
                 {{24, 21, 27, 10}, {-0.35, -0.37, -0.33, 10}, still}),
        factorAt("policy.waiting_list.days", "60", "0", "90",
                 {{-12, -16, -8, 10}, {-0.09, -0.1, -0.08, 10}, still},
                 {{5, -2, 12, 10}, {0.01, 0.01, 0.01, 10}, still}),
        factorAt("tranches.a.on", "2028-06-30", "2028-03-01", "2028-12-31",
                 {{2, 1, 3, 10}, {none, none, none, 0}, still},
                 {{3, -open, open, 1}, {none, none, none, 0}, still}),
        factorAt("sectors.sme.viable_share", "0.25", "0.25", "1", {still, still, still},
                 {{-0.5, -1, 0, 10}, still, still}),
        factorAt("tranches.a.operator.own_units", "0", "-100", "500", {{1, 0.5, 1.5, 10}, still, still}, {}),
        factorAt("operations.pue", "1.25", "1.1", "1.4", {still, still, still}, {still, still, still}),
    };
    study.factors[0].factor.places = {
        {"sectors[0].size_growth_per_year", "sectors.academia.size_growth_per_year"},
        {"sectors[1].size_growth_per_year", "sectors.sme.size_growth_per_year"}};
    study.factors[4].factor.high.refusal = "tranches[0].operator.own_units: found 500, expected at most 400";
    study.unranged = {"sectors.*.adoption.market", "sectors.national.merit"};
    return study;
}

}  // namespace tranche::sample
