// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/design/morris_design.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "sim/kernel/contract.hpp"
#include "sim/random/stream.hpp"

namespace tranche {
namespace {

constexpr auto kOrder = purposeOf("design.morris.order");
constexpr auto kStart = purposeOf("design.morris.start");
constexpr auto kDirection = purposeOf("design.morris.direction");

std::size_t pick(double u, std::size_t among) {
    return std::min(static_cast<std::size_t>(u * static_cast<double>(among)), among - 1);
}

// When each factor moves: its rank in the walk's order (Fisher and Yates, Durstenfeld 1964).
std::vector<std::size_t> ranks(const Stream& stream, std::size_t dimensions) {
    std::vector<std::size_t> rank(dimensions);
    std::iota(rank.begin(), rank.end(), std::size_t{0});
    Draws draws(stream);
    for (std::size_t left = dimensions; left > 1; --left)
        std::swap(rank[left - 1], rank[pick(draws.next(), left)]);
    return rank;
}

}  // namespace

MorrisDesign::MorrisDesign(std::int64_t trajectories, std::size_t dimensions, std::uint64_t seed, int levels)
    : trajectories_(trajectories), dimensions_(dimensions), seed_(seed), levels_(levels) {
    expects(trajectories >= 1, "at least one trajectory");
    expects(levels >= 2 && levels % 2 == 0, "an even number of levels");
}

std::vector<double> MorrisDesign::point(std::int64_t index) const {
    expects(index >= 0 && index < points(), "a point of the trajectories");
    const auto stride = static_cast<std::int64_t>(dimensions_ + 1);
    const auto walk = static_cast<std::uint64_t>(index / stride);
    const auto step = static_cast<std::size_t>(index % stride);
    const RunKey key{seed_, 0};
    const std::vector<std::size_t> rank = ranks(Stream(key, kOrder, walk), dimensions_);
    Draws starts(Stream(key, kStart, walk)), directions(Stream(key, kDirection, walk));
    std::vector<double> unit(dimensions_);
    for (std::size_t i = 0; i < dimensions_; ++i) {
        const std::size_t half = static_cast<std::size_t>(levels_) / 2, low = pick(starts.next(), half);
        const bool up = directions.next() < 0.5, moved = rank[i] < step;
        const std::size_t level = up == moved ? low + half : low;  // up: low, then high
        unit[i] = static_cast<double>(level) / (levels_ - 1);
    }
    return unit;
}

}  // namespace tranche
