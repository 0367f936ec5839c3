// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The procedure KN (Kim and Nelson 2001): pick the best of k systems such that
//   P(the picked one is the best) >= confidence   whenever the best is ahead of all others by `indifference` or more,
// and otherwise one within `indifference` of the best with about that probability. Observations normal; independent from one
// replication to the next, in any way dependent between systems: common random numbers are allowed and make it faster.
//
//   eta = ((2 (1 - confidence) / (k - 1))^(-2 / (n0 - 1)) - 1) / 2;  h2 = 2 eta (n0 - 1)            (c = 1)
//   after n0 of each: S2(i,l) = variance of the paired differences
//   after each r >= n0: i is out when some other l that is still in has a sample mean ahead of i's by more than
//       W(i,l) = max(0, indifference / (2 r) (h2 S2(i,l) / indifference^2 - r))
//   one left: it is the best; else one more of each that is left
//
// A state machine: feed it one round of observations after the other, of the systems that survive.
// End     at the latest when every W is 0; systems that are then exactly equal are decided by their order.
// k = 1   is decided after one round. Memory: n0 numbers a system and k^2 variances. O(k^2) a round.
// Verified by: tests/experiment/kim_nelson_test.cpp (the promise, over experiments, with and without common random numbers).

#include <cstdint>
#include <span>
#include <vector>

#include "models/experiment/analysis/ocba.hpp"

namespace tranche {

struct KimNelsonRequest {
    std::size_t systems = 2;
    std::int64_t firstStage = 10;  // n0, at least 2
    double confidence = 0.95;      // above 1 / systems
    double indifference = 1;       // above 0, in the unit of the observations
    Favour better = Favour::higher;
};

class KimNelson {
public:
    explicit KimNelson(const KimNelsonRequest&);

    // Systems still in, ascending; one when finished.
    const std::vector<std::size_t>& surviving() const { return in_; }
    bool finished() const { return finished_; }
    std::size_t best() const;  // finished, or the best so far
    std::int64_t rounds() const { return rounds_; }
    // One observation of each surviving system, in their order.
    void observe(std::span<const double> values);
    // Rounds after which nothing can stay open: of those still in; 0 before the first stage is over.
    std::int64_t mostRounds() const;
    double mean(std::size_t system) const;
    std::int64_t taken(std::size_t system) const { return taken_[system]; }

private:
    void estimateVariances();
    void screen();
    double reach(std::size_t i, std::size_t l) const;  // h2 S2 / indifference^2

    KimNelsonRequest request_;
    double h2_ = 0;
    std::vector<std::size_t> in_;
    std::vector<double> sums_;  // of observations; signs turned so that higher is better
    std::vector<std::int64_t> taken_;
    std::vector<std::vector<double>> first_;  // by round of the first stage
    std::vector<double> variances_;           // k x k
    std::int64_t rounds_ = 0;
    bool finished_ = false;
};

}  // namespace tranche
