// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A comparison in words, once for screen, page and pictures. The scale of a metric (days, M GPU h, %) is that of the largest
// mean of the case, so that a column has one unit; digits follow the interval of each number.
// Verified by: tests/report/compare_test.cpp.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/experiment/compare/comparison.hpp"

namespace tranche {

struct ColumnStyle {
    double factor = 1;  // shown = value x factor
    std::string unit;   // "days"; may be empty
    int decimals =
        -1;  // of means in a column, as the widest interval allows; below 0: each as its own interval does
};
ColumnStyle columnStyle(const Comparison&, const CaseResult&, std::size_t metric);
std::string differenceUnit(const ColumnStyle&);  // of a share "% points"

// The title of an alternative, or its name where it has none or shares it: "First come, first served (first-come)".
std::string alternativeTitle(const Comparison&, std::size_t alternative);
// Two lines over a narrow column, "mean" and "wait"; the key where there is none.
std::pair<std::string, std::string> shortHeading(const ComparedMetric&);

std::string valueText(const ColumnStyle&, const MetricEstimate&, bool withInterval);
std::string differenceText(const ColumnStyle&, const MetricDifference&, int significant = 2);
// '+' clearly better than the baseline, '-' clearly worse, '>' and '<' clearly higher and lower where neither is better.
std::string_view markOf(DifferenceVerdict);
std::string pValueText(double p);  // "0.03", "< 0.0001", "undefined"

// What stands out, in sentences: the best by metric, the front, who gains, what a clairvoyant could have done. A metric that is
// undefined in some replications of an alternative is not ranked, and the sentence says so.
std::vector<std::string> compareFindings(const Comparison&, const CaseResult&);
// How those sentences are to be read: intervals, the winner's curse, few replications, what "undefined" means.
inline constexpr std::int64_t kFewReplications = 10;
std::vector<std::string> compareNotes(const Comparison&);
// "Holm's adjustment for 72 comparisons: ...", each scenario by itself.
std::string comparisonsText(const Comparison&);
std::string priceText(const FairnessPrice&);  // "6.6 %"; "-" where it is not fairer
// Which alternatives each criterion chooses over the scenarios; empty with one scenario. A percentile needs ten of them.
inline constexpr std::size_t kScenariosForP90 = 10;
std::vector<std::pair<std::string, std::string>> robustChoices(const Comparison&);

double shareOf(double part, double whole);  // NaN of nothing

}  // namespace tranche
