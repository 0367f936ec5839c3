// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demand/trace/trace_cleaner.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace tranche {

namespace {

constexpr std::string_view kDropped = "dropped";
constexpr std::size_t kFirstJobs = 1024;
constexpr std::size_t kSampledJobs = 65536;  // enough to tell how many a file holds

std::int64_t ceilDivide(std::int64_t a, std::int64_t b) {
    return a / b + (a % b != 0 ? 1 : 0);
}

bool isTime(TraceField field) {
    return field == TraceField::submit || field == TraceField::runtime || field == TraceField::estimate;
}

std::string seconds(std::int64_t ms) {
    return ms % kSecond == 0 ? fmt::format("{} s", ms / kSecond)
                             : fmt::format("{}.{:03} s", ms / kSecond, ms % kSecond);
}

std::string shown(const TraceRecord& record, TraceField field) {
    const std::int64_t value = record[field];
    if (value == -1) return "nothing recorded";
    return isTime(field) && value >= 0 ? seconds(value)
                                       : fmt::format("{}", isTime(field) ? value / kSecond : value);
}

}  // namespace

TraceCleaner::TraceCleaner(const TraceOptions& options, Cleaning cleaning, RuleLog& log,
                           std::vector<TraceJob>& jobs)
    : options_(options), log_(log), jobs_(jobs), archive_(cleaning == Cleaning::archive) {}

void TraceCleaner::broken(TraceRule rule, const TraceRecord& record, TraceField field,
                          std::string_view expected, std::string_view action) {
    if (log_.lenient()) return log_.count(rule, record.line, action);
    log_.broken(rule, record.line, record.column(field), shown(record, field), expected, action);
}

void TraceCleaner::refuse(TraceRule rule, const TraceRecord& record, TraceField field,
                          std::string_view expected) {
    if (archive_) return log_.count(rule, record.line, kDropped);
    broken(rule, record, field, expected, kDropped);
}

bool TraceCleaner::wanted(const TraceRecord& record) {
    const std::int64_t status = record[TraceField::status];
    if (status >= 2 && status <= 4) {
        log_.count(TraceRule::partialExecution, record.line, kDropped);
        return false;
    }
    if ((status == 0 && !options_.keepFailed) || (status == 5 && !options_.keepCancelled)) {
        log_.count(TraceRule::unwantedStatus, record.line, kDropped);
        return false;
    }
    return true;
}

bool TraceCleaner::sized(const TraceRecord& record, TraceJob& job) {
    const std::int64_t requested = record[TraceField::requested], allocated = record[TraceField::allocated];
    if (requested <= 0 && allocated <= 0) {
        refuse(TraceRule::noSize, record, TraceField::requested, "a size of at least 1");
        return false;
    }
    const TraceField used = requested > 0 ? TraceField::requested : TraceField::allocated;
    job.size = ceilDivide(record[used], options_.processorsPerGpu);
    if (machine_ == 0) return true;
    const bool otherAbove =
        archive_ && ceilDivide(std::max<std::int64_t>(allocated, 0), options_.processorsPerGpu) > machine_;
    if (job.size <= machine_ && !otherAbove) return true;
    if (log_.lenient() || archive_)
        log_.count(TraceRule::aboveMachine, record.line, kDropped);
    else
        broken(TraceRule::aboveMachine, record, used, fmt::format("at most the {} of the machine", machine_),
               kDropped);
    return false;
}

bool TraceCleaner::timed(TraceRecord& record, TraceJob& job) {
    const Duration runtime = record[TraceField::runtime];
    if (runtime < 0) {
        refuse(TraceRule::noRuntime, record, TraceField::runtime, "a run time");
        return false;
    }
    job.runtime = runtime;
    if (runtime == 0) {
        if (archive_) {
            log_.count(TraceRule::zeroRuntime, record.line, kDropped);
            return false;
        }
        broken(TraceRule::zeroRuntime, record, TraceField::runtime, "a run time above 0",
               "raised to the shortest");
        job.runtime = std::max<Duration>(1, options_.zeroRuntime);
    }
    return true;
}

