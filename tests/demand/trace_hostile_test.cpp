// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every careless or hostile row with its place and its rule, and what lenient reading makes of it.

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>

#include "models/demand/trace/id_set.hpp"
#include "tests/demand/trace_samples.hpp"

using namespace tranche;
using namespace tranche::samples;
using Ids = std::vector<std::int64_t>;

namespace {

// A good record, the bad text as line 2, and a good record after it.
std::string around(std::string_view bad) {
    return line({.id = 1, .submit = 10}) + std::string(bad) + line({.id = 900, .submit = 1000});
}

struct Row {
    std::string what;
    std::string bad;
    const char* fault;     // of strict reading, after "t.swf:"; empty: none
    const char* count;     // of lenient reading
    bool jobKept = false;  // by lenient reading
    Cleaning cleaning = Cleaning::none;
};

const char* const kTail = " -1 1 1 1 -1 1 -1 -1 -1\n";

std::vector<Row> rows() {
    return {
        {"a word", std::string("2 20 -1 abc 4 -1 -1 4 200") + kTail,
         "2:9: bad-number: found 'abc', expected a whole number of seconds", "bad-number 1 dropped"},
        {"a fraction", std::string("2 20.5 -1 60 4 -1 -1 4 200") + kTail,
         "2:3: bad-number: found '20.5', expected a whole number of seconds", "bad-number 1 dropped"},
        {"a fraction in a field that is not used", std::string("2 20 -1 60 4 1.25 -1 4 200") + kTail, "", "",
         true},
        {"a word in a field that is not used", std::string("2 20 -1 60 4 x -1 4 200") + kTail,
         "2:14: bad-number: found 'x', expected a number", "bad-number 1 dropped"},
        {"a lone minus", std::string("2 - -1 60 4 -1 -1 4 200") + kTail,
         "2:3: bad-number: found '-', expected a whole number of seconds", "bad-number 1 dropped"},
        {"NUL",
         std::string("2 20 -1 6\0"
                     "0 4 -1 -1 4 200",
                     25) +
             kTail,
         "2:10: control-character: found '\\x00', expected no control character",
         "control-character 1 dropped"},
        {"2^63 seconds", std::string("2 9223372036854775808 -1 60 4 -1 -1 4 200") + kTail,
         "2:3: out-of-range: found '9223372036854775808', expected at most 17592186044",
         "out-of-range 1 dropped"},
        {"2^63 as an id", std::string("9223372036854775808 20 -1 60 4 -1 -1 4 200") + kTail,
         "2:1: out-of-range: found '9223372036854775808', expected at most 2305843009213693951",
         "out-of-range 1 dropped"},
        {"2^63 processors", std::string("2 20 -1 60 4 -1 -1 9223372036854775808 200") + kTail,
         "2:20: out-of-range: found '9223372036854775808', expected at most 2147483647",
         "out-of-range 1 dropped"},
        {"-2^63 seconds", std::string("2 20 -1 -9223372036854775808 4 -1 -1 4 200") + kTail,
         "2:9: out-of-range: found '-9223372036854775808', expected at most 17592186044",
         "out-of-range 1 dropped"},
        {"a user beyond 2^31", "2 20 -1 60 4 -1 -1 4 200 -1 1 2147483648 1 -1 1 -1 -1 -1\n",
         "2:31: out-of-range: found '2147483648', expected at most 2147483647", "out-of-range 1 dropped"},
        {"a status that does not exist", line({.id = 2, .submit = 20, .status = 6}),
         "2:30: out-of-range: found '6', expected at most 5", "out-of-range 1 dropped"},
        {"a user below -1", line({.id = 2, .submit = 20, .user = -7}),
         "2:32: negative-value: found '-7', expected -1 or more", "negative-value 1 read as not recorded",
         true},
        {"an id below 0", line({.id = -1, .submit = 20}),
         "2:1: negative-value: found nothing recorded, expected an id of at least 0",
         "negative-value 1 dropped"},
        {"17 fields", "2 20 -1 60 4 -1 -1 4 200 -1 1 1 1 -1 1 -1 -1\n",
         "2:45: few-fields: found 17 fields, expected 18", "few-fields 1 dropped"},
        {"19 fields", "2 20 -1 60 4 -1 -1 4 200 -1 1 1 1 -1 1 -1 -1 -1 7\n",
         "2:49: many-fields: found more than 18 fields, expected 18 numbers",
         "many-fields 1 the rest passed over", true},
        {"run time 0", line({.id = 2, .submit = 20, .run = 0}),
         "2:9: zero-runtime: found 0 s, expected a run time above 0", "zero-runtime 1 raised to the shortest",
         true},
        {"no run time", line({.id = 2, .submit = 20, .run = -1}),
         "2:9: no-runtime: found nothing recorded, expected a run time", "no-runtime 1 dropped"},
        {"a run time below -1", line({.id = 2, .submit = 20, .run = -60}),
         "2:9: no-runtime: found -60, expected a run time", "no-runtime 1 dropped"},
        {"no size", line({.id = 2, .submit = 20, .size = -1}),
         "2:22: no-size: found nothing recorded, expected a size of at least 1", "no-size 1 dropped"},
        {"size 0", line({.id = 2, .submit = 20, .size = 0}),
         "2:21: no-size: found 0, expected a size of at least 1", "no-size 1 dropped"},
        {"no submit", line({.id = 2, .submit = -1}),
         "2:3: negative-submit: found nothing recorded, expected a submit time", "negative-submit 1 dropped"},
        {"a submit that goes back", line({.id = 2, .submit = 9}),
         "2:3: unsorted-submit: found 9 s, expected at least 10 s, as above", "unsorted-submit 1 sorted",
         true},
        {"a submit that goes back, archive", line({.id = 2, .submit = 9}),
         "2:3: unsorted-submit: found 9 s, expected at least 10 s, as above", "unsorted-submit 1 sorted",
         true, Cleaning::archive},
        {"an id twice", line({.id = 1, .submit = 20}),
         "2:1: duplicate-id: found 1, expected an id that no record above has", "duplicate-id 1 dropped"},
        {"an id twice, archive", line({.id = 1, .submit = 20}),
         "2:1: duplicate-id: found 1, expected an id that no record above has", "duplicate-id 1 dropped",
         false, Cleaning::archive},
        {"a long line", std::string(70000, '7') + "\n",
         "2:1: long-line: found a longer line, expected at most 65536 bytes", "long-line 1 dropped"},
        {"a header field that is no number", "; MaxProcs: many\n",
         "2:13: bad-header: found MaxProcs 'many', expected a whole number from 1 to 2147483647",
         "bad-header 1 passed over"},
    };
}

}  // namespace

