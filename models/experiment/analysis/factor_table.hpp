// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a sweep hands to an analysis: a table of runs, one row a point of the design.
//
// values    row by row, in natural units: values[row * names.size() + column]
// response  one number a row; NaN where it is undefined there
// Errors: contract violations where the sizes do not fit. Verified by: tests/experiment/prim_test.cpp.

#include <cstddef>
#include <string>
#include <vector>

#include "sim/kernel/contract.hpp"

namespace tranche {

struct FactorTable {
    std::vector<std::string> names;  // of the factors: columns
    std::vector<double> values;
    std::vector<double> response;

    std::size_t rows() const { return response.size(); }
    std::size_t columns() const { return names.size(); }
    double at(std::size_t row, std::size_t column) const { return values[row * names.size() + column]; }
    void check() const { expects(values.size() == rows() * columns(), "one value a row and factor"); }
};

}  // namespace tranche
