// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `tranche sweep analyse`: what the results of an experiment say, as its design allows.
//   grid                    the points, and the main effect of every factor
//   latin_hypercube, sobol  rank correlations
//   morris                  elementary effects
//   saltelli                Sobol' indices
// and with --condition in any of them the boxes in which it holds.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "models/experiment/analysis/main_effects.hpp"
#include "models/experiment/analysis/morris_effects.hpp"
#include "models/experiment/analysis/sobol_indices.hpp"
#include "models/experiment/store/point_table.hpp"
#include "models/report/number_text.hpp"
#include "tools/json_number.hpp"
#include "tools/sweep_boxes.hpp"
#include "tools/sweep_options.hpp"
#include "tools/terminal.hpp"
#include "tools/terminal_text.hpp"

namespace tranche {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostPoints = 60, kMostFactors = 15;

Json ends(const Interval& interval) {
    return Json::array({jsonNumber(interval.low), jsonNumber(interval.high)});
}

// What one base says of one metric.
class Analysis {
public:
    Analysis(const Sweep& sweep, const PointTable& points, std::size_t metric)
        : sweep_(sweep), points_(points), metric_(metric) {
        unit_ = sweep.metricTexts[metric].unit;
    }

    void show(TextPage& page, const std::optional<Target>& condition) {
        const MetricEstimate& text = sweep_.metricTexts[metric_];
        page.heading(fmt::format("{}{}, {} under {}", text.label,
                                 text.scope == "all" ? "" : " (" + text.scope + ")", points_.scenario,
                                 points_.policy));
        leftOut(page);
        byDesign(&page, nullptr);
        if (condition) showBoxes(sweep_, points_, metric_, *condition, page);
    }

    Json json(const std::optional<Target>& condition) {
        Json result{{"scenario", points_.scenario},      {"policy", points_.policy},
                    {"metric", sweep_.metrics[metric_]}, {"unit", unit_},
                    {"points", points_.points.size()},   {"refused", refused()},
                    {"undefined", undefined()}};
        byDesign(nullptr, &result);
        if (condition) result["boxes"] = boxesJson(sweep_, points_, metric_, *condition);
        return result;
    }

private:
    std::int64_t refused() const {
        return std::count(points_.replications.begin(), points_.replications.end(), 0);
    }

    // Run, and without such a number.
    std::int64_t undefined() const {
        std::int64_t n = 0;
        for (std::size_t p = 0; p < points_.points.size(); ++p)
            n += points_.replications[p] > 0 && std::isnan(points_.mean(p, metric_)) ? 1 : 0;
        return n;
    }

    void leftOut(TextPage& page) const {
        const std::int64_t no = refused(), blank = undefined();
        if (no + blank == 0) return;
        std::string text = fmt::format("Of {} points ", points_.points.size());
        if (no > 0) text += fmt::format("the scenario refused {}", no);
        if (no > 0 && blank > 0) text += ", and ";
        if (blank > 0) text += fmt::format("{} {} without such a number", blank, blank == 1 ? "is" : "are");
        page.paragraph(text + ". What follows is of the others.", 2);
    }

    std::string amount(double value, double half) const {
        if (std::isnan(value)) return "undefined";
        const NumberStyle style = numberStyle(value, value - half, value + half, unit_);
        return formatWith(style, value) + (style.unit.empty() ? "" : " " + style.unit);
    }

    void byDesign(TextPage* page, Json* json) {
        if (const auto* morris = std::get_if<MorrisDesign>(&sweep_.design))
            return elementary(*morris, page, json);
        if (std::holds_alternative<SaltelliDesign>(sweep_.design)) return indices(page, json);
        if (std::holds_alternative<GridDesign>(sweep_.design)) return levels(page, json);
        ranks(page, json);
    }

