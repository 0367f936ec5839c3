// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analytic/multi_server_queue.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/analytic/erlang.hpp"
#include "sim/kernel/contract.hpp"
#include "sim/random/elementary.hpp"

namespace tranche {

namespace {
constexpr double kInfinity = std::numeric_limits<double>::infinity();
}

MultiServerQueue::MultiServerQueue(double arrivalRate, double serviceRate, int servers)
    : arrivalRate_(arrivalRate), capacity_(servers * serviceRate), drain_(capacity_ - arrivalRate) {
    expects(arrivalRate >= 0 && serviceRate > 0 && servers >= 1, "M/M/c: rates positive, a server");
    waitProbability_ = stable() ? erlangC(servers, arrivalRate / serviceRate) : 1;
}

double MultiServerQueue::utilization() const {
    return std::min(arrivalRate_ / capacity_, 1.0);
}

double MultiServerQueue::waitProbability() const {
    return waitProbability_;
}

double MultiServerQueue::meanWait() const {
    return stable() ? waitProbability_ / drain_ : kInfinity;
}

double MultiServerQueue::meanQueue() const {
    return stable() ? arrivalRate_ * meanWait() : kInfinity;
}

double MultiServerQueue::waitTail(double t) const {
    expects(t >= 0, "M/M/c: a wait is not negative");
    return stable() ? waitProbability_ * elementary::exp(-drain_ * t) : 1;
}

double MultiServerQueue::waitQuantile(double p) const {
    expects(p >= 0 && p < 1, "M/M/c: quantile of a probability in [0, 1)");
    if (waitProbability_ <= 1 - p) return 0;
    return stable() ? elementary::log(waitProbability_ / (1 - p)) / drain_ : kInfinity;
}

double MultiServerQueue::waitTailMean(double t) const {
    return stable() ? waitTail(t) / drain_ : kInfinity;
}

int smallestServers(double arrivalRate, double serviceRate, double t, double tail) {
    expects(tail > 0, "a tail of 0 needs infinitely many servers");
    int servers = std::max(1, static_cast<int>(std::floor(arrivalRate / serviceRate)));
    while (MultiServerQueue(arrivalRate, serviceRate, servers).waitTail(t) > tail) ++servers;
    return servers;
}

}  // namespace tranche
