// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/analytic/erlang.hpp"

#include <doctest/doctest.h>

#include "models/analytic/birth_death.hpp"
#include "sim/kernel/contract.hpp"
#include "tests/analytic/near.hpp"

using namespace tranche;

namespace {

// a^c / c! over the sum of a^k / k!, as in the textbooks: good while the factorials last.
double lossBySum(int servers, double load) {
    double term = 1;
    double sum = 1;
    for (int k = 1; k <= servers; ++k) sum += term *= load / k;
    return term / sum;
}

// C from its own sum: a^c/c! c/(c-a) over (sum below c + that).
double delayBySum(int servers, double load) {
    double term = 1;
    double below = 0;
    for (int k = 0; k < servers; ++k) {
        below += term;
        term *= load / (k + 1);
    }
    const double waiting = term * servers / (servers - load);
    return waiting / (below + waiting);
}

}  // namespace

TEST_CASE("Erlang B and C of ten servers and eight erlang are the published anchors") {
    CHECK(erlangB(10, 8) == near(0.1216611, 5e-7));
    CHECK(erlangC(10, 8) == near(0.4091802, 5e-7));
}

TEST_CASE("Erlang B by recursion equals the sum of the textbooks") {
    for (const int servers : {1, 2, 5, 10, 40, 100})
        for (const double load : {0.1, 0.5, 3.0, 9.5, 60.0, 150.0}) {
            CAPTURE(servers);
            CAPTURE(load);
            CHECK(erlangB(servers, load) == near(lossBySum(servers, load)));
            if (load < servers) CHECK(erlangC(servers, load) == near(delayBySum(servers, load)));
        }
}

TEST_CASE("Erlang C equals the stationary chain of the queue") {
    const int servers = 7;
    const double load = 5.5;
    const auto law = birthDeath([&](int) { return load; }, [&](int k) { return k < servers ? k : servers; });
    double waiting = 0;
    for (std::size_t k = servers; k < law.size(); ++k) waiting += law[k];
    CHECK(erlangC(servers, load) == near(waiting, 1e-11));
}

TEST_CASE("Erlang B and C answer the degenerate cases") {
    CHECK(erlangB(0, 3) == 1);
    CHECK(erlangB(4, 0) == 0);
    CHECK(erlangC(1, 0) == 0);
    CHECK(erlangC(1, 0.4) == near(0.4));  // one server: the probability that it is busy
    CHECK(erlangC(5, 5) == 1);
    CHECK(erlangC(5, 50) == 1);
    CHECK(erlangC(1000, 999.999) < 1);
    CHECK_THROWS_AS(erlangB(-1, 1), ContractViolation);
    CHECK_THROWS_AS(erlangC(0, 1), ContractViolation);
    CHECK_THROWS_AS(erlangC(1, -1), ContractViolation);
}

TEST_CASE("Erlang B stays finite and falls with every server of a national fleet") {
    double last = 1;
    for (int servers = 49000; servers <= 51000; servers += 100) {
        const double blocked = erlangB(servers, 50000);
        CAPTURE(servers);
        CHECK(blocked > 0);
        CHECK(blocked < last);
        last = blocked;
    }
}
