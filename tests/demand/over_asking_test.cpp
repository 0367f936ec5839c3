// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demand/over_asking.hpp"

#include <doctest/doctest.h>

using namespace tranche;

TEST_CASE("inflation follows phi + kappa (need / received - 1) between 1 and its maximum") {
    GamingSpec spec;
    spec.kappa = 0.5;
    spec.maxInflation = 3;
    OverAsking asking(spec);
    CHECK(asking.inflation(7) == 1);
    CHECK(asking.stated(7, 64, 256, 8) == 64);
    asking.learn(7, 64, 64, 32, 100);  // half of what it needs: 1 + 0.5 (2 - 1)
    CHECK(asking.inflation(7) == 1);   // the decision is not over
    asking.close(101);
    CHECK(asking.inflation(7) == doctest::Approx(1.5));
    CHECK(asking.stated(7, 64, 256, 8) == 96);
    CHECK(asking.stated(7, 24, 256, 8) == 40);  // 36 in whole servers
    CHECK(asking.stated(7, 240, 256, 8) == 256);
    CHECK(asking.stated(7, 512, 256, 8) == 512);  // a need above the cap is stated as it is
    asking.learn(7, 64, 96, 96, 200);             // more than it needs: down by 0.5 / 3
    asking.close(201);
    CHECK(asking.inflation(7) == doctest::Approx(1.5 - 0.5 / 3));
    for (int i = 0; i < 20; ++i) asking.learn(7, 64, 96, 8, 300 + i);
    asking.close(399);
    CHECK(asking.inflation(7) == 3);
    for (int i = 0; i < 40; ++i) asking.learn(7, 64, 192, 192, 400 + i);
    asking.close(499);
    CHECK(asking.inflation(7) == 1);
    CHECK(asking.inflation(8) == 1);  // another learner
    asking.learn(8, 64, 64, 0, 500);  // a refusal teaches nothing
    CHECK(asking.inflation(8) == 1);
}

TEST_CASE("cuts in proportion teach that asking pays, uniform cuts that it does not") {
    const Gpus needs[]{16, 40, 80, 120, 200, 240};
    for (const bool uniform : {false, true}) {
        OverAsking asking(GamingSpec{});
        for (int round = 0; round < 12; ++round) {
            asking.close(round);
            for (std::uint64_t who = 0; who < 6; ++who) {
                const Gpus stated = asking.stated(who, needs[who], 100000, 8);
                const Gpus received = uniform ? std::min<Gpus>(stated, 48) : stated / 2;
                asking.learn(who, needs[who], stated, received, round);
            }
        }
        asking.close(99);
        CAPTURE(uniform);
        if (uniform) {
            CHECK(asking.elasticity() == 0);
            for (std::uint64_t who = 0; who < 6; ++who) CHECK(asking.inflation(who) == 1);
        } else {
            CHECK(asking.elasticity() == doctest::Approx(1).epsilon(0.02));
            // Twice the need, to a server: half of it is what they need.
            for (std::uint64_t who = 0; who < 6; ++who)
                CHECK(asking.stated(who, needs[who], 100000, 8) >= 2 * needs[who] - 8);
        }
    }
}
