// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/design/saltelli_design.hpp"

#include "sim/kernel/contract.hpp"

namespace tranche {

SaltelliDesign::SaltelliDesign(std::int64_t rows, std::size_t dimensions, std::uint64_t seed)
    : base_(rows, 2 * dimensions, seed), dimensions_(dimensions) {}

std::vector<double> SaltelliDesign::point(std::int64_t index) const {
    expects(index >= 0 && index < points(), "a point of the samples");
    const auto stride = static_cast<std::int64_t>(dimensions_ + 2);
    const std::vector<double> both = base_.point(index / stride);
    const auto sample = static_cast<std::size_t>(index % stride);  // A, B, AB_1, ...
    std::vector<double> unit(dimensions_);
    for (std::size_t i = 0; i < dimensions_; ++i)
        unit[i] = both[sample == 1 || sample == i + 2 ? dimensions_ + i : i];
    return unit;
}

}  // namespace tranche
