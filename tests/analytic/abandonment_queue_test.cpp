// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analytic/abandonment_queue.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "models/analytic/erlang.hpp"
#include "models/analytic/multi_server_queue.hpp"
#include "sim/kernel/contract.hpp"
#include "tests/analytic/near.hpp"

using namespace tranche;

TEST_CASE("Patience equal to service gives the published Erlang-A figures (EX-ERLANGA)") {
    const AbandonmentFigures figures = abandonmentQueue(10, 1, 1, 10);
    CHECK(figures.waitProbability == near(0.5420703, 1e-7));
    CHECK(figures.meanQueue == near(1.2511004, 1e-7));
    CHECK(figures.abandonProbability == near(0.1251100, 1e-6));
}

TEST_CASE("Patience equal to service makes the number present Poisson") {
    for (const double load : {0.5, 8.0, 35.0}) {
        const int servers = 9;
        double term = std::exp(-load);
        double queue = 0;
        double waiting = 0;
        for (int k = 0; k < 200; ++k) {
            if (k >= servers) {
                waiting += term;
                queue += (k - servers) * term;
            }
            term *= load / (k + 1);
        }
        const AbandonmentFigures figures = abandonmentQueue(3 * load, 3, 3, servers);
        CAPTURE(load);
        CHECK(figures.waitProbability == near(waiting, 1e-10));
        CHECK(figures.meanQueue == near(queue, 1e-10));
    }
}

TEST_CASE("Endless patience tends to Erlang C and no patience to Erlang B") {
    const AbandonmentFigures patient = abandonmentQueue(8, 1, 1e-9, 10);
    CHECK(patient.waitProbability == near(erlangC(10, 8), 1e-7));
    CHECK(patient.meanWait == near(MultiServerQueue(8, 1, 10).meanWait(), 1e-7));
    const AbandonmentFigures hasty = abandonmentQueue(8, 1, 1e9, 10);
    CHECK(hasty.abandonProbability == near(erlangB(10, 8), 1e-7));
}

TEST_CASE("Those who arrive are served or leave") {
    for (const double arrivals : {2.0, 10.0, 400.0})
        for (const double patience : {0.05, 0.7, 20.0}) {
            const AbandonmentFigures f = abandonmentQueue(arrivals, 0.5, patience, 12);
            CAPTURE(arrivals);
            CAPTURE(patience);
            CHECK(0.5 * f.meanBusy + patience * f.meanQueue == near(arrivals, 1e-10));
            CHECK(f.meanWait == near(f.abandonProbability / patience, 1e-12));
        }
}

TEST_CASE("Erlang-A answers without arrivals and without servers") {
    CHECK(abandonmentQueue(0, 1, 1, 3).meanQueue == 0);
    CHECK(abandonmentQueue(4, 1, 2, 0).abandonProbability == near(1));
    CHECK(abandonmentQueue(4, 1, 2, 0).meanQueue == near(2));
    CHECK_THROWS_AS(abandonmentQueue(1, 1, 0, 3), ContractViolation);
}
