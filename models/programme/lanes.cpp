// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tiers of hybrid intake: small requests are decided a fixed time after they come, and served first come first served, whole,
// misfits passed over, as far as the tier's share goes. Rounds and the waiting list leave free what a tier may still take.
#include <algorithm>

#include "models/programme/programme.hpp"

namespace tranche {

std::uint8_t Programme::tierOf(const Application& a) const {
    const std::vector<TierSpec>& tiers = setting_->scenario.policy.intake.tiers;
    const double hours = toGpuHours(a.requested * a.duration);
    const double months = a.months > 0 ? a.months : toDays(a.duration) / 30.4375;
    for (std::size_t t = 0; t < tiers.size(); ++t)
        if ((!tiers[t].maxGpuHours || hours <= *tiers[t].maxGpuHours) &&
            (!tiers[t].maxGpus || a.requested <= *tiers[t].maxGpus) &&
            (setting_->sectors[a.sector].tiers >> t & 1) != 0 &&
            (!tiers[t].maxMonths || months <= *tiers[t].maxMonths))
            return static_cast<std::uint8_t>(t);
    return Application::kNoTier;
}

void Programme::joinTier(Index index) {
    Application& a = out_.applications[index];
    a.call = Application::kNoCall;
    a.tier = tierOf(a);
    a.closed = now();
    const double days = setting_->scenario.policy.intake.tiers[a.tier].decisionDays;
    schedule(now() + fromDays(days), Phase::decision, index, Kind::tierDecides, index);
}

void Programme::tierDecides(Index index) {
    Application& a = out_.applications[index];
    if (a.status != Status::submitted) return;  // gave up meanwhile
    a.decided = now();
    const Candidate c = candidate(index, setting_->allPools);
    offer(false);
    if (const Binding obstacle = room_.obstacle(c); obstacle == Binding::cap || obstacle == Binding::noPool) {
        leaveQueue(index);
        a.status = Status::ineligible;
        a.binding = obstacle;
        a.ended = now();
        return;
    }
    a.status = Status::waitlisted;
    a.binding = Binding::capacity;
    lane_.push_back(index);
    requestPass();
}

// What a tier may still take; without a share whatever there is.
Gpus Programme::tierRoom(std::size_t tier) const {
    const auto& share = setting_->scenario.policy.intake.tiers[tier].share;
    if (!share) return kNoLimit;
    const auto part = static_cast<Gpus>(static_cast<double>(offered_) * *share + 1e-6);
    return std::max<Gpus>(0, part - tierHeld_[tier]);
}

void Programme::keepTiersFree() {
    Gpus kept = 0;
    for (std::size_t t = 0; t < tierHeld_.size(); ++t)
        if (setting_->scenario.policy.intake.tiers[t].share) kept += tierRoom(t);
    std::vector<Gpus> byPool(setting_->pools.size(), 0);
    keepFree(kept, byPool);
}

void Programme::serveTiers() {
    std::erase_if(lane_, [&](Index i) { return out_.applications[i].status != Status::waitlisted; });
    if (lane_.empty()) return;
    offer(false);
    const std::size_t first = room_.shares();
    for (std::size_t t = 0; t < tierHeld_.size(); ++t) room_.addShare(tierRoom(t));
    ranked_.clear();
    for (const Index index : lane_) {
        ranked_.push_back(candidate(index, setting_->allPools));
        ranked_.back().group = static_cast<std::uint16_t>(first + out_.applications[index].tier);
    }
    decisions_.assign(ranked_.size(), Decision{});
    serveRound(*findAwardRule("skip_fill"), false);
    placeAwards();
    const std::vector<Decision> decisions = decisions_;
    const std::vector<Candidate> ranked = ranked_;
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        if (decisions[i].gpus > 0)
            award(ranked[i].application, decisions[i], 0);
        else
            out_.applications[ranked[i].application].binding = decisions[i].binding;
    }
}

}  // namespace tranche
