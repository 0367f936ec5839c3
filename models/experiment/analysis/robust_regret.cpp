// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/analysis/robust_regret.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/kernel/contract.hpp"
#include "sim/statistics/quantile.hpp"

namespace tranche {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

bool defined(const std::vector<double>& row) {
    return !row.empty() && std::none_of(row.begin(), row.end(), [](double v) { return std::isnan(v); });
}

RobustFigures figures(const std::vector<double>& row, const std::vector<double>& best, double optimism,
                      double threshold) {
    RobustFigures f;
    if (!defined(row))
        return {std::vector<double>(row.size(), kUndefined),
                kUndefined,
                kUndefined,
                kUndefined,
                kUndefined,
                kUndefined,
                kUndefined,
                kUndefined};
    const auto columns = static_cast<double>(row.size());
    for (std::size_t s = 0; s < row.size(); ++s) {
        f.regrets.push_back(best[s] - row[s]);
        f.mean += row[s] / columns;
        f.satisfied += row[s] >= threshold ? 1 / columns : 0;
    }
    std::vector<double> sorted = f.regrets;
    std::sort(sorted.begin(), sorted.end());
    f.maxRegret = sorted.back();
    f.p90Regret = quantileType7(sorted, 0.9);
    f.worst = *std::min_element(row.begin(), row.end());
    f.best = *std::max_element(row.begin(), row.end());
    f.hurwicz = optimism * f.best + (1 - optimism) * f.worst;
    return f;
}

// Rows with the greatest sign x figure.
std::vector<std::size_t> winners(const std::vector<RobustFigures>& rows, double RobustFigures::*figure,
                                 double sign) {
    double best = -std::numeric_limits<double>::infinity();
    for (const RobustFigures& row : rows)
        if (!std::isnan(row.*figure)) best = std::max(best, sign * (row.*figure));
    std::vector<std::size_t> list;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (sign * (rows[i].*figure) == best) list.push_back(i);
    return list;
}

}  // namespace

RobustChoice robustChoice(const std::vector<std::vector<double>>& values, double optimism, double threshold) {
    expects(optimism >= 0 && optimism <= 1, "optimism in [0, 1]");
    RobustChoice choice;
    if (values.empty()) return choice;
    std::vector<double> best(values[0].size(), -std::numeric_limits<double>::infinity());
    for (const auto& row : values) {
        expects(row.size() == best.size(), "as many scenarios in every row");
        if (!defined(row)) continue;
        for (std::size_t s = 0; s < best.size(); ++s) best[s] = std::max(best[s], row[s]);
    }
    for (const auto& row : values) choice.rows.push_back(figures(row, best, optimism, threshold));
    choice.minimaxRegret = winners(choice.rows, &RobustFigures::maxRegret, -1);
    choice.p90Regret = winners(choice.rows, &RobustFigures::p90Regret, -1);
    choice.maximin = winners(choice.rows, &RobustFigures::worst, 1);
    choice.maximax = winners(choice.rows, &RobustFigures::best, 1);
    choice.laplace = winners(choice.rows, &RobustFigures::mean, 1);
    choice.hurwicz = winners(choice.rows, &RobustFigures::hurwicz, 1);
    choice.satisficing = winners(choice.rows, &RobustFigures::satisfied, 1);
    return choice;
}

}  // namespace tranche
