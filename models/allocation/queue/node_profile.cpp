// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/queue/node_profile.hpp"

#include <algorithm>
#include <tuple>

#include "sim/kernel/contract.hpp"

namespace tranche {
namespace {

constexpr auto kEarlier = [](const auto& a, const auto& b) {
    return std::tie(a.at, a.node) < std::tie(b.at, b.node);
};

}  // namespace

NodeProfile::NodeProfile(std::int32_t nodeGpus)
    : nodeGpus_(nodeGpus), freeCount_(static_cast<std::size_t>(nodeGpus) + 1) {
    expects(nodeGpus > 0, "a node has GPUs");
}

void NodeProfile::setFree(std::uint32_t node, std::int32_t free) {
    --freeCount_[cell(free_[node])];
    ++freeCount_[cell(free)];
    room_ += std::max(free, 0) - std::max(free_[node], 0);
    free_[node] = free;
}

void NodeProfile::advance(Time now) {
    expects(now >= now_, "time does not go back");
    now_ = now;
    for (; firstTurn_ < turns_.size() && turns_[firstTurn_].at <= now; ++firstTurn_) {
        const std::uint32_t node = turns_[firstTurn_].node;
        const Step first = ahead_[node].front();
        taken_ -= first.by < 0;
        ahead_[node].erase(ahead_[node].begin());
        setFree(node, free_[node] + first.by);
    }
    if (firstTurn_ > 1024 && firstTurn_ * 2 > turns_.size()) {
        turns_.erase(turns_.begin(), turns_.begin() + static_cast<std::ptrdiff_t>(firstTurn_));
        firstTurn_ = 0;
    }
}

void NodeProfile::forgetTurn(std::uint32_t node, Time at) {
    const Turn turn{at, node};
    turns_.erase(std::lower_bound(turns_.begin() + static_cast<std::ptrdiff_t>(firstTurn_), turns_.end(),
                                  turn, kEarlier));
}

void NodeProfile::change(std::uint32_t node, Time at, std::int32_t by) {
    if (at == kNever || by == 0) return;
    if (at <= now_) return setFree(node, free_[node] + by);
    std::vector<Step>& steps = ahead_[node];
    const auto place =
        std::lower_bound(steps.begin(), steps.end(), at, [](const Step& s, Time t) { return s.at < t; });
    if (place == steps.end() || place->at != at) {
        steps.insert(place, {at, by});
        taken_ += by < 0;
        const Turn turn{at, node};
        turns_.insert(std::upper_bound(turns_.begin() + static_cast<std::ptrdiff_t>(firstTurn_), turns_.end(),
                                       turn, kEarlier),
                      turn);
        return;
    }
    taken_ -= place->by < 0;
    place->by += by;
    taken_ += place->by < 0;
    if (place->by != 0) return;
    steps.erase(place);
    forgetTurn(node, at);
}

void NodeProfile::take(std::span<const NodePiece> pieces, Time from, Time to, int sign) {
    for (const NodePiece& p : pieces) {
        change(p.node, from, -sign * p.gpus);
        change(p.node, to, sign * p.gpus);
    }
}

// Adds what service_ says of every node, or takes it back.
void NodeProfile::serve(int sign) {
    for (std::uint32_t node = 0; node < free_.size(); ++node) {
        bool up = false;
        for (const NodeService& s : service_) {
            const bool then = node < s.nodes;
            if (then != up) change(node, s.from, (then ? sign : -sign) * nodeGpus_);
            up = then;
        }
    }
}

void NodeProfile::service(std::span<const NodeService> levels) {
    expects(!levels.empty() && levels.front().from <= now_, "what is in service now is known");
    serve(-1);
    // What lies behind is one level, or taking it back would miss the steps that have passed.
    service_.clear();
    for (const NodeService& s : levels) {
        if (!service_.empty() && s.from <= now_) service_.pop_back();
        service_.push_back(s);
        if (s.nodes > static_cast<std::int64_t>(free_.size())) {
            const auto more = static_cast<std::size_t>(s.nodes) - free_.size();
            freeCount_[0] += static_cast<std::int32_t>(more);
            free_.resize(free_.size() + more);
            ahead_.resize(free_.size());
        }
    }
    serve(1);
}

bool NodeProfile::fits(std::span<const std::int32_t> count, std::int64_t size) const {
    const std::int64_t whole = size / nodeGpus_;
    const auto rest = static_cast<std::size_t>(size % nodeGpus_);
    const std::int64_t full = count.back();
    if (full < whole) return false;
    if (rest == 0 || full > whole) return true;
    for (std::size_t f = rest; f + 1 < count.size(); ++f)
        if (count[f] > 0) return true;
    return false;
}

std::int32_t NodeProfile::lowest(std::uint32_t node, Time from, Time to) const {
    std::int32_t free = free_[node];
    const std::vector<Step>& steps = ahead_[node];
    std::size_t i = 0;
    for (; i < steps.size() && steps[i].at <= from; ++i) free += steps[i].by;
    std::int32_t least = free;
    for (; i < steps.size() && steps[i].at < to; ++i) least = std::min(least, free += steps[i].by);
    return least;
}

void NodeProfile::window(Time from, Time to) const {
    lowest_.resize(free_.size());
    count_.assign(freeCount_.size(), 0);
    for (std::uint32_t node = 0; node < free_.size(); ++node) {
        lowest_[node] = lowest(node, from, to);
        ++count_[cell(lowest_[node])];
    }
}

void NodeProfile::renew(std::uint32_t node, Time from, Time to) const {
    --count_[cell(lowest_[node])];
    lowest_[node] = lowest(node, from, to);
    ++count_[cell(lowest_[node])];
}

bool NodeProfile::fitsNow(std::int64_t size, Duration length) const {
    if (!fits(freeCount_, size)) return false;
    if (taken_ == 0) return true;
    window(now_, now_ + length);
    return fits(count_, size);
}

Time NodeProfile::earliest(std::int64_t size, Duration length, Time from) const {
    Time start = std::max(from, now_);
    window(start, start + length);
    if (fits(count_, size)) return start;
    // Room can only appear where a step passes; a node is looked at again when one enters or leaves the window.
    const auto after = [&](Time t) {
        return static_cast<std::size_t>(
            std::upper_bound(turns_.begin() + static_cast<std::ptrdiff_t>(firstTurn_), turns_.end(), t,
                             [](Time at, const Turn& turn) { return at < turn.at; }) -
            turns_.begin());
    };
    std::size_t leaving = after(start), entering = after(start + length - 1);
    while (leaving < turns_.size()) {
        start = turns_[leaving].at;
        const Time end = start + length;
        for (; leaving < turns_.size() && turns_[leaving].at == start; ++leaving)
            renew(turns_[leaving].node, start, end);
        if (taken_ > 0)
            for (entering = std::max(entering, leaving);
                 entering < turns_.size() && turns_[entering].at < end; ++entering)
                renew(turns_[entering].node, start, end);
        if (fits(count_, size)) return start;
    }
    return kNever;
}

bool NodeProfile::place(std::int64_t size, Duration length, Time from, const PlacementRow& rule,
                        const TaskMix& mix, std::vector<NodePiece>& out) const {
    const Time start = std::max(from, now_);
    if (taken_ == 0 && start == now_) return placeGang(free_, nodeGpus_, size, rule, mix, out);
    window(start, start + length);
    if (start == now_) return placeGang(lowest_, nodeGpus_, size, rule, mix, out);
    // Ahead of time, on nodes that are busy now where there is a choice: what is free now stays open to others.
    order_.clear();
    for (std::uint32_t node = 0; node < free_.size(); ++node) order_.push_back(node);
    std::stable_sort(order_.begin(), order_.end(),
                     [this](std::uint32_t a, std::uint32_t b) { return free_[a] < free_[b]; });
    sorted_.clear();
    for (const std::uint32_t node : order_) sorted_.push_back(lowest_[node]);
    const std::size_t before = out.size();
    if (!placeGang(sorted_, nodeGpus_, size, rule, mix, out)) return false;
    for (std::size_t i = before; i < out.size(); ++i) out[i].node = order_[out[i].node];
    return true;
}

}  // namespace tranche
