// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/award/knapsack_form.hpp"

#include <algorithm>
#include <numeric>

#include "sim/kernel/contract.hpp"

namespace tranche {
namespace {

Gpus roomAlone(const Knapsack& k, const KnapsackProject& project, const KnapsackOption& option) {
    const KnapsackPool& pool = k.pools[option.pool];
    const Gpus room = pool.free + ((project.borrows >> option.pool & 1) == 1 ? pool.lendable : 0);
    return project.group == kNoGroup ? room : std::min(room, k.groupLeft[project.group]);
}

std::vector<KnapsackChoice> choicesOf(const Knapsack& k, const KnapsackProject& project) {
    expects(project.group == kNoGroup || project.group < k.groupLeft.size(), "the group of a project exists");
    std::vector<KnapsackChoice> choices;
    for (std::size_t o = 0; o < project.options.size(); ++o) {
        const KnapsackOption& option = project.options[o];
        expects(option.pool < k.pools.size() && option.gpus > 0, "an option is a size in a pool that exists");
        if (option.value < 0 || option.gpus > roomAlone(k, project, option)) continue;
        const auto same = std::find_if(choices.begin(), choices.end(), [&](const KnapsackChoice& c) {
            return c.gpus == option.gpus && c.value == option.value;
        });
        KnapsackChoice& choice = same == choices.end() ? choices.emplace_back() : *same;
        choice.gpus = option.gpus;
        choice.value = option.value;
        choice.options.push_back(static_cast<int>(o));
    }
    return choices;
}

Gpus largest(const std::vector<KnapsackChoice>& choices) {
    Gpus most = 0;
    for (const KnapsackChoice& c : choices) most = std::max(most, c.gpus);
    return most;
}

}  // namespace

KnapsackForm::KnapsackForm(const Knapsack& k) : knapsack(k) {
    expects(k.pools.size() <= 64, "at most 64 pools");
    const std::size_t n = k.projects.size();
    std::vector<std::vector<KnapsackChoice>> byRank;
    std::vector<Gpus> asked(k.groupLeft.size(), 0);
    unit = 0;
    for (const KnapsackProject& p : k.projects) {
        byRank.push_back(choicesOf(k, p));
        if (p.group != kNoGroup) asked[p.group] += largest(byRank.back());
        for (const KnapsackChoice& c : byRank.back()) unit = std::gcd(unit, c.gpus);
    }
    unit = std::max<Gpus>(unit, 1);

    const auto blockOf = [&](std::size_t i) {
        const std::uint16_t g = k.projects[i].group;
        return g != kNoGroup && asked[g] > k.groupLeft[g] ? g : kNoGroup;
    };
    std::vector<std::uint16_t> groups;  // in the order of their best-ranked project
    for (std::size_t i = 0; i < n; ++i)
        if (!byRank[i].empty() && std::find(groups.begin(), groups.end(), blockOf(i)) == groups.end())
            groups.push_back(blockOf(i));

    std::vector<Gpus> borrowing(k.pools.size(), 0);
    Gpus total = 0;
    for (const std::uint16_t group : groups) {
        const std::size_t first = project.size();
        Gpus most = 0;
        for (std::size_t i = 0; i < n; ++i) {
            if (byRank[i].empty() || blockOf(i) != group) continue;
            most += largest(byRank[i]);
            for (std::size_t p = 0; p < k.pools.size(); ++p)
                if ((k.projects[i].borrows >> p & 1) == 1) borrowing[p] += largest(byRank[i]);
            project.push_back(i);
            choices.push_back(std::move(byRank[i]));
        }
        total += most;
        const Gpus limit = group == kNoGroup ? most : std::min(most, k.groupLeft[group]);
        blocks.push_back({first, project.size(), std::max<Gpus>(0, limit) / unit, group});
    }
    for (std::size_t p = 0; p < k.pools.size(); ++p)
        capacity += std::max<Gpus>(0, k.pools[p].free + std::min(k.pools[p].lendable, borrowing[p])) / unit;
    capacity = std::min(capacity, total / unit);
    for (KnapsackBlock& block : blocks) block.limit = std::min(block.limit, capacity);
}

PoolLoads::PoolLoads(const KnapsackForm& form) {
    for (const KnapsackPool& pool : form.knapsack.pools) {
        all_.push_back(pool.free + pool.lendable);
        free_.push_back(pool.free);
    }
}

}  // namespace tranche
