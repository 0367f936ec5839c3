// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demand/shock_spec.hpp"

namespace tranche {

const Names<ShockTarget>& names(Tag<ShockTarget>) {
    static const Names<ShockTarget> all{{"size", ShockTarget::size}, {"applicants", ShockTarget::applicants}};
    return all;
}

const Table<EfficiencyShockSpec>& fields(Tag<EfficiencyShockSpec>) {
    static const Table<EfficiencyShockSpec> table{
        "efficiency shock",
        "A unit of work costs cost_factor f of the GPU time it did; work demanded grows by f^-elasticity, "
        "GPUs by "
        "f^(1-elasticity) (Jevons 1865).",
        {
            required("id", &EfficiencyShockSpec::id, "stable name: random dates hang on it"),
            optional("on", &EfficiencyShockSpec::on, "the day it happens"),
            optional("per_year", &EfficiencyShockSpec::perYear,
                     "happens at random at this rate, again and again")
                .unit("1/year")
                .range(0, 100),
            optional("steady", &EfficiencyShockSpec::steady, "cost_factor a year, from the horizon's start"),
            required("cost_factor", &EfficiencyShockSpec::costFactor,
                     "new cost of a unit of work over the old")
                .range(0.001, 1000),
            required("elasticity", &EfficiencyShockSpec::elasticity,
                     "of work to its cost: above 1 GPU demand rises with efficiency, below it falls")
                .range(0, 10),
            optional("delay_months", &EfficiencyShockSpec::delayMonths, "before anybody adopts it")
                .unit("months")
                .range(0, 1200),
            optional("adoption_months", &EfficiencyShockSpec::adoptionMonths,
                     "from the first to the last adopter")
                .unit("months")
                .range(0, 1200),
            optional("sectors", &EfficiencyShockSpec::sectors, "whose work it touches; none named: all"),
            optional("acts_on", &EfficiencyShockSpec::actsOn,
                     "what follows the demand for GPUs: the size asked for (before servers_max) or the "
                     "number of applicants"),
        },
        [](const EfficiencyShockSpec& s, FieldCheck& check) {
            const int ways = int{s.on.has_value()} + int{s.perYear.has_value()} + int{s.steady};
            if (ways != 1)
                check.error("id", ways == 0 ? "a shock without a time" : "a shock with several times",
                            "one of on, per_year and steady");
            if (s.steady && (s.delayMonths > 0 || s.adoptionMonths > 0))
                check.error("steady", "true with delay_months or adoption_months",
                            "neither: a trend is adopted as it goes");
            if (s.steady && s.costFactor.kind() != DistributionKind::constant)
                check.error("cost_factor", "a distribution for a steady trend", "a number");
        }};
    return table;
}

const Table<YearPairSpec>& fields(Tag<YearPairSpec>) {
    static const Table<YearPairSpec> table{
        "pair of years",
        "A rank correlation of two sectors, or of a sector and a delay factor: above 0, booms come with "
        "delays.",
        {
            required("a", &YearPairSpec::a, "a sector"),
            required("b", &YearPairSpec::b, "another sector, or a delay factor"),
            required("rank_correlation", &YearPairSpec::rankCorrelation, "Spearman").range(-1, 1),
        }};
    return table;
}

const Table<DemandYearsSpec>& fields(Tag<DemandYearsSpec>) {
    static const Table<DemandYearsSpec> table{
        "demand years",
        "Good and bad years: a lognormal factor of mean 1 by sector and calendar year, joined by a Gaussian "
        "copula.",
        {
            optional("sigma", &DemandYearsSpec::sigma, "of the logarithm of a year's factor").range(0, 3),
            optional("sigmas", &DemandYearsSpec::sigmas, "of these sectors instead").range(0, 3),
            optional("between", &DemandYearsSpec::between, "Spearman correlation of any two sectors")
                .range(-1, 1),
            optional("pairs", &DemandYearsSpec::pairs, "of these pairs instead; with delay factors too"),
            optional("acts_on", &DemandYearsSpec::actsOn,
                     "the number of applicants or the size they ask for"),
            optional("repair", &DemandYearsSpec::repair,
                     "take the nearest correlation matrix where these cannot hold together"),
        }};
    return table;
}

}  // namespace tranche
