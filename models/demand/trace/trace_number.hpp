// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Numbers of traces. Unlike those of scenarios they may have leading zeros (columns are padded in the wild).
//     whole      [+-]? digits
//     decimal    [+-]? digits [. digits], in thousandths, further digits rounded half away from zero
//     anyNumber  what from_chars takes, finite
//     moment     YYYY-MM-DD, then T or a blank, HH:MM:SS, perhaps .fraction, perhaps Z, +HH, +HHMM or +HH:MM
// O(length); nothing depends on the locale. Verified by: tests/demand/trace_number_test.cpp.

#include <cstdint>
#include <optional>
#include <string_view>

namespace tranche {

enum class NumberState : std::uint8_t { good, notOne, tooLarge };

struct TraceNumber {
    std::int64_t value = 0;
    NumberState state = NumberState::notOne;
};

inline bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

inline TraceNumber wholeNumber(const char* at, const char* end) {
    constexpr std::ptrdiff_t kSafeDigits = 18;
    const bool negative = at < end && *at == '-';
    if (at < end && (*at == '-' || *at == '+')) ++at;
    if (at == end) return {};
    while (end - at > kSafeDigits && *at == '0') ++at;
    const bool tooLarge = end - at > kSafeDigits;
    std::int64_t value = 0;
    for (; at < end; ++at) {
        if (!isDigit(*at)) return {};
        if (!tooLarge) value = value * 10 + (*at - '0');
    }
    if (tooLarge) return {0, NumberState::tooLarge};
    return {negative ? -value : value, NumberState::good};
}

inline TraceNumber wholeNumber(std::string_view text) {
    return wholeNumber(text.data(), text.data() + text.size());
}

TraceNumber decimalNumber(std::string_view text);
std::optional<double> anyNumber(std::string_view text);

// [ms since 1970 UTC]; without a zone the time is `utcOffset` [ms] ahead of UTC.
std::optional<std::int64_t> moment(std::string_view text, std::int64_t utcOffset);

}  // namespace tranche
