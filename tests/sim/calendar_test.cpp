// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/kernel/calendar.hpp"

#include <doctest/doctest.h>

#include <ctime>
#include <string>

#include "sim/kernel/contract.hpp"

using namespace tranche;

namespace {

// The other route to a day number: count from 1900-01-01 one day at a time, month by month.
struct CountedDay {
    std::int64_t days = -25567;  // 1900-01-01
    Date date{1900, 1, 1};

    void next() {
        static constexpr int kLengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
        const bool leap = date.year % 400 == 0 || (date.year % 4 == 0 && date.year % 100 != 0);
        const int length = kLengths[date.month - 1] + (date.month == 2 && leap ? 1 : 0);
        ++days;
        if (++date.day <= length) return;
        date.day = 1;
        if (++date.month <= 12) return;
        date.month = 1;
        ++date.year;
    }
};

}  // namespace

TEST_CASE("every day of 1900 to 2200 goes to its number and back, and its text is read back") {
    CountedDay counted;
    int wrong = 0;
    for (; counted.date.year <= 2200; counted.next()) {
        const bool right = daysFromCivil(counted.date) == counted.days &&
                           civilFromDays(counted.days) == counted.date &&
                           parseDate(formatDate(counted.date)) == counted.date && isValid(counted.date);
        if (right) continue;
        ++wrong;
        CAPTURE(counted.days);
        FAIL_CHECK(counted.date.year << "-" << counted.date.month << "-" << counted.date.day);
    }
    CHECK(wrong == 0);
    CHECK(counted.days == daysFromCivil({2201, 1, 1}));
}

TEST_CASE("day numbers agree with the C library from 1900 to 2200") {
    for (std::int64_t day = -25567; day < 84370; day += 13) {
        const auto seconds = static_cast<std::time_t>(day * 86400);
        std::tm utc{};
        REQUIRE(gmtime_r(&seconds, &utc) != nullptr);
        const Date date = civilFromDays(day);
        CAPTURE(day);
        CHECK(date == Date{utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday});
    }
}

TEST_CASE("known days have their known numbers") {
    CHECK(daysFromCivil({1970, 1, 1}) == 0);
    CHECK(daysFromCivil({1969, 12, 31}) == -1);
    CHECK(daysFromCivil({2000, 3, 1}) == 11017);
    CHECK(daysFromCivil({2025, 5, 1}) == 20209);
    CHECK(daysFromCivil({1, 1, 1}) == -719162);
    CHECK(daysFromCivil({9999, 12, 31}) == 2932896);
    CHECK(civilFromDays(-719162) == Date{1, 1, 1});
    CHECK(civilFromDays(2932896) == Date{9999, 12, 31});
}

TEST_CASE("only a date that exists, written YYYY-MM-DD, is read") {
    CHECK(parseDate("2026-02-28") == Date{2026, 2, 28});
    CHECK(parseDate("2024-02-29") == Date{2024, 2, 29});
    CHECK(parseDate("2000-02-29") == Date{2000, 2, 29});
    for (const char* text : {"2026-02-30",  "2026-02-29",       "1900-02-29", "2100-02-29", "2026-04-31",
                             "2026-13-01",  "2026-00-10",       "2026-01-00", "2026-01-32", "0000-01-01",
                             "2026-1-01",   "2026-01-1",        "26-01-01",   "2026/01/01", "20260101",
                             "2026-01-01 ", " 2026-01-01",      "+026-01-01", "-026-01-01", "2026--1-01",
                             "2026-01-0x",  "2026-01-01T00:00", "",           "today"}) {
        CAPTURE(text);
        CHECK_FALSE(parseDate(text).has_value());
    }
}

TEST_CASE("dates order as time does") {
    CHECK(Date{2025, 12, 31} < Date{2026, 1, 1});
    CHECK(Date{2026, 1, 31} < Date{2026, 2, 1});
    CHECK(Date{2026, 2, 1} < Date{2026, 2, 2});
}

TEST_CASE("a month after the last of January is the last of February") {
    CHECK(addMonths(Date{2026, 1, 31}, 1) == Date{2026, 2, 28});
    CHECK(addMonths(Date{2028, 1, 31}, 1) == Date{2028, 2, 29});
    CHECK(addMonths(Date{2026, 3, 31}, 1) == Date{2026, 4, 30});
    CHECK(addMonths(Date{2026, 3, 31}, -1) == Date{2026, 2, 28});
    CHECK(addMonths(Date{2024, 2, 29}, 12) == Date{2025, 2, 28});
    CHECK(addMonths(Date{2024, 2, 29}, 48) == Date{2028, 2, 29});
}

