// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Numbers from text and back, the same in every locale (from_chars, to_chars).
//
// Accepted   integers: [+-]? digits; numbers: [+-]? digits [. digits] [e [+-]? digits], a digit on one side of the point.
// Refused    leading zeros (octal to some readers), nan, inf, hexadecimal, separators, per cent, blanks, anything beyond
//            the type, and numbers so small that they would become 0. `hint` then says what to write instead, or
//            is empty.
// Written    shortest text that reads back as the same number; whole numbers below 1e15 without exponent.
// Verified by: tests/fields/strict_number_test.cpp.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tranche {

template <class T>
struct ReadNumber {
    std::optional<T> value = {};
    std::string hint = {};
};

ReadNumber<std::int64_t> readInteger(std::string_view text);
ReadNumber<double> readNumber(std::string_view text);

std::string numberText(double value);
std::string numberText(std::int64_t value);

}  // namespace tranche
