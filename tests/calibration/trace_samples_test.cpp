// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/calibration/trace_samples.hpp"

#include <doctest/doctest.h>

#include <filesystem>

#include "models/calibration/arrival_fit.hpp"

using namespace tranche;

namespace {

Trace small() {
    return readTraceBytes(
        "; UnixStartTime: 1041379200\n"  // 1 January 2003, 00:00 UTC, a Wednesday
        "1 0 0 3600 9 -1 -1 9 7200 -1 1 1 1 -1 1 -1 -1 -1\n"
        "2 60 0 7200 8 -1 -1 8 7200 -1 1 1 1 -1 1 -1 -1 -1\n"
        "3 90 0 86400 1 -1 -1 1 172800 -1 1 1 1 -1 1 -1 -1 -1\n",
        "small.swf", {});
}

}  // namespace

TEST_CASE("sizes are whole servers, rounded up") {
    const Trace trace = small();
    REQUIRE(trace.report.ok());
    CHECK(sizesOf(trace, 8) == std::vector<std::int64_t>{2, 1, 1});
    CHECK(sizesOf(trace, 1) == std::vector<std::int64_t>{9, 8, 1});
}

TEST_CASE("durations are in days, and cut off at the estimate or a limit when asked for") {
    const Trace trace = small();
    const auto whole = durationsOf(trace, {}, false);
    CHECK(whole[0].value == doctest::Approx(1.0 / 24));
    CHECK_FALSE(whole[1].censored);
    const auto killed = durationsOf(trace, {}, true);
    CHECK_FALSE(killed[0].censored);
    CHECK(killed[1].censored);
    CHECK(killed[0].limit == doctest::Approx(2.0 / 24));
    const auto limited = durationsOf(trace, 0.5, false);
    CHECK(limited[2].censored);
    CHECK(limited[2].value == 0.5);
}

TEST_CASE("without an offset from UTC the clock is not known") {
    CHECK_FALSE(arrivalsOf(small()).clockKnown);
    Trace trace = small();
    trace.header.utcOffset = 9 * 3600;
    const ArrivalTimes times = arrivalsOf(trace);
    CHECK(times.clockKnown);
    CHECK(times.shift == (2 * 24 + 9) * 3600 * kSecond);  // Wednesday, 9 o'clock
}

TEST_CASE("a real log of a year is fitted in a moment, by the hours of its users") {
    const auto file =
        std::filesystem::path(TRANCHE_SOURCE_DIR) / "../shared/data/traces/KTH-SP2-1996-2.swf.gz";
    if (!std::filesystem::exists(file)) {
        MESSAGE("SKIPPED: no trace at " << file.string());
        return;
    }
    const Trace trace = readTrace(file, {});
    REQUIRE(trace.report.ok());
    CHECK(trace.jobs.size() == 28481);
    const ArrivalTimes times = arrivalsOf(trace);
    const auto arrivals = fitArrivals(times.submit, times.shift);
    REQUIRE(arrivals);
    CHECK(arrivals->model == ArrivalModel::hourAndWeekday);
    CHECK(arrivals->perDay == doctest::Approx(85).epsilon(0.1));
    CHECK(arrivals->dispersion > 1.5);  // sessions
    const auto durations = fitDurations(durationsOf(trace, {}, true));
    REQUIRE(durations.size() == 3);
    CHECK(durations[0].n == 28481);
    CHECK(durations[0].censored == 513);  // run for as long as they may, counted by hand
    CHECK(durations[0].aic < durations[2].aic);
    const auto sizes = fitSizes(countSizes(sizesOf(trace, 1), 100));
    REQUIRE(sizes);
    CHECK(sizes->law.median == doctest::Approx(3).epsilon(0.5));
}
