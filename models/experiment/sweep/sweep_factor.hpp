// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A factor of an experiment bound to one scenario: its places found, its values known.
//
//   values, levels   a list; a coordinate u of a design means the level floor(u levels)
//   range            low + u (high - low), or low (high / low)^u on the logarithmic scale; numbers or days; rounded to the
//                    multiple asked for and, where only whole numbers fit, to whole ones
//   from: range      the same between the bounds that stand beside the value
// Where a distribution stands, a number of a range moves its centre (recentre.hpp); `values` are set as they are.
// In a grid a range has `steps` values, both ends included; u is then k / (steps - 1).
//
// Paths    keys, [indices], ids of items, and `*`: every item of a list or every name of a map. They need not exist where
//          only keys are missing, as with --set.
// Errors   a path that leads nowhere, a range on what is neither a number nor a date, `from: range` where none stands: each
//          is reported at its place in the experiment's file. Cost: O(size of the scenario) to bind, O(places) a value.
// Verified by: tests/experiment/sweep_reader_test.cpp.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/experiment/sweep/sweep_spec.hpp"
#include "models/issue/issue.hpp"
#include "models/scenario/scenario_reader.hpp"

namespace tranche {

struct FactorValue {
    std::string text;                    // "0.15", "2028-03-01", a level's label
    std::vector<std::string> overrides;  // path=value
    std::string refusal;                 // then there are no overrides: "lognormal: median must be above 0"
};

class SweepFactor {
public:
    std::string name, unit;

    bool discrete() const { return !levels_.empty(); }
    std::int64_t gridLevels() const;  // values of a grid
    FactorValue gridValue(std::int64_t level) const;
    FactorValue at(double u) const;  // u in [0, 1]
    // The values that show most faults: every level, or both ends.
    std::vector<FactorValue> extremes() const;
    // All that decides its values, as text: the bounds beside a value are not in the experiment's file.
    std::string identity() const;
    std::vector<std::string> places() const;  // that it sets, each once, in order of their names

private:
    friend class FactorBinder;
    struct FactorTarget {
        std::string key;                  // tranches[0].units
        std::optional<Distribution> law;  // whose centre moves
    };

    FactorValue valueOf(double x) const;

    std::vector<FactorTarget> targets_;
    std::vector<FactorValue> levels_;
    double low_ = 0, high_ = 0;  // days since 1970 where dates
    bool date_ = false, log_ = false;
    double multipleOf_ = 0;  // 0: not rounded
    std::int64_t steps_ = 2;
};

// The factors of one row of the file: one, or all that have a range for {path: "*", from: range}. `where` is the row.
std::vector<SweepFactor> bindFactor(const SweepFactorSpec&, const Node& where, const std::string& path,
                                    const LoadedScenario&, Issues&);

// The places that a path with `*` names, [0] for items; empty: reported at `where` under `key`.
std::vector<std::string> expandPath(const Node& root, const std::string& path, const Place& where,
                                    const std::string& key, Issues&);

}  // namespace tranche
