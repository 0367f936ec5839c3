// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analytic/infinite_server_queue.hpp"

#include <algorithm>
#include <cmath>

#include "sim/kernel/contract.hpp"
#include "sim/random/elementary.hpp"

namespace tranche {

LimitedMean constantLimitedMean(double service) {
    expects(service >= 0, "a service time is not negative");
    return [service](double x) { return std::min(service, x); };
}

LimitedMean exponentialLimitedMean(double mean) {
    expects(mean > 0, "exponential: the mean is positive");
    return [mean](double x) { return -mean * elementary::expm1(-x / mean); };
}

LimitedMean uniformLimitedMean(double low, double high) {
    expects(low >= 0 && low < high, "uniform: 0 <= low < high");
    return [low, high](double x) {
        if (x <= low) return x;
        const double inside = std::min(x, high) - low;
        return low + inside * (1 - inside / (2 * (high - low)));
    };
}

LimitedMean lognormalLimitedMean(double median, double sigma) {
    expects(median > 0 && sigma > 0, "lognormal: median and sigma are positive");
    return [median, sigma](double x) {
        if (x <= 0) return 0.0;
        const double z = elementary::log(x / median) / sigma;
        const double mean = median * elementary::exp(sigma * sigma / 2);
        return mean * elementary::normalCdf(z - sigma) + x * elementary::normalCdf(-z);
    };
}

double meanBusy(std::span<const RateStep> arrivals, const LimitedMean& service, double t) {
    double mean = 0;
    for (const RateStep& step : arrivals) {
        expects(step.from <= step.to && step.rate >= 0, "a step of the rate: from <= to, rate not negative");
        const double oldest = std::max(t - step.from, 0.0);
        const double youngest = std::max(t - step.to, 0.0);
        mean += step.rate * (service(oldest) - service(youngest));
    }
    return mean;
}

double meanBusySinusoid(double base, double amplitude, double omega, double meanService, double t) {
    expects(base >= std::abs(amplitude) && meanService > 0, "sinusoid: the rate is nowhere negative");
    const double lag = omega * meanService;
    const double wave = (std::sin(omega * t) - lag * std::cos(omega * t)) / (1 + lag * lag);
    return meanService * (base + amplitude * wave);
}

}  // namespace tranche
