// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Award rules that divide: max_min, uniform, proportional, drf.
#include <doctest/doctest.h>

#include <string>

#include "tests/allocation/rounds.hpp"

namespace tranche {
namespace {

using V = std::vector<Gpus>;

std::vector<Decision> decisions(const Round& round, std::string_view rule,
                                PoolChoice choice = PoolChoice::roomiest) {
    return decide(round, *findAwardRule(rule), *findOrder("score"), choice);
}

V awards(const Round& round, std::string_view rule, PoolChoice choice = PoolChoice::roomiest) {
    V gpus;
    for (const Decision& d : decisions(round, rule, choice)) gpus.push_back(d.gpus);
    return gpus;
}

// One pool of servers of 8; requests in servers, viable from one server, ranked as listed.
Round servers(Gpus free, const V& requests) {
    Round round;
    round.pools = {PoolRoom{.free = free * 8, .quantum = 8}};
    for (const Gpus n : requests) {
        const auto id = static_cast<std::uint32_t>(round.candidates.size());
        round.candidates.push_back(candidate(id, 90.0 - id, n * 8, 8));
    }
    return round;
}

}  // namespace

TEST_CASE("EX-MMF in servers: the odd server goes to the better rank") {
    CHECK(awards(servers(17, {3, 8, 10}), "max_min") == V{24, 56, 56});
    CHECK(awards(servers(18, {3, 8, 10}), "max_min") == V{24, 64, 56});
    CHECK(awards(servers(18, {3, 8, 10}), "uniform") == V{24, 64, 56});
    CHECK(awards(servers(10, {2, 4, 8}), "proportional") == V{8, 24, 48});  // 1.43, 2.86, 5.71 servers
}

TEST_CASE("weights count under max_min and drf and not under uniform and proportional") {
    Round round = servers(12, {12, 12});
    round.candidates[1].weight = 2;
    CHECK(awards(round, "max_min") == V{32, 64});
    CHECK(awards(round, "drf") == V{32, 64});
    CHECK(awards(round, "uniform") == V{48, 48});
    CHECK(awards(round, "proportional") == V{48, 48});
}

TEST_CASE("who cannot be given a viable size is dropped worst rank first and the rest share anew") {
    Round round = servers(10, {10, 10, 10});
    for (Candidate& c : round.candidates) c.viable = 32;
    CHECK(awards(round, "max_min") == V{40, 40, 0});  // a third each is 3 servers, half each 5
    CHECK(decisions(round, "max_min")[2].binding == Binding::capacity);
    CHECK(awards(round, "proportional") == V{40, 40, 0});
}

TEST_CASE("what nobody left in can use goes to the dropped by rank") {
    // 10 servers: 3.3 each; the third (4 viable) and then the first (10 viable) are dropped: the second takes 5.
    Round round = servers(10, {10, 5, 5});
    round.candidates[0].viable = 80;
    round.candidates[2].viable = 32;
    CHECK(awards(round, "max_min") == V{0, 40, 40});
    CHECK(awards(round, "drf_stop") == V{0, 40, 0});
}

TEST_CASE("DRF equalises shares of pools and max-min equalises GPUs") {
    Round round;
    round.pools = {PoolRoom{.free = 40, .quantum = 4}, PoolRoom{.free = 160, .quantum = 4}};
    round.shareLeft = {100};
    round.candidates = {candidate(0, 90, 200, 4, 1), candidate(1, 80, 200, 4, 2)};
    for (Candidate& c : round.candidates) c.group = 0;
    CHECK(awards(round, "max_min") == V{40, 60});
    CHECK(awards(round, "drf") == V{20, 80});  // half of each pool
}

TEST_CASE("a share group is a limit of its own and a full pool leaves the other groups alone") {
    Round round = servers(20, {20, 20, 20});
    round.shareLeft = {32, 400};
    round.candidates[0].group = round.candidates[1].group = 0;
    round.candidates[2].group = 1;
    for (const char* rule : {"max_min", "uniform", "drf"}) CHECK(awards(round, rule) == V{16, 16, 128});
    CHECK(awards(round, "proportional") == V{16, 16, 128});
}

TEST_CASE("a second turn without shares tops up what the first gave, the least first") {
    Round round = servers(20, {20, 20, 6});
    round.shareLeft = {32, 400};
    round.candidates[0].group = round.candidates[1].group = 0;
    round.candidates[2].group = 1;
    for (const char* name : {"max_min", "uniform", "drf"}) {
        const AwardRow& rule = *findAwardRule(name);
        Room room(round.pools, round.shareLeft, PoolChoice::roomiest);
        std::vector<Decision> given(3);
        std::vector<Candidate> ranked = round.candidates;
        rule.rule(ranked, room, given);
        CHECK(given[0].gpus == 16);
        CHECK(given[2].gpus == 48);
        for (Candidate& c : ranked) c.group = kNoGroup;
        rule.rule(ranked, room, given);
        CHECK(given[0].gpus == 56);
        CHECK(given[1].gpus == 56);
        CHECK(given[2].gpus == 48);
        CHECK(room.pools()[0].free == 0);
    }
}

TEST_CASE("requests spread over the pools by how much each is asked for") {
    Round round = servers(10, {10, 10, 10});
    round.pools.push_back(PoolRoom{.free = 160, .quantum = 8});
    for (Candidate& c : round.candidates) c.pools = 3;
    const auto roomy = decisions(round, "max_min");
    CHECK(roomy[0].pool == 1);  // 10 of 20 asked for, not 10 of 10
    CHECK(roomy[1].pool == 0);  // both would be asked for in full: the listed one
    CHECK(roomy[2].pool == 1);
    const auto listed = decisions(round, "max_min", PoolChoice::listed);
    CHECK(listed[0].pool == 0);
    CHECK(listed[1].pool == 1);
    CHECK(listed[2].pool == 1);
    for (const Decision& d : listed) CHECK(d.gpus == 80);
}

TEST_CASE("lent GPUs reach only who ends in time and the worst rank borrows first") {
    Round round = servers(4, {6, 6, 6});
    round.pools[0].lendable = 48;
    round.pools[0].lendUntil = 100;  // all end at 100
    round.candidates[0].endsBy = 200;
    const auto d = decisions(round, "max_min");
    CHECK(awards(round, "max_min") == V{32, 24, 24});
    CHECK(d[0].borrowed == 0);
    CHECK(d[1].borrowed == 24);
    CHECK(d[2].borrowed == 24);
}

TEST_CASE("division wastes nothing: nobody who was refused would have a viable part of what is left") {
    int refused = 0;
    for (const AwardRow& rule : awardTable()) {
        if (rule.division == Division::none || rule.name == "drf_stop") continue;
        for (std::uint64_t number = 0; number < 400; ++number) {
            const Round round = randomRound(number);
            INFO(std::string(rule.name) << ", round " << number);
            const auto given = decide(round, rule, *findOrder("score"), PoolChoice::roomiest);
            Room left(round.pools, round.shareLeft, PoolChoice::roomiest);
            for (const Candidate& c : round.candidates) {
                const Decision& d = given[c.application];
                if (d.gpus > 0) left.take(c, {d.pool, d.gpus, d.borrowed});
            }
            for (const Candidate& c : round.candidates) {
                if (given[c.application].gpus > 0) continue;
                REQUIRE_FALSE(left.part(c).has_value());
                ++refused;
            }
        }
    }
    CHECK(refused > 1000);
}

TEST_CASE("under the uniform rule nobody in one pool has more while a smaller award was wanted larger") {
    for (std::uint64_t number = 0; number < 400; ++number) {
        Round round = randomRound(number);
        round.pools.resize(1);
        round.pools[0].lendable = 0;
        round.pools[0].cap = kNoLimit;
        for (Candidate& c : round.candidates) {
            c.pools = 1;
            c.group = kNoGroup;
            c.viable = 0;
        }
        const auto given = decide(round, *findAwardRule("uniform"), *findOrder("score"), PoolChoice::listed);
        const Gpus quantum = round.pools[0].quantum;
        for (const Candidate& a : round.candidates) {
            const Gpus mine = given[a.application].gpus;
            if (mine >= ceilToQuantum(a.requested, quantum)) continue;
            for (const Candidate& b : round.candidates) REQUIRE(given[b.application].gpus <= mine + quantum);
        }
    }
}

}  // namespace tranche
