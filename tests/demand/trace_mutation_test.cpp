// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A small fuzzer that runs everywhere: the same mutations every time. tests/fuzz has one that learns.

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "sim/random/stream.hpp"
#include "tests/demand/gzip_bytes.hpp"
#include "tests/demand/trace_samples.hpp"

using namespace tranche;
using namespace tranche::samples;

namespace {

std::string seedSwf() {
    std::string text = "; MaxProcs: 64\n; UnixStartTime: 843480031\n; TimeZone: 3600\n;\n";
    for (int i = 0; i < 12; ++i) text += line({.id = i, .submit = 10 * i, .run = 5 + i, .user = i % 3});
    return text;
}

std::string seedCsv() {
    std::string text = "job_id,submit_s,size,runtime_s,estimate_s,user,queue\n";
    for (int i = 0; i < 12; ++i)
        text += fmt::format("{},{}.5,{},60,,\"a,\"\"{}\",q\r\n", i, i, 1 + i % 4, i % 3);
    return text;
}

class Mutator {
public:
    explicit Mutator(std::uint64_t entity) : draws_(Stream({}, purposeOf("mutation"), entity)) {}

    std::size_t below(std::size_t n) {
        return static_cast<std::size_t>(draws_.next() * static_cast<double>(n));
    }

    std::string mutate(std::string text) {
        static const std::vector<std::string> kBits{"-1",
                                                    "-",
                                                    "9223372036854775808",
                                                    "-9223372036854775809",
                                                    "\"",
                                                    "\"\"",
                                                    ",",
                                                    "\n",
                                                    "\r",
                                                    "\t",
                                                    " ",
                                                    std::string(1, '\0'),
                                                    ";",
                                                    ": ",
                                                    "MaxProcs: 0",
                                                    "\xff",
                                                    "\xef\xbb\xbf",
                                                    "1e999",
                                                    "0",
                                                    ".",
                                                    "é",
                                                    "99999999999999999999999999",
                                                    std::string(70000, '1'),
                                                    "nan",
                                                    "\x1f\x8b"};
        for (std::size_t n = 1 + below(3) / 2; n > 0; --n) {
            const std::size_t at = below(text.size() + 1), length = below(12);
            switch (below(9) % 5) {
                case 0:
                    text.insert(at, kBits[below(kBits.size())]);
                    break;
                case 1:
                    text.erase(std::min(at, text.size()), length);
                    break;
                case 2:
                    if (at < text.size()) text[at] = static_cast<char>(below(256));
                    break;
                case 3:
                    text.insert(at, text.substr(below(text.size() + 1), 40));
                    break;
                default:
                    text.resize(at);
            }
        }
        return text;
    }

private:
    Draws draws_;
};

// What holds of every trace that was read.
void checkTrace(const Trace& trace) {
    CHECK(trace.report.ok() == !trace.report.issues.hasErrors());
    CHECK(trace.report.issues.errorCount() <= 110);
    if (!trace.report.ok()) return;
    CHECK(!trace.jobs.empty());
    std::set<std::int64_t> ids;
    Time last = 0;
    for (const TraceJob& job : trace.jobs) {
        CHECK(job.submit >= last);
        CHECK(job.size >= 1);
        CHECK(job.size <= (trace.report.machine > 0 ? trace.report.machine : kMaxJobSize));
        CHECK(job.runtime >= 1);
        CHECK(job.estimate >= 1);
        CHECK((trace.report.cleaning == Cleaning::none || job.runtime <= job.estimate));
        CHECK(job.observedWait >= -1);
        CHECK(std::min({job.user, job.group, job.queue, job.pool}) >= -1);
        CHECK(ids.insert(job.id).second);
        last = job.submit;
    }
}

void holdMutations(const std::string& seed, TraceFormat format, int count) {
    int good = 0, bad = 0;
    for (int i = 0; i < count; ++i) {
        CAPTURE(i);
        Mutator mutator(static_cast<std::uint64_t>(i) * 4 + static_cast<std::uint64_t>(format));
        std::string text = mutator.mutate(seed);
        if (i % 10 == 0) text = mutator.mutate(gzip(text));
        CAPTURE(escaped(text, 2000));
        TraceOptions options;
        options.format = format;
        options.cleaning = i % 2 == 0 ? Cleaning::none : Cleaning::automatic;
        options.scaleLoad = i % 7 == 0 ? 2.5 : 1;
        const Trace one = read(text, options);
        checkTrace(one);
        options.lenient = true;
        const Trace two = read(text, options);
        checkTrace(two);
        // A trace without a fault is read alike in both ways.
        if (one.report.ok()) CHECK(one.jobs == two.jobs);
        (one.report.ok() ? good : bad) += 1;
    }
    CHECK(good > count / 20);
    CHECK(bad > count / 20);
}

}  // namespace

TEST_CASE("Mutated SWF is a trace in order or a list of faults") {
    holdMutations(seedSwf(), TraceFormat::swf, 4000);
}

TEST_CASE("Mutated CSV is a trace in order or a list of faults") {
    holdMutations(seedCsv(), TraceFormat::csv, 4000);
}
