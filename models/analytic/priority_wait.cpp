// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analytic/priority_wait.hpp"

#include "models/analytic/erlang.hpp"
#include "sim/kernel/contract.hpp"

namespace tranche {

namespace {

std::vector<double> waitsOf(double work, std::span<const double> loads) {
    std::vector<double> waits;
    double before = 0;
    for (const double load : loads) {
        const double upTo = before + load;
        expects(upTo < 1, "priority: the load of all classes together is below 1");
        waits.push_back(work / ((1 - before) * (1 - upTo)));
        before = upTo;
    }
    return waits;
}

}  // namespace

std::vector<double> cobhamWaits(std::span<const PriorityClass> classes) {
    double residual = 0;
    std::vector<double> loads;
    for (const PriorityClass& c : classes) {
        expects(c.arrivalRate >= 0 && c.service.mean >= 0, "priority: rates and means not negative");
        residual += c.arrivalRate * c.service.secondMoment / 2;
        loads.push_back(c.arrivalRate * c.service.mean);
    }
    return waitsOf(residual, loads);
}

std::vector<double> cobhamWaits(std::span<const double> arrivalRates, double serviceRate, int servers) {
    expects(serviceRate > 0 && servers >= 1, "priority: a server and a positive rate");
    const double capacity = servers * serviceRate;
    double total = 0;
    std::vector<double> loads;
    for (const double rate : arrivalRates) {
        expects(rate >= 0, "priority: rates not negative");
        total += rate;
        loads.push_back(rate / capacity);
    }
    return waitsOf(erlangC(servers, total / serviceRate) / capacity, loads);
}

}  // namespace tranche
