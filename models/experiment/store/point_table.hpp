// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Merged results as tables for analyses: of every base (a scenario under a policy) all points of the design in order, with
// the mean of each metric; NaN where a point was refused or the metric is undefined.
// Memory: 8 bytes a point, factor and metric. Errors: StoreFailure. Verified by: tests/experiment/point_table_test.cpp.

#include <filesystem>
#include <string>
#include <vector>

#include "models/experiment/analysis/factor_table.hpp"
#include "models/experiment/store/store_rows.hpp"
#include "models/experiment/sweep/sweep.hpp"

namespace tranche {

struct PointTable {
    std::string scenario, policy;
    std::vector<SweepPoint> points;          // their values
    std::vector<std::int64_t> replications;  // by point; 0: refused
    std::size_t metrics = 0;
    std::vector<double> means, halfWidths;  // by point, then by metric

    double mean(std::size_t point, std::size_t metric) const { return means[point * metrics + metric]; }
    double halfWidth(std::size_t point, std::size_t metric) const {
        return halfWidths[point * metrics + metric];
    }
    std::vector<double> responses(std::size_t metric) const;  // by point
};

std::vector<PointTable> pointTables(const Sweep&, const std::filesystem::path& results);

// Factors as numbers: what they are, days since 1970 for dates, the place in its list for any other value.
FactorTable factorTable(const Sweep&, const PointTable&, std::size_t metric);

// The values really tried, rounded as they are, in the unit of their ranges: 0 and 1 at the ends, on the factor's scale; of a
// list the place over the last place. Point by point, one a factor; NaN where a range is empty.
std::vector<double> coordinatesOf(const Sweep&, const PointTable&);

// Spearman's correlation of each factor with the response over the points where it is defined, with Holm's p-value of all of
// them together (Student's t approximation with n - 2 degrees of freedom). NaN: nothing varies, or below three points.
struct RankEffect {
    std::string factor;
    double correlation = 0, p = 1;
};
std::vector<RankEffect> rankEffects(const FactorTable&);

}  // namespace tranche