TEST_CASE("Every hostile row is a fault with its place and rule, and lenient reading goes on") {
    for (const Row& row : rows()) {
        CAPTURE(row.what);
        const std::string text = around(row.bad);
        const Trace one = read(text, strict(row.cleaning));
        CHECK(faults(one) == (*row.fault == '\0' ? "" : "t.swf:" + std::string(row.fault) + "\n"));
        CHECK(one.report.ok() == (*row.fault == '\0'));
        const Trace two = read(text, lenient(row.cleaning));
        CHECK(faults(two) == "");
        CHECK(counts(two) == (*row.count == '\0' ? "" : std::string(row.count) + "\n"));
        CHECK(two.jobs.size() == (row.jobKept ? 3 : 2));
        CHECK(two.jobs.back().id == 900);
        CHECK(two.report.records == (row.bad.starts_with(';') ? 2 : 3));
    }
}

TEST_CASE("A size above the machine is a fault without cleaning") {
    const std::string text = "; MaxProcs: 100\n" + line({.id = 2, .size = 101}) + line({.id = 3});
    CHECK(faults(read(text, strict(Cleaning::none))) ==
          "t.swf:2:22: above-machine: found 101, expected at most the 100 of the machine\n");
    CHECK(counts(read(text, lenient(Cleaning::none))) == "above-machine 1 dropped\n");
}

