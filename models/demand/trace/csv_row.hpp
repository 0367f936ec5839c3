// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Rows of comma-separated values (RFC 4180): quotes around values, doubled inside, line breaks inside quotes. Blanks belong
// to values. Values live until the next row; nothing is allocated a row once the buffers have grown.
// Caps: 64 kB a row, 4,096 columns. A row longer than a line is at the line it begins on.
// Verified by: tests/demand/trace_csv_test.cpp.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "models/demand/trace/line_reader.hpp"
#include "models/demand/trace/trace_rules.hpp"

namespace tranche {

struct CsvRow {
    std::int64_t line = 0;
    std::vector<std::string_view> values;
    std::vector<std::size_t> offsets;  // [bytes] of each from the start of the row, for faults
    std::string_view raw;              // as written

    std::int64_t column(std::size_t value) const;  // in characters, from 1; line breaks count as one
};

class CsvRows {
public:
    static constexpr std::size_t kMaxColumns = 4096;

    CsvRows(LineReader& lines, RuleLog& log) : lines_(lines), log_(log) {}

    enum class Outcome : std::uint8_t { row, faulty, end };
    // faulty: reported, and reading can go on. end: also after a fault that nothing can follow.
    Outcome next(CsvRow& row);
    std::int64_t linesRead() const { return linesRead_; }

private:
    bool join(CsvRow& row, const TraceLine& first);
    bool split(CsvRow& row);
    bool quoted(CsvRow& row, std::size_t& at);
    bool fault(const CsvRow& row, TraceRule rule, std::size_t offset, std::string_view expected);

    LineReader& lines_;
    RuleLog& log_;
    std::int64_t linesRead_ = 0;
    std::string joined_;    // a row of several lines
    std::string unquoted_;  // values with doubled quotes
};

}  // namespace tranche
