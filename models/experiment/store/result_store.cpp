// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/store/result_store.hpp"

#include "models/allocation/lottery/sha256.hpp"
#include "models/experiment/store/database.hpp"
#include "models/experiment/store/shard_file.hpp"
#include "models/fields/node_json.hpp"
#include "models/fields/strict_number.hpp"

namespace tranche {
namespace {

namespace fs = std::filesystem;

constexpr const char* kSchema = R"(
CREATE TABLE manifest(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE factors(factor INTEGER PRIMARY KEY, name TEXT NOT NULL, unit TEXT NOT NULL);
CREATE TABLE metrics(metric INTEGER PRIMARY KEY, name TEXT NOT NULL, key TEXT NOT NULL, scope TEXT NOT NULL,
                     unit TEXT NOT NULL, label TEXT NOT NULL);
CREATE TABLE points(point INTEGER PRIMARY KEY, scenario TEXT NOT NULL, policy TEXT NOT NULL,
                    design_point INTEGER NOT NULL, digest TEXT NOT NULL, refusal TEXT NOT NULL);
CREATE TABLE levels(point INTEGER NOT NULL, factor INTEGER NOT NULL, value, PRIMARY KEY(point, factor)) WITHOUT ROWID;
CREATE TABLE runs(run INTEGER PRIMARY KEY, point INTEGER NOT NULL, replication INTEGER NOT NULL,
                  seed INTEGER NOT NULL, id TEXT NOT NULL, failure TEXT NOT NULL);
CREATE TABLE results(run INTEGER NOT NULL, metric INTEGER NOT NULL, value REAL, PRIMARY KEY(run, metric)) WITHOUT ROWID;
CREATE INDEX run_ids ON runs(id);
CREATE VIEW tidy AS
  SELECT r.point, p.scenario, p.policy, p.design_point, r.replication, r.seed, m.key AS metric, m.scope, m.unit,
         v.value
  FROM results v JOIN runs r USING(run) JOIN points p USING(point) JOIN metrics m ON m.metric = v.metric;
)";

void run(SQLite::Statement& statement) {
    statement.exec();
    statement.reset();
}

class Merge {
public:
    Merge(const Sweep& sweep, const fs::path& file) : sweep_(sweep), database_(openScratch(file)) {
        database_.exec(kSchema);
        database_.exec("CREATE TABLE seen(cell INTEGER PRIMARY KEY)");  // cells, until the end
    }

    void describe() {
        SQLite::Statement factor(database_, "INSERT INTO factors VALUES(?, ?, ?)");
        const std::vector<SweepFactor>& factors = sweep_.bases.front().factors;
        for (std::size_t f = 0; f < factors.size(); ++f) {
            factor.bind(1, static_cast<std::int64_t>(f));
            factor.bind(2, factors[f].name);
            factor.bind(3, factors[f].unit);
            run(factor);
        }
        SQLite::Statement metric(database_, "INSERT INTO metrics VALUES(?, ?, ?, ?, ?, ?)");
        for (std::size_t m = 0; m < sweep_.metrics.size(); ++m) {
            const MetricEstimate& text = sweep_.metricTexts[m];
            metric.bind(1, static_cast<std::int64_t>(m));
            metric.bind(2, sweep_.metrics[m]);
            metric.bind(3, text.metric);
            metric.bind(4, text.scope);
            metric.bind(5, text.unit);
            metric.bind(6, text.label);
            run(metric);
        }
        addPoints();
    }

    void add(const fs::path& shard, MergeReport& report) {
        SQLite::Database from = openForReading(shard, shardLock(shard));
        if (!from.tableExists("cells")) return;
        SQLite::Statement own(from, "SELECT 1 FROM meta WHERE key = 'experiment' AND value = ?");
        own.bind(1, sweep_.hash);
        if (!own.executeStep()) return;
        addCells(from, report);
        addRuns(from, report);
    }

