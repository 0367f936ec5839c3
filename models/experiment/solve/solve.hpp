// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// `tranche solve`: the least, greatest, earliest or latest value of one field of a scenario with which a metric meets a target.
//
//   plan    which values may be tried (lattice.hpp), whether the field takes them, whether there is such a metric
//   solve   findThreshold over them (threshold_search.hpp): a probe is the scenario with that value, read by the scenario's own
//           reader; observation r is the metric of replication r, with the seed of the scenario and so with the same draws
//           as replication r of every other probe
//
// Target    of the mean over replications; with `chance` p the share of replications that meet it is wanted to be at least p.
// Sampling  experiment.replications.min at the first look, .max at the last; experiment.confidence for the whole answer.
// Refused   a value that the reader refuses ends the search; `refusal` says why.
// Bias      what a metric estimates is its mean over replications of the scenario as it is: a percentile of a short or
//           strongly correlated stretch is biased (for p90 by about the variance of the estimate times half the rate at
//           which the tail falls), and the start of a run is part of it unless `measure` leaves it out.
// Threads   the result is the same bytes for any number. Failure: VariantFailed. Cancel: `cancelled`, no answer.
// Verified by: tests/experiment/solve_test.cpp, tests/tools/solve_test.cpp, tests/validation/threshold_test.cpp.

#include <atomic>
#include <functional>
#include <string>
#include <vector>

#include "models/experiment/one_at_a_time.hpp"
#include "models/experiment/solve/lattice.hpp"

namespace tranche {

struct SolveRequest {
    std::string over;    // path of the field: tranches.naicc.units
    std::string metric;  // "wait_days.p90", "success.gpus@sector:sme"
    Target target;
    std::optional<double> chance;  // in (0, 1)
    std::string from, to, step;    // as written; empty: absent
    std::int64_t scan = 0;
    int threads = 0;
    const std::atomic<bool>* cancel = nullptr;
    // Before each batch of replications of a value.
    std::function<void(std::int64_t probe, const std::string& value, std::int64_t replications)> progress;
};

struct SolvePlan {
    std::optional<SearchRange> range;  // none: see the faults
    std::vector<LatticeFault> faults;  // of the options
    Issues issues;                     // of the field: what the reader says of the value at a bound
    bool metricUnknown = false;
    std::string present;  // the value as it is
};
SolvePlan planSolve(const LoadedScenario&, const SolveRequest&);

struct SolveStudy {
    std::string over, present;
    MetricEstimate metric;  // described, without numbers
    Target target;
    std::optional<double> chance;
    double confidence = 0.95;
    std::int64_t first = 0, most = 0;
    std::int64_t scan = 0;
    SearchRange range;
    ThresholdAnswer answer;
    std::string refusal;
    bool cancelled = false;
};

// The plan has a range.
SolveStudy solve(const LoadedScenario&, const SolveRequest&, const SolvePlan&);

}  // namespace tranche
