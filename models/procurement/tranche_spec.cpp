// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/procurement/tranche_spec.hpp"

namespace tranche {

const Table<DelayFactorSpec>& fields(Tag<DelayFactorSpec>) {
    static const Table<DelayFactorSpec> table{
        "delay factor",
        "A cause of delay that several milestones share, also across tranches.",
        {
            required("id", &DelayFactorSpec::id, "stable name, as milestones refer to it"),
            optional("help", &DelayFactorSpec::help, "what it stands for"),
        }};
    return table;
}

const Table<MilestoneSpec>& fields(Tag<MilestoneSpec>) {
    static const Table<MilestoneSpec> table{
        "milestone",
        "One step of a purchase, with an uncertain duration.",
        {
            required("id", &MilestoneSpec::id, "stable name within the tranche"),
            optional(
                "after", &MilestoneSpec::after,
                "milestones that must have finished: milestone, or tranche.milestone of another tranche"),
            optional("duration_days", &MilestoneSpec::durationDays, "how long it takes").unit("days").min(0),
            optional("lag_days", &MilestoneSpec::lagDays,
                     "wait between the last milestone of `after` and the start")
                .unit("days")
                .range(0, 36500),
            optional("on", &MilestoneSpec::on, "the date it really finished; nothing is drawn then"),
            optional("not_before", &MilestoneSpec::notBefore, "earliest start"),
            optional("factor", &MilestoneSpec::factor, "delay factor its duration depends on"),
            optional("loading", &MilestoneSpec::loading,
                     "correlation of its duration with the factor, as normals")
                .range(0, 1),
        }};
    return table;
}

const Table<RiskSpec>& fields(Tag<RiskSpec>) {
    static const Table<RiskSpec> table{
        "risk",
        "Something that may go wrong with a milestone, at the cost of a delay.",
        {
            required("id", &RiskSpec::id, "stable name within the tranche"),
            required("milestone", &RiskSpec::milestone, "milestone it delays"),
            required("probability", &RiskSpec::probability, "chance that it strikes, and strikes again")
                .range(0, 1),
            required("delay_days", &RiskSpec::delayDays, "delay of each strike").unit("days").min(0),
            optional("repeats", &RiskSpec::repeats, "times it can strike at most").range(1, 1000),
        }};
    return table;
}

const Table<LotSpec>& fields(Tag<LotSpec>) {
    static const Table<LotSpec> table{
        "lot",
        "A part of a tranche that arrives by itself.",
        {
            required("share", &LotSpec::share, "share of the tranche's units, rounded to whole servers")
                .range(0, 1),
            optional("lag_days", &LotSpec::lagDays, "later than the dates of the tranche")
                .unit("days")
                .min(0),
        }};
    return table;
}

const Table<AcceptanceSpec>& fields(Tag<AcceptanceSpec>) {
    static const Table<AcceptanceSpec> table{
        "acceptance",
        "Acceptance tests of each lot.",
        {
            optional("pass_probability", &AcceptanceSpec::passProbability, "chance that one test is passed")
                .range(0, 1),
            optional("retest_days", &AcceptanceSpec::retestDays, "delay of each failed test")
                .unit("days")
                .min(0),
            optional("max_retests", &AcceptanceSpec::maxRetests,
                     "retests after which a lot is accepted anyway")
                .range(0, 1000),
            optional("beta_gpus", &AcceptanceSpec::betaGpus,
                     "GPUs of the first lot that serve beta users before the rest")
                .unit("GPUs")
                .range(0, 1000000),
            optional("beta_days", &AcceptanceSpec::betaDays, "how much longer the rest waits at least")
                .unit("days")
                .min(0),
        }};
    return table;
}

const Table<OperatorSpec>& fields(Tag<OperatorSpec>) {
    static const Table<OperatorSpec> table{
        "operator",
        "Who houses and runs the tranche.",
        {
            optional("name", &OperatorSpec::name, "company or institute"),
            optional("own_units", &OperatorSpec::ownUnits, "GPUs the operator keeps in lieu of fees")
                .unit("GPUs")
                .range(0, 10000000),
            optional("delay_sigma", &OperatorSpec::delaySigma,
                     "spread of a lognormal factor on its durations, one draw for all its tranches")
                .range(0, 2),
            optional("price_factor", &OperatorSpec::priceFactor, "its price over that of the price path")
                .range(0.1, 10),
            optional("performance", &OperatorSpec::performance,
                     "throughput of its GPUs over what the catalogue says")
                .range(0.01, 2),
            optional("default_probability", &OperatorSpec::defaultProbability,
                     "chance that it fails between contract and delivery")
                .range(0, 1),
            optional("retender_days", &OperatorSpec::retenderDays, "delay of the delivery by a default")
                .unit("days")
                .min(0),
        }};
    return table;
}

const Names<LifeRule>& names(Tag<LifeRule>) {
    static const Names<LifeRule> table{{"technical", LifeRule::technical}, {"economic", LifeRule::economic}};
    return table;
}

const Table<RefreshSpec>& fields(Tag<RefreshSpec>) {
    static const Table<RefreshSpec> table{
        "refresh",
        "New GPUs in the place of those that retire.",
        {
            required("gpu", &RefreshSpec::gpu, "GPU model bought, at the price of the day of retirement"),
            optional("pool", &RefreshSpec::pool,
                     "pool it serves in; empty means the old pool's id and -refresh"),
            optional("per_unit", &RefreshSpec::perUnit, "new GPUs for one retired").range(0.01, 10),
            optional("trade_in", &RefreshSpec::tradeIn,
                     "share credited of what a used GPU fetches: today's price less wear")
                .range(0, 1),
            optional("delay_days", &RefreshSpec::delayDays, "from retirement to service").unit("days").min(0),
            optional("life_years", &RefreshSpec::lifeYears, "years in service before retirement")
                .unit("years")
                .range(0.5, 50),
            optional("budget", &RefreshSpec::budget,
                     "budget it draws on; empty means bought whatever it costs"),
        }};
    return table;
}

const Table<TrancheSpec>& fields(Tag<TrancheSpec>) {
    static const Table<TrancheSpec> table{
        "tranche",
        "One purchase of GPUs, from budget to service.",
        {
            required("id", &TrancheSpec::id, "stable name, without dots and slashes"),
            optional("name", &TrancheSpec::name, "the name people use"),
            required("gpu", &TrancheSpec::gpu, "GPU model, by its id in the hardware catalogue"),
            required("units", &TrancheSpec::units, "GPUs bought in all, the operator's included")
                .unit("GPUs")
                .range(1, 10000000),
            optional("operator", &TrancheSpec::operatedBy, "who houses and runs it, and what it keeps"),
            required("milestones", &TrancheSpec::milestones, "the steps of the purchase"),
            optional("risks", &TrancheSpec::risks, "what may delay a step"),
            optional("lots", &TrancheSpec::lots, "parts it arrives in; none means all at once"),
            optional("acceptance", &TrancheSpec::acceptance, "acceptance tests of each lot"),
            required("procured_at", &TrancheSpec::procuredAt, "milestone whose finish is the contract"),
            required("installed_at", &TrancheSpec::installedAt,
                     "milestone whose finish puts the hardware on the floor"),
            required("in_service_at", &TrancheSpec::inServiceAt,
                     "milestone whose finish is the start of service"),
            optional("cost_krw", &TrancheSpec::costKrw,
                     "contract value of all units; 0 where a price path says what they cost")
                .unit("KRW")
                .range(0, 1e15),
            optional("cost_usd", &TrancheSpec::costUsd,
                     "the same in dollars where a source states both: checks cost_krw, enters no result")
                .unit("USD")
                .range(0, 1e13),
            optional("budget", &TrancheSpec::budget,
                     "budget it draws on; it then buys what the money pays for, `units` at most"),
            optional("budget_share", &TrancheSpec::budgetShare,
                     "share of what the budget has left at the contract")
                .range(0, 1),
            optional("contract_years", &TrancheSpec::contractYears,
                     "years of appropriations, from that of the contract, that it may commit")
                .unit("years")
                .range(1, 30),
            optional("payments", &TrancheSpec::payments, "when the price is paid"),
            optional("retire", &TrancheSpec::retire,
                     "at the end of life_years, or earlier when running it costs more than new GPUs would"),
            optional("refresh", &TrancheSpec::refresh, "what takes its place when it retires"),
            optional("life_years", &TrancheSpec::lifeYears, "years in service before retirement")
                .unit("years")
                .range(0.5, 500),
            optional("pool", &TrancheSpec::pool, "pool it delivers into; empty means its own id"),
            optional("site", &TrancheSpec::site,
                     "site it stands at, with its power; empty means as much power as is needed"),
            optional("planned_in_service", &TrancheSpec::plannedInService,
                     "the announced date, against which delay is counted"),
            optional("duration_factor", &TrancheSpec::durationFactor,
                     "reference-class inflation of every duration not yet known")
                .range(0.1, 10),
            optional("topology", &TrancheSpec::topology,
                     "its clusters, where a policy places grants on nodes; none: one cluster"),
        }};
    return table;
}

}  // namespace tranche
