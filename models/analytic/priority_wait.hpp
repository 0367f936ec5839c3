// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Waits under non-preemptive priority, first come first served within a class: class 0 goes first.
//
// One server, classes with their own services (Cobham 1954). With rho_k = lambda_k E[S_k],
// sigma_k = rho_0 + ... + rho_k and the residual work R = sum over all classes of lambda E[S^2] / 2:
//   E[W_k] = R / ((1 - sigma_{k-1}) (1 - sigma_k))
// c servers, one exponential service of rate mu for all classes (Cobham 1954; Kella, Yechiali 1985):
//   E[W_k] = C(c, a) / (c mu) / ((1 - sigma_{k-1}) (1 - sigma_k)), sigma in shares of the c servers
//
// Rates per unit of time, waits in that unit. Kleinrock's conservation law: sum rho_k E[W_k] does not depend
// on the order of the classes. The total load must be below 1. Degenerate: no classes, no waits; a class
// without arrivals has the wait an arrival of it would meet. O(classes).
// Sources: Cobham (1954), Priority assignment in waiting line problems; Kella, Yechiali (1985); Kleinrock
// (1976), Queueing Systems II, 3.4.
// Verified by tests/analytic/priority_wait_test.cpp.

#include <span>
#include <vector>

#include "models/analytic/single_server_queue.hpp"

namespace tranche {

struct PriorityClass {
    double arrivalRate = 0;
    ServiceMoments service;
};

// Mean wait before service of each class; total load below 1.
std::vector<double> cobhamWaits(std::span<const PriorityClass> classes);
std::vector<double> cobhamWaits(std::span<const double> arrivalRates, double serviceRate, int servers);

}  // namespace tranche
