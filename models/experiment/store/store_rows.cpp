// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/store/store_rows.hpp"

#include <memory>
#include <optional>

#include "models/experiment/store/database.hpp"
#include "models/experiment/store/shard_file.hpp"
#include "sim/statistics/interval.hpp"
#include "sim/statistics/tally.hpp"

namespace tranche {
namespace {

namespace fs = std::filesystem;

StoreCell cellOf(const SQLite::Column& column) {
    if (column.isNull()) return std::monostate();
    if (column.isInteger()) return column.getInt64();
    if (column.isFloat()) return column.getDouble();
    return column.getString();
}

template <class Do>
auto reading(const fs::path& file, Do act) {
    try {
        return act();
    } catch (const SQLite::Exception& failure) {
        failWith(file, failure.what());
    }
}

// A point's own cells: point, scenario, policy, levels.
std::vector<StoreCell> pointCells(SQLite::Database& database, std::int64_t point) {
    std::vector<StoreCell> cells{point};
    SQLite::Statement query(database, "SELECT scenario, policy FROM points WHERE point = ?");
    query.bind(1, point);
    query.executeStep();
    cells.push_back(cellOf(query.getColumn(0)));
    cells.push_back(cellOf(query.getColumn(1)));
    SQLite::Statement levels(database, "SELECT value FROM levels WHERE point = ? ORDER BY factor");
    levels.bind(1, point);
    while (levels.executeStep()) cells.push_back(cellOf(levels.getColumn(0)));
    return cells;
}

struct Run {
    std::int64_t run = 0, replication = 0, seed = 0;
    const std::vector<StoreCell>* point = nullptr;
};

template <class Each>
void eachRun(SQLite::Database& database, Each each) {
    SQLite::Statement runs(database,
                           "SELECT run, point, replication, seed FROM runs WHERE failure = '' ORDER BY run");
    std::vector<StoreCell> point;
    while (runs.executeStep()) {
        const std::int64_t index = runs.getColumn(1).getInt64();
        if (point.empty() || std::get<std::int64_t>(point[0]) != index) point = pointCells(database, index);
        each(Run{runs.getColumn(0).getInt64(), runs.getColumn(2).getInt64(), runs.getColumn(3).getInt64(),
                 &point});
    }
}

std::vector<std::string> textsOf(SQLite::Database& database, const char* sql) {
    std::vector<std::string> texts;
    SQLite::Statement query(database, sql);
    while (query.executeStep()) texts.push_back(query.getColumn(0).getString());
    return texts;
}

void tidyRows(SQLite::Database& database, const std::function<void(const std::vector<StoreCell>&)>& each) {
    SQLite::Statement values(database,
                             "SELECT m.key, m.scope, m.unit, v.value FROM results v JOIN metrics m "
                             "USING(metric) WHERE v.run = ? ORDER BY v.metric");
    eachRun(database, [&](const Run& run) {
        values.reset();
        values.bind(1, run.run);
        while (values.executeStep()) {
            std::vector<StoreCell> row = *run.point;
            row.emplace_back(run.replication);
            row.emplace_back(run.seed);
            for (int i = 0; i < 4; ++i) row.push_back(cellOf(values.getColumn(i)));
            each(row);
        }
    });
}

void wideRows(SQLite::Database& database, const std::function<void(const std::vector<StoreCell>&)>& each) {
    SQLite::Statement values(database, "SELECT value FROM results WHERE run = ? ORDER BY metric");
    eachRun(database, [&](const Run& run) {
        values.reset();
        values.bind(1, run.run);
        std::vector<StoreCell> row = *run.point;
        row.emplace_back(run.replication);
        row.emplace_back(run.seed);
        while (values.executeStep()) row.push_back(cellOf(values.getColumn(0)));
        each(row);
    });
}

}  // namespace

StoreTable storeTable(const fs::path& results, StoreForm form) {
    return reading(results, [&] {
        const auto database = std::make_shared<SQLite::Database>(openForReading(results));
        StoreTable table;
        table.header = {"point", "scenario", "policy"};
        for (std::string& name : textsOf(*database, "SELECT name FROM factors ORDER BY factor"))
            table.header.push_back(std::move(name));
        table.header.insert(table.header.end(), {"replication", "seed"});
        if (form == StoreForm::tidy)
            table.header.insert(table.header.end(), {"metric", "scope", "unit", "value"});
        else
            for (std::string& name : textsOf(*database, "SELECT name FROM metrics ORDER BY metric"))
                table.header.push_back(std::move(name));
        table.rows = [database, form, results](const auto& each) {
            reading(results, [&] { (form == StoreForm::tidy ? tidyRows : wideRows)(*database, each); });
        };
        return table;
    });
}

std::vector<StoreMetric> storeMetrics(const fs::path& results) {
    return reading(results, [&] {
        SQLite::Database database = openForReading(results);
        SQLite::Statement query(database, "SELECT name, unit, label FROM metrics ORDER BY metric");
        std::vector<StoreMetric> metrics;
        while (query.executeStep())
            metrics.push_back({query.getColumn(0).getString(), query.getColumn(1).getString(),
                               query.getColumn(2).getString()});
        return metrics;
    });
}

std::vector<std::string> storeFactors(const fs::path& results) {
    return reading(results, [&] {
        SQLite::Database database = openForReading(results);
        return textsOf(database, "SELECT name FROM factors ORDER BY factor");
    });
}

void eachPoint(const fs::path& results, const std::function<void(const PointMeans&)>& each) {
    reading(results, [&] {
        SQLite::Database database = openForReading(results);
        const std::size_t factors = textsOf(database, "SELECT name FROM factors").size();
        std::optional<PointMeans> point;
        std::vector<Tally> tallies;
        const auto finish = [&] {
            if (!point) return;
            for (const Tally& tally : tallies) {
                point->means.push_back(tally.mean());
                point->halfWidths.push_back(studentInterval(tally, 0.95).halfWidth());
            }
            each(*point);
        };
        wideRows(database, [&](const std::vector<StoreCell>& row) {
            const std::int64_t index = std::get<std::int64_t>(row[0]);
            if (!point || point->point != index) {
                finish();
                point.emplace();
                point->point = index;
                point->scenario = std::get<std::string>(row[1]);
                point->policy = std::get<std::string>(row[2]);
                const auto first = row.begin() + 3;
                point->levels.assign(first, first + static_cast<std::ptrdiff_t>(factors));
                tallies.assign(row.size() - 5 - factors, Tally());
            }
            ++point->replications;
            for (std::size_t m = 0; m < tallies.size(); ++m) {
                const StoreCell& value = row[5 + factors + m];
                if (const double* number = std::get_if<double>(&value)) tallies[m].add(*number);
                if (const auto* whole = std::get_if<std::int64_t>(&value))
                    tallies[m].add(static_cast<double>(*whole));
            }
        });
        finish();
    });
}

}  // namespace tranche
