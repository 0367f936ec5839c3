// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analytic/single_server_queue.hpp"

#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

#include "sim/kernel/contract.hpp"
#include "sim/random/elementary.hpp"

namespace tranche {

ServiceMoments serviceMoments(double mean, double squaredVariation) {
    expects(mean >= 0 && squaredVariation >= 0, "a service: mean and variation not negative");
    return {mean, mean * mean * (1 + squaredVariation)};
}

double pollaczekKhinchineWait(double arrivalRate, const ServiceMoments& service) {
    expects(arrivalRate >= 0 && service.mean >= 0, "M/G/1: rate and mean not negative");
    expects(service.secondMoment >= service.mean * service.mean * (1 - 1e-12), "E[S^2] is at least E[S]^2");
    const double load = arrivalRate * service.mean;
    if (load >= 1) return std::numeric_limits<double>::infinity();
    return arrivalRate * service.secondMoment / (2 * (1 - load));
}

namespace {

// P(at most m in the queue), m = 0 .. last, of M/D/1 with load rho < 1. Tijms (9.2): with
// beta(n) = P(Poisson(rho) > n), p(j) = beta(j-1) p(0) + sum_{k=1}^{j} beta(j-k) p(k).
std::vector<double> queueLaw(double load, std::size_t last) {
    std::vector<double> beta(last + 2);
    double term = elementary::exp(-load);
    double above = 1 - term;
    for (std::size_t n = 0; n < beta.size(); ++n) {
        beta[n] = above > 0 ? above : 0;
        term *= load / static_cast<double>(n + 1);
        above -= term;
    }
    std::vector<double> present(last + 2);
    present[0] = 1 - load;
    for (std::size_t j = 1; j < present.size(); ++j) {
        double sum = beta[j - 1] * present[0];
        for (std::size_t k = 1; k < j; ++k) sum += beta[j - k] * present[k];
        present[j] = sum / (1 - beta[0]);
    }
    std::vector<double> atMost(last + 1);
    double sum = present[0];
    for (std::size_t m = 0; m <= last; ++m) atMost[m] = sum += present[m + 1];
    return atMost;
}

}  // namespace

double constantServiceWaitTail(double arrivalRate, double serviceTime, double t) {
    expects(arrivalRate >= 0 && serviceTime > 0 && t >= 0, "M/D/1: times and rate not negative");
    const double load = arrivalRate * serviceTime;
    if (load >= 1) return 1;
    const double step = std::floor(t / serviceTime);
    expects(step < 100000, "M/D/1: at most 100,000 service times ahead");
    const auto steps = static_cast<std::size_t>(step);
    const std::vector<double> atMost = queueLaw(load, steps);
    const double y = arrivalRate * ((step + 1) * serviceTime - t);
    double weight = elementary::exp(-y);
    double sum = 0;
    for (std::size_t j = 0; j <= steps; ++j) {
        sum += atMost[steps - j] * weight;
        weight *= y / static_cast<double>(j + 1);
    }
    return sum < 1 ? 1 - sum : 0;
}

}  // namespace tranche
