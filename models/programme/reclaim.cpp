// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reclaim at a call's decision: notice to grants of borrowing groups, the capacity kept for who reclaims, the day it is due.
#include <algorithm>

#include "models/programme/programme.hpp"
#include "sim/kernel/contract.hpp"

namespace tranche {

// What groups use once all notices have run out.
QuotaCohort Programme::cohortAfterClaims() {
    const ShareSpec& shares = setting_->scenario.policy.shares;
    std::vector<Gpus> used = groupHeld_;
    for (const Claim& claim : claims_) {
        if (claim.done) continue;
        used[claim.group] += claim.gpus;
        for (const Index victim : claim.victims) {
            const Application& v = out_.applications[victim];
            if (v.status == Status::running) used[setting_->sectors[v.sector].group] -= v.held;
        }
    }
    QuotaCohort cohort = shareCohort();
    for (std::size_t g = 0; g < shares.groups.size(); ++g) cohort.use(g, 0, std::max<Gpus>(0, used[g]));
    return cohort;
}

// The pool in which the fewest GPUs must be taken back; all of them or none.
bool Programme::tryReclaim(const Candidate& c) {
    const auto& rule = setting_->scenario.policy.shares.reclaim;
    if (!rule || c.group == kNoGroup || out_.applications[c.application].mayReclaim > now()) return false;
    offer(true);
    const QuotaCohort cohort = cohortAfterClaims();
    if (cohort.borrowed(0) == 0) return false;
    Claim best;
    Gpus least = 0;
    std::vector<HeldGrant> held;
    for (PoolIndex p = 0; p < setting_->pools.size(); ++p) {
        const Gpus n = room_.whole(p, c);
        if (n == 0 || !cohort.withinNominal(c.group, 0, n)) continue;
        held.clear();
        for (Index i = 0; i < out_.applications.size(); ++i) {
            const Application& a = out_.applications[i];
            const std::uint16_t group = setting_->sectors[a.sector].group;
            const bool fair = a.status == Status::running && !a.contest && a.pool == p &&
                              a.claim == kNoClaim && group != kNoGroup && a.borrowed == 0 &&
                              now() - a.started >= rule->minRunDays * kDay;
            if (fair) held.push_back({i, group, 0, a.held, static_cast<double>(a.score), a.started});
        }
        const std::vector<std::uint32_t> victims = reclaim(cohort, c.group, 0, n, freeToGrant(p), held);
        Gpus taken = 0;
        for (const std::uint32_t v : victims) taken += out_.applications[v].held;
        if (victims.empty() || (least > 0 && taken >= least)) continue;
        least = taken;
        best = Claim{c.application, p, c.group, n, 0, victims, false};
    }
    if (least == 0) return false;
    const auto number = static_cast<std::uint32_t>(claims_.size());
    keepForClaim(best, std::min(freeToGrant(best.pool), std::max<Gpus>(0, best.gpus - least)));
    for (const Index victim : best.victims) {
        out_.applications[victim].claim = number;
        giveNotice(victim, now() + rule->noticeDays * kDay);
    }
    claims_.push_back(best);
    Application& a = out_.applications[c.application];
    a.status = Status::waitlisted;
    a.binding = Binding::notice;
    schedule(now() + rule->noticeDays * kDay, Phase::decision, c.application, Kind::claimDue, number);
    return true;
}

void Programme::keepForClaim(Claim& claim, Gpus gpus) {
    claim.kept += gpus;
    claimed_[claim.pool] += gpus;
    ledger_.claimReserve(claim.pool, gpus, now());
}

// A grant under notice gave GPUs back: they are kept for who reclaims, as far as it needs them.
void Programme::feedClaim(const Application& a, Gpus gpus) {
    if (a.claim == kNoClaim) return;
    Claim& claim = claims_[a.claim];
    if (claim.done) return;
    keepForClaim(claim, std::min({gpus, claim.gpus - claim.kept, freeToGrant(claim.pool)}));
}

void Programme::claimDue(std::uint32_t number) {
    const Index index = claims_[number].application;
    const bool stillWaits = out_.applications[index].status == Status::waitlisted;
    const std::vector<Index> victims = claims_[number].victims;
    if (stillWaits)
        for (const Index victim : victims)
            if (out_.applications[victim].status == Status::running) preempt(victim);
    Claim& claim = claims_[number];
    keepForClaim(claim, -claim.kept);
    claim.done = true;
    for (const Index victim : victims)
        if (out_.applications[victim].status == Status::running) {
            dropNotice(victim);
            out_.applications[victim].claim = kNoClaim;
        }
    requestPass();
    if (!stillWaits) return;
    const PoolIndex p = claim.pool;
    const Gpus gpus = claim.gpus;
    // A node may have been retired meanwhile: then it waits with the others.
    if (freeToGrant(p) < gpus) return keepOrReject(index, Binding::capacity);
    if (placing_ && !placeNow(index, p, gpus, Reach::open)) return keepOrReject(index, Binding::placement);
    const Application& a = out_.applications[index];
    const Distribution& days = setting_->calls[a.call].call.spec.agreementDays;
    award(index, Decision{index, p, gpus, 0, Binding::none},
          days.quantile(requests_.behaviour(a.entity, a.attempt).agreement));
}

}  // namespace tranche
