// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// M/G/1: Poisson arrivals, one server, any service, first come first served.
//
//   E[W] = lambda E[S^2] / (2 (1 - rho)), rho = lambda E[S]      (Pollaczek-Khinchine; the wait before service)
// Times in any unit, rates per that unit.
//
// M/D/1, constant service D, has the whole law of the wait too. For (k-1) D <= t < k D, with N(m) the
// probability that at most m wait in the queue:
//   P(W <= t) = e^{-y} sum_{j=0}^{k-1} N(k-1-j) y^j / j!,  y = lambda (k D - t)
// Every term is positive, unlike Erlang's alternating series of 1909, which loses all its digits beyond some
// ten service times. N comes from the recursion (also positive) of the number in the system.
//
// Degenerate: rho >= 1 gives an infinite wait (tail 1); lambda = 0 gives 0. O(1); the tail O((t / D)^2),
// with an absolute error of about 1e-14.
// Sources: Pollaczek (1930); Khinchine (1932); Tijms (2003), A First Course in Stochastic Models, 9.2;
// Franx (2001), A simple solution for the M/D/c waiting time distribution.
// Verified by tests/analytic/single_server_queue_test.cpp.

namespace tranche {

struct ServiceMoments {
    double mean = 0;
    double secondMoment = 0;  // E[S^2]
};

// A service of this mean and squared coefficient of variation: 0 constant, 1 exponential, 1/k Erlang-k.
ServiceMoments serviceMoments(double mean, double squaredVariation);

double pollaczekKhinchineWait(double arrivalRate, const ServiceMoments& service);

// P(W > t) of M/D/1.
double constantServiceWaitTail(double arrivalRate, double serviceTime, double t);

}  // namespace tranche
