// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The civil calendar of a run: proleptic Gregorian dates in Korea Standard Time (UTC+09:00, no daylight
// saving).
//
// Date      year, month 1-12, day 1-31; a plain value, ordered by time. Not every value is a date: see
// isValid. Calendar  maps a Date to Time and back; time 0 is 00:00 KST of the epoch. Dates before the epoch
// are negative times. Months    calendar arithmetic, never 30 days: the same day of the month, or its last
// day where that day is missing
//           (31 Jan + 1 month = 28 or 29 Feb). So adding 1 month twice is not always adding 2.
// Errors    an invalid Date given to a function other than isValid is a contract violation; text that is not
// a date
//           gives nullopt.
// Cost      O(1), no tables, no time-zone database, no locale.
// Source    daysFromCivil and civilFromDays: Howard Hinnant, "chrono-compatible low-level date algorithms"
// (2013). Verified by tests/sim/calendar_test.cpp (every day of 1900-2200, and against the C library).

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "sim/kernel/time.hpp"

namespace tranche {

struct Date {
    int year = 1970;
    int month = 1;  // 1-12
    int day = 1;    // 1-31

    friend constexpr auto operator<=>(const Date&, const Date&) = default;
};

constexpr bool isLeapYear(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

// 28-31; 0 for a month that does not exist.
constexpr int daysInMonth(int year, int month) {
    if (month < 1 || month > 12) return 0;
    if (month == 2) return isLeapYear(year) ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

// Years 1 to 9999, so that every valid date has its ten characters.
constexpr bool isValid(Date date) {
    return date.year >= 1 && date.year <= 9999 && date.day >= 1 &&
           date.day <= daysInMonth(date.year, date.month);
}

// Days since 1970-01-01 (negative before), and back.
std::int64_t daysFromCivil(Date date);
Date civilFromDays(std::int64_t days);

// Exactly YYYY-MM-DD with a date that exists; anything else (spaces, signs, 2026-02-30) is nullopt.
std::optional<Date> parseDate(std::string_view text);
std::string formatDate(Date date);  // YYYY-MM-DD

Date addMonths(Date date, int months);  // months may be negative
Date addDays(Date date, std::int64_t days);

class Calendar {
public:
    explicit Calendar(Date epoch);

    Date epoch() const;
    Time at(Date date) const;  // 00:00 KST of that date
    Date date(Time time) const;
    Time addMonths(Time time, int months) const;  // keeps the time of day
    std::string isoDate(Time time) const;         // 2026-03-01
    std::string isoDateTime(Time time) const;  // 2026-03-01T09:30:00+09:00; .mmm follows the seconds unless 0

    friend bool operator==(const Calendar&, const Calendar&) = default;

private:
    std::int64_t epochDays_;  // days since 1970-01-01
};

}  // namespace tranche
