// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The award block of a policy: the order of a decision, what breaks its ties, the rule for the ranked list, lots, and
// resources besides GPUs that awards draw on.
// Verified by: tests/allocation/lottery_spec_test.cpp, tests/scenario/contradictions_test.cpp.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "models/fields/field_table.hpp"

namespace tranche {

enum class PoolChoice {
    roomiest,
    listed
};  // most free GPUs first (ties: listed first), or the scenario's order

// Lots are drawn per applicant and round. A partial lottery has two lines, fixed or from the noise of the review.
struct LotterySpec {
    std::optional<double> fundAbove;    // [points] funded in order of score from here on
    std::optional<double> rejectBelow;  // [points]
    std::optional<double> greyZone;     // alpha: lots for whom the line is within the noise of the review
    std::optional<std::int64_t> seed;   // of the lots alone; none: the seed of the run
    std::string nonce;                  // hides the seed in its commitment
};

// What all grants together may draw besides GPUs; none: no limit.
struct ResourcesSpec {
    std::optional<double> powerKw;    // [kW] at full load, by the catalogue, before cooling
    std::optional<double> storageTb;  // [TB] by the need of a sector's grants
};

struct AwardSpec {
    std::string order = "score";     // a row of the order table
    std::string rule = "skip_fill";  // a row of the award table
    PoolChoice pools = PoolChoice::roomiest;
    std::int64_t maxMonths = 12;            // the longest that a grant of fewer GPUs may be stretched to
    std::map<std::string, double> weights;  // by sector, 1 where not named
    LotterySpec lottery;
    std::vector<std::string> ties;  // further orders, one after the other, for those that `order` holds equal
    std::optional<ResourcesSpec> resources;
};

const Names<PoolChoice>& names(Tag<PoolChoice>);
const Table<LotterySpec>& fields(Tag<LotterySpec>);
const Table<ResourcesSpec>& fields(Tag<ResourcesSpec>);
const Table<AwardSpec>& fields(Tag<AwardSpec>);

}  // namespace tranche
