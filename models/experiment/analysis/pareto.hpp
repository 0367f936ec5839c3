// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Two aims at once. Both coordinates are oriented: more is better (negate what should be low).
//
//   nondominated      no other point is at least as good in both and better in one (Pareto); equal points both stay
//   hypervolume       area between the reference and the front (Zitzler and Thiele 1998); points not above the reference
//                     in both add nothing
//   knee              of the front, the point farthest beyond the line between its two ends, both axes scaled to the range of
//                     the front (Das 1999): where giving up a little of one stops buying much of the other. None when
//                     the front has fewer than three different points or none lies beyond the line.
//   frontProbability  the share of bootstrap samples of the replications (Efron 1979) in which a point, taken at its mean,
//                     is nondominated. All points use the same sampled replications, so pairs stay pairs. Sample b draws
//                     its indices from Stream(key, "front", b): the same bytes on any machine. A coordinate is averaged over
//                     the drawn replications in which it is defined (not NaN); samples in which a point has none are left
//                     out of its share, and a point that never has one has probability NaN.
//
// A point with a coordinate that is not finite is never on the front and dominates nobody. O(k^2), bootstrap
// O(resamples x k x (n + k)). Verified by: tests/experiment/pareto_test.cpp.

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "sim/random/stream.hpp"

namespace tranche {

struct ParetoPoint {
    double x = 0, y = 0;
};

inline constexpr int kFrontResamples = 1000;

std::vector<bool> nondominated(std::span<const ParetoPoint> points);
double hypervolume(std::span<const ParetoPoint> points, ParetoPoint reference = {});
std::optional<std::size_t> knee(std::span<const ParetoPoint> points);

// runs[k][r]: point k in replication r; as many replications for each.
std::vector<double> frontProbability(const std::vector<std::vector<ParetoPoint>>& runs, RunKey key,
                                     int resamples = kFrontResamples);

}  // namespace tranche
