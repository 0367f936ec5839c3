// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Estimated ends of running jobs in order, for EASY with one reservation: its shadow is a walk from the soonest.
// Latest first, so that what comes and goes most, the short ones, is at the end of the array. Blocks of at most kMost
// with their sums, so that adding, removing and walking stay short for hundreds of thousands of running jobs; for the
// usual hundreds this is one or a few arrays.
// R running: add, remove O(log R + kMost), firstAtLeast O(R / kMost + kMost).
// Verified by: tests/allocation/queue_profile_test.cpp (against AvailabilityProfile).

#include <algorithm>
#include <cstdint>
#include <vector>

#include "models/allocation/queue/availability_profile.hpp"
#include "sim/kernel/contract.hpp"

namespace tranche {

class RunningEnds {
public:
    void add(Time at, std::int64_t size) {
        const std::size_t b = blockOf(at);
        if (blocks_.empty()) open(0);
        std::vector<End>& ends = blocks_[b].ends;
        ends.insert(ends.begin() + static_cast<std::ptrdiff_t>(firstUpTo(ends, at)), {at, size});
        blocks_[b].sum += size;
        if (ends.size() == kMost) halve(b);
    }

    // Any of those that end then and are of this size: they are alike.
    void remove(Time at, std::int64_t size) {
        std::size_t b = blockOf(at);
        std::size_t i = blocks_.empty() ? 0 : firstUpTo(blocks_[b].ends, at);
        for (;; ++i) {
            if (b < blocks_.size() && i == blocks_[b].ends.size()) {
                ++b;
                i = 0;
            }
            expects(b < blocks_.size() && blocks_[b].ends[i].at == at, "the job runs");
            if (blocks_[b].ends[i].size == size) break;
        }
        std::vector<End>& ends = blocks_[b].ends;
        ends.erase(ends.begin() + static_cast<std::ptrdiff_t>(i));
        blocks_[b].sum -= size;
        if (ends.empty()) blocks_.erase(blocks_.begin() + static_cast<std::ptrdiff_t>(b));
    }

    // The first time at which at least n are free, when `free` are now, and how many are free after all ends then.
    AvailabilityProfile::Level firstAtLeast(std::int64_t n, std::int64_t free) const {
        AvailabilityProfile::Level level{kNever, free};
        for (auto block = blocks_.rbegin(); block != blocks_.rend(); ++block) {
            if (level.at == kNever && level.free + block->sum < n) {
                level.free += block->sum;
                continue;
            }
            for (auto end = block->ends.rbegin(); end != block->ends.rend(); ++end) {
                if (end->at > level.at) return level;
                level.free += end->size;
                if (level.at == kNever && level.free >= n) level.at = end->at;
            }
        }
        return level;
    }

private:
    static constexpr std::size_t kMost = 64;

    struct End {
        Time at;
        std::int64_t size;
    };
    struct Block {
        std::vector<End> ends;  // never empty
        std::int64_t sum = 0;
    };

    // The first block whose soonest end is at `at` or sooner, else the last.
    std::size_t blockOf(Time at) const {
        std::size_t base = 0;
        for (std::size_t left = blocks_.empty() ? 0 : blocks_.size() - 1; left > 0;) {
            const std::size_t half = (left + 1) / 2;
            if (blocks_[base + half - 1].ends.back().at > at) base += half;
            left -= half;
        }
        return base;
    }
    static std::size_t firstUpTo(const std::vector<End>& ends, Time at) {
        constexpr std::size_t few = 8;  // most often it is near the end
        std::size_t i = ends.size();
        for (const std::size_t stop = i > few ? i - few : 0; i > stop; --i)
            if (ends[i - 1].at > at) return i;
        const auto place = std::partition_point(ends.begin(), ends.begin() + static_cast<std::ptrdiff_t>(i),
                                                [at](const End& end) { return end.at > at; });
        return static_cast<std::size_t>(place - ends.begin());
    }
    void open(std::size_t b) {
        blocks_.emplace(blocks_.begin() + static_cast<std::ptrdiff_t>(b));
        blocks_[b].ends.reserve(kMost);
    }
    void halve(std::size_t b) {
        open(b + 1);
        Block &left = blocks_[b], &right = blocks_[b + 1];
        right.ends.assign(left.ends.begin() + kMost / 2, left.ends.end());
        left.ends.resize(kMost / 2);
        for (const End& end : right.ends) right.sum += end.size;
        left.sum -= right.sum;
    }

    std::vector<Block> blocks_;
};

}  // namespace tranche
