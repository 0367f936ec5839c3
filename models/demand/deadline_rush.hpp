// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The deadline rush of a call for proposals (Alfi, Parisi, Pietronero 2007): rate proportional to
// 1 / (T - t + delta) on [0, T], days. Cumulative share ln((T+d)/(T-t+d)) / ln((T+d)/d). One uniform a draw, O(1).
// Of all submissions `earlyShare` may be spread evenly over the call and `lastDayShare` evenly over its last day (the day
// on which portals fall over), the rest rushes. The mixture is inverted as one law, by bisection to 1e-12 of the call, so
// a draw still costs one uniform and keeps its rank. Mean day: expected().
// Verified by: tests/demand/deadline_rush_test.cpp (EX-CALL).

namespace tranche {

struct DeadlineRush {
    double openDays;                          // T, >= 0
    double deltaDays;                         // d, > 0: small means later
    double earlyShare = 0, lastDayShare = 0;  // sum at most 1
    double share(double t) const;             // of applications submitted by day t, clamped to [0, 1]
    double quantile(double u) const;          // day at which the share u is reached
    // Someone whose need arises on day `from` submits after it: the law conditional on t >= from.
    double quantileAfter(double from, double u) const;
    double expected() const;  // [days] mean day of submission
};

}  // namespace tranche
