// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <numeric>
#include <string>

#include "models/allocation/award/merit_inversions.hpp"
#include "tests/allocation/rounds.hpp"

namespace tranche {
namespace {

const AwardRow& rule(std::string_view name) {
    const AwardRow* row = findAwardRule(name);
    REQUIRE(row != nullptr);
    return *row;
}

const OrderRow& byScore() {
    return *findOrder("score");
}

// 32 nodes; P1 95/16/8, P2 90/12/12, P3 88/8/4, P4 80/4/2, P5 75/3/3.
Round exRound() {
    Round round;
    round.pools = {PoolRoom{.free = 32}};
    round.candidates = {candidate(0, 95, 16, 8), candidate(1, 90, 12, 12), candidate(2, 88, 8, 4),
                        candidate(3, 80, 4, 2), candidate(4, 75, 3, 3)};
    return round;
}

std::vector<Gpus> awards(const Round& round, std::string_view name,
                         PoolChoice choice = PoolChoice::roomiest) {
    std::vector<Gpus> gpus;
    for (const Decision& d : decide(round, rule(name), byScore(), choice)) gpus.push_back(d.gpus);
    return gpus;
}

using V = std::vector<Gpus>;

}  // namespace

TEST_CASE("EX-ROUND: every rule awards these nodes, this merit, and passes these over") {
    const Round round = exRound();
    struct Row {
        std::string_view rule;
        V awards;
        Gpus used;
        double merit, meritTimesNodes;
        std::vector<std::size_t> passedOver;
    };
    const Row rows[] = {
        {"strict_cut", {16, 12, 0, 0, 0}, 28, 185, 2600, {}},
        {"skip_fill", {16, 12, 0, 4, 0}, 32, 265, 2920, {2}},
        {"partial_marginal", {16, 12, 4, 0, 0}, 32, 273, 2952, {}},
        {"scale_all", {16, 0, 8, 4, 3}, 31, 338, 2769, {1}},
        {"knapsack_merit", {16, 0, 8, 4, 3}, 31, 338, 2769, {1}},
        {"knapsack_merit_size", {16, 12, 0, 4, 0}, 32, 265, 2920, {2}},
    };
    for (const Row& row : rows) {
        INFO("rule " << std::string(row.rule));
        const auto decisions = decide(round, rule(row.rule), byScore(), PoolChoice::roomiest);
        CHECK(awards(round, row.rule) == row.awards);
        CHECK(std::accumulate(row.awards.begin(), row.awards.end(), Gpus{0}) == row.used);
        double merit = 0, meritTimesNodes = 0;
        for (std::size_t i = 0; i < decisions.size(); ++i) {
            merit += decisions[i].gpus > 0 ? round.candidates[i].score : 0;
            meritTimesNodes += static_cast<double>(decisions[i].gpus) * round.candidates[i].score;
        }
        CHECK(merit == row.merit);
        CHECK(meritTimesNodes == row.meritTimesNodes);
        CHECK(meritInversions(round.candidates, decisions) == row.passedOver);
    }
}

TEST_CASE("flow gives the best-ranked all they ask for, and divides for the last one if that is viable") {
    Round round = exRound();
    CHECK(awards(round, "flow") == V{16, 12, 4, 0, 0});
    round.candidates[2].viable = 5;  // P3 is dropped; P4 has all of its request
    CHECK(awards(round, "flow") == V{16, 12, 0, 4, 0});
    round.candidates[3].viable = 5;
    round.candidates[3].requested = 5;
    CHECK(awards(round, "flow") == V{16, 12, 0, 0, 3});
}

TEST_CASE("flow gives one pool to each, whole servers of it, and leaves room where others need it") {
    Round round;
    round.pools = {PoolRoom{.free = 16, .quantum = 8}, PoolRoom{.free = 144, .quantum = 72}};
    round.candidates = {candidate(0, 9, 8, 8, 0b11), candidate(1, 8, 16, 8, 0b01),
                        candidate(2, 7, 100, 8, 0b10)};
    const auto d = decide(round, rule("flow"), byScore(), PoolChoice::listed);
    CHECK(d[0].gpus + d[1].gpus + d[2].gpus == 160);
    CHECK(d[1].pool == 0);
    CHECK(d[1].gpus == 16);
    CHECK(d[0].pool == 1);  // greedy in listed order would have sent it to the first
    CHECK(d[2].gpus == 72);
}

TEST_CASE("scale_all gives everyone the same part when that is viable, and all when there is enough") {
    Round round;
    round.pools = {PoolRoom{.free = 300}};
    round.candidates = {candidate(0, 9, 400, 1), candidate(1, 8, 150, 1), candidate(2, 7, 50, 1)};
    CHECK(awards(round, "scale_all") == V{200, 75, 25});
    round.pools[0].free = 600;
    CHECK(awards(round, "scale_all") == V{400, 150, 50});
    round.pools[0].free = 300;
    round.pools[0].quantum = 8;  // 152 and 56 asked in whole servers: f = 300 / 608
    CHECK(awards(round, "scale_all") == V{192, 72, 24});
}

TEST_CASE("scale_all fills groups level: who cannot have the common part leaves the rest to the others") {
    Round round;
    round.pools = {PoolRoom{.free = 100}};
    round.shareLeft = {10, 1000};
    for (std::uint32_t i = 0; i < 4; ++i) {
        round.candidates.push_back(candidate(i, 9 - i, 50, 1));
        round.candidates.back().group = i < 2 ? 0 : 1;
    }
    CHECK(awards(round, "scale_all") == V{5, 5, 45, 45});
}

TEST_CASE("the cut says who was cut and who did not fit") {
    const auto d = decide(exRound(), rule("strict_cut"), byScore(), PoolChoice::listed);
    CHECK(d[0].binding == Binding::none);
    CHECK(d[2].binding == Binding::capacity);
    CHECK(d[3].binding == Binding::cutLine);
    CHECK(d[4].binding == Binding::cutLine);
}

TEST_CASE("partial_marginal offers a part to the first misfit only, and only a viable one") {
    Round round = exRound();
    round.candidates[2].viable = 5;  // the four left are not viable for P3: P4 takes them whole
    CHECK(awards(round, "partial_marginal") == V{16, 12, 0, 4, 0});
    round = exRound();
    round.candidates[3] = candidate(3, 80, 5, 2);  // second misfit, although a part would be viable
    round.candidates[2].viable = 5;
    CHECK(awards(round, "partial_marginal") == V{16, 12, 0, 0, 3});
}

TEST_CASE("rules act within a share group: one group's cut does not touch another's") {
    Round round;
    round.pools = {PoolRoom{.free = 100}};
    round.shareLeft = {10, 60};
    round.candidates = {candidate(0, 90, 8, 8),   candidate(1, 80, 8, 4),   candidate(2, 70, 2, 2),
                        candidate(3, 60, 40, 40), candidate(4, 50, 30, 10), candidate(5, 40, 10, 10)};
    for (std::size_t i = 0; i < 6; ++i) round.candidates[i].group = i < 3 ? 0 : 1;
    CHECK(awards(round, "strict_cut") == V{8, 0, 0, 40, 0, 0});
    CHECK(awards(round, "skip_fill") == V{8, 0, 2, 40, 0, 10});
    CHECK(awards(round, "partial_marginal") == V{8, 0, 2, 40, 20, 0});  // 2 is not viable for the second
    const auto d = decide(round, rule("strict_cut"), byScore(), PoolChoice::listed);
    CHECK(d[1].binding == Binding::share);
    CHECK(d[2].binding == Binding::cutLine);
}

TEST_CASE("a cap holds per pool, and the exempt pass it") {
    Round round;
    round.pools = {PoolRoom{.free = 1000, .cap = 256}, PoolRoom{.free = 1000, .cap = 128}};
    round.candidates = {candidate(0, 9, 256, 256, 0b11), candidate(1, 8, 256, 64, 0b10),
                        candidate(2, 7, 264, 264, 0b11), candidate(3, 6, 128, 128, 0b10)};
    const auto d = decide(round, rule("skip_fill"), byScore(), PoolChoice::roomiest);
    CHECK(d[0].pool == 0);
    CHECK(d[1].gpus == 0);
    CHECK(d[1].binding == Binding::cap);
    CHECK(d[2].binding == Binding::cap);
    CHECK(d[3].pool == 1);
    round.candidates[2].capExempt = true;
    CHECK(decide(round, rule("skip_fill"), byScore(), PoolChoice::listed)[2].gpus == 264);
    // A part may be given below the cap.
    CHECK(decide(round, rule("partial_marginal"), byScore(), PoolChoice::listed)[1].gpus == 128);
}

TEST_CASE("a request above a cap may be clipped to it, if that is viable and there is room") {
    Round round;
    round.pools = {PoolRoom{.free = 200, .cap = 128}};
    round.candidates = {candidate(0, 9, 256, 64), candidate(1, 8, 256, 136), candidate(2, 7, 80, 80)};
    const auto d = decide(round, rule("skip_fill"), byScore(), PoolChoice::roomiest, AboveCap::clip);
    CHECK(d[0].gpus == 128);
    CHECK(d[1].binding == Binding::cap);
    CHECK(d[2].binding == Binding::capacity);
    CHECK(decide(round, rule("skip_fill"), byScore(), PoolChoice::roomiest)[0].binding == Binding::cap);
}

TEST_CASE("requests are rounded up to the quantum of the pool that takes them, parts down") {
    Round round;
    round.pools = {PoolRoom{.free = 144, .quantum = 72}};
    round.candidates = {candidate(0, 9, 8, 8), candidate(1, 8, 80, 8)};
    CHECK(awards(round, "skip_fill") == V{72, 0});
    CHECK(awards(round, "partial_marginal") == V{72, 72});
    round.pools[0].free = 143;
    CHECK(awards(round, "partial_marginal") == V{72, 0});
}

TEST_CASE("the roomiest pool goes first, the first listed on a tie, or the listed one where asked") {
    Round round;
    round.pools = {PoolRoom{.free = 50}, PoolRoom{.free = 80}, PoolRoom{.free = 80}};
    round.candidates = {candidate(0, 9, 10, 10, 0b111), candidate(1, 8, 10, 10, 0b111)};
    auto d = decide(round, rule("skip_fill"), byScore(), PoolChoice::roomiest);
    CHECK(d[0].pool == 1);
    CHECK(d[1].pool == 2);
    d = decide(round, rule("skip_fill"), byScore(), PoolChoice::listed);
    CHECK(d[0].pool == 0);
    CHECK(d[1].pool == 0);
}

TEST_CASE("set-aside capacity is lent only to who surely ends in time, after the free one") {
    Round round;
    round.pools = {PoolRoom{.free = 10, .lendable = 20, .lendUntil = 100}};
    round.candidates = {candidate(0, 9, 16, 16), candidate(1, 8, 12, 12), candidate(2, 7, 3, 3)};
    round.candidates[1].endsBy = 101;  // too late to borrow
    const auto d = decide(round, rule("skip_fill"), byScore(), PoolChoice::roomiest);
    CHECK(d[0].gpus == 16);
    CHECK(d[0].borrowed == 6);
    CHECK(d[1].gpus == 0);
    CHECK(d[2].gpus == 3);
    CHECK(d[2].borrowed == 3);
}

TEST_CASE("a rule run again passes over those who hold an award") {
    const Round round = exRound();
    Room room({PoolRoom{.free = 16}}, {}, PoolChoice::listed);
    std::vector<Decision> decisions(5);
    skipFill(round.candidates, room, decisions);
    CHECK(decisions[0].gpus == 16);
    room.pool(0).free = 15;
    skipFill(round.candidates, room, decisions);
    CHECK(decisions[0].gpus == 16);
    CHECK(decisions[1].gpus == 12);
    CHECK(decisions[4].gpus == 3);
    CHECK(room.pools()[0].free == 0);
}

TEST_CASE("rows can be found by name, and no two share one") {
    for (const AwardRow& row : awardTable()) {
        CHECK(findAwardRule(row.name) == &row);
        CHECK_FALSE(row.help.empty());
    }
    for (const OrderRow& row : orderTable()) CHECK(findOrder(row.name) == &row);
    CHECK(findAwardRule("nobody") == nullptr);
    CHECK(findOrder("nobody") == nullptr);
}

}  // namespace tranche
