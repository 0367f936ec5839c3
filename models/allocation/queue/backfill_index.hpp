// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which stretches of a queue cannot hold a candidate for backfilling, so that a long queue is not looked through at
// every end. The queue is cut into blocks of 64 entries; each knows the shortest estimate among its entries of at most
// 1, 3, 7, 15 ... in size. These are lower bounds: an entry that leaves does not raise them, a look through the block
// that finds nobody does (refresh). Entries that have left stay in the queue as dead ones until it is tidied up.
// Q waiting: O(Q / 64) a question when nobody is a candidate; append O(log size).
// Verified by: tests/allocation/queue_property_test.cpp, queue_kth_test.cpp.

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/kernel/time.hpp"

namespace tranche {

// What scans look at, in queue order.
struct Waiting {
    static constexpr std::uint32_t kNobody = 0xffffffff;

    std::int64_t size = INT64_MAX;
    Duration estimate = kNever;
    std::uint32_t slot = kNobody;

    bool dead() const { return estimate == kNever; }
};

class BackfillIndex {
public:
    static constexpr std::size_t kBlock = 64;

    explicit BackfillIndex(std::int64_t largest) : classes_(classOf(largest) + 1) {}

    void clear() {
        shortest_.clear();
        left_.clear();
    }

    void append(std::size_t position, const Waiting& entry) {
        const std::size_t block = position / kBlock;
        if (block >= left_.size()) {
            shortest_.resize((block + 1) * classes_, kNever);
            left_.resize(block + 1, false);
        }
        note(block, entry);
    }

    void leave(std::size_t position) {
        if (position / kBlock < left_.size()) left_[position / kBlock] = true;
    }

    // May the block hold one of at most `free` and at most `length` long, or of at most `extra`?
    bool mayHold(std::size_t block, std::int64_t free, Duration length, std::int64_t extra) const {
        const Duration* row = &shortest_[block * classes_];
        const auto at = [&](std::int64_t size) { return row[std::min(classOf(size), classes_ - 1)]; };
        return at(free) <= std::min(length, kNever - 1) || (extra > 0 && at(extra) < kNever);
    }

    // `entries`: all of the block. Nothing to do when nobody has left it.
    void refresh(std::size_t block, std::span<const Waiting> entries) {
        if (!left_[block]) return;
        left_[block] = false;
        std::fill_n(shortest_.begin() + static_cast<std::ptrdiff_t>(block * classes_), classes_, kNever);
        for (const Waiting& entry : entries)
            if (!entry.dead()) note(block, entry);
    }

private:
    static std::size_t classOf(std::int64_t size) {
        return static_cast<std::size_t>(std::bit_width(static_cast<std::uint64_t>(size))) - 1;
    }
    void note(std::size_t block, const Waiting& entry) {
        Duration* row = &shortest_[block * classes_];
        for (std::size_t c = std::min(classOf(entry.size), classes_ - 1); c < classes_; ++c) {
            if (row[c] <= entry.estimate) break;  // and so are the larger classes
            row[c] = entry.estimate;
        }
    }

    std::size_t classes_;
    std::vector<Duration> shortest_;  // by block and class
    std::vector<bool> left_;          // by block: an entry has left since the last refresh
};

}  // namespace tranche