    std::string finish(MergeReport& report) {
        const std::string hash = contentHash(database_);
        SQLite::Statement add(database_, "INSERT INTO manifest VALUES(?, ?)");
        const auto set = [&](const char* key, const std::string& value) {
            add.bind(1, key);
            add.bind(2, value);
            run(add);
        };
        set("tranche", sweep_.version);
        set("format", "1");
        set("experiment", sweep_.spec.id);
        set("title", sweep_.spec.title);
        set("hash", sweep_.hash);
        set("points", std::to_string(sweep_.points()));
        set("runs", std::to_string(report.runs));
        set("failed", std::to_string(report.failed));
        set("refused", std::to_string(report.refused));
        set("metrics", std::to_string(sweep_.metrics.size()));
        set("content_sha256", hash);
        set("resolved", toJson(sweep_.resolved, 2));
        for (const SweepBase& base : sweep_.bases)
            set(("scenario:" + base.scenario + ":" + base.policy).c_str(),
                base.loaded.hash + " seed " + std::to_string(base.seed));
        return hash;
    }

    void commit() {
        database_.exec("DROP TABLE seen");
        transaction_.commit();
    }
    SQLite::Database& database() { return database_; }

    static std::string contentHash(SQLite::Database& database) {
        Sha256 sum;
        for (const char* what :
             {"SELECT * FROM factors ORDER BY factor", "SELECT * FROM metrics ORDER BY metric",
              "SELECT * FROM points ORDER BY point", "SELECT * FROM levels ORDER BY point, factor",
              "SELECT * FROM runs ORDER BY run", "SELECT * FROM results ORDER BY run, metric"})
            addRows(sum, database, what);
        return sum.digest();
    }

private:
    // A line a row, cells after one another with their lengths, numbers as we write them.
    static void addRows(Sha256& sum, SQLite::Database& database, const char* what) {
        sum.add(std::string(what) + "\n");
        SQLite::Statement rows(database, what);
        while (rows.executeStep()) {
            std::string line;
            for (int i = 0; i < rows.getColumnCount(); ++i) {
                const SQLite::Column cell = rows.getColumn(i);
                const std::string text = cell.isNull()    ? std::string()
                                         : cell.isFloat() ? numberText(cell.getDouble())
                                                          : cell.getString();
                line += std::to_string(text.size()) + ":" + text + ",";
            }
            sum.add(line + "\n");
        }
    }

    // Nobody reads it before it is renamed, so it needs no journal.
    static SQLite::Database openScratch(const fs::path& file) {
        SQLite::Database database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        database.exec("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA temp_store=MEMORY");
        return database;
    }

    void addPoints() {
        SQLite::Statement add(database_, "INSERT INTO points VALUES(?, ?, ?, ?, '', '')");
        SQLite::Statement level(database_, "INSERT INTO levels VALUES(?, ?, ?)");
        for (std::int64_t p = 0; p < sweep_.points(); ++p) {
            const SweepPoint point = pointAt(sweep_, p);
            add.bind(1, p);
            add.bind(2, sweep_.bases[point.base].scenario);
            add.bind(3, sweep_.bases[point.base].policy);
            add.bind(4, p % sweep_.designPoints());
            run(add);
            for (std::size_t f = 0; f < point.values.size(); ++f) {
                level.bind(1, p);
                level.bind(2, static_cast<std::int64_t>(f));
                const auto number = readNumber(point.values[f].text).value;
                const auto whole = readInteger(point.values[f].text).value;
                if (whole)
                    level.bind(3, *whole);
                else if (number)
                    level.bind(3, *number);
                else
                    level.bind(3, point.values[f].text);
                run(level);
            }
        }
    }

    void addCells(SQLite::Database& from, MergeReport& report) {
        SQLite::Statement cells(from, "SELECT cell, point, digest, refusal FROM cells ORDER BY cell");
        SQLite::Statement point(database_, "UPDATE points SET digest = ?, refusal = ? WHERE point = ?");
        SQLite::Statement seen(database_, "INSERT OR IGNORE INTO seen VALUES(?)");
        while (cells.executeStep()) {
            seen.bind(1, cells.getColumn(0).getInt64());
            const bool fresh = seen.exec() > 0;
            seen.reset();
            if (!fresh) continue;
            ++report.cells;
            point.bind(1, cells.getColumn(2).getString());
            point.bind(2, cells.getColumn(3).getString());
            point.bind(3, cells.getColumn(1).getInt64());
            run(point);
        }
    }

