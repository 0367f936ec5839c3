// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/design/grid.hpp"

#include <algorithm>
#include <utility>

#include "sim/kernel/contract.hpp"

namespace tranche {

bool gridIsCountable(const std::vector<std::int64_t>& levels) {
    std::int64_t product = 1;
    return std::all_of(levels.begin(), levels.end(),
                       [&](std::int64_t each) { return !__builtin_mul_overflow(product, each, &product); });
}

std::int64_t levelAt(double u, std::int64_t levels) {
    expects(u >= 0 && u <= 1 && levels >= 1, "a coordinate of the unit cube and at least one level");
    return std::min(static_cast<std::int64_t>(u * static_cast<double>(levels)), levels - 1);
}

GridDesign::GridDesign(std::vector<std::int64_t> levels) : levels_(std::move(levels)) {
    expects(std::all_of(levels_.begin(), levels_.end(), [](std::int64_t each) { return each >= 1; }),
            "at least one level a factor");
    expects(gridIsCountable(levels_), "a number of combinations that fits 63 bits");
    for (const std::int64_t each : levels_) points_ *= each;
}

std::vector<std::int64_t> GridDesign::levelsOf(std::int64_t index) const {
    expects(index >= 0 && index < points_, "a point of the grid");
    std::vector<std::int64_t> at(levels_.size());
    for (std::size_t i = levels_.size(); i-- > 0;) {
        at[i] = index % levels_[i];
        index /= levels_[i];
    }
    return at;
}

std::vector<double> GridDesign::point(std::int64_t index) const {
    const std::vector<std::int64_t> at = levelsOf(index);
    std::vector<double> unit(at.size());
    for (std::size_t i = 0; i < at.size(); ++i)
        unit[i] = (static_cast<double>(at[i]) + 0.5) / static_cast<double>(levels_[i]);
    return unit;
}

}  // namespace tranche
