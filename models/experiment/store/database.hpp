// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// SQLite as the stores use it, and the few system calls beside it. Only .cpp files of this folder include it.
// Errors: StoreFailure. Verified by: tests/experiment/result_store_test.cpp.

#include <SQLiteCpp/SQLiteCpp.h>

#include <cmath>
#include <filesystem>
#include <limits>
#include <string>
#include <vector>

namespace tranche {

// Rollback journal and FULL: WAL does not work on network file systems.
SQLite::Database openForWriting(const std::filesystem::path& file);
// Waits a while for a writer's commit. A file whose writer was killed inside a transaction is rolled back first, which
// reading alone cannot; `lock` is what its writer holds.
SQLite::Database openForReading(const std::filesystem::path& file, const std::filesystem::path& lock = {});

// `what` with the path, as StoreFailure; for use inside a catch of SQLite::Exception.
[[noreturn]] void failWith(const std::filesystem::path& file, const std::string& what);

void syncFile(const std::filesystem::path& file);
void renameDurably(const std::filesystem::path& from, const std::filesystem::path& to);

// The system drops it with the process.
class FileLock {
public:
    explicit FileLock(const std::filesystem::path& file);  // held(): whether it was free
    ~FileLock();
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;
    bool held() const { return descriptor_ >= 0; }

private:
    std::filesystem::path file_;
    int descriptor_ = -1;
};
bool isLocked(const std::filesystem::path& file);

// NaN is SQL's NULL.
inline double numberOf(const SQLite::Column& column) {
    return column.isNull() ? std::numeric_limits<double>::quiet_NaN() : column.getDouble();
}
inline void bindNumber(SQLite::Statement& statement, int index, double value) {
    if (std::isnan(value))
        statement.bind(index);
    else
        statement.bind(index, value);
}

std::string packed(const std::vector<double>& values);  // 8 bytes each, little-endian
std::vector<double> unpacked(const void* bytes, std::size_t size);

}  // namespace tranche
