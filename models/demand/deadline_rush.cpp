// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demand/deadline_rush.hpp"

#include <algorithm>

#include "sim/random/elementary.hpp"

namespace tranche {

double DeadlineRush::share(double t) const {
    if (openDays <= 0) return t < 0 ? 0 : 1;
    const double day = std::clamp(t, 0.0, openDays);
    const double rush = elementary::log((openDays + deltaDays) / (openDays - day + deltaDays)) /
                        elementary::log((openDays + deltaDays) / deltaDays);
    if (earlyShare <= 0 && lastDayShare <= 0) return rush;
    const double last = std::min(1.0, openDays);
    return earlyShare * day / openDays + lastDayShare * std::max(0.0, day - (openDays - last)) / last +
           (1 - earlyShare - lastDayShare) * rush;
}

double DeadlineRush::quantile(double u) const {
    if (openDays <= 0) return 0;
    const double end = openDays + deltaDays;
    if (earlyShare <= 0 && lastDayShare <= 0)
        return std::clamp(end - end * elementary::pow(end / deltaDays, -u), 0.0, openDays);
    double low = 0, high = openDays;
    for (int i = 0; i < 40; ++i) {
        const double middle = low + (high - low) / 2;
        (share(middle) >= u ? high : low) = middle;
    }
    return high;
}

// The integral of 1 - share.
double DeadlineRush::expected() const {
    if (openDays <= 0) return 0;
    const double scale = elementary::log((openDays + deltaDays) / deltaDays);
    const double rush = openDays + deltaDays - openDays / scale;
    return earlyShare * openDays / 2 + lastDayShare * (openDays - std::min(1.0, openDays) / 2) +
           (1 - earlyShare - lastDayShare) * rush;
}

double DeadlineRush::quantileAfter(double from, double u) const {
    const double before = share(from);
    return std::max(std::clamp(from, 0.0, std::max(openDays, 0.0)), quantile(before + (1 - before) * u));
}

}  // namespace tranche
