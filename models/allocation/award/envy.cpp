// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/award/envy.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "sim/kernel/contract.hpp"

namespace tranche {
namespace {

// Grants of one pool, counted by size: how many are larger than x. A tree of partial sums (Fenwick 1994).
class GrantSizes {
public:
    explicit GrantSizes(std::vector<Gpus> sizes) : sizes_(std::move(sizes)) {
        std::sort(sizes_.begin(), sizes_.end());
        sizes_.erase(std::unique(sizes_.begin(), sizes_.end()), sizes_.end());
        tree_.assign(sizes_.size() + 1, 0);
    }
    void add(Gpus size) {
        ++all_;
        const auto at = std::lower_bound(sizes_.begin(), sizes_.end(), size) - sizes_.begin();
        for (auto i = static_cast<std::size_t>(at) + 1; i < tree_.size(); i += i & (~i + 1)) ++tree_[i];
    }
    std::uint64_t above(Gpus size) const {
        const auto upTo = std::upper_bound(sizes_.begin(), sizes_.end(), size) - sizes_.begin();
        std::uint64_t atMost = 0;
        for (auto i = static_cast<std::size_t>(upTo); i > 0; i -= i & (~i + 1)) atMost += tree_[i];
        return all_ - atMost;
    }

private:
    std::vector<Gpus> sizes_;
    std::vector<std::uint64_t> tree_;
    std::uint64_t all_ = 0;
};

// How many of the grants counted so far are worth more to c than `own`.
std::uint64_t worthMore(const std::vector<GrantSizes>& grants, const Candidate& c, Gpus own, std::size_t p) {
    if ((c.pools >> p & 1) == 0 || c.requested <= own) return 0;
    return grants[p].above(own);
}

}  // namespace

EnvyCount countEnvy(std::span<const Candidate> candidates, std::span<const Decision> decisions,
                    std::span<const PoolRoom> pools) {
    expects(candidates.size() == decisions.size(), "a decision for every candidate");
    std::vector<std::vector<Gpus>> sizes(pools.size());
    for (const Decision& d : decisions)
        if (d.gpus > 0) sizes[d.pool].push_back(d.gpus);
    std::vector<GrantSizes> lower;
    for (const auto& ofPool : sizes) lower.emplace_back(ofPool);
    std::vector<std::int64_t> score;
    for (const Candidate& c : candidates) score.push_back(std::llround(c.score * 1e6));
    std::vector<std::size_t> order(candidates.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return score[a] != score[b] ? score[a] < score[b] : a < b;
    });
    EnvyCount count;
    for (std::size_t from = 0, to = 0; from < order.size(); from = to) {
        for (; to < order.size() && score[order[to]] == score[order[from]]; ++to) {
            const std::size_t i = order[to];
            std::uint64_t envied = 0;
            for (std::size_t p = 0; p < pools.size(); ++p)
                envied += worthMore(lower, candidates[i], decisions[i].gpus, p);
            count.envious += envied > 0;
            count.justifiedPairs += envied;
        }
        for (std::size_t k = from; k < to; ++k)
            if (const Decision& d = decisions[order[k]]; d.gpus > 0) lower[d.pool].add(d.gpus);
    }
    for (std::size_t i = 0; i < candidates.size(); ++i)
        for (std::size_t p = 0; p < pools.size(); ++p)
            count.pairs += worthMore(lower, candidates[i], decisions[i].gpus + pools[p].quantum, p);
    return count;
}

}  // namespace tranche
