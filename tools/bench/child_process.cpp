// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/bench/child_process.hpp"

#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <stdexcept>

extern char** environ;

namespace tranche::bench {
namespace {

double secondsOf(const timeval& t) {
    return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
}

// A child is charged at least the peak of its parent until it began: forget what earlier benches needed.
void forgetOwnPeak() {
    std::ofstream("/proc/self/clear_refs") << "5";
}

}  // namespace

Spent runChild(const std::string& program, std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), program);
    std::vector<char*> argv;
    for (std::string& a : arguments) argv.push_back(a.data());
    argv.push_back(nullptr);
    forgetOwnPeak();
    using Clock = std::chrono::steady_clock;
    const Clock::time_point start = Clock::now();
    pid_t child = -1;
    if (::posix_spawn(&child, program.c_str(), nullptr, nullptr, argv.data(), environ) != 0)
        throw std::runtime_error("the program does not start");
    int status = 0;
    rusage usage{};
    if (::wait4(child, &status, 0, &usage) != child || status != 0)
        throw std::runtime_error("the program failed");
    constexpr double bytes = 1024, megabyte = 1e6;  // ru_maxrss is in units of 1024 bytes
    return {secondsOf(usage.ru_utime) + secondsOf(usage.ru_stime),
            static_cast<double>(usage.ru_maxrss) * bytes / megabyte,
            std::chrono::duration<double>(Clock::now() - start).count()};
}

}  // namespace tranche::bench
