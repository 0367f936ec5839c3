// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demand/trace/trace_rules.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace tranche {

namespace {

struct RuleText {
    std::string_view name, meaning;
};

constexpr std::array<RuleText, kTraceRules> kTexts{{
    {"unreadable", "the file cannot be read to its end"},
    {"long-line", "a line beyond 64 kB"},
    {"control-character", "a NUL or another control character"},
    {"bad-text", "text that is not UTF-8"},
    {"bad-quote", "a quote inside a value, or text after the closing one"},
    {"open-quote", "a quote that is never closed"},
    {"bad-header", "a header field with a value it cannot have"},
    {"missing-column", "a column that is needed and not there"},
    {"unknown-column", "a column that is not known"},
    {"few-fields", "fewer fields than the format has"},
    {"many-fields", "more fields than the format has"},
    {"bad-number", "not a number of the kind the field holds"},
    {"out-of-range", "a number beyond what the field can hold"},
    {"negative-value", "below -1, which alone means not recorded"},
    {"part-of-gpu", "a size that is not a whole number of GPUs"},
    {"filtered", "left out by a filter of the mapping"},
    {"partial-execution", "status 2, 3 or 4: a part of another record"},
    {"unwanted-status", "failed or cancelled, and not wanted"},
    {"no-size", "neither requested nor allocated processors"},
    {"above-machine", "more than the machine has"},
    {"no-runtime", "no run time"},
    {"zero-runtime", "a run time of 0"},
    {"no-estimate", "no estimate of the run time"},
    {"runs-over-estimate", "ran longer than its estimate"},
    {"negative-submit", "no submit time, or one before the start"},
    {"unsorted-submit", "submitted before a record above it"},
    {"duplicate-id", "the id of a record above it"},
    {"record-count", "not as many records as the header says"},
    {"too-many-jobs", "beyond what is read"},
    {"no-jobs", "nothing to replay"},
    {"bad-option", "an option with a value it cannot have"},
}};

}  // namespace

std::string_view ruleName(TraceRule rule) {
    return kTexts[static_cast<std::size_t>(rule)].name;
}

std::string_view ruleMeaning(TraceRule rule) {
    return kTexts[static_cast<std::size_t>(rule)].meaning;
}

Place RuleLog::place(std::int64_t line, std::int64_t column) const {
    const auto narrow = [](std::int64_t x) {
        return static_cast<int>(std::min<std::int64_t>(x, std::numeric_limits<int>::max()));
    };
    return {file_, narrow(line), narrow(column)};
}

void RuleLog::count(TraceRule rule, std::int64_t line, std::string_view action) {
    Slot& slot = slots_[static_cast<std::size_t>(rule)];
    if (slot.count++ == 0) slot.firstLine = line;
    slot.action = action;
}

void RuleLog::broken(TraceRule rule, std::int64_t line, std::int64_t column, std::string_view found,
                     std::string_view expected, std::string_view action) {
    if (lenient_) return count(rule, line, action);
    if (stopped_) return;
    if (issues_.errorCount() == kMaxFaults) {
        issues_.add({place(line, column), "", "more than 100 faults", "fewer; the rest was not read", true});
        stopped_ = true;
        return;
    }
    issues_.add(
        {place(line, column), std::string(ruleName(rule)), std::string(found), std::string(expected)});
}

void RuleLog::fatal(TraceRule rule, std::int64_t line, std::int64_t column, std::string found,
                    std::string expected) {
    issues_.add({place(line, column), std::string(ruleName(rule)), std::move(found), std::move(expected)});
}

void RuleLog::warning(TraceRule rule, std::string found, std::string expected) {
    issues_.add({place(0, 0), std::string(ruleName(rule)), std::move(found), std::move(expected), true});
}

std::vector<RuleCount> RuleLog::counts() const {
    std::vector<RuleCount> result;
    for (std::size_t i = 0; i < kTraceRules; ++i)
        if (slots_[i].count > 0)
            result.push_back({static_cast<TraceRule>(i), slots_[i].count, std::string(slots_[i].action),
                              slots_[i].firstLine});
    return result;
}

}  // namespace tranche
