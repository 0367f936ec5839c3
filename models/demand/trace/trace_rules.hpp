// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The rules for records, and the log that counts them. A rule that is broken is a fault in strict reading and a count in
// lenient reading; conventions (what a cleaning drops) are counted in both.
// Verified by: tests/demand/trace_hostile_test.cpp.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "models/issue/issue.hpp"

namespace tranche {

enum class Cleaning : std::uint8_t { automatic, archive, none };

enum class TraceRule : std::uint8_t {
    unreadable,
    longLine,
    controlCharacter,
    badText,
    badQuote,
    openQuote,
    badHeader,
    missingColumn,
    unknownColumn,
    fewFields,
    manyFields,
    badNumber,
    outOfRange,
    negativeValue,
    partOfGpu,
    filtered,
    partialExecution,
    unwantedStatus,
    noSize,
    aboveMachine,
    noRuntime,
    zeroRuntime,
    noEstimate,
    runsOverEstimate,
    negativeSubmit,
    unsortedSubmit,
    duplicateId,
    recordCount,
    tooManyJobs,
    noJobs,
    badOption,
};
inline constexpr std::size_t kTraceRules = static_cast<std::size_t>(TraceRule::badOption) + 1;

std::string_view ruleName(TraceRule rule);     // "unsorted-submit"
std::string_view ruleMeaning(TraceRule rule);  // "submitted before the record above it"

struct RuleCount {
    TraceRule rule = TraceRule::unreadable;
    std::int64_t count = 0;
    std::string action;          // "dropped", "sorted", ...
    std::int64_t firstLine = 0;  // of the file
};

class RuleLog {
public:
    static constexpr std::size_t kMaxFaults = 100;

    RuleLog(std::string file, bool lenient) : file_(std::move(file)), lenient_(lenient) {}

    // Counted in both ways of reading. `action` must be a literal.
    void count(TraceRule rule, std::int64_t line, std::string_view action);
    // Broken at (line, column): an issue, or a count with what is done about it. Columns count characters from 1.
    void broken(TraceRule rule, std::int64_t line, std::int64_t column, std::string_view found,
                std::string_view expected, std::string_view action);
    // An issue in both ways of reading. Line 0: of the file as a whole.
    void fatal(TraceRule rule, std::int64_t line, std::int64_t column, std::string found,
               std::string expected);
    void warning(TraceRule rule, std::string found, std::string expected);

    bool lenient() const { return lenient_; }
    bool stopped() const { return stopped_; }  // nothing more should be read
    Issues takeIssues() { return std::move(issues_); }
    std::vector<RuleCount> counts() const;
    std::int64_t counted(TraceRule rule) const { return slots_[static_cast<std::size_t>(rule)].count; }
    const Issues& issues() const { return issues_; }

private:
    struct Slot {
        std::int64_t count = 0, firstLine = 0;
        std::string_view action = {};
    };

    Place place(std::int64_t line, std::int64_t column) const;

    std::string file_;
    bool lenient_;
    bool stopped_ = false;
    Issues issues_;
    std::array<Slot, kTraceRules> slots_{};
};

}  // namespace tranche
