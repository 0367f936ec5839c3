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
            optional("cost_krw", &TrancheSpec::costKrw, "contract value").unit("KRW").range(0, 1e15),
            optional("cost_usd", &TrancheSpec::costUsd,
                     "the same in dollars where a source states both: checks cost_krw, enters no result")
                .unit("USD")
                .range(0, 1e13),
            optional("life_years", &TrancheSpec::lifeYears, "years in service before retirement")
                .unit("years")
                .range(0.5, 50),
            optional("pool", &TrancheSpec::pool, "pool it delivers into; empty means its own id"),
            optional("planned_in_service", &TrancheSpec::plannedInService,
                     "the announced date, against which delay is counted"),
            optional("duration_factor", &TrancheSpec::durationFactor,
                     "reference-class inflation of every duration not yet known")
                .range(0.1, 10),
        }};
    return table;
}

}  // namespace tranche
