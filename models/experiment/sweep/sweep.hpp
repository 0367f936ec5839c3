// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A checked experiment, ready to be run point by point.
//
//   base    a scenario under a policy, everything `set` applied: bases = scenarios x policies, in that order
//   point   a base with every factor at a value: point = base x design points + index in the design
//   run     a replication of a point
//   cell    a point and up to kCellRuns replications of it in a row, or all of them where a precision decides: what one
//           thread does at a time, and what shards share out
//   shard   one cell of every N in a row, moving on by one each time: the k-th cell of shard s is k N + (s - 1 - k) mod N,
//           so that no shard gets all the dear values of a factor
//
// All runs of one replication have the same seed, so points meet the same applicants, failures and delays (common random
// numbers). Nothing here depends on shards or threads. pointAt is O(factors log points) and O(places).
// Verified by: tests/experiment/sweep_reader_test.cpp.

#include <cstdint>
#include <string>
#include <vector>

#include "models/experiment/design/design.hpp"
#include "models/experiment/sweep/sweep_factor.hpp"
#include "models/experiment/sweep/sweep_spec.hpp"
#include "models/outcome/summary.hpp"
#include "models/scenario/scenario_reader.hpp"

namespace tranche {

inline constexpr std::int64_t kCellRuns = 8;

struct SweepBase {
    std::string scenario, policy;
    LoadedScenario loaded;
    std::vector<SweepFactor> factors;  // the same names in every base
    std::uint64_t seed = 0;
};

struct Sweep {
    SweepSpec spec;
    std::string version;  // of the program
    std::vector<SweepBase> bases;
    std::vector<std::string> metrics;         // kept, key or key@scope; each once
    std::vector<MetricEstimate> metricTexts;  // the same, described
    Design design = GridDesign({});
    std::string hash;  // of all that decides which runs there are and what is kept: 32 hexadecimal digits
    Node resolved;     // the file as it was understood

    std::int64_t designPoints() const { return pointCount(design); }
    std::int64_t points() const { return designPoints() * static_cast<std::int64_t>(bases.size()); }
    bool sequential() const { return spec.replications.until.has_value(); }
    std::int64_t mostRuns() const { return points() * spec.replications.max; }
    std::int64_t leastRuns() const { return points() * spec.replications.min; }
    std::int64_t cellsPerPoint() const;
    std::int64_t cells() const { return points() * cellsPerPoint(); }
};

struct SweepPoint {
    std::int64_t index = 0;
    std::size_t base = 0;
    std::vector<FactorValue> values;  // by factor
    std::vector<std::string> overrides() const;
    std::string refusal() const;  // of a factor; empty: none
};
SweepPoint pointAt(const Sweep&, std::int64_t index);

struct SweepCell {
    std::int64_t point = 0, first = 0, count = 0;  // replications [first, first + count)
};
SweepCell cellAt(const Sweep&, std::int64_t cell);

// The k-th cell of shard `shard` (from 1) of `of`, k below cellsOf().
std::int64_t shardCell(std::int64_t shard, std::int64_t of, std::int64_t k);
std::int64_t cellsOf(const Sweep&, std::int64_t shard, std::int64_t of);

}  // namespace tranche
