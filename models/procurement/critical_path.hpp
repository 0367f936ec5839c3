// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Critical path method on given durations: forward and backward pass, O(V + E), in whole milliseconds.
// Slack is total slack: how much later a milestone may finish without moving the last of the targets.
// A milestone is critical when its slack is 0; ties make every critical path count. A milestone that really happened
// keeps its date whatever came before it, so nothing before it is critical, and it starts no later than it finished.
// Source: Kelley and Walker 1959; criticality after Van Slyke 1963. Verified by: tests/procurement/critical_path_test.cpp.

#include <cstdint>
#include <span>
#include <vector>

#include "models/procurement/network.hpp"
#include "sim/kernel/time.hpp"

namespace tranche {

struct CriticalPath {
    std::vector<Time> earlyStart, earlyFinish;
    std::vector<Time> lateStart, lateFinish;  // kNever where no target is reached
    std::vector<Duration> slack;              // idem
    std::vector<bool> critical;
    Time finish = 0;  // of the last target
};

// Durations [ms] >= 0 by milestone, ignored where `on` is given; targets: none means every milestone.
CriticalPath criticalPath(const MilestoneNetwork&, std::span<const Duration> durations,
                          std::span<const std::uint32_t> targets = {});

// Durations of the plan: medians, stretched by the tranche's factor, without risks; of what happened 0.
std::vector<Duration> medianDurations(const MilestoneNetwork&);

// Total slack of a schedule that has been worked out, to the last of `targets`; `slack` is resized, kNever where none.
void slackOf(const MilestoneNetwork&, std::span<const Time> start, std::span<const Time> finish,
             std::span<const std::uint32_t> targets, std::vector<Duration>& slack);

// The other route to the same flags: marks[m] = 1 when arcs without slack lead from m to one of `targets`.
void markCritical(const MilestoneNetwork&, std::span<const Time> start, std::span<const Time> finish,
                  std::span<const std::uint32_t> targets, std::vector<std::uint8_t>& marks);

}  // namespace tranche
