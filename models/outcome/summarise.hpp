// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// From the records of n replications to the numbers that people see: means with Student-t intervals, bands over
// replications, probabilities with Wilson intervals. In replication order, so any number of threads gives the same bytes.
// A metric undefined in some replications is averaged over the others, and `n` says how many those are.
// O(n x (metrics + dates x pools) + sorting the bands). Verified by: tests/outcome/summarise_test.cpp,
// tests/outcome/supply_summary_test.cpp.

#include <atomic>
#include <span>

#include "models/outcome/replication_record.hpp"
#include "models/outcome/summary.hpp"

namespace tranche {

struct TargetFact {
    Gpus gpus = 0;
    Time at = 0;  // a sampling date: the midnight that ends the day
    Date by;
};

struct SummaryRequest {
    const StudyFacts& facts;
    std::span<const MetricSlot> slots;
    const Calendar& calendar;
    double confidence = 0.95;
    std::vector<TargetFact> targets;
    const std::atomic<bool>* cancel = nullptr;
};

// The part of it about private fleets, sites and budgets.
void summariseSupply(const SummaryRequest&, std::span<const ReplicationRecord>, SupplySummary&);

// Fills metrics, series, supply, capacity, targets, sectors and each tranche's dates (tranches must be there by id).
// False: `cancel` went up before all of it was there.
bool summarise(const SummaryRequest&, std::span<const ReplicationRecord>, RunSummary&);

}  // namespace tranche
