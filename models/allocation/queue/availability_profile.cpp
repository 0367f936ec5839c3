// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/queue/availability_profile.hpp"

#include <algorithm>

#include "sim/kernel/contract.hpp"

namespace tranche {
namespace {

template <class Array>
void shift(Array& array, int from, int to, int count) {
    std::copy_backward(array.begin() + from, array.begin() + count, array.begin() + count + (to - from));
}
template <class Array>
void unshift(Array& array, int position, int count) {
    std::copy(array.begin() + position + 1, array.begin() + count, array.begin() + position);
}

}  // namespace

void AvailabilityProfile::reset(Time now, std::int64_t free) {
    nodes_.clear();
    unused_.clear();
    height_ = 0;
    steps_ = 0;
    now_ = now;
    free_ = free;
    root_ = newNode();
}

std::uint32_t AvailabilityProfile::newNode() {
    if (!unused_.empty()) {
        const std::uint32_t node = unused_.back();
        unused_.pop_back();
        nodes_[node].count = 0;
        return node;
    }
    nodes_.emplace_back();
    return static_cast<std::uint32_t>(nodes_.size() - 1);
}

void AvailabilityProfile::open(Node& node, int position) {
    shift(node.time, position, position + 1, node.count);
    shift(node.sum, position, position + 1, node.count);
    shift(node.low, position, position + 1, node.count);
    shift(node.high, position, position + 1, node.count);
    shift(node.child, position, position + 1, node.count);
    ++node.count;
}

void AvailabilityProfile::close(Node& node, int position) {
    unshift(node.time, position, node.count);
    unshift(node.sum, position, node.count);
    unshift(node.low, position, node.count);
    unshift(node.high, position, node.count);
    unshift(node.child, position, node.count);
    --node.count;
}

// What entry `position` says of its child.
void AvailabilityProfile::refresh(Node& parent, int position) {
    const auto p = static_cast<std::size_t>(position);
    const Node& child = nodes_[parent.child[p]];
    std::int64_t total = child.sum[0], low = child.low[0], high = child.high[0];
    for (std::size_t i = 1; i < static_cast<std::size_t>(child.count); ++i) {
        low = std::min(low, total + child.low[i]);
        high = std::max(high, total + child.high[i]);
        total += child.sum[i];
    }
    parent.time[p] = child.time[0];
    parent.sum[p] = total;
    parent.low[p] = low;
    parent.high[p] = high;
}

// An entry into a node; the new right half when the node was full, else the node itself.
std::uint32_t AvailabilityProfile::insert(std::uint32_t at, int position, Time time, std::int64_t by,
                                          std::uint32_t child) {
    std::uint32_t right = at;
    if (nodes_[at].count == kFan) {
        right = newNode();
        Node &from = nodes_[at], &to = nodes_[right];
        // Steps mostly come at the end: then the left half stays full.
        const int keep = position == kFan ? kFan - 1 : kFan / 2;
        std::copy(from.time.begin() + keep, from.time.end(), to.time.begin());
        std::copy(from.sum.begin() + keep, from.sum.end(), to.sum.begin());
        std::copy(from.low.begin() + keep, from.low.end(), to.low.begin());
        std::copy(from.high.begin() + keep, from.high.end(), to.high.begin());
        std::copy(from.child.begin() + keep, from.child.end(), to.child.begin());
        from.count = keep;
        to.count = kFan - keep;
    }
    const bool left = right == at || position <= nodes_[at].count;
    Node& node = nodes_[left ? at : right];
    const int where = left ? position : position - nodes_[at].count;
    open(node, where);
    const auto w = static_cast<std::size_t>(where);
    node.time[w] = time;
    node.sum[w] = node.low[w] = node.high[w] = by;
    node.child[w] = child;
    if (child != kNone) refresh(node, where);
    return right;
}

// Keeps nodes from thinning out: a sparse child takes in its right neighbour.
void AvailabilityProfile::mergeSmall(Node& parent, int position) {
    const int left = position + 1 < parent.count ? position : position - 1;
    if (left < 0 || left + 1 >= parent.count) return;
    const auto l = static_cast<std::size_t>(left);
    Node &a = nodes_[parent.child[l]], &b = nodes_[parent.child[l + 1]];
    if (a.count + b.count > kFan / 2) return;
    std::copy_n(b.time.begin(), b.count, a.time.begin() + a.count);
    std::copy_n(b.sum.begin(), b.count, a.sum.begin() + a.count);
    std::copy_n(b.low.begin(), b.count, a.low.begin() + a.count);
    std::copy_n(b.high.begin(), b.count, a.high.begin() + a.count);
    std::copy_n(b.child.begin(), b.count, a.child.begin() + a.count);
    a.count += b.count;
    unused_.push_back(parent.child[l + 1]);
    close(parent, left + 1);
    refresh(parent, left);
}

void AvailabilityProfile::change(Time at, std::int64_t by) {
    std::array<std::uint32_t, kDeepest> path;
    std::array<int, kDeepest> place;
    std::uint32_t node = root_;
    for (int level = 0; level < height_; ++level) {
        const Node& n = nodes_[node];
        const auto end = n.time.begin() + n.count;
        const int p =
            std::max(0, static_cast<int>(std::upper_bound(n.time.begin(), end, at) - n.time.begin()) - 1);
        path[static_cast<std::size_t>(level)] = node;
        place[static_cast<std::size_t>(level)] = p;
        node = n.child[static_cast<std::size_t>(p)];
    }
    Node& leaf = nodes_[node];
    const int p = static_cast<int>(std::lower_bound(leaf.time.begin(), leaf.time.begin() + leaf.count, at) -
                                   leaf.time.begin());
    const auto w = static_cast<std::size_t>(p);
    std::uint32_t right = node;
    bool shrunk = false;
    if (p < leaf.count && leaf.time[w] == at) {
        leaf.sum[w] += by;
        leaf.low[w] = leaf.high[w] = leaf.sum[w];
        if (leaf.sum[w] == 0) {
            close(leaf, p);
            --steps_;
            shrunk = true;
        }
    } else {
        right = insert(node, p, at, by, kNone);
        ++steps_;
    }
    for (int level = height_ - 1; level >= 0; --level) {
        const std::uint32_t above = path[static_cast<std::size_t>(level)];
        const int q = place[static_cast<std::size_t>(level)];
        std::uint32_t aboveRight = above;
        if (nodes_[node].count == 0) {
            unused_.push_back(node);
            close(nodes_[above], q);
        } else {
            refresh(nodes_[above], q);
            if (right != node)
                aboveRight = insert(above, q + 1, 0, 0, right);
            else if (shrunk && nodes_[node].count < kFan / 4)
                mergeSmall(nodes_[above], q);
        }
        node = above;
        right = aboveRight;
    }
    if (right != node) {  // the root has split
        root_ = newNode();
        Node& top = nodes_[root_];
        top.count = 2;
        top.child[0] = node;
        top.child[1] = right;
        refresh(top, 0);
        refresh(top, 1);
        ++height_;
        ensures(height_ < kDeepest, "the profile is shallow");
    }
    while (height_ > 0 && nodes_[root_].count <= 1) {
        const Node& top = nodes_[root_];
        unused_.push_back(root_);
        if (top.count == 0) {
            height_ = 0;
            root_ = newNode();
        } else {
            --height_;
            root_ = top.child[0];
        }
    }
}

void AvailabilityProfile::take(Time from, Time to, std::int64_t n) {
    if (n == 0 || to <= now_ || to <= from) return;
    if (from <= now_)
        free_ -= n;
    else
        change(from, -n);
    if (to != kNever) change(to, n);
}

void AvailabilityProfile::advance(Time now) {
    expects(now >= now_, "time does not go back");
    now_ = now;
    while (steps_ > 0 && nodes_[root_].time[0] <= now) dropFirst();
}

void AvailabilityProfile::dropFirst() {
    std::uint32_t node = root_;
    for (int level = 0; level < height_; ++level) node = nodes_[node].child[0];
    const Time at = nodes_[node].time[0];
    const std::int64_t by = nodes_[node].sum[0];
    free_ += by;
    change(at, -by);
}

// The first step after `after` with at least n free.
bool AvailabilityProfile::first(std::uint32_t at, int level, Time after, std::int64_t n, std::int64_t& total,
                                Found& found) const {
    const Node& node = nodes_[at];
    const auto count = static_cast<std::size_t>(node.count);
    for (std::size_t i = 0; i < count; ++i) {
        const bool early = level == 0 ? node.time[i] <= after : i + 1 < count && node.time[i + 1] <= after;
        if (early || total + node.high[i] < n) {
            total += node.sum[i];
        } else if (level == 0) {
            found = {node.time[i], total + node.sum[i]};
            return true;
        } else if (first(node.child[i], level - 1, after, n, total, found)) {
            return true;
        }
    }
    return false;
}

// The last step in (after, before) with less than n free; O(log P), as only the outermost children can disappoint.
bool AvailabilityProfile::lastBelow(std::uint32_t at, int level, Time after, Time before, std::int64_t n,
                                    std::int64_t total, Time& found) const {
    const Node& node = nodes_[at];
    std::array<std::int64_t, kFan> totals;
    std::size_t i = 0;
    for (; i < static_cast<std::size_t>(node.count) && node.time[i] < before; ++i) {
        totals[i] = total;
        total += node.sum[i];
    }
    while (i-- > 0) {
        if (level == 0 && node.time[i] <= after) return false;
        if (totals[i] + node.low[i] < n) {
            if (level == 0) {
                found = node.time[i];
                return true;
            }
            if (lastBelow(node.child[i], level - 1, after, before, n, totals[i], found)) return true;
        }
        if (node.time[i] <= after) return false;
    }
    return false;
}

std::int64_t AvailabilityProfile::freeAt(Time t) const {
    std::int64_t total = free_;
    std::uint32_t node = root_;
    for (int level = height_; level >= 0; --level) {
        const Node& n = nodes_[node];
        std::size_t i = 0;
        const auto count = static_cast<std::size_t>(n.count);
        if (level == 0) {
            for (; i < count && n.time[i] <= t; ++i) total += n.sum[i];
        } else {
            for (; i + 1 < count && n.time[i + 1] <= t; ++i) total += n.sum[i];
            node = n.child[i];
        }
    }
    return total;
}

AvailabilityProfile::Level AvailabilityProfile::firstAtLeast(std::int64_t n) const {
    if (free_ >= n) return {now_, free_};
    Found found{kNever, 0};
    std::int64_t total = free_;
    first(root_, height_, now_, n, total, found);
    return {found.at, found.value};
}

Time AvailabilityProfile::firstAtLeast(std::int64_t n, Time after) const {
    Found found{kNever, 0};
    std::int64_t total = free_;
    first(root_, height_, after, n, total, found);
    return found.at;
}

Time AvailabilityProfile::earliest(std::int64_t n, Duration length, Time limit, Time from) const {
    Time start = std::max(from, now_);
    if ((start == now_ ? free_ : freeAt(start)) < n) start = firstAtLeast(n, start);
    while (start < limit) {
        Time blocked = 0;
        const Time end = std::min(start + length, limit);
        if (!lastBelow(root_, height_, start, end, n, free_, blocked)) return start;
        start = firstAtLeast(n, blocked);
    }
    return limit;
}

bool AvailabilityProfile::fitsNow(std::int64_t n, Duration length) const {
    Time blocked = 0;
    return free_ >= n && !lastBelow(root_, height_, now_, now_ + length, n, free_, blocked);
}

}  // namespace tranche
