// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a program needs as a user runs it, as the kernel counts it: CPU time and peak memory of a child process, its start
// included, and the time on the wall. Throws std::runtime_error when it does not start or ends with a code other than 0.

#include <string>
#include <vector>

namespace tranche::bench {

struct Spent {
    double seconds = 0, megabytes = 0, wall = 0;  // seconds: user and system
};

Spent runChild(const std::string& program, std::vector<std::string> arguments);

}  // namespace tranche::bench
