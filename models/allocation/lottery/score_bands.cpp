// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/lottery/score_bands.hpp"

#include <algorithm>
#include <numeric>

#include "sim/random/elementary.hpp"
#include "sim/random/stream.hpp"

namespace tranche {

Band bandOf(double score, std::optional<double> fundAbove, std::optional<double> rejectBelow) {
    if (rejectBelow && score < *rejectBelow) return Band::reject;
    if (fundAbove && score >= *fundAbove) return Band::fund;
    return Band::draw;
}

std::vector<double> chancesWithinLine(std::span<const double> scores, double sd, std::size_t line) {
    constexpr std::uint64_t purpose = purposeOf("grey zone");
    std::vector<double> chances(scores.size(), line >= scores.size() ? 1.0 : 0.0);
    if (line == 0 || line >= scores.size()) return chances;
    std::vector<double> merit(scores.size());
    std::vector<std::size_t> order(scores.size());
    for (std::uint64_t panel = 0; panel < kGreyZoneDraws; ++panel) {
        Draws noise(Stream(RunKey{}, purpose, panel));
        for (std::size_t i = 0; i < scores.size(); ++i)
            merit[i] = scores[i] + sd * elementary::normalQuantile(noise.next());
        std::iota(order.begin(), order.end(), 0);
        std::nth_element(
            order.begin(), order.begin() + static_cast<std::ptrdiff_t>(line - 1), order.end(),
            [&](std::size_t a, std::size_t b) { return merit[a] != merit[b] ? merit[a] > merit[b] : a < b; });
        for (std::size_t k = 0; k < line; ++k) chances[order[k]] += 1;
    }
    for (double& chance : chances) chance /= kGreyZoneDraws;
    return chances;
}

std::vector<Band> greyZone(std::span<const double> scores, double sd, std::size_t line, double alpha) {
    std::vector<Band> bands;
    for (const double chance : chancesWithinLine(scores, sd, line))
        bands.push_back(chance > 1 - alpha ? Band::fund : chance < alpha ? Band::reject : Band::draw);
    return bands;
}

}  // namespace tranche
