// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a GPU costs on a day: its list price in won or dollars, times what moves it.
//   price(t) = list x (1 - decline)^years x ((units at t) / (units at `from`))^log2(1 - rate) x product of the steps
//              in force x exchange rate (dollars only) x all-in factor
// Steps: a generation that comes, a squeeze of memory prices between two dates; a step may slip by a draw of its own.
// Learning counts the world's units: those at `from`, so many more a year, and what this programme has bought.
// Exchange rate: fixed, or geometric Brownian motion on a monthly or yearly grid, constant in between, drawn from one
// stream of its own, so that buying more or earlier changes no rate. Years are 365.25 days from `from`; before it the
// price is that of `from`. Money is whole won, rounded to the nearest. O(steps) a price; O(1) a rate once drawn.
// Sources: Wright (1936), learning by doubling; Black and Scholes (1973) for the law of the rate.
// Verified by: tests/procurement/price_path_test.cpp (EX-WRIGHT).

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/fields/field_table.hpp"
#include "models/quantities/quantities.hpp"
#include "sim/kernel/calendar.hpp"
#include "sim/random/distribution.hpp"
#include "sim/random/stream.hpp"

namespace tranche {

enum class RateGrid { month, year };

struct ExchangeRateSpec {
    double krwPerUsd = 1450;  // [KRW/USD] at the start
    double drift = 0;         // [1/year] growth of the expected rate
    double volatility = 0;    // [1/sqrt(year)]; 0: the rate follows the drift
    RateGrid grid = RateGrid::month;
};

struct LearningSpec {
    double rate = 0;          // share of the price that a doubling of all units takes off
    double units = 10000;     // made by `from`
    double unitsPerYear = 0;  // made a year after it, by all
};

struct PriceStepSpec {
    std::string id;
    Date from;
    std::optional<Date> until;  // last day; none: for good
    double change = 0;          // of the price: .4 is 40 % more
    Distribution slipDays = Distribution::constant(0);
};

struct PricePathSpec {
    std::string gpu;
    std::optional<double> usd;  // [USD] of one GPU; or
    std::optional<double> krw;  // [KRW]
    std::optional<Date> from;   // day of that price; none: the start of the horizon
    double allInFactor = 1;     // price of the whole purchase over that of its GPUs
    double declinePerYear = 0;  // [1/year]
    std::optional<LearningSpec> learning;
    std::vector<PriceStepSpec> steps;
};

const Names<RateGrid>& names(Tag<RateGrid>);
const Table<ExchangeRateSpec>& fields(Tag<ExchangeRateSpec>);
const Table<LearningSpec>& fields(Tag<LearningSpec>);
const Table<PriceStepSpec>& fields(Tag<PriceStepSpec>);
const Table<PricePathSpec>& fields(Tag<PricePathSpec>);

// log2(1 - rate), rate in [0, 1).
double wrightExponent(double rate);
// Price at `to` cumulated units over that at `from`, both above 0.
double wrightFactor(double rate, double from, double to);

// All prices of one replication, from time 0 to `end` (later: as at the end).
class Market {
public:
    Market(std::span<const PricePathSpec>, const ExchangeRateSpec&, const Calendar&, Time end, RunKey);

    double krwPerUsd(Time) const;
    static constexpr std::size_t kNoPath = static_cast<std::size_t>(-1);
    std::size_t path(std::string_view gpu) const;  // kNoPath: none
    std::size_t paths() const { return paths_.size(); }
    // All-in price of one GPU when the programme has bought `bought` of them; at least 1 won.
    Won unitPrice(std::size_t path, Time, double bought) const;

private:
    struct Step {
        Time from, until;
        double factor;
    };
    struct Path {
        const PricePathSpec* spec;
        Time from;
        std::vector<Step> steps;
    };
    std::vector<Path> paths_;
    std::vector<double> rates_;  // by step of the grid
    Duration gridStep_ = 0;
};

}  // namespace tranche
