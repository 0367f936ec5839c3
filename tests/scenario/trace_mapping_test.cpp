// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include <fmt/format.h>

#include "models/demand/trace/trace.hpp"
#include "models/scenario/trace_mapping_reader.hpp"
#include "models/scenario/yaml_document.hpp"

using namespace tranche;
namespace fs = std::filesystem;

namespace {

const fs::path kSamples = fs::path(TRANCHE_SOURCE_DIR) / "scenarios/traces";

// A mapping from text; its faults without the place of the file.
struct Read {
    std::optional<TraceMapping> mapping;
    std::string faults;
    int exitHint = 0;
};

Read mappingOf(const std::string& text) {
    const fs::path file = fs::temp_directory_path() / fmt::format("tranche-mapping-{}.yaml", ::getpid());
    std::ofstream(file) << text;
    Issues issues;
    Read result;
    result.mapping = readTraceMapping(file, issues, &result.exitHint);
    for (const Issue& issue : issues.sorted())
        result.faults += formatIssue(issue).substr(file.string().size() + 1) + "\n";
    fs::remove(file);
    return result;
}

Trace mapped(const TraceMapping& mapping, std::string_view csv, bool lenient = false) {
    TraceOptions options;
    options.mapping = mapping;
    options.lenient = lenient;
    return readTraceBytes(csv, "t.csv", options);
}

const std::string kColumns =
    "columns:\n  submit: {column: at}\n  size: {column: gpus}\n  runtime: {column: ran, unit: ms}\n";

}  // namespace

TEST_CASE("The sample mapping reads the sample GPU log as it says") {
    Issues issues;
    const auto mapping = readTraceMapping(kSamples / "tiny-gpu.yaml", issues);
    CHECK(formatIssues(issues) == "");
    REQUIRE(mapping);
    TraceOptions options;
    options.mapping = mapping;
    const Trace trace = readTrace(kSamples / "tiny-gpu.csv", options);
    CHECK(formatIssues(trace.report.issues) == "");
    // 105 is queued and 106 has no GPU; 2026-03-02 09:00 in Korea is midnight in UTC.
    CHECK(trace.header.unixStart == 1772409600);
    const auto s = [](double seconds) { return static_cast<Time>(seconds * 1000); };
    const std::vector<TraceJob> expected{
        {101, 0, 8, s(9000), s(9000), s(5), 0, -1, 0, 0},
        {102, s(750), 1, s(1800), s(1800), s(1), 1, -1, 1, 1},
        {103, s(3780), 16, s(60), s(60), s(5230), 2, -1, 0, 0},
        {104, s(4500.5), 4, s(7200), s(7200), s(1.5), 0, -1, 0, -1},
        {107, s(7200), 5, s(14400), s(14400), s(2400), 2, -1, 0, 1},
        {108, s(14700), 1, s(100), s(100), 0, -1, -1, 1, 1},
    };
    CHECK(trace.jobs == expected);
    CHECK(trace.names.user == std::vector<std::string>{"ann", "bo", "Choi, M."});
    CHECK(trace.report.count(TraceRule::filtered) == 2);
    CHECK(trace.report.count(TraceRule::partOfGpu) == 1);
    CHECK(trace.report.count(TraceRule::noEstimate) == 6);
}

TEST_CASE("The sample SWF is read without a fault") {
    const Trace trace = readTrace(kSamples / "tiny.swf", {});
    CHECK(formatIssues(trace.report.issues) == "");
    CHECK(trace.jobs.size() == 11);
    CHECK(trace.report.machine == 16);
    CHECK(trace.jobs[7].size == 6);
    CHECK(trace.header.timeZone == "Asia/Seoul");
}

TEST_CASE("Units, missing ids and filters of a mapping do what they say") {
    const Read read = mappingOf(kColumns +
                                "missing: [none]\nfilters:\n  - {column: state, in: [done]}\n"
                                "  - {column: gpus, at_least: 2, below: 10}\n");
    CHECK(read.faults == "");
    REQUIRE(read.mapping);
    const Trace trace =
        mapped(*read.mapping,
               "at,gpus,ran,state,more\n100,2,1500.6,done,x\n101,1,10,done,x\n102,10,10,done,x\n"
               "103,3,10,failed,x\n104.25,3,10,done,\nx,none,,lost,\n");
    CHECK(formatIssues(trace.report.issues) == "");
    REQUIRE(trace.jobs.size() == 2);
    CHECK(trace.jobs[0].id == 1);
    CHECK(trace.jobs[0].submit == 0);
    CHECK(trace.jobs[0].runtime == 1501);
    CHECK(trace.jobs[1].id == 5);
    CHECK(trace.jobs[1].submit == 4250);
    CHECK_FALSE(trace.header.unixStart);
    CHECK(trace.report.count(TraceRule::filtered) == 4);
}

