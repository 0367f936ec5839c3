// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A replay with everything that its files, screen and report say about it.

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/programme/replay.hpp"
#include "models/programme/replay_capacity.hpp"

namespace tranche {

struct ReplayPool {
    std::string name;
    std::int64_t gpus = 0;                // at first
    std::vector<CapacityLevel> levels{};  // by time, where they change
    double speed = 1;

    std::int64_t peak() const {
        std::int64_t most = gpus;
        for (const CapacityLevel& level : levels) most = std::max(most, level.gpus);
        return most;
    }
};

// Of the schedule picture.
struct ReplayWindow {
    Time from = 0;  // [ms since the start of the trace]
    Duration length = 0;
};

struct ReplayStudy {
    std::string trace, policy, estimates;  // as asked for
    std::vector<ReplayPool> pools;
    const Trace* jobs = nullptr;
    const ReplayResult* result = nullptr;
    double scaleLoad = 1, compress = 1;
    std::uint64_t seed = 1;
    std::string command, version;        // to run it again
    std::optional<ReplayWindow> window;  // none: chosen by a rule (replay_schedule.hpp)

    std::int64_t gpus() const {
        std::int64_t all = 0;
        for (const ReplayPool& pool : pools) all += pool.gpus;
        return all;
    }
    // Of a job that started, where it ran; of another, at speed 1.
    Duration runOf(std::size_t job) const {
        return tranche::runOf(jobs->jobs[job], pools[result->jobs[job].pool].speed);
    }
    // Whether the capacity of a pool changes while the replay lasts.
    bool capacityChanges() const {
        const ReplayFigures& f = result->figures;
        for (const ReplayPool& pool : pools)
            for (const CapacityLevel& level : pool.levels)
                if (level.at > f.firstSubmit && level.at < f.lastEnd) return true;
        return false;
    }
    Duration makespan() const { return result->figures.lastEnd - result->figures.firstSubmit; }
};

inline double inSeconds(Duration t) {
    return static_cast<double>(t) / static_cast<double>(kSecond);
}

}  // namespace tranche
