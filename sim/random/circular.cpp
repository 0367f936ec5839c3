// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/random/circular.hpp"

#include <cmath>

namespace tranche::elementary {
namespace {

constexpr double kTwoPi = 6.28318530717958647693;

// |y| <= pi / 4.
double sinSeries(double y) {
    const double z = y * y;
    double sum = 1.0;
    for (int k = 16; k >= 2; k -= 2) sum = 1.0 - sum * z / (k * (k + 1.0));
    return y * sum;
}

double cosSeries(double y) {
    const double z = y * y;
    double sum = 1.0;
    for (int k = 17; k >= 1; k -= 2) sum = 1.0 - sum * z / (k * (k + 1.0));
    return sum;
}

}  // namespace

double sinTurns(double x) {
    double r = x - std::nearbyint(x);  // exact, in [-1/2, 1/2]
    if (r > 0.25)
        r = 0.5 - r;
    else if (r < -0.25)
        r = -0.5 - r;
    if (r > 0.125) return cosSeries(kTwoPi * (0.25 - r));
    if (r < -0.125) return -cosSeries(kTwoPi * (0.25 + r));
    return sinSeries(kTwoPi * r);
}

double cosTurns(double x) {
    const double r = x - std::nearbyint(x);
    return sinTurns(r + 0.25);
}

}  // namespace tranche::elementary
