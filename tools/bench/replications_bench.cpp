// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Replications of korea-2030 on one thread: how long one takes, and how many that is a second and core.

#include <filesystem>

#include "models/programme/simulate.hpp"
#include "models/scenario/scenario_reader.hpp"
#include "tools/bench/bench.hpp"

namespace tranche::bench {

std::vector<Row> benchReplications(const Options& options) {
    const std::filesystem::path file =
        std::filesystem::path(TRANCHE_SOURCE_DIR) / "scenarios" / "korea-2030.yaml";
    const LoadResult result = loadScenario({file, {}, {}});
    if (!result.loaded) return {{"korea-2030 does not load", "", 0, "", 0, false, false, {}}};
    const Setting setting(result.loaded->scenario);
    constexpr std::uint64_t runs = 5;
    std::uint64_t events = 0;
    const auto measured = leastInTurn(options.repetitions, [&] {
        const double start = cpuSeconds();
        events = 0;
        for (std::uint64_t r = 0; r < runs; ++r) events += simulate(setting, {1, r}).events;
        return cpuSeconds() - start;
    });
    LoadResult placed = loadScenario({file, {}, {}});
    placed.loaded->scenario.policy.placement.emplace().rule = "fgd";
    const Setting onNodes(placed.loaded->scenario);
    bool agree = true;
    const auto placing = leastInTurn(
        options.repetitions,
        [&] {
            const double start = cpuSeconds();
            agree = agree && simulate(onNodes, {1, 0}).stop == StopReason::horizon;
            return cpuSeconds() - start;
        },
        [&] {
            const double start = cpuSeconds();
            agree = agree && simulate(setting, {1, 0}).stop == StopReason::horizon;
            return cpuSeconds() - start;
        });
    const double each = measured[0] / static_cast<double>(runs);
    return {{"korea-2030, one replication", "ms", each * 1e3, "", 0, false, true, {}},
            {"korea-2030, a second and core", "replications", 1 / each, "", 0, false, true, {}},
            {"korea-2030, an event",
             "ns",
             measured[0] * 1e9 / static_cast<double>(events),
             "",
             0,
             false,
             true,
             {}},
            {"korea-2030, grants placed on nodes", "ms", placing[0] * 1e3, "pools that count",
             placing[1] * 1e3, false, agree, 3.0}};
}

}  // namespace tranche::bench
