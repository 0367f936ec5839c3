// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Use that changes inside a grant: its process says when and to what share, whole GPUs follow.
#include <algorithm>
#include <cmath>

#include "models/programme/programme.hpp"

namespace tranche {
namespace {

constexpr std::uint32_t kNoWalk = 0xffffffff;

Gpus gpusOf(Gpus base, double share) {
    return static_cast<Gpus>(std::floor(static_cast<double>(base) * share + 1e-6));
}

}  // namespace

// Who asked for more than it needs has work for what it needs.
Gpus Programme::workable(const Application& a) const {
    return a.needs > 0 ? std::min(a.held, a.needs) : a.held;
}

void Programme::beginUse(Index index) {
    Application& a = out_.applications[index];
    if (a.contest || !setting_->sectors[a.sector].fluidUse) return;
    const UseProcess use(setting_->scenario.sectors[a.sector].use, key_, a.entity, a.attempt,
                         static_cast<double>(a.plateau), now(), a.ends);
    if (demand_.freeWalks.empty()) {
        demand_.freeWalks.push_back(static_cast<std::uint32_t>(demand_.walks.size()));
        demand_.walks.emplace_back();
    }
    a.walk = demand_.freeWalks.back();
    demand_.freeWalks.pop_back();
    demand_.walks[a.walk].emplace(DemandState::Walk{use, use});
    useLevel(a);
    if (const Time next = use.next(); next < a.ends)
        schedule(next, Phase::parameter, index, Kind::useChanges, index);
}

// Puts whole GPUs to the level that holds now; what was is settled before.
void Programme::useLevel(Application& a) {
    const UseProcess& use = demand_.walks[a.walk]->now;
    const Gpus base = a.needs > 0 ? std::min(a.granted, a.needs) : a.granted;
    const Gpus work = std::min(a.held, gpusOf(base, use.work()));
    const Gpus active = std::max(work, std::min(a.held, gpusOf(a.granted, use.active())));
    ledger_.claimActive(a.pool, active - a.active, now());
    a.active = active;
    a.idling = active - work;
}

void Programme::useChanges(Index index) {
    Application& a = out_.applications[index];
    if (a.status != Status::running || a.walk == kNoWalk) return;
    UseProcess& use = demand_.walks[a.walk]->now;
    settle(a);
    while (use.next() <= now()) use.advance();
    useLevel(a);
    if (const Time next = use.next(); next < a.ends)
        schedule(next, Phase::parameter, index, Kind::useChanges, index);
}

void Programme::endUse(Application& a) {
    a.idling = 0;
    if (a.walk == kNoWalk) return;
    demand_.walks[a.walk].reset();
    demand_.freeWalks.push_back(a.walk);
    a.walk = kNoWalk;
}

// Mean share of what is held that was at work, dummy load included, over the trailing window. The second walk follows one
// window behind, so that all checks of a grant together cost as much as its use.
double Programme::trailingWalk(const Application& a) const {
    const Duration window = setting_->scenario.policy.recall->windowDays * kDay;
    const DemandState::Walk& walk = *demand_.walks[a.walk];
    const Time from = std::max(a.firstUse, now() - window);
    while (walk.behind.next() <= from) walk.behind.advance();
    double share = (walk.now.integral(now()) - walk.behind.integral(from)) / static_cast<double>(window);
    share *= static_cast<double>(a.granted) / static_cast<double>(a.held);
    const double dummy = setting_->scenario.sectors[a.sector].use.dummyUpTo *
                         static_cast<double>(now() - from) / static_cast<double>(window);
    return std::min(1.0, std::max(share, dummy));
}

}  // namespace tranche
