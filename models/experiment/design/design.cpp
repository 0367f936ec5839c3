// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/design/design.hpp"

namespace tranche {

std::int64_t pointCount(const Design& design) {
    return std::visit([](const auto& one) { return one.points(); }, design);
}

std::size_t dimensions(const Design& design) {
    return std::visit([](const auto& one) { return one.dimensions(); }, design);
}

std::vector<double> unitPoint(const Design& design, std::int64_t index) {
    return std::visit([index](const auto& one) { return one.point(index); }, design);
}

}  // namespace tranche
