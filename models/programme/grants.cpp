// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <string>

#include "models/programme/programme.hpp"
#include "sim/kernel/contract.hpp"

namespace tranche {

// Checks what the policy decided against capacity, cap and quantum; refuses by naming the policy.
void Programme::award(Index index, const Decision& d, double agreementDays) {
    Application& a = out_.applications[index];
    const PoolSetting& pool = setting_->pools[d.pool];
    const bool fits = d.gpus - d.borrowed <= freeToGrant(d.pool) && d.gpus % pool.quantum == 0 &&
                      (d.gpus <= pool.cap || setting_->sectors[a.sector].capExempt);
    if (!fits)
        throw InvariantBroken("policy " + setting_->scenario.policy.name + " awards " +
                              std::to_string(d.gpus) + " GPUs of pool " + pool.id + " to application " +
                              std::to_string(index) + ", beyond its free capacity, cap or quantum");
    a.status = Status::awarded;
    a.binding = Binding::none;
    a.awarded = now();
    a.pool = d.pool;
    a.granted = a.held = d.gpus;
    learn(a);
    committed_[d.pool] += d.gpus;
    if (placing_) notePlace(index);
    if (const std::uint16_t group = setting_->sectors[a.sector].group; group != kNoGroup)
        groupUse_[group] += d.gpus;
    a.reserved = d.reserved;
    scaleDown(a);
    setPrice(a);
    if (a.tier != Application::kNoTier) tierHeld_[a.tier] += d.gpus;
    holdReserve(a, d.gpus);
    holdShared(a, d.gpus);
    if (!rolling_) bookOrganisation(a, 1, d.gpus);
    lend(a, d.borrowed);
    ledger_.claimReserve(a.pool, a.held, now());
    const Duration lag = std::max<Duration>(0, fromDays(agreementDays));
    a.signsAt = now() + lag;
    if (lag == 0) {
        sign(index);
    } else {
        schedule(now() + lag, Phase::decision, index, Kind::sign, index);
        watchStart(index);
    }
}

void Programme::sign(Index index) {
    Application& a = out_.applications[index];
    if (a.status != Status::awarded || a.signsAt != now()) return;  // withdrew meanwhile, or was awarded anew
    const SectorSpec& sector = setting_->scenario.sectors[a.sector];
    ledger_.claimReserve(a.pool, -a.held, now());
    if (sector.noShow > 0 && requests_.behaviour(a.entity, a.attempt).noShow < sector.noShow) {
        leaveQueue(index);
        a.status = Status::noShow;
        a.binding = Binding::noShow;
        a.ended = now();
        release(a, a.held);
        return;
    }
    a.agreed = now();
    leaveQueue(index);
    start(index);
}

void Programme::start(Index index) {
    Application& a = out_.applications[index];
    const SectorSpec& sector = setting_->scenario.sectors[a.sector];
    a.status = Status::running;
    a.started = a.grantedSince = a.activeSince = now();
    if (a.months > 0) a.duration = setting_->calendar.addMonths(now(), a.months) - now();
    a.ends = now() + runsFor(a);
    if (a.borrowed > 0 &&
        !preemptible(a)) {  // signed later than foreseen: what was lent is back in time all the same
        a.ends = std::clamp(lentUntil(a.pool), now(), a.ends);
        a.duration = a.ends - now();
    }
    ledger_.claimGrants(a.pool, a.held, now());
    gauges_.change(a.pool, Gauge::lent, a.borrowed, now());
    setSaving(a, a.restart > 0 ? a.held : 0);
    noteUse(a);
    if (rolling_ && !a.contest) rolling_->shorten(index, std::max(a.ends, now() + 1), now());
    // A team's grant ends with its stage or its hand-back, not by itself.
    if (!a.contest) schedule(a.ends, Phase::completion, index, Kind::grantEnds, index);

    const bool steady = !a.contest && sector.use.activationDays.kind() == DistributionKind::constant &&
                        sector.use.plateau.kind() == DistributionKind::constant;
    double activation = 0;
    if (a.contest) {
        // The contest sets the plateau of its teams; they use their GPUs from the first day.
    } else if (steady) {
        activation = sector.use.activationDays.quantile(0.5);
        a.plateau = static_cast<float>(std::clamp(sector.use.plateau.quantile(0.5), 0.0, 1.0));
    } else {
        const Behaviour draws = conduct(a);
        activation = sector.use.activationDays.quantile(draws.activation);
        a.plateau = static_cast<float>(std::clamp(sector.use.plateau.quantile(draws.plateau), 0.0, 1.0));
    }
    if (!a.contest) activation += portDays(a);
    activation += toDays(a.restart);
    if (a.restart > 0) schedule(now() + a.restart, Phase::parameter, index, Kind::restarted, index);
    grantStarted(a);
    watchReady(index, activation);
    if (activation <= 0)
        firstUse(index);
    else if (const Time at = now() + fromDays(activation); at < a.ends)
        schedule(at, Phase::parameter, index, Kind::firstUse, index);
    if (const auto& recall = setting_->scenario.policy.recall; recall && !a.contest)
        schedule(now() + (recall->exemptDays + recall->windowDays) * kDay, Phase::decision, index,
                 Kind::recallCheck, index);
    if (setting_->budget && !a.contest) nextBudgetCheck(index);
    awaitExtension(index);
    if (a.borrowed > 0 && !a.contest && preemptible(a) && lentUntil(a.pool) < a.ends && !leaveLoan(index))
        giveNotice(index, lentUntil(a.pool));
}

void Programme::firstUse(Index index) {
    Application& a = out_.applications[index];
    if (a.status != Status::running) return;
    a.firstUse = now();
    work(a, std::min(a.held, static_cast<Gpus>(std::floor(
                                 static_cast<double>(workable(a)) * static_cast<double>(a.plateau) + 1e-6))));
    beginUse(index);
}

// Books the GPU-time since the last change of the grant.
void Programme::settle(Application& a) {
    a.delivered += a.held * (now() - a.grantedSince);
    a.grantedSince = now();
    a.used += a.active * (now() - a.activeSince);
    a.activeSince = now();
}

void Programme::recallCheck(Index index) {
    Application& a = out_.applications[index];
    const RecallSpec& recall = *setting_->scenario.policy.recall;
    if (a.status != Status::running) return;
    if (trailingUse(a) < recall.useBelow) {
        answerWarning(a);
        schedule(now() + recall.graceDays * kDay, Phase::decision, index, Kind::recallDue, index);
    } else {
        schedule(now() + recall.windowDays * kDay, Phase::decision, index, Kind::recallCheck, index);
    }
}

void Programme::recallDue(Index index) {
    Application& a = out_.applications[index];
    const RecallSpec& recall = *setting_->scenario.policy.recall;
    if (a.status != Status::running) return;
    if (trailingUse(a) < recall.useBelow) {
        const Gpus quantum = setting_->pools[a.pool].quantum;
        const double wanted = static_cast<double>(peakUse(a)) * (1 + recall.headroom);
        const Gpus target = std::max(ceilToQuantum(a.viable, quantum),
                                     ceilToQuantum(static_cast<Gpus>(std::ceil(wanted - 1e-9)), quantum));
        if (recall.action == RecallAction::revoke) {
            a.recalledGpus += a.held;
            a.binding = Binding::underUse;
            return closeGrant(index, Status::recalled);
        }
        if (target < a.held) shrink(index, target);
    }
    schedule(now() + recall.windowDays * kDay, Phase::decision, index, Kind::recallCheck, index);
}

void Programme::shrink(Index index, Gpus to) {
    Application& a = out_.applications[index];
    const Gpus back = a.held - to;
    settle(a);
    a.recalledGpus += back;
    a.binding = Binding::underUse;
    const Gpus busy = std::min(a.active - a.dummy, to);
    setUse(a, busy, a.dummy > 0 ? to - busy : 0);
    ledger_.claimGrants(a.pool, -back, now());
    release(a, back);
    noteUse(a);
}

void Programme::grantEnds(Index index) {
    Application& a = out_.applications[index];
    if (a.status != Status::running || now() < a.ends) return;  // recalled or handed back before, or extended
    if (a.binding == Binding::notice) a.binding = Binding::none;
    closeGrant(index, Status::ended);
}

void Programme::closeGrant(Index index, Status status) {
    Application& a = out_.applications[index];
    endUse(a);
    setUse(a, 0, 0);
    ledger_.claimGrants(a.pool, -a.held, now());
    if (index < uses_.size()) uses_[index] = UseWindow();
    a.status = status;
    a.ended = now();
    const SectorSpec& sector = setting_->scenario.sectors[a.sector];
    const bool renews = status == Status::ended && !a.contest && sector.reapply.renewal > 0 &&
                        requests_.behaviour(a.entity, a.attempt).renewal < sector.reapply.renewal;
    const Application before = a;
    release(a, a.held);
    if (!renews) return;
    const Index next =
        newApplication(before.entity, before.sector, now());  // a new project of the same applicant
    Application& b = out_.applications[next];
    b.attempt = b.firstAttempt = static_cast<std::uint16_t>(before.attempt + 1);
    need(next);
}

// n GPUs of a grant or award go back to the pool, to its share, to the set-aside that lent them.
void Programme::release(Application& a, Gpus n) {
    const PoolIndex p = a.pool;
    a.held -= n;
    chargeCheckpoints(a);
    committed_[p] -= n;
    if (placing_) placing_->release(static_cast<Index>(&a - out_.applications.data()), p, n, now());
    if (rolling_ && !a.contest) {
        const auto index = static_cast<Index>(&a - out_.applications.data());
        if (a.held > 0)
            rolling_->shrink(index, a.held, now());
        else
            rolling_->finish(index, now());
    }
    if (a.contest) {
        asideUse_[setting_->contests[a.call].setAside] -= n;
    } else {
        if (const std::uint16_t group = setting_->sectors[a.sector].group; group != kNoGroup)
            groupUse_[group] -= n;
        holdReserve(a, -n);
        holdShared(a, -n);
        if (a.tier != Application::kNoTier) tierHeld_[a.tier] -= n;
        if (!rolling_) bookOrganisation(a, a.held == 0 ? -1 : 0, -n);
    }
    const Gpus returned = std::min(a.borrowed, n);
    a.borrowed -= returned;
    if (a.started != kNever) gauges_.change(p, Gauge::lent, -returned, now());
    setSaving(a, std::min(a.saving, a.held));
    returnToSetAsides(p, returned);
    if (!setting_->setAsides.empty()) refreshSetAsides(p);
    feedClaim(a, n);
    if (!retiring_[p].empty()) drainRetiring(p);
    requestPass();
    if (rolling_ && !a.contest && a.held == 0)
        leaveOrganisation(static_cast<Index>(&a - out_.applications.data()));
}

}  // namespace tranche
