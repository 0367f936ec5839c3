// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/store/database.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <bit>
#include <cerrno>
#include <cstdint>
#include <cstring>

#include "models/experiment/store/shard_file.hpp"

namespace tranche {
namespace {

constexpr int kPatienceMs = 10'000;

[[noreturn]] void failWithSystem(const char* action, const std::filesystem::path& file) {
    throw StoreFailure(std::string("cannot ") + action + " " + file.string() + ": " + std::strerror(errno));
}

}  // namespace

void failWith(const std::filesystem::path& file, const std::string& what) {
    throw StoreFailure(file.string() + ": " + what);
}

SQLite::Database openForWriting(const std::filesystem::path& file) {
    try {
        SQLite::Database database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, kPatienceMs);
        database.exec("PRAGMA journal_mode=DELETE; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY");
        return database;
    } catch (const SQLite::Exception& failure) {
        failWith(file, failure.what());
    }
}

SQLite::Database openForReading(const std::filesystem::path& file, const std::filesystem::path& lock) {
    try {
        std::error_code error;
        if (!lock.empty() && std::filesystem::exists(file.string() + "-journal", error)) {
            const FileLock mine(lock);
            if (mine.held())
                SQLite::Database(file.string(), SQLite::OPEN_READWRITE, kPatienceMs).tableExists("meta");
        }
        return {file.string(), SQLite::OPEN_READONLY, kPatienceMs};
    } catch (const SQLite::Exception& failure) {
        failWith(file, failure.what());
    }
}

void syncFile(const std::filesystem::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) failWithSystem("open", file);
    const int result = ::fsync(descriptor);
    ::close(descriptor);
    if (result != 0) failWithSystem("write", file);
}

void renameDurably(const std::filesystem::path& from, const std::filesystem::path& to) {
    syncFile(from);
    if (::rename(from.c_str(), to.c_str()) != 0) failWithSystem("rename", from);
    const std::filesystem::path folder = to.parent_path();
    syncFile(folder.empty() ? "." : folder);
}

FileLock::FileLock(const std::filesystem::path& file) : file_(file) {
    for (;;) {
        descriptor_ = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
        if (descriptor_ < 0) failWithSystem("create", file);
        if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
            ::close(descriptor_);
            descriptor_ = -1;
            return;
        }
        // Whoever held it before may have removed the file that was opened here, and another made a new one.
        struct stat mine {
        }, named{};
        if (::fstat(descriptor_, &mine) == 0 && ::stat(file.c_str(), &named) == 0 &&
            mine.st_ino == named.st_ino)
            return;
        ::close(descriptor_);
    }
}

FileLock::~FileLock() {
    if (descriptor_ < 0) return;
    ::unlink(file_.c_str());
    ::close(descriptor_);
}

bool isLocked(const std::filesystem::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return false;
    const bool locked = ::flock(descriptor, LOCK_SH | LOCK_NB) != 0;
    ::close(descriptor);
    return locked;
}

std::string packed(const std::vector<double>& values) {
    std::string bytes;
    bytes.reserve(values.size() * sizeof(double));
    for (const double value : values) {
        const auto bits = std::bit_cast<std::uint64_t>(value);
        for (int shift = 0; shift < 64; shift += 8) bytes += static_cast<char>(bits >> shift & 0xff);
    }
    return bytes;
}

std::vector<double> unpacked(const void* bytes, std::size_t size) {
    const auto* at = static_cast<const unsigned char*>(bytes);
    std::vector<double> values;
    for (std::size_t i = 0; i + 8 <= size; i += 8) {
        std::uint64_t bits = 0;
        for (std::size_t b = 0; b < 8; ++b) bits |= std::uint64_t{at[i + b]} << (8 * b);
        values.push_back(std::bit_cast<double>(bits));
    }
    return values;
}

}  // namespace tranche
