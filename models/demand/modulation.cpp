// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demand/modulation.hpp"

#include <algorithm>

namespace tranche {

double Modulation::factor(Time t) const {
    const auto after = std::upper_bound(breaks.begin(), breaks.end(), t,
                                        [](Time at, const auto& item) { return at < item.first; });
    return after == breaks.begin() ? 1 : std::prev(after)->second;
}

Modulation Modulation::times(const Modulation& other) const {
    if (none()) return other;
    if (other.none()) return *this;
    Modulation product;
    double mine = 1, theirs = 1;
    for (auto a = breaks.begin(), b = other.breaks.begin(); a != breaks.end() || b != other.breaks.end();) {
        const Time at = a == breaks.end()         ? b->first
                        : b == other.breaks.end() ? a->first
                                                  : std::min(a->first, b->first);
        if (a != breaks.end() && a->first == at) mine = (a++)->second;
        if (b != other.breaks.end() && b->first == at) theirs = (b++)->second;
        product.breaks.emplace_back(at, mine * theirs);
    }
    return product;
}

}  // namespace tranche
