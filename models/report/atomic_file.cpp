// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/atomic_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <system_error>

namespace tranche {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBuffer = std::size_t{1} << 16;

// Renames survive a crash only when the folder itself is on disk. Some file systems cannot sync a folder: not a failure.
int syncFolder(const fs::path& folder) {
    const int descriptor = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return errno == EACCES ? 0 : errno;
    const int code = ::fsync(descriptor) != 0 && errno != EINVAL && errno != ENOTSUP ? errno : 0;
    ::close(descriptor);
    return code;
}

fs::path withoutTrailingSlash(fs::path path) {
    path = path.lexically_normal();
    return path.has_filename() || path.parent_path() == path ? path : path.parent_path();
}

}  // namespace

std::string FileFailure::message() const {
    return fmt::format("cannot {} {}: {}", action, path, std::generic_category().message(code));
}

FileWriter::FileWriter(fs::path path) : path_(std::move(path)) {
    descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (descriptor_ < 0) {
        fail("create", errno);
        return;
    }
    struct stat info {};
    regular_ = ::fstat(descriptor_, &info) == 0 && S_ISREG(info.st_mode);
    buffer_.reserve(kBuffer);
}

FileWriter::~FileWriter() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (!finished_ && regular_) ::unlink(path_.c_str());
}

void FileWriter::fail(std::string_view action, int code) {
    if (!failure_) failure_ = FileFailure{path_.string(), std::string(action), code};
}

