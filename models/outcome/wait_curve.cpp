// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/outcome/wait_curve.hpp"

#include <limits>

namespace tranche {
namespace {

// Walks the curve; step(t, s before, s after) at every time with a start. Returns the last observed time.
template <class Step>
void walk(std::span<const WaitTime> waits, Step&& step) {
    double s = 1;
    for (std::size_t i = 0; i < waits.size();) {
        const double t = waits[i].days;
        const auto atRisk = static_cast<double>(waits.size() - i);
        std::size_t starts = 0;
        for (; i < waits.size() && waits[i].days == t; ++i) starts += waits[i].started;
        if (starts == 0) continue;
        const double after = s * (1 - static_cast<double>(starts) / atRisk);
        if (!step(t, s, after)) return;
        s = after;
    }
}

}  // namespace

double waitMean(std::span<const WaitTime> waits) {
    if (waits.empty()) return std::numeric_limits<double>::quiet_NaN();
    double area = 0, from = 0, level = 1;
    walk(waits, [&](double t, double before, double after) {
        area += before * (t - from);
        from = t;
        level = after;
        return true;
    });
    return area + level * (waits.back().days - from);
}

double waitQuantile(std::span<const WaitTime> waits, double q) {
    double found = std::numeric_limits<double>::quiet_NaN();
    walk(waits, [&](double t, double, double after) {
        if (after > 1 - q + 1e-12) return true;
        found = t;
        return false;
    });
    return found;
}

std::vector<double> survivalAt(std::span<const WaitTime> waits, std::span<const double> days) {
    std::vector<double> curve(days.size(), 1.0);
    std::size_t next = 0;
    double level = 1;
    walk(waits, [&](double t, double, double after) {
        while (next < days.size() && days[next] < t) curve[next++] = level;
        level = after;
        return true;
    });
    while (next < days.size()) curve[next++] = level;
    return curve;
}

}  // namespace tranche
