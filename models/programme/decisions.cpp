// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>

#include "models/allocation/award/envy.hpp"
#include "models/allocation/award/merit_inversions.hpp"
#include "models/programme/programme.hpp"
#include "sim/kernel/contract.hpp"

namespace tranche {

// What is free now, what set-asides would lend, and what is left of each share.
void Programme::offer(bool withShares) {
    const ShareSpec& shares = setting_->scenario.policy.shares;
    const PolicySpec& policy = setting_->scenario.policy;
    room_.reset(setting_->pools.size(), shares.groups.size(), policy.award.pools,
                policy.eligibility.aboveCap);
    if (placing_) offerPlaces();
    Gpus base = 0;
    for (PoolIndex p = 0; p < setting_->pools.size(); ++p) {
        PoolRoom& room = room_.pool(p);
        room.free = freeToGrant(p);
        room.quantum = setting_->pools[p].quantum;
        room.cap = setting_->pools[p].cap;
        room.watts = setting_->pools[p].watts;
        room.type = setting_->pools[p].type;
        base += room.free + committed_[p] + claimed_[p];
    }
    for (std::size_t a = 0; a < setting_->setAsides.size(); ++a) {
        const PoolIndex p = setting_->setAsides[a].pool;
        base -= asideUse_[a] + asideLent_[a];
        if (!lends(a)) continue;
        room_.pool(p).lendable += asideHold_[a];
        room_.pool(p).lendUntil = lentUntil(p);
    }
    offered_ = base;
    offerResources();
    if (withShares) offerShares(base);
}

Candidate Programme::candidate(Index index, std::uint64_t pools) const {
    const Application& a = out_.applications[index];
    const SectorSetting& sector = setting_->sectors[a.sector];
    Candidate c;
    c.application = index;
    c.group = sector.group;
    c.capExempt = sector.capExempt;
    c.requested = a.requested;
    c.viable = a.viable;
    c.endsBy = now() + a.duration + 31 * kDay;  // a month for the agreement
    c.submitted = a.submitted;
    c.score = static_cast<double>(a.score);
    c.pools = usablePools(a, pools);
    c.gigabytes = sector.gigabytes;
    c.throughput = sector.throughput;
    c.preference = sector.preference;
    c.second = secondScore(a);
    takeLot(a, c);
    return c;
}

void Programme::callDecides(std::uint32_t callIndex) {
    const CallSetting& call = setting_->calls[callIndex];
    const PolicySpec& policy = setting_->scenario.policy;
    if (stillReading(callIndex)) return;
    offer(call.call.spec.shares);
    keepTiersFree();
    scoreRound(callIndex);
    atRound_ = 0;
    for (PoolIndex p = 0; p < setting_->pools.size(); ++p)
        if ((call.pools >> p & 1) != 0) atRound_ += room_.pool(p).free + room_.pool(p).lendable;
    ranked_.clear();
    for (const Index index : submitted_[callIndex]) {
        Application& a = out_.applications[index];
        if (a.status != Status::submitted) continue;
        a.decided = now();
        Candidate c = candidate(index, call.pools);
        if (!call.call.spec.shares) c.group = kNoGroup;
        if (const Binding obstacle = room_.obstacle(c);
            obstacle == Binding::cap || obstacle == Binding::noPool) {
            a.binding = obstacle;
            leaveQueue(index);
            a.status = Status::ineligible;
            a.ended = now();
        } else if (c.score < policy.eligibility.minScore) {
            ranked_.push_back(c);
            ranked_.back().pools = 0;  // ranked for the record, never fits
        } else {
            ranked_.push_back(c);
        }
    }
    submitted_[callIndex].clear();
    bandCandidates();
    const auto low = std::stable_partition(ranked_.begin(), ranked_.end(),
                                           [](const Candidate& c) { return c.pools != 0; });
    const std::vector<Candidate> belowMinimum(low, ranked_.end());
    ranked_.erase(low, ranked_.end());

    sortCandidates(ranked_, *setting_->order, setting_->ties);
    decisions_.assign(ranked_.size(), Decision{});
    if (setting_->lots && key_.replication == 0) before_ = room_;
    serveRound(*setting_->awardRule, call.call.spec.shares);
    recordRound(callIndex);
    placeAwards();
    // Awards first: a rejection may lead to a new application, never to one in this decision.
    const std::vector<Decision> decisions = decisions_;
    const std::vector<Candidate> ranked = ranked_;
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        if (decisions[i].gpus == 0) continue;
        const Application& a = out_.applications[ranked[i].application];
        award(ranked[i].application, decisions[i],
              call.call.spec.agreementDays.quantile(requests_.behaviour(a.entity, a.attempt).agreement));
    }
    for (std::size_t i = 0; i < ranked.size(); ++i)
        if (decisions[i].gpus == 0 && !tryReclaim(ranked[i]))
            keepOrReject(ranked[i].application, decisions[i].binding);
    for (const Candidate& c : belowMinimum) reject(c.application, Binding::minScore);
    // No pass now: the rule has left what is left. The waiting list gets what comes free from here on.
}

