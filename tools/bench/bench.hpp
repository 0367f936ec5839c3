// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a bench is: a function that measures and returns rows for the table that main.cpp prints.
// One more bench is one file, its declaration here and one row of the table in main.cpp.
//
// Time is CPU time of the process; contenders run in turn and each keeps its least time, so that a busy
// machine disturbs both alike. What contenders compute is compared: a row that does not agree is a failure.

#include <time.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace tranche::bench {

struct Options {
    int repetitions = 5;
};

struct Row {
    std::string work;
    std::string unit;             // of both figures
    double tranche = 0.0;         // our figure
    std::string against;          // the reference; empty when there is none
    double reference = 0.0;       // its figure
    bool speed = false;           // the ratio is reference / ours (how much faster), else ours / reference
    bool agree = true;            // both computed the same
    std::optional<double> bound;  // the ratio required: at least when `speed`, else at most

    double ratio() const { return speed ? reference / tranche : tranche / reference; }
    bool passes() const { return agree && (!bound || (speed ? ratio() >= *bound : ratio() <= *bound)); }
};

struct Bench {
    const char* name;
    const char* what;
    std::vector<Row> (*measure)(const Options& options);
};

inline double cpuSeconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

// Least CPU seconds of each contender, run in turn; each returns the seconds it wants counted.
template <class... Runs>
std::array<double, sizeof...(Runs)> leastInTurn(int repetitions, Runs... runs) {
    std::array<double, sizeof...(Runs)> least;
    least.fill(std::numeric_limits<double>::infinity());
    for (int i = 0; i < repetitions; ++i) {
        std::size_t contender = 0;
        ((least[contender] = std::min(least[contender], runs()), ++contender), ...);
    }
    return least;
}

std::vector<Row> benchAwards(const Options& options);
std::vector<Row> benchDemand(const Options& options);
std::vector<Row> benchDivision(const Options& options);
std::vector<Row> benchEventQueue(const Options& options);
std::vector<Row> benchMmc(const Options& options);
std::vector<Row> benchQueue(const Options& options);
// The reference of benchReplay, as `tranche-bench --bare-fcfs TRACE OUT COLUMNS` in a process of its own.
inline constexpr const char* kBareProgram = "--bare-fcfs";
int bareProgram(const std::vector<std::string>& arguments);
std::vector<Row> benchReplay(const Options& options);
std::vector<Row> benchReplications(const Options& options);
std::vector<Row> benchSweep(const Options& options);

}  // namespace tranche::bench
