// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// GPUs that a firm buys for itself. They are no government capacity (never granted, on no rung of the ladder, in no
// target); where they stand at a site they use its power and cooling.
//   curve   share of the plan that is there t days after the epoch, a logistic curve cut off at both ends:
//             s(t) = (L(t) - L(from)) / (L(to) - L(from)),  L(t) = 1 / (1 + exp(-(t - mid) / w)),  w = width / (2 ln 9)
//           so s is 0 at `from`, 1 at `to`, and rises from 10 to 90 % of L in `width` days
//   steps   a month apart, counted from `from`, the last one on `to`; in whole servers, rounded to the nearest of
//           those to come, so that they add up exactly
//   slip    share of the plan that never comes, rounded to whole servers: one draw a fleet and replication
//   delay   the whole curve comes later: one draw a fleet and replication, u = Phi(loading F + sqrt(1 - loading^2) e)
//           with the common cause F of `delay_factors` that the milestones of the government know
// Draws belong to the fleet's id. Negative delays count as 0, slips outside [0, 1] as its ends. O(months) a fleet.
// Source: logistic growth (Verhulst 1838); one-factor Gaussian copula as in procurement/sampling.hpp.
// Verified by: tests/fleet/private_fleet_test.cpp, tests/programme/private_fleets_test.cpp.

#include <optional>
#include <string>
#include <vector>

#include "models/fields/field_table.hpp"
#include "models/quantities/quantities.hpp"
#include "sim/kernel/calendar.hpp"
#include "sim/random/distribution.hpp"
#include "sim/random/stream.hpp"

namespace tranche {

struct ArrivalCurveSpec {
    Date from, mid, to;
    std::optional<double> widthDays = {};  // none: 0.44 of the days from `from` to `to`
};

struct PrivateFleetSpec {
    std::string id, name;
    std::string gpu;  // GPU model
    Gpus gpus = 0;    // as announced: at most so many
    ArrivalCurveSpec arrivals;
    Distribution slipShare = Distribution::constant(0);
    Distribution delayDays = Distribution::constant(0);
    std::optional<std::string> factor = {};  // of delay_factors
    double loading = 0;                      // of the delay on the factor
    std::string site;                        // empty: none, with as much power as is needed
};

const Table<ArrivalCurveSpec>& fields(Tag<ArrivalCurveSpec>);
const Table<PrivateFleetSpec>& fields(Tag<PrivateFleetSpec>);

// Share of the plan that is there by the beginning of a day. `from` < `mid` < `to`, width above 0.
double plannedShare(const ArrivalCurveSpec&, Date);

struct FleetStep {
    Time at = 0;
    Gpus gpus = 0;  // more than before, above 0
};

// One replication of a fleet in servers of `quantum` GPUs; `factor` is the normal of its common cause, 0 without one.
std::vector<FleetStep> sampleFleet(const PrivateFleetSpec&, Gpus quantum, const Calendar&, RunKey,
                                   double factor);

}  // namespace tranche