    void addRuns(SQLite::Database& from, MergeReport& report) {
        SQLite::Statement runs(from,
                               "SELECT c.point, r.replication, r.id, r.failure, r.v FROM cells c JOIN runs r "
                               "USING(cell) ORDER BY c.cell, r.replication");
        SQLite::Statement add(database_, "INSERT OR IGNORE INTO runs VALUES(?, ?, ?, ?, ?, ?)");
        SQLite::Statement value(database_, "INSERT INTO results VALUES(?, ?, ?)");
        while (runs.executeStep()) {
            const std::int64_t point = runs.getColumn(0).getInt64(), r = runs.getColumn(1).getInt64();
            const std::int64_t number = point * sweep_.spec.replications.max + r;
            const std::string failure = runs.getColumn(3).getString();
            add.bind(1, number);
            add.bind(2, point);
            add.bind(3, r);
            add.bind(4, static_cast<std::int64_t>(
                            sweep_.bases[static_cast<std::size_t>(point / sweep_.designPoints())].seed));
            add.bind(5, runs.getColumn(2).getString());
            add.bind(6, failure);
            const bool fresh = add.exec() > 0;
            add.reset();
            if (!fresh) continue;
            ++report.runs;
            report.failed += !failure.empty();
            const SQLite::Column v = runs.getColumn(4);
            const std::vector<double> values = unpacked(v.getBlob(), static_cast<std::size_t>(v.getBytes()));
            for (std::size_t m = 0; m < values.size(); ++m) {
                value.bind(1, number);
                value.bind(2, static_cast<std::int64_t>(m));
                bindNumber(value, 3, values[m]);
                run(value);
            }
        }
    }

    const Sweep& sweep_;
    SQLite::Database database_;
    SQLite::Transaction transaction_{database_};
};

struct Removed {
    fs::path file;
    ~Removed() {
        std::error_code ignored;
        fs::remove(file, ignored);
    }
};

}  // namespace

MergeReport mergeShards(const Sweep& sweep, const std::vector<fs::path>& shards, const fs::path& results) {
    const Removed scratch{results.string() + ".scratch"},
        fresh{results.string() + ".fresh"};  // one merge at a time
    MergeReport report;
    try {
        std::error_code ignored;
        fs::remove(scratch.file, ignored);
        fs::remove(fresh.file, ignored);
        {
            Merge merge(sweep, scratch.file);
            merge.describe();
            for (const fs::path& shard : shards) merge.add(shard, report);
            report.missing = sweep.cells() - report.cells;
            if (report.missing > 0) return report;
            SQLite::Statement refused(merge.database(), "SELECT count(*) FROM points WHERE refusal <> ''");
            refused.executeStep();
            report.refused = refused.getColumn(0).getInt64();
            refused.reset();
            report.contentHash = merge.finish(report);
            merge.commit();
            // Rewritten in the order of keys, so that the bytes do not tell in which order the rows came.
            SQLite::Statement rewrite(merge.database(), "VACUUM INTO ?");
            rewrite.bind(1, fresh.file.string());
            rewrite.exec();
        }
        renameDurably(fresh.file, results);
    } catch (const SQLite::Exception& failure) {
        failWith(results, failure.what());
    }
    return report;
}

StoreFacts storeFacts(const fs::path& results) {
    StoreFacts facts;
    std::error_code error;
    if (!fs::is_regular_file(results, error)) return facts;
    try {
        SQLite::Database database = openForReading(results);
        if (!database.tableExists("manifest")) return facts;
        SQLite::Statement query(database, "SELECT value FROM manifest WHERE key = ?");
        const auto text = [&](const char* key) {
            query.reset();
            query.bind(1, key);
            return query.executeStep() ? query.getColumn(0).getString() : std::string();
        };
        const auto count = [&](const char* key) { return readInteger(text(key)).value.value_or(0); };
        facts = {text("experiment"),     text("hash"),     text("tranche"),
                 text("content_sha256"), count("points"),  count("runs"),
                 count("failed"),        count("refused"), count("metrics")};
    } catch (const SQLite::Exception& failure) {
        failWith(results, failure.what());
    }
    return facts;
}

std::string contentHashOf(const fs::path& results) {
    try {
        SQLite::Database database = openForReading(results);
        return Merge::contentHash(database);
    } catch (const SQLite::Exception& failure) {
        failWith(results, failure.what());
    }
}

}  // namespace tranche
