// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "tests/demand/trace_samples.hpp"

using namespace tranche;
using namespace tranche::samples;
using Ids = std::vector<std::int64_t>;

namespace {
const std::string kHead = "job_id,submit_s,size,runtime_s,estimate_s,user\n";

std::string broken(const std::string& row) {
    return faults(readCsv(kHead + row));
}
}  // namespace

TEST_CASE("The product's own columns in any order become jobs, and the names of users are kept") {
    const Trace trace = readCsv(
        "user,runtime_s,size,submit_s,job_id,estimate_s,wait_s,queue,group,gpu_model\n"
        "ann,12.5,4,0.001,7,20,3,long,g1,B200\nbo,60,8,10,8,,-1,,,\nann,1,1,10.0005,9,2,0,long,g2,H200\n");
    REQUIRE(faults(trace) == "");
    const TraceJob first{7, 1, 4, 12'500, 20'000, 3000, 0, 0, 0, 0};
    const TraceJob second{8, 10'000, 8, 60'000, 60'000, -1, 1, -1, -1, -1};
    const TraceJob third{9, 10'001, 1, 1000, 2000, 0, 0, 1, 0, 1};
    CHECK(trace.jobs == std::vector<TraceJob>{first, second, third});
    CHECK(trace.names.user == std::vector<std::string>{"ann", "bo"});
    CHECK(trace.names.pool == std::vector<std::string>{"B200", "H200"});
    CHECK(traceName(trace.names.user, 1) == "bo");
    CHECK(traceName(trace.names.user, -1) == "-");
    CHECK(traceName({}, 12) == "12");
    CHECK(counts(trace) == "no-estimate 1 the run time used\n");
    CHECK(trace.report.cleaning == Cleaning::none);
    CHECK(trace.report.recorded.users == 2);
}

TEST_CASE("What replay writes can be read again") {
    const Trace trace = readCsv(
        "job_id,submit_s,start_s,end_s,size,runtime_s,estimate_s,wait_s,bounded_slowdown,backfilled,user,"
        "pool\n"
        "1,0,5,15,2,10,20,5,1.5,true,ann,main\n");
    REQUIRE(faults(trace) == "");
    CHECK(trace.jobs[0].observedWait == 5000);
    CHECK(trace.jobs[0].pool == -1);
}

TEST_CASE("Quotes hold commas, quotes and line breaks, as RFC 4180 says") {
    const Trace trace =
        readCsv("\xef\xbb\xbf" + kHead +
                "1,0,\"4\",60,60,\"Choi, \"\"M\"\".\"\r\n\r\n\"2\",1,4,60,60,\"\"\r\n3,2,4,60,60,x");
    REQUIRE(faults(trace) == "");
    CHECK(trace.names.user == std::vector<std::string>{"Choi, \"M\".", "x"});
    CHECK(ids(trace) == Ids{1, 2, 3});
    CHECK(trace.jobs[1].user == -1);
}

TEST_CASE("A line break inside quotes keeps lines counted, and a name may not have one") {
    const std::string text = kHead + "1,0,4,60,60,\"a\nb\"\n2,0,4,60,60,ann\nx,0,4,60,60,ann\n";
    CHECK(faults(readCsv(text)) ==
          "t.csv:2:13: control-character: found 'a\\nb', expected one line\n"
          "t.csv:5:1: bad-number: found 'x', expected a whole number\n");
    const Trace trace = readCsv(text, lenient());
    CHECK(ids(trace) == Ids{2});
    CHECK(trace.report.records == 3);
}

TEST_CASE("Every hostile row of a CSV is a fault with its place and rule") {
    CHECK(broken("1,0,4\n") == "t.csv:2:6: few-fields: found nothing, expected 6 values\n");
    CHECK(broken("1,0,4,60,60,a,b\n") == "t.csv:2:15: many-fields: found 'b', expected 6 values\n");
    CHECK(broken("1,0,4,6O,60,a\n") == "t.csv:2:7: bad-number: found '6O', expected a number, as 12.5\n");
    CHECK(broken("1,0,4,1e3,60,a\n") == "t.csv:2:7: bad-number: found '1e3', expected a number, as 12.5\n");
    CHECK(broken("1,nan,4,60,60,a\n") == "t.csv:2:3: bad-number: found 'nan', expected a number, as 12.5\n");
    CHECK(broken("1.5,0,4,60,60,a\n") == "t.csv:2:1: bad-number: found '1.5', expected a whole number\n");
    CHECK(broken("1,9223372036854775808,4,60,60,a\n") ==
          "t.csv:2:3: out-of-range: found '9223372036854775808', expected at most 557 years\n");
    CHECK(broken("1,0,2147483648,60,60,a\n") ==
          "t.csv:2:5: out-of-range: found '2147483648', expected at most 2147483647 GPUs\n");
    CHECK(broken("1,0,1.5,60,60,a\n") ==
          "t.csv:2:5: part-of-gpu: found '1.5', expected a whole number of GPUs\n");
    CHECK(broken("1,0,4.0,60,60,a\n") == "");
    CHECK(broken("1,0,,60,60,a\n") ==
          "t.csv:2:5: no-size: found nothing recorded, expected a size of at least 1\n");
    CHECK(broken("1,0,4,0,60,a\n") == "t.csv:2:7: zero-runtime: found 0 s, expected a run time above 0\n");
    CHECK(broken("1,,4,60,60,a\n") ==
          "t.csv:2:3: negative-submit: found nothing recorded, expected a submit time\n");
    CHECK(broken("1,5,4,60,60,a\n2,4.5,4,60,60,a\n") ==
          "t.csv:3:3: unsorted-submit: found 4.500 s, expected at least 5 s, as above\n");
    CHECK(broken("1,0,4,60,60,a\"b\n2,0,4,60,60,\"a\"b\n").find("open-quote") != std::string::npos);
    CHECK(broken("1,0,4,60,60,a\"\"b\n") ==
          "t.csv:2:14: bad-quote: found '\"\"b', expected quotes around the whole value, doubled inside\n");
    CHECK(broken("1,0,4,60,60,\"a\"b\n") ==
          "t.csv:2:16: bad-quote: found 'b', expected a comma after the closing quote\n");
    CHECK(broken("1,0,4,60,60,a\xff\n") == "t.csv:2:13: bad-text: found 'a\\xff', expected UTF-8 text\n");
    CHECK(broken(std::string("1,0,4,60,60,a\0\n", 15)) ==
          "t.csv:2:14: control-character: found '\\x00', expected no control character\n");
    CHECK(broken(std::string(70000, 'x') + "\n1,0,4,60,60,a\n") ==
          "t.csv:2:1: long-line: found a longer line, expected at most 65536 bytes\n");
    CHECK(broken(std::string(5000, ',') + "\n") ==
          "t.csv:2:4097: many-fields: found '', expected at most 4096 values\n");
}

TEST_CASE("Columns are counted in characters") {
    CHECK(faults(readCsv("user,job_id,submit_s,size,runtime_s\n김철수,1,x,1,1\n")) ==
          "t.csv:2:7: bad-number: found 'x', expected a number, as 12.5\n");
}

TEST_CASE("A quote that is never closed ends the reading, also when lenient") {
    const std::string text = kHead + "1,0,4,60,60,\"a\n2,0,4,60,60,b\n";
    const std::string fault =
        "t.csv:2:13: open-quote: found an open quote, expected a closing one within 65536 bytes\n";
    CHECK(faults(readCsv(text)) == fault);
    CHECK(faults(readCsv(text, lenient())) == fault);
    std::string endless = text;
    for (int i = 0; i < 20000; ++i) endless += "3,0,4,60,60,b\n";
    CHECK(faults(readCsv(endless, lenient())) == fault);
}

TEST_CASE("Columns that are missing, unknown or there twice are named, with what was probably meant") {
    CHECK(faults(readCsv("job_id,submitt_s,size,runtime_s\n1,0,1,1\n")) ==
          "t.csv:1:1: missing-column: found no such column, expected a column 'submit_s'; did you mean "
          "'submitt_s'?\n"
          "t.csv:1:8: unknown-column: found 'submitt_s', expected a column of the product, or a mapping; did "
          "you "
          "mean 'submit_s'?\n");
    CHECK(faults(readCsv("job_id,submit_s,size,runtime_s,size\n1,0,1,1,1\n")) ==
          "t.csv:1:32: bad-header: found a second column 'size', expected each name once\n");
    const Trace trace = readCsv("job_id,submit_s,size,runtime_s,colour\n1,0,1,1,red\n", lenient());
    CHECK(trace.jobs.size() == 1);
    CHECK(counts(trace) == "unknown-column 1 passed over\nno-estimate 1 the run time used\n");
    CHECK(faults(readCsv("job_id;submit_s;size\n1;0;1\n", lenient())).find("separated by commas") !=
          std::string::npos);
    CHECK(faults(readCsv("")) == "t.csv: no-jobs: found no job in 0 records, expected at least one\n");
}
