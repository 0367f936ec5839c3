// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a lottery among requests of unlike sizes really gives: lots are drawn, each in turn gets its whole request if it
// fits; a misfit is skipped, or ends the draw. Equal lots are not equal chances when sizes differ.
// Up to kEnumerated tickets all orders are enumerated: exact up to rounding, and with equal weights also as counts of
// orders. Beyond, Monte Carlo over `draws` lotteries; standard error at most 0.5 / sqrt(draws).
// O(n!) or O(draws n log n). Verified by: tests/allocation/lottery_test.cpp (EX-LOT).

#include <cstdint>
#include <span>
#include <vector>

#include "models/allocation/division/link_filling.hpp"

namespace tranche {

struct Ticket {
    std::int64_t request = 0;
    double weight = 1;
};

struct WinChances {
    std::vector<double> win;  // by ticket
    double meanUsed = 0;
    bool exact = true;
    std::vector<std::int64_t> orders;  // in which each wins, of allOrders; empty beyond kEnumerated
    std::int64_t allOrders = 0;
    std::int64_t usedOverOrders = 0;  // sum over the orders
};

inline constexpr std::size_t kEnumerated = 8;

WinChances winChances(std::span<const Ticket>, std::int64_t capacity, OnBlock, std::uint64_t seed = 1,
                      std::uint64_t draws = 100000);

}  // namespace tranche
