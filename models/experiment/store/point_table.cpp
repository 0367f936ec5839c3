// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/store/point_table.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/experiment/analysis/holm.hpp"
#include "models/fields/strict_number.hpp"
#include "models/procurement/rank_correlation.hpp"
#include "sim/random/elementary.hpp"

namespace tranche {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

double valueOf(const std::string& text, std::vector<std::string>& categories) {
    if (const auto number = readNumber(text).value) return *number;
    if (const auto date = parseDate(text)) return static_cast<double>(daysFromCivil(*date));
    const auto it = std::find(categories.begin(), categories.end(), text);
    const auto place = it - categories.begin();
    if (it == categories.end()) categories.push_back(text);
    return static_cast<double>(place);
}

// Equal numbers, equal rank; rankCorrelation shares ties.
std::vector<std::int64_t> ranksOf(const std::vector<double>& values) {
    std::vector<double> sorted = values;
    std::sort(sorted.begin(), sorted.end());
    std::vector<std::int64_t> ranks;
    for (const double value : values)
        ranks.push_back(std::lower_bound(sorted.begin(), sorted.end(), value) - sorted.begin());
    return ranks;
}

// The row of the file that a factor came from, by its name; {path: "*"} makes those of no other row.
bool logarithmic(const Sweep& sweep, const std::string& name) {
    bool all = false;
    for (const SweepFactorSpec& spec : sweep.spec.factors) {
        const std::string& place = !spec.path.empty() || spec.paths.empty() ? spec.path : spec.paths.front();
        if ((spec.name.empty() ? place : spec.name) == name) return spec.scale == FactorScale::log;
        all = all || (spec.path == "*" && spec.scale == FactorScale::log);
    }
    return all;
}

}  // namespace

std::vector<double> PointTable::responses(std::size_t metric) const {
    std::vector<double> all;
    for (std::size_t p = 0; p < points.size(); ++p) all.push_back(mean(p, metric));
    return all;
}

std::vector<PointTable> pointTables(const Sweep& sweep, const std::filesystem::path& results) {
    std::vector<PointTable> tables;
    const std::int64_t each = sweep.designPoints();
    for (std::size_t b = 0; b < sweep.bases.size(); ++b) {
        PointTable table;
        table.scenario = sweep.bases[b].scenario;
        table.policy = sweep.bases[b].policy;
        table.metrics = sweep.metrics.size();
        for (std::int64_t k = 0; k < each; ++k)
            table.points.push_back(pointAt(sweep, static_cast<std::int64_t>(b) * each + k));
        table.replications.assign(table.points.size(), 0);
        table.means.assign(table.points.size() * table.metrics, kUndefined);
        table.halfWidths = table.means;
        tables.push_back(std::move(table));
    }
    eachPoint(results, [&](const PointMeans& point) {
        PointTable& table = tables[static_cast<std::size_t>(point.point / each)];
        const auto at = static_cast<std::size_t>(point.point % each);
        table.replications[at] = point.replications;
        for (std::size_t m = 0; m < table.metrics; ++m) {
            table.means[at * table.metrics + m] = point.means[m];
            table.halfWidths[at * table.metrics + m] = point.halfWidths[m];
        }
    });
    return tables;
}

FactorTable factorTable(const Sweep& sweep, const PointTable& points, std::size_t metric) {
    FactorTable table;
    for (const SweepFactor& factor : sweep.bases.front().factors) table.names.push_back(factor.name);
    std::vector<std::vector<std::string>> categories(table.names.size());
    for (const SweepPoint& point : points.points)
        for (std::size_t f = 0; f < point.values.size(); ++f)
            table.values.push_back(valueOf(point.values[f].text, categories[f]));
    table.response = points.responses(metric);
    return table;
}

std::vector<double> coordinatesOf(const Sweep& sweep, const PointTable& points) {
    const std::vector<SweepFactor>& factors = sweep.bases.front().factors;
    std::vector<double> all(points.points.size() * factors.size());
    for (std::size_t f = 0; f < factors.size(); ++f) {
        const std::vector<FactorValue> ends = factors[f].extremes();
        const bool log = !factors[f].discrete() && logarithmic(sweep, factors[f].name);
        std::vector<std::string> places;  // of a list: as factorTable numbers what is no number
        for (const FactorValue& value : ends) places.push_back(value.text);
        const auto at = [&](const std::string& text) {
            if (factors[f].discrete())
                return static_cast<double>(std::find(places.begin(), places.end(), text) - places.begin());
            const double x = valueOf(text, places);
            return log ? elementary::log(x) : x;
        };
        const double low = at(ends.front().text), high = at(ends.back().text);
        for (std::size_t p = 0; p < points.points.size(); ++p)
            all[p * factors.size() + f] = (at(points.points[p].values[f].text) - low) / (high - low);
    }
    return all;
}

std::vector<RankEffect> rankEffects(const FactorTable& table) {
    std::vector<RankEffect> effects;
    std::vector<double> p;
    for (std::size_t f = 0; f < table.columns(); ++f) {
        std::vector<double> x, y;
        for (std::size_t row = 0; row < table.rows(); ++row) {
            if (std::isnan(table.response[row])) continue;
            x.push_back(table.at(row, f));
            y.push_back(table.response[row]);
        }
        RankEffect effect{table.names[f], kUndefined, kUndefined};
        if (x.size() >= 3) effect.correlation = rankCorrelation(ranksOf(x), ranksOf(y));
        const double r = effect.correlation, degrees = static_cast<double>(x.size()) - 2;
        p.push_back(std::isnan(r)        ? kUndefined
                    : std::abs(r) >= 1.0 ? 0.0
                                         : studentPValue(r * std::sqrt(degrees / (1 - r * r)), degrees));
        effects.push_back(std::move(effect));
    }
    const std::vector<double> adjusted = holmAdjusted(p);
    for (std::size_t f = 0; f < effects.size(); ++f) effects[f].p = adjusted[f];
    return effects;
}

}  // namespace tranche
