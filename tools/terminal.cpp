// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <system_error>

namespace tranche {
namespace {

// 0, or the errno of the write that failed.
int writeAll(int descriptor, std::string_view text) {
    while (!text.empty()) {
        const ::ssize_t written = ::write(descriptor, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return written == 0 ? EIO : errno;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

bool isSet(const char* variable) {
    const char* value = std::getenv(variable);
    return value != nullptr && *value != '\0';
}

bool isDumb() {
    const char* name = std::getenv("TERM");
    return name == nullptr || std::string_view(name) == "dumb";
}

}  // namespace

void meetFailuresAtWrites() {
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
}

Terminal terminal(bool noColour) {
    return {.colour = !noColour && !isSet("NO_COLOR") && !isDumb() && ::isatty(STDOUT_FILENO) == 1,
            .live = !isDumb() && ::isatty(STDERR_FILENO) == 1};
}

int columnsOfErrors() {
    ::winsize size{};
    const bool known = ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return known ? size.ws_col : 80;
}

ExitCode print(std::string_view text) {
    const int code = writeAll(STDOUT_FILENO, text);
    if (code == 0 || code == EPIPE) return kDone;
    complain("cannot write to standard output: " + std::generic_category().message(code));
    return kWriteFailed;
}

void complain(std::string_view message) {
    complainLines("tranche: " + std::string(message) + "\n");
}

void complainLines(std::string_view lines) {
    writeAll(STDERR_FILENO, lines);
}

}  // namespace tranche
