// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Closed forms of failures, spares and checkpoints: what a fleet of many GPUs with a small hazard each does.
// Hazards are per GPU-hour, times in hours. Failures are independent and exponential, so those of n GPUs add up.
// Same bits on every CPU (sqrt and sim/random/elementary.hpp only); O(1), the Poisson quantile O(quantile).
// Sources: Young (1974) and Daly (2006) for the interval between checkpoints; Palm (1938): the number in repair of a
// large fleet is Poisson whatever the law of the repair. The default hazard: 419 interruptions of 16,384 GPUs in 54
// days (Llama 3, 2024). Verified by: tests/fleet/reliability_test.cpp (EX-FAIL, C-CKPT).

#include <cstdint>

#include "models/quantities/quantities.hpp"

namespace tranche {

// Failures over the GPU-hours in which they were seen.
constexpr double hazardPerGpuHour(double failures, double gpus, double days) {
    return failures / (gpus * days * 24);
}

// The same from failures per 1,000 node-days of nodes with `nodeGpus` GPUs.
constexpr double hazardOfNodes(double failuresPer1000NodeDays, Gpus nodeGpus) {
    return failuresPer1000NodeDays / (24000.0 * static_cast<double>(nodeGpus));
}

// Mean hours until any of n GPUs fails; the hazard must be above 0.
constexpr double meanTimeToInterruption(double hazard, Gpus n) {
    return 1 / (hazard * static_cast<double>(n));
}

// Mean number of repairs in progress (Little).
constexpr double meanInRepair(double hazard, Gpus n, double repairHours) {
    return hazard * static_cast<double>(n) * repairHours;
}

// Best interval between checkpoints of cost C [h]: sqrt(2 C MTTI), first order, restarts free.
double checkpointInterval(double costHours, double mttiHours);

// Share of time lost at that interval, C / tau + tau / (2 MTTI) = sqrt(2 C / MTTI), at most 1.
double checkpointWaste(double costHours, double mttiHours);

// Days from age `ageDays` to the failure at which the cumulated hazard has grown by `exposureDays` days of the base
// rate, where a node of age a < infantDays fails (a / infantDays)^(shape - 1) times as often: shape in (0, 1].
double daysToFailure(double ageDays, double exposureDays, double shape, double infantDays);

}  // namespace tranche
