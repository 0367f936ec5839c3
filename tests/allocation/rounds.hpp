// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Rounds for the tests of this folder: candidates, a room, and what a rule of the tables makes of them.

#include <algorithm>
#include <vector>

#include "models/allocation/award/award_rule.hpp"
#include "models/allocation/order/order_rule.hpp"
#include "tests/fleet/dice.hpp"

namespace tranche {

struct Round {
    std::vector<Candidate> candidates;
    std::vector<PoolRoom> pools;
    std::vector<Gpus> shareLeft;
};

inline Candidate candidate(std::uint32_t id, double score, Gpus requested, Gpus viable,
                           std::uint64_t pools = 1) {
    Candidate c;
    c.application = id;
    c.score = score;
    c.requested = requested;
    c.viable = viable;
    c.submitted = id;
    c.endsBy = 100;
    c.pools = pools;
    return c;
}

// Decisions by application id (the ids must be 0 .. n - 1).
inline std::vector<Decision> decide(const Round& round, const AwardRow& rule, const OrderRow& order,
                                    PoolChoice choice, AboveCap aboveCap = AboveCap::refuse) {
    std::vector<Candidate> ranked = round.candidates;
    sortCandidates(ranked, order);
    Room room(round.pools, round.shareLeft, choice, aboveCap);
    std::vector<Decision> decisions(ranked.size());
    rule.rule(ranked, room, decisions);
    std::vector<Decision> byId(ranked.size());
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        decisions[i].application = ranked[i].application;
        byId.at(ranked[i].application) = decisions[i];
    }
    return byId;
}

// One to four pools with caps, quanta and loans; up to 30 candidates, some in share groups, with many ties.
inline Round randomRound(std::uint64_t number) {
    Dice dice(number);
    Round round;
    const auto pools = 1 + static_cast<std::size_t>(dice.below(4));
    for (std::size_t p = 0; p < pools; ++p) {
        PoolRoom pool;
        pool.quantum = dice.chance(0.3) ? 1 : dice.chance(0.5) ? 8 : 4;
        pool.free = dice.below(40) * pool.quantum;
        if (dice.chance(0.5)) pool.cap = (1 + dice.below(20)) * pool.quantum;
        if (dice.chance(0.3)) {
            pool.lendable = dice.below(20) * pool.quantum;
            pool.lendUntil = dice.below(200);
        }
        round.pools.push_back(pool);
    }
    const auto groups = static_cast<std::size_t>(dice.below(4));
    for (std::size_t g = 0; g < groups; ++g) round.shareLeft.push_back(dice.below(300));
    const auto n = static_cast<std::uint32_t>(dice.below(31));
    for (std::uint32_t i = 0; i < n; ++i) {
        const Gpus servers = 1 + dice.below(12);
        Candidate c = candidate(i, static_cast<double>(dice.below(8)), servers * 8, 0,
                                static_cast<std::uint64_t>(1 + dice.below((1 << pools) - 1)));
        c.viable = (1 + dice.below(servers)) * 8;
        c.submitted = dice.below(4);
        c.endsBy = dice.below(200);
        c.capExempt = dice.chance(0.1);
        if (groups > 0 && dice.chance(0.8))
            c.group = static_cast<std::uint16_t>(dice.below(static_cast<std::int64_t>(groups)));
        Dice lots(number * 64 + i);
        c.weight = static_cast<double>(1 + lots.below(4)) / 2;
        c.draw = static_cast<double>(1 + lots.below(9)) / 10;
        c.band = static_cast<Band>(lots.below(3));
        round.candidates.push_back(c);
    }
    return round;
}

}  // namespace tranche
