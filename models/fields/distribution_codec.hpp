// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Distributions as a scenario writes them (the laws and their parameters: sim/random/distribution.hpp):
//     5                                                  the constant 5
//     {lognormal: {median: 75, sigma: 0.35}}             a law with its parameters; `low` and `high` of beta may be left out
//     {exponential: 5}                                   a law with one parameter may have it in place
//     {discrete: {3: 0.25, 6: 0.35, 12: 0.40}}           value: weight
//     {empirical: [11, 13, 13, 40]}                      observed values
// beside the law: `truncate: [low, high]`, `shift: by`, `clamp: [low, high]`, applied in this order (null: no bound), and
// source, status, range, note; or all of it inside {value: ..., source: ...}. A range must contain the median or the mean.
// Limits of a field hold for everything that can be drawn. Verified by: tests/fields/distribution_codec_test.cpp.

#include <string>

#include "sim/random/distribution.hpp"

namespace tranche {

// "lognormal(median 75, sigma 0.35), clamped to 1 to 32"
std::string distributionText(const Distribution& distribution);

}  // namespace tranche
