// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Reproducible numbers for random cases; case n always is the same.

#include "sim/random/stream.hpp"

namespace tranche {

class Dice {
public:
    explicit Dice(std::uint64_t number) : stream_(RunKey{number, 0}, hash64("dice"), 0) {}
    double uniform() { return stream_.uniform(next_++); }
    std::int64_t below(std::int64_t n) {
        return static_cast<std::int64_t>(uniform() * static_cast<double>(n));
    }
    bool chance(double p) { return uniform() < p; }

private:
    Stream stream_;
    std::uint64_t next_ = 0;
};

}  // namespace tranche
