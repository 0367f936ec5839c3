// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Posted, subsidised prices and what demand makes of them.
//
//   user price   list x (1 - subsidy of the sector) x (young factor for young applicants)
//   quantity     (price / reference)^elasticity, at most `choke`; at price 0 it is `choke`, for a power law has no value there
//
// Quantities are relative to the demand at the reference price. A scenario's applicants are those that come when all is
// free, so at a price each comes with probability quantity / choke, by a draw of its own: who comes at a price comes at
// every lower one. Demand looks at the cheapest model; each pays for the model granted.
// O(1) a question. Errors: none; the reader checks ranges. Verified by: tests/allocation/price_test.cpp.

#include <map>
#include <string>

#include "models/fields/field_table.hpp"

namespace tranche {

struct PriceSpec {
    std::map<std::string, double> list;        // [KRW/GPU h] by model; models not named are free
    std::map<std::string, double> subsidy;     // by sector, share of the list price; 0 where not named
    std::map<std::string, double> youngShare;  // by sector, of its applicants; 0 where not named
    double youngFactor = 1;                    // on the price of young applicants
    double reference = 1;                      // [KRW/GPU h] at which the quantity is 1
    std::map<std::string, double> elasticity;  // by sector; 0 where not named: takes any price
    double choke = 1;                          // quantity at price 0
};

double userPrice(double list, double subsidy, double youngFactor);
// At least 0, at most choke. `elasticity` not positive.
double quantityAt(double price, double reference, double elasticity, double choke);

const Table<PriceSpec>& fields(Tag<PriceSpec>);

}  // namespace tranche
