// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demand/bass.hpp"

#include <limits>

#include "sim/random/elementary.hpp"

namespace tranche {

double BassCurve::share(double years) const {
    if (years <= 0) return 0;
    const double e = elementary::exp(-(p + q) * years);
    return (1 - e) / (1 + q / p * e);
}

double BassCurve::quantile(double u) const {
    if (u <= 0) return 0;
    if (u >= 1) return std::numeric_limits<double>::infinity();
    return -elementary::log((1 - u) / (1 + q / p * u)) / (p + q);
}

double BassCurve::peakYears() const {
    return q <= p ? 0 : elementary::log(q / p) / (p + q);
}

}  // namespace tranche
