// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fields/strict_number.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <system_error>

namespace tranche {

namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

// The parts of a number; `form` is false when the text is not one.
struct Grammar {
    bool form = false;
    bool negative = false;
    bool whole = true;  // no point, no exponent
    bool leadingZero = false;
    bool nonZero = false;   // some digit of the mantissa is not 0
    std::string_view body;  // without a plus
};

std::size_t skipDigits(std::string_view text, std::size_t at) {
    while (at < text.size() && isDigit(text[at])) ++at;
    return at;
}

Grammar grammarOf(std::string_view text) {
    Grammar g;
    if (!text.empty() && text.front() == '+')
        text.remove_prefix(1);
    else
        g.negative = !text.empty() && text.front() == '-';
    g.body = text;
    std::size_t at = g.negative ? 1 : 0;
    const std::size_t first = at;
    at = skipDigits(text, at);
    std::size_t digits = at - first;
    g.leadingZero = digits > 1 && text[first] == '0';
    if (at < text.size() && text[at] == '.') {
        const std::size_t end = skipDigits(text, at + 1);
        digits += end - at - 1;
        at = end;
        g.whole = false;
    }
    if (digits == 0) return g;
    g.nonZero = text.substr(first, at - first).find_first_of("123456789") != std::string_view::npos;
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
        const std::size_t end = skipDigits(text, at);
        if (end == at) return g;
        at = end;
        g.whole = false;
    }
    g.form = at == text.size();
    return g;
}

// Whether a number beyond the range of double is below it: the sign of its decimal exponent.
bool isTiny(const Grammar& g) {
    const std::size_t e = g.body.find_first_of("eE");
    const std::string_view mantissa = g.body.substr(0, e);
    const std::size_t point = std::min(mantissa.find('.'), mantissa.size());
    const std::size_t first = mantissa.find_first_of("123456789");
    if (e == std::string_view::npos) return first > point;
    const std::string_view exponent = g.body.substr(e + 1);
    const bool negative = exponent.front() == '-';
    // The exponent wins unless the mantissa has hundreds of digits on the other side.
    const auto shift =
        first < point ? static_cast<double>(point - first) : -static_cast<double>(first - point);
    std::int64_t size = 0;
    for (const char c : exponent)
        if (isDigit(c)) size = std::min<std::int64_t>(size * 10 + (c - '0'), 1'000'000'000);
    return shift + static_cast<double>(negative ? -size : size) < 0;
}

bool isNotFinite(std::string_view text) {
    std::string word;
    for (const char c : text)
        if (c != '.' && c != '+' && c != '-')
            word += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    return word == "nan" || word == "inf" || word == "infinity";
}

// "10,000", "10_000" and "10 000" meant 10000; "24.9%" meant 0.249.
std::string hintFor(std::string_view text) {
    if (isNotFinite(text)) return "finite";
    if (text.size() > 1 && text.back() == '%') {
        text.remove_suffix(1);
        if (const ReadNumber<double> share = readNumber(text); share.value)
            return "write " + numberText(std::round(*share.value * 1e10) / 1e12);
        return {};
    }
    std::string bare;
    for (const char c : text)
        if (c != ',' && c != '_' && c != ' ') bare += c;
    if (bare.size() < text.size() && isDigit(text.back()) && readNumber(bare).value)
        return "write " + bare + ", without separators";
    return {};
}

}  // namespace

ReadNumber<double> readNumber(std::string_view text) {
    const Grammar g = grammarOf(text);
    if (!g.form) return {{}, hintFor(text)};
    if (g.leadingZero) return {{}, "without a leading zero"};
    double value = 0;
    const auto [stop, error] = std::from_chars(g.body.data(), g.body.data() + g.body.size(), value);
    const bool outOfRange = error != std::errc();  // either way: from_chars does not say which
    if (g.nonZero && (outOfRange ? isTiny(g) : std::abs(value) < std::numeric_limits<double>::min()))
        return {{}, "0, or at least 1e-307 in size"};
    if (outOfRange || !std::isfinite(value)) return {{}, "at most 1e308 in size"};
    return {value, {}};
}

ReadNumber<std::int64_t> readInteger(std::string_view text) {
    const Grammar g = grammarOf(text);
    if (!g.form || g.leadingZero) return {{}, g.form ? "without a leading zero" : hintFor(text)};
    if (!g.whole) {
        const ReadNumber<double> number = readNumber(text);
        if (!number.value) return {{}, number.hint};
        if (*number.value != std::floor(*number.value) || std::abs(*number.value) >= 1e15) return {};
        return {{}, "write " + numberText(*number.value)};
    }
    std::int64_t value = 0;
    const auto [stop, error] = std::from_chars(g.body.data(), g.body.data() + g.body.size(), value);
    if (error != std::errc()) return {{}, "at most 9223372036854775807 in size"};
    return {value, {}};
}

std::string numberText(std::int64_t value) {
    return std::to_string(value);
}

std::string numberText(double value) {
    if (value == std::floor(value) && std::abs(value) < 1e15)
        return std::signbit(value) && value == 0 ? "-0" : std::to_string(static_cast<std::int64_t>(value));
    std::array<char, 32> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return {buffer.data(), end};
}

}  // namespace tranche
