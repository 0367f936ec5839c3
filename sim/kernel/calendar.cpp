// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/kernel/calendar.hpp"

#include <algorithm>

#include "sim/kernel/contract.hpp"

namespace tranche {
namespace {

constexpr std::int64_t kDaysPerEra = 146097;      // 400 Gregorian years
constexpr std::int64_t kEraStartToUnix = 719468;  // 0000-03-01 to 1970-01-01
constexpr std::int64_t kFirstDay = -719162;       // 0001-01-01
constexpr std::int64_t kLastDay = 2932896;        // 9999-12-31

constexpr std::int64_t floorDivide(std::int64_t value, std::int64_t by) {
    return value / by - (value % by < 0 ? 1 : 0);
}

// The number that `text` spells in decimal digits alone, or -1.
int digits(std::string_view text) {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

void appendPadded(std::string& out, std::int64_t value, std::size_t width) {
    const std::string text = std::to_string(value);
    if (text.size() < width) out.append(width - text.size(), '0');
    out += text;
}

}  // namespace

// Years run from March, so that the leap day comes last and month lengths follow one line (153 m + 2) / 5.
std::int64_t daysFromCivil(Date date) {
    expects(isValid(date), "a date of the calendar");
    const std::int64_t year = date.year - (date.month <= 2 ? 1 : 0);
    const std::int64_t era = floorDivide(year, 400);
    const std::int64_t yearOfEra = year - era * 400;
    const std::int64_t monthFromMarch = (date.month + 9) % 12;
    const std::int64_t dayOfYear = (153 * monthFromMarch + 2) / 5 + date.day - 1;
    const std::int64_t dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * kDaysPerEra + dayOfEra - kEraStartToUnix;
}

Date civilFromDays(std::int64_t days) {
    expects(days >= kFirstDay && days <= kLastDay, "a day of the years 1 to 9999");
    const std::int64_t shifted = days + kEraStartToUnix;
    const std::int64_t era = floorDivide(shifted, kDaysPerEra);
    const std::int64_t dayOfEra = shifted - era * kDaysPerEra;
    const std::int64_t yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const std::int64_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const std::int64_t monthFromMarch = (5 * dayOfYear + 2) / 153;
    const std::int64_t day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
    const std::int64_t month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
    const std::int64_t year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    return {static_cast<int>(year), static_cast<int>(month), static_cast<int>(day)};
}

std::optional<Date> parseDate(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const Date date{digits(text.substr(0, 4)), digits(text.substr(5, 2)), digits(text.substr(8, 2))};
    if (!isValid(date)) return std::nullopt;
    return date;
}

std::string formatDate(Date date) {
    expects(isValid(date), "a date of the calendar");
    std::string out;
    appendPadded(out, date.year, 4);
    out += '-';
    appendPadded(out, date.month, 2);
    out += '-';
    appendPadded(out, date.day, 2);
    return out;
}

Date addMonths(Date date, int months) {
    expects(isValid(date), "a date of the calendar");
    const std::int64_t total = std::int64_t{date.year} * 12 + (date.month - 1) + months;
    const std::int64_t year = floorDivide(total, 12);
    expects(year >= 1 && year <= 9999, "a month of the years 1 to 9999");
    const int month = static_cast<int>(total - year * 12) + 1;
    return {static_cast<int>(year), month, std::min(date.day, daysInMonth(static_cast<int>(year), month))};
}

Date addDays(Date date, std::int64_t days) {
    expects(days >= kFirstDay - kLastDay && days <= kLastDay - kFirstDay, "fewer days than the calendar has");
    return civilFromDays(daysFromCivil(date) + days);
}

Calendar::Calendar(Date epoch) : epochDays_(daysFromCivil(epoch)) {}

Date Calendar::epoch() const {
    return civilFromDays(epochDays_);
}

Time Calendar::at(Date date) const {
    return (daysFromCivil(date) - epochDays_) * kDay;
}

Date Calendar::date(Time time) const {
    return civilFromDays(epochDays_ + floorDivide(time, kDay));
}

Time Calendar::addMonths(Time time, int months) const {
    const Time timeOfDay = time - floorDivide(time, kDay) * kDay;
    return at(tranche::addMonths(date(time), months)) + timeOfDay;
}

std::string Calendar::isoDate(Time time) const {
    return formatDate(date(time));
}

std::string Calendar::isoDateTime(Time time) const {
    const Time timeOfDay = time - floorDivide(time, kDay) * kDay;
    std::string out = isoDate(time) + "T";
    appendPadded(out, timeOfDay / kHour, 2);
    out += ':';
    appendPadded(out, timeOfDay % kHour / kMinute, 2);
    out += ':';
    appendPadded(out, timeOfDay % kMinute / kSecond, 2);
    if (const Time milliseconds = timeOfDay % kSecond; milliseconds != 0) {
        out += '.';
        appendPadded(out, milliseconds, 3);
    }
    return out + "+09:00";
}

}  // namespace tranche
