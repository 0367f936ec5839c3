// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demand/trace/csv_reader.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "models/demand/trace/csv_columns.hpp"
#include "models/demand/trace/csv_row.hpp"
#include "models/demand/trace/name_table.hpp"
#include "models/demand/trace/trace_number.hpp"
#include "models/issue/utf8.hpp"

namespace tranche {

namespace {

constexpr std::int64_t kThousand = 1000;
constexpr std::int64_t kMostId = std::numeric_limits<std::int64_t>::max() / 4;  // clones get ids beyond

constexpr std::int64_t secondsIn(TimeUnit unit) {
    return unit == TimeUnit::hours ? 3600 : unit == TimeUnit::minutes ? 60 : 1;
}

// In ms, of a number in thousandths that is small enough.
std::int64_t milliseconds(TimeUnit unit, std::int64_t thousandths) {
    if (unit != TimeUnit::milliseconds) return thousandths * secondsIn(unit);
    const std::int64_t half = thousandths < 0 ? -kThousand / 2 : kThousand / 2;
    return (thousandths + half) / kThousand;
}

bool isUtf8(std::string_view text) {
    while (!text.empty()) {
        const Utf8Character c = decodeUtf8(text);
        if (!c.valid) return false;
        text.remove_prefix(c.bytes);
    }
    return true;
}

class CsvRecords {
public:
    CsvRecords(const CsvPlan& plan, const TraceOptions& options, RuleLog& log)
        : plan_(plan), log_(log), mapping_(options.mapping ? *options.mapping : TraceMapping{}) {
        utcOffset_ = static_cast<std::int64_t>(std::llround(mapping_.utcOffset * static_cast<double>(kHour)));
    }

    bool read(const CsvRow& row, std::int64_t number,
              TraceRecord& record);  // false: not to be used; reported
    void takeNames(TraceNames& names) {
        names = {users_.take(), groups_.take(), queues_.take(), pools_.take()};
    }

private:
    bool fault(TraceRule rule, std::size_t column, std::string_view expected);
    bool missing(std::string_view text) const;
    bool passes(const TraceFilter& filter, std::string_view text) const;
    bool passesAll();
    bool id(std::int64_t number, TraceRecord& record);
    bool time(const CsvTime& from, std::int64_t& into);
    bool times(TraceRecord& record);
    bool size(TraceRecord& record);
    bool name(const std::optional<std::size_t>& column, NameTable& table, TraceField field,
              TraceRecord& record);
    void place(TraceField field, std::size_t column, TraceRecord& record) const {
        record.offset[static_cast<std::size_t>(field)] = row_->offsets[column];
    }

