// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The KTH SP2 log of the Parallel Workloads Archive (Lars Malinowsky), with the conventions of the reference schedules.

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "models/demand/trace/line_reader.hpp"
#include "models/demand/trace/trace_number.hpp"
#include "tests/demand/trace_samples.hpp"

using namespace tranche;
using namespace tranche::samples;
namespace fs = std::filesystem;

namespace {

const fs::path kFolder = fs::path(TRANCHE_SOURCE_DIR) / "../shared/data/traces";
const fs::path kLog = kFolder / "KTH-SP2-1996-2.swf.gz";

bool present() {
    if (fs::exists(kLog)) return true;
    MESSAGE("SKIPPED: the KTH log is not there");
    return false;
}

// The starts of a reference schedule by job [ms].
std::map<std::int64_t, Time> startsOf(const char* policy) {
    TraceSource source(kFolder / fmt::format("kth-expected-starts-{}.csv.gz", policy));
    LineReader lines(source);
    std::map<std::int64_t, Time> starts;
    for (TraceLine line; lines.next(line);) {
        const std::size_t comma = line.text.find(',');
        const TraceNumber id = wholeNumber(line.text.substr(0, comma));
        if (id.state == NumberState::good)
            starts[id.value] = wholeNumber(line.text.substr(comma + 1)).value * kSecond;
    }
    return starts;
}

struct Schedule {
    double meanWait = 0, slowdown = 0, utilization = 0;
};

// By the definitions beside the reference schedules.
Schedule measure(const std::vector<TraceJob>& jobs, const std::map<std::int64_t, Time>& starts) {
    Schedule result;
    Time lastEnd = 0;
    double work = 0;
    for (const TraceJob& job : jobs) {
        const Time start = starts.at(job.id);
        const double wait = static_cast<double>(start - job.submit) / 1000;
        const double run = static_cast<double>(job.runtime) / 1000;
        result.meanWait += wait / static_cast<double>(jobs.size());
        result.slowdown +=
            std::max(1.0, (wait + run) / std::max(run, 10.0)) / static_cast<double>(jobs.size());
        work += run * static_cast<double>(job.size);
        lastEnd = std::max(lastEnd, start + job.runtime);
    }
    result.utilization = work / (100 * static_cast<double>(lastEnd - jobs.front().submit) / 1000);
    return result;
}

}  // namespace

TEST_CASE("The KTH log has 28489 records and 28481 jobs after the archive's cleaning") {
    if (!present()) return;
    const Trace trace = readTrace(kLog, {});
    CHECK(faults(trace) == "");
    CHECK(trace.report.records == 28489);
    CHECK(trace.jobs.size() == 28481);
    CHECK(counts(trace) == "zero-runtime 8 dropped\nruns-over-estimate 475 cut to the estimate\n");
    CHECK(trace.header.maxProcs == 100);
    CHECK(trace.header.unixStart == 843480031);
    CHECK(trace.header.timeZone == "Europe/Stockholm");
    CHECK(trace.jobs.capacity() < 40000);
    const Trace kept = readTrace(kLog, lenient(Cleaning::none));
    CHECK(kept.jobs.size() == 28489);
}

TEST_CASE("The KTH jobs give the published figures of the reference schedules") {
    if (!present()) return;
    const Trace trace = readTrace(kLog, {});
    struct Published {
        std::string policy;
        double meanWait, slowdown, utilization;
    };
    for (const Published& published : {Published{"fcfs", 353776.409150, 6814.973310, 0.685240},
                                       Published{"easy", 6834.587269, 92.687654, 0.685613},
                                       Published{"easysjbf", 5903.686387, 69.393636, 0.685613},
                                       Published{"cons", 7316.239072, 88.966564, 0.685613}}) {
        CAPTURE(published.policy);
        const auto starts = startsOf(published.policy.c_str());
        REQUIRE(starts.size() == trace.jobs.size());
        const Schedule schedule = measure(trace.jobs, starts);
        CHECK(schedule.meanWait == doctest::Approx(published.meanWait).epsilon(1e-8));
        CHECK(schedule.slowdown == doctest::Approx(published.slowdown).epsilon(1e-8));
        CHECK(schedule.utilization == doctest::Approx(published.utilization).epsilon(2e-6));
    }
}
