// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The folder that a run fills: OutputFolder (all files appear together, or none) and the decisions around it.
//   one at a time   a second process on the same folder is refused. The lock is the folder itself when it exists, else
//                   `<out>.lock` beside it; the system drops it with the process, so a killed run blocks nobody.
//   old results     replaced. A folder that holds anything else is refused, so that `--out ~` cannot happen by
//                   accident; `amongOthers` (--among-others) allows it and leaves the others alone.
//   leftovers       staging folders of runs that were killed are removed by the next run into the same folder.
// failure()  why it cannot be used, with the exit code: kCannotCreate, or kWriteFailed for a full or broken disk.
// abandon()  from another thread, just before the process ends: waits for a commit under way, removes what was staged.
// Verified by: tests/tools/output_test.cpp.

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/report/atomic_file.hpp"
#include "tools/exit_code.hpp"

namespace tranche {

// Any text as a file name of [A-Za-z0-9._-]: other characters become '-', never empty, "." or "..".
std::string safeFileName(std::string_view text);

struct FolderFailure {
    ExitCode code = kCannotCreate;
    std::string message;
};
FolderFailure folderFailure(const FileFailure&);

class ResultFolder {
public:
    ResultFolder(std::filesystem::path folder, std::vector<std::string> resultFiles, bool amongOthers);
    ~ResultFolder();
    ResultFolder(const ResultFolder&) = delete;
    ResultFolder& operator=(const ResultFolder&) = delete;

    const std::optional<FolderFailure>& failure() const { return failure_; }
    std::unique_ptr<FileWriter> file(const std::string& name) { return output_->file(name); }
    void write(const std::string& name, std::string_view text);
    void commit();
    void abandon();

private:
    void makeParents();
    void lock();
    void refuseForeignFiles(bool amongOthers);
    void removeLeftovers(const std::filesystem::path& parent, const std::string& prefix);
    void fail(ExitCode code, std::string message);
    void unlockAndTidy();

    std::filesystem::path folder_, lockFile_;
    std::vector<std::string> resultFiles_;
    std::vector<std::filesystem::path> made_;  // parents, outermost first
    int lock_ = -1;
    std::unique_ptr<OutputFolder> output_;
    std::optional<FolderFailure> failure_;
    std::mutex committing_;
    bool committed_ = false;
};

}  // namespace tranche
