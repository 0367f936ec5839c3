// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Decayed fair share: accounts in a tree, what each has used of late, and the factor that its requests get.
//
// Usage with half-life h decays continuously; with g GPUs held throughout d it becomes
//   U 2^(-d/h) + g (h / ln 2) (1 - 2^(-d/h))                      [GPU ms]
// exactly, so nothing depends on when it is looked at. Touched lazily: O(depth) a start or an end.
// Factors, 0 to 1, high is good:
//   classic    2^(-U/(S damp)), U of all usage, S the product of normalised shares along the path;
//              S = 0 gives 0, no usage anywhere gives 1                               (Kay, Lauder 1988; Slurm)
//   fair tree  rank of the account among all leaves, see fair_tree.hpp                 (Cox, Morrison 2014; Slurm)
// Verified by: tests/allocation/queue_fair_share_test.cpp (EX-DECAY, EX-FT).

#include <cstdint>
#include <vector>

#include "models/allocation/queue/fair_tree.hpp"
#include "sim/kernel/time.hpp"

namespace tranche {

// Usage after `elapsed` with `held` GPUs throughout. In the units of `elapsed` and `halfLife`; half-life > 0.
double decayedUsage(double usage, double held, Duration elapsed, Duration halfLife);

double classicFactor(double usage, double share, double damp = 1);

enum class ShareRule : std::uint8_t { classic, fairTree };

class FairShareAccounts {
public:
    explicit FairShareAccounts(Duration halfLife = 14 * kDay, double damp = 1);  // both > 0, damp >= 1
    std::uint32_t add(double shares = 1, std::uint32_t parent = kNoAccount);
    std::size_t size() const { return accounts_.size(); }

    void hold(std::uint32_t account, std::int64_t change,
              Time now);                                          // GPUs more or fewer; never back in time
    double usage(std::uint32_t account, Time now) const;          // [GPU ms]
    void factors(ShareRule, Time now, std::vector<double>& out);  // a factor an account

private:
    struct Account {
        std::uint32_t parent;
        double shares;
        double childShares = 0;
        double used = 0;
        std::int64_t held = 0;
        Time touched = 0;
    };

    Duration halfLife_;
    double damp_;
    double rootShares_ = 0;
    std::vector<Account> accounts_;
    std::vector<FairTreeNode> nodes_;  // room of factors()
    FairTreeRanks ranks_;
};

}  // namespace tranche
