// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Shares of the capacity on offer: what each group may still take, and what it may borrow.
#include <algorithm>

#include "models/allocation/share/borrow.hpp"
#include "models/allocation/share/reserve.hpp"
#include "models/programme/programme.hpp"

namespace tranche {
namespace {

Gpus part(Gpus base, double share) {
    return static_cast<Gpus>(static_cast<double>(base) * share + 1e-6);
}

}  // namespace

// `base`: the capacity on offer. Set-asides that count are held by the sector of their contest.
void Programme::offerShares(Gpus base) {
    const ShareSpec& shares = setting_->scenario.policy.shares;
    groupHeld_ = groupUse_;
    if (shares.countSetAsides) {
        for (const ContestSetting& contest : setting_->contests) {
            const Gpus aside = asideHold_[contest.setAside] + asideUse_[contest.setAside];
            base += aside;
            if (const std::uint16_t g = setting_->sectors[contest.sector].group; g != kNoGroup)
                groupHeld_[g] += aside;
        }
    }
    onOffer_ = base;
    for (std::size_t g = 0; g < shares.groups.size(); ++g)
        room_.limitShare(g, std::max<Gpus>(0, part(base, shares.groups[g].share) - groupHeld_[g]));
}

// The rule on the ranked list, with the shares as limits or as reserves.
void Programme::serveRanked(const AwardRow& rule, bool withShares) {
    const ShareSpec& shares = setting_->scenario.policy.shares;
    if (withShares && !shares.groups.empty() && shares.form != ShareForm::limit) {
        const ReserveOrder order =
            shares.form == ShareForm::reserveFirst ? ReserveOrder::reserveFirst : ReserveOrder::openFirst;
        awardReserved(ranked_, room_, decisions_, rule.rule, order, shares.unused == UnusedShare::release);
        return;
    }
    rule.rule(ranked_, room_, decisions_);
    if (withShares) shareTheRest(rule);
}

// What groups left after a rule has served them: held, offered to all in rank order, or lent.
void Programme::shareTheRest(const AwardRow& rule) {
    const ShareSpec& shares = setting_->scenario.policy.shares;
    if (shares.groups.empty() || shares.unused == UnusedShare::hold) return;
    if (shares.unused == UnusedShare::release) {
        for (Candidate& c : ranked_) c.group = kNoGroup;
        rule.rule(ranked_, room_, decisions_);
        return;
    }
    Cohort cohort(shares.groups.size(), 1);
    for (std::size_t g = 0; g < shares.groups.size(); ++g) {
        const ShareGroupSpec& group = shares.groups[g];
        Quota quota{.nominal = part(onOffer_, group.share)};
        if (group.lendLimit) quota.lend = part(onOffer_, *group.lendLimit);
        if (group.borrowLimit) quota.borrow = part(onOffer_, *group.borrowLimit);
        cohort.grant(g, 0, quota);
        cohort.use(g, 0, groupHeld_[g]);
    }
    for (std::size_t i = 0; i < ranked_.size(); ++i)
        if (decisions_[i].gpus > 0 && ranked_[i].group != kNoGroup)
            cohort.use(ranked_[i].group, 0, decisions_[i].gpus);
    borrowFill(ranked_, room_, decisions_, cohort);
}

}  // namespace tranche
