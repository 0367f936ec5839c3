// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/store/result_table.hpp"

#include <cmath>
#include <limits>

#include "models/experiment/store/database.hpp"
#include "models/experiment/store/shard_file.hpp"
#include "models/fields/strict_number.hpp"
#include "sim/kernel/calendar.hpp"
#include "sim/statistics/interval.hpp"
#include "sim/statistics/tally.hpp"

namespace tranche {
namespace {

namespace fs = std::filesystem;

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

double worthOf(const std::string& text) {
    if (const auto number = readNumber(text).value) return *number;
    if (const auto date = parseDate(text)) return static_cast<double>(daysFromCivil(*date));
    return kUndefined;
}

std::string textOf(const SQLite::Column& column) {
    return column.isFloat() ? numberText(column.getDouble()) : column.getString();
}

class Reading {
public:
    explicit Reading(const fs::path& file) : file_(file), database_(openWhole(file)) {
        // A stranger's views and triggers may call nothing.
        database_.exec("PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON");
        for (const char* table : {"manifest", "factors", "metrics", "points", "levels", "runs", "results"})
            if (!database_.tableExists(table))
                fail(std::string("not the results of an experiment: it has no table ") + table);
        const std::string format = fact("format");
        if (format != "1") fail("results of format \"" + format + "\"; this program reads format \"1\"");
    }

    ResultTable read() {
        ResultTable table;
        table.experiment = fact("experiment");
        table.title = fact("title");
        each("SELECT factor, name, unit FROM factors ORDER BY factor", [&](const SQLite::Statement& row) {
            inOrder(row, table.factors.size(), "factors");
            table.factors.push_back({row.getColumn(1).getString(), row.getColumn(2).getString()});
        });
        each("SELECT metric, name, key, scope, unit, label FROM metrics ORDER BY metric",
             [&](const SQLite::Statement& row) {
                 inOrder(row, table.metrics.size(), "metrics");
                 const auto text = [&](int i) { return row.getColumn(i).getString(); };
                 table.metrics.push_back({text(1), text(2), text(3), text(4), text(5)});
             });
        each("SELECT point, scenario, policy, refusal FROM points ORDER BY point",
             [&](const SQLite::Statement& row) {
                 inOrder(row, table.points.size(), "points");
                 ResultPoint point;
                 point.scenario = row.getColumn(1).getString();
                 point.policy = row.getColumn(2).getString();
                 point.refusal = row.getColumn(3).getString();
                 table.points.push_back(std::move(point));
             });
        agree(table.points.size(), "points");
        levels(table);
        runs(table);
        values(table);
        return table;
    }

private:
    // Results are replaced as a whole, never written to, so they need no lock, and no journal beside them is looked at.
    static SQLite::Database openWhole(const fs::path& file) {
        std::error_code error;
        if (!fs::is_regular_file(file, error)) failWith(file, "there is no such file");
        std::string address = "file://";
        for (const char c : fs::absolute(file).string()) {
            const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                               c == '/' || c == '.' || c == '-' || c == '_';
            constexpr std::string_view digits = "0123456789abcdef";
            const auto byte = static_cast<unsigned char>(c);
            if (plain)
                address += c;
            else
                address += {'%', digits[byte >> 4U], digits[byte & 15U]};
        }
        return {address + "?immutable=1", SQLite::OPEN_READONLY | SQLite::OPEN_URI};
    }

    [[noreturn]] void fail(const std::string& what) const { failWith(file_, what); }

    template <class Do>
    void each(const char* sql, const Do& act) {
        SQLite::Statement query(database_, sql);
        while (query.executeStep()) act(query);
    }

    std::string fact(const char* key) {
        SQLite::Statement query(database_, "SELECT value FROM manifest WHERE key = ?");
        query.bind(1, key);
        return query.executeStep() ? query.getColumn(0).getString() : std::string();
    }

    void inOrder(const SQLite::Statement& row, std::size_t next, const char* what) const {
        if (row.getColumn(0).getInt64() != static_cast<std::int64_t>(next))
            fail(std::string("rows of ") + what + " are missing");
    }

    void agree(std::size_t found, const char* what) {
        const std::string stated = fact(what);
        if (stated != std::to_string(found))
            fail("not whole: " + std::to_string(found) + " " + what + ", and its manifest says \"" + stated +
                 "\"");
    }

    void levels(ResultTable& table) {
        std::size_t next = 0;
        each("SELECT point, factor, value FROM levels ORDER BY point, factor",
             [&](const SQLite::Statement& row) {
                 const std::size_t of = table.factors.size(), point = of == 0 ? 0 : next / of;
                 if (point >= table.points.size() || of == 0 ||
                     row.getColumn(0).getInt64() != static_cast<std::int64_t>(point) ||
                     row.getColumn(1).getInt64() != static_cast<std::int64_t>(next % of))
                     fail("rows of levels are missing");
                 const std::string text = textOf(row.getColumn(2));
                 table.points[point].levels.push_back({text, worthOf(text)});
                 ++next;
             });
        if (next != table.points.size() * table.factors.size()) fail("rows of levels are missing");
    }

    void runs(ResultTable& table) {
        std::size_t all = 0;
        each("SELECT point, failure FROM runs ORDER BY run", [&](const SQLite::Statement& row) {
            const std::int64_t point = row.getColumn(0).getInt64();
            if (point < 0 || point >= static_cast<std::int64_t>(table.points.size()))
                fail("a run of a point that is not there");
            ResultPoint& of = table.points[static_cast<std::size_t>(point)];
            ++(row.getColumn(1).getString().empty() ? of.runs : of.failed);
            ++all;
        });
        agree(all, "runs");
    }

    void values(ResultTable& table) {
        const std::size_t metrics = table.metrics.size();
        std::vector<Tally> tallies(metrics);
        std::size_t current = 0,
                    seen = 0;  // rows of the current point; runs are in the order of points, or a count fails
        const auto finish = [&] {
            ResultPoint& point = table.points[current];
            if (seen != static_cast<std::size_t>(point.runs) * metrics) fail("rows of results are missing");
            for (const Tally& tally : tallies)
                point.estimates.push_back(
                    {tally.mean(), studentInterval(tally, 0.95).halfWidth(), tally.count()});
            tallies.assign(metrics, Tally());
            seen = 0;
            ++current;
        };
        each(
            "SELECT r.point, v.metric, v.value FROM runs r JOIN results v ON v.run = r.run WHERE r.failure = "
            "'' "
            "ORDER BY r.run, v.metric",
            [&](const SQLite::Statement& row) {
                const auto point = static_cast<std::size_t>(row.getColumn(0).getInt64());
                while (current < point) finish();
                if (metrics == 0 || row.getColumn(1).getInt64() != static_cast<std::int64_t>(seen % metrics))
                    fail("rows of results are missing");
                const double value = numberOf(row.getColumn(2));
                if (std::isfinite(value)) tallies[seen % metrics].add(value);
                ++seen;
            });
        while (current < table.points.size()) finish();
    }

    const fs::path& file_;
    SQLite::Database database_;
};

}  // namespace

ResultTable readResultTable(const fs::path& results) {
    try {
        return Reading(results).read();
    } catch (const SQLite::Exception& failure) {
        failWith(results, std::string("not the results of an experiment, or damaged: ") + failure.what());
    }
}

}  // namespace tranche
