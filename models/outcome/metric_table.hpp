// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The metric table: every number that a run reports is one row here (key, unit, label, better, formula). The metrics
// file, the screen, the report, the stopping rule and `tranche describe metrics` follow from the rows.
// A metric is a number per replication and scope; NaN when it is undefined there (no observation).
// Verified by: tests/outcome/metric_table_test.cpp.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/outcome/cohort.hpp"

namespace tranche {

struct MetricView;
// Money, energy and emission month by month between two sampling dates, at the prices of the month.
void addCosts(MetricView&, std::size_t from, std::size_t to);

// What a row's formula may read. Scope indices: demand rows 0 = all, then sectors, then groups; capacity rows
// 0 = all pools, then pools.
struct MetricView {
    const ReplicationOutcome& outcome;
    const StudyFacts& facts;
    std::vector<Cohort> cohorts;
    std::vector<KaplanMeier> waits;                       // by demand scope
    std::vector<std::array<double, kRungs>> gpuHours;     // over the window, by capacity scope
    std::vector<std::array<double, kRungs>> atEnd;        // counts at the end of the window
    std::vector<double> claimedHours, standingHours;      // over the window, by capacity scope
    std::vector<std::array<double, kGauges>> gaugeHours;  // the same
    std::vector<PlacementTotals> placement;               // the same; nodes have names
    std::vector<double> unpoweredHours, shortShare;       // over the window, by capacity scope
    std::vector<double> wastedHours;                      // lost to checkpoints and repeated work
    double energyKwh = 0, energyKrw = 0, capitalKrw = 0;
    double leaseKrw = 0, spaceKrw = 0, staffKrw = 0, networkKrw = 0;
    double strandedKrw = 0;  // part of capital: GPUs on the floor and not in service
    double co2Kg = 0;
    double costKrw() const { return capitalKrw + energyKrw + leaseKrw + spaceKrw + staffKrw + networkKrw; }
    MetricView(const ReplicationOutcome&, const StudyFacts&);
};

// budget: each budget, then each of its years. fleet: all private fleets, then each.
enum class MetricScope : std::uint8_t { all, demand, capacity, budget, fleet };
// Of a mean over replications: Student's t, or Wilson's where every replication says yes or no.
enum class IntervalKind : std::uint8_t { mean, proportion };
enum class Better : std::uint8_t { neither, higher, lower };

struct MetricRow {
    std::string_view key, unit, label;
    MetricScope scope;
    Better better;
    bool headline;
    std::string_view formula;
    double (*value)(const MetricView&, std::size_t scope);
    IntervalKind interval = IntervalKind::mean;
    bool placement = false;                      // only where a policy places grants on nodes
    bool (*shown)(const StudyFacts&) = nullptr;  // null: always; else only in studies that have the thing
};

std::span<const MetricRow> metricTable();     // all rows, whether shown or not
std::span<const MetricRow> coreMetrics();     // its first part: what every scenario has
std::span<const MetricRow> demandMetrics();   // its second part: oversubscription, over-asking
std::span<const MetricRow> supplyMetrics();   // its third part: sites, spares, money
std::span<const MetricRow> privateMetrics();  // its last part: GPUs of firms

// Every (row, scope) of a study, in table order.
struct MetricSlot {
    const MetricRow* row;
    std::size_t scope;
    std::string name;  // "all", "sector:startup", "group:industry", "pool:p1-h200", "fleet:naver"
};
std::vector<MetricSlot> metricSlots(const StudyFacts&);
// "key" or "key@scope"; -1 when there is none.
std::ptrdiff_t findSlot(std::span<const MetricSlot>, std::string_view name);
std::vector<double> evaluate(std::span<const MetricSlot>, const MetricView&);

}  // namespace tranche
