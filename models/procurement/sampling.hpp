// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One replication of all purchases: when every milestone starts and finishes, when every lot arrives and serves.
// Draws belong to entities (tranche/milestone, tranche/risk, tranche/lot number, factor), one uniform a variate, so
// adding a tranche leaves every other draw as it was and two policies meet the same delays.
//   duration  F^-1(u); with a factor u = Phi(loading F + sqrt(1 - loading^2) e), F and e standard normal
//   risk      strikes while u < probability, at most `repeats` times; each strike adds its own delay to the finish
//   operator  one lognormal factor, median 1, on the durations of all its tranches; a default, one draw an operator,
//             delays each tranche's `installed_at` by a re-tender unless that has happened
//   beta      the GPUs of the beta period serve first, all others no earlier than a period later
//   lot       arrives `lag` after the dates of its tranche; each failed test adds a retest
// Negative durations, delays and lags count as 0; dates saturate at kHorizonLimit. For every lot
// procured <= installed <= in service. O(V + E + lots); allocates only while the sample grows.
// Source: one-factor Gaussian copula (Sklar 1959; Li 2000). Verified by: tests/procurement/sampling_test.cpp.

#include <vector>

#include "models/procurement/network.hpp"
#include "sim/kernel/time.hpp"
#include "sim/random/stream.hpp"

namespace tranche {

struct LotDates {
    Time installed = 0, inService = 0;
    int retests = 0;
};

struct TrancheDates {
    Time procured = 0;
    Time installed = 0, inService = 0;  // of its last lot
};

// By the numbers of the network.
struct ProcurementSample {
    std::vector<Time> start, finish;  // by milestone; finish includes the delay by risks
    std::vector<Duration> riskDelay;  // by milestone
    std::vector<int> strikes;         // by risk
    std::vector<double> factor;       // standard normal, by factor
    std::vector<LotDates> lots;
    std::vector<Gpus> lotUnits;           // the government's, as planned; purchases may make it fewer
    std::vector<std::uint8_t> defaulted;  // by tranche: its operator failed
    std::vector<TrancheDates> tranches;
};

ProcurementSample sampleProcurement(const MilestoneNetwork&, RunKey);

// The same into a sample that is used again: no allocation after the first call with this network.
void sampleProcurement(const MilestoneNetwork&, RunKey, ProcurementSample&);

}  // namespace tranche
