// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Another program, run with these very words: no shell reads them. Its standard input is empty; standard output is kept,
// standard error is ours. Verified by: tests/tools/sweep_submit_test.cpp.

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
std::optional<ProcessResult> runProcess(const std::vector<std::string>& words, std::string& reason);

std::filesystem::path ownProgram();  // absolute

}  // namespace tranche
