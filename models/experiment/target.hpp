// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What is wanted of a number: "<=30", "<30", ">=0.9", ">0.9". Met or not met by a value; NaN meets nothing.
// Text: one of the four signs and a finite number, blanks between allowed. Verified by: tests/experiment/target_test.cpp.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tranche {

enum class Comparison : std::uint8_t { atMost, below, atLeast, above };

struct Target {
    Comparison comparison = Comparison::atMost;
    double value = 0;

    bool met(double x) const;
    bool wantsLess() const { return comparison == Comparison::atMost || comparison == Comparison::below; }
    std::string_view sign() const;  // "<="
};

std::optional<Target> parseTarget(std::string_view text);

}  // namespace tranche
