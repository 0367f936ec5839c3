// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What every award rule owes under every order and every choice of pools. A new row of the tables
// is tested as soon as it is there.
#include <doctest/doctest.h>

#include <numeric>
#include <string>

#include "tests/allocation/rounds.hpp"

namespace tranche {
namespace {

constexpr std::uint64_t kRounds = 400;

struct Policy {
    const AwardRow& rule;
    const OrderRow& order;
    PoolChoice choice;
    AboveCap aboveCap;
    std::vector<Decision> on(const Round& round) const {
        return decide(round, rule, order, choice, aboveCap);
    }
};

// Exact fractions take their time.
std::uint64_t roundsOf(const AwardRow& rule) {
    return rule.lots ? kRounds / 8 : kRounds;
}

template <class Test>
void forEveryPolicy(Test&& test) {
    for (const AwardRow& rule : awardTable())
        for (const OrderRow& order : orderTable())
            for (const PoolChoice choice : {PoolChoice::roomiest, PoolChoice::listed})
                for (const AboveCap aboveCap : {AboveCap::refuse, AboveCap::clip})
                    for (std::uint64_t number = 0; number < roundsOf(rule); ++number) {
                        INFO("rule " << std::string(rule.name) << ", order " << std::string(order.name)
                                     << (choice == PoolChoice::listed ? ", listed" : ", roomiest")
                                     << (aboveCap == AboveCap::clip ? ", clip" : ", refuse") << ", round "
                                     << number);
                        test(Policy{rule, order, choice, aboveCap}, randomRound(number));
                    }
}

// What a pool would give for the whole request, 0 when it is no option.
Gpus whole(const PoolRoom& pool, const Candidate& c, AboveCap aboveCap) {
    const Gpus n = ceilToQuantum(c.requested, pool.quantum);
    if (c.capExempt || n <= pool.cap) return n;
    return aboveCap == AboveCap::clip && c.viable <= pool.cap ? pool.cap : 0;
}

bool same(const Decision& a, const Decision& b) {
    return a.pool == b.pool && a.gpus == b.gpus && a.borrowed == b.borrowed && a.binding == b.binding;
}

// What is left after the decisions, counted anew.
Round leftover(const Round& round, const std::vector<Decision>& decisions) {
    Round left = round;
    for (const Candidate& c : round.candidates) {
        const Decision& d = decisions[c.application];
        if (d.gpus == 0) continue;
        left.pools[d.pool].free -= d.gpus - d.borrowed;
        left.pools[d.pool].lendable -= d.borrowed;
        if (c.group != kNoGroup) left.shareLeft[c.group] -= d.gpus;
    }
    return left;
}

bool wouldFit(const Round& left, const Candidate& c, AboveCap aboveCap) {
    for (std::size_t p = 0; p < left.pools.size(); ++p) {
        const PoolRoom& pool = left.pools[p];
        const Gpus n = whole(pool, c, aboveCap),
                   room = pool.free + (c.endsBy <= pool.lendUntil ? pool.lendable : 0);
        if ((c.pools >> p & 1) == 1 && n > 0 && n <= room &&
            (c.group == kNoGroup || n <= left.shareLeft[c.group]))
            return true;
    }
    return false;
}

}  // namespace

TEST_CASE("no rule gives more than there is, than a cap allows, or than a share has left") {
    forEveryPolicy([](const Policy& policy, const Round& round) {
        const Round left = leftover(round, policy.on(round));
        for (const PoolRoom& pool : left.pools) {
            REQUIRE(pool.free >= 0);
            REQUIRE(pool.lendable >= 0);
        }
        for (const Gpus share : left.shareLeft) REQUIRE(share >= 0);
    });
}

TEST_CASE("every award is whole quanta of a pool it may use, viable, at most the request, and lent in time") {
    forEveryPolicy([](const Policy& policy, const Round& round) {
        const auto decisions = policy.on(round);
        for (const Candidate& c : round.candidates) {
            const Decision& d = decisions[c.application];
            if (d.gpus == 0) {
                REQUIRE(d.binding != Binding::none);
                REQUIRE(d.borrowed == 0);
                continue;
            }
            REQUIRE(d.binding == Binding::none);
            REQUIRE(d.pool < round.pools.size());
            const PoolRoom& pool = round.pools[d.pool];
            REQUIRE((c.pools >> d.pool & 1) == 1);
            REQUIRE(d.gpus % pool.quantum == 0);
            REQUIRE(d.gpus >= c.viable);
            REQUIRE(d.gpus <= ceilToQuantum(c.requested, pool.quantum));
            REQUIRE((c.capExempt || d.gpus <= pool.cap));
            REQUIRE(d.borrowed >= 0);
            REQUIRE(d.borrowed <= d.gpus);
            REQUIRE((d.borrowed == 0 || c.endsBy <= pool.lendUntil));
        }
    });
}

TEST_CASE("the order in which candidates are listed changes nothing") {
    forEveryPolicy([](const Policy& policy, const Round& round) {
        const auto decisions = policy.on(round);
        Round shuffled = round;
        Dice dice(shuffled.candidates.size());
        for (std::size_t i = shuffled.candidates.size(); i > 1; --i)
            std::swap(
                shuffled.candidates[i - 1],
                shuffled.candidates[static_cast<std::size_t>(dice.below(static_cast<std::int64_t>(i)))]);
        const auto again = policy.on(shuffled);
        for (std::size_t i = 0; i < decisions.size(); ++i) REQUIRE(same(decisions[i], again[i]));
    });
}

TEST_CASE("an application without any pool changes nothing for the others unless it cuts the line") {
    forEveryPolicy([](const Policy& policy, const Round& round) {
        // Such an application is refused before the round; in it, only as its own group can it not end another's line.
        const auto decisions = policy.on(round);
        Round more = round;
        more.shareLeft.push_back(1000);
        Candidate none = candidate(static_cast<std::uint32_t>(round.candidates.size()), 100, 8, 8, 0);
        none.group = static_cast<std::uint16_t>(more.shareLeft.size() - 1);
        more.candidates.insert(more.candidates.begin(), none);
        const auto again = policy.on(more);
        REQUIRE(again.back().gpus == 0);
        REQUIRE(again.back().binding == Binding::noPool);
        for (std::size_t i = 0; i < decisions.size(); ++i) REQUIRE(same(decisions[i], again[i]));
    });
}

TEST_CASE(
    "skip_fill and partial_marginal waste nothing: nobody who was refused would fit into what is left") {
    int refused = 0;
    forEveryPolicy([&](const Policy& policy, const Round& round) {
        if (policy.rule.name != "skip_fill" && policy.rule.name != "partial_marginal") return;
        const auto decisions = policy.on(round);
        const Round left = leftover(round, decisions);
        for (const Candidate& c : round.candidates) {
            if (decisions[c.application].gpus > 0) continue;
            ++refused;
            REQUIRE_FALSE(wouldFit(left, c, policy.aboveCap));
        }
    });
    CHECK(refused > 1000);
}

TEST_CASE("strict_cut funds a prefix of every share group, and its first misfit truly did not fit") {
    forEveryPolicy([](const Policy& policy, const Round& round) {
        if (policy.rule.name != "strict_cut") return;
        const auto decisions = policy.on(round);
        std::vector<Candidate> ranked = round.candidates;
        sortCandidates(ranked, policy.order);
        Round left = round;
        std::vector<std::uint16_t> cut;
        for (const Candidate& c : ranked) {
            const Decision& d = decisions[c.application];
            const bool after = std::find(cut.begin(), cut.end(), c.group) != cut.end();
            REQUIRE((d.gpus > 0) == (!after && wouldFit(left, c, policy.aboveCap)));
            if (d.gpus == 0 && !after) cut.push_back(c.group);
            if (d.gpus == 0) continue;
            left.pools[d.pool].free -= d.gpus - d.borrowed;
            left.pools[d.pool].lendable -= d.borrowed;
            if (c.group != kNoGroup) left.shareLeft[c.group] -= d.gpus;
        }
    });
}

TEST_CASE("the reason given for a refusal is true") {
    forEveryPolicy([](const Policy& policy, const Round& round) {
        const auto decisions = policy.on(round);
        for (const Candidate& c : round.candidates) {
            const Binding why = decisions[c.application].binding;
            bool underCap = false;
            for (std::size_t p = 0; p < round.pools.size(); ++p)
                underCap =
                    underCap || ((c.pools >> p & 1) == 1 && whole(round.pools[p], c, policy.aboveCap) > 0);
            if (why == Binding::cap) REQUIRE_FALSE(underCap);
            if (why == Binding::share) REQUIRE(c.group != kNoGroup);
            if (why == Binding::capacity) REQUIRE(underCap);
        }
    });
}

}  // namespace tranche
