// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/kernel/event_queue.hpp"

#include <algorithm>
#include <bit>

namespace tranche {

void EventQueue::reserve(std::size_t events) {
    if (events > keys_.size()) grow(std::bit_ceil(std::max<std::size_t>(events, 4)));
}

void EventQueue::clear() {
    std::fill(keys_.begin(), keys_.end(), kLastEventKey);
    size_ = 0;
    used_ = 0;
    freed_ = kNoLeaf;
    vacant_ = false;
}

std::uint32_t EventQueue::runnerUp() const {
    const std::uint32_t leaf = tree_[1];
    std::uint32_t best = leaf ^ 1U;
    for (std::size_t node = nodeAbove(leaf); node > 1; node /= 2) {
        const std::uint32_t rival = tree_[node ^ 1];
        if (keys_[rival] < keys_[best]) best = rival;
    }
    return best;
}

// Doubles the leaves and plays every match again. A vacant leaf keeps its key, so it stays the winner.
void EventQueue::grow(std::size_t capacity) {
    expects(capacity <= std::size_t{1} << 31, "at most 2^31 pending events");
    keys_.resize(capacity, kLastEventKey);
    payloads_.resize(capacity);
    tree_.resize(capacity);
    const auto winnerBelow = [&](std::size_t node) {
        return node >= capacity ? static_cast<std::uint32_t>(node - capacity) : tree_[node];
    };
    for (std::size_t node = capacity - 1; node > 0; --node) {
        const std::uint32_t left = winnerBelow(2 * node);
        const std::uint32_t right = winnerBelow(2 * node + 1);
        tree_[node] = keys_[right] < keys_[left] ? right : left;
    }
}

}  // namespace tranche
