// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/procurement/lots.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numeric>

#include "sim/kernel/contract.hpp"
#include "tests/procurement/example_tranches.hpp"

using namespace tranche;
using namespace tranche::examples;

TEST_CASE("the largest remainder gets the piece that is left, the earlier part among equals") {
    CHECK(splitByLargestRemainder(10, std::vector{0.25, 0.25, 0.5}) == std::vector<Gpus>{3, 2, 5});
    CHECK(splitByLargestRemainder(10, std::vector{0.33, 0.33, 0.34}) == std::vector<Gpus>{3, 3, 4});
    CHECK(splitByLargestRemainder(1, std::vector{0.2, 0.8}) == std::vector<Gpus>{0, 1});
    CHECK(splitByLargestRemainder(0, std::vector{0.2, 0.8}) == std::vector<Gpus>{0, 0});
    // 3 x 0.1 summed is not 0.3: rounding must not cost a server.
    CHECK(splitByLargestRemainder(30, std::vector{0.1 + 0.2, 0.7}) == std::vector<Gpus>{9, 21});
}

TEST_CASE("the first purchase splits into whole servers of government and operator") {
    TrancheSpec spec = purchase("p1-h200", {milestone("service", {}, 1)}, "service");
    spec.units = 3056;
    spec.operatedBy.ownUnits = 760;
    spec.lots = {{0.9, {}}, {0.1, {}}};
    const std::vector<LotUnits> lots = splitIntoLots(spec, 8);
    REQUIRE(lots.size() == 2);
    CHECK(lots[0].government + lots[1].government == 2296);
    CHECK(lots[0].government + lots[0].operatorOwn == 2752);  // 343.8 of 382 servers
    CHECK(lots[1].government + lots[1].operatorOwn == 304);
    CHECK(lots[0].operatorOwn == 688);  // 95 x 344 / 382 = 85.55 servers against 9.45
    CHECK(lots[1].operatorOwn == 72);
}

TEST_CASE("whatever the shares, lots are whole, within one server of their share, and sum to the units") {
    for (std::uint64_t number = 0; number < 2000; ++number) {
        Dice dice(number);
        const Gpus quantum = number % 2 == 0 ? 8 : 72;
        TrancheSpec spec = purchase("t", {milestone("service", {}, 1)}, "service");
        spec.units = quantum * static_cast<Gpus>(1 + dice.below(400));
        spec.operatedBy.ownUnits =
            quantum * static_cast<Gpus>(dice.below(static_cast<std::uint64_t>(spec.units / quantum) + 1));
        std::vector<double> weights(1 + dice.below(6));
        for (double& weight : weights) weight = dice.uniform();
        const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
        for (const double weight : weights) spec.lots.push_back({weight / sum, {}});

        CAPTURE(number);
        Gpus government = 0, own = 0;
        const std::vector<LotUnits> lots = splitIntoLots(spec, quantum);
        REQUIRE(lots.size() == spec.lots.size());
        for (std::size_t i = 0; i < lots.size(); ++i) {
            REQUIRE(lots[i].government >= 0);
            REQUIRE(lots[i].operatorOwn >= 0);
            REQUIRE(lots[i].government % quantum == 0);
            REQUIRE(lots[i].operatorOwn % quantum == 0);
            const auto all = static_cast<double>(lots[i].government + lots[i].operatorOwn);
            REQUIRE(std::abs(all - static_cast<double>(spec.units) * spec.lots[i].share) <
                    static_cast<double>(quantum));
            government += lots[i].government;
            own += lots[i].operatorOwn;
        }
        REQUIRE(own == spec.operatedBy.ownUnits);
        REQUIRE(government + own == spec.units);
    }
}

TEST_CASE("units that are not whole servers are refused") {
    TrancheSpec spec = purchase("t", {milestone("service", {}, 1)}, "service");
    spec.units = 81;
    CHECK_THROWS_AS(splitIntoLots(spec, 8), ContractViolation);
}
