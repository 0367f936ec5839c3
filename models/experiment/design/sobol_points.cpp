// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/design/sobol_points.hpp"

#include <boost/random/sobol.hpp>

#include "sim/kernel/contract.hpp"
#include "sim/random/stream.hpp"

namespace tranche {
namespace {

constexpr auto kShift = purposeOf("design.sobol.shift");

}  // namespace

SobolPoints::SobolPoints(std::int64_t points, std::size_t dimensions, std::optional<std::uint64_t> shiftSeed)
    : points_(points), shift_(dimensions), shifted_(shiftSeed.has_value()) {
    expects(points >= 1 && points <= std::int64_t{1} << kBits, "1 to 2^52 points");
    expects(dimensions <= kMostDimensions, "at most 3667 dimensions");
    if (dimensions == 0) return;
    directions_.resize(dimensions);
    // Point 2^j of the sequence is v(j) ^ v(j - 1), so the points at powers of two give the direction numbers. The engine
    // leaves the corner out and so counts from one less.
    boost::random::sobol_engine<std::uint64_t, kBits> engine(dimensions);
    for (unsigned j = 0; j < kBits; ++j) {
        if (j == 0)
            engine.seed();
        else
            engine.seed((std::uint64_t{1} << j) - 1);
        for (Directions& of : directions_) of[j] = engine() ^ (j == 0 ? 0 : of[j - 1]);
    }
    if (!shiftSeed) return;
    for (std::size_t i = 0; i < dimensions; ++i)
        shift_[i] = Stream({*shiftSeed, 0}, kShift, i).words(0)[0] >> (64 - kBits);
}

std::vector<double> SobolPoints::point(std::int64_t index) const {
    expects(index >= 0 && index < points_, "a point of the sequence");
    const auto k = static_cast<std::uint64_t>(index);
    const double half = shifted_ ? 0.5 : 0.0;  // of the last bit: a shifted point is never on the border
    std::vector<double> unit(shift_.size());
    for (std::size_t i = 0; i < unit.size(); ++i) {
        std::uint64_t word = shift_[i];
        unsigned j = 0;
        for (std::uint64_t gray = k ^ (k >> 1); gray != 0; gray >>= 1, ++j)
            if (gray & 1U) word ^= directions_[i][j];
        unit[i] = (static_cast<double>(word) + half) * 0x1p-52;
    }
    return unit;
}

}  // namespace tranche
