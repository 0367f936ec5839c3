// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Files that are either whole or not there. POSIX only.
//
// FileWriter      one file: buffered write, then finish() = flush, fsync, close, each checked. After the first failure
//                 everything is a no-op and finish() returns that failure. The destructor closes and, unless finished,
//                 removes the file it created.
// writeAtomically one text: temporary in the same folder, FileWriter, rename, fsync of the folder.
// OutputFolder    several files that appear together. They are written to a staging folder on the same file system:
//                 `<out>.partial-<pid>` when <out> is new, renamed into place by commit(); `<out>/.partial-<pid>` when
//                 <out> exists, from which commit() renames one file after the other over the old ones. Whatever else
//                 <out> holds stays. Without a commit nothing is left behind, folders made on the way included.
//                 <out> being a file, or not writable, is a failure of open().
// Errors          values (FileFailure with the errno text); nothing throws but std::bad_alloc.
// Two processes writing the same <out> do not mix bytes within a file: each has its own staging folder, the later
// rename wins.
//
// Verified by tests/report/atomic_file_test.cpp (/dev/full, a file in place of a folder, a reader of the old content).

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tranche {

struct FileFailure {
    std::string path, action;     // action: "create", "write", "rename", ...
    int code = 0;                 // errno
    std::string message() const;  // "cannot write /dev/full: No space left on device"
};

class FileWriter {
public:
    explicit FileWriter(std::filesystem::path path);
    ~FileWriter();
    FileWriter(const FileWriter&) = delete;
    FileWriter& operator=(const FileWriter&) = delete;

    void write(std::string_view text);
    std::optional<FileFailure> finish();  // call once; afterwards the file is on disk or gone
    const std::optional<FileFailure>& failure() const { return failure_; }

private:
    void flush();
    void fail(std::string_view action, int code);
    std::filesystem::path path_;
    std::string buffer_;
    std::optional<FileFailure> failure_;
    int descriptor_ = -1;
    bool finished_ = false, regular_ = false;
};

std::optional<FileFailure> writeAtomically(const std::filesystem::path& path, std::string_view text);

class OutputFolder {
public:
    explicit OutputFolder(std::filesystem::path folder);  // opens; see failure()
    ~OutputFolder();                                      // without commit: as if it had never been
    OutputFolder(const OutputFolder&) = delete;
    OutputFolder& operator=(const OutputFolder&) = delete;

    // `name` is a plain file name chosen by the program, never by input. Finish each before commit().
    std::unique_ptr<FileWriter> file(const std::string& name);
    std::optional<FileFailure> write(const std::string& name, std::string_view text);
    std::optional<FileFailure> commit();
    const std::optional<FileFailure>& failure() const { return failure_; }

private:
    void makeParents();
    void makeStaging(const std::filesystem::path& wanted);
    void fail(const std::filesystem::path& path, std::string_view action, int code);
    std::filesystem::path folder_, staging_;
    std::vector<std::filesystem::path> made_;  // parents created on the way, outermost first
    std::vector<std::string> names_;
    std::optional<FileFailure> failure_;
    bool existed_ = false, committed_ = false;
};

}  // namespace tranche
