// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demand/trace/swf_header.hpp"

#include <array>
#include <string_view>

#include "models/demand/trace/trace_number.hpp"

namespace tranche {

namespace {

constexpr std::string_view kBlanks = " \t";

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

struct NumberKey {
    std::string_view key;
    std::optional<std::int64_t> TraceHeader::*member;
    std::int64_t least, most;
};

constexpr std::int64_t kDayOfSeconds = 86'400;
constexpr std::int64_t kLatestUnix = kHorizonLimit / kSecond;

constexpr std::array kNumberKeys{
    NumberKey{"MaxJobs", &TraceHeader::maxJobs, 0, 999'999'999'999},
    NumberKey{"MaxRecords", &TraceHeader::maxRecords, 0, 999'999'999'999},
    NumberKey{"MaxNodes", &TraceHeader::maxNodes, 1, kMaxJobSize},
    NumberKey{"MaxProcs", &TraceHeader::maxProcs, 1, kMaxJobSize},
    NumberKey{"UnixStartTime", &TraceHeader::unixStart, 0, kLatestUnix},
    NumberKey{"TimeZone", &TraceHeader::utcOffset, -kDayOfSeconds, kDayOfSeconds},
};

struct TextKey {
    std::string_view key;
    std::string TraceHeader::*member;
};

constexpr std::array kTextKeys{
    TextKey{"Version", &TraceHeader::version},
    TextKey{"Computer", &TraceHeader::computer},
    TextKey{"Installation", &TraceHeader::installation},
    TextKey{"TimeZoneString", &TraceHeader::timeZone},
};

void readNumberKey(const NumberKey& row, std::string_view value, const TraceLine& line, TraceHeader& header,
                   RuleLog& log) {
    const auto column = value.data() - line.text.data() + 1;
    const TraceNumber number = wholeNumber(value.substr(0, value.find_first_of(kBlanks)));
    if (number.state == NumberState::good && number.value == -1 && row.least >= 0) return;  // not recorded
    std::optional<std::int64_t>& member = header.*row.member;
    if (number.state != NumberState::good || number.value < row.least || number.value > row.most)
        log.broken(TraceRule::badHeader, line.number, column, std::string(row.key) + " " + shownValue(value),
                   "a whole number from " + std::to_string(row.least) + " to " + std::to_string(row.most),
                   "passed over");
    else if (member && *member != number.value)
        log.broken(TraceRule::badHeader, line.number, column, std::string(row.key) + " " + shownValue(value),
                   "the " + std::to_string(*member) + " above", "passed over");
    else
        member = number.value;
}

}  // namespace

void readSwfHeaderLine(const TraceLine& line, TraceHeader& header, RuleLog& log) {
    const std::size_t colon = line.text.find(':');
    if (colon == std::string_view::npos) return;
    const std::string_view key = trimmed(line.text.substr(1, colon - 1));
    const std::string_view value = trimmed(line.text.substr(colon + 1));
    if (value.empty()) return;
    for (const NumberKey& row : kNumberKeys)
        if (row.key == key) return readNumberKey(row, value, line, header, log);
    for (const TextKey& row : kTextKeys)
        if (row.key == key && (header.*row.member).empty()) header.*row.member = value;
}

std::int64_t machineOf(const TraceHeader& header, std::int64_t processorsPerGpu) {
    const std::int64_t processors = header.maxProcs.value_or(header.maxNodes.value_or(0));
    return (processors + processorsPerGpu - 1) / processorsPerGpu;
}

}  // namespace tranche
