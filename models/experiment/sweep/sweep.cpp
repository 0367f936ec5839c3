// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/sweep/sweep.hpp"

#include <algorithm>

#include "sim/kernel/contract.hpp"

namespace tranche {

std::int64_t Sweep::cellsPerPoint() const {
    return sequential() ? 1 : (spec.replications.max + kCellRuns - 1) / kCellRuns;
}

std::vector<std::string> SweepPoint::overrides() const {
    std::vector<std::string> all;
    for (const FactorValue& value : values)
        all.insert(all.end(), value.overrides.begin(), value.overrides.end());
    return all;
}

std::string SweepPoint::refusal() const {
    for (const FactorValue& value : values)
        if (!value.refusal.empty()) return value.refusal;
    return {};
}

SweepPoint pointAt(const Sweep& sweep, std::int64_t index) {
    expects(index >= 0 && index < sweep.points(), "a point of the experiment");
    const std::int64_t each = sweep.designPoints();
    SweepPoint point;
    point.index = index;
    point.base = static_cast<std::size_t>(index / each);
    const std::vector<SweepFactor>& factors = sweep.bases[point.base].factors;
    if (const auto* grid = std::get_if<GridDesign>(&sweep.design)) {
        const std::vector<std::int64_t> levels = grid->levelsOf(index % each);
        for (std::size_t f = 0; f < factors.size(); ++f)
            point.values.push_back(factors[f].gridValue(levels[f]));
        return point;
    }
    const std::vector<double> u = unitPoint(sweep.design, index % each);
    for (std::size_t f = 0; f < factors.size(); ++f) point.values.push_back(factors[f].at(u[f]));
    return point;
}

SweepCell cellAt(const Sweep& sweep, std::int64_t cell) {
    expects(cell >= 0 && cell < sweep.cells(), "a cell of the experiment");
    const std::int64_t each = sweep.cellsPerPoint(), most = sweep.spec.replications.max;
    if (sweep.sequential()) return {cell, 0, most};
    const std::int64_t first = cell % each * most / each, next = (cell % each + 1) * most / each;
    return {cell / each, first, next - first};
}

std::int64_t shardCell(std::int64_t shard, std::int64_t of, std::int64_t k) {
    expects(shard >= 1 && shard <= of && k >= 0, "a shard of the experiment");
    return k * of + (shard - 1 + (of - k % of)) % of;
}

std::int64_t cellsOf(const Sweep& sweep, std::int64_t shard, std::int64_t of) {
    const std::int64_t cells = sweep.cells(), rows = cells / of;
    return rows + (shardCell(shard, of, rows) < cells ? 1 : 0);
}

}  // namespace tranche
