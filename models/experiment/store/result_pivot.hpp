// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a window asks a table of results: which points a filter keeps, a metric by one or two keys, how far each factor
// moves it. Pure functions of the table.
//
// Keys     a factor's name, "scenario" or "policy" (no factor is called so). Anything else is a contract violation, and so
//          is a metric beyond the table's.
// Levels   of a key: ascending where all are numbers or dates, else in order of first appearance. Equal texts are equal.
// Pivot    mean over the points of a cell, each with the same weight, of their means; points in which the metric is
//          undefined count for nothing, and a cell without any is NaN. Rows and columns are levels that the filter leaves.
// Swings   mainEffects of the filtered points, widest first, ties and undefined ones as in the file. Where not all
//          levels are numbers or dates, their places in the list are their values.
// O(points x (factors + log points)). Verified by: tests/experiment/result_pivot_test.cpp.

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "models/experiment/analysis/main_effects.hpp"
#include "models/experiment/store/result_table.hpp"

namespace tranche {

// By key: the levels that are kept. A key that is not there keeps all of its levels, one with no level none.
using ResultFilter = std::map<std::string, std::set<std::string>>;

std::vector<std::size_t> matchingPoints(const ResultTable&, const ResultFilter&);

// Of the points given.
std::vector<ResultLevel> levelsOf(const ResultTable&, const std::string& key,
                                  const std::vector<std::size_t>& points);

struct PivotCell {
    double mean = 0;
    std::int64_t points = 0;  // in which it is defined
};

struct Pivot {
    std::vector<ResultLevel> rows, columns;  // without a column key: one column, its text empty
    std::vector<PivotCell> cells;            // row by row

    const PivotCell& at(std::size_t row, std::size_t column) const {
        return cells[row * columns.size() + column];
    }
};

// `columnKey` may be empty.
Pivot pivot(const ResultTable&, const std::string& rowKey, const std::string& columnKey, std::size_t metric,
            const ResultFilter& = {});

struct FactorSwing {
    MainEffect effect;
    std::string unit;
    std::vector<std::string> levels;  // texts of effect.levels
};

std::vector<FactorSwing> swings(const ResultTable&, std::size_t metric, const ResultFilter& = {});

}  // namespace tranche
