// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "models/demand/trace/trace_number.hpp"
#include "sim/kernel/time.hpp"

using namespace tranche;

TEST_CASE("Whole numbers of traces: padding is allowed, everything else is refused") {
    for (const auto& [text, value] : {std::pair<const char*, std::int64_t>{"0", 0},
                                      {"-1", -1},
                                      {"+7", 7},
                                      {"007", 7},
                                      {"0000000000000000000000012", 12},
                                      {"999999999999999999", 999999999999999999}}) {
        CAPTURE(text);
        CHECK(wholeNumber(text).state == NumberState::good);
        CHECK(wholeNumber(text).value == value);
    }
    for (const char* text : {"", "-", "+", "--1", "1-", "1.0", "0x1", " 1", "1 ", "one", "1e3"}) {
        CAPTURE(text);
        CHECK(wholeNumber(text).state == NumberState::notOne);
    }
    for (const char* text : {"9223372036854775808", "-9223372036854775809", "99999999999999999999999"})
        CHECK(wholeNumber(text).state == NumberState::tooLarge);
}

TEST_CASE("Decimal numbers are read to the thousandth, halves away from zero") {
    for (const auto& [text, value] : {std::pair<const char*, std::int64_t>{"0", 0},
                                      {"12.5", 12'500},
                                      {"-12.5", -12'500},
                                      {".25", 250},
                                      {"3.", 3000},
                                      {"1.0004", 1000},
                                      {"1.0005", 1001},
                                      {"-1.0005", -1001},
                                      {"0.9999", 1000},
                                      {"1.23456789012345678901234567890", 1235}}) {
        CAPTURE(text);
        CHECK(decimalNumber(text).state == NumberState::good);
        CHECK(decimalNumber(text).value == value);
    }
    for (const char* text : {"", ".", "-", "-.", "1.2.3", "1,5", "1.-5", "1.5e3", "+-1", "inf"}) {
        CAPTURE(text);
        CHECK(decimalNumber(text).state == NumberState::notOne);
    }
    CHECK(decimalNumber("9999999999999999").state == NumberState::tooLarge);
    CHECK(decimalNumber("99999999999999999999.5").state == NumberState::tooLarge);
}

TEST_CASE("Moments agree with the C library's dates and honour their zone") {
    CHECK(moment("1970-01-01T00:00:00Z", 0) == 0);
    CHECK(moment("2026-03-02 09:00:00", 9 * kHour) ==
          1772409600LL * kSecond);  // date -d '2026-03-02 00:00Z' +%s
    CHECK(moment("2026-03-02T09:00:00+09:00", 0) == 1772409600LL * kSecond);
    CHECK(moment("2026-03-02T09:00:00+0900", 0) == 1772409600LL * kSecond);
    CHECK(moment("2026-03-01T19:00:00-05", 0) == 1772409600LL * kSecond);
    CHECK(moment("2026-03-02T00:00:00.1239Z", 0) == 1772409600LL * kSecond + 124);
    CHECK(moment("2026-03-02 00:00:00.5", 0) == 1772409600LL * kSecond + 500);
    for (const char* text :
         {"", "2026-03-02", "2026-03-02 09:00", "2026-02-30 09:00:00", "2026-03-02 24:00:00",
          "2026-03-02 09:60:00", "2026-03-02 09:00:60", "2026-03-02 09:00:00 ", "2026-03-02 09:00:00.",
          "2026-03-02 09:00:00.Z", "2026-03-02 09:00:00+", "2026-03-02 09:00:00+9",
          "2026-03-02 09:00:00+09:60", "2026-03-02 09:00:00+16", "2026-03-02_09:00:00", "02/03/2026 09:00:00",
          "2026-03-02 9:00:00"}) {
        CAPTURE(text);
        CHECK_FALSE(moment(text, 0).has_value());
    }
}

TEST_CASE("Any number takes exponents and nothing that is not finite") {
    CHECK(anyNumber("1e3") == 1000.0);
    CHECK(anyNumber("-0.5") == -0.5);
    for (const char* text : {"", "nan", "inf", "1e999", "1,5", "1 "})
        CHECK_FALSE(anyNumber(text).has_value());
}
