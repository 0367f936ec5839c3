// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>

#include "models/allocation/price/price_spec.hpp"
#include "sim/random/elementary.hpp"

namespace tranche {

double userPrice(double list, double subsidy, double youngFactor) {
    return list * (1 - subsidy) * youngFactor;
}

double quantityAt(double price, double reference, double elasticity, double choke) {
    if (price <= 0) return choke;
    if (elasticity == 0) return choke;  // takes any price
    return std::min(choke, elementary::pow(price / reference, elasticity));
}

namespace {

void checkPart(const std::map<std::string, double>& by, const char* key, double low, double high,
               FieldCheck& check) {
    for (const auto& [name, value] : by)
        if (!(value >= low && value <= high))
            check.error(fmt::format("{}.{}", key, name), fmt::format("{}", value),
                        fmt::format("{} to {}", low, high));
}

}  // namespace

const Table<PriceSpec>& fields(Tag<PriceSpec>) {
    static const Table<PriceSpec> table{
        "price",
        "Posted, subsidised prices.",
        {
            required("list", &PriceSpec::list, "by model; models not named are free").unit("KRW/GPU h"),
            optional("subsidy", &PriceSpec::subsidy,
                     "share of the list price that the state pays, by sector"),
            optional("young_share", &PriceSpec::youngShare,
                     "share of a sector's applicants that are young firms"),
            optional("young_factor", &PriceSpec::youngFactor, "on the price of young firms").range(0, 1),
            required("reference", &PriceSpec::reference, "price at which the quantity asked for is 1")
                .unit("KRW/GPU h")
                .range(1e-6, 1e9),
            optional("elasticity", &PriceSpec::elasticity,
                     "of the number of applicants, by sector; not named: takes any price"),
            optional("choke", &PriceSpec::choke,
                     "quantity at price 0, relative to that at the reference; the scenario's applicants")
                .range(1, 1000),
        },
        [](const PriceSpec& price, FieldCheck& check) {
            checkPart(price.list, "list", 0, 1e9, check);
            checkPart(price.subsidy, "subsidy", 0, 1, check);
            checkPart(price.youngShare, "young_share", 0, 1, check);
            checkPart(price.elasticity, "elasticity", -10, 0, check);
        }};
    return table;
}

}  // namespace tranche
