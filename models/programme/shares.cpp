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
    if (shares.reserve)
        reserveLeft_ = std::max<Gpus>(0, part(offered_, shares.reserve->share) - reserveHeld_);
    for (std::size_t g = 0; g < shares.groups.size(); ++g)
        room_.limitShare(g, std::max<Gpus>(0, part(base, shares.groups[g].share) - groupHeld_[g]));
}

// What is left of each share beside what has been decided. Shares that are reserves do not get back what was refused: whether
// it came from the open places is no longer known.
void Programme::limitSharesAgain() {
    const ShareSpec& shares = setting_->scenario.policy.shares;
    if (shares.form != ShareForm::limit) return;
    for (std::size_t g = 0; g < shares.groups.size(); ++g) {
        Gpus left = part(onOffer_, shares.groups[g].share) - groupHeld_[g];
        for (std::size_t i = 0; i < ranked_.size(); ++i)
            if (ranked_[i].group == g) left -= decisions_[i].gpus;
        room_.limitShare(g, std::max<Gpus>(0, left));
    }
}

bool Programme::reserveMember(const Application& a) const {
    const ReserveSpec& reserve = *setting_->scenario.policy.shares.reserve;
    return setting_->sectors[a.sector].inReserve && (a.regional || !reserve.regional);
}

bool Programme::reserveHeldBack() const {
    const ReserveSpec& reserve = *setting_->scenario.policy.shares.reserve;
    return reserve.unused == ReserveRest::hold && now() < setting_->reserveReverts;
}

// A minimum guarantee counts all that members hold, places over and above only what was given from them.
void Programme::holdReserve(const Application& a, Gpus change) {
    const auto& reserve = setting_->scenario.policy.shares.reserve;
    if (!reserve || !reserveMember(a)) return;
    if (reserve->order == ReservePlace::first || a.reserved) reserveHeld_ += change;
}

// Members in rank order, for what is left of the reserve; in their group's share it counts and is not limited.
void Programme::serveReserve(const AwardRow& rule) {
    if (reserveLeft_ <= 0) return;
    const std::uint16_t reserved = room_.addShare(reserveLeft_);
    std::vector<std::size_t> positions;
    std::vector<Candidate> members;
    std::vector<Decision> decisions;
    for (std::size_t i = 0; i < ranked_.size(); ++i) {
        if (decisions_[i].gpus > 0 || !reserveMember(out_.applications[ranked_[i].application])) continue;
        positions.push_back(i);
        members.push_back(ranked_[i]);
        members.back().group = reserved;
        decisions.push_back(decisions_[i]);
    }
    rule.rule(members, room_, decisions);
    room_.dropShare();
    for (std::size_t k = 0; k < positions.size(); ++k) {
        if (decisions[k].gpus == 0) continue;
        const Gpus gpus = decisions[k].gpus;
        const std::uint16_t group = ranked_[positions[k]].group;
        if (group != kNoGroup) room_.limitShare(group, std::max<Gpus>(0, room_.leftOfShare(group) - gpus));
        reserveLeft_ -= gpus;
        decisions[k].reserved = true;
        decisions_[positions[k]] = decisions[k];
    }
}

void Programme::serveRanked(const AwardRow& rule, bool withShares) {
    if (withShares && isProtecting()) return serveProtected(rule);
    serveUnprotected(rule, withShares);
}

// With a reserve: before or after all that is open. What it holds back comes off the roomiest pools, in whole servers.
void Programme::serveUnprotected(const AwardRow& rule, bool withShares) {
    const auto& reserve = setting_->scenario.policy.shares.reserve;
    if (!withShares || !reserve) return serveOpen(rule, withShares);
    const bool first = reserve->order == ReservePlace::first;
    if (first) serveReserve(rule);
    std::vector<Gpus> kept(setting_->pools.size(), 0);
    if (!first || reserveHeldBack()) keepFree(reserveLeft_, kept);
    serveOpen(rule, withShares);
    for (PoolIndex p = 0; p < kept.size(); ++p) room_.pool(p).free += kept[p];
    if (first) return;
    serveReserve(rule);
    if (!reserveHeldBack()) serveOpen(rule, withShares);
}

void Programme::keepFree(Gpus gpus, std::vector<Gpus>& kept) {
    while (gpus > 0) {
        PoolIndex roomiest = 0;
        for (PoolIndex p = 1; p < kept.size(); ++p)
            if (room_.pool(p).free > room_.pool(roomiest).free) roomiest = p;
        PoolRoom& pool = room_.pool(roomiest);
        const Gpus part = std::min(ceilToQuantum(gpus, pool.quantum), pool.free);
        if (part <= 0) return;
        pool.free -= part;
        kept[roomiest] += part;
        gpus -= part;
    }
}

// The rule on the ranked list, with the shares as limits or as reserves.
void Programme::serveOpen(const AwardRow& rule, bool withShares) {
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

// The quotas of this instant, nothing used.
QuotaCohort Programme::shareCohort() const {
    const ShareSpec& shares = setting_->scenario.policy.shares;
    QuotaCohort cohort(shares.groups.size(), 1);
    for (std::size_t g = 0; g < shares.groups.size(); ++g) {
        const ShareGroupSpec& group = shares.groups[g];
        Quota quota{.nominal = part(onOffer_, group.share)};
        if (group.lendLimit) quota.lend = part(onOffer_, *group.lendLimit);
        if (group.borrowLimit) quota.borrow = part(onOffer_, *group.borrowLimit);
        cohort.grant(g, 0, quota);
    }
    return cohort;
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
    QuotaCohort cohort = shareCohort();
    for (std::size_t g = 0; g < shares.groups.size(); ++g) cohort.use(g, 0, groupHeld_[g]);
    for (std::size_t i = 0; i < ranked_.size(); ++i)
        if (decisions_[i].gpus > 0 && ranked_[i].group != kNoGroup)
            cohort.use(ranked_[i].group, 0, decisions_[i].gpus);
    borrowFill(ranked_, room_, decisions_, cohort);
}

}  // namespace tranche