    // Strongest first.
    template <class Value>
    std::vector<std::size_t> byStrength(std::size_t n, Value value) const {
        std::vector<std::size_t> order(n);
        for (std::size_t i = 0; i < n; ++i) order[i] = i;
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            const double x = value(a), y = value(b);
            return !std::isnan(x) && (std::isnan(y) || x > y);
        });
        return order;
    }

    const std::string& factor(std::size_t i) const { return sweep_.bases.front().factors[i].name; }

    void finish(const TextTable& table, std::size_t shown, std::size_t all, TextPage& page) const {
        table.print(page);
        if (shown < all) page.line(fmt::format("  and {} factors with less; --json has all", all - shown));
    }

    void levels(TextPage* page, Json* json) {
        const FactorTable table = factorTable(sweep_, points_, metric_);
        const std::vector<MainEffect> effects = mainEffects(table);
        if (json != nullptr) {
            Json rows = Json::array();
            for (const MainEffect& e : effects) {
                Json means = Json::array();
                for (const LevelEffect& l : e.levels)
                    means.push_back(
                        {{"value", jsonNumber(l.value)}, {"points", l.rows}, {"mean", jsonNumber(l.mean)}});
                rows.push_back({{"factor", e.factor},
                                {"explained", jsonNumber(e.explained)},
                                {"swing", jsonNumber(e.swing)},
                                {"levels", means}});
            }
            (*json)["main_effects"] = rows;
            return;
        }
        if (points_.points.size() <= kMostPoints) pointRows(*page);
        if (effects.empty()) return;
        TextTable rows({"factor", "lowest value", "mean there", "highest value", "mean there", "explains"},
                       {2, 4, 5});
        for (const std::size_t i :
             byStrength(effects.size(), [&](std::size_t k) { return effects[k].explained; })) {
            const MainEffect& e = effects[i];
            if (e.levels.empty()) continue;
            const LevelEffect &low = e.levels.front(), &high = e.levels.back();
            rows.row({e.factor, levelText(i, low.value), amount(low.mean, e.swing / 20),
                      levelText(i, high.value), amount(high.mean, e.swing / 20),
                      std::isnan(e.explained) ? "undefined" : formatPercent(e.explained)});
        }
        page->line();
        rows.print(*page);
        page->line("  explains: share of the variance between points that the factor alone accounts for");
    }

    // A level as the experiment writes it.
    std::string levelText(std::size_t f, double value) const {
        const FactorTable table = factorTable(sweep_, points_, metric_);
        for (std::size_t row = 0; row < table.rows(); ++row)
            if (table.at(row, f) == value) return points_.points[row].values[f].text;
        return {};
    }

    void pointRows(TextPage& page) const {
        std::vector<std::string> header;
        for (const SweepFactor& f : sweep_.bases.front().factors) header.push_back(f.name);
        const std::size_t factors = header.size();
        header.insert(header.end(), {"mean", "95 % interval", "replications"});
        TextTable rows(header, {factors, factors + 1, factors + 2});
        for (std::size_t p = 0; p < points_.points.size(); ++p) {
            std::vector<std::string> row;
            for (const FactorValue& value : points_.points[p].values) row.push_back(value.text);
            const double mean = points_.mean(p, metric_), half = points_.halfWidth(p, metric_);
            const NumberStyle style = numberStyle(mean, mean - half, mean + half, unit_);
            row.push_back(points_.replications[p] == 0 ? "refused" : amount(mean, half));
            row.push_back(std::isnan(mean) ? "" : formatInterval(style, mean - half, mean + half));
            row.push_back(std::to_string(points_.replications[p]));
            rows.row(std::move(row));
        }
        rows.print(page);
    }

    void ranks(TextPage* page, Json* json) {
        const std::vector<RankEffect> effects = rankEffects(factorTable(sweep_, points_, metric_));
        if (json != nullptr) {
            Json rows = Json::array();
            for (const RankEffect& e : effects)
                rows.push_back({{"factor", e.factor},
                                {"rank_correlation", jsonNumber(e.correlation)},
                                {"p_holm", jsonNumber(e.p)}});
            (*json)["rank_correlations"] = rows;
            return;
        }
        TextTable rows({"factor", "rank correlation", "chance (Holm)"}, {1, 2});
        std::size_t shown = 0;
        for (const std::size_t i :
             byStrength(effects.size(), [&](std::size_t k) { return std::abs(effects[k].correlation); })) {
            if (shown++ == kMostFactors) break;
            const RankEffect& e = effects[i];
            rows.row({e.factor,
                      std::isnan(e.correlation) ? "undefined" : fmt::format("{:+.2f}", e.correlation),
                      std::isnan(e.p)  ? "undefined"
                      : e.p < 0.001    ? "below 0.1 %"
                      : e.p >= 0.99995 ? "100 %"
                                       : formatPercent(e.p, 1)});
        }
        finish(rows, std::min(shown, kMostFactors), effects.size(), *page);
        page->line("  chance: how often so strong a correlation of any of them would come of nothing");
    }

    void elementary(const MorrisDesign& design, TextPage* page, Json* json) {
        const std::vector<double> y = points_.responses(metric_);
        const std::vector<MorrisEffect> effects =
            morrisEffects(design, y, 0.95, coordinatesOf(sweep_, points_));
        if (json != nullptr) {
            Json rows = Json::array();
            for (std::size_t i = 0; i < effects.size(); ++i)
                rows.push_back({{"factor", factor(i)},
                                {"walks", effects[i].walks},
                                {"still", effects[i].still},
                                {"mu", jsonNumber(effects[i].mu)},
                                {"mu_star", jsonNumber(effects[i].muStar)},
                                {"sigma", jsonNumber(effects[i].sigma)},
                                {"mu_star_interval", ends(effects[i].muStarInterval)}});
            (*json)["elementary_effects"] = rows;
            return;
        }
        TextTable rows({"factor", "mean effect", "mean size", "95 % interval", "spread"}, {1, 2, 3, 4});
        std::size_t shown = 0;
        double scale = 0;
        for (const MorrisEffect& e : effects)
            if (!std::isnan(e.muStar)) scale = std::max(scale, e.muStar);
        const NumberStyle style = numberStyle(scale, scale * 0.95, scale * 1.05, unit_);
        for (const std::size_t i :
             byStrength(effects.size(), [&](std::size_t k) { return effects[k].muStar; })) {
            if (shown++ == kMostFactors) break;
            const MorrisEffect& e = effects[i];
            rows.row({factor(i), formatWith(style, e.mu), formatWith(style, e.muStar),
                      formatInterval(style, std::max(0.0, e.muStarInterval.low), e.muStarInterval.high),
                      formatWith(style, e.sigma)});
        }
        finish(rows, std::min(shown, kMostFactors), effects.size(), *page);
        std::int64_t still = 0;
        for (const MorrisEffect& e : effects) still += e.still;
        if (still > 0)
            page->paragraph(
                fmt::format("{} steps are left out, as rounding left the value where it was.", still), 2);
        page->paragraph(
            fmt::format(
                "{}of moving the factor across its range (Morris 1991). A spread as large as the size "
                "means that it depends on the other factors or is not linear.",
                style.unit.empty() ? "" : "In " + style.unit + ", "),
            2);
    }

    void indices(TextPage* page, Json* json) {
        const std::vector<double> y = points_.responses(metric_);
        const std::size_t factors = sweep_.bases.front().factors.size();
        const SobolIndices s = sobolIndices(y, factors);
        if (json != nullptr) {
            Json rows = Json::array();
            for (std::size_t i = 0; i < factors; ++i)
                rows.push_back({{"factor", factor(i)},
                                {"first", jsonNumber(s.first[i].estimate)},
                                {"first_interval", ends(s.first[i].interval)},
                                {"total", jsonNumber(s.total[i].estimate)},
                                {"total_interval", ends(s.total[i].interval)}});
            (*json)["sobol"] = {{"rows", s.rows},
                                {"left_out", s.left},
                                {"mean", jsonNumber(s.mean)},
                                {"variance", jsonNumber(s.variance)},
                                {"factors", rows}};
            return;
        }
        const auto share = [](const SobolIndex& index) {
            return std::isnan(index.estimate) ? std::string("undefined")
                                              : fmt::format("{:.3f}", index.estimate);
        };
        const auto interval = [](const SobolIndex& index) {
            return index.interval.bounded()
                       ? fmt::format("{:.3f} to {:.3f}", index.interval.low, index.interval.high)
                       : std::string("unbounded");
        };
        TextTable rows({"factor", "alone", "95 % interval", "with others", "95 % interval"}, {1, 2, 3, 4});
        std::size_t shown = 0;
        for (const std::size_t i : byStrength(factors, [&](std::size_t k) { return s.total[k].estimate; })) {
            if (shown++ == kMostFactors) break;
            rows.row({factor(i), share(s.first[i]), interval(s.first[i]), share(s.total[i]),
                      interval(s.total[i])});
        }
        finish(rows, std::min(shown, kMostFactors), factors, *page);
        page->paragraph(
            fmt::format(
                "Shares of the variance of {} over the ranges: of the factor alone (first order), and with "
                "all its interactions (total); {} rows of the base sample{}.",
                sweep_.metrics[metric_], s.rows,
                s.left > 0 ? fmt::format(", {} left out as undefined", s.left) : ""),
            2);
    }

    const Sweep& sweep_;
    const PointTable& points_;
    std::size_t metric_;
    std::string unit_;
};

}  // namespace

