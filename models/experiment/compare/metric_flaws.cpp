// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/compare/metric_flaws.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "sim/kernel/contract.hpp"

namespace tranche {
namespace {

constexpr double kSame = 1e-6;

// Every run of every alternative, in one order for all metrics.
std::vector<double> runsOf(const CaseValues& values, std::size_t metric) {
    std::vector<double> runs;
    for (const auto& alternative : values)
        runs.insert(runs.end(), alternative[metric].begin(), alternative[metric].end());
    return runs;
}

std::vector<std::size_t> readMetrics(const Comparison& all, const CaseResult& result) {
    std::vector<std::size_t> list;
    for (std::size_t m = 0; m < all.shown; ++m) list.push_back(m);
    for (const std::size_t m : {result.front.x, result.front.y})
        if (std::find(list.begin(), list.end(), m) == list.end()) list.push_back(m);
    return list;
}

void addAlike(const Comparison& all, const CaseResult& result, const CaseValues& values,
              std::vector<std::string>& list) {
    const std::vector<std::size_t> read = readMetrics(all, result);
    for (std::size_t i = 0; i < read.size(); ++i)
        for (std::size_t j = i + 1; j < read.size(); ++j) {
            const Likeness alike = likeness(runsOf(values, read[i]), runsOf(values, read[j]));
            if (alike == Likeness::none) continue;
            list.push_back(fmt::format(
                "\"{}\" and \"{}\" say the same under all alternatives ({}): they are "
                "one measure, not two",
                all.metrics[read[i]].described.label, all.metrics[read[j]].described.label,
                alike == Likeness::equal ? "equal in every run" : "one is a linear function of the other"));
        }
}

void addFlatAims(const Comparison& all, const CaseResult& result, std::vector<std::string>& list) {
    for (const std::size_t m : {result.front.x, result.front.y}) {
        std::set<double> means;
        for (const auto& row : result.estimates)
            if (!std::isnan(row[m].mean)) means.insert(row[m].mean);
        if (means.size() == 1)
            list.push_back(fmt::format("\"{}\" is the same under every alternative, so the front has one aim",
                                       all.metrics[m].described.label));
    }
}

void addUndefined(const Comparison& all, const CaseResult& result, std::vector<std::string>& list) {
    std::vector<std::size_t> read = readMetrics(all, result);
    for (const std::size_t m : {all.equityMetric, all.regretMetric})
        if (std::find(read.begin(), read.end(), m) == read.end()) read.push_back(m);
    for (const std::size_t m : read) {
        std::string which;
        std::size_t never = 0;
        for (std::size_t a = 0; a < result.estimates.size(); ++a) {
            const std::int64_t n = result.estimates[a][m].n;
            never += n == 0 ? 1 : 0;
            if (n == all.replications) continue;
            which +=
                fmt::format("{}{} in {} of {}", which.empty() ? "" : ", ", all.names[a], n, all.replications);
        }
        if (which.empty()) continue;
        const std::string& label = all.metrics[m].described.label;
        list.push_back(
            never == result.estimates.size()
                ? fmt::format("\"{}\" is undefined in every replication", label)
                : fmt::format("\"{}\" is not defined in every replication ({}); its means are over "
                              "different replications and do not compare",
                              label, which));
    }
}

}  // namespace

Likeness likeness(std::span<const double> a, std::span<const double> b) {
    expects(a.size() == b.size(), "as many values of each");
    std::vector<double> x, y;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (!std::isfinite(a[i]) || !std::isfinite(b[i])) continue;
        x.push_back(a[i]);
        y.push_back(b[i]);
    }
    if (x.empty()) return Likeness::none;
    const auto [lowX, highX] = std::minmax_element(x.begin(), x.end());
    const auto [lowY, highY] = std::minmax_element(y.begin(), y.end());
    const double rangeX = *highX - *lowX, rangeY = *highY - *lowY;
    if (rangeX == 0 || rangeY == 0) return Likeness::none;
    bool equal = true;
    for (std::size_t i = 0; i < x.size(); ++i)
        equal = equal && std::abs(x[i] - y[i]) <= kSame * std::max(std::abs(x[i]), std::abs(y[i]));
    if (equal) return Likeness::equal;
    if (std::set<double>(x.begin(), x.end()).size() < 4) return Likeness::none;
    double meanX = 0, meanY = 0, xx = 0, xy = 0;
    const auto n = static_cast<double>(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) {
        meanX += x[i] / n;
        meanY += y[i] / n;
    }
    for (std::size_t i = 0; i < x.size(); ++i) {
        xx += (x[i] - meanX) * (x[i] - meanX);
        xy += (x[i] - meanX) * (y[i] - meanY);
    }
    for (std::size_t i = 0; i < x.size(); ++i)
        if (std::abs(y[i] - meanY - xy / xx * (x[i] - meanX)) > kSame * rangeY) return Likeness::none;
    return Likeness::linear;
}

std::vector<std::string> metricFlaws(const Comparison& all, const CaseResult& result,
                                     const CaseValues& values) {
    std::vector<std::string> list;
    addAlike(all, result, values, list);
    addFlatAims(all, result, list);
    addUndefined(all, result, list);
    const ComparedMetric& equity = all.metrics[all.equityMetric];
    if (equity.better == Better::neither)
        list.push_back(fmt::format("\"{}\" has no better end, so no alternative is fairer by it",
                                   equity.described.label));
    return list;
}

}  // namespace tranche
