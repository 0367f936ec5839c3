// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Survival function from right-censored waits: Kaplan and Meier (1958), the product-limit estimator.
//   S(t) = product over event times t_i <= t of (1 - d_i / n_i),  d_i events among n_i still at risk.
// An applicant who still waits at the horizon is censored, never dropped: dropping makes waits look shorter.
// Ties: at equal times events come before censorings (a subject censored at t was at risk at t).
//
//   survival(t)   right-continuous, 1 before the first event; after the last observation it stays where it is
//   quantile(p)   smallest t with S(t) <= 1 - p; absent when the curve never falls that far
//   median()      quantile(1/2)
//   variance(t)   Greenwood (1926), of S(t); 0 where S is 0 or 1
//   restrictedMean(to)  integral of S over [0, to], for observations >= 0
//
// Without censoring S is the exact fraction (n - done) / n; with it, a product of such fractions. Comparisons
// allow 1e-12 of rounding. The unit is that of the times. O(n log n) to make, O(log n) to ask.
// Verified by tests/sim/survival_test.cpp.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tranche {

struct Observation {
    double time = 0.0;
    bool event = true;  // false: censored at this time
};

class KaplanMeier {
public:
    explicit KaplanMeier(std::vector<Observation> observations);

    double survival(double t) const;
    double variance(double t) const;
    std::optional<double> quantile(double p) const;
    std::optional<double> median() const { return quantile(0.5); }
    double restrictedMean(double to) const;

    std::size_t observations() const { return observations_; }
    std::size_t events() const { return events_; }

    struct Step {
        double time;  // of the events
        std::int64_t atRisk;
        std::int64_t events;
        double survival;   // from this time on
        double greenwood;  // sum of d / (n (n - d)) up to here; inf when S is 0
    };
    std::span<const Step> steps() const { return steps_; }

private:
    const Step* lastStepAt(double t) const;

    std::vector<Step> steps_;
    std::size_t observations_ = 0;
    std::size_t events_ = 0;
};

}  // namespace tranche