TEST_CASE("months carry into years in both directions") {
    CHECK(addMonths(Date{2026, 12, 15}, 1) == Date{2027, 1, 15});
    CHECK(addMonths(Date{2026, 1, 15}, -1) == Date{2025, 12, 15});
    CHECK(addMonths(Date{2026, 6, 15}, 0) == Date{2026, 6, 15});
    CHECK(addMonths(Date{2026, 6, 15}, 67) == Date{2032, 1, 15});
    CHECK(addMonths(Date{2026, 6, 15}, -67) == Date{2020, 11, 15});
}

TEST_CASE("adding n months to a first of the month is adding one month n times") {
    Date step{1999, 7, 1};
    for (int n = 0; n <= 600; ++n) {
        CAPTURE(n);
        REQUIRE(addMonths(Date{1999, 7, 1}, n) == step);
        REQUIRE(addMonths(step, -n) == Date{1999, 7, 1});
        step = addDays(step, daysInMonth(step.year, step.month));
    }
}

TEST_CASE("days are added across months, years and leap days") {
    CHECK(addDays({2024, 2, 28}, 1) == Date{2024, 2, 29});
    CHECK(addDays({2026, 2, 28}, 1) == Date{2026, 3, 1});
    CHECK(addDays({2026, 1, 1}, -1) == Date{2025, 12, 31});
    CHECK(addDays({2026, 1, 28}, 34) == Date{2026, 3, 3});  // the first open call: closed, then decided
}

TEST_CASE("an invalid date given to arithmetic is a contract violation") {
    CHECK_THROWS_AS(daysFromCivil({2026, 2, 30}), ContractViolation);
    CHECK_THROWS_AS(formatDate({2026, 0, 1}), ContractViolation);
    CHECK_THROWS_AS(addMonths(Date{2026, 2, 30}, 1), ContractViolation);
    CHECK_THROWS_AS(addMonths(Date{9999, 12, 1}, 1), ContractViolation);
    CHECK_THROWS_AS(addDays({9999, 12, 31}, 1), ContractViolation);
    CHECK_THROWS_AS(Calendar({2025, 5, 32}), ContractViolation);
    CHECK_THROWS_AS(Calendar({2025, 5, 1}).isoDate(kNever), ContractViolation);
}

TEST_CASE("time 0 is midnight in Seoul of the epoch and a day has 24 hours") {
    const Calendar calendar({2025, 5, 1});
    CHECK(calendar.epoch() == Date{2025, 5, 1});
    CHECK(calendar.at({2025, 5, 1}) == 0);
    CHECK(calendar.at({2025, 5, 2}) == kDay);
    CHECK(calendar.at({2025, 4, 30}) == -kDay);
    CHECK(calendar.at({2030, 12, 31}) == 2070 * kDay);
    CHECK(calendar.isoDateTime(0) == "2025-05-01T00:00:00+09:00");
}

TEST_CASE("the date changes at midnight in Seoul, also before the epoch") {
    const Calendar calendar({2026, 1, 1});
    CHECK(calendar.date(kDay - 1) == Date{2026, 1, 1});
    CHECK(calendar.date(kDay) == Date{2026, 1, 2});
    CHECK(calendar.date(0) == Date{2026, 1, 1});
    CHECK(calendar.date(-1) == Date{2025, 12, 31});
    CHECK(calendar.isoDate(-kDay) == "2025-12-31");
    CHECK(calendar.isoDateTime(-1) == "2025-12-31T23:59:59.999+09:00");
}

TEST_CASE("there is no daylight saving: every day of a summer that had it in Seoul has 24 hours") {
    const Calendar calendar({1988, 1, 1});
    for (int day = 0; day < 366; ++day) {
        const Date date = addDays({1988, 1, 1}, day);
        CHECK(calendar.at(date) == day * kDay);
        CHECK(calendar.isoDateTime(day * kDay).ends_with("T00:00:00+09:00"));
    }
}

TEST_CASE("months added to a time keep the time of day") {
    const Calendar calendar({2025, 5, 1});
    const Time time = calendar.at({2026, 1, 31}) + 9 * kHour + 30 * kMinute + 7;
    CHECK(calendar.isoDateTime(calendar.addMonths(time, 1)) == "2026-02-28T09:30:00.007+09:00");
    CHECK(calendar.addMonths(time, 12) == calendar.at({2027, 1, 31}) + 9 * kHour + 30 * kMinute + 7);
    CHECK(calendar.isoDateTime(calendar.addMonths(-1, -2)) == "2025-02-28T23:59:59.999+09:00");
}
