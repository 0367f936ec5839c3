// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fields/strict_number.hpp"

#include <doctest/doctest.h>

#include <bit>
#include <clocale>
#include <cmath>
#include <limits>
#include <utility>

using namespace tranche;

TEST_CASE("whole numbers are read strictly, with a hint where one is due") {
    CHECK(readInteger("0").value == 0);
    CHECK(readInteger("-12").value == -12);
    CHECK(readInteger("+5").value == 5);
    CHECK(readInteger("9223372036854775807").value == std::numeric_limits<std::int64_t>::max());
    CHECK(readInteger("-9223372036854775808").value == std::numeric_limits<std::int64_t>::min());
    const std::pair<std::string, std::string> refused[] = {
        {"1e3", "write 1000"},
        {"5.0", "write 5"},
        {"5.5", ""},
        {"010", "without a leading zero"},
        {"-007", "without a leading zero"},
        {"10,000", "write 10000, without separators"},
        {"10_000", "write 10000, without separators"},
        {"9223372036854775808", "at most 9223372036854775807 in size"},
        {"0x10", ""},
        {"0o10", ""},
        {"", ""},
        {"-", ""},
        {"+-5", ""},
        {"--5", ""},
        {"5 ", ""},
        {"five", ""},
        {".inf", "finite"},
        {"1e999", "at most 1e308 in size"}};
    for (const auto& [text, hint] : refused) {
        CAPTURE(text);
        CHECK_FALSE(readInteger(text).value);
        CHECK(readInteger(text).hint == hint);
    }
}

TEST_CASE("numbers are read strictly: no nan, no inf, nothing that overflows or vanishes") {
    CHECK(readNumber(".25").value == 0.25);
    CHECK(readNumber("5.").value == 5.0);
    CHECK(readNumber("-1.5E-3").value == -1.5e-3);
    CHECK(readNumber("+2").value == 2.0);
    CHECK(readNumber("0e-999").value == 0.0);
    CHECK(readNumber("2.2250738585072014e-308").value.has_value());
    const std::pair<std::string, std::string> refused[] = {
        {".nan", "finite"},
        {".NaN", "finite"},
        {"nan", "finite"},
        {".inf", "finite"},
        {"-.inf", "finite"},
        {"Infinity", "finite"},
        {"1e-400", "0, or at least 1e-307 in size"},
        {"4e-320", "0, or at least 1e-307 in size"},
        {"1e400", "at most 1e308 in size"},
        {"0.0001e400", "at most 1e308 in size"},
        {"1000e-400", "0, or at least 1e-307 in size"},
        {std::string(400, '9'), "at most 1e308 in size"},
        {"0." + std::string(400, '0') + "1", "0, or at least 1e-307 in size"},
        {"-1e400", "at most 1e308 in size"},
        {"010", "without a leading zero"},
        {"00.5", "without a leading zero"},
        {"24.9%", "write 0.249"},
        {"1 000", "write 1000, without separators"},
        {"1,5x", ""},
        {".", ""},
        {"e5", ""},
        {"1e", ""},
        {"0x1p3", ""},
        {"1.2.3", ""}};
    for (const auto& [text, hint] : refused) {
        CAPTURE(text);
        CHECK_FALSE(readNumber(text).value);
        CHECK(readNumber(text).hint == hint);
    }
}

TEST_CASE("a number is written short and reads back as the same bits") {
    CHECK(numberText(1e9) == "1000000000");
    CHECK(numberText(0.1) == "0.1");
    CHECK(numberText(-0.0) == "-0");
    CHECK(numberText(1.4e12) == "1400000000000");
    CHECK(numberText(1e300) == "1e+300");
    std::uint64_t state = 42;
    for (int i = 0; i < 20000; ++i) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        const double x = std::bit_cast<double>(state);
        if (!std::isfinite(x) || std::abs(x) < 1e-307) continue;
        const std::string text = numberText(x);
        CAPTURE(text);
        const auto back = readNumber(text);
        REQUIRE(back.value);
        CHECK(std::bit_cast<std::uint64_t>(*back.value) == state);
    }
}

TEST_CASE("the locale changes nothing") {
    if (std::setlocale(LC_ALL, "de_DE.UTF-8") == nullptr && std::setlocale(LC_ALL, "fr_FR.UTF-8") == nullptr)
        MESSAGE("no locale with a decimal comma here; from_chars and to_chars know none");
    CHECK(readNumber("1.234").value == 1.234);
    CHECK(numberText(1.234) == "1.234");
    std::setlocale(LC_ALL, "C");
}
