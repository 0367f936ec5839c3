// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demand/trace/csv_row.hpp"

#include <algorithm>

namespace tranche {

namespace {

// Whether a quoted value is open at the end of the text. Doubled quotes cancel out.
bool quoteOpen(std::string_view text) {
    return std::count(text.begin(), text.end(), '"') % 2 != 0;
}

bool isControl(char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n') || c == 0x7f;
}

}  // namespace

std::int64_t CsvRow::column(std::size_t value) const {
    return columnAt(raw, value < offsets.size() ? offsets[value] : raw.size());
}

bool CsvRows::fault(const CsvRow& row, TraceRule rule, std::size_t offset, std::string_view expected) {
    const std::string_view rest = row.raw.substr(std::min(offset, row.raw.size()));
    log_.broken(rule, row.line, columnAt(row.raw, offset),
                log_.lenient() ? std::string() : shownValue(rest.substr(0, rest.find_first_of(",\n"))),
                expected, "dropped");
    return false;
}

// A row whose quotes are open at the end of its line. One that is never closed would swallow the rest of the file, so
// nothing is read after it.
bool CsvRows::join(CsvRow& row, const TraceLine& first) {
    joined_.assign(first.text);
    bool open = true;
    TraceLine line;
    while (open && joined_.size() <= kMaxTraceLine && lines_.next(line) && !line.tooLong) {
        linesRead_ = line.number;
        joined_ += '\n';
        joined_ += line.text;
        open = !quoteOpen(line.text);
    }
    row.raw = joined_;
    if (!open && joined_.size() <= kMaxTraceLine) return true;
    const std::size_t quote = joined_.find('"');
    if (lines_.fault().empty())
        log_.fatal(TraceRule::openQuote, row.line, columnAt(joined_, quote), "an open quote",
                   "a closing one within 65536 bytes");
    return false;
}

// A value that begins with a quote at `at`, which is left behind the closing one.
bool CsvRows::quoted(CsvRow& row, std::size_t& at) {
    const std::size_t opening = at++, start = unquoted_.size();
    for (;;) {
        const std::size_t quote = row.raw.find('"', at);
        if (quote == std::string_view::npos)
            return fault(row, TraceRule::badQuote, opening, "a closing quote");
        unquoted_.append(row.raw.substr(at, quote - at));
        at = quote + 1;
        if (at >= row.raw.size() || row.raw[at] != '"') break;
        unquoted_ += '"';
        ++at;
    }
    if (at < row.raw.size() && row.raw[at] != ',')
        return fault(row, TraceRule::badQuote, at, "a comma after the closing quote");
    row.values.emplace_back(unquoted_.data() + start, unquoted_.size() - start);
    return true;
}

bool CsvRows::split(CsvRow& row) {
    row.values.clear();
    row.offsets.clear();
    unquoted_.clear();
    unquoted_.reserve(row.raw.size());  // so that values stay where they are
    for (std::size_t at = 0;; ++at) {
        if (row.values.size() == kMaxColumns)
            return fault(row, TraceRule::manyFields, at, "at most 4096 values");
        row.offsets.push_back(at);
        if (at < row.raw.size() && row.raw[at] == '"') {
            if (!quoted(row, at)) return false;
        } else {
            const std::size_t start = at;
            at = std::min(row.raw.find(',', at), row.raw.size());
            const std::string_view value = row.raw.substr(start, at - start);
            if (const std::size_t quote = value.find('"'); quote != std::string_view::npos)
                return fault(row, TraceRule::badQuote, start + quote,
                             "quotes around the whole value, doubled inside");
            row.values.push_back(value);
        }
        if (at >= row.raw.size()) break;
    }
    const auto control = std::find_if(row.raw.begin(), row.raw.end(), isControl);
    return control == row.raw.end() ||
           fault(row, TraceRule::controlCharacter, static_cast<std::size_t>(control - row.raw.begin()),
                 "no control character");
}

CsvRows::Outcome CsvRows::next(CsvRow& row) {
    TraceLine line;
    do {
        if (log_.stopped() || !lines_.next(line)) return Outcome::end;
    } while (line.text.empty() && !line.tooLong);
    linesRead_ = line.number;
    row.line = line.number;
    row.raw = line.text;
    if (line.tooLong) {
        log_.broken(TraceRule::longLine, row.line, 1, "a longer line", "at most 65536 bytes", "dropped");
        return Outcome::faulty;
    }
    if (quoteOpen(line.text) && !join(row, line)) return Outcome::end;
    return split(row) ? Outcome::row : Outcome::faulty;
}

}  // namespace tranche
