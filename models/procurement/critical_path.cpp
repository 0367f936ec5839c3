// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/procurement/critical_path.hpp"

#include <algorithm>
#include <limits>
#include <ranges>

#include "sim/kernel/contract.hpp"

namespace tranche {

CriticalPath criticalPath(const MilestoneNetwork& network, std::span<const Duration> durations,
                          std::span<const std::uint32_t> targets) {
    const std::size_t count = network.milestones().size();
    expects(durations.size() == count, "one duration a milestone");
    CriticalPath path;
    path.earlyStart.assign(count, 0);
    path.earlyFinish.assign(count, 0);
    for (const std::uint32_t m : network.order()) {
        const Time start = network.startOf(m, path.earlyFinish);
        const std::optional<Time>& on = network.milestones()[m].on;
        expects(on || durations[m] >= 0, "durations are not negative");
        path.earlyFinish[m] = on ? *on : start + durations[m];
        path.earlyStart[m] = std::min(start, path.earlyFinish[m]);
    }
    if (targets.empty()) targets = network.order();
    slackOf(network, path.earlyStart, path.earlyFinish, targets, path.slack);

    path.lateStart.assign(count, kNever);
    path.lateFinish.assign(count, kNever);
    path.critical.assign(count, false);
    for (std::size_t m = 0; m < count; ++m) {
        if (path.slack[m] == kNever) continue;
        path.lateStart[m] = path.earlyStart[m] + path.slack[m];
        path.lateFinish[m] = path.earlyFinish[m] + path.slack[m];
        path.critical[m] = path.slack[m] == 0;
    }
    path.finish = std::numeric_limits<Time>::min();
    for (const std::uint32_t t : targets) path.finish = std::max(path.finish, path.earlyFinish[t]);
    return path;
}

std::vector<Duration> medianDurations(const MilestoneNetwork& network) {
    std::vector<Duration> durations;
    for (const NetworkMilestone& milestone : network.milestones()) {
        const double days =
            milestone.on ? 0 : milestone.durationDays.quantile(0.5) * milestone.durationFactor;
        durations.push_back(std::max<Duration>(0, fromDays(days)));
    }
    return durations;
}

void slackOf(const MilestoneNetwork& network, std::span<const Time> start, std::span<const Time> finish,
             std::span<const std::uint32_t> targets, std::vector<Duration>& slack) {
    Time last = std::numeric_limits<Time>::min();
    for (const std::uint32_t t : targets) last = std::max(last, finish[t]);
    slack.assign(network.milestones().size(), kNever);
    for (const std::uint32_t t : targets) slack[t] = last - finish[t];
    for (const std::uint32_t m : network.order() | std::views::reverse) {
        for (const std::uint32_t s : network.successors(m)) {
            const NetworkMilestone& after = network.milestones()[s];
            if (after.on || slack[s] == kNever) continue;  // what happened waits for nobody
            slack[m] = std::min(slack[m], slack[s] + start[s] - after.lag - finish[m]);
        }
    }
}

void markCritical(const MilestoneNetwork& network, std::span<const Time> start, std::span<const Time> finish,
                  std::span<const std::uint32_t> targets, std::vector<std::uint8_t>& marks) {
    Time last = std::numeric_limits<Time>::min();
    for (const std::uint32_t t : targets) last = std::max(last, finish[t]);
    marks.assign(network.milestones().size(), 0);
    for (const std::uint32_t t : targets) marks[t] = finish[t] == last ? 1 : 0;
    for (const std::uint32_t m : network.order() | std::views::reverse) {
        const NetworkMilestone& milestone = network.milestones()[m];
        if (marks[m] == 0 || milestone.on) continue;
        for (const std::uint32_t p : network.predecessors(m))
            if (finish[p] + milestone.lag == start[m]) marks[p] = 1;
    }
}

}  // namespace tranche
