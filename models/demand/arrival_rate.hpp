// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The rate of a nonhomogeneous Poisson stream and its integral (A-NHPP; Cinlar 1975 for the inversion):
//   rate(t) = base(t) (1 + sum of a_i sin(2 pi (t - from_i) / period_i)) growth^t x weekday x month x holiday
// base: per_day, from each level's date on that level's, as steps or along straight lines. Days are KST, and a holiday's
// factor replaces that of its weekday. Negative products count as 0.
// Kept as one straight line a day, whose integral is that of the day by Simpson's rule: the integral up to any midnight
// is exact to 1e-9 of the rate, inside a day to 1e-5 of a day's arrivals. Times in days from the horizon's start.
//   expected(t)   arrivals expected in [0, t), increasing; O(1)
//   inverse(y)    the t with expected(t) = y; the horizon's end when there is none; O(log days)
// Same bits on every CPU. Memory 24 bytes a day. Immutable.
// Verified by: tests/demand/arrival_rate_test.cpp (EX-NHPP).

#include <vector>

#include "models/demand/arrival_spec.hpp"

namespace tranche {

class ArrivalRate {
public:
    ArrivalRate(const StreamSpec&, const std::vector<HolidaySpec>&, Date start, double days);

    double rate(double day) const;  // [1/day]
    double expected(double day) const;
    double inverse(double arrivals) const;
    double days() const { return days_; }

private:
    struct Day {
        double before = 0;           // expected up to its midnight
        double first = 0, last = 0;  // [1/day] rate at its two ends
    };
    double days_;
    std::vector<Day> table_;  // and one more, with the total
};

// Whether the stream is more than a constant rate.
bool isShaped(const StreamSpec&);

}  // namespace tranche
