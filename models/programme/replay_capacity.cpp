// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/programme/replay_capacity.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace tranche {
namespace {

Time inMs(double seconds) {
    return std::llround(seconds * static_cast<double>(kSecond));
}

}  // namespace

std::vector<MachineStep> machineSteps(const MachineSpec& machine) {
    const auto when = [](const MachineStep& s) { return std::tie(s.known, s.at, s.pool); };
    std::vector<MachineStep> all;
    for (const CapacityChangeSpec& c : machine.changes) {
        const auto pool = std::find_if(machine.pools.begin(), machine.pools.end(),
                                       [&](const MachinePoolSpec& p) { return p.id == c.pool; });
        const Time at = inMs(c.atS);
        all.push_back({std::min(at, inMs(c.knownS.value_or(c.atS))), at,
                       static_cast<std::uint16_t>(pool - machine.pools.begin()), c.gpus});
    }
    std::stable_sort(all.begin(), all.end(),
                     [&](const MachineStep& a, const MachineStep& b) { return when(a) < when(b); });
    std::vector<MachineStep> merged;
    for (const MachineStep& s : all)
        if (!merged.empty() && when(merged.back()) == when(s))
            merged.back().change += s.change;
        else
            merged.push_back(s);
    std::erase_if(merged, [](const MachineStep& s) { return s.change == 0; });
    return merged;
}

double capacityTime(const MachineSpec& machine, std::size_t pool, Time from, Time to) {
    const auto length = [&](Time since) { return static_cast<double>(to - std::clamp(since, from, to)); };
    double sum = static_cast<double>(machine.pools[pool].gpus) * length(from);
    for (const CapacityChangeSpec& c : machine.changes)
        if (c.pool == machine.pools[pool].id) sum += static_cast<double>(c.gpus) * length(inMs(c.atS));
    return sum;
}

std::vector<CapacityLevel> capacityLevels(const MachineSpec& machine, std::size_t pool) {
    std::map<Time, std::int64_t> changes;
    for (const CapacityChangeSpec& c : machine.changes)
        if (c.pool == machine.pools[pool].id) changes[inMs(c.atS)] += c.gpus;
    std::vector<CapacityLevel> levels{{0, machine.pools[pool].gpus}};
    for (const auto& [at, change] : changes) {
        const CapacityLevel next{at, levels.back().gpus + change};
        if (at == 0)
            levels.back() = next;
        else if (change != 0)
            levels.push_back(next);
    }
    return levels;
}

Duration onPool(Duration time, double speed) {
    return std::max<Duration>(1, std::llround(static_cast<double>(time) / speed));
}

}  // namespace tranche
