// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/queue/availability_profile.hpp"

#include <algorithm>

#include "sim/kernel/contract.hpp"

namespace tranche {
namespace {

constexpr std::size_t at(int i) {
    return static_cast<std::size_t>(i);
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
    if (unused_.empty()) {
        nodes_.emplace_back();
        return static_cast<std::uint32_t>(nodes_.size() - 1);
    }
    const std::uint32_t node = unused_.back();
    unused_.pop_back();
    nodes_[node].count = 0;
    nodes_[node].end = 0;
    return node;
}

int AvailabilityProfile::upTo(const Node& node, Time t) {
    int i = 0;
    while (i < node.count && node.time[at(i)] <= t) ++i;
    return i;
}

// More, or less, is free from the end of what comes before `from`.
void AvailabilityProfile::raise(Node& node, int from, std::int64_t by) {
    for (int i = from; i < node.count; ++i) {
        node.base[at(i)] += by;
        node.low[at(i)] += by;
        node.high[at(i)] += by;
    }
    node.end += by;
}

void AvailabilityProfile::open(Node& node, int position) {
    const auto shift = [&](auto& array) {
        for (int i = node.count; i > position; --i) array[at(i)] = array[at(i - 1)];
    };
    shift(node.time);
    shift(node.base);
    shift(node.low);
    shift(node.high);
    shift(node.child);
    ++node.count;
}

void AvailabilityProfile::close(Node& node, int position) {
    const auto shift = [&](auto& array) {
        for (int i = position; i + 1 < node.count; ++i) array[at(i)] = array[at(i + 1)];
    };
    shift(node.time);
    shift(node.base);
    shift(node.low);
    shift(node.high);
    shift(node.child);
    --node.count;
}

// The entries from `begin` on, their amounts `by` higher.
void AvailabilityProfile::append(Node& to, const Node& from, int begin, std::int64_t by) {
    for (int i = begin; i < from.count; ++i, ++to.count) {
        to.time[at(to.count)] = from.time[at(i)];
        to.base[at(to.count)] = from.base[at(i)] + by;
        to.low[at(to.count)] = from.low[at(i)] + by;
        to.high[at(to.count)] = from.high[at(i)] + by;
        to.child[at(to.count)] = from.child[at(i)];
    }
    to.end = from.end + by;
}

// What entry `position` says of its child.
void AvailabilityProfile::refresh(Node& parent, int position) {
    const std::size_t p = at(position);
    const Node& child = nodes_[parent.child[p]];
    std::int64_t low = child.low[0], high = child.high[0];
    for (int i = 1; i < child.count; ++i) {
        low = std::min(low, child.low[at(i)]);
        high = std::max(high, child.high[at(i)]);
    }
    parent.time[p] = child.time[0];
    parent.low[p] = parent.base[p] + low;
    parent.high[p] = parent.base[p] + high;
}

std::uint32_t AvailabilityProfile::split(std::uint32_t node, int keep) {
    const std::uint32_t right = newNode();
    Node& from = nodes_[node];
    const std::int64_t before = from.base[at(keep)];
    append(nodes_[right], from, keep, -before);
    from.count = keep;
    from.end = before;
    return right;
}

// A step into a leaf, or a new right neighbour (by == 0) into a node above; the right half when the node was full, else
// the node itself.
std::uint32_t AvailabilityProfile::insert(std::uint32_t into, int position, Time time, std::int64_t by,
                                          std::uint32_t child) {
    std::uint32_t right = into;
    // Steps mostly come at the end: then the left half stays full.
    if (nodes_[into].count == kFan) right = split(into, position == kFan ? kFan - 1 : kFan / 2);
    const bool left = right == into || position <= nodes_[into].count;
    Node& node = nodes_[left ? into : right];
    const int where = left ? position : position - nodes_[into].count;
    open(node, where);
    const std::size_t w = at(where);
    node.time[w] = time;
    node.child[w] = child;
    if (child == kNone) {
        node.base[w] = where == 0 ? 0 : node.high[w - 1];
        node.low[w] = node.high[w] = node.base[w] + by;
        raise(node, where + 1, by);
    } else {
        node.base[w] = node.base[w - 1] + nodes_[node.child[w - 1]].end;
        refresh(node, where);
    }
    return right;
}

// Keeps nodes from thinning out: a sparse child takes in its right neighbour.
void AvailabilityProfile::mergeSmall(Node& parent, int position) {
    const int left = position + 1 < parent.count ? position : position - 1;
    if (left < 0) return;
    const std::uint32_t gone = parent.child[at(left + 1)];
    Node &a = nodes_[parent.child[at(left)]], &b = nodes_[gone];
    if (a.count + b.count > kFan / 2) return;
    append(a, b, 0, a.end);
    unused_.push_back(gone);
    close(parent, left + 1);
    refresh(parent, left);
}

bool AvailabilityProfile::step(Node& leaf, Time time, std::int64_t by) {
    const int p = upTo(leaf, time) - 1;
    if (p < 0 || leaf.time[at(p)] != time) return false;
    leaf.low[at(p)] += by;
    leaf.high[at(p)] += by;
    raise(leaf, p + 1, by);
    if (leaf.high[at(p)] == leaf.base[at(p)]) {
        close(leaf, p);
        --steps_;
    }
    return true;
}

void AvailabilityProfile::change(Time time, std::int64_t by) {
    std::array<std::uint32_t, kDeepest> path;
    std::array<int, kDeepest> place;
    std::uint32_t node = root_;
    for (std::size_t level = 0; level < at(height_); ++level) {
        const Node& n = nodes_[node];
        path[level] = node;
        place[level] = std::max(0, upTo(n, time) - 1);
        node = n.child[at(place[level])];
    }
    std::uint32_t right = node;
    const std::size_t before = steps_;
    if (!step(nodes_[node], time, by)) {
        right = insert(node, upTo(nodes_[node], time), time, by, kNone);
        ++steps_;
    }
    const bool shrunk = steps_ < before;
    for (int level = height_ - 1; level >= 0; --level) {
        const std::uint32_t above = path[at(level)];
        const int q = place[at(level)];
        std::uint32_t aboveRight = above;
        raise(nodes_[above], q + 1, by);
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
    if (right != node) grow(node, right);
    while (height_ > 0 && nodes_[root_].count <= 1) {
        unused_.push_back(root_);
        const bool empty = nodes_[root_].count == 0;
        root_ = empty ? newNode() : nodes_[root_].child[0];
        height_ = empty ? 0 : height_ - 1;
    }
}

// The root has split.
void AvailabilityProfile::grow(std::uint32_t left, std::uint32_t right) {
    root_ = newNode();
    Node& top = nodes_[root_];
    top.count = 2;
    top.child[0] = left;
    top.child[1] = right;
    top.base[0] = 0;
    top.base[1] = nodes_[left].end;
    top.end = nodes_[left].end + nodes_[right].end;
    refresh(top, 0);
    refresh(top, 1);
    ++height_;
    ensures(height_ < kDeepest, "the profile is shallow");
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

std::uint32_t AvailabilityProfile::firstLeaf() const {
    std::uint32_t node = root_;
    for (int level = 0; level < height_; ++level) node = nodes_[node].child[0];
    return node;
}

void AvailabilityProfile::dropFirst() {
    const Node& leaf = nodes_[firstLeaf()];
    const Time time = leaf.time[0];
    const std::int64_t by = leaf.high[0];
    free_ += by;
    change(time, -by);
}

// The first step after `after` with at least n free.
bool AvailabilityProfile::first(std::uint32_t within, int level, Time after, std::int64_t n,
                                std::int64_t total, Found& found) const {
    const Node& node = nodes_[within];
    int i = upTo(node, after);
    if (level == 0) {
        for (; i < node.count; ++i)
            if (total + node.high[at(i)] >= n) {
                found = {node.time[at(i)], total + node.high[at(i)], within, i, total};
                return true;
            }
        return false;
    }
    for (i = std::max(0, i - 1); i < node.count; ++i)
        if (total + node.high[at(i)] >= n &&
            first(node.child[at(i)], level - 1, after, n, total + node.base[at(i)], found))
            return true;
    return false;
}

// The last step in (after, before) with less than n free, and the step after it if that is before `before` too: from there
// on n are free. Only the outermost children can disappoint.
bool AvailabilityProfile::lastBelow(std::uint32_t within, int level, Time after, Time before, std::int64_t n,
                                    std::int64_t total, Blocked& blocked) const {
    const Node& node = nodes_[within];
    const int begin = upTo(node, before - 1) - 1;
    for (int i = begin; i >= 0; --i) {
        if (level == 0 && node.time[at(i)] <= after) return false;
        if (total + node.low[at(i)] < n) {
            if (i < begin) blocked.next = node.time[at(i + 1)];
            if (level == 0) {
                blocked.at = node.time[at(i)];
                return true;
            }
            if (lastBelow(node.child[at(i)], level - 1, after, before, n, total + node.base[at(i)], blocked))
                return true;
        }
        if (node.time[at(i)] <= after) return false;
    }
    return false;
}

std::int64_t AvailabilityProfile::freeAt(Time t) const {
    std::int64_t total = free_;
    std::uint32_t node = root_;
    for (int level = height_; level > 0; --level) {
        const Node& n = nodes_[node];
        const std::size_t i = at(std::max(0, upTo(n, t) - 1));
        total += n.base[i];
        node = n.child[i];
    }
    const Node& leaf = nodes_[node];
    const int i = upTo(leaf, t);
    return i == 0 ? total : total + leaf.high[at(i - 1)];
}

AvailabilityProfile::Level AvailabilityProfile::firstAtLeast(std::int64_t n) const {
    if (free_ >= n) return {now_, free_};
    Found found{kNever, 0};
    first(root_, height_, now_, n, free_, found);
    return {found.at, found.value};
}

// From a step with n free on through its leaf, hole by hole: short requests find many too short ones in a leaf.
// Where the last hole goes on behind the leaf, `start` is its beginning.
AvailabilityProfile::Hole AvailabilityProfile::firstInLeaf(const Found& from, std::int64_t n, Duration length,
                                                           Time limit, Time& start) const {
    const Node& leaf = nodes_[from.leaf];
    const std::int64_t needed = n - from.before;
    for (int i = from.position + 1;; ++i) {
        const Time enough = std::min(start + length, limit);
        while (i < leaf.count && leaf.high[at(i)] >= needed) ++i;
        if (i == leaf.count) return Hole::goesOn;
        if (leaf.time[at(i)] >= enough) return Hole::answer;
        while (i < leaf.count && leaf.high[at(i)] < needed) ++i;
        if (i == leaf.count) return Hole::none;
        start = leaf.time[at(i)];
        if (start >= limit) return Hole::answer;
    }
}

Time AvailabilityProfile::earliest(std::int64_t n, Duration length, Time limit, Time from) const {
    Found found;
    Time start = std::max(from, now_);
    const auto seek = [&](Time after) {
        found = {};
        first(root_, height_, after, n, free_, found);
        return found.at;
    };
    if (start > now_) {
        if (freeAt(start) < n) start = seek(start);
    } else if (free_ < n) {
        start = seek(start);
    } else {
        found = {now_, free_, firstLeaf(), -1, free_};
    }
    while (start < limit) {
        if (found.leaf != kNone) {
            const Hole hole = firstInLeaf(found, n, length, limit, start);
            if (hole == Hole::answer) break;
            if (hole == Hole::none) {
                const Node& leaf = nodes_[found.leaf];
                start = seek(leaf.time[at(leaf.count - 1)]);
                continue;
            }
            found.leaf = kNone;
        }
        Blocked blocked;
        const Time end = std::min(start + length, limit);
        if (!lastBelow(root_, height_, start, end, n, free_, blocked)) return start;
        if (blocked.next != kNever)
            start = blocked.next;
        else if (end == limit)
            return limit;  // blocked up to the limit
        else
            start = seek(blocked.at);
    }
    return std::min(start, limit);
}

bool AvailabilityProfile::fitsNow(std::int64_t n, Duration length) const {
    Blocked blocked;
    return free_ >= n && !lastBelow(root_, height_, now_, now_ + length, n, free_, blocked);
}

}  // namespace tranche
