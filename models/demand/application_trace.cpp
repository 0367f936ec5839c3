// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demand/application_trace.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <tuple>

#include <fmt/format.h>

#include "models/demand/trace/csv_row.hpp"
#include "models/demand/trace/trace_number.hpp"
#include "sim/kernel/time.hpp"
#include "sim/random/stream.hpp"

namespace tranche {
namespace {

constexpr Duration kKst = 9 * kHour;
constexpr std::int64_t kMostGpus = 100'000'000;
constexpr std::size_t kMostApplications = 5'000'000;

struct Columns {
    std::size_t submitted = 0, gpus = 0;
    std::optional<std::size_t> months, days, merit;
    std::vector<std::pair<std::size_t, std::string>> where;
};

class Reader {
public:
    Reader(std::string_view bytes, const std::string& name, ApplicationTraceSpec& spec)
        : source_(bytes), lines_(source_), log_(name, false), rows_(lines_, log_), spec_(spec) {}

    Issues read() {
        CsvRow row;
        auto outcome = rows_.next(row);
        if (outcome == CsvRows::Outcome::end && source_.fault().empty())
            log_.fatal(TraceRule::noJobs, 0, 0, "an empty file", "a header row and applications");
        if (outcome == CsvRows::Outcome::row && plan(row)) readRows(row.values.size());
        if (!source_.fault().empty())
            log_.fatal(TraceRule::unreadable, 1, 1, source_.fault(), "a CSV file, plain or gzip");
        else if (spec_.applications.empty() && !log_.issues().hasErrors())
            log_.fatal(TraceRule::noJobs, 0, 0, fmt::format("no application in {} rows", row_),
                       "at least one");
        std::sort(spec_.applications.begin(), spec_.applications.end(),
                  [](const TracedApplication& a, const TracedApplication& b) {
                      return std::tie(a.submitted, a.row) < std::tie(b.submitted, b.row);
                  });
        return log_.takeIssues();
    }

private:
    bool plan(const CsvRow& header) {
        std::vector<std::string> names(header.values.begin(), header.values.end());
        const auto find = [&](const std::string& name) -> std::optional<std::size_t> {
            const auto at = std::find(names.begin(), names.end(), name);
            if (at == names.end() || name.empty()) return std::nullopt;
            return static_cast<std::size_t>(at - names.begin());
        };
        bool good = true;
        const auto needed = [&](const std::string& name, const char* what) {
            const auto at = find(name);
            if (!at) {
                log_.fatal(TraceRule::missingColumn, header.line, 1,
                           fmt::format("no column {}", shownValue(name)), what + didYouMean(name, names));
                good = false;
            }
            return at.value_or(0);
        };
        const ApplicationColumns &c = spec_.columns, own;
        columns_.submitted = needed(c.submitted, "the moment of submission");
        columns_.gpus = needed(c.gpus, "the GPUs asked for");
        // What is named in the scenario must be there; the product's own names may be left out.
        const auto maybe = [&](const std::string& name,
                               const std::string& ownName) -> std::optional<std::size_t> {
            if (name == ownName) return find(name);
            return name.empty() ? std::nullopt
                                : std::optional(needed(name, "a column that the scenario names"));
        };
        columns_.months = maybe(c.months, own.months);
        columns_.days = maybe(c.days, own.days);
        columns_.merit = maybe(c.merit, own.merit);
        if (!columns_.months && !columns_.days) {
            log_.fatal(TraceRule::missingColumn, header.line, 1, "no duration",
                       "a column of months or of days");
            good = false;
        }
        for (const auto& [column, value] : spec_.where)
            columns_.where.emplace_back(needed(column, "a column that `where` names"), value);
        return good;
    }