void FileWriter::flush() {
    std::string_view left = buffer_;
    while (!left.empty() && !failure_) {
        const ::ssize_t written = ::write(descriptor_, left.data(), left.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return fail("write", written == 0 ? EIO : errno);
        left.remove_prefix(static_cast<std::size_t>(written));
    }
    buffer_.clear();
}

void FileWriter::write(std::string_view text) {
    while (!text.empty() && !failure_) {
        const std::size_t part = std::min(text.size(), kBuffer - std::min(kBuffer, buffer_.size()));
        buffer_.append(text.substr(0, part));
        text.remove_prefix(part);
        if (buffer_.size() >= kBuffer) flush();
    }
}

std::optional<FileFailure> FileWriter::finish() {
    if (!failure_) flush();
    if (!failure_ && regular_ && ::fsync(descriptor_) != 0) fail("sync", errno);
    if (descriptor_ >= 0 && ::close(descriptor_) != 0) fail("close", errno);
    descriptor_ = -1;
    finished_ = !failure_;
    return failure_;
}

// Where to write: behind symbolic links, so that a link stays a link. Only a regular file, or none, may be replaced.
std::optional<FileFailure> resolveTarget(fs::path& path) {
    std::error_code error;
    const fs::path target = fs::weakly_canonical(path, error);
    if (!error) path = target;
    struct stat info {};
    if (::stat(path.c_str(), &info) != 0) return {};
    if (S_ISREG(info.st_mode)) return {};
    if (S_ISDIR(info.st_mode)) return FileFailure{path.string(), "replace", EISDIR};
    return FileFailure{path.string(), "replace (it is no regular file)", EINVAL};
}

std::optional<FileFailure> writeAtomically(const fs::path& named, std::string_view text) {
    fs::path path = named;
    if (auto failure = resolveTarget(path)) return failure;
    const fs::path temporary =
        path.parent_path() / fmt::format(".{}.partial-{}", path.filename().string(), ::getpid());
    {
        FileWriter writer(temporary);
        writer.write(text);
        if (auto failure = writer.finish()) return failure;
    }
    if (std::rename(temporary.c_str(), path.c_str()) != 0) {
        const int code = errno;
        ::unlink(temporary.c_str());
        return FileFailure{path.string(), "replace", code};
    }
    if (const int code = syncFolder(path.parent_path()))
        return FileFailure{path.string(), "sync the folder of", code};
    return {};
}

OutputFolder::OutputFolder(fs::path folder) : folder_(withoutTrailingSlash(std::move(folder))) {
    struct stat info {};
    if (::stat(folder_.c_str(), &info) == 0) {
        existed_ = true;
        if (!S_ISDIR(info.st_mode)) {
            fail(folder_, "use as a folder", ENOTDIR);
        } else if (::access(folder_.c_str(), W_OK | X_OK) != 0) {
            fail(folder_, "write into", errno);
        } else {
            makeStaging(folder_ / fmt::format(".partial-{}", ::getpid()));
        }
    } else if (errno != ENOENT) {
        fail(folder_, "look at", errno);
    } else {
        makeParents();
        if (!failure_) makeStaging(folder_.string() + fmt::format(".partial-{}", ::getpid()));
    }
}

OutputFolder::~OutputFolder() {
    if (committed_) return;
    std::error_code ignored;
    if (!staging_.empty()) fs::remove_all(staging_, ignored);
    for (auto parent = made_.rbegin(); parent != made_.rend(); ++parent) ::rmdir(parent->c_str());
}

void OutputFolder::fail(const fs::path& path, std::string_view action, int code) {
    if (!failure_) failure_ = FileFailure{path.string(), std::string(action), code};
}

void OutputFolder::makeParents() {
    std::vector<fs::path> missing;
    struct stat info {};
    for (fs::path p = folder_.parent_path(); !p.empty() && ::stat(p.c_str(), &info) != 0;
         p = p.parent_path()) {
        missing.push_back(p);
        if (p == p.parent_path()) break;
    }
    for (auto p = missing.rbegin(); p != missing.rend(); ++p) {
        if (::mkdir(p->c_str(), 0777) == 0) {
            made_.push_back(*p);
        } else if (errno != EEXIST) {
            return fail(*p, "create the folder", errno);
        }
    }
}

// A staging folder of that name can only be left over from a killed process whose number came round again.
void OutputFolder::makeStaging(const fs::path& wanted) {
    for (int attempt = 0; attempt < 100; ++attempt) {
        const fs::path path =
            attempt == 0 ? wanted : fs::path(fmt::format("{}-{}", wanted.string(), attempt));
        if (::mkdir(path.c_str(), 0777) == 0) {
            staging_ = path;
            return;
        }
        if (errno != EEXIST) return fail(path, "create the folder", errno);
    }
    fail(wanted, "create the folder", EEXIST);
}

std::unique_ptr<FileWriter> OutputFolder::file(const std::string& name) {
    if (failure_) return std::make_unique<FileWriter>(fs::path());  // fails to open, so the caller sees it
    if (std::find(names_.begin(), names_.end(), name) == names_.end()) names_.push_back(name);
    return std::make_unique<FileWriter>(staging_ / name);
}

std::optional<FileFailure> OutputFolder::write(const std::string& name, std::string_view text) {
    if (failure_) return failure_;
    const auto writer = file(name);
    writer->write(text);
    if (auto failure = writer->finish()) failure_ = failure;
    return failure_;
}

std::optional<FileFailure> OutputFolder::commit() {
    if (failure_) return failure_;
    // Look at every name before touching the first: a missing or impossible one must leave the old results whole.
    for (const std::string& name : names_) {
        struct stat info {};
        if (::stat((staging_ / name).c_str(), &info) != 0) fail(folder_ / name, "finish", errno);
        if (existed_ && ::lstat((folder_ / name).c_str(), &info) == 0 && S_ISDIR(info.st_mode)) {
            fail(folder_ / name, "replace", EISDIR);
        }
    }
    if (failure_) return failure_;
    if (const int code = syncFolder(staging_)) {
        fail(folder_, "sync", code);
        return failure_;
    }
    if (!existed_) {
        if (std::rename(staging_.c_str(), folder_.c_str()) != 0) {
            fail(folder_, "rename into place", errno);
            return failure_;
        }
    } else {
        for (const std::string& name : names_) {
            if (std::rename((staging_ / name).c_str(), (folder_ / name).c_str()) != 0) {
                fail(folder_ / name, "replace", errno);
                return failure_;
            }
        }
        ::rmdir(staging_.c_str());
        if (const int code = syncFolder(folder_)) fail(folder_, "sync", code);
    }
    committed_ = true;
    if (const int code = existed_ ? 0 : syncFolder(folder_.parent_path())) fail(folder_, "sync", code);
    return failure_;
}

}  // namespace tranche
