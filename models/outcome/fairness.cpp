// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/outcome/fairness.hpp"

#include <limits>

namespace tranche {

double jainIndex(std::span<const double> x) {
    double sum = 0, squares = 0;
    for (const double v : x) {
        sum += v;
        squares += v * v;
    }
    if (squares <= 0) return std::numeric_limits<double>::quiet_NaN();
    return sum * sum / (static_cast<double>(x.size()) * squares);
}

double giniIndex(std::span<const double> ascending) {
    const auto n = static_cast<double>(ascending.size());
    double sum = 0, weighted = 0;
    for (std::size_t i = 0; i < ascending.size(); ++i) {
        sum += ascending[i];
        weighted += (2 * static_cast<double>(i + 1) - n - 1) * ascending[i];
    }
    if (sum <= 0) return std::numeric_limits<double>::quiet_NaN();
    return weighted / (n * sum);
}

std::vector<double> lorenzCurve(std::span<const double> ascending, std::size_t parts) {
    double sum = 0;
    for (const double v : ascending) sum += v;
    if (sum <= 0) return {};
    std::vector<double> curve;
    const std::size_t n = ascending.size();
    double below = 0;  // sum of the first `taken`
    std::size_t taken = 0;
    for (std::size_t i = 0; i < parts; ++i) {
        // p = i / parts lies (i n mod parts) / parts of the way into the value after the first floor(p n).
        for (; taken < i * n / parts; ++taken) below += ascending[taken];
        const double part = static_cast<double>(i * n % parts) / static_cast<double>(parts);
        curve.push_back((below + part * ascending[taken]) / sum);
    }
    curve.push_back(1);
    return curve;
}

}  // namespace tranche
