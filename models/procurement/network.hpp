// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The milestones of all tranches as one precedence network, flat for sampling: predecessors and successors as
// compressed rows, a topological order, and for every thing that is drawn the entity its draws belong to.
// Milestones, tranches, factors, risks and lots are numbered in file order; no result depends on that order.
// Immutable once built, so threads share it. The specs must have passed checkProcurement (a ContractViolation else).
// Memory O(V + E). Source: PERT (Malcolm et al. 1959). Verified by: tests/procurement/network_test.cpp.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "models/hardware/gpu_model.hpp"
#include "models/procurement/tranche_spec.hpp"
#include "models/quantities/quantities.hpp"
#include "sim/kernel/calendar.hpp"
#include "sim/kernel/time.hpp"
#include "sim/random/distribution.hpp"

namespace tranche {

struct NetworkMilestone {
    Distribution durationDays;
    double durationFactor = 1;
    Duration lag = 0;        // [ms] after the last predecessor
    Time notBefore = 0;      // earliest start; the lowest Time when only predecessors bind
    std::optional<Time> on;  // finished then
    std::optional<std::uint32_t> factor;
    double loading = 0;
    std::uint64_t entity = 0;
    std::uint32_t tranche = 0;
    std::uint32_t nameRank = 0;  // position among all names in alphabetical order, for ties
};

struct NetworkRisk {
    std::uint32_t milestone = 0;
    double probability = 0;
    int repeats = 1;
    Distribution delayDays;
    std::uint64_t entity = 0;
    std::string id;
};

struct NetworkLot {
    Gpus units = 0;          // for the government
    Gpus operatorUnits = 0;  // kept by the operator
    Distribution lagDays;
    std::uint64_t entity = 0;
    std::uint64_t draws = 0;  // entity of its draws: beta GPUs arrive with the lot they are part of
};

struct NetworkTranche {
    std::string id, pool;
    Gpus units = 0, operatorUnits = 0;  // sums over the lots; `units` is the government's
    std::uint32_t procuredAt = 0, installedAt = 0, inServiceAt = 0;
    std::uint32_t firstLot = 0, lotCount = 0;
    AcceptanceSpec acceptance;
    std::optional<Time> planned;  // 00:00 of the announced date
    std::uint32_t nameRank = 0;
    std::uint64_t entity = 0;
    bool beta = false;  // its first lot is the beta GPUs
    std::uint64_t operatorEntity = 0;
    double delaySigma = 0, defaultProbability = 0;
    Distribution retenderDays = Distribution::constant(0);
};

class MilestoneNetwork {
public:
    MilestoneNetwork(std::span<const TrancheSpec>, std::span<const DelayFactorSpec>,
                     std::span<const GpuModel>, const Calendar&);

    std::span<const NetworkMilestone> milestones() const { return milestones_; }
    std::span<const NetworkRisk> risks() const { return risks_; }
    std::span<const NetworkLot> lots() const { return lots_; }
    std::span<const NetworkTranche> tranches() const { return tranches_; }
    std::span<const std::uint64_t> factors() const { return factors_; }  // entities
    std::span<const std::uint32_t> order() const { return order_; }      // every predecessor comes first
    const std::string& milestoneId(std::size_t m) const { return ids_[m]; }
    std::string milestoneName(std::size_t m) const {
        return tranches_[milestones_[m].tranche].id + '.' + ids_[m];
    }

    std::span<const std::uint32_t> predecessors(std::size_t m) const {
        return row(predecessorStart_, predecessors_, m);
    }
    std::span<const std::uint32_t> successors(std::size_t m) const {
        return row(successorStart_, successors_, m);
    }
    std::span<const std::uint32_t> risksOf(std::size_t m) const {
        return row(riskStart_, risksByMilestone_, m);
    }

    // When m can start, given when its predecessors finish.
    Time startOf(std::size_t m, std::span<const Time> finish) const {
        Time start = milestones_[m].notBefore;
        for (const std::uint32_t p : predecessors(m)) start = std::max(start, finish[p] + milestones_[m].lag);
        return start;
    }

private:
    using Row = std::vector<std::uint32_t>;
    static std::span<const std::uint32_t> row(const Row& start, const Row& values, std::size_t m) {
        return std::span(values).subspan(start[m], start[m + 1] - start[m]);
    }
    void addTranche(const TrancheSpec&, std::uint32_t index, std::span<const DelayFactorSpec>, Gpus quantum,
                    const Calendar&);
    void connect(std::span<const TrancheSpec>);
    void addRisks(std::span<const TrancheSpec>);
    void rankNames();
    void requireDistinctEntities() const;

    std::vector<NetworkMilestone> milestones_;
    std::vector<NetworkRisk> risks_;
    std::vector<NetworkLot> lots_;
    std::vector<NetworkTranche> tranches_;
    std::vector<std::uint64_t> factors_;
    std::vector<std::string> ids_;
    Row order_, predecessorStart_, predecessors_, successorStart_, successors_, riskStart_, risksByMilestone_;
};

}  // namespace tranche
