// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Small traces for tests, and what reading them said.

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "models/demand/trace/trace.hpp"

namespace tranche::samples {

// One SWF record with what most tests vary.
struct Swf {
    long long id = 1, submit = 0, run = 100, size = 4, estimate = 200, user = 1, status = 1;
};

inline std::string line(const Swf& r) {
    return fmt::format("{} {} -1 {} {} -1 -1 {} {} -1 {} {} 1 -1 1 -1 -1 -1\n", r.id, r.submit, r.run, r.size,
                       r.size, r.estimate, r.status, r.user);
}

inline Trace read(std::string_view text, const TraceOptions& options = {}, std::string name = "t.swf") {
    return readTraceBytes(text, std::move(name), options);
}

inline Trace readCsv(std::string_view text, const TraceOptions& options = {}) {
    return readTraceBytes(text, "t.csv", options);
}

inline TraceOptions lenient(Cleaning cleaning = Cleaning::automatic) {
    TraceOptions options;
    options.lenient = true;
    options.cleaning = cleaning;
    return options;
}

inline TraceOptions strict(Cleaning cleaning) {
    TraceOptions options;
    options.cleaning = cleaning;
    return options;
}

// The faults, one line each, warnings left out.
inline std::string faults(const Trace& trace) {
    std::string text;
    for (const Issue& issue : trace.report.issues.sorted())
        if (!issue.warning) text += formatIssue(issue) + "\n";
    return text;
}

// "rule count action", one line each.
inline std::string counts(const Trace& trace) {
    std::string text;
    for (const RuleCount& row : trace.report.rules)
        text += fmt::format("{} {} {}\n", ruleName(row.rule), row.count, row.action);
    return text;
}

inline std::vector<std::int64_t> ids(const Trace& trace) {
    std::vector<std::int64_t> result;
    for (const TraceJob& job : trace.jobs) result.push_back(job.id);
    return result;
}

}  // namespace tranche::samples
