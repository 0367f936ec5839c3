// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demand/trace/swf_reader.hpp"

#include <array>
#include <limits>

#include <fmt/format.h>

#include "models/demand/trace/swf_header.hpp"
#include "models/demand/trace/trace_number.hpp"

namespace tranche {

namespace {

constexpr std::size_t kSwfFields = 18;
constexpr std::int64_t kMostSeconds = kHorizonLimit / kSecond;
constexpr std::int64_t kMostName = std::numeric_limits<std::int32_t>::max();
constexpr std::int64_t kMostId = std::numeric_limits<std::int64_t>::max() / 4;  // clones get ids beyond

enum class Kind : std::uint8_t { unused, id, seconds, recordedSeconds, processors, status, name };

constexpr std::int64_t mostOf(Kind kind) {
    switch (kind) {
        case Kind::seconds:
        case Kind::recordedSeconds:
            return kMostSeconds;
        case Kind::processors:
            return kMaxJobSize;
        case Kind::status:
            return 5;
        case Kind::name:
            return kMostName;
        default:
            return kMostId;
    }
}

// What field 1 to 18 holds. `recordedSeconds`, `status` and `name` are -1 or more; the cleaning judges the others.
struct SwfField {
    Kind kind;
    TraceField field;
    std::string_view expected;
    std::int64_t most;
    bool anyNegative;

