// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What applicants ask for and how they behave, as a scenario writes it. Every default is the plain form.
// Verified by: tests/demand/*, tests/scenario/demand_keys_test.cpp.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/fields/field_table.hpp"
#include "sim/kernel/calendar.hpp"
#include "sim/random/distribution.hpp"

namespace tranche {

struct ReapplySpec {
    double probability = 0;                              // after a rejection, to the next call
    double meritGain = 0;                                // [points] added to merit at each attempt
    std::int64_t attempts = 6;                           // at most, the first included
    double renewal = 0;                                  // probability of a new application when a grant ends
    Distribution delayDays = Distribution::constant(0);  // [days] from the rejection to being ready again
    double sizeFactor = 1;                               // of the size asked for, at each attempt
};

// Work that comes and goes: exponential times, stationary from the first use on (use_process.hpp).
struct ExperimentsSpec {
    double onDays = 1;        // [days] mean time at work
    double offDays = 1;       // [days] mean time between
    double offLevel = 0;      // of the plateau, between
    std::int64_t steps = 64;  // changes of one grant at most; from there on the mean of on and off
};

// More work towards the end.
struct SurgeSpec {
    double lastDays = 14;  // [days] before the planned end
    double factor = 1;     // of the plateau, the whole grant at most
};

// Use inside a grant (fluid model): nothing until activation, then a plateau of the grant.
struct UseSpec {
    Distribution activationDays = Distribution::constant(0);  // [days] from start to first use
    Distribution plateau = Distribution::constant(1);         // share of the granted GPUs that run work
    std::optional<Distribution> rampDays = {};  // [days] from first use to the plateau, straight
    std::int64_t rampSteps = 4;                 // steps of the ramp
    std::optional<ExperimentsSpec> experiments = {};
    std::optional<SurgeSpec> surge = {};
    double dummyLoad = 0;  // probability that a warning is answered with load that does no work
};

// Clocks of patience beside patience_days, each of its own: who runs out of one leaves.
struct PatienceSpec {
    std::optional<Distribution> decisionDays;  // [days] from submission, not yet awarded
    std::optional<Distribution> startDays;     // [days] from award, not yet started
    std::optional<Distribution> readyDays;     // [days] from start, not yet in use
    std::vector<Date> deadlines;               // a project is useless when not started by its own
    double deadlineLeadDays = 0;               // [days] its own is the first one at least this after the need
};

// Spearman's rank correlations between what one applicant draws (copula.hpp).
struct RankCorrelationSpec {
    double sizeDuration = 0, sizeMerit = 0, sizePatience = 0, sizeUse = 0, durationMerit = 0,
           durationPatience = 0, durationUse = 0, meritPatience = 0, meritUse = 0, patienceUse = 0;
    bool repair = false;  // take the nearest correlation matrix where these cannot hold together
};

enum class GamingMemory { applicant, organisation, sector };

// Strategic over-asking that learns from what asking has brought (over_asking.hpp).
struct GamingSpec {
    double kappa = 0.5;       // speed of learning
    double maxInflation = 4;  // stated / needed at most
    double initialInflation = 1;
    GamingMemory memory = GamingMemory::applicant;
    bool watchOthers = true;  // asks for more only as far as asking more has brought more
};

const Names<GamingMemory>& names(Tag<GamingMemory>);
const Table<ReapplySpec>& fields(Tag<ReapplySpec>);
const Table<ExperimentsSpec>& fields(Tag<ExperimentsSpec>);
const Table<SurgeSpec>& fields(Tag<SurgeSpec>);
const Table<UseSpec>& fields(Tag<UseSpec>);
const Table<PatienceSpec>& fields(Tag<PatienceSpec>);
const Table<RankCorrelationSpec>& fields(Tag<RankCorrelationSpec>);
const Table<GamingSpec>& fields(Tag<GamingSpec>);

}  // namespace tranche
