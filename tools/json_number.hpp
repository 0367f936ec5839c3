// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A number in JSON, which has neither NaN nor infinity: undefined is null, unbounded "inf" or "-inf".
// Verified by: tests/tools/agreement_test.cpp, tests/tools/solve_test.cpp.

#include <cmath>
#include <nlohmann/json.hpp>

namespace tranche {

inline nlohmann::ordered_json jsonNumber(double value) {
    if (std::isnan(value)) return nullptr;
    if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
    return value;
}

}  // namespace tranche
