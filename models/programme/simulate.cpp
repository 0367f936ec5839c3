// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/programme/simulate.hpp"

#include <utility>

#include "models/programme/programme.hpp"
#include "sim/kernel/contract.hpp"

namespace tranche {

Programme::Programme(const Setting& setting, RunKey key) : ProgrammeState(setting, key) {
    const std::size_t pools = setting.pools.size(), asides = setting.setAsides.size();
    std::uint32_t nodes = 0;
    for (const PoolSetting& pool : setting.pools) {
        nextNode_.push_back(pool.firstNode);
        nodes = pool.firstNode + pool.nodes;
    }
    committed_.assign(pools, 0);
    claimed_.assign(pools, 0);
    standing_.assign(pools, 0);
    standingTime_.assign(pools, 0);
    standingSince_.assign(pools, 0);
    retiringGpus_.assign(pools, 0);
    retiring_.resize(pools);
    nodes_.assign(nodes, NodeState::absent);
    nodeDetail_.assign(nodes, NodeDetail{});
    spares_.resize(pools);
    wasted_.resize(pools);
    for (std::size_t p = 0; p < pools; ++p) spares_[p].wanted = setting.pools[p].spareNodes;
    for (const SiteSpec& site : setting.scenario.sites)
        sites_.push_back(
            {PowerRamp(site, site.pue.value_or(setting.scenario.operations.pue), setting.calendar, key),
             {},
             {}});
    fleets_.resize(setting.fleets.size());
    outages_.assign(64 * setting.scenario.operations.commonOutages.size(), 0);
    nodeDraws_.assign(nodes, 0);
    nodePool_.assign(nodes, 0);
    organisationGrants_.assign(setting.organisations, 0);
    organisationGpus_.assign(setting.organisations, 0);
    classHeld_.assign(setting.protectedGpus.size(), 0);
    readUntil_.assign(setting.calls.size(), kNever);
    tierHeld_.assign(setting.scenario.policy.intake.tiers.size(), 0);
    groupUse_.assign(setting.scenario.policy.shares.groups.size(), 0);
    for (const SetAsideSpec& aside : setting.scenario.setAsides) asideMost_.push_back(aside.gpus);
    for (auto* byAside : {&asideHold_, &asideUse_, &asideLent_, &asideStanding_, &asideActive_})
        byAside->assign(asides, 0);
    if (setting.scenario.policy.intake.mode == IntakeMode::rolling) {
        std::vector<SchedulerPool> schedulerPools;
        for (const PoolSetting& pool : setting.pools) schedulerPools.push_back({0, pool.units, 0});
        const PoolPick pick = setting.scenario.policy.award.pools == PoolChoice::roomiest
                                  ? PoolPick::roomiest
                                  : PoolPick::preferred;
        rolling_.emplace(setting.queue, schedulerPools, *findPlacement("first-fit"),
                         groupUse_.size() + classHeld_.size(), setting.accounts, pick);
        announcedLent_.resize(pools);
    }
    if (setting.placement) {
        std::vector<Gpus> quanta;
        for (const PoolSetting& pool : setting.pools) quanta.push_back(pool.quantum);
        placing_.emplace(*setting.placement, quanta, nodes);
    }
    submitted_.resize(setting.calls.size());
    arrivals_.assign(setting.sectors.size(), 0);
    contests_.resize(setting.contests.size());
    out_.contests.resize(setting.contests.size());
    out_.tranches.resize(setting.scenario.tranches.size());
    out_.ladder.pools = pools;
}

// Nothing is scheduled at or beyond the end: what would happen there has not happened.
void Programme::schedule(Time at, Phase phase, std::uint64_t key, Kind kind, std::uint32_t entity) {
    if (at >= setting_->end && kind != Kind::sample) return;
    sim_->schedule(at, phase, key, Payload{static_cast<std::uint32_t>(kind), entity});
}

void Programme::begin(Simulation& sim) {
    sim_ = &sim;
    const ProcurementSample purchases = planSupply();
    firstNodeOfDelivery_.assign(deliveries_.size(), 0);
    for (std::uint32_t i = 0; i < deliveries_.size(); ++i) {
        static constexpr Kind kinds[]{Kind::procured, Kind::installed, Kind::inService};
        schedule(std::max<Time>(0, deliveries_[i].time), Phase::capacityUp, i,
                 kinds[static_cast<int>(deliveries_[i].kind)], i);
    }
    beginSupply();
    beginPrivate(purchases.factor);
    for (std::uint32_t c = 0; c < setting_->calls.size(); ++c) {
        const Call& call = setting_->calls[c].call;
        if (call.closes < 0) continue;
        schedule(std::max<Time>(0, call.opens), Phase::parameter, c, Kind::callOpens, c);
        schedule(call.decides, Phase::decision, c, Kind::callDecides, c);
    }
    beginDemand(purchases.factor);
    if (const auto& change = setting_->intervention; change && change->need)
        schedule(std::max<Time>(0, *change->need), Phase::arrival, 0, Kind::earlierNeed, 0);
    for (std::uint32_t a = 0; a < setting_->setAsides.size(); ++a) {
        const SetAsideSetting& aside = setting_->setAsides[a];
        if (setting_->scenario.setAsides[a].idle == IdleRule::lendPreemptible && aside.returns() > 0) {
            schedule(std::max<Time>(0, aside.firm), Phase::parameter, a, Kind::loanNotice, a);
            schedule(aside.returns(), Phase::parameter, a, Kind::loanDue, a);
        }
        schedule(std::max<Time>(0, setting_->setAsides[a].handover), Phase::parameter, a,
                 Kind::setAsideChanges, a);
        if (setting_->setAsides[a].until != kNever)
            schedule(std::max<Time>(0, setting_->setAsides[a].until), Phase::parameter, a,
                     Kind::setAsideChanges, a);
    }
    for (std::uint32_t c = 0; c < setting_->contests.size(); ++c) {
        const ContestSetting& contest = setting_->contests[c];
        for (std::uint32_t k = 0; k < contest.from.size(); ++k)
            schedule(std::max<Time>(0, contest.from[k]), Phase::decision, c, Kind::stageStarts, c << 8 | k);
        schedule(std::max<Time>(0, contest.ends), Phase::decision, c, Kind::stageStarts,
                 c << 8 | static_cast<std::uint32_t>(contest.from.size()));
    }
    for (const Time at : setting_->samples) schedule(at, Phase::observer, 0, Kind::sample, 0);
}

void Programme::handle(Simulation& sim, const Event& event) {
    sim_ = &sim;
    const std::uint32_t entity = event.payload.entity;
    switch (static_cast<Kind>(event.payload.kind)) {
        case Kind::procured:
        case Kind::installed:
            return deliver(deliveries_[entity]);
        case Kind::inService:
            return lotInService(entity);
        case Kind::lotRetires:
            return lotRetires(entity);
        case Kind::nodeFails:
            return nodeFails(entity);
        case Kind::nodeRepaired:
            return nodeRepaired(entity);
        case Kind::spareArrives:
            return spareArrives(entity);
        case Kind::commonOutage:
            return commonOutage(entity);
        case Kind::siteChanges:
            return siteChanges(entity);
        case Kind::privateArrives:
            return privateArrives(entity);
        case Kind::callOpens:
            return callOpens(entity);
        case Kind::callDecides:
            return callDecides(entity);
        case Kind::tierDecides:
            return tierDecides(entity);
        case Kind::streamArrival:
            return streamArrival(entity);
        case Kind::need:
            return need(entity);
        case Kind::earlierNeed:
            return earlierNeed();
        case Kind::submit:
            return submit(entity);
        case Kind::patience:
            return patience(entity);
        case Kind::listExpires:
            return listExpires(entity);
        case Kind::claimDue:
            return claimDue(entity);
        case Kind::sign:
            return sign(entity);
        case Kind::firstUse:
            return firstUse(entity);
        case Kind::recallCheck:
            return recallCheck(entity);
        case Kind::recallDue:
            return recallDue(entity);
        case Kind::budgetCheck:
            return budgetCheck(entity);
        case Kind::grantEnds:
            return grantEnds(entity);
        case Kind::extensionAsked:
            return extensionAsked(entity);
        case Kind::checkpoint:
            return checkpoint(entity);
        case Kind::restarted:
            return restarted(entity);
        case Kind::loanNotice:
            return loanNotice(entity);
        case Kind::loanDue:
            return loanDue(entity);
        case Kind::setAsideChanges:
            refreshSetAsides(setting_->setAsides[entity].pool);
            drainRetiring(setting_->setAsides[entity].pool);
            return requestPass();
        case Kind::stageStarts:
            return stageStarts(entity);
        case Kind::handBackBegins:
            return handBackBegins(entity);
        case Kind::handBack:
            return handBack(entity);
        case Kind::pass:
            return pass();
        case Kind::sample:
            return sample();
        case Kind::marketStep:
            return marketStep(entity);
        case Kind::traceArrival:
            return traceArrival(entity);
        case Kind::decisionPatience:
            return decisionPatience(entity);
        case Kind::startPatience:
            return startPatience(entity);
        case Kind::readyPatience:
            return readyPatience(entity);
        case Kind::useChanges:
            return useChanges(entity);
    }
}

void Programme::sample() {
    samplePower();
    LadderHistory& ladder = out_.ladder;
    ladder.dates.push_back(now());
    ladder.waiting.push_back(waiting_);
    ladder.waitingGpus.push_back(waitingGpus_);
    for (PoolIndex p = 0; p < setting_->pools.size(); ++p) {
        if (placing_) ladder.placement.push_back(placing_->totals(p, now()));
        ladder.claimed.push_back(ledger_.claimedTime(p, now()));
        ladder.wasted.push_back(wasted_[p].until(now()));
        ladder.unpowered.push_back(ledger_.unpoweredTime(p, now()));
        ladder.shortTime.push_back(ledger_.shortTime(p, now()));
        ladder.standing.push_back(standingTime_[p] + standing_[p] * (now() - standingSince_[p]));
        ladder.gauges.push_back(gauges_.integrals(p, now()));
        auto& count = ladder.count.emplace_back();
        auto& integral = ladder.integral.emplace_back();
        for (std::size_t r = 0; r < kRungs; ++r) {
            count[r] = ledger_.count(p, static_cast<Rung>(r));
            integral[r] = ledger_.integral(p, static_cast<Rung>(r), now());
        }
    }
}

// What the applications received and what standing holders held is what the ledger saw claimed, to the GPU-millisecond.
void Programme::checkDelivered() const {
    const std::size_t pools = setting_->pools.size();
    std::vector<GpuTime> delivered(pools, 0);
    for (const Application& a : out_.applications)
        if (a.pool != kNoPool) delivered[a.pool] += a.delivered;
    for (PoolIndex p = 0; p < pools; ++p) {
        const std::size_t end = out_.ladder.claimed.size() - pools + p;
        if (delivered[p] + out_.ladder.standing[end] != out_.ladder.claimed[end])
            throw InvariantBroken("pool " + setting_->pools[p].id +
                                  ": GPU-time delivered is not GPU-time claimed");
    }
}

// Little's law as an identity of whole numbers: the integral of those waiting is the sum of their waits.
void Programme::checkLittle() const {
    Duration waits = 0;
    std::int64_t waiting = 0;
    for (const Application& a : out_.applications) {
        if (a.submitted == kNever) continue;
        const Time left = std::min(a.started, a.ended);
        waits += std::min(left, setting_->end) - a.submitted;
        waiting += left == kNever;
    }
    if (waits != waitingTime_ + waiting_ * (setting_->end - waitingSince_) || waiting != waiting_)
        throw InvariantBroken("Little's law fails: waits sum to " + std::to_string(waits) +
                              " ms, those waiting at the end are " + std::to_string(waiting));
}

ReplicationOutcome Programme::finish(const Simulation& sim, StopReason stop) {
    if (stop == StopReason::horizon) checkLittle();
    for (Application& a : out_.applications) {
        if (a.status == Status::running && a.pool != kNoPool) {
            a.delivered += a.held * (setting_->end - a.grantedSince);
            a.used += a.active * (setting_->end - a.activeSince);
        } else if (a.status == Status::running) {
            a.delivered = a.held * (setting_->end - a.started);
            a.used = a.active * (setting_->end - a.started);
        } else if (a.status == Status::submitted || a.status == Status::drafted ||
                   a.status == Status::awarded) {
            if (a.binding == Binding::none) a.binding = Binding::horizon;
        }
    }
    if (stop == StopReason::horizon) checkDelivered();
    out_.stop = stop;
    out_.events = sim.events();
    return std::move(out_);
}

ReplicationOutcome simulate(const Setting& setting, RunKey key, const Spectator& spectator) {
    Simulation sim;
    Programme programme(setting, key);
    programme.begin(sim);
    const StopReason stop = sim.run(programme, setting.end, spectator);
    if (stop == StopReason::livelock) throw InvariantBroken("the run does not advance: " + sim.diagnosis());
    return programme.finish(sim, stop);
}

}  // namespace tranche