void Programme::recordRound(std::uint32_t callIndex) {
    RoundOutcome round;
    round.call = callIndex;
    round.decided = now();
    round.offered = atRound_;
    round.ranked = static_cast<std::uint32_t>(ranked_.size());
    for (std::size_t i = 0; i < ranked_.size(); ++i) {
        Application& a = out_.applications[ranked_[i].application];
        a.rank = static_cast<std::uint32_t>(i + 1);
        if (decisions_[i].gpus == 0) continue;
        round.lastScore = round.funded == 0 ? a.score : std::min(round.lastScore, a.score);
        ++round.funded;
        round.awarded += decisions_[i].gpus;
    }
    const std::vector<std::size_t> passedOver = meritInversions(ranked_, decisions_);
    for (const std::size_t i : passedOver) out_.applications[ranked_[i].application].passedOver = true;
    round.inversions = static_cast<std::uint32_t>(passedOver.size());
    round.proven = room_.optimumProven();
    const EnvyCount envy = countEnvy(ranked_, decisions_, room_.pools());
    round.envious = envy.envious;
    round.envyPairs = envy.justifiedPairs;
    round.foleyPairs = envy.pairs;
    if (setting_->lots) recordLots(round);
    out_.rounds.push_back(round);
}

void Programme::keepOrReject(Index index, Binding binding) {
    const std::int64_t days = setting_->scenario.policy.waitingList.days;
    if (days == 0) return reject(index, binding);
    Application& a = out_.applications[index];
    a.status = Status::waitlisted;
    a.binding = binding;
    list_.push_back(index);
    // Like patience: who is served at that very instant stays.
    schedule(now() + days * kDay, Phase::patience, index, Kind::listExpires, index);
}

void Programme::reject(Index index, Binding binding) {
    Application& a = out_.applications[index];
    leaveQueue(index);
    a.status = Status::rejected;
    a.binding = binding;
    a.ended = now();
    tryAgain(index);
}

void Programme::listExpires(Index index) {
    Application& a = out_.applications[index];
    if (a.status != Status::waitlisted) return;
    reject(index, a.binding);
}

void Programme::requestPass(Phase phase) {
    const bool someone =
        rolling_ ? rolling_->waiting() > 0 || !standingAside_.empty() : !list_.empty() || !lane_.empty();
    if (!someone || passAt_ == now()) return;
    passAt_ = now();
    constexpr std::uint64_t afterAllDecisions = (std::uint64_t{1} << 40) - 1;
    schedule(now(), phase, afterAllDecisions, Kind::pass, 0);
}

void Programme::pass() {
    passAt_ = -1;
    if (rolling_) return serveQueue();
    serveTiers();
    serveWaitingList();
}

// Whatever came free goes to the waiting list, best aged score first; whole requests, misfits skipped.
void Programme::serveWaitingList() {
    std::erase_if(list_, [&](Index i) { return out_.applications[i].status != Status::waitlisted; });
    if (list_.empty()) return;
    offer(true);
    keepTiersFree();
    const double aging = setting_->scenario.policy.waitingList.agingPerWeek;
    ranked_.clear();
    for (const Index index : list_) {
        const Application& a = out_.applications[index];
        Candidate c = candidate(index, setting_->calls[a.call].pools);
        if (!setting_->calls[a.call].call.spec.shares) c.group = kNoGroup;
        c.score += aging * static_cast<double>(now() - a.decided) / static_cast<double>(kWeek);
        ranked_.push_back(c);
    }
    sortCandidates(ranked_, *setting_->order, setting_->ties);
    decisions_.assign(ranked_.size(), Decision{});
    serveRound(*findAwardRule("skip_fill"), true);
    placeAwards();
    const std::vector<Decision> decisions = decisions_;
    const std::vector<Candidate> ranked = ranked_;
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        if (decisions[i].gpus == 0) continue;
        const Application& a = out_.applications[ranked[i].application];
        const Distribution& days = setting_->calls[a.call].call.spec.agreementDays;
        award(ranked[i].application, decisions[i],
              days.quantile(requests_.behaviour(a.entity, a.attempt).agreement));
    }
}

}  // namespace tranche
