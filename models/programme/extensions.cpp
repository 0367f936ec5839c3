// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Requests for more time near the end of a grant. Who wants more, how much and what a new review makes of it hang on the
// applicant, its attempt and the number of the request. Who is refused asks no more.
#include <algorithm>
#include <cmath>

#include "models/programme/programme.hpp"
#include "sim/random/elementary.hpp"

namespace tranche {
namespace {

constexpr std::uint64_t kExtension = hash64("extension");

}  // namespace

void Programme::awaitExtension(Index index) {
    const Application& a = out_.applications[index];
    if (a.contest || setting_->scenario.sectors[a.sector].extension.probability <= 0) return;
    const Duration before = setting_->scenario.policy.extension.askDaysBefore * kDay;
    schedule(std::max(now(), a.ends - before), Phase::decision, index, Kind::extensionAsked, index);
}

void Programme::extensionAsked(Index index) {
    Application& a = out_.applications[index];
    if (a.status != Status::running || a.extensionsAsked == 255) return;
    const ExtensionNeedSpec& need = setting_->scenario.sectors[a.sector].extension;
    const auto u = Stream(key_, kExtension, combine(a.entity, a.attempt)).block(a.extensionsAsked);
    if (u[0] >= need.probability) return;
    ++a.extensionsAsked;
    if (!extensionGranted(a, u[2])) return;
    const double days =
        std::min(need.days.quantile(u[1]), static_cast<double>(setting_->scenario.policy.extension.maxDays));
    Time until = a.ends + std::max<Duration>(0, fromDays(days));
    for (std::size_t s = 0; s < setting_->setAsides.size(); ++s)  // what is borrowed is back in time
        if (a.borrowed > 0 && setting_->setAsides[s].pool == a.pool && asideLent_[s] > 0)
            until = std::min(until, setting_->setAsides[s].returns());
    if (until <= a.ends) return;
    ++a.extensions;
    a.ends = until;
    schedule(a.ends, Phase::completion, index, Kind::grantEnds, index);
    if (rolling_) rolling_->lengthen(index, a.ends, now());
    prolongUse(index);
    awaitExtension(index);
}

bool Programme::extensionGranted(const Application& a, double draw) const {
    const ExtensionSpec& rule = setting_->scenario.policy.extension;
    if (a.extensions >= rule.maxTimes || a.leavesAt != kNever) return false;
    switch (rule.grant) {
        case ExtensionRule::never:
            return false;
        case ExtensionRule::automatic:
            return true;
        case ExtensionRule::ifNoWaiter:
            return !someoneWaitsFor(a.pool);
        case ExtensionRule::review:
            break;
    }
    const ReviewSpec& review = setting_->scenario.policy.review;
    const double noise = review.noiseSd / std::sqrt(static_cast<double>(review.reviewers));
    return static_cast<double>(a.merit) + noise * elementary::normalQuantile(draw) >= rule.minScore;
}

// Someone whose request may go to the pool waits for a decision or for GPUs. With rolling intake: someone waits.
bool Programme::someoneWaitsFor(PoolIndex p) const {
    if (rolling_) {
        const auto waits = [](const auto& aside) { return !aside.second.empty(); };
        return rolling_->waiting() > 0 || std::any_of(standingAside_.begin(), standingAside_.end(), waits);
    }
    const auto on = [&](const std::vector<Index>& list, Status status) {
        return std::any_of(list.begin(), list.end(), [&](Index i) {
            const Application& a = out_.applications[i];
            const bool there =
                a.call == Application::kNoCall || (setting_->calls[a.call].pools >> p & 1) != 0;
            return a.status == status && there;
        });
    };
    return on(list_, Status::waitlisted) || on(lane_, Status::waitlisted) ||
           std::any_of(submitted_.begin(), submitted_.end(),
                       [&](const auto& list) { return on(list, Status::submitted); });
}

}  // namespace tranche
