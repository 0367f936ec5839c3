// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/csv.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "models/report/text.hpp"

namespace tranche {
namespace {

bool looksLikeFormula(std::string_view text) {
    return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
}

// Valid UTF-8, line ends and tabs kept.
std::string clean(std::string_view text) {
    std::string out;
    std::size_t from = 0;
    while (from <= text.size()) {
        const std::size_t at = std::min(text.find_first_of("\t\r\n", from), text.size());
        out += printable(text.substr(from, at - from));
        if (at < text.size()) out += text[at];
        from = at + 1;
    }
    return out;
}

// "notArrived" or "not arrived" -> "not_arrived".
std::string columnName(std::string_view name) {
    std::string out;
    for (const char c : name) {
        if (c >= 'A' && c <= 'Z') {
            out += '_';
            out += static_cast<char>(c - 'A' + 'a');
        } else {
            out += (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : '_';
        }
    }
    return out;
}

// Letters, digits and the like, which need neither cleaning nor quotes.
bool isPlain(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    });
}

void appendNumber(std::string& row, std::int64_t value) {
    std::array<char, 24> buffer;
    const char* end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    row.append(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
}

void appendNumber(std::string& row, double value) {
    if (std::isnan(value)) return;
    if (std::isinf(value)) {
        row += value > 0 ? "inf" : "-inf";
        return;
    }
    const double size = std::abs(value);
    // Whole numbers are the same text either way, and most are.
    if (size < 1e15 && std::trunc(value) == value) return appendNumber(row, static_cast<std::int64_t>(value));
    std::array<char, 400> buffer;
    const auto format =
        size >= 1e-4 && size < 1e15 ? std::chars_format::fixed : std::chars_format::scientific;
    const char* end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format).ptr;
    row.append(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
}

std::string collect(const RunSummary& run, void (*write)(const RunSummary&, const TextSink&)) {
    std::string out;
    write(run, [&out](std::string_view row) { out += row; });
    return out;
}

}  // namespace

std::string csvNumber(double value) {
    std::string text;
    appendNumber(text, value);
    return text;
}

void CsvWriter::separate() {
    if (!first_) row_ += ',';
    first_ = false;
}

CsvWriter& CsvWriter::text(std::string_view value) {
    separate();
    if (isPlain(value)) {
        row_ += value;
        return *this;
    }
    std::string cell = clean(value);
    if (looksLikeFormula(cell)) cell.insert(0, 1, '\'');
    const bool edges = !cell.empty() && (cell.front() == ' ' || cell.back() == ' ');
    if (cell.find_first_of(",\"\r\n") == std::string::npos && !edges) {
        row_ += cell;
        return *this;
    }
    row_ += '"';
    for (const char c : cell) {
        if (c == '"') row_ += '"';
        row_ += c;
    }
    row_ += '"';
    return *this;
}

CsvWriter& CsvWriter::number(double value) {
    separate();
    appendNumber(row_, value);
    return *this;
}

CsvWriter& CsvWriter::number(std::int64_t value) {
    separate();
    appendNumber(row_, value);
    return *this;
}

CsvWriter& CsvWriter::date(Date value) {
    separate();
    if (isValid(value)) row_ += formatDate(value);
    return *this;
}

CsvWriter& CsvWriter::empty() {
    separate();
    return *this;
}

void CsvWriter::endRow() {
    row_ += '\n';
    sink_(row_);
    row_.clear();
    first_ = true;
}

void writeMetricsCsv(const RunSummary& run, const TextSink& sink) {
    CsvWriter csv(sink);
    for (const std::string_view name : {"metric", "scope", "unit", "mean", "ci_low", "ci_high", "n"})
        csv.text(name);
    csv.endRow();
    for (const MetricEstimate& m : run.metrics) {
        csv.text(m.metric).text(m.scope).text(m.unit).number(m.mean).number(m.low).number(m.high).number(m.n);
        csv.endRow();
    }
}

void writeTimeseriesCsv(const RunSummary& run, const TextSink& sink) {
    CsvWriter csv(sink);
    csv.text("date").text("pool");
    for (std::size_t r = 0; r < kRungs; ++r) {
        const std::string name = columnName(rungName(static_cast<Rung>(r))) + "_gpus_";
        for (const std::string_view band : {"mean", "p05", "p50", "p95"}) csv.text(name + std::string(band));
    }
    for (const std::string_view name :
         {"waiting_applications_mean", "waiting_applications_p05", "waiting_applications_p95",
          "waiting_gpus_mean", "started_wait_days_mean"}) {
        csv.text(name);
    }
    csv.endRow();
    for (const SeriesRow& row : run.series) {
        csv.date(row.date).text(row.pool);
        for (std::size_t r = 0; r < kRungs; ++r) {
            csv.number(row.mean[r]).number(row.p05[r]).number(row.p50[r]).number(row.p95[r]);
        }
        if (row.pool == "all") {
            csv.number(row.waitingMean)
                .number(row.waitingP05)
                .number(row.waitingP95)
                .number(row.waitingGpusMean);
            csv.number(row.startedWaitMean);
        } else {
            for (int i = 0; i < 5; ++i) csv.empty();
        }
        csv.endRow();
    }
}

std::string metricsCsv(const RunSummary& run) {
    return collect(run, writeMetricsCsv);
}
std::string timeseriesCsv(const RunSummary& run) {
    return collect(run, writeTimeseriesCsv);
}

}  // namespace tranche
