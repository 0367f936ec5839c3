// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A whole number as a function of simulated time, remembered change by change: right-continuous steps.
//
// record(t, v)  from t on the value is v. Times must not fall; at equal times the last value wins; a value
// that
//               does not change costs nothing.
// at(t)         the value at t; the initial value before the first change. O(log n)
// integral      of value over [from, to), in value x ms: exact, 128 bits. O(log n + changes inside)
// mean          integral / length, nan for an empty window
// peak, least   over [from, to), non-empty: the levels that held for more than no time
// resample      values at from, from + step, ..., n of them. O(log n + n + changes inside)
// binMeans      means over [from + i step, from + (i + 1) step), i < n
//
// Verified by tests/sim/series_test.cpp.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/kernel/time.hpp"
#include "sim/statistics/level.hpp"

namespace tranche {

class StepSeries {
public:
    struct Change {
        Time time;
        std::int64_t value;

        friend bool operator==(const Change&, const Change&) = default;
    };

    explicit StepSeries(std::int64_t initial = 0) : initial_(initial) {}

    void record(Time at, std::int64_t value);

    std::int64_t at(Time t) const;
    Int128 integral(Time from, Time to) const;
    double mean(Time from, Time to) const;
    std::int64_t peak(Time from, Time to) const;
    std::int64_t least(Time from, Time to) const;
    std::vector<std::int64_t> resample(Time from, Duration step, std::size_t n) const;
    std::vector<double> binMeans(Time from, Duration step, std::size_t n) const;

    std::int64_t initial() const { return initial_; }
    std::span<const Change> changes() const { return changes_; }

private:
    std::size_t firstAfter(Time t) const;  // index of the first change later than t
    std::int64_t before(std::size_t index) const { return index == 0 ? initial_ : changes_[index - 1].value; }

    std::int64_t initial_;
    std::vector<Change> changes_;
};

}  // namespace tranche
