// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Scores of a round, standardised by reviewer: x becomes M + (x - m) S / s, with m and s the mean and the standard
// deviation of the person's scores, M and S those of all. A lenient reviewer then helps nobody. A person whose scores are
// all alike, or who has only one, says nothing: each becomes M.
// O(scores). Sums are taken in the order given. Verified by: tests/allocation/standardise_test.cpp.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tranche {

struct ReviewScore {
    std::uint32_t person = 0;
    double score = 0;  // [points]
};

// The mean of each application's standardised scores; `scores` holds `reviewers` of them an application, in a row.
std::vector<double> standardisedMeans(std::span<const ReviewScore> scores, std::size_t reviewers);

}  // namespace tranche
