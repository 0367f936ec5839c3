// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the command tells the shell. Numbers of sysexits.h where it has one.
// Verified by: tests/tools/*.

namespace tranche {

enum ExitCode : int {
    kDone = 0,
    kDiffers = 1,        // diff --exit-code: there are differences
    kNotFound = 1,       // solve: a search without an answer
    kUsage = 2,          // the command line itself
    kBadContent = 65,    // a file was read and is wrong
    kNoInput = 66,       // a file is not there or cannot be read
    kBroken = 70,        // a law of the model, or ours: a bug
    kCannotCreate = 73,  // the output cannot be made there
    kWriteFailed = 74,   // the disk is full, the pipe broke
    kPartial = 75,       // incomplete and resumable
    kInterrupted = 130,  // by a signal; what was complete is written
};

}  // namespace tranche
