// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demand/deadline_rush.hpp"

#include <algorithm>

#include "sim/random/elementary.hpp"

namespace tranche {

double DeadlineRush::share(double t) const {
    if (openDays <= 0) return t < 0 ? 0 : 1;
    const double left = openDays - std::clamp(t, 0.0, openDays) + deltaDays;
    return elementary::log((openDays + deltaDays) / left) /
           elementary::log((openDays + deltaDays) / deltaDays);
}

double DeadlineRush::quantile(double u) const {
    if (openDays <= 0) return 0;
    const double end = openDays + deltaDays;
    return std::clamp(end - end * elementary::pow(end / deltaDays, -u), 0.0, openDays);
}

double DeadlineRush::quantileAfter(double from, double u) const {
    const double before = share(from);
    return std::max(std::clamp(from, 0.0, std::max(openDays, 0.0)), quantile(before + (1 - before) * u));
}

}  // namespace tranche
