// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Parts of the ladder that are lines of their own, as levels a pool with exact integrals: GPUs now, GPU-ms over [0, now).
// They are what was claimed; a failure without a spare lowers the ladder, not these. O(1) a change, allocates nothing.
// Verified by: tests/programme/lend_preemptible_test.cpp, dummy_load_test.cpp, preemption_test.cpp.

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "models/quantities/quantities.hpp"

namespace tranche {

enum class Gauge : std::uint8_t {
    setAsideIdle,  // held by set-asides for nobody
    lent,          // running grants on capacity of set-asides
    dummy,         // active, and no work
    saving,        // granted, held up by a checkpoint or a restart
    count
};
inline constexpr std::size_t kGauges = static_cast<std::size_t>(Gauge::count);
using GaugeTimes = std::array<GpuTime, kGauges>;

class PoolGauges {
public:
    explicit PoolGauges(std::size_t pools) : pools_(pools) {}
    void change(std::size_t pool, Gauge gauge, Gpus by, Time now) {
        if (by == 0) return;
        Level& level = pools_[pool][static_cast<std::size_t>(gauge)];
        level.integral += level.now * (now - level.since);
        level.since = now;
        level.now += by;
    }
    Gpus now(std::size_t pool, Gauge gauge) const {
        return pools_[pool][static_cast<std::size_t>(gauge)].now;
    }
    GaugeTimes integrals(std::size_t pool, Time now) const {
        GaugeTimes times{};
        for (std::size_t g = 0; g < kGauges; ++g) {
            const Level& level = pools_[pool][g];
            times[g] = level.integral + level.now * (now - level.since);
        }
        return times;
    }

private:
    struct Level {
        Gpus now = 0;
        GpuTime integral = 0;
        Time since = 0;
    };
    std::vector<std::array<Level, kGauges>> pools_;
};

}  // namespace tranche