bool TraceCleaner::estimated(const TraceRecord& record, TraceJob& job) {
    job.estimate = record[TraceField::estimate];
    if (job.estimate <= 0) {
        log_.count(TraceRule::noEstimate, record.line, archive_ ? kDropped : "the run time used");
        job.estimate = job.runtime;
        return !archive_;
    }
    if (job.runtime > job.estimate) {
        log_.count(TraceRule::runsOverEstimate, record.line, archive_ ? "cut to the estimate" : "kept");
        if (archive_) job.runtime = job.estimate;
    }
    return true;
}

// Order and ids, across records.
bool TraceCleaner::inOrder(const TraceRecord& record, const TraceJob& job) {
    if (job.id <= lastId_ && !idsKept_) {
        for (const TraceJob& earlier : jobs_) ids_.insert(earlier.id);
        idsKept_ = true;
    }
    if (idsKept_ && !ids_.insert(job.id)) {
        broken(TraceRule::duplicateId, record, TraceField::id, "an id that no record above has", kDropped);
        return false;
    }
    lastId_ = std::max(lastId_, job.id);
    if (job.submit < lastSubmit_) {
        if (log_.lenient())
            log_.count(TraceRule::unsortedSubmit, record.line, "sorted");
        else
            broken(TraceRule::unsortedSubmit, record, TraceField::submit,
                   "at least " + seconds(lastSubmit_) + ", as above", "sorted");
        sort_ = true;
    }
    lastSubmit_ = std::max(lastSubmit_, job.submit);
    return true;
}

void TraceCleaner::add(TraceRecord& record, double progress) {
    TraceJob job;
    if (!wanted(record) || !sized(record, job) || !timed(record, job) || !estimated(record, job)) return;
    job.submit = record[TraceField::submit];
    if (job.submit < 0) return refuse(TraceRule::negativeSubmit, record, TraceField::submit, "a submit time");
    job.id = record[TraceField::id];
    if (job.id < 0)
        return broken(TraceRule::negativeValue, record, TraceField::id, "an id of at least 0", kDropped);
    job.observedWait = record[TraceField::wait];
    job.user = static_cast<std::int32_t>(record[TraceField::user]);
    job.group = static_cast<std::int32_t>(record[TraceField::group]);
    job.queue = static_cast<std::int32_t>(record[TraceField::queue]);
    job.pool = static_cast<std::int32_t>(record[TraceField::pool]);
    if (!inOrder(record, job)) return;
    if (needsRoom()) makeRoom(progress);
    jobs_.push_back(job);
    full_ = options_.limit > 0 && static_cast<std::int64_t>(jobs_.size()) >= options_.limit;
    if (static_cast<std::int64_t>(jobs_.size()) >= kMaxTraceJobs && !full_) {
        log_.fatal(TraceRule::tooManyJobs, record.line, 1, fmt::format("more than {} jobs", kMaxTraceJobs),
                   "fewer, or a limit");
        full_ = true;
    }
}

// Doubling would waste up to half of the memory, and as much again while it copies: how far the file has been read
// says how many jobs are to come. Memory that is never written is never used.
void TraceCleaner::makeRoom(double progress) {
    const double size = static_cast<double>(jobs_.size());
    double room = 2 * size;
    if (jobs_.size() >= kSampledJobs && progress > 0) room = std::max(size / progress, size) * 1.05 + 1024;
    room = std::clamp(room, static_cast<double>(kFirstJobs), static_cast<double>(kMaxTraceJobs));
    if (options_.limit > 0) room = std::min(room, static_cast<double>(options_.limit));
    jobs_.reserve(std::max(static_cast<std::size_t>(room), jobs_.size() + 1));
}

void TraceCleaner::finish() {
    if (!sort_) return;
    std::stable_sort(jobs_.begin(), jobs_.end(),
                     [](const TraceJob& a, const TraceJob& b) { return a.submit < b.submit; });
}

}  // namespace tranche
