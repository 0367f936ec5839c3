// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rolling intake: the queue scheduler that replays traces, here with grants of months. It knows what the policy may know:
// what is free, what is promised, when running grants end at the latest, when set-asides take back what they lend.
#include <algorithm>
#include <string>

#include "models/programme/programme.hpp"
#include "sim/kernel/contract.hpp"

namespace tranche {

// Room for all that may ever be granted; longer months than any are allowed for until the grant has its dates.
void Programme::enqueue(Index index) {
    Application& a = out_.applications[index];
    const std::uint32_t organisation = organisationOf(a);
    if (organisation != Application::kNoOrganisation) {
        if (setting_->scenario.policy.eligibility.maxSharePerOrganisation)
            offer(false);  // of what there is today
        if (!organisationAdmits(organisation, a.requested)) return standAside(index);
        bookOrganisation(a, 1, a.requested);
    }
    const Candidate c = candidate(index, setting_->allPools);
    const Duration longest = a.months > 0 ? a.months * 31 * kDay : a.duration;
    options_.clear();
    bool capped = true, tooScattered = false;
    for (PoolIndex p = 0; p < setting_->pools.size(); ++p) {
        const PoolSetting& pool = setting_->pools[p];
        const Gpus n =
            grantSize(c, c.requested, pool.quantum, pool.cap, setting_->scenario.policy.eligibility.aboveCap);
        if (n == 0 || (c.pools >> p & 1) == 0) continue;
        capped = false;
        if (placing_ && !placing_->everFits(p, n)) {
            tooScattered = true;
            continue;
        }
        options_.push_back({p, n, std::max<Duration>(1, longest)});
    }
    QueueJob job;
    job.job = index;
    job.account = accountOf(a);
    job.submit = now();
    // Without share groups beside it, the protection's classes are the groups of the queue.
    const auto group = classHeld_.empty() ? c.group : static_cast<std::uint16_t>(protectionClass(a));
    if (!options_.empty() && rolling_->submit(job, options_, group)) return requestPass();
    leaveQueue(index);
    a.status = Status::ineligible;
    a.binding = capped ? Binding::cap : tooScattered ? Binding::placement : Binding::capacity;
    a.heldByPlacement = a.heldByPlacement || a.binding == Binding::placement;
    a.ended = now();
    leaveOrganisation(index);
}

// Applicants are accounts of their sector; the classic factor sees an account's own use only, and who waits for a first grant
// has none, so there sectors themselves are charged.
std::uint32_t Programme::accountOf(const Application& a) {
    const QueuePolicy& queue = setting_->queue;
    if (!looksAtShares(queue)) return 0;
    FairShareAccounts& all = rolling_->accounts();
    if (sectorAccounts_.empty())
        for (std::size_t s = 0; s < setting_->sectors.size(); ++s) sectorAccounts_.push_back(all.add());
    const bool classic = shareRule(queue, *queue.order) == ShareRule::classic ||
                         (queue.backfill && shareRule(queue, *queue.backfill) == ShareRule::classic);
    if (classic) return sectorAccounts_[a.sector];
    if (accounts_.size() <= a.project) accounts_.resize(a.project + 1, kNoAccount);
    std::uint32_t& account = accounts_[a.project];
    if (account == kNoAccount) account = all.add(1, sectorAccounts_[a.sector]);
    return account;
}

void Programme::tellCapacity() {
    offer(true);
    for (PoolIndex p = 0; p < setting_->pools.size(); ++p) {
        const PoolRoom& room = room_.pool(p);
        Lent lent;
        for (std::size_t s = 0; s < setting_->setAsides.size(); ++s)
            if (setting_->setAsides[s].pool == p && lends(s)) lent.gpus += asideHold_[s] + asideLent_[s];
        if (lent.gpus > 0) lent.until = lentUntil(p);
        const bool lending = lent.gpus > 0 && lent.until > now();
        if (!lending || lent.until == kNever) lent = Lent{};  // open-ended: told when the notice is given
        const Gpus used = rolling_->pool(p).used();
        rolling_->capacity(p, now(), std::max<Gpus>(0, used + room.free + (lending ? room.lendable : 0)));
        Lent& known = announcedLent_[p];
        if (known.until == lent.until && known.gpus == lent.gpus) continue;
        if (known.until > now() && known.gpus > 0) rolling_->announce(p, now(), known.until, known.gpus);
        if (lent.gpus > 0) rolling_->announce(p, now(), lent.until, -lent.gpus);
        known = lent;
    }
    for (std::uint16_t g = 0; g < groupUse_.size(); ++g)
        rolling_->limit(g, now(), groupUse_[g] + room_.leftOfShare(g));
}

// One pass of the scheduler, and the awards it leads to.
void Programme::startQueued() {
    started_.clear();
    passQueue();
    for (const PoolStart& s : started_) {
        const Gpus size = s.option.size;
        PoolRoom& room = room_.pool(s.option.pool);
        const Gpus borrowed = std::max<Gpus>(0, size - room.free);
        if (borrowed > room.lendable)
            throw InvariantBroken("policy " + setting_->scenario.policy.name + " starts application " +
                                  std::to_string(s.job) + " beyond what is free and lent");
        room.free -= size - borrowed;
        room.lendable -= borrowed;
        award(s.job, Decision{s.job, s.option.pool, size, borrowed, Binding::none}, 0);
    }
}

void Programme::serveQueue() {
    tellCapacity();
    if (setting_->scenario.policy.eligibility.maxSharePerOrganisation)
        for (const auto& [organisation, waiting] : standingAside_) admitAside(organisation);
    for (std::size_t k = 0; k < std::max<std::size_t>(1, classHeld_.size()); ++k) {
        limitClasses(k);
        startQueued();
    }
    const Time wanted = rolling_->wantsPassAt();
    if (wanted == kNever || wanted <= now() || wanted == wantedPass_) return;
    wantedPass_ = wanted;
    constexpr std::uint64_t afterAllDecisions = (std::uint64_t{1} << 40) - 1;
    schedule(wanted, Phase::decision, afterAllDecisions, Kind::pass, 0);
}

}  // namespace tranche