TEST_CASE("Hours and minutes are exact and have limits") {
    TraceMapping mapping;
    mapping.columns.submit = {"at", TimeUnit::hours};
    mapping.columns.size.column = "gpus";
    mapping.columns.runtime = TimeColumn{"ran", TimeUnit::minutes};
    const Trace trace = mapped(mapping, "at,gpus,ran\n0,1,0.5\n1.25,1,90\n");
    REQUIRE(trace.jobs.size() == 2);
    CHECK(trace.jobs[0].runtime == 30 * kSecond);
    CHECK(trace.jobs[1].submit == 75 * kMinute);
    CHECK(trace.jobs[1].runtime == 90 * kMinute);
    CHECK(formatIssues(mapped(mapping, "at,gpus,ran\n999999999999999,1,1\n").report.issues) ==
          "t.csv:2:1: out-of-range: found '999999999999999', expected at most 557 years\n");
    CHECK(mapped(mapping, "at,gpus,ran\n4886718,1,1\n").report.ok());
    CHECK_FALSE(mapped(mapping, "at,gpus,ran\n4886719,1,1\n").report.ok());
}

TEST_CASE("Starts before submits and ends before starts are faults") {
    TraceMapping mapping;
    mapping.columns.submit = {"at", TimeUnit::iso};
    mapping.columns.size.column = "gpus";
    mapping.columns.start = TimeColumn{"from", TimeUnit::iso};
    mapping.columns.end = TimeColumn{"to", TimeUnit::iso};
    const std::string text =
        "at,gpus,from,to\n2026-01-01 00:00:10,1,2026-01-01 00:00:05,2026-01-01 00:00:20\n"
        "2026-01-01 00:00:10,1,2026-01-01 00:00:15,2026-01-01 00:00:12\n"
        "2026-01-01 00:00:10,1,2026-01-01,2026-01-01 00:00:12\n";
    CHECK(formatIssues(mapped(mapping, text).report.issues) ==
          "t.csv:2:23: negative-value: found '2026-01-01 00:00:05', expected a start at or after the submit\n"
          "t.csv:3:43: no-runtime: found -3, expected a run time\n"
          "t.csv:4:23: bad-number: found '2026-01-01', expected a time as 2026-03-01T09:30:00\n");
    const Trace trace = mapped(mapping, text, true);
    REQUIRE(trace.jobs.size() == 1);
    CHECK(trace.jobs[0].observedWait == -1);
    CHECK(trace.jobs[0].runtime == 15 * kSecond);
}

TEST_CASE("Columns that the file does not have are named, with what was probably meant") {
    const Read read = mappingOf(kColumns + "filters: [{column: staet, in: [done]}]\n");
    REQUIRE(read.mapping);
    CHECK(formatIssues(mapped(*read.mapping, "att,gpus,ran,state\n1,1,1,done\n").report.issues) ==
          "t.csv:1:1: missing-column: found no such column, expected a column 'at'; did you mean 'att'?\n"
          "t.csv:1:1: missing-column: found no such column, expected a column 'staet'; did you mean "
          "'state'?\n");
}

TEST_CASE("Faults of a mapping file are found all at once, with their places") {
    const Read read = mappingOf(
        "columns:\n  submitt: {column: at}\n  size: {column: gpus, unit: gpu}\nfilters:\n"
        "  - {column: state}\n");
    CHECK_FALSE(read.mapping);
    CHECK(read.exitHint == kExitBadContent);
    CHECK(read.faults.find("columns.submitt") != std::string::npos);
    CHECK(read.faults.find("did you mean 'submit'?") != std::string::npos);
    CHECK(read.faults.find("3:30: columns.size.unit") != std::string::npos);
    CHECK(read.faults.find("filters[0].column: found no condition") != std::string::npos);
    Issues issues;
    int exitHint = 0;
    CHECK_FALSE(readTraceMapping(kSamples / "nothing.yaml", issues, &exitHint));
    CHECK(exitHint == kExitNoInput);
}

TEST_CASE("A mapping must say how long jobs ran, once, in units that can be") {
    const auto faultOf = [](const std::string& columns) {
        return mappingOf("columns:\n  submit: {column: a}\n  size: {column: b}\n" + columns).faults;
    };
    CHECK(faultOf("").find("columns.runtime: found no run time, expected runtime, or start and end") !=
          std::string::npos);
    CHECK(faultOf("  start: {column: c}\n").find("columns.runtime") != std::string::npos);
    CHECK(faultOf("  runtime: {column: c}\n  end: {column: d}\n")
              .find("columns.end: found an end beside runtime") != std::string::npos);
    CHECK(faultOf("  runtime: {column: c, unit: iso}\n").find("columns.runtime.unit: found iso") !=
          std::string::npos);
    CHECK(faultOf("  start: {column: c, unit: iso}\n  end: {column: d}\n").find("columns.start.unit") !=
          std::string::npos);
    CHECK(faultOf("  runtime: {column: c}\n") == "");
}
