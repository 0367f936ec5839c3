// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/store/known_runs.hpp"

#include <algorithm>
#include <mutex>

#include "models/experiment/store/database.hpp"
#include "models/experiment/store/shard_file.hpp"

namespace tranche {

struct KnownRuns::Source {
    std::filesystem::path file;
    SQLite::Database database;
    bool shard = false;                 // values in a blob
    std::vector<std::size_t> position;  // of each metric that is wanted among those of the source
    std::size_t width = 0;
    std::optional<SQLite::Statement> query;
    std::mutex mutex;

    explicit Source(const std::filesystem::path& path)
        : file(path), database(openForReading(path, shardLock(path))) {}

    std::vector<std::string> metrics() {
        std::vector<std::string> names;
        if (database.tableExists("metrics")) {
            SQLite::Statement query_(database, "SELECT name FROM metrics ORDER BY metric");
            while (query_.executeStep()) names.push_back(query_.getColumn(0).getString());
            return names;
        }
        if (!database.tableExists("meta")) return names;
        shard = true;
        SQLite::Statement lines(database, "SELECT value FROM meta WHERE key = 'metrics'");
        if (!lines.executeStep()) return names;
        const std::string text = lines.getColumn(0).getString();
        for (std::size_t from = 0, to; (to = text.find('\n', from)) != text.npos; from = to + 1)
            names.push_back(text.substr(from, to - from));
        return names;
    }

    // Whether it has every metric.
    bool open(const std::vector<std::string>& wanted) {
        const std::vector<std::string> names = metrics();
        width = names.size();
        for (const std::string& name : wanted) {
            const auto it = std::find(names.begin(), names.end(), name);
            if (it == names.end()) return false;
            position.push_back(static_cast<std::size_t>(it - names.begin()));
        }
        query.emplace(database, shard ? "SELECT v FROM runs WHERE id = ? AND failure = '' LIMIT 1"
                                      : "SELECT metric, value FROM results WHERE run ="
                                        " (SELECT run FROM runs WHERE id = ? AND failure = '' LIMIT 1)");
        return true;
    }

    std::optional<std::vector<double>> find(const std::string& id) {
        const std::lock_guard guard(mutex);
        query->reset();
        query->bind(1, id);
        std::vector<double> all;
        if (shard) {
            if (query->executeStep()) {
                const SQLite::Column v = query->getColumn(0);
                all = unpacked(v.getBlob(), static_cast<std::size_t>(v.getBytes()));
            }
        } else {
            while (query->executeStep()) {
                all.resize(width, std::numeric_limits<double>::quiet_NaN());
                all[static_cast<std::size_t>(query->getColumn(0).getInt64())] = numberOf(query->getColumn(1));
            }
        }
        query->reset();
        if (all.size() != width || width == 0) return std::nullopt;
        std::vector<double> values;
        for (const std::size_t at : position) values.push_back(all[at]);
        return values;
    }
};

KnownRuns::KnownRuns(const std::vector<std::filesystem::path>& files,
                     const std::vector<std::string>& metrics) {
    for (const std::filesystem::path& file : files) {
        std::error_code error;
        if (!std::filesystem::is_regular_file(file, error)) continue;
        try {
            auto source = std::make_unique<Source>(file);
            if (source->open(metrics)) sources_.push_back(std::move(source));
        } catch (const std::exception&) {
            // What cannot be read is run again.
        }
    }
}

KnownRuns::~KnownRuns() = default;

bool KnownRuns::empty() const {
    return sources_.empty();
}

std::optional<std::vector<double>> KnownRuns::find(const std::string& id) const {
    for (const auto& source : sources_) {
        try {
            if (auto values = source->find(id)) return values;
        } catch (const SQLite::Exception& failure) {
            failWith(source->file, failure.what());
        }
    }
    return std::nullopt;
}

}  // namespace tranche
