// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <vector>

#include "models/fleet/capacity_ledger.hpp"
#include "sim/kernel/contract.hpp"
#include "tests/fleet/dice.hpp"

namespace tranche {
namespace {

constexpr std::array<Rung, kRungs> kAll{Rung::procured,   Rung::notArrived, Rung::installed, Rung::retired,
                                        Rung::poweredOff, Rung::down,       Rung::available, Rung::granted,
                                        Rung::reserved,   Rung::free,       Rung::active,    Rung::effective};

using Counts = std::array<Gpus, kRungs>;

Counts counts(const CapacityLedger& ledger, PoolIndex p) {
    Counts all{};
    for (std::size_t r = 0; r < kRungs; ++r) all[r] = ledger.count(p, kAll[r]);
    return all;
}

// 64 GPUs bought, 48 on the floor, 40 in service.
CapacityLedger furnished() {
    CapacityLedger ledger(1);
    ledger.procure(0, 64, 0);
    ledger.install(0, 48, 0);
    ledger.enterService(0, 40, 0);
    ledger.check();
    return ledger;
}

}  // namespace

TEST_CASE("every supply move shifts GPUs one rung and leaves the others alone") {
    CapacityLedger ledger(1);
    //                                 proc  wait inst ret off down avail grant res free act eff
    ledger.procure(0, 64, 10);
    CHECK(counts(ledger, 0) == Counts{64, 64, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    ledger.install(0, 48, 20);
    CHECK(counts(ledger, 0) == Counts{64, 16, 48, 0, 48, 0, 0, 0, 0, 0, 0, 0});
    ledger.enterService(0, 40, 30);
    CHECK(counts(ledger, 0) == Counts{64, 16, 48, 0, 8, 0, 40, 0, 0, 40, 0, 0});
    CHECK(ledger.inService(0) == 40);
    ledger.fail(0, 8, 40);
    CHECK(counts(ledger, 0) == Counts{64, 16, 48, 0, 8, 8, 32, 0, 0, 32, 0, 0});
    CHECK(ledger.inService(0) == 40);
    ledger.fail(0, 8, 45);
    ledger.repair(0, 8, 50);
    CHECK(counts(ledger, 0) == Counts{64, 16, 48, 0, 8, 8, 32, 0, 0, 32, 0, 0});
    ledger.retireDown(0, 8, 60);
    CHECK(counts(ledger, 0) == Counts{64, 16, 40, 8, 8, 0, 32, 0, 0, 32, 0, 0});
    ledger.retireHealthy(0, 16, 70);
    CHECK(counts(ledger, 0) == Counts{64, 16, 24, 24, 8, 0, 16, 0, 0, 16, 0, 0});
    CHECK(ledger.inService(0) == 16);
    ledger.check();
}

TEST_CASE("healthy GPUs serve grants first, then reservations, and the rest is free") {
    CapacityLedger ledger = furnished();
    ledger.claimGrants(0, 24, 1);
    ledger.claimReserve(0, 8, 1);
    ledger.claimActive(0, 20, 1);
    CHECK(ledger.count(0, Rung::granted) == 24);
    CHECK(ledger.count(0, Rung::reserved) == 8);
    CHECK(ledger.count(0, Rung::free) == 8);
    CHECK(ledger.count(0, Rung::active) == 20);
    ledger.claimReserve(0, 40, 2);  // more than there is: the reservation runs short, the grants do not
    CHECK(ledger.count(0, Rung::granted) == 24);
    CHECK(ledger.count(0, Rung::reserved) == 16);
    CHECK(ledger.count(0, Rung::free) == 0);
    ledger.check();
}

TEST_CASE("a claim that healthy capacity cannot serve shows as a shortfall and recovers with the repair") {
    CapacityLedger ledger = furnished();
    ledger.claimGrants(0, 40, 100);
    ledger.claimActive(0, 36, 100);
    ledger.fail(0, 8, 200);
    CHECK(ledger.count(0, Rung::granted) == 32);
    CHECK(ledger.count(0, Rung::active) == 32);
    CHECK(ledger.grantClaim(0) == 40);
    ledger.repair(0, 8, 500);
    CHECK(ledger.count(0, Rung::granted) == 40);
    CHECK(ledger.count(0, Rung::active) == 36);
    ledger.check();
    CHECK(ledger.integral(0, Rung::granted, 600) == 40 * 100 + 32 * 300 + 40 * 100);
    CHECK(ledger.integral(0, Rung::active, 600) == 36 * 100 + 32 * 300 + 36 * 100);
    CHECK(ledger.integral(0, Rung::down, 600) == 8 * 300);
}

TEST_CASE("an impossible move is refused and changes nothing") {
    CapacityLedger ledger = furnished();
    const Counts before = counts(ledger, 0);
    CHECK_THROWS_AS(ledger.procure(0, -1, 1), ContractViolation);
    CHECK_THROWS_AS(ledger.install(0, 17, 1), ContractViolation);
    CHECK_THROWS_AS(ledger.enterService(0, 9, 1), ContractViolation);
    CHECK_THROWS_AS(ledger.fail(0, 41, 1), ContractViolation);
    CHECK_THROWS_AS(ledger.repair(0, 1, 1), ContractViolation);
    CHECK_THROWS_AS(ledger.retireHealthy(0, 41, 1), ContractViolation);
    CHECK_THROWS_AS(ledger.retireDown(0, 1, 1), ContractViolation);
    for (const auto move :
         {&CapacityLedger::install, &CapacityLedger::enterService, &CapacityLedger::fail,
          &CapacityLedger::repair, &CapacityLedger::retireHealthy, &CapacityLedger::retireDown})
        CHECK_THROWS_AS((ledger.*move)(0, -1, 1), ContractViolation);
    CHECK(counts(ledger, 0) == before);
    ledger.check();
}

TEST_CASE("a claim below zero breaks a law, and the check says which") {
    for (const auto claim :
         {&CapacityLedger::claimGrants, &CapacityLedger::claimReserve, &CapacityLedger::claimActive}) {
        CapacityLedger ledger = furnished();
        (ledger.*claim)(0, 8, 1);
        ledger.check();
        (ledger.*claim)(0, -9, 1);
        CHECK_THROWS_AS(ledger.check(), InvariantBroken);
    }
}

TEST_CASE("pools do not touch each other, and no pool at all is allowed") {
    CapacityLedger ledger(2);
    ledger.procure(1, 8, 5);
    ledger.install(1, 8, 6);
    ledger.check();
    CHECK(counts(ledger, 0) == Counts{});
    CHECK(ledger.integral(1, Rung::procured, 106) == 8 * 101);
    CHECK(ledger.integral(1, Rung::installed, 106) == 8 * 100);
    CapacityLedger none(0);
    none.check();
    CHECK(none.pools() == 0);
}

// One record a GPU, and the sharing rule read off the counts anew: nothing incremental.
namespace {

enum class State { notArrived, off, healthy, down, retired };

struct NaivePool {
    std::vector<State> gpus;
    Gpus grants = 0, reserve = 0, active = 0;
    Counts integral{};

    Gpus in(State s) const {
        Gpus n = 0;
        for (const State g : gpus) n += g == s;
        return n;
    }
    bool shift(State from, State to, Gpus n) {
        if (in(from) < n) return false;
        for (State& g : gpus)
            if (n > 0 && g == from) {
                g = to;
                --n;
            }
        return true;
    }
    Counts counts() const {
        const Gpus off = in(State::off), healthy = in(State::healthy), broken = in(State::down);
        const Gpus granted = std::min(grants, healthy), reserved = std::min(reserve, healthy - granted);
        return {static_cast<Gpus>(gpus.size()),
                in(State::notArrived),
                off + healthy + broken,
                in(State::retired),
                off,
                broken,
                healthy,
                granted,
                reserved,
                healthy - granted - reserved,
                std::min(active, granted),
                0};
    }
    void pass(Duration length) {
        const Counts now = counts();
        for (std::size_t r = 0; r < kRungs; ++r) integral[r] += now[r] * length;
    }
};

// One random operation on both; true when both took it or both refused it.
bool bothDo(CapacityLedger& ledger, NaivePool& naive, PoolIndex p, Dice& dice, Time now) {
    const Gpus n = dice.below(dice.chance(0.1) ? 60 : 12);
    const auto moved = [&](State from, State to, void (CapacityLedger::*move)(PoolIndex, Gpus, Time)) {
        const bool possible = naive.shift(from, to, n);
        try {
            (ledger.*move)(p, n, now);
        } catch (const ContractViolation&) {
            return !possible;
        }
        return possible;
    };
    const auto claimed = [&](Gpus& claim, void (CapacityLedger::*change)(PoolIndex, Gpus, Time)) {
        const Gpus delta = dice.chance(0.5) ? n : -std::min(n, claim);
        claim += delta;
        (ledger.*change)(p, delta, now);
        return true;
    };
    switch (dice.below(10)) {
        case 0:
            if (naive.gpus.size() > 250) return true;
            naive.gpus.insert(naive.gpus.end(), static_cast<std::size_t>(n), State::notArrived);
            ledger.procure(p, n, now);
            return true;
        case 1:
            return moved(State::notArrived, State::off, &CapacityLedger::install);
        case 2:
            return moved(State::off, State::healthy, &CapacityLedger::enterService);
        case 3:
            return moved(State::healthy, State::down, &CapacityLedger::fail);
        case 4:
            return moved(State::down, State::healthy, &CapacityLedger::repair);
        case 5:
            return n > 2 || moved(State::healthy, State::retired, &CapacityLedger::retireHealthy);
        case 6:
            return n > 2 || moved(State::down, State::retired, &CapacityLedger::retireDown);
        case 7:
            return claimed(naive.grants, &CapacityLedger::claimGrants);
        case 8:
            return claimed(naive.reserve, &CapacityLedger::claimReserve);
        default:
            return claimed(naive.active, &CapacityLedger::claimActive);
    }
}

}  // namespace

TEST_CASE("100,000 random operations agree with a record kept GPU by GPU, counts and integrals exactly") {
    Dice dice(7);
    constexpr PoolIndex pools = 3;
    int refusals = 0;
    for (int round = 0; round < 50; ++round) {
        CapacityLedger ledger(pools);
        std::array<NaivePool, pools> naive;
        Time now = 0;
        bool agree = true;
        for (int i = 0; i < 2000 && agree; ++i) {
            const Duration gap = dice.chance(0.3) ? 0 : dice.below(40 * kDay);
            now += gap;
            for (NaivePool& pool : naive) pool.pass(gap);
            const auto p = static_cast<PoolIndex>(dice.below(pools));
            agree = bothDo(ledger, naive[p], p, dice, now);
            ledger.check();
            for (PoolIndex q = 0; q < pools; ++q) agree = agree && counts(ledger, q) == naive[q].counts();
            if (i % 50 != 0) continue;
            for (PoolIndex q = 0; q < pools; ++q)
                for (std::size_t r = 0; r < kRungs; ++r)
                    agree = agree && ledger.integral(q, kAll[r], now) == naive[q].integral[r];
        }
        CAPTURE(round);
        REQUIRE(agree);
        refusals += ledger.count(0, Rung::granted) < ledger.grantClaim(0);
    }
    CHECK(refusals > 0);  // the walk did visit shortfalls
}

TEST_CASE("integrals of the rungs obey the laws of the counts to the GPU-millisecond") {
    Dice dice(11);
    CapacityLedger ledger(1);
    NaivePool naive;
    Time now = 0;
    for (int i = 0; i < 3000; ++i) {
        now += dice.below(kDay);
        REQUIRE(bothDo(ledger, naive, 0, dice, now));
    }
    now += kDay;
    const auto total = [&](Rung r) { return ledger.integral(0, r, now); };
    CHECK(total(Rung::procured) == total(Rung::notArrived) + total(Rung::installed) + total(Rung::retired));
    CHECK(total(Rung::installed) == total(Rung::down) + total(Rung::poweredOff) + total(Rung::available));
    CHECK(total(Rung::available) == total(Rung::granted) + total(Rung::reserved) + total(Rung::free));
    CHECK(total(Rung::active) <= total(Rung::granted));
}

TEST_CASE("rungs have the names that files use") {
    CHECK(rungName(Rung::procured) == "procured");
    CHECK(rungName(Rung::poweredOff) == "powered_off");
    CHECK(rungName(Rung::effective) == "effective");
}

}  // namespace tranche
