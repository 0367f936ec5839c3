// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Fair Tree ranked pass after pass, against a plain ranking that starts anew each time and follows the definition.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <limits>

#include "models/allocation/queue/fair_share.hpp"
#include "models/allocation/queue/queue_order.hpp"
#include "tests/fleet/dice.hpp"

namespace tranche {
namespace {

using Group = std::vector<std::uint32_t>;  // accounts whose children are one list

class PlainFairTree {
public:
    explicit PlainFairTree(const std::vector<FairTreeNode>& nodes) : nodes_(nodes), factors_(nodes.size()) {
        for (std::uint32_t n = 0; n < nodes.size(); ++n) leaves_ += childrenOf(n).empty();
        left_ = leaves_;
    }
    std::vector<double> factors() {
        visit({kNoAccount}, false);
        return factors_;
    }

private:
    Group childrenOf(std::uint32_t parent) const {
        Group children;
        for (std::uint32_t n = 0; n < nodes_.size(); ++n)
            if (nodes_[n].parent == parent) children.push_back(n);
        return children;
    }

    // Level by level: who has the highest level goes first, leaves before accounts.
    void visit(const Group& parents, bool tied) {
        std::vector<std::pair<QueueKey, std::uint32_t>> list;
        for (const std::uint32_t parent : parents) {
            double shares = 0, usage = 0;
            for (const std::uint32_t n : childrenOf(parent)) {
                shares += nodes_[n].shares;
                usage += nodes_[n].usage;
            }
            for (const std::uint32_t n : childrenOf(parent)) {
                const QueueKey level =
                    nodes_[n].usage > 0
                        ? quantised((nodes_[n].shares / shares) / (nodes_[n].usage / usage), 1)
                        : std::numeric_limits<QueueKey>::max();
                list.push_back({level, n});
            }
        }
        while (!list.empty()) {
            const QueueKey best = std::max_element(list.begin(), list.end())->first;
            Group accounts;
            for (const auto& [level, n] : list) {
                if (level != best) continue;
                if (!childrenOf(n).empty()) {
                    accounts.push_back(n);
                    continue;
                }
                if (!tied) rank_ = left_;
                tied = true;
                factors_[n] = static_cast<double>(rank_) / static_cast<double>(leaves_);
                --left_;
            }
            if (!accounts.empty()) visit(accounts, tied);
            std::erase_if(list, [&](const auto& entry) { return entry.first == best; });
            tied = false;
        }
    }

    const std::vector<FairTreeNode>& nodes_;
    std::vector<double> factors_;
    std::size_t leaves_ = 0, left_ = 0, rank_ = 0;
};

}  // namespace

TEST_CASE("a tree that grows and is used is ranked at every pass as if it were new") {
    for (std::uint64_t n = 0; n < 40; ++n) {
        Dice dice(n);
        FairShareAccounts all(kDay);
        std::vector<FairTreeNode> nodes;
        FairTreeRanks ranks;
        std::vector<double> kept, held;
        Time now = 0;
        for (int pass = 0; pass < 40; ++pass) {
            for (std::int64_t more = pass == 0 ? 3 : dice.below(3); more > 0; --more) {
                const auto size = static_cast<std::int64_t>(nodes.size());
                const std::uint32_t parent =
                    size == 0 || dice.chance(0.3) ? kNoAccount : static_cast<std::uint32_t>(dice.below(size));
                nodes.push_back({parent, static_cast<double>(1 + dice.below(2)), 0});
                all.add(nodes.back().shares, parent);
            }
            now += dice.below(kDay);
            for (int i = 0; i < 4; ++i)
                all.hold(static_cast<std::uint32_t>(dice.below(static_cast<std::int64_t>(nodes.size()))),
                         dice.below(3), now);
            const Time later = now + kHour;
            for (std::uint32_t a = 0; a < nodes.size(); ++a) nodes[a].usage = all.usage(a, later);
            INFO("tree " << n << ", pass " << pass << ", " << nodes.size() << " accounts");
            const std::vector<double> plain = PlainFairTree(nodes).factors();
            all.factors(ShareRule::fairTree, later, held);
            CHECK(held == plain);
            ranks.rank(nodes, kept);
            CHECK(kept == plain);
            CHECK(fairTreeFactors(nodes) == plain);
        }
    }
}

TEST_CASE(
    "usages with many ties, and some next to nothing, are ranked as the plain way ranks them, pass after "
    "pass") {
    for (std::uint64_t n = 0; n < 60; ++n) {
        Dice dice(1000 + n);
        std::vector<FairTreeNode> nodes;
        for (std::uint32_t i = 0; i < 40; ++i)
            nodes.push_back(
                {i < 4 ? kNoAccount : static_cast<std::uint32_t>(dice.below(i < 12 ? 4 : 12)), 1, 0});
        FairTreeRanks ranks;
        std::vector<double> kept;
        // Levels beyond 2^53, beyond 2^126 and beyond all doubles among them.
        constexpr std::array<double, 8> kUsages{0, 1, 2, 1e-9, 3e-12, 1e-40, 1e-300, 5e-324};
        for (int pass = 0; pass < 20; ++pass) {
            for (int i = 0; i < 5; ++i)
                nodes[static_cast<std::size_t>(dice.below(40))].usage =
                    n % 2 == 0 ? static_cast<double>(dice.below(3))
                               : kUsages[static_cast<std::size_t>(dice.below(kUsages.size()))];
            ranks.rank(nodes, kept);
            CHECK(kept == PlainFairTree(nodes).factors());
        }
    }
}

}  // namespace tranche
