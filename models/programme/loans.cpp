// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What set-asides lend until their hand-over. Grants of lend_until_handover end in time by themselves. Of lend_preemptible
// any may borrow until the notice; then those that end too late move to free GPUs of their pool as far as there are, longest
// running first, and the others are told; on the day the same once more, and who finds no GPUs is preempted.
#include <algorithm>

#include "models/programme/programme.hpp"
#include "sim/kernel/contract.hpp"

namespace tranche {

bool Programme::lends(std::size_t s) const {
    const SetAsideSetting& aside = setting_->setAsides[s];
    switch (setting_->scenario.setAsides[s].idle) {
        case IdleRule::hold:
            return false;
        case IdleRule::lendUntilHandover:
            return now() < aside.handover;
        case IdleRule::lendPreemptible:
            return now() < aside.returns();
    }
    return false;
}

// When all that the pool's set-asides lend, or have lent, must be back; kNever while they lend to anybody.
Time Programme::lentUntil(PoolIndex p) const {
    Time earliest = kNever;
    for (std::size_t s = 0; s < setting_->setAsides.size(); ++s) {
        const SetAsideSetting& aside = setting_->setAsides[s];
        if (aside.pool != p || !(lends(s) || asideLent_[s] > 0)) continue;
        const bool openEnded =
            setting_->scenario.setAsides[s].idle == IdleRule::lendPreemptible && now() < aside.firm;
        if (!openEnded) earliest = std::min(earliest, aside.returns());
    }
    return earliest;
}

// Borrowed GPUs come off what lending set-asides hold, in the scenario's order.
void Programme::lend(Application& a, Gpus borrowed) {
    a.borrowed = borrowed;
    for (std::size_t s = 0; s < setting_->setAsides.size() && borrowed > 0; ++s) {
        if (setting_->setAsides[s].pool != a.pool || !lends(s)) continue;
        const Gpus part = std::min(borrowed, asideHold_[s]);
        asideLent_[s] += part;
        borrowed -= part;
        refreshSetAside(s);
    }
}

// To those of the pool that have lent, in the scenario's order. What is left over was lent by nobody.
Gpus Programme::returnToSetAsides(PoolIndex p, Gpus returned) {
    for (std::size_t s = 0; s < setting_->setAsides.size() && returned > 0; ++s) {
        if (setting_->setAsides[s].pool != p) continue;
        const Gpus part = std::min(returned, asideLent_[s]);
        asideLent_[s] -= part;
        returned -= part;
    }
    return returned;
}

// In a pool all that lend do so alike (checkScenario).
bool Programme::preemptible(const Application& a) const {
    for (std::size_t s = 0; s < setting_->setAsides.size(); ++s)
        if (setting_->setAsides[s].pool == a.pool &&
            setting_->scenario.setAsides[s].idle == IdleRule::lendPreemptible)
            return true;
    return false;
}

// Longest running first, then those that have not signed; ties: the older application.
std::vector<Programme::Index> Programme::borrowers(PoolIndex p) const {
    std::vector<Index> list;
    for (Index i = 0; i < out_.applications.size(); ++i) {
        const Application& a = out_.applications[i];
        const bool holds = a.status == Status::running || a.status == Status::awarded;
        if (holds && !a.contest && a.pool == p && a.borrowed > 0) list.push_back(i);
    }
    std::stable_sort(list.begin(), list.end(), [this](Index x, Index y) {
        return out_.applications[x].started < out_.applications[y].started;
    });
    return list;
}

// Its borrowed GPUs are its own from now on, if as many are free.
bool Programme::leaveLoan(Index index) {
    Application& a = out_.applications[index];
    if (a.borrowed > freeToGrant(a.pool)) return false;
    if (a.started != kNever) gauges_.change(a.pool, Gauge::lent, -a.borrowed, now());
    returnToSetAsides(a.pool, a.borrowed);
    a.borrowed = 0;
    refreshSetAsides(a.pool);
    return true;
}

// An award that has not been signed when its GPUs are handed over is taken back: it waits, or is refused.
void Programme::rescind(Index index) {
    Application& a = out_.applications[index];
    ledger_.claimReserve(a.pool, -a.held, now());
    release(a, a.held);
    a.awarded = a.signsAt = kNever;
    a.granted = 0;
    a.pool = kNoPool;
    a.reserved = a.scaledDown = false;
    a.stretch = 1;
    keepOrReject(index, Binding::preempted);
    requestPass();
}

void Programme::loanNotice(std::uint32_t s) {
    const SetAsideSetting& aside = setting_->setAsides[s];
    for (const Index index : borrowers(aside.pool)) {
        const Application& a = out_.applications[index];
        if (a.status != Status::running || a.ends <= aside.returns() || leaveLoan(index)) continue;
        giveNotice(index, aside.returns());
        if (rolling_ && aside.returns() > now()) rolling_->shorten(index, aside.returns(), now());
    }
    requestPass();  // the queue learns of the hand-over
}

void Programme::loanDue(std::uint32_t s) {
    for (const Index index : borrowers(setting_->setAsides[s].pool)) {
        const bool runs = out_.applications[index].status == Status::running;
        if (leaveLoan(index)) {
            if (!runs) continue;
            dropNotice(index);
            if (rolling_) rolling_->lengthen(index, out_.applications[index].ends, now());
        } else if (runs) {
            preempt(index);
        } else {
            rescind(index);
        }
    }
    refreshSetAsides(setting_->setAsides[s].pool);
    requestPass();
}

}  // namespace tranche
