// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A comparison written by hand: a baseline, one better, one worse, one undefined; hostile names; a bound.

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "models/experiment/compare/comparison.hpp"

namespace tranche::sample {

inline constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

inline MetricDifference difference(double mean, double half, DifferenceVerdict verdict) {
    return {30, mean, mean - half, mean + half, 0.001, 0.004, 0.8, 5, verdict};
}

inline GainRow gainRow(std::string sector, std::string size, double more, double less) {
    const auto exact = [](double v) { return GainFigure{v, v, v}; };
    return {sector,
            sector == "all" ? "All applicants" : "The " + sector,
            std::move(size),
            exact(200),
            exact(more),
            exact(less),
            exact(200 - more - less),
            {1000 * (more - less), 900 * (more - less), 1100 * (more - less)}};
}

inline CaseResult comparedCase(std::size_t alternatives, std::size_t baseline) {
    CaseResult result;
    result.name = "small";
    result.title = "A small <case> & more";
    for (std::size_t a = 0; a < alternatives; ++a) {
        const auto k = static_cast<double>(a);
        result.estimates.push_back(
            {{"wait_days.mean", "all", "days", "Wait", 58 + k, 57 + k, 59 + k, 30},
             {"success.projects", "all", "share", "Projects served", 0.7 + 0.02 * k, 0.69, 0.71, 30},
             {"cost.krw_per_gpu_hour", "all", "KRW/GPU h", "Cost", kNaN, kNaN, kNaN, 0}});
        result.differences.emplace_back();
        result.gains.emplace_back();
        result.front.points.push_back({58 + k, 0.7 + 0.02 * k, a != 1, a == 1 ? 0.2 : 0.9, 30});
        const bool fairer = a % 2 == 1;
        result.fairness.push_back({1e7 - 1e5 * k, 0.8, 0.01 * k, fairer, fairer ? 0.01 * k : kNaN});
        result.values.push_back({std::vector<double>(30, 58 + k), std::vector<double>(30, 0.7 + 0.02 * k),
                                 std::vector<double>(30, kNaN)});
        if (a == baseline) continue;
        const DifferenceVerdict verdict = a % 3 == 0   ? DifferenceVerdict::noClearDifference
                                          : a % 3 == 1 ? DifferenceVerdict::worse
                                                       : DifferenceVerdict::better;
        result.differences[a] = {difference(k, 0.5, verdict),
                                 difference(0.02 * k, 0.012, DifferenceVerdict::better),
                                 {0, kNaN, kNaN, kNaN, kNaN, kNaN, kNaN, kNaN, DifferenceVerdict::undefined}};
        result.gains[a] = {
            {gainRow("all", "all", 40 + k, 20), gainRow("all", "1", 30, 0), gainRow("all", "16+", 0, 200),
             gainRow("sme", "all", 10, 5), gainRow("sme", "1", 200, 0)},
            200,
            3,
            4};
    }
    result.comparisons = 2 * (static_cast<std::int64_t>(alternatives) - 1);
    result.metricFlaws = {"one <measure>, not two"};
    result.front.x = 0;
    result.front.y = 1;
    result.front.knee = 0;
    result.front.hypervolume = 0.4;
    BoundFigures bound;
    bound.replications = 3;
    bound.bound = 2e8;
    for (std::size_t a = 0; a < alternatives; ++a)
        bound.reached.push_back(1.5e8 + 1e6 * static_cast<double>(a));
    for (int year = 2026; year <= 2030; ++year) bound.prices.push_back({year, 0.2 * (year - 2026)});
    bound.purchases = {{"H200", 2000, 10}, {"<B200>", 4000, 20}};
    result.bound = bound;
    result.warnings = {"one differs"};
    result.cautions = {"other <projects>"};
    return result;
}

inline Comparison comparison(std::size_t alternatives = 4, std::size_t cases = 1) {
    Comparison c;
    for (std::size_t a = 0; a < alternatives; ++a) {
        c.names.push_back(a == 0 ? "panel" : "rule-" + std::to_string(a));
        c.titles.push_back(a == 0 ? "The <panel>, \"as it is\"" : a == 1 ? "" : "A title that two have");
        c.abouts.push_back("From & for <nobody>");
    }
    c.replications = 30;
    c.seed = 7;
    c.metrics = {
        {"wait_days.mean", {"wait_days.mean", "all", "days", "Wait, mean"}, Better::lower},
        {"success.projects", {"success.projects", "all", "share", "Projects served"}, Better::higher},
        {"cost.krw_per_gpu_hour", {"cost.krw_per_gpu_hour", "all", "KRW/GPU h", "Cost"}, Better::lower}};
    c.shown = 3;
    c.equityMetric = 1;
    c.runs = 120;
    for (std::size_t i = 0; i < cases; ++i) {
        c.cases.push_back(comparedCase(alternatives, c.baseline));
        if (i > 0) c.cases.back().name = "scenario-" + std::to_string(i);
    }
    if (cases > 1) {
        c.regretMetric = 1;
        std::vector<std::vector<double>> values;
        for (std::size_t a = 0; a < alternatives; ++a)
            values.emplace_back(cases, 0.7 + 0.02 * static_cast<double>(a));
        c.robust = robustChoice(values, 0.5, 0.72);
        c.threshold = 0.72;
    }
    return c;
}

}  // namespace tranche::sample
