// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A whole number that changes over simulated time (things in a queue, units busy) and its exact time
// integral.
//
//   integral(t)  sum of level x duration over [from, t), in level x ms, 128 bits: exact, never overflows
//   mean(t)      integral(t) / (t - from), nan when the window is empty
//   min, max     over the levels that held in the window, including instants of length zero
//
// The window starts where the level was made, or where beginWindow() last said so (deletion of a warm-up).
// Time never runs backwards: a change before the last one violates the contract. O(1), no memory of the past;
// StepSeries remembers it. Verified by tests/sim/level_test.cpp.

#include <algorithm>
#include <cstdint>
#include <limits>

#include "sim/kernel/contract.hpp"
#include "sim/kernel/time.hpp"

namespace tranche {

__extension__ using Int128 = __int128;

class Level {
public:
    explicit Level(std::int64_t initial = 0, Time from = 0)
        : value_(initial), min_(initial), max_(initial), from_(from), last_(from) {}

    void set(Time at, std::int64_t value) {
        expects(at >= last_, "changes of a level in order of time");
        integral_ += Int128{value_} * (at - last_);
        last_ = at;
        value_ = value;
        min_ = std::min(min_, value);
        max_ = std::max(max_, value);
    }

    void change(Time at, std::int64_t by) { set(at, value_ + by); }

    // Forget everything before `at`; the level itself stays.
    void beginWindow(Time at) {
        set(at, value_);
        from_ = at;
        integral_ = 0;
        min_ = max_ = value_;
    }

    std::int64_t value() const { return value_; }
    std::int64_t min() const { return min_; }
    std::int64_t max() const { return max_; }
    Time from() const { return from_; }

    Int128 integral(Time to) const {
        expects(to >= last_, "an integral up to the last change or later");
        return integral_ + Int128{value_} * (to - last_);
    }

    double mean(Time to) const {
        const Int128 total = integral(to);
        if (to == from_) return std::numeric_limits<double>::quiet_NaN();
        return static_cast<double>(total) / static_cast<double>(to - from_);
    }

private:
    std::int64_t value_;
    std::int64_t min_;
    std::int64_t max_;
    Time from_;
    Time last_;
    Int128 integral_ = 0;
};

}  // namespace tranche
