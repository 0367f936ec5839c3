// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Use that changes inside a grant: its process says when and to what share, whole GPUs follow.
#include <algorithm>
#include <cmath>

#include "models/programme/programme.hpp"

namespace tranche {

// Who asked for more than it needs has work for what it needs.
Gpus Programme::workable(const Application& a) const {
    return a.needs > 0 ? std::min(a.held, a.needs) : a.held;
}

void Programme::beginUse(Index index) {
    Application& a = out_.applications[index];
    if (a.contest || !setting_->sectors[a.sector].fluidUse) return;
    if (demand_.freeWalks.empty()) {
        demand_.freeWalks.push_back(static_cast<std::uint32_t>(demand_.walks.size()));
        demand_.walks.emplace_back();
    }
    a.walk = demand_.freeWalks.back();
    demand_.freeWalks.pop_back();
    demand_.walks[a.walk].emplace(setting_->scenario.sectors[a.sector].use, key_, a.entity, a.attempt,
                                  static_cast<double>(a.plateau), now(), a.ends);
    useLevel(a);
    if (const Time next = demand_.walks[a.walk]->next(); next < a.ends)
        schedule(next, Phase::parameter, index, Kind::useChanges, index);
}

// Puts whole GPUs to the level that holds now; a grant that saves its state takes it up when it goes on.
void Programme::useLevel(Application& a) {
    const Gpus base = a.needs > 0 ? std::min(a.granted, a.needs) : a.granted;
    const auto level =
        static_cast<Gpus>(std::floor(static_cast<double>(base) * demand_.walks[a.walk]->work() + 1e-6));
    if (a.saving > 0)
        a.paused = level;
    else
        work(a, std::min(a.held, level));
}

void Programme::useChanges(Index index) {
    Application& a = out_.applications[index];
    if (a.status != Status::running || a.walk == Application::kNoWalk) return;
    UseProcess& use = *demand_.walks[a.walk];
    if (use.next() > now()) return;  // of an end that was put off
    while (use.next() <= now()) use.advance();
    useLevel(a);
    if (const Time next = use.next(); next < a.ends)
        schedule(next, Phase::parameter, index, Kind::useChanges, index);
}

// An extension: its last days are later, unless they have begun.
void Programme::prolongUse(Index index) {
    Application& a = out_.applications[index];
    if (a.walk == Application::kNoWalk) return;
    UseProcess& use = *demand_.walks[a.walk];
    use.prolong(a.ends);
    if (const Time next = use.next(); next < a.ends)
        schedule(std::max(now(), next), Phase::parameter, index, Kind::useChanges, index);
}

void Programme::endUse(Application& a) {
    if (a.walk == Application::kNoWalk) return;
    demand_.walks[a.walk].reset();
    demand_.freeWalks.push_back(a.walk);
    a.walk = Application::kNoWalk;
}

}  // namespace tranche
