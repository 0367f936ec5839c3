// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Small purchases for the tests of this folder, and a deterministic source of random ones.

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "models/procurement/network.hpp"
#include "sim/kernel/calendar.hpp"
#include "sim/random/stream.hpp"

namespace tranche::examples {

inline const Date kEpoch{2025, 5, 1};

inline std::vector<GpuModel> catalogue() {
    GpuModel h200, b200;
    h200.id = "H200";
    h200.nodeGpus = 8;
    b200.id = "B200";
    b200.nodeGpus = 8;
    return {h200, b200};
}

inline MilestoneSpec milestone(std::string id, std::vector<std::string> after, Distribution days) {
    MilestoneSpec spec;
    spec.id = std::move(id);
    spec.after = std::move(after);
    spec.durationDays = std::move(days);
    return spec;
}

inline MilestoneSpec milestone(std::string id, std::vector<std::string> after, double days) {
    return milestone(std::move(id), std::move(after), Distribution::constant(days));
}

// All roles fall to `service`, 80 GPUs.
inline TrancheSpec purchase(std::string id, std::vector<MilestoneSpec> milestones,
                            const std::string& service) {
    TrancheSpec spec;
    spec.id = std::move(id);
    spec.gpu = "H200";
    spec.units = 80;
    spec.milestones = std::move(milestones);
    spec.procuredAt = spec.installedAt = spec.inServiceAt = service;
    return spec;
}

inline MilestoneNetwork network(std::span<const TrancheSpec> tranches,
                                std::span<const DelayFactorSpec> factors = {}) {
    return MilestoneNetwork(tranches, factors, catalogue(), Calendar(kEpoch));
}

inline MilestoneNetwork network(const TrancheSpec& one, std::span<const DelayFactorSpec> factors = {}) {
    return network(std::span(&one, 1), factors);
}

// EX-CPM of the specification, weeks.
inline TrancheSpec exCpm() {
    constexpr double week = 7;
    TrancheSpec spec =
        purchase("phase1",
                 {milestone("budget", {}, 4 * week), milestone("tender", {"budget"}, 10 * week),
                  milestone("contract", {"tender"}, 4 * week), milestone("licence", {"contract"}, 8 * week),
                  milestone("manufacture", {"contract"}, 16 * week),
                  milestone("ship", {"licence", "manufacture"}, 3 * week),
                  milestone("power", {"budget"}, 30 * week), milestone("cooling", {"tender"}, 12 * week),
                  milestone("install", {"ship", "power", "cooling"}, 6 * week),
                  milestone("acceptance", {"install"}, 4 * week)},
                 "acceptance");
    spec.procuredAt = "contract";
    spec.installedAt = "install";
    return spec;
}

// EX-MERGE, days: installation (0 days) needs manufacture of 8 or 16 and power of 10 or 14.
inline TrancheSpec exMerge() {
    return purchase("merge",
                    {milestone("manufacture", {}, Distribution::discrete({8, 16}, {0.5, 0.5})),
                     milestone("power", {}, Distribution::discrete({10, 14}, {0.5, 0.5})),
                     milestone("install", {"manufacture", "power"}, 0)},
                    "install");
}

// Its perfectly correlated form: both durations follow one factor.
inline TrancheSpec exMergeCorrelated() {
    TrancheSpec spec = exMerge();
    for (std::size_t i : {0U, 1U}) {
        spec.milestones[i].factor = "backlog";
        spec.milestones[i].loading = 1;
    }
    return spec;
}

inline std::vector<DelayFactorSpec> backlog() {
    return {{"backlog", "one vendor's order book"}};
}

// Reproducible numbers for random cases; case n always is the same.
class Dice {
public:
    explicit Dice(std::uint64_t number) : stream_(RunKey{number, 0}, hash64("dice"), 0) {}
    double uniform() { return stream_.uniform(next_++); }
    std::uint64_t below(std::uint64_t n) {
        return static_cast<std::uint64_t>(uniform() * static_cast<double>(n));
    }

private:
    Stream stream_;
    std::uint64_t next_ = 0;
};

// Milestones m0 .. with arcs from lower to higher numbers, listed in a shuffled order; the last needs all others.
inline TrancheSpec randomTranche(Dice& dice, const std::string& id, std::size_t count, double density) {
    std::vector<MilestoneSpec> list;
    for (std::size_t m = 0; m < count; ++m) {
        MilestoneSpec spec =
            milestone("m" + std::to_string(m), {}, Distribution::lognormal(1 + 20 * dice.uniform(), 0.5));
        for (std::size_t p = 0; p < m; ++p)
            if (m + 1 == count || dice.uniform() < density) spec.after.push_back("m" + std::to_string(p));
        if (!spec.after.empty() && dice.uniform() < 0.3) spec.lagDays = static_cast<double>(dice.below(5));
        if (dice.uniform() < 0.15)
            spec.notBefore = addDays(kEpoch, static_cast<std::int64_t>(dice.below(40)));
        if (m + 1 < count && dice.uniform() < 0.1)
            spec.on = addDays(kEpoch, static_cast<std::int64_t>(dice.below(30)));
        list.push_back(std::move(spec));
    }
    for (std::size_t i = count; i > 1; --i) std::swap(list[i - 1], list[dice.below(i)]);
    return purchase(id, std::move(list), "m" + std::to_string(count - 1));
}

inline std::map<std::string, std::size_t> numbersByName(const MilestoneNetwork& network) {
    std::map<std::string, std::size_t> numbers;
    for (std::size_t m = 0; m < network.milestones().size(); ++m) numbers[network.milestoneName(m)] = m;
    return numbers;
}

}  // namespace tranche::examples
