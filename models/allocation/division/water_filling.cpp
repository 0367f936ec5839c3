// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/division/water_filling.hpp"

#include <algorithm>
#include <numeric>

#include "sim/kernel/contract.hpp"

namespace tranche {
namespace {

constexpr std::int64_t kLargest = std::int64_t{1} << 31;

void check(std::span<const Claim> claims, std::int64_t capacity) {
    expects(capacity >= 0 && capacity <= kLargest, "a capacity between 0 and 2^31");
    std::int64_t demand = 0, weight = 0;
    for (const Claim& c : claims) {
        expects(c.demand >= 0 && c.weight >= 1, "demands of at least 0 and weights of at least 1");
        demand += c.demand, weight += c.weight;
        expects(demand <= kLargest && weight <= kLargest, "demands and weights that sum to at most 2^31");
    }
}

struct Level {
    std::int64_t amount = 0, weight = 1;  // amount / weight; everything is satisfied when `full`
    bool full = true;
    bool drowns(const Claim& c) const { return full || c.demand * weight <= c.weight * amount; }
};

Level levelOf(std::span<const Claim> claims, std::int64_t capacity) {
    std::vector<std::size_t> byNeed(claims.size());
    std::iota(byNeed.begin(), byNeed.end(), 0);
    std::sort(byNeed.begin(), byNeed.end(), [&](std::size_t a, std::size_t b) {
        return claims[a].demand * claims[b].weight < claims[b].demand * claims[a].weight;
    });
    Level level{capacity, 0, true};
    for (const Claim& c : claims) level.weight += c.weight;
    for (const std::size_t i : byNeed) {
        level.full = false;
        if (!level.drowns(claims[i])) return level;
        level.amount -= claims[i].demand;
        level.weight -= claims[i].weight;
        level.full = true;
    }
    return level;
}

}  // namespace

std::vector<Fraction> maxMin(std::span<const Claim> claims, std::int64_t capacity) {
    check(claims, capacity);
    const Level level = levelOf(claims, capacity);
    std::vector<Fraction> amounts;
    amounts.reserve(claims.size());
    for (const Claim& c : claims)
        amounts.push_back(level.drowns(c) ? Fraction(c.demand)
                                          : Fraction(c.weight * level.amount, level.weight));
    return amounts;
}

std::vector<std::int64_t> maxMinWhole(std::span<const Claim> claims, std::int64_t capacity) {
    check(claims, capacity);
    const Level level = levelOf(claims, capacity);
    std::vector<std::int64_t> amounts;
    amounts.reserve(claims.size());
    // Every unit at or below the level comes before any above it, and they fit; fewer than n units are left.
    std::int64_t left = capacity;
    for (const Claim& c : claims) {
        amounts.push_back(level.drowns(c) ? c.demand : c.weight * level.amount / level.weight);
        left -= amounts.back();
    }
    const auto later = [&](std::size_t a, std::size_t b) {
        const std::int64_t x = (amounts[a] + 1) * claims[b].weight, y = (amounts[b] + 1) * claims[a].weight;
        return x != y ? x > y : a > b;
    };
    std::vector<std::size_t> waiting;
    for (std::size_t i = 0; i < claims.size(); ++i)
        if (amounts[i] < claims[i].demand) waiting.push_back(i);
    std::make_heap(waiting.begin(), waiting.end(), later);
    for (; left > 0 && !waiting.empty(); --left) {
        std::pop_heap(waiting.begin(), waiting.end(), later);
        const std::size_t i = waiting.back();
        if (++amounts[i] < claims[i].demand)
            std::push_heap(waiting.begin(), waiting.end(), later);
        else
            waiting.pop_back();
    }
    return amounts;
}

}  // namespace tranche
