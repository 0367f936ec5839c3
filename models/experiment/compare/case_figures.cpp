// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/compare/case_figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/experiment/analysis/holm.hpp"
#include "models/experiment/analysis/pareto.hpp"
#include "models/experiment/analysis/price_of_fairness.hpp"
#include "models/outcome/cohort.hpp"
#include "sim/statistics/interval.hpp"

namespace tranche {
namespace {

constexpr double kYearHours = 8766;
constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

Tally tallyOf(const std::vector<double>& values) {
    Tally tally;
    for (const double v : values)
        if (!std::isnan(v)) tally.add(v);
    return tally;
}

MetricEstimate estimate(const ComparedMetric& metric, const std::vector<double>& values, double confidence) {
    MetricEstimate e = metric.described;
    const Tally tally = tallyOf(values);
    const Interval interval = studentInterval(tally, confidence);
    e.mean = tally.mean();
    e.low = tally.count() > 0 ? interval.low : kUndefined;
    e.high = tally.count() > 0 ? interval.high : kUndefined;
    e.n = tally.count();
    return e;
}

MetricDifference difference(const std::vector<double>& base, const std::vector<double>& other,
                            double confidence) {
    std::vector<double> a, b;
    for (std::size_t r = 0; r < base.size(); ++r) {
        if (std::isnan(base[r]) || std::isnan(other[r])) continue;
        a.push_back(base[r]);
        b.push_back(other[r]);
    }
    MetricDifference d;
    d.pairs = static_cast<std::int64_t>(a.size());
    if (a.empty()) {
        d.mean = d.low = d.high = d.pValue = d.adjusted = d.correlation = d.varianceRatio = kUndefined;
        return d;
    }
    const PairedDifference paired = pairedDifference(a, b, confidence);
    d.mean = paired.mean;
    d.low = paired.interval.low;
    d.high = paired.interval.high;
    d.pValue = pairedPValue(paired.mean, paired.standardError, paired.pairs);
    d.correlation = paired.correlation;
    d.varianceRatio = paired.varianceRatio;
    return d;
}

DifferenceVerdict verdictOf(const MetricDifference& d, Better better, double alpha) {
    if (std::isnan(d.adjusted)) return DifferenceVerdict::undefined;
    if (d.adjusted >= alpha) return DifferenceVerdict::noClearDifference;
    const bool up = d.mean > 0;
    if (better == Better::neither) return up ? DifferenceVerdict::higher : DifferenceVerdict::lower;
    return up == (better == Better::higher) ? DifferenceVerdict::better : DifferenceVerdict::worse;
}

void addDifferences(const CaseValues& values, const Comparison& all, CaseResult& result) {
    const double alpha = 1 - all.confidence;
    result.differences.resize(values.size());
    std::vector<double> shown;
    for (std::size_t a = 0; a < values.size(); ++a) {
        if (a == all.baseline) continue;
        for (std::size_t m = 0; m < all.metrics.size(); ++m) {
            MetricDifference d = difference(values[all.baseline][m], values[a][m], all.confidence);
            if (m < all.shown) shown.push_back(d.pValue);
            if (m < all.shown && d.correlation <= 0 && d.pairs > 2)
                result.warnings.push_back(
                    fmt::format("{} against {}: {} is not positively correlated between the two ({:.2f}), so "
                                "common random "
                                "numbers do not sharpen this difference",
                                all.names[a], all.names[all.baseline], all.metrics[m].name, d.correlation));
            result.differences[a].push_back(d);
        }
    }
    const std::vector<double> adjusted = holmAdjusted(shown);
    result.comparisons = std::count_if(shown.begin(), shown.end(), [](double p) { return !std::isnan(p); });
    std::size_t next = 0;
    for (auto& row : result.differences)
        for (std::size_t m = 0; m < row.size(); ++m) {
            row[m].adjusted = m < all.shown ? adjusted[next++] : row[m].pValue;
            row[m].verdict = verdictOf(row[m], all.metrics[m].better, alpha);
        }
}

double oriented(Better better, double value) {
    return better == Better::lower ? -value : value;
}

// Its hypervolume is measured in the box between the worst and the best of both coordinates.
double shareOfBox(const std::vector<ParetoPoint>& points) {
    ParetoPoint worst{INFINITY, INFINITY}, best{-INFINITY, -INFINITY};
    for (const ParetoPoint& p : points) {
        if (!std::isfinite(p.x) || !std::isfinite(p.y)) continue;
        worst = {std::min(worst.x, p.x), std::min(worst.y, p.y)};
        best = {std::max(best.x, p.x), std::max(best.y, p.y)};
    }
    const double box = (best.x - worst.x) * (best.y - worst.y);
    return box > 0 ? hypervolume(points, worst) / box : kUndefined;
}

Front frontOf(const CaseValues& values, const Comparison& all, std::size_t x, std::size_t y,
              const CaseResult& result) {
    Front front;
    front.x = x;
    front.y = y;
    std::vector<std::vector<ParetoPoint>> runs(values.size());
    std::vector<ParetoPoint> means;
    const Better betterX = all.metrics[x].better, betterY = all.metrics[y].better;
    for (std::size_t a = 0; a < values.size(); ++a) {
        for (std::size_t r = 0; r < values[a][x].size(); ++r)
            runs[a].push_back({oriented(betterX, values[a][x][r]), oriented(betterY, values[a][y][r])});
        FrontPoint point;
        point.x = result.estimates[a][x].mean;
        point.y = result.estimates[a][y].mean;
        front.points.push_back(point);
        means.push_back({oriented(betterX, point.x), oriented(betterY, point.y)});
    }
    const std::vector<bool> on = nondominated(means);
    const std::vector<double> probability = frontProbability(runs, {all.seed, 0});
    for (std::size_t a = 0; a < values.size(); ++a) {
        front.points[a].onFront = on[a];
        front.points[a].probability = probability[a];
        front.points[a].n = std::count_if(runs[a].begin(), runs[a].end(), [](const ParetoPoint& p) {
            return !std::isnan(p.x) && !std::isnan(p.y);
        });
    }
    front.knee = knee(means);
    front.hypervolume = shareOfBox(means);
    return front;
}

std::size_t indexOf(const Comparison& all, std::string_view name) {
    for (std::size_t m = 0; m < all.metrics.size(); ++m)
        if (all.metrics[m].name == name) return m;
    return all.metrics.size();
}

std::vector<FairnessPrice> pricesOfFairness(const Comparison& all, const CaseResult& result) {
    const std::size_t delivered = indexOf(all, "gpu_hours.granted"), equity = all.equityMetric;
    const Better better = all.metrics[equity].better;
    std::vector<FairnessPrice> prices;
    std::size_t most = 0;
    for (const auto& row : result.estimates) {
        FairnessPrice price;
        price.delivered = row[delivered].mean;
        price.equity = row[equity].mean;
        prices.push_back(price);
        if (price.delivered > prices[most].delivered || std::isnan(prices[most].delivered))
            most = prices.size() - 1;
    }
    for (FairnessPrice& price : prices) {
        price.belowMost = priceOfFairness(prices[most].delivered, price.delivered);
        price.fairer = better != Better::neither &&
                       oriented(better, price.equity) > oriented(better, prices[most].equity);
        price.price = price.fairer ? price.belowMost : kUndefined;
    }
    return prices;
}

GainFigure figureOf(const Tally& tally, double confidence) {
    const Interval interval = studentInterval(tally, confidence);
    return {tally.mean(), interval.low, interval.high};
}

std::string sizeText(std::size_t size) {
    constexpr const char* kTexts[] = {"all", "1", "2-3", "4-7", "8-15", "16+"};
    return kTexts[size];
}

}  // namespace

void fillFigures(const CaseValues& values, const Comparison& all, std::size_t frontX, std::size_t frontY,
                 CaseResult& result) {
    for (const auto& alternative : values) {
        std::vector<MetricEstimate> row;
        for (std::size_t m = 0; m < all.metrics.size(); ++m)
            row.push_back(estimate(all.metrics[m], alternative[m], all.confidence));
        result.estimates.push_back(std::move(row));
    }
    addDifferences(values, all, result);
    result.front = frontOf(values, all, frontX, frontY, result);
    result.fairness = pricesOfFairness(all, result);
}

void addCautions(const Comparison& all, CaseResult& result) {
    for (std::size_t a = 0; a < result.gains.size(); ++a) {
        const Gains& gains = result.gains[a];
        if (gains.onlyBase + gains.onlyOther <= kOtherProjects * gains.pairs) continue;
        result.cautions.push_back(
            fmt::format("{}: {:.0f} projects arise under it as under the baseline, {:.0f} under the baseline "
                        "only and {:.0f} under it only "
                        "(teams whose grant ends come again, and calls that are not held bring nobody), so "
                        "sums over projects, such as "
                        "unmet need, are not of the same projects",
                        all.names[a], gains.pairs, gains.onlyBase, gains.onlyOther));
    }
}

GainTallies::GainTallies(std::vector<SectorFacts> sectors)
    : sectors_(std::move(sectors)), cells_((1 + sectors_.size()) * (1 + kRequestSizes)) {}

void GainTallies::add(const GainTable& table) {
    for (std::size_t c = 0; c < cells_.size(); ++c) {
        const GainCell& cell = table.cells[c];
        cells_[c].projects.add(cell.projects());
        cells_[c].more.add(cell.more);
        cells_[c].less.add(cell.less);
        cells_[c].same.add(cell.same);
        cells_[c].change.add(cell.change);
    }
    pairs_.add(table.pairs);
    onlyBase_.add(table.onlyBase);
    onlyOther_.add(table.onlyOther);
}

Gains GainTallies::figures(double confidence) const {
    Gains gains;
    gains.pairs = pairs_.mean();
    gains.onlyBase = onlyBase_.mean();
    gains.onlyOther = onlyOther_.mean();
    std::size_t c = 0;
    for (std::size_t sector = 0; sector <= sectors_.size(); ++sector)
        for (std::size_t size = 0; size <= kRequestSizes; ++size, ++c) {
            const Cell& cell = cells_[c];
            if (!(cell.projects.max() > 0)) continue;
            gains.rows.push_back({sector == 0 ? "all" : sectors_[sector - 1].id,
                                  sector == 0 ? "All applicants" : sectors_[sector - 1].name, sizeText(size),
                                  figureOf(cell.projects, confidence), figureOf(cell.more, confidence),
                                  figureOf(cell.less, confidence), figureOf(cell.same, confidence),
                                  figureOf(cell.change, confidence)});
        }
    return gains;
}

void BoundTallies::add(const RunBound& run) {
    ++count_;
    bound_ += run.bound.value;
    reached_.resize(run.reached.size());
    lambda_.resize(run.bound.lambda.size());
    for (std::size_t a = 0; a < reached_.size(); ++a) reached_[a] += run.reached[a];
    for (std::size_t c = 0; c < lambda_.size(); ++c) lambda_[c] += run.bound.lambda[c];
    edges_ = run.edges;
}

BoundFigures BoundTallies::figures(const Setting& setting, const StudyFacts& facts) const {
    BoundFigures figures;
    figures.replications = count_;
    const auto n = static_cast<double>(count_);
    figures.bound = bound_ / n;
    for (const double sum : reached_) figures.reached.push_back(sum / n);
    const std::size_t slots = edges_.size() - 1;
    for (std::size_t t = 0; t < slots;) {
        ShadowPrice price;
        price.year = setting.calendar.date(edges_[t]).year;
        double sum = 0, hours = 0;
        for (; t < slots && setting.calendar.date(edges_[t]).year == price.year; ++t) {
            const auto length = static_cast<double>(edges_[t + 1] - edges_[t]);
            sum += lambda_[t] / n * length;
            hours += length;
        }
        price.value = sum / hours;
        figures.prices.push_back(price);
    }
    for (std::size_t p = 0; p < setting.pools.size(); ++p) {
        const double perYear = facts.pools[p].capitalKrwPerGpuYear;
        const std::string& gpu = setting.scenario.hardware[setting.pools[p].model].id;
        if (!(perYear > 0)) continue;
        const auto units = static_cast<double>(setting.pools[p].units);
        const auto known = std::find_if(figures.purchases.begin(), figures.purchases.end(),
                                        [&](const PurchasePrice& price) { return price.gpu == gpu; });
        PurchasePrice& price = known == figures.purchases.end() ? figures.purchases.emplace_back() : *known;
        price.gpu = gpu;
        price.krwPerGpuHour =
            (price.krwPerGpuHour * price.units + perYear / kYearHours * units) / (price.units + units);
        price.units += units;
    }
    return figures;
}

}  // namespace tranche
