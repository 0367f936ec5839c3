// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/analysis/main_effects.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "sim/statistics/tally.hpp"

namespace tranche {

std::vector<MainEffect> mainEffects(const FactorTable& table, double confidence) {
    table.check();
    constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
    Tally all;
    for (const double y : table.response)
        if (!std::isnan(y)) all.add(y);
    const double total = all.count() > 1 ? all.variance() * static_cast<double>(all.count() - 1) : 0;
    std::vector<MainEffect> effects;
    for (std::size_t column = 0; column < table.columns(); ++column) {
        std::map<double, Tally> levels;
        for (std::size_t row = 0; row < table.rows(); ++row) {
            Tally& level = levels[table.at(row, column)];
            if (!std::isnan(table.response[row])) level.add(table.response[row]);
        }
        MainEffect effect{table.names[column], {}, 0, undefined};
        Tally means;
        for (const auto& [value, tally] : levels) {
            effect.levels.push_back({value, tally.count(), tally.mean(), studentInterval(tally, confidence)});
            if (tally.count() == 0) continue;
            means.add(tally.mean());
            const double away = tally.mean() - all.mean();
            effect.explained += static_cast<double>(tally.count()) * away * away;
        }
        effect.explained = total > 0 ? std::min(effect.explained / total, 1.0) : undefined;
        effect.swing = means.max() - means.min();
        effects.push_back(std::move(effect));
    }
    return effects;
}

}  // namespace tranche