    constexpr SwfField(Kind k, TraceField f, std::string_view text)
        : kind(k),
          field(f),
          expected(text),
          most(mostOf(k)),
          anyNegative(k == Kind::id || k == Kind::seconds || k == Kind::processors) {}
    constexpr bool isTime() const { return kind == Kind::seconds || kind == Kind::recordedSeconds; }
};

constexpr std::string_view kSeconds = "a whole number of seconds";
constexpr std::string_view kNumber = "a number";
constexpr std::string_view kWhole = "a whole number";
constexpr SwfField kUnused{Kind::unused, TraceField::id, kNumber};

constexpr std::array<SwfField, kSwfFields> kFields{{
    {Kind::id, TraceField::id, kWhole},
    {Kind::seconds, TraceField::submit, kSeconds},
    {Kind::recordedSeconds, TraceField::wait, kSeconds},
    {Kind::seconds, TraceField::runtime, kSeconds},
    {Kind::processors, TraceField::allocated, kWhole},
    kUnused,
    kUnused,
    {Kind::processors, TraceField::requested, kWhole},
    {Kind::seconds, TraceField::estimate, kSeconds},
    kUnused,
    {Kind::status, TraceField::status, "a status from -1 to 5"},
    {Kind::name, TraceField::user, kWhole},
    {Kind::name, TraceField::group, kWhole},
    kUnused,
    {Kind::name, TraceField::queue, kWhole},
    {Kind::name, TraceField::pool, kWhole},
    kUnused,
    kUnused,
}};

bool isBlank(char c) {
    return c == ' ' || c == '\t';
}

bool isControl(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

class SwfRecords {
public:
    SwfRecords(RuleLog& log, std::int64_t& records) : log_(log), records_(records) {}

    // False: not a record, or one that cannot be used (reported).
    bool read(const TraceLine& line, TraceRecord& record);

private:
    bool field(const SwfField& row, TraceNumber number, std::string_view text, TraceRecord& record);
    bool fault(TraceRule rule, std::string_view text, std::string_view expected);
    bool badToken(std::string_view text, std::string_view expected);

    std::int64_t columnOf(const char* at) const {
        return columnAt(line_->text, static_cast<std::size_t>(at - line_->text.data()));
    }

    RuleLog& log_;
    std::int64_t& records_;
    const TraceLine* line_ = nullptr;
};

// `text` is a part of the line.
bool SwfRecords::fault(TraceRule rule, std::string_view text, std::string_view expected) {
    if (log_.lenient())
        log_.count(rule, line_->number, "dropped");
    else
        log_.broken(rule, line_->number, columnOf(text.data()), shownValue(text), expected, "dropped");
    return false;
}

bool SwfRecords::badToken(std::string_view text, std::string_view expected) {
    for (std::size_t i = 0; i < text.size(); ++i)
        if (isControl(text[i]))
            return fault(TraceRule::controlCharacter, text.substr(i, 1), "no control character");
    return fault(TraceRule::badNumber, text, expected);
}

// A token at `at`, which moves behind it: its value if it is a plain number, as nearly all are.
TraceNumber takeNumber(const char*& at, const char* end) {
    constexpr std::ptrdiff_t kSafeDigits = 18;
    const char* const start = at;
    const bool negative = *at == '-';
    const char* const digits = at + (negative ? 1 : 0);
    std::uint64_t value = 0;
    for (at = digits; at < end && isDigit(*at); ++at) value = value * 10 + static_cast<unsigned>(*at - '0');
    if ((at == end || isBlank(*at)) && at > digits && at - digits <= kSafeDigits) {
        const auto number = static_cast<std::int64_t>(value);
        return {negative ? -number : number, NumberState::good};
    }
    while (at < end && !isBlank(*at)) ++at;
    return wholeNumber(start, at);
}

bool SwfRecords::field(const SwfField& row, TraceNumber number, std::string_view text, TraceRecord& record) {
    if (row.kind == Kind::unused)
        return number.state != NumberState::notOne || anyNumber(text) || badToken(text, row.expected);
    if (number.state == NumberState::notOne) return badToken(text, row.expected);
    if (number.state == NumberState::tooLarge || number.value > row.most || number.value < -row.most)
        return fault(TraceRule::outOfRange, text,
                     log_.lenient() ? std::string() : fmt::format("at most {}", row.most));
    std::int64_t value = number.value;
    if (value < -1 && !row.anyNegative) {
        if (log_.lenient())
            log_.count(TraceRule::negativeValue, line_->number, "read as not recorded");
        else
            fault(TraceRule::negativeValue, text, "-1 or more");
        value = -1;
    }
    record[row.field] = row.isTime() && value != -1 ? value * kSecond : value;
    record.offset[static_cast<std::size_t>(row.field)] =
        static_cast<std::size_t>(text.data() - line_->text.data());
    return true;
}

bool SwfRecords::read(const TraceLine& line, TraceRecord& record) {
    line_ = &line;
    record.line = line.number;
    record.raw = line.text;
    if (line.tooLong) {
        ++records_;
        log_.broken(TraceRule::longLine, line.number, 1, "a longer line", "at most 65536 bytes", "dropped");
        return false;
    }
    const char* at = line.text.data();
    const char* const end = at + line.text.size();
    std::size_t count = 0;
    bool good = true;
    for (;;) {
        while (at < end && isBlank(*at)) ++at;
        if (at == end) break;
        const char* const start = at;
        if (count == kSwfFields) {
            log_.broken(TraceRule::manyFields, line.number, columnOf(at), "more than 18 fields", "18 numbers",
                        "the rest passed over");
            break;
        }
        const TraceNumber number = takeNumber(at, end);
        good = field(kFields[count++], number, {start, at}, record) && good;
    }
    if (count == 0) return false;
    ++records_;
    if (count == kSwfFields || !good) return good && count == kSwfFields;
    // A record that breaks off may have lost digits too, so it is not completed.
    log_.broken(TraceRule::fewFields, line.number, columnOf(end),
                log_.lenient() ? std::string() : fmt::format("{} fields", count), "18", "dropped");
    return false;
}

// The header counts what was submitted or recorded; logs that were cleaned by hand have fewer.
void compareWithHeader(const Trace& trace, RuleLog& log) {
    const auto said = trace.header.maxRecords ? trace.header.maxRecords : trace.header.maxJobs;
    if (said && *said != trace.report.records)
        log.warning(TraceRule::recordCount, fmt::format("{} records", trace.report.records),
                    fmt::format("the {} of the header", *said));
}

}  // namespace

void readSwf(LineReader& lines, TraceCleaner& cleaner, RuleLog& log, const TraceOptions& options,
             Trace& trace) {
    SwfRecords records(log, trace.report.records);
    TraceLine line;
    TraceRecord record;
    while (!log.stopped() && !cleaner.full() && lines.next(line)) {
        trace.report.lines = line.number;
        const std::size_t first = line.text.find_first_not_of(" \t");
        if (first != std::string_view::npos && line.text[first] == ';' && !line.tooLong) {
            readSwfHeaderLine({line.text.substr(first), line.number, false}, trace.header, log);
            if (options.machine == 0) cleaner.setMachine(machineOf(trace.header, options.processorsPerGpu));
            continue;
        }
        if (records.read(line, record)) cleaner.add(record, cleaner.needsRoom() ? lines.progress() : 0);
    }
    if (!log.stopped() && !cleaner.full() && lines.fault().empty()) compareWithHeader(trace, log);
}

}  // namespace tranche
