// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A study: replications of one setting until the precision asked for or the cap, and what they say together.
//
//   result = runStudy(setting, options)
//
// Replication r uses RunKey{seed, r}; records are consumed in index order, so neither threads nor luck change a byte.
// Each replication's applications are turned into lines by `projectRows` on the worker's thread and handed to
// `sink` in index order, so a long study never holds them all.
// `interim` sees what the replications consumed so far say, where interimAt(n), for bands that narrow while one waits. It
// is called as `sink` is, one at a time and in order, on the threads of the study; the result does not depend on it.
// An interim summary is a whole one but for `stopReason` ("running") and the warning about precision, and
// `replications` in it says of how many. None is made for the last replication, whose summary is the result, nor once
// `cancel` is up. Cost: that of the result's summary, with n replications in the place of all.
// Errors: InvariantBroken or ContractViolation out of a replication, wrapped in ReplicationFailed; a livelock is
// InvariantBroken. Verified by: tests/programme/study_test.cpp.

#include <atomic>
#include <functional>
#include <string>
#include <vector>

#include "models/outcome/replication_record.hpp"
#include "models/outcome/summary.hpp"
#include "models/programme/setting.hpp"

namespace tranche {

struct StudyProgress {
    std::int64_t done = 0, atMost = 0;
    // Half-width over mean of the metric that decides, and what is wanted; 0 when the number is fixed.
    double relativeHalfWidth = 0, wanted = 0;
};

struct StudyOptions {
    int threads = 0;  // 0: as many as the machine has
    const std::atomic<bool>* cancel = nullptr;
    std::function<void(const StudyProgress&)> progress;
    // Lines of projects.csv for one replication; empty function: none are made.
    std::function<std::string(std::int64_t replication, const ReplicationOutcome&)> projectRows;
    // Receives every record's rows and values in index order.
    std::function<void(std::int64_t replication, const ReplicationRecord&)> sink;
    std::function<void(const RunSummary&)> interim;
};

// 1, 2, 3, 5, 8, 12, 18, 27, 41 and so on: each half as much again, rounded up.
bool interimAt(std::int64_t replications);

enum class StudyStop { precision, maximum, cancelled };

struct StudyResult {
    StudyStop stop = StudyStop::maximum;
    RunSummary summary;  // empty metrics when nothing was consumed
    std::uint64_t events = 0;
};

StudyResult runStudy(const Setting&, const StudyOptions&);

// The names, prices and windows that metrics need.
StudyFacts studyFacts(const Setting&);

}  // namespace tranche
