// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Every selection of a small knapsack, one by one: the greatest value, and of those that attain it the first by rank.

#include <algorithm>
#include <utility>
#include <vector>

#include "models/allocation/award/knapsack.hpp"

namespace tranche {

inline bool feasible(const Knapsack& k, const std::vector<int>& option) {
    std::vector<Gpus> all, group = k.groupLeft, own;
    for (const KnapsackPool& pool : k.pools) {
        all.push_back(pool.free + pool.lendable);
        own.push_back(pool.free);
    }
    bool ok = true;
    for (std::size_t i = 0; i < option.size(); ++i) {
        if (option[i] < 0) continue;
        const KnapsackProject& p = k.projects[i];
        const KnapsackOption& o = p.options.at(static_cast<std::size_t>(option[i]));
        ok = ok && (all[o.pool] -= o.gpus) >= 0;
        if ((p.borrows >> o.pool & 1) == 0) ok = ok && (own[o.pool] -= o.gpus) >= 0;
        if (p.group != kNoGroup) ok = ok && (group[p.group] -= o.gpus) >= 0;
    }
    return ok;
}

inline bool fitsAlone(const Knapsack& k, std::size_t project, int option) {
    std::vector<int> alone(k.projects.size(), -1);
    alone[project] = option;
    return k.projects[project].options[static_cast<std::size_t>(option)].value >= 0 && feasible(k, alone);
}

// By project: the place of its size and value among those of its options that fit alone, a large number for none.
using Sizes = std::vector<int>;
constexpr int kNotFunded = 1000;

inline Sizes sizesOf(const Knapsack& k, const std::vector<int>& option) {
    Sizes sizes;
    for (std::size_t i = 0; i < option.size(); ++i) {
        const auto& options = k.projects[i].options;
        int place = kNotFunded;
        for (int o = option[i]; o >= 0; --o) {
            const KnapsackOption &a = options[static_cast<std::size_t>(o)],
                                 &b = options[static_cast<std::size_t>(option[i])];
            if (a.gpus == b.gpus && a.value == b.value && fitsAlone(k, i, o)) place = o;
        }
        sizes.push_back(place);
    }
    return sizes;
}

struct Enumerated {
    std::int64_t value = -1;
    Sizes sizes;
};

// The order of the ties: by rank; where limits of groups can bind, group by group, each at its best-ranked project.
inline std::vector<std::size_t> tieOrder(const Knapsack& k) {
    const std::size_t n = k.projects.size();
    const auto most = [&](std::size_t i) {
        Gpus gpus = 0;
        for (std::size_t o = 0; o < k.projects[i].options.size(); ++o)
            if (fitsAlone(k, i, static_cast<int>(o))) gpus = std::max(gpus, k.projects[i].options[o].gpus);
        return gpus;
    };
    std::vector<Gpus> asked(k.groupLeft.size(), 0);
    for (std::size_t i = 0; i < n; ++i)
        if (k.projects[i].group != kNoGroup) asked[k.projects[i].group] += most(i);
    std::vector<int> block(n, -1), first(k.groupLeft.size() + 1, -1);
    for (std::size_t i = 0; i < n; ++i) {
        if (most(i) == 0) continue;
        const std::uint16_t g = k.projects[i].group;
        const bool binds = g != kNoGroup && asked[g] > k.groupLeft[g];
        int& at = binds ? first[g] : first.back();
        if (at < 0) at = static_cast<int>(i);
        block[i] = at;
    }
    std::vector<std::size_t> order(n);
    for (std::size_t i = 0; i < n; ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return block[a] < block[b]; });
    return order;
}

inline Enumerated enumerate(const Knapsack& k) {
    const std::vector<std::size_t> order = tieOrder(k);
    const auto ordered = [&](const Sizes& sizes) {
        Sizes result;
        for (const std::size_t i : order) result.push_back(sizes[i]);
        return result;
    };
    Enumerated best;
    std::vector<int> option(k.projects.size(), -1);
    for (;;) {
        if (feasible(k, option)) {
            std::int64_t value = 0;
            bool taken = true;
            for (std::size_t i = 0; i < option.size(); ++i) {
                if (option[i] < 0) continue;
                const std::int64_t v = k.projects[i].options[static_cast<std::size_t>(option[i])].value;
                value += v;
                taken = taken && v >= 0;
            }
            const Sizes sizes = sizesOf(k, option);
            if (taken &&
                (value > best.value || (value == best.value && ordered(sizes) < ordered(best.sizes))))
                best = {value, sizes};
        }
        std::size_t i = 0;
        for (; i < option.size(); ++i) {
            if (++option[i] < static_cast<int>(k.projects[i].options.size())) break;
            option[i] = -1;
        }
        if (i == option.size()) return best;
    }
}

}  // namespace tranche
