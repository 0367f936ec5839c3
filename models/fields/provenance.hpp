// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where a value of a scenario comes from, as written beside it:
//     {value: 2296, source: "...", status: reported, range: [low, high], note: "..."}
// `range` is what the value may plausibly be (it feeds the tornado); low and high repeat it as texts that an override
// can set. A range of dates has only the texts. Verified by: tests/fields/sourced_test.cpp.

#include <optional>
#include <string>
#include <utility>

#include "models/issue/issue.hpp"

namespace tranche {

struct Provenance {
    std::string path = {};    // tranches[0].units
    std::string value = {};   // "2296", "lognormal(median 75, sigma 0.35)"
    std::string source = {};  // who says so
    std::string status = {};  // seed, stated, reported, derived, assumed or known; may be empty
    std::optional<std::pair<double, double>> range = {};
    std::string low = {}, high = {};
    std::string note = {};
    Place place = {};
};

}  // namespace tranche
