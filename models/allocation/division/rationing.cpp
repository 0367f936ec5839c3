// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/division/rationing.hpp"

#include <algorithm>
#include <numeric>

#include "sim/kernel/contract.hpp"

namespace tranche {
namespace {

std::int64_t sumOf(std::span<const std::int64_t> demands, std::int64_t capacity) {
    constexpr std::int64_t largest = std::int64_t{1} << 31;
    expects(capacity >= 0 && capacity <= largest, "a capacity between 0 and 2^31");
    std::int64_t sum = 0;
    for (const std::int64_t d : demands) {
        expects(d >= 0 && d <= largest && sum <= largest, "demands that sum to at most 2^31");
        sum += d;
    }
    return sum;
}

}  // namespace

std::vector<Fraction> proportional(std::span<const std::int64_t> demands, std::int64_t capacity) {
    const std::int64_t sum = sumOf(demands, capacity);
    std::vector<Fraction> amounts;
    for (const std::int64_t d : demands)
        amounts.push_back(sum <= capacity ? Fraction(d) : Fraction(d * capacity, sum));
    return amounts;
}

std::vector<std::int64_t> proportionalWhole(std::span<const std::int64_t> demands, std::int64_t capacity) {
    const std::int64_t sum = sumOf(demands, capacity);
    std::vector<std::int64_t> amounts(demands.begin(), demands.end());
    if (sum <= capacity) return amounts;
    std::int64_t left = capacity;
    for (std::int64_t& x : amounts) {
        x = x * capacity / sum;
        left -= x;
    }
    std::vector<std::size_t> byRemainder(demands.size());
    std::iota(byRemainder.begin(), byRemainder.end(), 0);
    std::stable_sort(byRemainder.begin(), byRemainder.end(), [&](std::size_t a, std::size_t b) {
        return demands[a] * capacity % sum > demands[b] * capacity % sum;
    });
    for (const std::size_t i : byRemainder)
        if (left > 0) ++amounts[i], --left;
    return amounts;
}

std::vector<Fraction> uniformRule(std::span<const std::int64_t> demands, std::int64_t capacity) {
    std::vector<Claim> claims;
    for (const std::int64_t d : demands) claims.push_back({d, 1});
    return maxMin(claims, capacity);
}

}  // namespace tranche
