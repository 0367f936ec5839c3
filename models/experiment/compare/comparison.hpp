// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Policies, or scenarios, side by side under common random numbers (spec: paired t, Holm 1979 for many).
//
//   for each case (scenario), r = 0 .. n - 1:                        one task
//       for every alternative a: outcome(a, r) = simulate(a, {seed, r})
//       keep the metrics of each, and of each pair with the baseline who gained and who lost
//   then, by case: means with intervals; differences from the baseline, pair by pair, with t-interval, p-value by Holm over all
//   comparisons of the case that are shown and defined, the correlation that the common draws have brought; the Pareto front of two
//   metrics; the price of fairness; over cases: regrets.
//
// Applicants, failures and delays belong to entities, so replication r of all alternatives meets the same of them, and two alternatives
// that are one policy under two names differ by exactly 0, interval [0, 0].
// Verdict   from the adjusted p-value at 1 - confidence: better or worse where the metric has a direction, higher or
//           lower where not, else noClearDifference (which is not "equal").
// NaN       a replication in which either side is undefined is left out of the pair; n says how many are left.
// Bound     of the first boundReplications of each case whose alternatives share one scenario (bound_of_run.hpp).
// Cost      cases x alternatives x replications runs on all threads. Memory: 8 bytes a metric and run, and what is in flight.
// Threads   the same bytes for any number. Failure: AlternativeFailed. Cancel: `cancelled`, and nothing else is filled.
// Verified by: tests/experiment/compare_test.cpp, tests/tools/compare_test.cpp.

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "models/experiment/analysis/robust_regret.hpp"
#include "models/experiment/compare/bound_of_run.hpp"
#include "models/outcome/metric_table.hpp"
#include "models/outcome/summary.hpp"
#include "models/scenario/scenario_reader.hpp"
#include "sim/statistics/tally.hpp"

