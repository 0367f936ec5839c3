// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <limits>

#include "models/allocation/queue/fair_share.hpp"
#include "models/allocation/queue/queue_order.hpp"

namespace tranche {
namespace {

struct Sibling {
    std::uint32_t node;
    bool leaf;
    QueueKey level;  // level_fs, quantised; largest first
};

class FairTree {
public:
    explicit FairTree(std::span<const FairTreeNode> nodes)
        : nodes_(nodes), children_(nodes.size()), factors_(nodes.size(), 0) {
        for (std::uint32_t n = 0; n < nodes.size(); ++n)
            (nodes[n].parent == kNoAccount ? top_ : children_[nodes[n].parent]).push_back(n);
        for (const std::vector<std::uint32_t>& below : children_)
            if (below.empty()) ++leaves_;
        next_ = leaves_;
    }

    std::vector<double> factors() && {
        std::vector<Sibling> list;
        addSiblings(top_, list);
        visit(list, false);
        return std::move(factors_);
    }

private:
    void addSiblings(const std::vector<std::uint32_t>& siblings, std::vector<Sibling>& list) const {
        double shares = 0, usage = 0;
        for (const std::uint32_t n : siblings) {
            shares += nodes_[n].shares;
            usage += nodes_[n].usage;
        }
        for (const std::uint32_t n : siblings)
            list.push_back({n, children_[n].empty(), levelOf(nodes_[n], shares, usage)});
    }

    static QueueKey levelOf(const FairTreeNode& node, double shares, double usage) {
        if (!(node.usage > 0)) return std::numeric_limits<QueueKey>::max();
        if (!(shares > 0)) return 0;
        return quantised((node.shares / shares) / (node.usage / usage), 1);
    }

    // `tied`: the first of the list ties with the leaf visited just before.
    void visit(std::vector<Sibling>& list, bool tied) {
        std::sort(list.begin(), list.end(), [](const Sibling& a, const Sibling& b) {
            if (a.level != b.level) return a.level > b.level;
            return a.leaf != b.leaf ? a.leaf : a.node < b.node;
        });
        for (std::size_t i = 0; i < list.size(); ++i) {
            if (i > 0) tied = list[i].level == list[i - 1].level;
            if (list[i].leaf) {
                if (!tied) rank_ = next_;
                factors_[list[i].node] = static_cast<double>(rank_) / static_cast<double>(leaves_);
                --next_;
                continue;
            }
            std::vector<Sibling> below;
            addSiblings(children_[list[i].node], below);
            while (i + 1 < list.size() && list[i + 1].level == list[i].level)
                addSiblings(children_[list[++i].node], below);
            visit(below, tied);
        }
    }

    std::span<const FairTreeNode> nodes_;
    std::vector<std::vector<std::uint32_t>> children_;
    std::vector<std::uint32_t> top_;
    std::vector<double> factors_;
    std::size_t leaves_ = 0, next_ = 0, rank_ = 0;
};

}  // namespace

std::vector<double> fairTreeFactors(std::span<const FairTreeNode> nodes) {
    return FairTree(nodes).factors();
}

}  // namespace tranche
