// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/result_folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "models/issue/issue.hpp"

namespace tranche {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kStaging = ".partial-";

fs::path normal(fs::path path) {
    path = path.lexically_normal();
    return path.has_filename() || path.parent_path() == path ? path : path.parent_path();
}

std::string reason(int code) {
    return std::generic_category().message(code);
}

std::string shown(const fs::path& path) {
    return escaped(path.string(), 200);
}

// The file that is locked must still be the one of that name: its last holder removes it.
bool isStillNamed(int descriptor, const fs::path& path) {
    struct stat held {
    }, named{};
    return ::fstat(descriptor, &held) == 0 && ::stat(path.c_str(), &named) == 0 &&
           held.st_ino == named.st_ino && held.st_dev == named.st_dev;
}

bool isStagingName(std::string_view name, std::string_view prefix) {
    return name.starts_with(prefix) && name.size() > prefix.size() &&
           name.find_first_not_of("0123456789-", prefix.size()) == name.npos;
}

}  // namespace

std::string safeFileName(std::string_view text) {
    constexpr std::size_t kLongest = 100;
    std::string name;
    for (const char c : text.substr(0, kLongest)) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           c == '_' || c == '-' || (c == '.' && !name.empty());
        name += plain ? c : '-';
    }
    return name.empty() ? "scenario" : name;
}

FolderFailure folderFailure(const FileFailure& failure) {
    static constexpr int kCannotBeThere[]{EACCES, EPERM,     EROFS,  ENOTDIR,      EISDIR,
                                          EEXIST, ENOTEMPTY, ENOENT, ENAMETOOLONG, ELOOP};
    const bool there = std::find(std::begin(kCannotBeThere), std::end(kCannotBeThere), failure.code) !=
                       std::end(kCannotBeThere);
    return {
        there ? kCannotCreate : kWriteFailed,
        fmt::format("cannot {} {}: {}", failure.action, escaped(failure.path, 200), reason(failure.code))};
}

ResultFolder::ResultFolder(fs::path folder, std::vector<std::string> resultFiles, bool amongOthers)
    : folder_(normal(std::move(folder))), resultFiles_(std::move(resultFiles)) {
    makeParents();
    if (!failure_) lock();
    if (!failure_) refuseForeignFiles(amongOthers);
    if (failure_) return;
    removeLeftovers(folder_.parent_path(), folder_.filename().string() + std::string(kStaging));
    removeLeftovers(folder_, std::string(kStaging));
    output_ = std::make_unique<OutputFolder>(folder_);
    if (output_->failure()) failure_ = folderFailure(*output_->failure());
}

ResultFolder::~ResultFolder() {
    output_.reset();
    unlockAndTidy();
}

void ResultFolder::fail(ExitCode code, std::string message) {
    if (!failure_) failure_ = FolderFailure{code, std::move(message)};
}

void ResultFolder::makeParents() {
    std::error_code error;
    std::vector<fs::path> missing;
    for (fs::path p = folder_.parent_path(); !p.empty() && !fs::exists(p, error); p = p.parent_path())
        missing.push_back(p);
    for (auto p = missing.rbegin(); p != missing.rend(); ++p) {
        if (::mkdir(p->c_str(), 0777) == 0)
            made_.push_back(*p);
        else if (errno != EEXIST)
            return fail(kCannotCreate,
                        fmt::format("cannot create the folder {}: {}", shown(*p), reason(errno)));
    }
}

void ResultFolder::lock() {
    struct stat info {};
    const bool exists = ::stat(folder_.c_str(), &info) == 0;
    if (exists && !S_ISDIR(info.st_mode))
        return fail(kCannotCreate, fmt::format("{} is a file; results need a folder", shown(folder_)));
    if (!exists) lockFile_ = folder_.string() + ".lock";
    const fs::path& path = exists ? folder_ : lockFile_;
    for (;;) {
        lock_ = ::open(path.c_str(),
                       exists ? O_RDONLY | O_DIRECTORY | O_CLOEXEC : O_RDWR | O_CREAT | O_CLOEXEC, 0666);
        if (lock_ < 0) {
            const int code = errno;
            lockFile_.clear();
            return fail(kCannotCreate, fmt::format("cannot write to {}: {}", shown(folder_), reason(code)));
        }
        if (::flock(lock_, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
            ::close(std::exchange(lock_, -1));
            lockFile_.clear();
            return fail(kCannotCreate,
                        fmt::format("another run is writing to {}; wait for it or choose another --out",
                                    shown(folder_)));
        }
        if (isStillNamed(lock_, path)) return;
        ::close(lock_);
    }
}

void ResultFolder::refuseForeignFiles(bool amongOthers) {
    std::error_code error;
    for (fs::directory_iterator entry(folder_, error), end; !error && entry != end; entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        const bool ours = std::find(resultFiles_.begin(), resultFiles_.end(), name) != resultFiles_.end() ||
                          isStagingName(name, kStaging);
        if (!ours && !amongOthers)
            return fail(kCannotCreate,
                        fmt::format("{} holds '{}', which is not a result of a run; choose another "
                                    "--out, or add --among-others to keep it there",
                                    shown(folder_), escaped(name, 100)));
    }
    if (error && error.value() != ENOENT)
        fail(kCannotCreate, fmt::format("cannot look into {}: {}", shown(folder_), error.message()));
}

// Only what a run can have left: result files in a folder of such a name. Anything else stays.
void ResultFolder::removeLeftovers(const fs::path& parent, const std::string& prefix) {
    std::error_code error;
    std::vector<fs::path> stale;
    for (fs::directory_iterator entry(parent.empty() ? "." : parent, error), end; !error && entry != end;
         entry.increment(error))
        if (isStagingName(entry->path().filename().string(), prefix) && entry->is_directory(error))
            stale.push_back(entry->path());
    for (const fs::path& path : stale) {
        for (const std::string& name : resultFiles_) ::unlink((path / name).c_str());
        ::rmdir(path.c_str());
    }
}

void ResultFolder::write(const std::string& name, std::string_view text) {
    if (failure_) return;
    if (const auto failure = output_->write(name, text)) failure_ = folderFailure(*failure);
}

void ResultFolder::commit() {
    const std::lock_guard<std::mutex> guard(committing_);
    if (failure_) return;
    if (const auto failure = output_->commit())
        failure_ = folderFailure(*failure);
    else
        committed_ = true;
}

void ResultFolder::abandon() {
    committing_.lock();  // kept: the process ends
    if (committed_) return unlockAndTidy();
    const std::string own = std::string(kStaging) + std::to_string(::getpid());
    for (const auto& [parent, prefix] :
         {std::pair{folder_.parent_path(), folder_.filename().string() + own}, std::pair{folder_, own}}) {
        std::error_code error;
        std::vector<fs::path> staged;
        for (fs::directory_iterator entry(parent.empty() ? "." : parent, error), end; !error && entry != end;
             entry.increment(error)) {
            const std::string name = entry->path().filename().string();
            if (name == prefix || name.starts_with(prefix + "-")) staged.push_back(entry->path());
        }
        for (const fs::path& path : staged) fs::remove_all(path, error);
    }
    unlockAndTidy();
}

void ResultFolder::unlockAndTidy() {
    if (!lockFile_.empty()) ::unlink(lockFile_.c_str());
    lockFile_.clear();
    if (lock_ >= 0) ::close(std::exchange(lock_, -1));
    if (committed_) return;
    for (auto parent = made_.rbegin(); parent != made_.rend(); ++parent) ::rmdir(parent->c_str());
    made_.clear();
}

}  // namespace tranche
