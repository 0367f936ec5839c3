// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Offers of fewer GPUs than asked for. An applicant may refuse a part: its GPUs go to the next at the same decision, by the
// same rule run again on what is left without those who refused, until nobody refuses. A part is measured against what the
// pool would give for the whole request, so that the cap of a faster model is no part.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/programme/programme.hpp"

namespace tranche {
namespace {

constexpr std::uint64_t kScaleDown = hash64("scale down");

}  // namespace

bool Programme::refusesPart(const Candidate& c, const Decision& d) {
    if (d.gpus == 0) return false;
    const Gpus whole = room_.whole(d.pool, c);
    if (d.gpus >= whole) return false;
    Application& a = out_.applications[c.application];
    const double takes = acceptance(setting_->scenario.sectors[a.sector].scaleDown,
                                    static_cast<double>(d.gpus) / static_cast<double>(whole));
    if (takes >= 1) return false;
    if (Stream(key_, kScaleDown, combine(a.entity, a.attempt)).uniform(0) < takes) return false;
    if (a.partsRefused < 255) ++a.partsRefused;
    return true;
}

// What a refused offer had taken of the pool and of the reserve.
void Programme::takeBack(const Decision& d) {
    PoolRoom& pool = room_.pool(d.pool);
    pool.free += d.gpus - d.borrowed;
    pool.lendable += d.borrowed;
    if (d.reserved) reserveLeft_ += d.gpus;
}

void Programme::serveWilling(const AwardRow& rule, bool withShares) {
    serveRanked(rule, withShares);
    if (!setting_->partsRefused) return;
    const std::vector<Candidate> all = ranked_;
    std::vector<Decision> result(all.size());
    std::vector<std::size_t> position(all.size());
    std::iota(position.begin(), position.end(), std::size_t{0});
    for (;;) {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < ranked_.size(); ++i) {
            if (refusesPart(ranked_[i], decisions_[i])) {
                takeBack(decisions_[i]);
                result[position[i]].binding = Binding::partRefused;
                continue;
            }
            ranked_[kept] = ranked_[i];
            decisions_[kept] = decisions_[i];
            position[kept++] = position[i];
        }
        const bool everyone = kept == ranked_.size();
        ranked_.resize(kept);
        decisions_.resize(kept);
        if (everyone) break;
        if (withShares) limitSharesAgain();
        serveRanked(rule, withShares);
    }
    for (std::size_t i = 0; i < ranked_.size(); ++i) result[position[i]] = decisions_[i];
    ranked_ = all;
    decisions_ = result;
}

// Awarded less than the whole: the work takes longer.
void Programme::scaleDown(Application& a) {
    const PoolSetting& pool = setting_->pools[a.pool];
    Candidate c;
    c.capExempt = setting_->sectors[a.sector].capExempt;
    c.viable = a.viable;
    const Gpus whole =
        grantSize(c, a.requested, pool.quantum, pool.cap, setting_->scenario.policy.eligibility.aboveCap);
    a.scaledDown = a.granted < whole;
    a.stretch =
        static_cast<float>(stretched(setting_->scenario.sectors[a.sector].scaleDown, whole, a.granted));
}

// How long a grant that starts now runs, its duration stretched as far as the policy's limit. The stretch is what comes of it.
Duration Programme::runsFor(Application& a) const {
    if (a.stretch <= 1) return a.duration;
    const auto limit = static_cast<int>(setting_->scenario.policy.award.maxMonths);
    const Duration most = std::max(a.duration, setting_->calendar.addMonths(now(), limit) - now());
    const double wanted = static_cast<double>(a.duration) * static_cast<double>(a.stretch);
    const auto runs = std::min<Duration>(most, std::llround(wanted));
    a.stretch = static_cast<float>(static_cast<double>(runs) / static_cast<double>(a.duration));
    return runs;
}

}  // namespace tranche
