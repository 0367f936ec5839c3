// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "tests/demand/trace_samples.hpp"

using namespace tranche;
using namespace tranche::samples;
using Ids = std::vector<std::int64_t>;

TEST_CASE("EX-SWF: the record of the specification becomes the job of the specification") {
    const Trace trace = read("3 120 45 3600 64 -1 -1 -1 7200 -1 1 5 2 -1 1 -1 -1 -1\n");
    REQUIRE(trace.report.ok());
    REQUIRE(trace.jobs.size() == 1);
    const TraceJob expected{.id = 3,
                            .submit = 120 * kSecond,
                            .size = 64,
                            .runtime = 3600 * kSecond,
                            .estimate = 7200 * kSecond,
                            .observedWait = 45 * kSecond,
                            .user = 5,
                            .group = 2,
                            .queue = 1,
                            .pool = -1};
    CHECK(trace.jobs[0] == expected);
    CHECK(counts(trace) == "");
}

TEST_CASE("The requested size wins over the allocated one, and is not below it when it is not recorded") {
    CHECK(read("1 0 -1 60 8 -1 -1 6 60 -1 1 1 1 -1 1 -1 -1 -1\n").jobs[0].size == 6);
    CHECK(read("1 0 -1 60 8 -1 -1 -1 60 -1 1 1 1 -1 1 -1 -1 -1\n").jobs[0].size == 8);
    CHECK(read("1 0 -1 60 8 -1 -1 0 60 -1 1 1 1 -1 1 -1 -1 -1\n").jobs[0].size == 8);
}

TEST_CASE("The header of an SWF is honoured") {
    const std::string head =
        "; Version: 2.2\n;Computer: IBM SP2\n; MaxJobs: 2 (about)\n;   MaxRecords: 2\n; MaxNodes: 50\n"
        "; MaxProcs: 100\n; UnixStartTime: 843480031\n; TimeZone: 3600\n; TimeZoneString: Europe/Stockholm\n"
        "; Note: 10:30: nothing\n;\n; Computer: another\n";
    const Trace trace = read(head + line({.id = 1}) + line({.id = 2, .size = 101}));
    REQUIRE(trace.report.ok());
    CHECK(trace.header.version == "2.2");
    CHECK(trace.header.computer == "IBM SP2");
    CHECK(trace.header.maxJobs == 2);
    CHECK(trace.header.maxRecords == 2);
    CHECK(trace.header.maxNodes == 50);
    CHECK(trace.header.maxProcs == 100);
    CHECK(trace.header.unixStart == 843480031);
    CHECK(trace.header.utcOffset == 3600);
    CHECK(trace.header.timeZone == "Europe/Stockholm");
    CHECK(trace.report.machine == 100);
    CHECK(ids(trace) == Ids{1});
    CHECK(counts(trace) == "above-machine 1 dropped\n");
    CHECK(trace.report.issues.empty());
}

TEST_CASE("A header with another number of records is a warning, not a fault") {
    const Trace trace = read("; MaxRecords: 3\n" + line({}));
    CHECK(trace.report.ok());
    REQUIRE(trace.report.issues.warningCount() == 1);
    CHECK(formatIssue(trace.report.issues.all()[0]) ==
          "t.swf: warning: record-count: found 1 records, expected the 3 of the header");
}

TEST_CASE("A machine that is given wins over the header") {
    TraceOptions options;
    options.machine = 8;
    const Trace trace =
        read("; MaxProcs: 100\n" + line({.id = 1, .size = 8}) + line({.id = 2, .size = 9}), options);
    CHECK(ids(trace) == Ids{1});
    CHECK(trace.report.machine == 8);
}

TEST_CASE("Without MaxProcs the machine has MaxNodes, and without both no size is too large") {
    CHECK(ids(read("; MaxNodes: 8\n" + line({.id = 1, .size = 8}) + line({.id = 2, .size = 9}))) == Ids{1});
    CHECK(ids(read(line({.id = 1, .size = 8}) + line({.id = 2, .size = 99999}))) == Ids{1, 2});
}

TEST_CASE("Processors become GPUs, rounded up") {
    TraceOptions options;
    options.processorsPerGpu = 8;
    const Trace trace = read("; MaxProcs: 100\n" + line({.id = 1, .size = 1}) + line({.id = 2, .size = 8}) +
                                 line({.id = 3, .size = 9}) + line({.id = 4, .size = 100}),
                             options);
    REQUIRE(trace.jobs.size() == 4);
    CHECK(trace.jobs[0].size == 1);
    CHECK(trace.jobs[1].size == 1);
    CHECK(trace.jobs[2].size == 2);
    CHECK(trace.jobs[3].size == 13);
    CHECK(trace.report.machine == 13);
}