    const CsvPlan& plan_;
    RuleLog& log_;
    TraceMapping mapping_;
    std::int64_t utcOffset_ = 0;
    const CsvRow* row_ = nullptr;
    NameTable users_, groups_, queues_, pools_;
};

bool CsvRecords::fault(TraceRule rule, std::size_t column, std::string_view expected) {
    if (log_.lenient())
        log_.count(rule, row_->line, "dropped");
    else
        log_.broken(rule, row_->line, row_->column(column),
                    column < row_->values.size() ? shownValue(row_->values[column]) : "nothing", expected,
                    "dropped");
    return false;
}

bool CsvRecords::missing(std::string_view text) const {
    return text.empty() || text == "-1" ||
           std::find(mapping_.missing.begin(), mapping_.missing.end(), text) != mapping_.missing.end();
}

bool CsvRecords::passes(const TraceFilter& filter, std::string_view text) const {
    const auto among = [&](const std::vector<std::string>& texts) {
        return std::find(texts.begin(), texts.end(), text) != texts.end();
    };
    if ((!filter.in.empty() && !among(filter.in)) || among(filter.notIn)) return false;
    if (!filter.above && !filter.atLeast && !filter.below && !filter.atMost) return true;
    const std::optional<double> number = anyNumber(text);
    return number && (!filter.above || *number > *filter.above) &&
           (!filter.atLeast || *number >= *filter.atLeast) && (!filter.below || *number < *filter.below) &&
           (!filter.atMost || *number <= *filter.atMost);
}

bool CsvRecords::passesAll() {
    for (std::size_t i = 0; i < plan_.filters.size(); ++i)
        if (!passes(mapping_.filters[i], row_->values[plan_.filters[i]])) {
            log_.count(TraceRule::filtered, row_->line, "dropped");
            return false;
        }
    return true;
}

bool CsvRecords::id(std::int64_t number, TraceRecord& record) {
    record[TraceField::id] = number;
    record.offset[static_cast<std::size_t>(TraceField::id)] = 0;
    if (!plan_.jobId) return true;
    const TraceNumber id = wholeNumber(row_->values[*plan_.jobId]);
    if (id.state == NumberState::notOne) return fault(TraceRule::badNumber, *plan_.jobId, "a whole number");
    if (id.state == NumberState::tooLarge || id.value > kMostId)
        return fault(TraceRule::outOfRange, *plan_.jobId, "a smaller number");
    record[TraceField::id] = id.value;
    place(TraceField::id, *plan_.jobId, record);
    return true;
}

// -1 when it is not recorded.
bool CsvRecords::time(const CsvTime& from, std::int64_t& into) {
    const std::string_view text = row_->values[from.column];
    into = -1;
    if (missing(text)) return true;
    if (from.unit == TimeUnit::iso) {
        const std::optional<std::int64_t> at = moment(text, utcOffset_);
        if (!at) return fault(TraceRule::badNumber, from.column, "a time as 2026-03-01T09:30:00");
        into = *at;
    } else {
        const TraceNumber number = decimalNumber(text);
        if (number.state == NumberState::notOne)
            return fault(TraceRule::badNumber, from.column, "a number, as 12.5");
        const std::int64_t most = from.unit == TimeUnit::milliseconds ? kHorizonLimit * kThousand
                                                                      : kHorizonLimit / secondsIn(from.unit);
        if (number.state == NumberState::tooLarge || number.value > most || number.value < -most)
            return fault(TraceRule::outOfRange, from.column, "at most 557 years");
        into = milliseconds(from.unit, number.value);
    }
    if (into < -1 && from.unit == TimeUnit::iso)
        return fault(TraceRule::outOfRange, from.column, "1970 or later");
    return into <= kHorizonLimit || fault(TraceRule::outOfRange, from.column, "at most 557 years");
}

bool CsvRecords::times(TraceRecord& record) {
    std::int64_t& submit = record[TraceField::submit];
    std::int64_t& runtime = record[TraceField::runtime];
    std::int64_t& wait = record[TraceField::wait];
    std::int64_t start = -1, end = -1;
    record[TraceField::estimate] = wait = runtime = -1;
    if (!time(plan_.submit, submit)) return false;
    if (plan_.runtime && !time(*plan_.runtime, runtime)) return false;
    if (plan_.start && !time(*plan_.start, start)) return false;
    if (plan_.end && !time(*plan_.end, end)) return false;
    if (plan_.estimate && !time(*plan_.estimate, record[TraceField::estimate])) return false;
    if (plan_.wait && !time(*plan_.wait, wait)) return false;
    if (plan_.end && start >= 0 && end >= 0) runtime = end - start;
    if (plan_.start && start >= 0 && submit >= 0) wait = start - submit;
    if (wait < -1) {
        const std::size_t column = plan_.start ? plan_.start->column : plan_.wait->column;
        if (log_.lenient())
            log_.count(TraceRule::negativeValue, row_->line, "read as not recorded");
        else
            fault(TraceRule::negativeValue, column,
                  plan_.start ? "a start at or after the submit" : "-1 or more");
        wait = -1;
    }
    place(TraceField::submit, plan_.submit.column, record);
    place(TraceField::runtime, plan_.runtime ? plan_.runtime->column : plan_.end->column, record);
    if (plan_.estimate) place(TraceField::estimate, plan_.estimate->column, record);
    return true;
}

bool CsvRecords::size(TraceRecord& record) {
    record[TraceField::allocated] = record[TraceField::requested] = -1;
    place(TraceField::requested, plan_.size, record);
    const std::string_view text = row_->values[plan_.size];
    if (missing(text)) return true;
    const TraceNumber number = decimalNumber(text);
    if (number.state == NumberState::notOne) return fault(TraceRule::badNumber, plan_.size, "a number");
    TraceNumber times{1, NumberState::good};
    if (plan_.times) times = wholeNumber(row_->values[*plan_.times]);
    if (times.state == NumberState::notOne || times.value < 0)
        return fault(TraceRule::badNumber, *plan_.times, "a whole number of at least 0");
    constexpr std::int64_t kMostThousandths = kMaxJobSize * kThousand;
    if (number.state == NumberState::tooLarge || number.value > kMostThousandths ||
        number.value < -kMostThousandths || times.state == NumberState::tooLarge ||
        times.value > kThousand * kThousand)
        return fault(TraceRule::outOfRange, plan_.size, "at most 2147483647 GPUs");
    const std::int64_t whole = plan_.sizeUnit == SizeUnit::percent ? 100 * kThousand : kThousand;
    const std::int64_t parts = number.value * times.value;
    std::int64_t gpus = parts / whole;
    if (parts > 0 && parts % whole != 0) {
        if (plan_.sizeUnit != SizeUnit::percent && !log_.lenient())
            return fault(TraceRule::partOfGpu, plan_.size, "a whole number of GPUs");
        log_.count(TraceRule::partOfGpu, row_->line, "rounded up");
        ++gpus;
    }
    if (gpus > kMaxJobSize) return fault(TraceRule::outOfRange, plan_.size, "at most 2147483647 GPUs");
    record[TraceField::requested] = gpus;
    return true;
}

bool CsvRecords::name(const std::optional<std::size_t>& column, NameTable& table, TraceField field,
                      TraceRecord& record) {
    record[field] = -1;
    if (!column) return true;
    const std::string_view text = row_->values[*column];
    if (missing(text)) return true;
    std::int32_t number = table.find(text);
    if (number < 0) {
        if (!isUtf8(text)) return fault(TraceRule::badText, *column, "UTF-8 text");
        if (text.find('\n') != std::string_view::npos)
            return fault(TraceRule::controlCharacter, *column, "one line");
        number = table.add(text);
    }
    record[field] = number;
    return true;
}

bool CsvRecords::read(const CsvRow& row, std::int64_t number, TraceRecord& record) {
    row_ = &row;
    record.line = row.line;
    record.raw = row.raw;
    if (row.values.size() < plan_.columns)
        return fault(TraceRule::fewFields, row.values.size(),
                     log_.lenient() ? std::string() : fmt::format("{} values", plan_.columns));
    if (row.values.size() > plan_.columns)
        return fault(TraceRule::manyFields, plan_.columns,
                     log_.lenient() ? std::string() : fmt::format("{} values", plan_.columns));
    record[TraceField::status] = -1;
    return passesAll() && id(number, record) && times(record) && size(record) &&
           name(plan_.user, users_, TraceField::user, record) &&
           name(plan_.group, groups_, TraceField::group, record) &&
           name(plan_.queue, queues_, TraceField::queue, record) &&
           name(plan_.pool, pools_, TraceField::pool, record);
}

}  // namespace

void readCsv(LineReader& lines, TraceCleaner& cleaner, RuleLog& log, const TraceOptions& options,
             Trace& trace) {
    CsvRows rows(lines, log);
    CsvRow row;
    TraceRecord record;
    const CsvRows::Outcome header = rows.next(row);
    if (header == CsvRows::Outcome::faulty && log.lenient())
        log.fatal(TraceRule::badHeader, row.line, 1, "a row that cannot be read", "the names of the columns");
    if (header != CsvRows::Outcome::row) return;
    const std::optional<CsvPlan> plan = planColumns(row, options.mapping, log);
    trace.report.lines = rows.linesRead();
    if (!plan) return;
    CsvRecords records(*plan, options, log);
    while (!cleaner.full()) {
        const CsvRows::Outcome outcome = rows.next(row);
        if (outcome == CsvRows::Outcome::end) break;
        ++trace.report.records;
        if (outcome == CsvRows::Outcome::row && records.read(row, trace.report.records, record))
            cleaner.add(record, lines.progress());
    }
    trace.report.lines = rows.linesRead();
    records.takeNames(trace.names);
}

}  // namespace tranche
