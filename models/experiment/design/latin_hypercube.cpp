// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/design/latin_hypercube.hpp"

#include <algorithm>

#include "models/experiment/design/indexed_permutation.hpp"
#include "sim/kernel/contract.hpp"

namespace tranche {
namespace {

constexpr auto kJitter = purposeOf("design.latin.jitter");
constexpr double kBelowOne = 0x1.fffffffffffffp-1;

}  // namespace

LatinHypercube::LatinHypercube(std::int64_t points, std::size_t dimensions, std::uint64_t seed,
                               Placing placing)
    : points_(points), dimensions_(dimensions), seed_(seed), placing_(placing) {
    expects(points >= 1, "at least one point");
}

std::vector<double> LatinHypercube::point(std::int64_t index) const {
    expects(index >= 0 && index < points_, "a point of the hypercube");
    const RunKey key{seed_, 0};
    const auto n = static_cast<double>(points_);
    std::vector<double> unit(dimensions_);
    for (std::size_t i = 0; i < dimensions_; ++i) {
        const std::int64_t stratum = IndexedPermutation(key, i, points_)(index);
        const double place = placing_ == Placing::centred
                                 ? 0.5
                                 : Stream(key, kJitter, i).uniform(static_cast<std::uint64_t>(index));
        unit[i] = std::min((static_cast<double>(stratum) + place) / n, kBelowOne);
    }
    return unit;
}

}  // namespace tranche
