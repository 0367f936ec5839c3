// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The ranged facts of a scenario as factors of an experiment. A fact is ranged when a `range: [low, high]` stands beside
// it (provenance.hpp): a number or a date takes its bounds, a distribution is moved so that its centre does (recentre.hpp).
//
// Grouping  facts with the same last key, value, range and source are one assumption written in several places and move
//           together. `Grouping::none` makes a factor of every place.
// Names     the path with ids, tranches.naicc.units. Of a group what its paths share, with `*` where they differ,
//           sectors.*.no_show; where two groups would have one name, {a,b} with what stands there, then a number.
// Order     of the first place in the document.
// Cost      O(facts x depth). Errors: none; what the reader will not have shows when a variant is read.
// Verified by: tests/experiment/factors_test.cpp.

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "models/scenario/scenario_reader.hpp"

namespace tranche {

enum class Grouping { identical, none };

struct FactorPlace {
    std::string key;   // tranches[0].units, for an override
    std::string name;  // tranches.p1-h200.units, for people
};

// One bound: what its places are set to, or why they cannot be.
struct FactorSide {
    std::string at;       // as written in the range: "90", "2028-03-01"
    std::string set;      // as an override sets it: "90", "{lognormal: {median: 90, sigma: 0.35}}"
    std::string refusal;  // then `set` is empty
};

struct Factor {
    std::string name;
    std::vector<FactorPlace> places;
    std::string value;   // as the scenario says it: "lognormal(median 137, sigma 0.35)"
    std::string centre;  // of what the range is: "value", "median", "mean", "mode" or "middle"
    std::string base;    // that centre: "137"
    FactorSide low, high;
    std::string unit;  // of the field, "days"; may be empty
    std::string status, source;

    std::vector<std::string> overrides(const FactorSide&) const;  // one a place
    bool isBase(const FactorSide&) const;                         // the bound is where the centre is
};

std::vector<Factor> rangedFactors(const LoadedScenario&, Grouping = Grouping::identical);

// How many factors there would be, of the facts alone.
std::size_t countFactors(std::span<const Provenance> facts, Grouping = Grouping::identical);

// Names of facts that are assumed and have no range, so that no factor is made of them; identical ones once, as above.
std::vector<std::string> unrangedAssumptions(const LoadedScenario&);

}  // namespace tranche
