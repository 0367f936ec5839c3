// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/queue/fair_tree.hpp"

#include <algorithm>
#include <limits>

namespace tranche {
namespace {

// As quantised(x, 1), in a double: whole numbers below 2^53 are exact in it, and from there on every double is whole.
double inWholes(double x) {
    constexpr double whole = 0x1p53, end = 0x1p126;
    x *= 1e9;
    if (!(x < whole)) return std::min(x, end);
    const auto below = static_cast<std::int64_t>(x);
    return static_cast<double>(below + (x - static_cast<double>(below) >= 0.5));
}

}  // namespace

void FairTreeRanks::rank(std::span<const FairTreeNode> nodes, std::vector<double>& factors) {
    nodes_ = nodes;
    if (first_.size() != nodes.size() + 2) index(nodes);
    factors.assign(nodes.size(), 0);
    factors_ = factors.data();
    next_ = leaves_;
    factor_ = 0;
    list_.clear();
    const auto root = static_cast<std::uint32_t>(nodes.size());
    addChildren(root);
    sortFrom(0);
    for (std::size_t i = 0; i < list_.size(); ++i) sorted_[first_[root] + i] = list_[i].node;
    visit(0, false);
    nodes_ = {};
}

// Counting sort by parent: siblings stay in the order of their numbers.
void FairTreeRanks::index(std::span<const FairTreeNode> nodes) {
    const auto root = static_cast<std::uint32_t>(nodes.size());
    const auto parentOf = [&](const FairTreeNode& n) { return n.parent == kNoAccount ? root : n.parent; };
    first_.assign(nodes.size() + 2, 0);
    for (const FairTreeNode& n : nodes) ++first_[parentOf(n) + 1];
    for (std::size_t n = 1; n < first_.size(); ++n) first_[n] += first_[n - 1];
    children_.resize(nodes.size());
    std::vector<std::uint32_t> next(first_.begin(), first_.end() - 1);
    for (std::uint32_t n = 0; n < nodes.size(); ++n) children_[next[parentOf(nodes[n])]++] = n;
    sorted_ = children_;
    fixed_.resize(nodes.size());
    leaves_ = 0;
    for (std::uint32_t parent = 0; parent <= root; ++parent) {
        const auto siblings =
            std::span(children_).subspan(first_[parent], first_[parent + 1] - first_[parent]);
        double shares = 0;
        for (const std::uint32_t n : siblings) shares += nodes[n].shares;
        for (const std::uint32_t n : siblings) {
            fixed_[n] = {shares > 0 ? nodes[n].shares / shares : 0, first_[n] == first_[n + 1]};
            leaves_ += fixed_[n].leaf;
        }
    }
}

void FairTreeRanks::addChildren(std::uint32_t parent) {
    const std::uint32_t begin = first_[parent], end = first_[parent + 1];
    double usage = 0;
    for (std::uint32_t i = begin; i < end; ++i) usage += nodes_[children_[i]].usage;
    for (std::uint32_t i = begin; i < end; ++i) {
        const std::uint32_t n = sorted_[i];
        const Fixed& fixed = fixed_[n];
        const double used = nodes_[n].usage;
        const double level =
            used > 0 ? inWholes(fixed.share / (used / usage)) : std::numeric_limits<double>::infinity();
        list_.push_back({level, n, fixed.leaf});
    }
}

// Sets aside what is out of place, sorts that and merges it back.
void FairTreeRanks::sortFrom(std::size_t begin) {
    const auto from = list_.begin() + static_cast<std::ptrdiff_t>(begin);
    if (std::is_sorted(from, list_.end(), before)) return;
    kept_.clear();
    moved_.clear();
    for (auto s = from; s != list_.end(); ++s) {
        if (kept_.empty() || !before(*s, kept_.back())) {
            kept_.push_back(*s);
            continue;
        }
        moved_.push_back(kept_.back());
        moved_.push_back(*s);
        kept_.pop_back();
    }
    std::sort(moved_.begin(), moved_.end(), before);
    std::merge(kept_.begin(), kept_.end(), moved_.begin(), moved_.end(), from, before);
}

// The list from `begin` to the end, sorted; taken off at the end. `tied`: its first ties with the leaf visited just before.
void FairTreeRanks::visit(std::size_t begin, bool tied) {
    const std::size_t end = list_.size();
    for (std::size_t i = begin; i < end; ++i) {
        if (i > begin) tied = list_[i].level == list_[i - 1].level;
        const std::uint32_t node = list_[i].node;
        if (list_[i].leaf) {
            if (!tied) factor_ = static_cast<double>(next_) / static_cast<double>(leaves_);
            factors_[node] = factor_;
            --next_;
            continue;
        }
        addChildren(node);
        const bool alone = i + 1 == end || list_[i + 1].level != list_[i].level;
        while (i + 1 < end && list_[i + 1].level == list_[i].level) addChildren(list_[++i].node);
        sortFrom(end);
        if (alone)
            for (std::size_t k = end; k < list_.size(); ++k)
                sorted_[first_[node] + (k - end)] = list_[k].node;
        visit(end, tied);
        list_.resize(end, Sibling{});
    }
}

std::vector<double> fairTreeFactors(std::span<const FairTreeNode> nodes) {
    std::vector<double> factors;
    FairTreeRanks().rank(nodes, factors);
    return factors;
}

}  // namespace tranche
