// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <set>
#include <string>

#include "models/allocation/share/reserve.hpp"
#include "tests/allocation/rounds.hpp"

namespace tranche {
namespace {

using Winners = std::set<std::string>;

// 4 places, 2 reserved for r; merit o1 95, r1 90, o2 85, r2 80, r3 75, o3 70.
struct Example {
    std::vector<std::string> names{"o1", "r1", "o2", "r2", "r3", "o3"};
    std::vector<double> merit{95, 90, 85, 80, 75, 70};
    Gpus places = 4, reserve = 2;
    std::string rule = "skip_fill";

    Winners winners(ReserveOrder order, bool revert) const {
        std::vector<Candidate> ranked;
        for (std::size_t i = 0; i < names.size(); ++i) {
            ranked.push_back(candidate(static_cast<std::uint32_t>(i), merit[i], 1, 1));
            if (names[i][0] == 'r') ranked.back().group = 0;
        }
        Room room({PoolRoom{.free = places}}, {reserve}, PoolChoice::listed);
        std::vector<Decision> decisions(ranked.size());
        awardReserved(ranked, room, decisions, findAwardRule(rule)->rule, order, revert);
        Winners won;
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (decisions[i].gpus > 0) won.insert(names[i]);
            CHECK((decisions[i].gpus > 0) == (decisions[i].binding == Binding::none));
        }
        return won;
    }
};

}  // namespace

TEST_CASE(
    "EX-RESERVE: the same two reserved places of four, reserve first and open first, by every rule of "
    "merit") {
    for (const char* rule : {"strict_cut", "skip_fill", "partial_marginal", "scale_all", "knapsack_merit",
                             "knapsack_merit_size", "flow", "deferred_acceptance"}) {
        Example e;
        e.rule = rule;
        INFO("rule " << e.rule);
        for (const bool revert : {false, true}) {
            CHECK(e.winners(ReserveOrder::reserveFirst, revert) == Winners{"o1", "o2", "r1", "r2"});
            CHECK(e.winners(ReserveOrder::openFirst, revert) == Winners{"o1", "r1", "r2", "r3"});
        }
    }
}

TEST_CASE("an unfilled reserve reverts to all by rank, or is held") {
    Example e;
    e.names = {"o1", "o2", "o3", "r1", "o4", "o5"};
    for (const ReserveOrder order : {ReserveOrder::reserveFirst, ReserveOrder::openFirst}) {
        CHECK(e.winners(order, false) == Winners{"o1", "o2", "r1"});
        CHECK(e.winners(order, true) == Winners{"o1", "o2", "o3", "r1"});
    }
}

TEST_CASE("a reserve above what is on offer leaves no open place") {
    Example e;
    e.reserve = 5;
    CHECK(e.winners(ReserveOrder::openFirst, false) == Winners{"r1", "r2", "r3"});
    CHECK(e.winners(ReserveOrder::reserveFirst, false) == Winners{"r1", "r2", "r3"});
    CHECK(e.winners(ReserveOrder::reserveFirst, true) == Winners{"o1", "r1", "r2", "r3"});
}

TEST_CASE("members never have fewer with the open places first") {
    for (std::uint64_t number = 0; number < 500; ++number) {
        Dice dice(number);
        Example e;
        e.names.clear();
        e.merit.clear();
        for (int i = 0; i < 12; ++i) {
            e.names.push_back((dice.chance(0.4) ? "r" : "o") + std::to_string(i));
            e.merit.push_back(100 - i);
        }
        e.places = dice.below(10);
        e.reserve = dice.below(6);
        const auto members = [](const Winners& won) {
            return std::count_if(won.begin(), won.end(),
                                 [](const std::string& name) { return name[0] == 'r'; });
        };
        const Winners reserveFirst = e.winners(ReserveOrder::reserveFirst, true),
                      openFirst = e.winners(ReserveOrder::openFirst, true);
        REQUIRE(members(openFirst) >= members(reserveFirst));
        REQUIRE(openFirst.size() == reserveFirst.size());
    }
}

}  // namespace tranche
