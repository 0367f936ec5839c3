// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Real jobs from a file: SWF 2.2 (Feitelson, Parallel Workloads Archive) or CSV, plain or gzip, told apart by content.
//
// Job      64 bytes. Times in ms from the start of the trace; -1 means "not recorded" in user, group, queue, pool and
//          observedWait and nowhere else: what a schedule needs is known, or the record is a fault or is dropped.
//          size > 0, runtime > 0, estimate > 0, submit >= 0. `runtime` may exceed `estimate` with Cleaning::none only.
//          observedWait is what happened there; nothing may schedule by it.
// Order    by submit, ties by position in the file. Ids are unique and not negative.
// Names    in CSV, users, groups, queues and pools are text, numbered as they first appear; `names` has the text. In SWF
//          they are numbers and `names` is empty.
// Size     SWF: requested processors (field 8), else allocated ones (field 5), through `processorsPerGpu`, rounded up.
// Estimate field 9; with Cleaning::none a missing one is the run time, which makes backfilling clairvoyant: counted.
// Partial executions (SWF status 2, 3, 4) are parts of another record and are dropped, counted.
// SWF fields 6, 7, 10, 14, 17, 18 are checked to be numbers and not used: replay is open-loop, users do not react.
// Strict   (default) every fault is an issue `file:line:column: rule: found X, expected Y`; reading stops after 100.
// Lenient  the record is dropped or repaired as its rule says, and counted. A file that cannot be read to its end
//          (damaged gzip, a quote never closed, a missing column) is a fault in both.
// Cleaning archive (default of SWF): the conventions of the reference schedules. Dropped, and counted, not faults: more than
//          the machine, no size, run time <= 0, estimate <= 0, submit < 0; run time cut to the estimate.
//          none (default of CSV): those are faults, but a missing estimate and a run time beyond it are kept and counted.
// Cost     linear, streamed: no allocation a record; 64 bytes a job and less than 1 MB besides, plus 16 bytes a job when ids
//          are not ascending.
// Verified by: tests/demand/trace_*_test.cpp, tests/fuzz.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/demand/trace/trace_mapping.hpp"
#include "models/demand/trace/trace_rules.hpp"
#include "models/demand/trace/trace_watch.hpp"
#include "models/issue/issue.hpp"
#include "sim/kernel/time.hpp"
#include "sim/random/stream.hpp"

namespace tranche {

struct TraceJob {
    std::int64_t id = 0;
    Time submit = 0;             // [ms since the start of the trace]
    std::int64_t size = 0;       // [GPUs]
    Duration runtime = 0;        // [ms]
    Duration estimate = 0;       // [ms]
    Duration observedWait = -1;  // [ms]
    std::int32_t user = -1;
    std::int32_t group = -1;
    std::int32_t queue = -1;
    std::int32_t pool = -1;  // SWF: partition; CSV: the GPU model asked for

    friend bool operator==(const TraceJob&, const TraceJob&) = default;
};
static_assert(sizeof(TraceJob) == 64);

inline constexpr std::int64_t kMaxTraceJobs = 20'000'000;
inline constexpr std::int64_t kMaxJobSize = 2'147'483'647;  // [GPUs]

// What the header of an SWF says, as far as it was there. Of CSV: unixStart (times with a date) and utcOffset.
struct TraceHeader {
    std::string version, computer, installation, timeZone;
    std::optional<std::int64_t> maxJobs, maxRecords, maxNodes, maxProcs;
    std::optional<std::int64_t> unixStart;  // [s since 1970 UTC] of time 0
    std::optional<std::int64_t> utcOffset;  // [s], SWF TimeZone
};

struct TraceNames {
    std::vector<std::string> user, group, queue, pool;
};
// "-" when not recorded, the text if there is one, else the number.
std::string traceName(const std::vector<std::string>& names, std::int32_t number);

// How many and how much; work is size x run time in GPU-hours.
struct TraceTotals {
    std::int64_t jobs = 0, users = 0;  // users: known ones
    double work = 0;
};

enum class TraceFormat : std::uint8_t { automatic, swf, csv };
enum class TraceFault : std::uint8_t { none, content, noInput };  // exit codes 0, 65, 66

struct TraceReport {
    TraceFormat format = TraceFormat::automatic;  // as found
    Cleaning cleaning = Cleaning::automatic;      // as used
    std::int64_t machine = 0;                     // [GPUs] the limit of sizes; 0: none known
    std::int64_t lines = 0, records = 0;          // read
    TraceTotals recorded, result;                 // kept after cleaning; after scaling too
    std::vector<RuleCount> rules;                 // those that were used, in their order
    Issues issues;
    TraceFault fault = TraceFault::none;
    bool cancelled = false;  // by TraceOptions::watch; nothing else here means anything then

    bool ok() const { return fault == TraceFault::none && !cancelled; }
    std::int64_t count(TraceRule rule) const;
};

struct Trace {
    std::vector<TraceJob> jobs;
    TraceHeader header;
    TraceNames names;
    TraceReport report;
};

enum class EstimateRule : std::uint8_t { user, exact, factor };

struct TraceOptions {
    TraceFormat format = TraceFormat::automatic;
    Cleaning cleaning = Cleaning::automatic;
    bool lenient = false;
    std::int64_t machine = 0;           // [GPUs] largest size; 0: what the header says, if anything
    std::int64_t processorsPerGpu = 1;  // SWF counts processors; sizes are rounded up
    Duration zeroRuntime = kSecond;     // what a run time of 0 becomes when it is repaired
    bool keepFailed = true;             // SWF status 0
    bool keepCancelled = true;          // SWF status 5
    EstimateRule estimates = EstimateRule::user;
    double estimateFactor = 1;                 // with EstimateRule::factor, at least 1
    std::int64_t limit = 0;                    // first jobs kept, the rest is not read; 0: all
    double scaleLoad = 1;                      // reshape.hpp
    double compress = 1;                       // reshape.hpp
    RunKey key = {};                           // of the draws of scaleLoad
    std::optional<TraceMapping> mapping = {};  // of CSV; without one: the product's own columns
    TraceWatch watch = {};
};

// "user", "exact" or "factor:F" with F >= 1 into `options`; false, and nothing done, for anything else.
bool parseEstimates(std::string_view text, TraceOptions& options);

// Use the jobs only when report.ok().
Trace readTrace(const std::filesystem::path& file, const TraceOptions& options);
// The same from bytes; `name` is what places say and what tells the format if it ends in .swf or .csv.
Trace readTraceBytes(std::string_view bytes, std::string name, const TraceOptions& options);

}  // namespace tranche
