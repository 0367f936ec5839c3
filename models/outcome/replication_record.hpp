// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What is kept of a replication once its metrics are known: little enough that thousands fit in memory. The bulky part,
// the applications, is dropped (or written out) before the next one starts. Verified by: tests/programme/study_test.cpp.

#include <string>
#include <vector>

#include "models/outcome/metric_table.hpp"
#include "models/outcome/summary.hpp"
#include "models/outcome/wait_record.hpp"

namespace tranche {

struct ReplicationRecord {
    std::vector<double> values;  // by metric slot
    LadderHistory ladder;
    PowerHistory power;
    std::vector<BudgetYear> budgets;  // of each budget its years in a row
    std::vector<TrancheDelivery> tranches;
    // Of everyone, then of each sector.
    std::vector<WaitRecord> waits;
    std::vector<std::vector<double>> lorenz;  // of satisfaction; empty where it is undefined
    std::vector<double>
        startedWaitDays;  // by ladder interval [date i, date i + 1): sum of waits of grants that start
    std::vector<std::int64_t> startedCount;
    std::string projectRows;  // lines of projects.csv, empty when not kept
    std::uint64_t events = 0;
    std::vector<RoundDraw> draws;  // of the first replication
};

ReplicationRecord recordOf(ReplicationOutcome&&, const StudyFacts&, std::span<const MetricSlot>);

}  // namespace tranche
