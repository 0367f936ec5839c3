// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The laws behind `Distribution`, before any bound or shift: what a law must answer, one switch a question.
//
// quantile(u)          smallest x with P(X <= x) >= u, u in (0, 1)
// location()           L: low end or mean where the law has one to itself, else 0; moments are taken about it,
//                      so that a far-away law keeps the accuracy of its variance
// partialMoment(k, x)  E[(X - L)^k; X <= x], k = 0, 1, 2, a closed form for every law; `strict` means X < x,
//                      which differs only for points and tables
// mean(), variance()   closed forms
//
// Parameters in the order of the factories of distribution.hpp. `derived` holds what the quantile needs again
// and again: the two shapes of pert and beta, shape and scale of gamma and erlang.
// Errors: partial moments relative 1e-10 for gamma and beta families, 1e-13 elsewhere, of E|X - L|^k; a
// weibull's variance loses accuracy as its shape grows: relative 1e-8 at shape 1,000.
// Verified by tests/sim/distribution_test.cpp.

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace tranche {

enum class DistributionKind : std::uint8_t {
    constant,
    uniform,
    exponential,
    lognormal,
    normal,
    gamma,
    erlang,
    weibull,
    triangular,
    pert,
    beta,
    discrete,
    empirical
};

// A finite law, shared by every copy: distinct values in increasing order and running sums over them.
struct ValueTable {
    std::vector<double> givenValues;   // as written, for the echo
    std::vector<double> givenWeights;  // empty for empirical
    std::vector<double> value;
    std::vector<double> cumulative;  // P(X <= value[i]); the last is exactly 1
    std::vector<double> first;       // E[X - mean; X <= value[i]]
    std::vector<double> second;      // E[(X - mean)^2; X <= value[i]]
    double mean = 0.0;
    double variance = 0.0;
};

std::shared_ptr<const ValueTable> makeValueTable(std::vector<double> values, std::vector<double> weights);

struct Law {
    DistributionKind kind = DistributionKind::constant;
    bool point = true;  // constant, or degenerate: low = high, sigma = 0
    std::array<double, 4> parameter{};
    std::array<double, 2> derived{};
    std::shared_ptr<const ValueTable> table;

    double quantile(double u) const;
    double partialMoment(int k, double x, bool strict = false) const;
    double location() const;
    double mean() const;
    double variance() const;

    double low() const { return parameter[kind == DistributionKind::beta ? 2 : 0]; }
    double width() const;  // of the bounded laws: high - low

private:
    double triangularQuantile(double u) const;
    double triangularPartial(int k, double y) const;
    double normalPartial(int k, double x) const;
    double betaPartial(int k, double y) const;  // pert and beta
    double tablePartial(int k, double x, bool strict) const;
};

Law makeLaw(DistributionKind kind, std::array<double, 4> parameter);  // parameters already checked

}  // namespace tranche
