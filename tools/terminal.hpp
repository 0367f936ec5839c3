// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The two streams of the command. Results go to standard output, everything else to standard error.
// Colour only on a terminal, never with NO_COLOR (no-color.org), --no-color or TERM=dumb. A live line only where
// standard error is a terminal.
// print     all of the text or a failure: kDone, or kWriteFailed with the reason on standard error. A reader that went
//           away (a pipe into `head`) is no failure.
// complain  a message for people; what cannot be said is dropped.
// Verified by: tests/tools/command_test.cpp.

#include <string>
#include <string_view>

#include "tools/exit_code.hpp"

namespace tranche {

struct Terminal {
    bool colour = false;  // on standard output
    bool live = false;    // standard error can rewrite a line
};

// Once, first: a pipe without reader (SIGPIPE) and a file beyond the limit (SIGXFSZ) fail the write, not the process.
void meetFailuresAtWrites();
Terminal terminal(bool noColour);
int columnsOfErrors();  // 80 when unknown

ExitCode print(std::string_view text);
inline constexpr std::string_view kEraseLine = "\r\x1b[K";

void complain(std::string_view message);     // "tranche: message"
void complainLines(std::string_view lines);  // as they are

}  // namespace tranche