namespace tranche {

struct Alternative {
    std::string name, title, about;
    LoadedScenario loaded;
};

// Alternatives that meet the same draws.
struct CompareCase {
    std::string name, title;
    std::vector<Alternative> alternatives;  // at least two, as many and as named in every case
    bool sameScenario = true;               // they differ by policy alone
};

struct CompareRequest {
    std::vector<std::string> metrics;  // empty: comparedMetrics()
    std::string frontX, frontY;        // empty: ladder.allocation and the equity metric
    std::string equityMetric;  // what "fairer" means in the price of fairness; empty: fairness.sector_gap
    std::string regretMetric;  // empty: unmet.share
    double optimism = 0.5;     // of Hurwicz
    std::optional<double> threshold;     // of satisficing; none: the baseline's mean over the scenarios
    std::size_t baseline = 0;            // index of an alternative
    std::int64_t replications = 30;      // at least 2
    std::int64_t boundReplications = 3;  // 0: no bound
    bool boundByMerit = false;
    int threads = 0;
    const std::atomic<bool>* cancel = nullptr;
    std::function<void(std::int64_t done, std::int64_t of)> progress;  // runs
    std::function<void(std::size_t caseIndex, std::int64_t replication, const RunBound&)> certificate;
};

enum class DifferenceVerdict { better, worse, higher, lower, noClearDifference, undefined };
std::string_view verdictName(DifferenceVerdict);  // "better", "no clear difference"

struct ComparedMetric {
    std::string name;          // as asked for: "wait_days.p90@sector:sme"
    MetricEstimate described;  // key, scope, unit, label
    Better better = Better::neither;
};

struct MetricDifference {
    std::int64_t pairs = 0;
    double mean = 0, low = 0, high = 0;  // alternative - baseline, in the metric's unit
    double pValue = 0, adjusted = 0;
    double correlation = 0, varianceRatio = 0;
    DifferenceVerdict verdict = DifferenceVerdict::undefined;
};

struct GainFigure {
    double mean = 0, low = 0, high = 0;  // over replications
};

struct GainRow {
    std::string sector, label, size;        // "all"; size of the first request in servers
    GainFigure projects, more, less, same;  // numbers a replication
    GainFigure change;                      // sum over them [H200-equivalent GPU h]
};

struct Gains {
    std::vector<GainRow> rows;
    double pairs = 0, onlyBase = 0, onlyOther = 0;  // means over replications
};

struct FrontPoint {
    double x = 0, y = 0;
    bool onFront = false;
    double probability = 0;  // NaN: undefined in every replication
    std::int64_t n = 0;      // replications in which both are defined
};

struct Front {
    std::size_t x = 0, y = 0;  // metrics
    std::vector<FrontPoint> points;
    std::optional<std::size_t> knee;
    double hypervolume = 0;  // of the box between the worst and the best of the points, in [0, 1]
};

struct FairnessPrice {
    double delivered = 0, equity = 0;  // means: GPU h; the equity metric
    double belowMost = 0;              // share by which it delivers less than the one that delivers most
    bool fairer = false;               // by the equity metric, at the means, than the one that delivers most
    double price = 0;                  // belowMost where it is fairer, else NaN: nothing was bought
};

struct ShadowPrice {
    int year = 0;
    double value =
        0;  // GPU h of need that one more GPU-hour would have served, in [0, 1] unless weighed by merit;
            // mean over the slots of the year and the replications
};

// Annuity of the purchase price of the pools of a GPU model, by units.
struct PurchasePrice {
    std::string gpu;
    double krwPerGpuHour = 0, units = 0;
};

struct BoundFigures {
    std::int64_t replications = 0;
    double bound = 0;             // mean
    std::vector<double> reached;  // by alternative, means
    std::vector<ShadowPrice> prices;
    std::vector<PurchasePrice> purchases;  // empty: no prices known
};

struct CaseResult {
    std::string name, title;
    std::vector<std::vector<MetricEstimate>> estimates;      // alternative x metric
    std::vector<std::vector<MetricDifference>> differences;  // the same; the baseline's are empty
    std::vector<Gains> gains;                                // by alternative; the baseline's are empty
    Front front;
    std::vector<FairnessPrice> fairness;
    std::optional<BoundFigures> bound;
    std::vector<std::string> warnings;  // of differences that common random numbers do not sharpen
    std::vector<std::string> cautions;  // of alternatives under which other projects arise
    std::vector<std::string>
        metricFlaws;  // metrics that coincide or that are undefined in part, and what is affected
    std::int64_t comparisons = 0;                          // that Holm's adjustment counts: shown and defined
    std::vector<std::vector<std::vector<double>>> values;  // alternative x metric x replication
};

struct Comparison {
    bool cancelled = false;
    std::vector<std::string> names, titles, abouts;  // of the alternatives
    std::size_t baseline = 0;
    std::int64_t replications = 0;
    std::uint64_t seed = 0;
    double confidence = 0.95;
    std::vector<ComparedMetric> metrics;
    std::size_t shown = 0;  // the first so many; the others serve front, regret and fairness
    std::size_t equityMetric = 0;
    std::vector<CaseResult> cases;
    std::size_t regretMetric = 0;
    double optimism = 0.5, threshold = 0;
    std::optional<RobustChoice> robust;  // of two cases or more; oriented: more is better
    std::int64_t runs = 0;
};

class AlternativeFailed : public std::runtime_error {
public:
    AlternativeFailed(const std::string& what, std::size_t caseIndex, std::size_t alternative,
                      std::int64_t replication)
        : std::runtime_error(what), case_(caseIndex), alternative_(alternative), replication_(replication) {}
    std::size_t caseIndex() const { return case_; }
    std::size_t alternative() const { return alternative_; }
    std::int64_t replication() const { return replication_; }

private:
    std::size_t case_, alternative_;
    std::int64_t replication_;
};

std::vector<std::string> comparedMetrics();
// The first metric asked for that no alternative has; empty: there is none.
std::string unknownMetric(const std::vector<CompareCase>&, const CompareRequest&);
Comparison compare(const std::vector<CompareCase>&, const CompareRequest&);

}  // namespace tranche
