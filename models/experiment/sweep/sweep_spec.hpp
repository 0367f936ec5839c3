// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// An experiment as its file says it: scenarios, policies, factors, design, replications, metrics to keep.
//
//     experiment: quota-by-growth
//     scenario: ../korea-2030.yaml                   # or scenarios: [a.yaml, b.yaml]
//     policies: [korea-2026, sector-quota-hard]      # names or files; none: each scenario's own
//     design: {kind: latin_hypercube, points: 64}
//     factors:
//       - {name: growth, paths: [sectors.*.size_growth_per_year], range: [0, 0.6]}
//       - {path: sectors.*.no_show, from: range}     # the range that stands beside the value
//       - {path: tranches.naicc.units, values: [15000, 20000]}
//       - name: rules
//         levels: [{label: as it is, set: {}}, {label: strict, set: {policy.award.rule: strict_cut}}]
//     replications: {min: 10, max: 200, until: {metric: wait_days.p90, relative_half_width: 0.05}}
//     metrics: [wait_days.p90, success.gpus, ladder.allocation]
//
// Reading it, with every check that needs the scenarios: sweep_reader.hpp. Verified by: tests/experiment/sweep_reader_test.cpp.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "models/fields/field_table.hpp"
#include "models/fields/free_value.hpp"
#include "models/scenario/scenario.hpp"

namespace tranche {

enum class DesignKind : std::uint8_t { grid, latinHypercube, sobol, morris, saltelli };

struct DesignSpec {
    DesignKind kind = DesignKind::grid;
    std::int64_t points = 0;  // of latin_hypercube and sobol; trajectories of morris; base sample of saltelli
    std::int64_t levels = 4;  // of morris
    std::int64_t seed = 1;    // of the design, not of the runs
};

enum class FactorScale : std::uint8_t { linear, log };

// One alternative of a factor that changes several things at once.
struct LevelSpec {
    std::string label;
    std::map<std::string, FreeValue> set;
};

struct SweepFactorSpec {
    std::string name;  // empty: the path
    std::string path;
    std::vector<std::string> paths;  // that move together; `*` stands for every item of a list or map
    std::vector<FreeValue> values;   // set as they are
    std::vector<std::string> range;  // two numbers or dates; a distribution moves its centre there
    std::string from;                // "range": the bounds that stand beside the value
    std::int64_t steps = 3;          // of a range in a grid, ends included
    FactorScale scale = FactorScale::linear;
    std::optional<double> multipleOf;  // values are rounded to multiples
    std::vector<LevelSpec> levels;
};

struct SweepSpec {
    std::string id, title;
    std::string scenario;
    std::vector<std::string> scenarios, policies, set;
    DesignSpec design;
    std::vector<SweepFactorSpec> factors;
    ReplicationsSpec replications{10, 10, std::nullopt};
    std::optional<std::int64_t> seed;  // none: each scenario's own
    std::vector<std::string> metrics;  // empty: the headline ones; "all": every one
};

const Names<DesignKind>& names(Tag<DesignKind>);
const Names<FactorScale>& names(Tag<FactorScale>);
const Table<DesignSpec>& fields(Tag<DesignSpec>);
const Table<LevelSpec>& fields(Tag<LevelSpec>);
const Table<SweepFactorSpec>& fields(Tag<SweepFactorSpec>);
const Table<SweepSpec>& fields(Tag<SweepSpec>);

}  // namespace tranche
