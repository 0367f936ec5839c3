// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/procurement/depreciation.hpp"

#include <algorithm>

#include "sim/kernel/contract.hpp"
#include "sim/random/elementary.hpp"

namespace tranche {

double capitalRecovery(double r, double years) {
    if (years <= 0) return 0;
    return r == 0 ? 1 / years : r / (1 - elementary::pow(1 + r, -years));
}

std::vector<double> straightLine(double price, double salvage, int years) {
    expects(years > 0 && salvage <= price, "a life of years and a salvage value below the price");
    return std::vector<double>(static_cast<std::size_t>(years), (price - salvage) / years);
}

std::vector<double> decliningBalance(double price, double salvage, int years, double factor) {
    expects(years > 0 && salvage <= price && factor > 0,
            "a life of years and a salvage value below the price");
    std::vector<double> yearly;
    double book = price;
    for (int year = 0; year < years; ++year) {
        yearly.push_back(std::min(book * factor / years, book - salvage));
        book -= yearly.back();
    }
    return yearly;
}

double residualValue(double priceToday, double age, double life) {
    return priceToday * std::clamp(1 - age / life, 0.0, 1.0);
}

bool outlived(const YearlyCost& old, const YearlyCost& frontier) {
    return old.running * frontier.work > (frontier.capital + frontier.running) * old.work;
}

WaitValue optionToWait(const UncertainInvestment& i) {
    expects(i.rate > 0 && i.probabilityHigh >= 0 && i.probabilityHigh <= 1, "a rate and a probability");
    // From next year on for ever: worth flow / rate the year before.
    const double expected = i.probabilityHigh * i.high + (1 - i.probabilityHigh) * i.low;
    const auto inYearOne = [&](double flow) { return std::max(0.0, flow + flow / i.rate - i.price); };
    return {.invest = -i.price + i.now + expected / i.rate,
            .wait = (i.probabilityHigh * inYearOne(i.high) + (1 - i.probabilityHigh) * inYearOne(i.low)) /
                    (1 + i.rate)};
}

}  // namespace tranche