    void readRows(std::size_t width) {
        CsvRow row;
        for (auto outcome = rows_.next(row); outcome != CsvRows::Outcome::end && !log_.stopped();
             outcome = rows_.next(row)) {
            ++row_;
            if (outcome == CsvRows::Outcome::faulty) continue;
            if (row.values.size() != width) {
                const bool few = row.values.size() < width;
                log_.broken(few ? TraceRule::fewFields : TraceRule::manyFields, row.line, 1,
                            fmt::format("{} values", row.values.size()),
                            fmt::format("{}, as the header has", width), "dropped");
                continue;
            }
            const bool kept = std::all_of(columns_.where.begin(), columns_.where.end(),
                                          [&](const auto& w) { return row.values[w.first] == w.second; });
            if (kept) application(row);
            if (spec_.applications.size() > kMostApplications)
                return log_.fatal(TraceRule::tooManyJobs, row.line, 1, "more than 5,000,000 applications",
                                  "fewer");
        }
    }

    void application(const CsvRow& row) {
        TracedApplication a;
        a.row = row_;
        const std::string_view when = row.values[columns_.submitted];
        const bool day = when.size() == 10;
        const auto at = moment(day ? std::string(when) + "T00:00:00" : std::string(when), kKst);
        bool good = need(at.has_value(), row, columns_.submitted, "2026-03-01 or 2026-03-01T09:30:00");
        a.submitted = at.value_or(0);
        const TraceNumber gpus = wholeNumber(row.values[columns_.gpus]);
        good &= need(gpus.state == NumberState::good && gpus.value > 0 && gpus.value <= kMostGpus, row,
                     columns_.gpus, "a whole number of GPUs above 0");
        a.gpus = gpus.value;
        const bool inMonths = columns_.months && (!columns_.days || !row.values[*columns_.months].empty());
        if (inMonths) {
            const TraceNumber months = wholeNumber(row.values[*columns_.months]);
            good &= need(months.state == NumberState::good && months.value >= 1 && months.value <= 1200, row,
                         *columns_.months, "whole months from 1 to 1200");
            a.months = static_cast<std::int16_t>(std::clamp<std::int64_t>(months.value, 0, 1200));
        } else {
            const auto days = anyNumber(row.values[*columns_.days]);
            good &=
                need(days && *days > 0 && *days <= 36525, row, *columns_.days, "days above 0, at most 36525");
            a.days = days.value_or(0);
        }
        if (columns_.merit && !row.values[*columns_.merit].empty()) {
            a.merit = anyNumber(row.values[*columns_.merit]);
            good &= need(a.merit && std::abs(*a.merit) <= 1e6, row, *columns_.merit, "points");
        }
        if (good) spec_.applications.push_back(a);
    }

    bool need(bool holds, const CsvRow& row, std::size_t column, const char* expected) {
        if (!holds)
            log_.broken(TraceRule::badNumber, row.line, row.column(column), shownValue(row.values[column]),
                        expected, "dropped");
        return holds;
    }

    TraceSource source_;
    LineReader lines_;
    RuleLog log_;
    CsvRows rows_;
    ApplicationTraceSpec& spec_;
    Columns columns_;
    std::uint32_t row_ = 0;
};

}  // namespace

bool readApplicationTraceBytes(std::string_view bytes, const std::string& name, ApplicationTraceSpec& spec,
                               Issues& issues) {
    const std::size_t before = issues.errorCount();
    spec.applications.clear();
    const std::string digest = fmt::format("{:016x}", hash64(bytes));
    if (spec.digest.empty())
        spec.digest = digest;
    else if (spec.digest != digest)
        issues.add({{name, 0, 0}, "trace.digest", shownValue(spec.digest), digest + ", which the file has"});
    issues.append(Reader(bytes, name, spec).read());
    return issues.errorCount() == before;
}

bool readApplicationTrace(const std::filesystem::path& file, ApplicationTraceSpec& spec, Issues& issues) {
    std::ifstream in(file, std::ios::binary);
    std::error_code error;
    if (!in || !std::filesystem::is_regular_file(file, error)) {
        issues.add(
            {{file.string(), 0, 0}, "", "no file", "a file that can be read, relative to the scenario"});
        return false;
    }
    const std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    return readApplicationTraceBytes(bytes, file.string(), spec, issues);
}

}  // namespace tranche
