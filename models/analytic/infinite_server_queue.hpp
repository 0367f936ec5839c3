// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// M_t/G/infinity: Poisson arrivals at a rate that changes with time, every arrival served at once. The demand
// that would run if there were always a free GPU: an upper picture of the fleet needed, and an exact check.
//
// The number in service at t is Poisson with mean
//   m(t) = integral over s <= t of lambda(s) P(S > t - s) ds
// For a rate that is constant on intervals this is a finite sum of differences of the limited mean
//   E[min(S, x)] = integral_0^x P(S > u) du
// so it is exact, with no step of integration. Outside the intervals the rate is 0.
//   sinusoid lambda(t) = base + amplitude sin(omega t), exponential service of mean s, since for ever:
//   m(t) = s (base + amplitude (sin(omega t) - omega s cos(omega t)) / (1 + (omega s)^2))
// The peak of the demand comes after the peak of the arrivals, by about s when omega s is small.
//
// Times in any unit, rates per that unit. Degenerate: no intervals, or t before the first: 0. O(intervals).
// Sources: Palm (1943); Khinchine (1955); Eick, Massey, Whitt (1993), The physics of the M_t/G/infinity
// queue, and M_t/G/infinity queues with sinusoidal arrival rates.
// Verified by tests/analytic/infinite_server_queue_test.cpp.

#include <functional>
#include <span>

namespace tranche {

// Arrivals at `rate` on [from, to).
struct RateStep {
    double from = 0;
    double to = 0;
    double rate = 0;
};

// x -> E[min(S, x)] for x >= 0.
using LimitedMean = std::function<double(double)>;

LimitedMean constantLimitedMean(double service);
LimitedMean exponentialLimitedMean(double mean);
LimitedMean uniformLimitedMean(double low, double high);  // 0 <= low < high
LimitedMean lognormalLimitedMean(double median, double sigma);

double meanBusy(std::span<const RateStep> arrivals, const LimitedMean& service, double t);

double meanBusySinusoid(double base, double amplitude, double omega, double meanService, double t);

}  // namespace tranche
