// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Another program, run with these very words: no shell reads them. Its standard input is empty; standard output is kept,
// standard error is ours. It has a process group of its own, so a key pressed at the terminal reaches us alone; when *stop
// becomes true it gets SIGTERM, and again a moment later, which tells GNU parallel to end its jobs as well. Verified by: tests/tools/sweep_submit_test.cpp.

#include <atomic>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tranche {

struct ProcessResult {
    int exit = 0;  // its exit code, or 128 + the signal that ended it
    std::string output;
};

// The first word is looked up in PATH. Nothing: it cannot be started, `reason` says why.
std::optional<ProcessResult> runProcess(const std::vector<std::string>& words, std::string& reason,
                                        const std::atomic<bool>* stop = nullptr);

std::filesystem::path ownProgram();  // absolute

}  // namespace tranche
