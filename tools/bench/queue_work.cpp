// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/bench/queue_work.hpp"

#include <cmath>
#include <cstdio>
#include <string>

#include <fmt/format.h>

#include "sim/random/distribution.hpp"
#include "sim/random/stream.hpp"

namespace tranche::bench {

std::vector<WorkJob> drawnWork(std::size_t count, double load, std::int64_t largest, bool exact) {
    const Distribution runtime = Distribution::lognormal(1800, 1.5).clamped(1, 172800);
    const Distribution gap = Distribution::exponential(1);
    Draws draws(Stream({2026, 0}, purposeOf("bench queue"), 0));
    std::vector<WorkJob> jobs(count);
    std::vector<double> gaps(count);
    double area = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const double u = draws.next() * (std::log2(static_cast<double>(largest)) + 1);
        std::int64_t size = std::int64_t{1} << static_cast<int>(u);
        if (draws.next() < 0.3)
            size = 1 + static_cast<std::int64_t>(draws.next() * static_cast<double>(size));
        const auto run = static_cast<Duration>(runtime.quantile(draws.next()));
        const double over = exact ? 1 : 1 + 4 * draws.next();
        gaps[i] = gap.quantile(draws.next());
        jobs[i] = {0, size, run * kSecond, static_cast<Duration>(static_cast<double>(run) * over) * kSecond};
        area += static_cast<double>(size * run);
    }
    const double mean =
        area / (load * static_cast<double>(kMachine) * static_cast<double>(count));  // [s] a gap
    double at = 0;
    for (std::size_t i = 0; i < count; ++i) {
        at += gaps[i] * mean;
        jobs[i].submit = static_cast<Time>(at) * kSecond;
    }
    return jobs;
}

bool writeSwf(const std::filesystem::path& path, const std::vector<WorkJob>& jobs) {
    std::FILE* file = std::fopen(path.c_str(), "w");
    if (file == nullptr) return false;
    fmt::print(file, "; Version: 2.2\n; MaxProcs: {}\n; MaxRecords: {}\n", kMachine, jobs.size());
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        const WorkJob& j = jobs[i];
        fmt::print(file, "{} {} -1 {} {} -1 -1 {} {} -1 1 {} {} -1 1 1 -1 -1\n", i + 1, j.submit / kSecond,
                   j.runtime / kSecond, j.size, j.size, j.estimate / kSecond, 1 + i * 7919 % 300,
                   1 + i * 7919 % 300 % 12);
    }
    const bool written = std::ferror(file) == 0;
    return std::fclose(file) == 0 && written;
}

}  // namespace tranche::bench
