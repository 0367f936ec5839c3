// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/reliability.hpp"

#include <algorithm>
#include <cmath>

#include "sim/random/elementary.hpp"

namespace tranche {

double checkpointInterval(double costHours, double mttiHours) {
    return std::sqrt(2 * costHours * mttiHours);
}

double checkpointWaste(double costHours, double mttiHours) {
    return std::min(1.0, std::sqrt(2 * costHours / mttiHours));
}

double daysToFailure(double ageDays, double exposureDays, double shape, double infantDays) {
    const double early = infantDays / shape;  // hazard cumulated over the infancy
    const double had = ageDays < infantDays ? early * elementary::pow(ageDays / infantDays, shape)
                                            : early + (ageDays - infantDays);
    const double at = had + exposureDays;
    const double age =
        at < early ? infantDays * elementary::pow(at / early, 1 / shape) : infantDays + (at - early);
    return std::max(0.0, age - ageDays);
}

}  // namespace tranche
