// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// CSV as RFC 4180 has it, with "\n" line ends (which pandas, R, Excel and DuckDB read): a header, a comma, quotes only
// where needed. UTF-8, no byte-order mark. Bytes that are not UTF-8 and control characters other than tab and line ends
// become U+FFFD.
//
// Numbers: the shortest text that reads back as the same double, never a locale. Undefined (NaN) is an empty cell,
// unbounded is `inf` or `-inf`. Dates are ISO; an invalid date is an empty cell.
// Text that a spreadsheet would run as a formula (first character = + - @ tab or CR) gets a leading apostrophe; numbers
// never do.
//
// Memory: one row; rows go to the sink as they are finished.
// Verified by tests/report/csv_test.cpp (parsed back by an independent reader).

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "models/outcome/summary.hpp"
#include "sim/kernel/calendar.hpp"

namespace tranche {

using TextSink = std::function<void(std::string_view)>;

class CsvWriter {
public:
    explicit CsvWriter(TextSink sink) : sink_(std::move(sink)) {}
    CsvWriter& text(std::string_view value);
    CsvWriter& number(double value);
    CsvWriter& number(std::int64_t value);
    CsvWriter& date(Date value);
    CsvWriter& empty();
    void endRow();

private:
    void separate();
    TextSink sink_;
    std::string row_;
    bool first_ = true;
};

std::string csvNumber(double value);  // "", "inf", "-inf", "0.1", "13136"

// metric,scope,unit,mean,ci_low,ci_high,n
void writeMetricsCsv(const RunSummary& run, const TextSink& sink);
std::string metricsCsv(const RunSummary& run);

// date,pool, then <rung>_gpus_mean, _p05, _p50, _p95 for every rung, waiting_applications_mean, _p05, _p95,
// waiting_gpus_mean, started_wait_days_mean. The queue belongs to pool "all"; its cells are empty in other rows.
void writeTimeseriesCsv(const RunSummary& run, const TextSink& sink);
std::string timeseriesCsv(const RunSummary& run);

}  // namespace tranche
