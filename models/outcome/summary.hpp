// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What n replications say together: the numbers that files, screen and report show. Plain values; nothing is computed
// here. Intervals are two-sided at `confidence`; bands are over replications (type 7 quantiles).
// NaN means "undefined" (no observation) and is printed so; +-infinity in an interval means "unbounded".

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "models/fields/provenance.hpp"
#include "models/fleet/rung.hpp"
#include "models/outcome/supply_summary.hpp"
#include "sim/kernel/calendar.hpp"

namespace tranche {

using RungBand = std::array<double, kRungs>;

struct MetricEstimate {
    std::string metric;  // key of the metric table, "wait_days.p90"
    std::string scope;   // "all", "sector:startup", "pool:p1-h200"
    std::string unit;    // "days"
    std::string label;   // "Wait from submission to start, 90th percentile"
    double mean = 0, low = 0, high = 0;
    std::int64_t n = 0;     // replications in which it was defined
    bool headline = false;  // shown on the screen summary and first in the report
};

// One month of one pool ("all" = every pool). Ladder: GPU-time mean over [date, next date).
struct SeriesRow {
    Date date;
    std::string pool;
    RungBand mean{}, p05{}, p50{}, p95{};
    // Only for pool "all": applications waiting (submitted, neither started nor gone) at `date`, and their GPUs.
    double waitingMean = 0, waitingP05 = 0, waitingP95 = 0, waitingGpusMean = 0;
    // Mean wait [days], submission to start, of grants that start in the month; NaN when none.
    double startedWaitMean = 0;
};

struct CapacityPoint {  // government GPUs in service at `date`, all pools
    Date date;
    double mean = 0, p05 = 0, p25 = 0, p50 = 0, p75 = 0, p95 = 0;
};

struct TargetProbability {  // P(at least `gpus` in service by `date`), Wilson interval
    std::int64_t gpus = 0;
    Date date;
    double probability = 0, low = 0, high = 0;
};

struct TrancheMark {
    std::string id, name, gpu;
    std::int64_t units = 0, ownUnits = 0;  // government; operator
    Date p10, p50, p90;                    // all lots in service
    double arrivesInHorizon = 1;           // share of replications in which it is in service before the end
};

struct GanttBar {
    std::string tranche, milestone;
    Date startP50, finishP10, finishP50, finishP90;
    double criticality = 0;  // share of replications on the critical path of its tranche
    bool fixed = false;      // a date that has happened
};

struct SectorOutcome {  // `sector` "all": everyone
    std::string sector, label;
    double applications = 0, awards = 0, gpusAsked = 0, gpusGranted = 0;  // means over replications
    double awardShare = 0, awardShareLow = 0, awardShareHigh = 0;  // of GPUs granted in calls, with interval
    double targetShare = -1;                                       // -1: no target
    // Waits from submission to start: mean of the replications' Kaplan-Meier curves, censoring kept.
    std::vector<double> survivalDays, survival;  // S(t) right after survivalDays[i]
    // Where those curves fall: the probability of a wait in [i w, (i + 1) w) days, w = waitBinDays, then of a longer one
    // or none that ends (wait_record.hpp). Mean over the waitReplications in which anybody waits; empty: in none.
    double waitBinDays = 0;
    std::vector<double> waitMass;
    std::int64_t waitReplications = 0;
    double medianWaitDays = 0;               // NaN: not reached
    std::int64_t started = 0, censored = 0;  // means a replication
};

inline constexpr std::array<double, 5> kWaitShares{0.10, 0.25, 0.50, 0.75, 0.90};

// Waits [days] from submission to start of one sector and size of request: Kaplan-Meier percentiles at kWaitShares, each
// a mean over the n replications in which it is defined (NaN: none), and how many started or were censored, means a
// replication.
struct WaitProfile {
    std::string sector, label;  // "all": everyone
    std::string servers;        // asked for: "all", "1", "2 to 3", "4 to 7", "8 to 15", "16 or more"
    std::array<double, kWaitShares.size()> days{};
    std::array<std::int64_t, kWaitShares.size()> n{};
    double started = 0, censored = 0;
};

inline constexpr std::size_t kLorenzParts = 50;

// Lorenz curve of satisfaction (granted / asked by project, as fairness.jain and fairness.gini): the part of all
// satisfaction that goes to the share `population` of projects with least; over the n replications in which anybody is served
// (NaN: none).
struct LorenzCurve {
    std::string sector, label;           // "all": everyone
    std::vector<double> population;      // 0, 1/kLorenzParts ... 1
    std::vector<double> mean, p05, p95;  // at each of them
    std::int64_t n = 0;
};

// A group of sectors that the policy gives a share, against what it got: of the GPUs that calls award, or, where the
// shares count set-asides, of the GPU-hours delivered to all (`delivered`).
struct GroupOutcome {
    std::string group;
    std::vector<std::string> sectors;  // ids
    double target = 0, share = 0, low = 0, high = 0;
    bool delivered = false;
};

// A draw of lots of the first replication: what is published before it and of it.
struct DrawLine {
    std::uint32_t position = 0, application = 0;  // position in the order of the draw, from 1
    std::string applicant, sector, band;
    std::int64_t attempt = 0, gpus = 0, awarded = 0;
    double weight = 1, chance = -1;
    std::int64_t key = 0;
};
struct RoundDraw {
    std::string round;
    Date decided;
    std::string commitment, listHash;  // SHA-256, lower-case hexadecimal
    std::vector<DrawLine> lines;
};

struct RunSummary {
    std::string scenario, title, policy, version, scenarioHash, stopReason, precisionNote;
    Date start, end;
    std::uint64_t seed = 0;
    std::int64_t replications = 0;
    double confidence = 0.95;
    std::vector<MetricEstimate> metrics;
    std::vector<SeriesRow> series;
    std::vector<CapacityPoint> capacity;
    std::vector<TargetProbability> targets;
    std::vector<TrancheMark> tranches;
    SupplySummary supply;
    std::vector<GanttBar> gantt;
    std::vector<SectorOutcome> sectors;
    std::vector<GroupOutcome> groups;  // empty where the policy gives no shares
    SectorOutcome everyone;
    std::vector<WaitProfile> waits;   // everyone, then each sector; of each all sizes, then each size
    std::vector<LorenzCurve> lorenz;  // everyone, then each sector
    std::vector<Provenance> assumptions;
    std::vector<std::string> warnings;
    std::vector<RoundDraw> draws;  // empty where no lots are drawn
};

}  // namespace tranche
