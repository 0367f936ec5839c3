// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The waits of one replication, of everyone or of one sector: percentiles by size of request, the survival curve, and how
// the waits spread over bins of equal width. A wait is the time from submission to start [days]; who left while waiting,
// or waits at the end, is censored (cohort.hpp). With S the Kaplan-Meier curve of those waits:
//   percentile p   smallest t with S(t) <= 1 - p; NaN where the curve never falls that far
//   survival       S right after each of StudyFacts::survivalDays
//   mass of bin i  S(i w -) - S((i + 1) w -): the probability of a wait in [i w, (i + 1) w), w the width of a bin
//   last mass      S(n w -), n the number of bins: a longer wait, or one that the replication does not see end
// The masses add up to 1; there are none where nobody applied.
// O(n log n). Verified by: tests/outcome/wait_record_test.cpp.

#include <array>
#include <cstdint>
#include <vector>

#include "models/outcome/cohort.hpp"
#include "models/outcome/summary.hpp"

namespace tranche {

// The width is 1/8, 1/4, 1/2, 1, 2, 4, 7, 14, 28 ... days (halved or doubled on as need be): the least that covers the
// survival curve's days with at most 60 bins, so there are more than 30.
struct WaitBins {
    double days = 0;        // width of one
    std::size_t count = 0;  // 0: no survival curve is kept
};
WaitBins waitBins(const StudyFacts&);

struct WaitRecord {
    struct Size {
        std::array<double, kWaitShares.size()> days{};
        std::int64_t started = 0, censored = 0;
    };
    std::array<Size, 1 + kRequestSizes> sizes;  // all sizes, then each
    std::vector<double> survival;
    std::vector<double> mass;  // by bin, then the last
};

// `all` is of the cohort's waits, whatever their size; `bySize` of each size.
WaitRecord waitRecord(const KaplanMeier& all,
                      const std::array<std::vector<Observation>, kRequestSizes>& bySize, const StudyFacts&);

}  // namespace tranche
