// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/queue/pool_future.hpp"

#include <algorithm>
#include <iterator>

#include "sim/kernel/contract.hpp"

namespace tranche {

PoolFuture::PoolFuture(std::int64_t capacity, std::int64_t nominal, std::int32_t nodeGpus)
    : available_(capacity), nominal_(std::max(capacity, nominal)), heap_(capacity) {
    expects(capacity >= 0, "capacity is not negative");
    if (nodeGpus == 0) return;
    expects(capacity % nodeGpus == 0, "capacity is whole nodes");
    nodes_.emplace(nodeGpus);
    mix_.emplace(nodeGpus);
    tellNodes(0);
}

void PoolFuture::tellNodes(Time now) {
    const std::int64_t nodeGpus = nodes_->nodeGpus();
    std::vector<NodeService> levels{{now, available_ / nodeGpus}};
    std::int64_t level = available_;
    for (const Announced& a : announced_) levels.push_back({a.at, (level += a.change) / nodeGpus});
    nodes_->service(levels);
}

void PoolFuture::advance(Time now) {
    if (nodes_)
        nodes_->advance(now);
    else
        heap_.advance(now);
    while (!announced_.empty() && announced_.front().at <= now) {
        available_ += announced_.front().change;
        announced_.erase(announced_.begin());
    }
}

void PoolFuture::capacity(Time now, std::int64_t available) {
    expects(available >= 0, "capacity is not negative");
    const std::int64_t more = available - available_;
    available_ = available;
    nominal_ = std::max(nominal_, available);
    if (nodes_) {
        expects(available % nodes_->nodeGpus() == 0, "capacity is whole nodes");
        tellNodes(now);
    } else {
        heap_.give(now, kNever, more);
    }
}

void PoolFuture::announce(Time now, Time at, std::int64_t change) {
    expects(at > now, "what is announced lies ahead");
    const auto later = std::upper_bound(announced_.begin(), announced_.end(), at,
                                        [](Time t, const Announced& a) { return t < a.at; });
    if (later != announced_.begin() && std::prev(later)->at == at) {
        if ((std::prev(later)->change += change) == 0) announced_.erase(std::prev(later));
    } else {
        announced_.insert(later, {at, change});
    }
    std::int64_t level = available_;
    for (const Announced& a : announced_) nominal_ = std::max(nominal_, level += a.change);
    if (nodes_) {
        expects(change % nodes_->nodeGpus() == 0, "capacity is whole nodes");
        tellNodes(now);
    } else {
        heap_.give(at, kNever, change);
    }
}

bool PoolFuture::fitsNow(std::int64_t size, Duration length) const {
    if (size > free()) return false;
    return nodes_ ? nodes_->fitsNow(size, length) : heap_.fitsNow(size, length);
}

Time PoolFuture::earliest(std::int64_t size, Duration length, Time from) const {
    return nodes_ ? nodes_->earliest(size, length, from) : heap_.earliest(size, length, kNever, from);
}

void PoolFuture::hold(std::int64_t size, Time from, Time to, const PlacementRow& rule,
                      std::vector<NodePiece>& pieces) {
    pieces.clear();
    if (!nodes_) return heap_.take(from, to, size);
    ensures(nodes_->place(size, to - from, from, rule, *mix_, pieces), "what is held has room");
    nodes_->take(pieces, from, to);
}

void PoolFuture::holdAgain(std::int64_t size, Time from, Time to, const std::vector<NodePiece>& pieces) {
    if (nodes_)
        nodes_->take(pieces, from, to);
    else
        heap_.take(from, to, size);
}

void PoolFuture::release(std::int64_t size, Time from, Time to, const std::vector<NodePiece>& pieces) {
    if (nodes_)
        nodes_->give(pieces, from, to);
    else
        heap_.give(from, to, size);
}

}  // namespace tranche
