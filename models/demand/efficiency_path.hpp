// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How efficiency moves the demand for GPUs over one replication (A-SHOCK; Jevons 1865, Saunders 1992). A shock makes a unit
// of work cost f times what it did; work demanded is multiplied by f^-eta, GPU time by f^(1-eta): a gain (f < 1) raises GPU
// demand when eta > 1, lowers it when eta < 1. Adoption at t: 0 until the delay is over, 1 after the adoption time, straight
// between; the shock counts with f to that power. A steady trend counts with f^years. Shocks multiply.
// Random shocks come from a Poisson process of their own, f drawn for each; both hang on the shock's id, not on the policy.
//   gpus(t), work(t)   factors at t for one sector and target; 1 before the first shock
//   modulation(...)    gpus over time as steps: at most a 24th of the adoption time long, at their middle; trends monthly
// O(shocks) an evaluation. A value of one replication. Same bits on every CPU.
// Verified by: tests/demand/efficiency_path_test.cpp (EX-REBOUND).

#include <string>
#include <vector>

#include "models/demand/modulation.hpp"
#include "models/demand/shock_spec.hpp"
#include "sim/random/stream.hpp"

namespace tranche {

double reboundWork(double costFactor, double elasticity);  // f^-eta
double reboundGpus(double costFactor, double elasticity);  // f^(1-eta)

class EfficiencyPath {
public:
    EfficiencyPath() = default;  // no shocks
    // What touches this sector through this target.
    EfficiencyPath(const std::vector<EfficiencyShockSpec>&, const std::string& sector, ShockTarget,
                   const Calendar&, Time end, RunKey);

    bool none() const { return events_.empty(); }
    double gpus(Time) const;
    double work(Time) const;
    Modulation modulation(Time end) const;

private:
    struct Event {
        Time from = 0;       // adoption begins
        double logCost = 0;  // log f; a year's for a trend
        double elasticity = 1;
        Duration adoption = 0;
        bool steady = false;
    };
    double adopted(const Event&, Time) const;

    std::vector<Event> events_;
};

}  // namespace tranche
