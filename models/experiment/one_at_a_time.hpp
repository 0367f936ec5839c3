// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The effect of each ranged assumption, one at a time (Saltelli, Tarantola, Campolongo and Ratto, "Sensitivity Analysis in
// Practice", 2004, chapter 2; the picture is the tornado of Howard 1988):
//
//   for every factor, at its low and at its high bound, all else as in the scenario:
//       read the variant; for r = 0 .. n - 1: d(r) = metric(variant, r) - metric(base, r)
//       effect = mean d +- t(n - 1) s(d) / sqrt n
//
// Common random numbers: replication r of every variant has the scenario's seed and its index r, and draws belong to
// entities, so the pairs differ by what the factor does and a factor without influence has effect 0, interval [0, 0].
// Each interval is one by itself: of 100 that hold 95 % some 5 miss.
//
// Metrics   named "key" or "key@scope" as in the stopping rule, or "capacity.in_service@2029-12-31" at the day of a
//           target. A pair in which one side is undefined is left out, and n says how many are left; below 2 the
//           interval is unbounded, at 0 the effect is NaN.
// Refused   a bound that the reader refuses has the reason and no effects.
// Cost      (1 + 2 factors) x replications runs on all threads, less those of bounds that are the base itself. Memory:
//           8 bytes a run and metric, and the few variants in flight.
// Threads   the result is the same bytes for any number. Failure: VariantFailed names the variant and its replication.
// Cancel    the result says `cancelled` and holds no effects.
// Verified by: tests/experiment/one_at_a_time_test.cpp, tests/tools/effects_test.cpp.

#include <atomic>
#include <cstdint>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

#include "models/experiment/factors.hpp"
#include "models/outcome/metric_table.hpp"
#include "models/outcome/summary.hpp"
#include "models/programme/setting.hpp"

namespace tranche {

inline constexpr std::int64_t kEffectReplications = 10;

struct EffectRequest {
    std::vector<std::string> metrics;  // empty: headlineMetrics()
    Grouping grouping = Grouping::identical;
    std::int64_t replications = kEffectReplications;  // at least 2
    int threads = 0;                                  // 0: as many as the machine has
    const std::atomic<bool>* cancel = nullptr;
    std::function<void(std::int64_t done, std::int64_t of)> progress;  // runs
};

struct PairedEffect {
    double mean = 0, low = 0, high = 0;  // in the metric's unit
    std::int64_t n = 0;
    bool coversZero() const { return low <= 0 && high >= 0; }
};

struct FactorEffects {
    Factor factor;
    std::vector<PairedEffect> low, high;  // by metric; empty where that side is refused
};

struct EffectStudy {
    bool cancelled = false;
    bool grouped = true;
    std::int64_t replications = 0;
    std::int64_t runs = 0;  // all that would be made, the base included
    double confidence = 0.95;
    std::vector<MetricEstimate> base;  // the metrics, in order, over the same replications
    std::vector<FactorEffects> factors;
    std::vector<std::string> unranged;  // unrangedAssumptions()
};

class VariantFailed : public std::runtime_error {
public:
    VariantFailed(const std::string& what, std::vector<std::string> overrides, std::int64_t replication)
        : std::runtime_error(what), overrides_(std::move(overrides)), replication_(replication) {}
    const std::vector<std::string>& overrides() const { return overrides_; }
    std::int64_t replication() const { return replication_; }

private:
    std::vector<std::string> overrides_;
    std::int64_t replication_;
};

// GPUs in service (on the first day of the largest target, else at the end), waits, success, use, unmet need, cost.
std::vector<std::string> headlineMetrics(const Scenario&);
// The first of `metrics` that this scenario has not; empty: it has all.
std::string unknownMetric(const Setting&, const std::vector<std::string>& metrics);
// Why the reader refuses a variant, in one line.
std::string refusalOf(const LoadResult&);
// Runs of a study with so many factors: (1 + 2 factors) x replications.
std::int64_t effectRuns(std::size_t factors, std::int64_t replications = kEffectReplications);

// The scenario has every metric asked for.
EffectStudy oneAtATime(const LoadedScenario&, const EffectRequest&);

// How far a factor moves a metric: the width of the hull of 0 and both effects; NaN when neither is defined.
double influence(const FactorEffects&, std::size_t metric);
// Factors that move it, the widest first, ties in order of the factors.
std::vector<std::size_t> byInfluence(const EffectStudy&, std::size_t metric);

}  // namespace tranche