TEST_CASE("The archive's cleaning drops what the schedules in the reference data dropped, as counts") {
    const std::string text = "; MaxProcs: 100\n" + line({.id = 1}) + line({.id = 2, .size = 101}) +
                             "3 0 -1 60 101 -1 -1 4 60 -1 1 1 1 -1 1 -1 -1 -1\n" +
                             line({.id = 4, .size = -1}) + line({.id = 5, .size = 0}) +
                             line({.id = 6, .run = 0}) + line({.id = 7, .run = -1}) +
                             line({.id = 8, .estimate = 0}) + line({.id = 9, .estimate = -1}) +
                             line({.id = 10, .submit = -1}) + line({.id = 11, .run = 500, .estimate = 300});
    for (const bool isLenient : {false, true}) {
        CAPTURE(isLenient);
        TraceOptions options;
        options.lenient = isLenient;
        const Trace trace = read(text, options);
        CHECK(faults(trace) == "");
        CHECK(trace.report.cleaning == Cleaning::archive);
        CHECK(ids(trace) == Ids{1, 11});
        CHECK(trace.jobs.at(1).runtime == 300 * kSecond);
        CHECK(counts(trace) ==
              "no-size 2 dropped\nabove-machine 2 dropped\nno-runtime 1 dropped\nzero-runtime 1 dropped\n"
              "no-estimate 2 dropped\nruns-over-estimate 1 cut to the estimate\nnegative-submit 1 dropped\n");
    }
}

TEST_CASE("Without cleaning a missing estimate is the run time, and is counted") {
    const Trace trace =
        read(line({.id = 1, .run = 70, .estimate = -1}) + line({.id = 2, .run = 500, .estimate = 300}),
             strict(Cleaning::none));
    REQUIRE(trace.report.ok());
    CHECK(trace.jobs[0].estimate == 70 * kSecond);
    CHECK(trace.jobs[1].runtime == 500 * kSecond);
    CHECK(trace.jobs[1].estimate == 300 * kSecond);
    CHECK(counts(trace) == "no-estimate 1 the run time used\nruns-over-estimate 1 kept\n");
}

TEST_CASE("Partial executions are dropped, failed and cancelled jobs as wished") {
    std::string text;
    for (int status = -1; status <= 5; ++status) text += line({.id = status + 1, .status = status});
    CHECK(ids(read(text)) == Ids{0, 1, 2, 6});
    TraceOptions options;
    options.keepFailed = false;
    CHECK(ids(read(text, options)) == Ids{0, 2, 6});
    options.keepCancelled = false;
    const Trace trace = read(text, options);
    CHECK(ids(trace) == Ids{0, 2});
    CHECK(counts(trace) == "partial-execution 3 dropped\nunwanted-status 2 dropped\n");
}

TEST_CASE("CRLF, a byte order mark, tabs, blank lines and no last newline change nothing") {
    const std::string plain = "; MaxProcs: 9\n" + line({.id = 1}) + line({.id = 2});
    std::string other = "\xef\xbb\xbf";
    for (const char c : plain) other += c == '\n' ? "\r\n\r\n" : c == ' ' ? " \t" : std::string(1, c);
    while (other.ends_with('\n') || other.ends_with('\r')) other.pop_back();
    const Trace a = read(plain), b = read(other);
    CHECK(a.report.ok());
    CHECK(faults(b) == "");
    CHECK(a.jobs == b.jobs);
    CHECK(b.header.maxProcs == 9);
}

TEST_CASE("A limit keeps the first jobs after cleaning and reads no further") {
    TraceOptions options;
    options.limit = 2;
    const Trace trace =
        read(line({.id = 1, .run = 0}) + line({.id = 2}) + line({.id = 3}) + "rubbish\n", options);
    CHECK(faults(trace) == "");
    CHECK(ids(trace) == Ids{2, 3});
    CHECK(trace.report.lines == 3);
}

TEST_CASE("The format is told by the name, else by the content") {
    const std::string swf = line({}), csv = "job_id,submit_s,size,runtime_s\n1,0,1,1\n";
    CHECK(read(swf, {}, "a.swf.gz").report.format == TraceFormat::swf);
    CHECK(read(csv, {}, "a.csv").report.format == TraceFormat::csv);
    CHECK(read(swf, {}, "a").report.format == TraceFormat::swf);
    CHECK(read(";x\n" + swf, {}, "a.txt").report.format == TraceFormat::swf);
    CHECK(read(csv, {}, "-").report.format == TraceFormat::csv);
    CHECK(read(csv, {}, "-").jobs.size() == 1);
}

TEST_CASE("Estimates are parsed from words") {
    TraceOptions options;
    CHECK(parseEstimates("exact", options));
    CHECK(options.estimates == EstimateRule::exact);
    CHECK(parseEstimates("factor:2.5", options));
    CHECK(options.estimates == EstimateRule::factor);
    CHECK(options.estimateFactor == 2.5);
    for (const char* bad :
         {"", "users", "factor", "factor:", "factor:0.5", "factor:nan", "factor:2x", "factor:1e9"}) {
        CAPTURE(bad);
        CHECK_FALSE(parseEstimates(bad, options));
    }
    CHECK(options.estimateFactor == 2.5);
    CHECK(parseEstimates("user", options));
    CHECK(options.estimates == EstimateRule::user);
}
