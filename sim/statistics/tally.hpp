// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Count, mean, variance, least and greatest of a stream of numbers, in one pass and O(1) memory.
//
//   mean      sum x / n                    nan when n = 0
//   variance  sum (x - mean)^2 / (n - 1)   nan when n < 2
//   min, max                               nan when n = 0
//
// Welford (1962) while adding; Chan, Golub and LeVeque (1979) when merging. Merge in a fixed order, such as
// by replication: the last bits depend on it. The unit is that of the numbers added; nan is refused.
// Verified by tests/sim/tally_test.cpp.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

#include "sim/kernel/contract.hpp"

namespace tranche {

class Tally {
public:
    void add(double x) {
        expects(x == x, "a number to tally");
        ++count_;
        const double away = x - mean_;
        mean_ += away / static_cast<double>(count_);
        squares_ += away * (x - mean_);
        min_ = std::min(min_, x);
        max_ = std::max(max_, x);
    }

    void merge(const Tally& other) {
        if (other.count_ == 0) return;
        const double mine = static_cast<double>(count_);
        const double theirs = static_cast<double>(other.count_);
        const double away = other.mean_ - mean_;
        count_ += other.count_;
        const double all = static_cast<double>(count_);
        mean_ += away * (theirs / all);
        squares_ += other.squares_ + away * away * (mine * (theirs / all));
        min_ = std::min(min_, other.min_);
        max_ = std::max(max_, other.max_);
    }

    std::int64_t count() const { return count_; }
    double mean() const { return count_ > 0 ? mean_ : kUndefined; }
    double sum() const { return mean_ * static_cast<double>(count_); }
    double variance() const { return count_ > 1 ? squares_ / static_cast<double>(count_ - 1) : kUndefined; }
    double standardDeviation() const { return std::sqrt(variance()); }
    double standardError() const { return std::sqrt(variance() / static_cast<double>(count_)); }
    double min() const { return count_ > 0 ? min_ : kUndefined; }
    double max() const { return count_ > 0 ? max_ : kUndefined; }

private:
    static constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

    std::int64_t count_ = 0;
    double mean_ = 0.0;
    double squares_ = 0.0;  // sum of (x - mean)^2
    double min_ = std::numeric_limits<double>::infinity();
    double max_ = -std::numeric_limits<double>::infinity();
};

}  // namespace tranche
