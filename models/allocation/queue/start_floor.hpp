// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What searches of a profile have shown: no request of at least this size and this length can start before then. True
// as long as nothing becomes free that was not (forget() then); what is taken only confirms it. A search can begin at
// the floor of its request instead of now, which spares it the holes that others have found too short or too narrow.
// Sizes and lengths in steps of 1, 1.5, 2, 3, 4, 6, 8 ...; a row a size step, so O(steps) to learn, O(1) to ask.
// Verified by: tests/allocation/queue_profile_test.cpp and all tests of conservative schedules.

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

#include "sim/kernel/time.hpp"

namespace tranche {

class StartFloor {
public:
    explicit StartFloor(std::int64_t largest)
        : sizes_(stepAbove(largest) + 1), floor_(sizes_ * kLengths, 0) {}

    Time of(std::int64_t size, Duration length) const {
        const std::size_t s = std::min(stepBelow(size), sizes_ - 1);
        return floor_[s * kLengths + stepBelow(length)];
    }

    void learn(std::int64_t size, Duration length, Time earliest) {
        known_ = true;
        for (std::size_t s = stepAbove(size); s < sizes_; ++s)
            for (std::size_t l = stepAbove(length); l < kLengths; ++l) {
                Time& floor = floor_[s * kLengths + l];
                if (floor >= earliest) break;  // and so are the longer ones
                floor = earliest;
            }
    }

    void forget() {
        if (known_) std::fill(floor_.begin(), floor_.end(), 0);
        known_ = false;
    }

private:
    static constexpr std::size_t kLengths = 2 * 46;  // up to kHorizonLimit

    // The last step at most n, the first step at least n; n > 0.
    static std::size_t stepBelow(std::int64_t n) {
        const auto u = static_cast<std::uint64_t>(n);
        const auto b = static_cast<std::size_t>(std::bit_width(u)) - 1;
        return 2 * b + (b > 0 ? (u >> (b - 1)) & 1 : 0);
    }
    static std::size_t stepAbove(std::int64_t n) { return n == 1 ? 0 : stepBelow(n - 1) + 1 + (n == 2); }

    std::size_t sizes_;
    std::vector<Time> floor_;
    bool known_ = false;
};

}  // namespace tranche
