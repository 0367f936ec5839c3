// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "models/demand/call_calendar.hpp"

namespace tranche {
namespace {

const Calendar kCalendar({2025, 12, 1});

CallSpec call(const char* id, Date opens, Date closes, std::int64_t decisionDays) {
    CallSpec spec;
    spec.id = id;
    spec.opens = opens;
    spec.closes = closes;
    spec.decisionDays = decisionDays;
    return spec;
}

CallSeriesSpec monthly(Date first, std::int64_t everyMonths) {
    CallSeriesSpec spec;
    spec.id = "series";
    spec.firstOpens = first;
    spec.everyMonths = everyMonths;
    spec.openDays = 10;
    spec.decisionDays = 20;
    return spec;
}

Time end(Date date) {
    return kCalendar.at(date);
}

}  // namespace

TEST_CASE("the first open call closes on 28 January to the last millisecond and is decided on 3 March") {
    const auto calls =
        callCalendar({call("open-1", {2025, 12, 22}, {2026, 1, 28}, 34)}, {}, kCalendar, end({2027, 1, 1}));
    REQUIRE(calls.size() == 1);
    CHECK(kCalendar.isoDateTime(calls[0].opens) == "2025-12-22T00:00:00+09:00");
    CHECK(calls[0].closes + 1 == kCalendar.at({2026, 1, 29}));
    CHECK(formatDate(kCalendar.date(calls[0].decides)) == "2026-03-03");
    CHECK(calls[0].decides - calls[0].closes == 34 * kDay);
    // Open for 38 days, both ends included: 37 days from the first day to the last.
    CHECK(calls[0].closes - calls[0].opens == 38 * kDay - 1);
}

TEST_CASE("a series opens on the same day of the month, or its last day where that is missing") {
    const auto calls = callCalendar({}, {monthly({2026, 1, 31}, 1)}, kCalendar, end({2026, 7, 1}));
    const char* opens[] = {"2026-01-31", "2026-02-28", "2026-03-31",
                           "2026-04-30", "2026-05-31", "2026-06-30"};
    REQUIRE(calls.size() == 6);
    for (std::size_t i = 0; i < 6; ++i) {
        CHECK(formatDate(kCalendar.date(calls[i].opens)) == opens[i]);
        CHECK(calls[i].spec.id == "series-" + std::string(opens[i]).substr(0, 7));
        CHECK(calls[i].closes - calls[i].opens == 10 * kDay - 1);
        CHECK(calls[i].decides - calls[i].closes == 20 * kDay);
    }
}

TEST_CASE("a series ends with its last opening, inclusive, or with the horizon, exclusive") {
    CallSeriesSpec series = monthly({2026, 1, 15}, 3);
    series.until = Date{2026, 7, 15};
    CHECK(callCalendar({}, {series}, kCalendar, end({2030, 1, 1})).size() == 3);
    series.until = Date{2026, 7, 14};
    CHECK(callCalendar({}, {series}, kCalendar, end({2030, 1, 1})).size() == 2);
    series.until.reset();
    CHECK(callCalendar({}, {series}, kCalendar, end({2026, 7, 15})).size() == 2);
    CHECK(callCalendar({}, {series}, kCalendar, end({2026, 7, 16})).size() == 3);
    CHECK(callCalendar({}, {series}, kCalendar, end({2026, 1, 1})).empty());
}

TEST_CASE("a series hands everything it says to its calls") {
    CallSeriesSpec series = monthly({2026, 1, 15}, 3);
    series.agreementDays = Distribution::constant(9);
    series.pools = {"p"};
    series.sectors = {"startup"};
    series.shares = false;
    series.rushDays = 4;
    const auto calls = callCalendar({}, {series}, kCalendar, end({2026, 3, 1}));
    REQUIRE(calls.size() == 1);
    CHECK(calls[0].spec.agreementDays.quantile(0.5) == 9);
    CHECK(calls[0].spec.pools == std::vector<std::string>{"p"});
    CHECK(calls[0].spec.shares == false);
    CHECK(calls[0].spec.rushDays == 4);
    CHECK(calls[0].admits("startup"));
    CHECK_FALSE(calls[0].admits("academia"));
}

TEST_CASE("calls are ordered by opening and then by name, however the file lists them") {
    const auto a = call("a", {2026, 5, 1}, {2026, 5, 9}, 1), b = call("b", {2026, 5, 1}, {2026, 5, 2}, 1),
               c = call("c", {2026, 4, 1}, {2026, 6, 1}, 1);
    for (const std::vector<CallSpec>& listed :
         {std::vector{a, b, c}, std::vector{c, b, a}, std::vector{b, a, c}}) {
        const auto calls = callCalendar(listed, {}, kCalendar, end({2027, 1, 1}));
        REQUIRE(calls.size() == 3);
        CHECK(calls[0].spec.id == "c");
        CHECK(calls[1].spec.id == "a");
        CHECK(calls[2].spec.id == "b");
        CHECK(calls[0].admits("anyone"));
    }
}

}  // namespace tranche