int sweepAnalyse(const SweepOptions& options) {
    std::optional<Target> condition;
    if (!options.condition.empty()) {
        condition = parseTarget(options.condition);
        if (!condition) {
            complain(fmt::format("--condition: found {}, expected a sign and a number, such as '>180'",
                                 shownValue(options.condition)));
            return kUsage;
        }
    }
    SweepReading reading = readExperiment(options, false);
    if (!reading.sweep) return reading.exit;
    const Sweep& sweep = *reading.sweep;
    const SweepFolder folder(folderOf(options, sweep), sweep);
    if (!folder.merged()) return refuseUnmerged(options, folder);
    std::vector<std::size_t> metrics;
    for (std::size_t m = 0; m < sweep.metrics.size(); ++m)
        if (options.metric.empty() ? !condition || m == 0 : sweep.metrics[m] == options.metric)
            metrics.push_back(m);
    if (metrics.empty()) {
        complain(fmt::format("--metric: found {}, expected one that was kept: {}{}",
                             shownValue(options.metric), fmt::join(sweep.metrics, ", "),
                             didYouMean(options.metric, sweep.metrics)));
        return kUsage;
    }
    const std::vector<PointTable> tables = pointTables(sweep, folder.results());
    TextPage page(terminal(options.noColour).colour);
    Json all = Json::array();
    for (const PointTable& table : tables)
        for (const std::size_t metric : metrics) {
            Analysis analysis(sweep, table, metric);
            if (options.json)
                all.push_back(analysis.json(condition));
            else
                analysis.show(page, condition);
        }
    return print(options.json ? all.dump(2) + "\n" : page.finish());
}

}  // namespace tranche
