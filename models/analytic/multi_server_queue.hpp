// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// M/M/c: Poisson arrivals, c equal servers, exponential service, first come first served, nobody leaves.
//
// Rates are per unit of time, in any unit; times come back in the same unit. With a = lambda / mu:
//   P(W > 0) = C(c, a)      P(W > t) = C e^{-(c mu - lambda) t}      E[W] = C / (c mu - lambda)
//   E[queue] = lambda E[W]  (Little)      the wait is that before service; a time in the system adds 1 / mu
//
// Degenerate: lambda >= c mu has no steady state; the wait is then infinite with certainty. lambda = 0: 0.
// O(c) to construct, O(1) to ask.
// Sources: Erlang (1917); Kleinrock (1975), Queueing Systems I, 3.5.
// Verified by tests/analytic/multi_server_queue_test.cpp.

namespace tranche {

class MultiServerQueue {
public:
    MultiServerQueue(double arrivalRate, double serviceRate, int servers);

    bool stable() const { return drain_ > 0; }
    double utilization() const;      // share of server time in use; 1 when not stable
    double waitProbability() const;  // P(W > 0)
    double meanWait() const;
    double meanQueue() const;             // waiting, not in service
    double waitTail(double t) const;      // P(W > t), t >= 0
    double waitQuantile(double p) const;  // smallest t with P(W <= t) >= p, 0 <= p < 1
    double waitTailMean(double t) const;  // E[max(W - t, 0)], the area under the tail beyond t

private:
    double arrivalRate_;
    double capacity_;  // c mu
    double drain_;     // c mu - lambda: the rate at which a queue empties
    double waitProbability_;
};

// The fewest servers with P(W > t) <= tail: the closed form behind a threshold search. O(servers found).
// Needs tail > 0 (no finite c gives 0).
int smallestServers(double arrivalRate, double serviceRate, double t, double tail);

}  // namespace tranche
