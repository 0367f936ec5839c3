// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where on a lattice of values a noisy number crosses a target: root finding by bisection, whose probes are sampled until
// they are certain.
//
//   bracket   the two ends, and where they agree the quarters between them; or from a start by steps of 1, 2, 4, ... until one point certainly meets the target and one does not
//   bisect    between the two; a probe takes observations until its interval lies on one side of the target, or the cap
//   open      a probe that stays undecided at the cap: the search goes on between it and the certain points on both sides,
//             so the answer is an interval, from the point after the last that certainly misses to the first that
//             certainly meets
//   guess     where open probes are left, up to four more halve the gap in which the means cross, within the probes that the
//             certainty is divided for; in what then remains the best guess is interpolated between the two means
//   scan      then `scan` neighbours on both sides of the answer, whatever bisection says about them
//
// Certainty  with probability `confidence` no verdict is wrong, however the probes were chosen: a verdict can be wrong to one
//            side only, and every look at every probe has the tail (1 - confidence) / (looks x probes), with `probes` the
//            most that the search could make (Bonferroni). Looks are at first, 2 first, 4 first, ... observations.
//            Intervals: Student's t of the mean; of observations that are 0 or 1 the exact one of Clopper and Pearson
//            (1934). Observations that are all the same are believed from the second look on, or at the cap.
// Order      observation r of all points has the same random numbers, so neighbours differ by the value alone and the sampled
//            curve is nearly monotone.
// Monotone?  bisection assumes it. All pairs of probes are then compared, observation by observation: a pair whose difference
//            certainly has the wrong sign (all pairs together: `confidence`, Bonferroni), or whose verdicts contradict the
//            order, is a `Contradiction`. What lies between probes nobody has seen.
//
// Undefined observations (NaN) are left out. A point that the sampler refuses bounds a search by doubling steps on that side,
// and ends any other with `refused`.
// Cost: at most probes x cap observations. Exceptions of the sampler pass.
// Verified by: tests/experiment/threshold_search_test.cpp, tests/validation/threshold_test.cpp.

#include <cstdint>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "models/experiment/target.hpp"
#include "sim/statistics/interval.hpp"

namespace tranche {

enum class Bracketing : std::uint8_t { ends, up, down, around };  // around: both ways from the start

struct ThresholdPlan {
    Target target;
    bool proportion = false;  // observations are 0 or 1
    double confidence = 0.95;
    std::int64_t first = 10, most = 320;  // observations of a probe: at the first look, at the last
    std::int64_t low = 0, high = 0;       // points that may be probed
    Bracketing bracketing = Bracketing::ends;
    std::int64_t start = 0;  // of the other kinds
    std::int64_t scan = 0;
};

enum class Verdict : std::uint8_t { met, missed, open, refused };

struct ThresholdProbe {
    std::int64_t point = 0;
    std::int64_t order = 0;      // 1: probed first
    std::vector<double> values;  // observations, by index
    std::int64_t n = 0;          // of them defined
    std::int64_t looks = 0;
    double mean = 0;
    Interval interval;
    bool constant = false;  // all defined observations are the same
    Verdict verdict = Verdict::open;
};

// Two points of which the one nearer to the meeting end does certainly worse.
struct Contradiction {
    std::int64_t missing = 0,
                 meeting = 0;  // the point that ought to be worse, the one that ought to be better
    Interval difference;       // of meeting - missing; unbounded when the verdicts alone contradict
    bool byVerdict = false;
};

enum class ThresholdEnd : std::uint8_t {
    found,       // the crossing lies in (lastMissed, firstMet]
    everywhere,  // all that was probed certainly meets the target
    nowhere,     // ... certainly misses it
    open,        // nothing was certain enough
    refused      // a point could not be sampled
};

struct ThresholdAnswer {
    ThresholdEnd end = ThresholdEnd::open;
    bool rising = true;  // greater points meet the target
    // With `rising` the interval of the answer is [lastMissed + 1, firstMet], else [firstMet, lastMissed - 1]. Absent: that side
    // is not certain within the points allowed.
    std::optional<std::int64_t> lastMissed, firstMet;
    // The best guess: where the means cross the target, as seen from the side that meets it.
    std::optional<std::int64_t> likely;
    // Then `likely` was not probed: it lies on the straight line between the means of these two probes, low and high.
    std::optional<std::pair<std::int64_t, std::int64_t>> guessedBetween;
    std::optional<std::int64_t> refusedAt;  // the last one
    std::vector<ThresholdProbe> probes;     // by point
    std::vector<Contradiction> contradictions;
    std::int64_t observations = 0, mostProbes = 0, looks = 0;
    double intervalConfidence = 0;  // two-sided, of each interval
    bool single() const;            // the interval of the answer is one point
};

// Observations `first`, first + 1, ..., count of them, of a point; nothing: the point is refused.
using ThresholdSampler = std::function<std::optional<std::vector<double>>(
    std::int64_t point, std::int64_t first, std::int64_t count)>;

// low <= start <= high, low < high, 2 <= first <= most.
ThresholdAnswer findThreshold(const ThresholdPlan&, const ThresholdSampler&);

}  // namespace tranche
