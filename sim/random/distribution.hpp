// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Probability laws by inverse transform: one uniform a variate, quantile(u) increasing in u. So two runs that
// share a uniform share the variate's rank, a larger u never gives a smaller value (synchronised common
// random numbers), and u -> 1 - u is antithetic. std::*_distribution differs between standard libraries and
// is banned.
//
//   law                          parameters, in order         support            conditions
//   constant                     value                        {value}
//   uniform                      low, high                    [low, high]        low <= high
//   exponential                  mean                         [0, inf)           mean > 0
//   lognormal                    median, sigma                (0, inf)           median > 0, 0 <= sigma <= 10
//   normal                       mean, sd                     reals              sd >= 0
//   gamma                        shape, scale                 (0, inf)           1e-3 <= shape <= 1e6
//   erlang                       k, mean                      (0, inf)           k whole in 1..1e6, mean > 0
//   weibull                      shape, scale                 (0, inf)           0.05 <= shape <= 1e3
//   triangular                   low, mode, high              [low, high]        low <= mode <= high
//   pert (Malcolm et al. 1959)   low, mode, high              [low, high]        low <= mode <= high
//   beta                         alpha, beta, low, high       [low, high]        1e-3 <= shapes <= 1e5
//   discrete                     values, weights >= 0         the values         any weight > 0
//   empirical                    values                       the values         equally likely, no smoothing
//
// Every number is finite and at most 1e100 in size; scales are above 0. Units are the caller's
// (sigma and shapes have none; sigma is the standard deviation of the logarithm). Modifiers return a new
// value; applied in any order, the result is kept as: truncate the law, shift, clamp.
//   truncated(lo, hi)  conditional on lo <= X <= hi           needs a mass of at least 1e-9
//   clamped(lo, hi)    values outside moved to the bound      atoms at lo and hi
//   shifted(by)        X + by
// Mean and variance are closed forms, through partial moments when bounded: relative error of E[X^k] 1e-10.
// The quantile of a truncation far in the upper tail has the resolution of 1 - u: 1e-16 / mass.
// Same bits on every CPU (`elementary`). Cost of a quantile: constant, uniform 3 ns; exponential 9;
// lognormal 25, weibull 65; tables O(log n); gamma, beta, pert about 1 microsecond.
// Errors: a bad parameter violates the contract; a reader asks `fault` first and reports what it says.
// Values are immutable, cheap to copy (tables are shared) and safe to use from any thread.
// Verified by tests/sim/distribution_test.cpp.

#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/random/elementary.hpp"
#include "sim/random/law.hpp"

namespace tranche {

// What is wrong with a law as written: the parameter (or modifier) and what it should have been.
struct DistributionFault {
    std::string parameter;
    std::string expected;
};

// One row a law: what a scenario may write, and the order in which make() takes the numbers.
struct DistributionForm {
    DistributionKind kind;
    std::string_view name;
    std::span<const std::string_view> parameters;  // empty for tables: `values` and, for discrete, `weights`
    std::string_view help;
    std::size_t required;  // how many must be written; only beta may leave out low and high, 0 and 1
};

std::span<const DistributionForm> distributionForms();
const DistributionForm& formOf(DistributionKind kind);
const DistributionForm* findForm(std::string_view name);  // nullptr when unknown

class Distribution {
public:
    Distribution() = default;  // the constant 0

    static Distribution constant(double value);
    static Distribution uniform(double low, double high);
    static Distribution exponential(double mean);
    static Distribution lognormal(double median, double sigma);
    static Distribution normal(double mean, double sd);
    static Distribution gamma(double shape, double scale);
    static Distribution erlang(double k, double mean);
    static Distribution weibull(double shape, double scale);
    static Distribution triangular(double low, double mode, double high);
    static Distribution pert(double low, double mode, double high);
    static Distribution beta(double alpha, double beta, double low = 0.0, double high = 1.0);
    static Distribution discrete(std::vector<double> values, std::vector<double> weights);
    static Distribution empirical(std::vector<double> values);
    // Any law with numbers as parameters, in the order of its form.
    static Distribution make(DistributionKind kind, std::span<const double> parameters);

    // The first fault of what make(), discrete(), empirical(), truncated() and clamped() would be given.
    static std::optional<DistributionFault> fault(DistributionKind kind, std::span<const double> parameters);
    static std::optional<DistributionFault> discreteFault(std::span<const double> values,
                                                          std::span<const double> weights);
    static std::optional<DistributionFault> empiricalFault(std::span<const double> values);
    std::optional<DistributionFault> truncationFault(double low, double high) const;
    static std::optional<DistributionFault> clampFault(double low, double high);

    Distribution truncated(double low, double high) const;
    Distribution clamped(double low, double high) const;
    Distribution shifted(double by) const;

    // u in (0, 1), which is not checked; 0 and 1 give the ends of the support, possibly infinite.
    double quantile(double u) const {
        if (!modified_) {
            if (law_.kind == DistributionKind::exponential) return -law_.parameter[0] * elementary::log1p(-u);
            if (law_.kind == DistributionKind::constant) return law_.parameter[0];
        }
        return generalQuantile(u);
    }

    double cdf(double x) const;  // P(X <= x)
    double mean() const;
    double variance() const;

    // For the echo of a scenario.
    DistributionKind kind() const { return law_.kind; }
    std::span<const double> parameters() const;  // in the order of the form; empty for tables
    std::span<const double> values() const;      // of a table, as given
    std::span<const double> weights() const;     // of a discrete table, as given

    struct Bounds {
        double low = -std::numeric_limits<double>::infinity();
        double high = std::numeric_limits<double>::infinity();

        bool finite() const {
            return low > -elementary::detail::kInfinity || high < elementary::detail::kInfinity;
        }
        friend bool operator==(const Bounds&, const Bounds&) = default;
    };
    Bounds truncation() const { return truncation_; }  // of the law, before the shift
    double shift() const { return shift_; }
    Bounds clamp() const { return clamp_; }  // of the result, after the shift

private:
    explicit Distribution(Law law) : law_(std::move(law)) {}

    Distribution conditioned(double low, double high) const;
    double generalQuantile(double u) const;
    double truncatedMoment(int k, double x) const;
    double moment(int k) const;

    Law law_;
    bool modified_ = false;
    Bounds truncation_;
    double belowMass_ = 0.0;   // P(law < truncation low)
    double insideMass_ = 1.0;  // P(truncation)
    double shift_ = 0.0;
    Bounds clamp_;
};

}  // namespace tranche
