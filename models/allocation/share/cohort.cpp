// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/share/cohort.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "sim/kernel/contract.hpp"

namespace tranche {
namespace {

constexpr std::int64_t kInfinite = std::numeric_limits<std::int64_t>::max();

Gpus lendOf(const Quota& quota) {
    return std::min(quota.lend, quota.nominal);
}
Gpus guaranteedOf(const Quota& quota) {
    return quota.nominal - lendOf(quota);
}

// A request that wants room, and the cohort as it would be without the victims so far.
class Search {
public:
    Search(const QuotaCohort& cohort, std::size_t queue, std::size_t pool, Gpus gpus, Gpus free)
        : cohort_(cohort), queue_(queue), pool_(pool), gpus_(gpus), free_(free) {}

    bool fits() const { return gpus_ <= free_ && cohort_.admits(queue_, pool_, gpus_); }
    bool borrows(const HeldGrant& g) const { return cohort_.borrowed(g.queue, pool_) > 0; }
    void end(const HeldGrant& g) { change(g, -g.gpus); }
    void restore(const HeldGrant& g) { change(g, g.gpus); }

private:
    void change(const HeldGrant& g, Gpus by) {
        cohort_.use(g.queue, pool_, by);
        free_ -= by;
    }

    QuotaCohort cohort_;
    std::size_t queue_, pool_;
    Gpus gpus_, free_;
};

// Until the request fits; false when it never does.
bool takeGreedily(Search& search, std::span<const HeldGrant> candidates, std::vector<HeldGrant>& victims) {
    for (const HeldGrant& g : candidates) {
        if (search.fits()) return true;
        if (!search.borrows(g)) continue;
        search.end(g);
        victims.push_back(g);
    }
    return search.fits();
}

void fillBack(Search& search, std::vector<HeldGrant>& victims) {
    for (std::size_t i = victims.size() - 1; i-- > 0;) {
        search.restore(victims[i]);
        if (search.fits())
            victims.erase(victims.begin() + static_cast<std::ptrdiff_t>(i));
        else
            search.end(victims[i]);
    }
}

}  // namespace

QuotaCohort::QuotaCohort(std::size_t queues, std::size_t pools)
    : pools_(pools), cells_(queues * pools), weights_(queues, 1) {}

void QuotaCohort::grant(std::size_t queue, std::size_t pool, const Quota& quota) {
    expects(quota.nominal >= 0 && quota.lend >= 0 && quota.borrow >= 0, "quotas are not negative");
    cells_[queue * pools_ + pool].quota = quota;
}

void QuotaCohort::use(std::size_t queue, std::size_t pool, Gpus change) {
    Gpus& used = cells_[queue * pools_ + pool].used;
    used += change;
    expects(used >= 0, "use is not negative");
}

Gpus QuotaCohort::borrowed(std::size_t queue, std::size_t pool) const {
    return std::max<Gpus>(0, at(queue, pool).used - at(queue, pool).quota.nominal);
}

Gpus QuotaCohort::borrowed(std::size_t pool) const {
    Gpus sum = 0;
    for (std::size_t q = 0; q < queues(); ++q) sum += borrowed(q, pool);
    return sum;
}

Gpus QuotaCohort::lendable(std::size_t pool) const {
    Gpus sum = 0;
    for (std::size_t q = 0; q < queues(); ++q) sum += lendOf(at(q, pool).quota);
    return sum;
}

Gpus QuotaCohort::available(std::size_t queue, std::size_t pool) const {
    Gpus lent = 0;
    for (std::size_t q = 0; q < queues(); ++q)
        lent += std::max<Gpus>(0, at(q, pool).used - guaranteedOf(at(q, pool).quota));
    const Cell& own = at(queue, pool);
    const Gpus there =
        std::max<Gpus>(0, guaranteedOf(own.quota) - own.used) + std::max<Gpus>(0, lendable(pool) - lent);
    const Gpus limit = own.quota.nominal + own.quota.borrow - own.used;
    return std::max<Gpus>(0, std::min(there, limit));
}

std::int64_t QuotaCohort::shareValue(std::size_t queue) const {
    std::int64_t most = 0;
    for (std::size_t p = 0; p < pools_; ++p) {
        const Gpus b = borrowed(queue, p), all = lendable(p);
        if (b == 0) continue;
        if (!(weights_[queue] > 0) || all == 0) return kInfinite;
        const double value = static_cast<double>(b) / static_cast<double>(all) / weights_[queue] * 1e9;
        most = std::max<std::int64_t>(most, value < 9e18 ? std::llround(value) : kInfinite);
    }
    return most;
}

std::vector<std::uint32_t> reclaim(const QuotaCohort& cohort, std::size_t queue, std::size_t pool, Gpus gpus,
                                   Gpus free, std::span<const HeldGrant> held) {
    expects(cohort.withinNominal(queue, pool, gpus), "only what is within the nominal quota is reclaimed");
    std::vector<HeldGrant> candidates;
    for (const HeldGrant& g : held)
        if (g.pool == pool && g.queue != queue && cohort.borrowed(g.queue, pool) > 0) candidates.push_back(g);
    const auto key = [&](const HeldGrant& g) {
        return std::tuple(-cohort.shareValue(g.queue), g.priority, -g.started, g.id);
    };
    std::sort(candidates.begin(), candidates.end(),
              [&](const HeldGrant& a, const HeldGrant& b) { return key(a) < key(b); });
    for (;;) {
        Search search(cohort, queue, pool, gpus, free);
        std::vector<HeldGrant> victims;
        if (search.fits() || !takeGreedily(search, candidates, victims)) return {};
        fillBack(search, victims);
        // A victim's queue must borrow even without the others.
        const auto illegal = std::find_if(victims.begin(), victims.end(), [&](const HeldGrant& g) {
            search.restore(g);
            const bool legal = search.borrows(g);
            search.end(g);
            return !legal;
        });
        if (illegal != victims.end()) {
            std::erase_if(candidates, [&](const HeldGrant& g) { return g.id == illegal->id; });
            continue;
        }
        std::vector<std::uint32_t> ids;
        for (const HeldGrant& g : victims) ids.push_back(g.id);
        std::sort(ids.begin(), ids.end());
        return ids;
    }
}

}  // namespace tranche
