// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The best of several variants of a scenario by one metric, with a probability that it is the best, and the winner's mean once
// more on replications that had no part in the choice.
//
//   kn    rounds of one replication of every variant still in, the same random numbers for all; variants that are certainly
//         behind drop out (kim_nelson.hpp). Promise: the picked one is the best with `confidence`, if the best is ahead of all
//         others by `indifference`; `probability` is that promise.
//   ocba  `first` replications of each, then more where they tell most (ocba.hpp), one tenth of the variants x first at a
//         time, until the estimated probability of a correct selection is `confidence`; `probability` is that estimate. It is
//         computed as if variants were independent, which under positively correlated replications is too modest.
//
// Budget    replications in all; when it is used up the best so far is picked, with `end` budget and the estimated probability
//           of the replications that all survivors share.
// Fresh     the winner again, as many replications as it had, at least `first`, with indices from kFreshReplication on. Being
//           picked for looking good makes the first mean too good; the fresh one is not.
// Undefined a replication without the metric ends the selection with `undefined`, variant and replication.
// Threads   the result is the same bytes for any number. Failure: SelectionFailed. Cancel: `cancelled`.
// Verified by: tests/experiment/select_test.cpp, tests/tools/select_test.cpp.

#include <atomic>
#include <cstdint>
#include <functional>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "models/experiment/analysis/ocba.hpp"
#include "models/outcome/summary.hpp"
#include "models/scenario/scenario_reader.hpp"
#include "sim/statistics/interval.hpp"

namespace tranche {

enum class SelectProcedure : std::uint8_t { kn, ocba };
enum class SelectEnd : std::uint8_t { sure, budget, undefined, cancelled };

inline constexpr std::int64_t kFreshReplication = 1'000'000'000;

struct SelectRequest {
    std::string metric;
    Favour better = Favour::lower;
    SelectProcedure procedure = SelectProcedure::kn;
    double confidence = 0.95;
    double indifference = 0;  // kn: above 0, in the metric's unit
    std::int64_t first = 10;  // replications of each variant before anything is decided, at least 2
    std::int64_t budget = 0;  // replications in all, at least variants x first
    int threads = 0;
    const std::atomic<bool>* cancel = nullptr;
    std::function<void(std::int64_t used, std::size_t surviving)> progress;
};

struct SelectedVariant {
    std::string name;
    Tally tally;
    Interval interval;          // of the mean, at `confidence`, each by itself
    std::int64_t outAfter = 0;  // kn: the round after which it was out; 0: never
};

struct SelectStudy {
    MetricEstimate metric;  // described
    SelectRequest request;
    SelectEnd end = SelectEnd::sure;
    std::vector<SelectedVariant> variants;
    std::size_t best = 0;
    double probability = 0;  // that the best is the best; see above
    std::int64_t used = 0;   // replications, without the fresh ones
    Tally fresh;
    Interval freshInterval;
    std::size_t undefinedVariant = 0;
    std::int64_t undefinedReplication = 0;
};

class SelectionFailed : public std::runtime_error {
public:
    SelectionFailed(const std::string& what, std::size_t variant, std::int64_t replication)
        : std::runtime_error(what), variant_(variant), replication_(replication) {}
    std::size_t variant() const { return variant_; }
    std::int64_t replication() const { return replication_; }

private:
    std::size_t variant_;
    std::int64_t replication_;
};

// All variants have the metric; `names` are for people, one a variant.
SelectStudy selectBest(std::span<const LoadedScenario> variants, std::span<const std::string> names,
                       const SelectRequest&);

}  // namespace tranche