TEST_CASE("Several faults of one record are reported together") {
    CHECK(faults(read("1 x -1 y 4 -1 -1 4 200 -1 1 1 1 -1 1 -1 -1 -1\n")) ==
          "t.swf:1:3: bad-number: found 'x', expected a whole number of seconds\n"
          "t.swf:1:8: bad-number: found 'y', expected a whole number of seconds\n");
}

TEST_CASE("Reading stops after 100 faults and says so, lenient reading counts them all") {
    std::string text;
    for (int i = 0; i < 150; ++i) text += "rubbish\n";
    text += line({});
    const Trace trace = read(text);
    CHECK(trace.report.issues.errorCount() == 100);
    CHECK(trace.report.issues.warningCount() == 1);
    CHECK(trace.report.lines == 101);
    CHECK(trace.report.fault == TraceFault::content);
    const Trace other = read(text, lenient());
    CHECK(counts(other) == "bad-number 150 dropped\n");
    CHECK(other.report.ok());
}

TEST_CASE("Lenient reading sorts late submits, ties in the order of the file") {
    const Trace trace = read(line({.id = 1, .submit = 50}) + line({.id = 2, .submit = 10}) +
                                 line({.id = 3, .submit = 50}) + line({.id = 4, .submit = 10}),
                             lenient());
    CHECK(ids(trace) == Ids{2, 4, 1, 3});
    CHECK(counts(trace) == "unsorted-submit 2 sorted\n");
}

TEST_CASE("Repeated ids are found wherever they stand, against a search by brute force") {
    std::string text;
    std::vector<long long> seen;
    std::int64_t doubled = 0;
    std::uint64_t state = 1;
    for (int i = 0; i < 3000; ++i) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        const auto id = static_cast<long long>((state >> 33) % 2000);
        if (std::find(seen.begin(), seen.end(), id) != seen.end())
            ++doubled;
        else
            seen.push_back(id);
        text += line({.id = id});
    }
    const Trace trace = read(text, lenient());
    CHECK(trace.report.count(TraceRule::duplicateId) == doubled);
    CHECK(trace.jobs.size() == seen.size());
    IdSet set;
    CHECK(set.insert(0));
    CHECK_FALSE(set.insert(0));
    CHECK(set.insert((std::int64_t{1} << 62)));
}

TEST_CASE("A trace without a job is a fault in both ways of reading") {
    for (const bool isLenient : {false, true}) {
        TraceOptions options;
        options.lenient = isLenient;
        CHECK(faults(read("; Version: 2.2\n", options)) ==
              "t.swf: no-jobs: found no job in 0 records, expected at least one\n");
        CHECK(faults(read("", options)) ==
              "t.swf: no-jobs: found no job in 0 records, expected at least one\n");
    }
}

TEST_CASE("Options that make no sense are faults, and nothing is read") {
    const auto refused = [](auto change) {
        TraceOptions options;
        change(options);
        const Trace trace = read(line({}), options);
        return !trace.report.ok() && trace.jobs.empty() && trace.report.lines == 0;
    };
    CHECK(refused([](TraceOptions& o) { o.scaleLoad = 0; }));
    CHECK(refused([](TraceOptions& o) { o.scaleLoad = 101; }));
    CHECK(refused([](TraceOptions& o) { o.scaleLoad = std::numeric_limits<double>::quiet_NaN(); }));
    CHECK(refused([](TraceOptions& o) { o.compress = -1; }));
    CHECK(refused([](TraceOptions& o) { o.estimateFactor = 0.5; }));
    CHECK(refused([](TraceOptions& o) { o.limit = -1; }));
    CHECK(refused([](TraceOptions& o) { o.machine = -1; }));
    CHECK(refused([](TraceOptions& o) { o.processorsPerGpu = 0; }));
    CHECK(refused([](TraceOptions& o) { o.zeroRuntime = 0; }));
}

TEST_CASE("Every rule has a name of its own and a meaning") {
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < kTraceRules; ++i) {
        const auto rule = static_cast<TraceRule>(i);
        CHECK_FALSE(ruleMeaning(rule).empty());
        CHECK(std::find(names.begin(), names.end(), ruleName(rule)) == names.end());
        names.push_back(ruleName(rule));
    }
}
