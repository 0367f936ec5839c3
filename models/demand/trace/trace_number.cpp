// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demand/trace/trace_number.hpp"

#include <charconv>
#include <cmath>
#include <system_error>

#include "sim/kernel/calendar.hpp"
#include "sim/kernel/time.hpp"

namespace tranche {

TraceNumber decimalNumber(std::string_view text) {
    constexpr std::int64_t kLargest = 1'000'000'000'000'000;
    const std::size_t point = text.find('.');
    const bool negative = text.starts_with('-');
    std::string_view whole = text.substr(0, point);
    if (!whole.empty() && (whole.front() == '-' || whole.front() == '+')) whole.remove_prefix(1);
    const std::string_view fraction =
        point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
    if (whole.empty() && fraction.empty()) return {};
    TraceNumber number{0, NumberState::good};
    if (!whole.empty()) {
        if (!isDigit(whole.front())) return {};
        number = wholeNumber(whole);
    }
    std::int64_t thousandths = 0;
    for (std::size_t i = 0; i < fraction.size(); ++i) {
        if (!isDigit(fraction[i])) return {};
        if (i < 3) thousandths = thousandths * 10 + (fraction[i] - '0');
        if (i == 3 && fraction[i] >= '5') ++thousandths;
    }
    for (std::size_t i = fraction.size(); i < 3; ++i) thousandths *= 10;
    if (number.state != NumberState::good) return number;
    if (number.value > kLargest) return {0, NumberState::tooLarge};
    const std::int64_t value = number.value * 1000 + thousandths;
    return {negative ? -value : value, NumberState::good};
}

std::optional<double> anyNumber(std::string_view text) {
    double value = 0;
    const char* end = text.data() + text.size();
    const auto [at, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc() || at != end || !std::isfinite(value)) return std::nullopt;
    return value;
}

namespace {

// A reader of fixed-width digits, good until something else comes.
struct Digits {
    std::string_view text;
    bool good = true;

    int take(std::size_t width) {
        int value = 0;
        if (text.size() < width) good = false;
        for (std::size_t i = 0; i < width && good; ++i) {
            good = isDigit(text[i]);
            value = value * 10 + (text[i] - '0');
        }
        text.remove_prefix(std::min(width, text.size()));
        return value;
    }
    void skip(char c) {
        good = good && text.starts_with(c);
        if (good) text.remove_prefix(1);
    }
};

// Z, +HH, +HHMM, +HH:MM or nothing.
std::optional<std::int64_t> zoneOffset(std::string_view text, std::int64_t otherwise) {
    if (text.empty()) return otherwise;
    if (text == "Z") return 0;
    if (text.front() != '+' && text.front() != '-') return std::nullopt;
    Digits digits{text.substr(1)};
    const int hours = digits.take(2);
    int minutes = 0;
    if (!digits.text.empty()) {
        if (digits.text.front() == ':') digits.skip(':');
        minutes = digits.take(2);
    }
    if (!digits.good || !digits.text.empty() || hours > 15 || minutes > 59) return std::nullopt;
    const std::int64_t offset = hours * kHour + minutes * kMinute;
    return text.front() == '-' ? -offset : offset;
}

}  // namespace

std::optional<std::int64_t> moment(std::string_view text, std::int64_t utcOffset) {
    constexpr std::size_t kDateLength = 10;
    if (text.size() <= kDateLength) return std::nullopt;
    const std::optional<Date> date = parseDate(text.substr(0, kDateLength));
    if (!date || (text[kDateLength] != 'T' && text[kDateLength] != ' ')) return std::nullopt;
    Digits digits{text.substr(kDateLength + 1)};
    const int hour = digits.take(2);
    digits.skip(':');
    const int minute = digits.take(2);
    digits.skip(':');
    const int second = digits.take(2);
    if (!digits.good || hour > 23 || minute > 59 || second > 59) return std::nullopt;
    std::int64_t milliseconds = 0;
    if (digits.text.starts_with('.')) {
        const std::size_t end = digits.text.find_first_not_of("0123456789", 1);
        const TraceNumber fraction = decimalNumber(digits.text.substr(0, end));
        if (fraction.state != NumberState::good || end == 1 || digits.text.size() == 1) return std::nullopt;
        milliseconds = fraction.value;
        digits.text = end == std::string_view::npos ? std::string_view() : digits.text.substr(end);
    }
    const std::optional<std::int64_t> offset = zoneOffset(digits.text, utcOffset);
    if (!offset) return std::nullopt;
    return daysFromCivil(*date) * kDay + hour * kHour + minute * kMinute + second * kSecond + milliseconds -
           *offset;
}

}  // namespace tranche
