// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/store/result_pivot.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/kernel/contract.hpp"
#include "sim/statistics/tally.hpp"

namespace tranche {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kScenario = static_cast<std::size_t>(-1), kPolicy = static_cast<std::size_t>(-2);

std::size_t keyIndex(const ResultTable& table, const std::string& key) {
    if (key == "scenario") return kScenario;
    if (key == "policy") return kPolicy;
    const auto factor = std::find_if(table.factors.begin(), table.factors.end(),
                                     [&](const ResultFactor& f) { return f.name == key; });
    expects(factor != table.factors.end(), "a key of the table");
    return static_cast<std::size_t>(factor - table.factors.begin());
}

const std::string& textAt(const ResultPoint& point, std::size_t key) {
    if (key == kScenario) return point.scenario;
    return key == kPolicy ? point.policy : point.levels[key].text;
}

// The levels of a key, and where each text is among them.
struct Levels {
    std::vector<ResultLevel> list;
    std::map<std::string, std::size_t> place;
    bool numbers = false;  // all of them, so the list is ascending
};

Levels levelsAt(const ResultTable& table, std::size_t key, const std::vector<std::size_t>& points) {
    Levels levels;
    for (const std::size_t p : points) {
        const ResultPoint& point = table.points[p];
        const std::string& text = textAt(point, key);
        if (!levels.place.emplace(text, 0).second) continue;
        const bool named = key == kScenario || key == kPolicy;
        levels.list.push_back(named ? ResultLevel{text, kUndefined} : point.levels[key]);
    }
    levels.numbers = std::none_of(levels.list.begin(), levels.list.end(),
                                  [](const ResultLevel& l) { return std::isnan(l.number); });
    if (levels.numbers)
        std::stable_sort(levels.list.begin(), levels.list.end(),
                         [](const ResultLevel& a, const ResultLevel& b) { return a.number < b.number; });
    for (std::size_t i = 0; i < levels.list.size(); ++i) levels.place[levels.list[i].text] = i;
    return levels;
}

double meanAt(const ResultTable& table, std::size_t point, std::size_t metric) {
    return table.points[point].estimates[metric].mean;
}

}  // namespace

std::vector<std::size_t> matchingPoints(const ResultTable& table, const ResultFilter& filter) {
    std::vector<std::pair<std::size_t, const std::set<std::string>*>> kept;
    for (const auto& [key, levels] : filter) kept.emplace_back(keyIndex(table, key), &levels);
    std::vector<std::size_t> points;
    for (std::size_t p = 0; p < table.points.size(); ++p)
        if (std::all_of(kept.begin(), kept.end(), [&](const auto& allowed) {
                return allowed.second->contains(textAt(table.points[p], allowed.first));
            }))
            points.push_back(p);
    return points;
}

std::vector<ResultLevel> levelsOf(const ResultTable& table, const std::string& key,
                                  const std::vector<std::size_t>& points) {
    return levelsAt(table, keyIndex(table, key), points).list;
}

Pivot pivot(const ResultTable& table, const std::string& rowKey, const std::string& columnKey,
            std::size_t metric, const ResultFilter& filter) {
    expects(metric < table.metrics.size(), "a metric of the table");
    const std::vector<std::size_t> points = matchingPoints(table, filter);
    const bool crossed = !columnKey.empty();
    const std::size_t rowIndex = keyIndex(table, rowKey),
                      columnIndex = crossed ? keyIndex(table, columnKey) : 0;
    Levels rows = levelsAt(table, rowIndex, points);
    Levels columns = crossed ? levelsAt(table, columnIndex, points) : Levels{{{"", kUndefined}}, {}, false};
    std::vector<Tally> tallies(rows.list.size() * columns.list.size());
    for (const std::size_t p : points) {
        const double mean = meanAt(table, p, metric);
        if (std::isnan(mean)) continue;
        const std::size_t row = rows.place.at(textAt(table.points[p], rowIndex));
        const std::size_t column = crossed ? columns.place.at(textAt(table.points[p], columnIndex)) : 0;
        tallies[row * columns.list.size() + column].add(mean);
    }
    Pivot result;
    for (const Tally& tally : tallies) result.cells.push_back({tally.mean(), tally.count()});
    result.rows = std::move(rows.list);
    result.columns = std::move(columns.list);
    return result;
}

std::vector<FactorSwing> swings(const ResultTable& table, std::size_t metric, const ResultFilter& filter) {
    expects(metric < table.metrics.size(), "a metric of the table");
    const std::vector<std::size_t> points = matchingPoints(table, filter);
    std::vector<Levels> levels;
    FactorTable factors;
    for (std::size_t f = 0; f < table.factors.size(); ++f) {
        levels.push_back(levelsAt(table, f, points));
        factors.names.push_back(table.factors[f].name);
    }
    for (const std::size_t p : points) {
        for (std::size_t f = 0; f < levels.size(); ++f)
            factors.values.push_back(static_cast<double>(levels[f].place.at(textAt(table.points[p], f))));
        factors.response.push_back(meanAt(table, p, metric));
    }
    std::vector<FactorSwing> result;
    for (MainEffect& effect : mainEffects(factors)) {
        const std::size_t f = result.size();
        FactorSwing swing{std::move(effect), table.factors[f].unit, {}};
        for (LevelEffect& level : swing.effect.levels) {
            const ResultLevel& of = levels[f].list[static_cast<std::size_t>(level.value)];
            swing.levels.push_back(of.text);
            if (levels[f].numbers) level.value = of.number;
        }
        result.push_back(std::move(swing));
    }
    const auto width = [](const FactorSwing& s) { return std::isnan(s.effect.swing) ? -1 : s.effect.swing; };
    std::stable_sort(result.begin(), result.end(),
                     [&](const FactorSwing& a, const FactorSwing& b) { return width(a) > width(b); });
    return result;
}

}  // namespace tranche
