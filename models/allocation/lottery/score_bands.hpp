// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Partial lottery (Fang, Casadevall 2016): fund above a line, reject below a line, draw lots in between. The lines are
// scores, or the grey zone of the review: whoever's true rank is within the funding line with a probability of at least
// alpha and at most 1 - alpha is drawn.
// True merit given the scores: score + N(0, sd), independent (flat prior; sd: of the panel mean). The probability is
// Monte Carlo over kGreyZoneDraws panels with a fixed key: standard error at most 0.025, so the zone is as sharp as that.
// O(draws x n). Ties within a panel: the lower position.
// Verified by: tests/allocation/lottery_test.cpp (two applicants against the normal law).

#include <optional>
#include <span>
#include <vector>

#include "models/allocation/room.hpp"

namespace tranche {

inline constexpr int kGreyZoneDraws = 400;

Band bandOf(double score, std::optional<double> fundAbove, std::optional<double> rejectBelow);
// P(true rank <= line) of each.
std::vector<double> chancesWithinLine(std::span<const double> scores, double sd, std::size_t line);
std::vector<Band> greyZone(std::span<const double> scores, double sd, std::size_t line, double alpha);

}  // namespace tranche
