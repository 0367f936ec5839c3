// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/scenario/scenario.hpp"

namespace tranche {

const Names<ProjectRows>& names(Tag<ProjectRows>) {
    static const Names<ProjectRows> table{
        {"all", ProjectRows::all}, {"first", ProjectRows::first}, {"none", ProjectRows::none}};
    return table;
}

const Table<HorizonSpec>& fields(Tag<HorizonSpec>) {
    static const Table<HorizonSpec> table{
        "horizon",
        "The days that are simulated.",
        {
            required("start", &HorizonSpec::start, "first day; time 0 is its midnight, KST"),
            required("end", &HorizonSpec::end, "last day, inclusive"),
        },
        [](const HorizonSpec& h, FieldCheck& check) {
            if (h.end < h.start)
                check.error("end", formatDate(h.end), "a day not before " + formatDate(h.start));
            if (h.end.year - h.start.year > 500)
                check.error("end", formatDate(h.end), "at most 500 years after the start");
        }};
    return table;
}

const Table<TargetSpec>& fields(Tag<TargetSpec>) {
    static const Table<TargetSpec> table{
        "target",
        "A number of GPUs in service by a date.",
        {
            required("gpus", &TargetSpec::gpus, "GPUs in service").unit("GPUs").range(1, 1e9),
            required("by", &TargetSpec::by, "by the end of this day"),
        }};
    return table;
}

const Table<MeasureSpec>& fields(Tag<MeasureSpec>) {
    static const Table<MeasureSpec> table{
        "measure",
        "The cohort: applications submitted in the window; the ladder over the same window.",
        {
            optional("from", &MeasureSpec::from, "first day; absent: the start of the horizon"),
            optional("to", &MeasureSpec::to, "last day; absent: the end of the horizon"),
        }};
    return table;
}

const Table<PrecisionSpec>& fields(Tag<PrecisionSpec>) {
    static const Table<PrecisionSpec> table{
        "precision",
        "When to stop adding replications.",
        {
            required("metric", &PrecisionSpec::metric, "metric key, with @scope unless it is all"),
            required("relative_half_width", &PrecisionSpec::relativeHalfWidth,
                     "half-width of its interval over its mean")
                .range(1e-6, 1),
        }};
    return table;
}

const Table<ReplicationsSpec>& fields(Tag<ReplicationsSpec>) {
    static const Table<ReplicationsSpec> table{
        "replications",
        "How many independent runs.",
        {
            optional("min", &ReplicationsSpec::min, "at least").range(1, 10000000),
            optional("max", &ReplicationsSpec::max, "at most").range(1, 10000000),
            optional("until", &ReplicationsSpec::until, "stop between min and max at this precision"),
        },
        [](const ReplicationsSpec& r, FieldCheck& check) {
            if (r.max < r.min)
                check.error("max", std::to_string(r.max), "at least min, " + std::to_string(r.min));
        }};
    return table;
}

const Table<ExperimentSpec>& fields(Tag<ExperimentSpec>) {
    static const Table<ExperimentSpec> table{
        "experiment",
        "Seed, replications and what is kept.",
        {
            optional("seed", &ExperimentSpec::seed, "the same seed gives the same bytes")
                .range(0, 9007199254740992.0),
            optional("replications", &ExperimentSpec::replications, "how many"),
            optional("confidence", &ExperimentSpec::confidence, "of the intervals").range(0.5, 0.9999),
            optional("policies", &ExperimentSpec::policies,
                     "policies that it is compared under, by name or file, as in --policies"),
            optional("projects", &ExperimentSpec::projects,
                     "replications whose applications projects.csv lists"),
        }};
    return table;
}

const Table<Scenario>& fields(Tag<Scenario>) {
    static const Table<Scenario> table{
        "scenario",
        "One study of the programme.",
        {
            required("scenario", &Scenario::id, "stable name"),
            optional("title", &Scenario::title, "one line for people"),
            required("horizon", &Scenario::horizon, "the days that are simulated"),
            required("hardware", &Scenario::hardware,
                     "catalogue files, relative to this one, or models in place"),
            optional("delay_factors", &Scenario::delayFactors, "common causes of delay"),
            required("tranches", &Scenario::tranches, "what is bought and when it comes"),
            optional("sites", &Scenario::sites, "where GPUs stand, with caps of power and cooling"),
            optional("budgets", &Scenario::budgets, "money by year that purchases draw on"),
            optional("prices", &Scenario::prices, "what GPU models cost over time"),
            optional("exchange_rate", &Scenario::exchangeRate, "won for a dollar over time"),
            optional("leases", &Scenario::leases, "GPUs rented for a term"),
            optional(
                "private_fleets", &Scenario::privateFleets,
                "GPUs that firms buy for themselves: they are no part of the programme but share its sites"),
            optional("server_gpus", &Scenario::serverGpus, "GPUs of a server as applicants count them")
                .unit("GPUs")
                .range(1, 72),
            required("sectors", &Scenario::sectors, "who applies"),
            optional("calls", &Scenario::calls, "calls for proposals"),
            optional("call_series", &Scenario::callSeries, "calls that repeat"),
            optional("set_asides", &Scenario::setAsides, "capacity kept for a national purpose"),
            optional("contests", &Scenario::contests, "elimination tournaments on a set-aside"),
            optional("holidays", &Scenario::holidays,
                     "days off, for streams with a holiday_factor: calendar files, relative to this one, or "
                     "days in place")
                .orFile(),
            optional("efficiency_shocks", &Scenario::efficiencyShocks,
                     "work that becomes cheaper or dearer, and what demand makes of it"),
            optional("demand_years", &Scenario::demandYears, "good and bad years of demand"),
            required("policy", &Scenario::policy, "policy file, relative to this one, or a policy in place")
                .orFile(),
            optional("operations", &Scenario::operations, "failures, spares, power, cost of money"),
            optional("targets", &Scenario::targets, "P(at least so many GPUs in service by a date)"),
            optional("measure", &Scenario::measure, "which applications count"),
            optional("plausibility", &Scenario::plausibility, "magnitudes that are believed"),
            optional("experiment", &Scenario::experiment, "seed and replications"),
        }};
    return table;
}

}  // namespace tranche
