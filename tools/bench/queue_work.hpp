// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Work for the benches of queues: Poisson arrivals at a given load of a machine of 1,024 processors, sizes log-uniform up
// to `largest` (a third of them no powers of two), lognormal run times up to two days, estimates as long or one to five
// times as long. Whole seconds. The same jobs on every machine.

#include <cstdint>
#include <filesystem>
#include <vector>

#include "sim/kernel/time.hpp"

namespace tranche::bench {

inline constexpr std::int64_t kMachine = 1024;

struct WorkJob {
    Time submit;
    std::int64_t size;
    Duration runtime, estimate;
};

std::vector<WorkJob> drawnWork(std::size_t count, double load, std::int64_t largest, bool exact);

// As a standard workload format file, with 300 users. False: it could not be written.
bool writeSwf(const std::filesystem::path& file, const std::vector<WorkJob>& jobs);

}  // namespace tranche::bench
