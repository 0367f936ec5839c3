// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Scenarios small enough to check by hand, built as values: one GPU a server, one millisecond precise deliveries.

#include <string>
#include <utility>
#include <vector>

#include "models/programme/simulate.hpp"

namespace tranche::small {

inline const Date kStart{2026, 1, 1};
inline const Calendar kCalendar{kStart};

inline GpuModel model(std::string id, Gpus nodeGpus = 1) {
    GpuModel gpu;
    gpu.id = std::move(id);
    gpu.nodeGpus = nodeGpus;
    return gpu;
}

// `units` GPUs of pool `id`, procured, installed and in service on one day.
inline TrancheSpec delivery(std::string id, std::string gpu, Gpus units, Date on, double lifeYears = 100) {
    TrancheSpec tranche;
    tranche.id = std::move(id);
    tranche.gpu = std::move(gpu);
    tranche.units = units;
    MilestoneSpec ready;
    ready.id = "ready";
    ready.on = on;
    tranche.milestones = {ready};
    tranche.procuredAt = tranche.installedAt = tranche.inServiceAt = "ready";
    tranche.lifeYears = lifeYears;
    return tranche;
}

inline SectorSpec sector(std::string id) {
    SectorSpec spec;
    spec.id = std::move(id);
    spec.merit = Distribution::normal(70, 10);
    return spec;
}

// n applicants a call, each asking for `servers` over `months`.
inline SectorSpec applicants(std::string id, double n, Distribution servers, double months = 2) {
    SectorSpec spec = sector(std::move(id));
    spec.perCall = PerCallSpec{Distribution::constant(n), 0};
    spec.servers = std::move(servers);
    spec.months = Distribution::constant(months);
    return spec;
}

// A Poisson stream of requests for one server.
inline SectorSpec stream(std::string id, double perDay, Distribution days) {
    SectorSpec spec = sector(std::move(id));
    spec.stream = StreamSpec{perDay};
    spec.servers = Distribution::constant(1);
    spec.days = std::move(days);
    return spec;
}

inline CallSpec call(std::string id, Date opens, Date closes, std::int64_t decisionDays = 10) {
    CallSpec spec;
    spec.id = std::move(id);
    spec.opens = opens;
    spec.closes = closes;
    spec.decisionDays = decisionDays;
    return spec;
}

// One pool "p" of `gpus` GPUs from the first day; rounds; nobody applies yet.
inline Scenario base(Gpus gpus, Date end = {2026, 12, 31}) {
    Scenario s;
    s.horizon = {kStart, end};
    s.hardware = {model("g")};
    s.tranches = {delivery("p", "g", gpus, kStart)};
    s.serverGpus = 1;
    s.policy.name = "test";
    s.policy.review.noiseSd = 0;
    return s;
}

// The same with a rolling queue, strict first come first served.
inline Scenario queue(Gpus gpus, Date end = {2026, 12, 31}) {
    Scenario s = base(gpus, end);
    s.policy.intake.mode = IntakeMode::rolling;
    s.policy.award.order = "fcfs";
    return s;
}

// Everything at once: two pools, three sectors, a series of calls, shares, caps, a waiting list, recall, no-shows,
// reapplication, patience, failures, retirement, a lending set-aside and a contest.
inline Scenario everything() {
    Scenario s;
    s.horizon = {{2026, 1, 1}, {2028, 6, 30}};
    s.hardware = {model("H", 8), model("B", 8)};
    s.tranches = {delivery("h", "H", 800, {2026, 2, 1}, 1.5), delivery("b", "B", 960, {2026, 4, 15})};
    TrancheSpec later = delivery("b2", "B", 640, {2027, 3, 1});
    later.pool = "b";
    s.tranches.push_back(later);
    SectorSpec academia = applicants("academia", 30, Distribution::lognormal(2, 1), 6);
    academia.months = Distribution::discrete({3, 6, 12}, {.25, .35, .4});
    academia.viableShare = 0.5;
    academia.reapply = {0.6, 2, 4, 0.3};
    academia.use = {Distribution::exponential(20), Distribution::uniform(0.2, 1)};
    academia.noShow = 0.1;
    SectorSpec startup = academia;
    startup.id = "startup";
    startup.perCall.reset();
    startup.stream = StreamSpec{0.4};
    startup.patienceDays = Distribution::exponential(90);
    SectorSpec institute = academia;
    institute.id = "institute";
    institute.perCall.reset();
    institute.adoption = AdoptionSpec{60, .1, .6, {2025, 6, 1}};
    SectorSpec team = sector("team");
    s.sectors = {academia, startup, institute, team};
    CallSeriesSpec series;
    series.id = "open";
    series.firstOpens = {2026, 1, 10};
    series.everyMonths = 2;
    series.openDays = 30;
    series.decisionDays = 20;
    series.agreementDays = Distribution::uniform(0, 25);
    series.sectors = {"academia", "startup", "institute"};
    s.callSeries = {series};
    SetAsideSpec aside;
    aside.id = "national";
    aside.pool = "b";
    aside.gpus = 800;
    aside.handover = Date{2027, 1, 1};
    aside.idle = IdleRule::lendUntilHandover;
    s.setAsides = {aside};
    ContestSpec contest;
    contest.id = "contest";
    contest.sector = "team";
    contest.setAside = "national";
    contest.stages = {{"s1", {2026, 7, 1}, 5, 0, 64, true},
                      {"s2", {2027, 1, 1}, 4, 1, {}, false},
                      {"s3", {2027, 9, 1}, 2, 0, {}, false}};
    contest.ends = {2028, 3, 31};
    contest.handBackDays = 14;
    contest.plateau = Distribution::uniform(0.5, 1);
    s.contests = {contest};
    s.policy.name = "everything";
    s.policy.eligibility.caps = {{"H", 256}, {"B", 128}};
    s.policy.eligibility.minScore = 45;
    s.policy.review = {3, 8, {{"startup", 3}}};
    s.policy.shares.groups = {{"research", {"academia", "institute"}, 0.6}, {"industry", {"startup"}, 0.4}};
    s.policy.waitingList = {120, 0.5};
    s.policy.recall = RecallSpec{};
    s.operations.failuresPer1000NodeDays = 2;
    s.operations.repairHours = Distribution::lognormal(30, 1);
    s.operations.spareShare = 0.04;
    return s;
}

inline ReplicationOutcome run(const Scenario& scenario, std::uint64_t seed = 1,
                              std::uint64_t replication = 0) {
    return simulate(Setting(scenario), {seed, replication});
}

inline Time at(Date date) {
    return kCalendar.at(date);
}

// Integral of a rung over the whole run, all pools.
inline GpuTime total(const ReplicationOutcome& outcome, Rung rung) {
    GpuTime sum = 0;
    for (std::size_t p = 0; p < outcome.ladder.pools; ++p)
        sum += outcome.ladder.integralAt(outcome.ladder.dates.size() - 1, p)[static_cast<std::size_t>(rung)];
    return sum;
}

inline Gpus countAt(const ReplicationOutcome& outcome, Date date, Rung rung, std::size_t pool = 0) {
    for (std::size_t d = 0; d < outcome.ladder.dates.size(); ++d)
        if (outcome.ladder.dates[d] == at(date))
            return outcome.ladder.countAt(d, pool)[static_cast<std::size_t>(rung)];
    return -1;
}

}  // namespace tranche::small
