// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Erlang-A (M/M/n+M): an M/M/n queue whose waiting customers lose patience, each after an exponential time.
//
// Rates per unit of time: arrivals lambda, service mu of one server, patience theta of one who waits. Then
//   P(wait > 0) = P(n or more in the system)      P(abandon) = theta E[queue] / lambda
//   mean wait   = E[queue] / lambda, over all arrivals, the served and those who left (Little)
// There is always a steady state. theta = mu makes the number in the system Poisson(lambda / mu);
// theta -> 0 tends to M/M/n, theta -> infinity to the loss system.
// Degenerate: lambda = 0 gives 0 throughout. theta = 0 is M/M/n: ask MultiServerQueue. O(states): about
// lambda / mu + n, and lambda / theta when overloaded.
// Sources: Palm (1957); Garnett, Mandelbaum, Reiman (2002).
// Verified by tests/analytic/abandonment_queue_test.cpp.

namespace tranche {

struct AbandonmentFigures {
    double waitProbability = 0;
    double abandonProbability = 0;
    double meanQueue = 0;  // waiting
    double meanBusy = 0;   // in service
    double meanWait = 0;   // of all arrivals
};

AbandonmentFigures abandonmentQueue(double arrivalRate, double serviceRate, double patienceRate, int servers);

}  // namespace tranche
