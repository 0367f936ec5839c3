// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demand/application_trace.hpp"

#include <doctest/doctest.h>

#include "sim/kernel/calendar.hpp"
#include "sim/kernel/time.hpp"

using namespace tranche;

namespace {

std::string faults(std::string_view text, ApplicationTraceSpec spec = {}) {
    Issues issues;
    readApplicationTraceBytes(text, "a.csv", spec, issues);
    return formatIssues(issues);
}

bool mentions(const std::string& text, const char* part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("recorded applications are read with their dates in Korean time, in order of submission") {
    ApplicationTraceSpec spec;
    Issues issues;
    REQUIRE(
        readApplicationTraceBytes("submitted,gpus,months,merit,remark\r\n"
                                  "2026-03-02T09:30:00,64,6,71.5,\"one, two\"\r\n"
                                  "2026-03-01,8,12,,\r\n"
                                  "2026-03-02T00:00:00Z,16,3,60,x\r\n",
                                  "a.csv", spec, issues));
    REQUIRE(spec.applications.size() == 3);
    const std::int64_t midnight = daysFromCivil({2026, 3, 1}) * kDay - 9 * kHour;
    CHECK(spec.applications[0] == TracedApplication{midnight, 8, 12, 0, {}, 2});
    CHECK(spec.applications[1].submitted == midnight + 33 * kHour);  // 09:00 KST of the 2nd
    CHECK(spec.applications[1].row == 3);
    CHECK(spec.applications[2].submitted == midnight + 33 * kHour + 30 * kMinute);
    CHECK(spec.applications[2].merit == 71.5);
    CHECK(spec.digest.size() == 16);
}

TEST_CASE("columns of other names and a filter of rows") {
    ApplicationTraceSpec spec;
    spec.columns.submitted = "date";
    spec.columns.days = "length";
    spec.where = {{"sector", "sme"}};
    Issues issues;
    REQUIRE(readApplicationTraceBytes(
        "date,gpus,length,sector\n2026-01-05,8,30.5,sme\n2026-01-06,8,10,academia\n", "a.csv", spec, issues));
    REQUIRE(spec.applications.size() == 1);
    CHECK(spec.applications[0].days == 30.5);
    CHECK(spec.applications[0].months == 0);
}

TEST_CASE("every fault of a file of applications has its line and column and what was expected") {
    CHECK(mentions(faults(""), "an empty file"));
    CHECK(mentions(faults("submitted,gpus,months\n"), "no application in 0 rows"));
    CHECK(mentions(faults("submited,gpus,months\n2026-01-01,8,3\n"), "no column 'submitted'"));
    CHECK(mentions(faults("submited,gpus,months\n2026-01-01,8,3\n"), "did you mean 'submited'"));
    CHECK(mentions(faults("submitted,gpus\n2026-01-01,8\n"), "no duration"));
    const std::string bad = faults(
        "submitted,gpus,months\n"
        "2026-02-30,8,3\n"
        "2026-01-01,0,3\n"
        "2026-01-01,8,1201\n"
        "2026-01-01,8\n"
        "2026-01-01,8,3,4\n");
    CHECK(mentions(bad, "a.csv:2:1: "));
    CHECK(mentions(bad, "a.csv:3:12: "));
    CHECK(mentions(bad, "a.csv:4:14: "));
    CHECK(mentions(bad, "a.csv:5:1: "));
    CHECK(mentions(bad, "a.csv:6:1: "));
    ApplicationTraceSpec spec;
    spec.digest = "0123456789abcdef";
    CHECK(mentions(faults("submitted,gpus,months\n2026-01-01,8,3\n", spec), "which the file has"));
    spec = {};
    spec.columns.merit = "score";
    CHECK(mentions(faults("submitted,gpus,months\n2026-01-01,8,3\n", spec), "no column 'score'"));
    spec = {};
    spec.where = {{"sector", "sme"}};
    CHECK(mentions(faults("submitted,gpus,months,sector\n2026-01-01,8,3,academia\n", spec),
                   "no application in 1 rows"));
}
