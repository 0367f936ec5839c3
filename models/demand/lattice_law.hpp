// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A law on whole numbers between two bounds: with some probability exactly one of a few numbers (atoms), else a continuous
// law rounded to the nearest whole number and clamped to the bounds, so that both ends are atoms too (A-SIZE: requests sit
// at 1, 2, 4, 8, 16, 32 servers and at the cap, grants at twelve months).
//   quantile(u, growth)   the smallest n with P(N <= n) >= u, one uniform, increasing in u and in growth; the body is
//                         multiplied by `growth` before rounding, atoms stay
//   cdf, mean             of the same law; the mean sums over the lattice
// O(log width) evaluations of the body's cdf a quantile, O(width) a mean. Same bits on every CPU. Immutable.
// Verified by: tests/demand/lattice_law_test.cpp (chi-square, mean).

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/random/distribution.hpp"

namespace tranche {

// The number that the key of an atom writes; nullopt when it is not a whole number above 0 in its shortest form.
std::optional<std::int64_t> atomSize(const std::string& key);

class LatticeLaw {
public:
    // Keys of `atoms` are whole numbers within the bounds; weights and `atHigh` sum to at most 1.
    LatticeLaw(Distribution body, std::int64_t low, std::int64_t high,
               const std::map<std::string, double>& atoms, double atHigh);

    std::int64_t quantile(double u, double growth = 1) const;
    double cdf(std::int64_t n, double growth = 1) const;
    double mean(double growth = 1) const;

private:
    Distribution body_;
    std::int64_t low_, high_;
    std::vector<std::pair<std::int64_t, double>> upTo_;  // atoms in order, with their running sum
    double rest_ = 1;                                    // probability of the body
};

}  // namespace tranche
