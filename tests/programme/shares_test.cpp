// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What groups leave of their shares: held, released, or lent within limits.

#include <doctest/doctest.h>

#include "tests/programme/small_scenarios.hpp"

using namespace tranche;

namespace {

// 10 GPUs; x has 4 of them and eight requests for one, y has 6 and a single request for one.
Scenario split(UnusedShare unused) {
    Scenario s = small::queue(10);
    s.policy.intake.mode = IntakeMode::rounds;
    s.policy.award.rule = "skip_fill";
    s.calls = {small::call("c", {2026, 1, 10}, {2026, 1, 20})};
    s.policy.shares.groups = {{"x", {"a"}, 0.4}, {"y", {"b"}, 0.6}};
    s.policy.shares.unused = unused;
    s.sectors = {small::applicants("a", 8, Distribution::constant(1)),
                 small::applicants("b", 1, Distribution::constant(1))};
    return s;
}

std::int64_t started(const Scenario& s, std::size_t sector) {
    const ReplicationOutcome o = simulate(Setting(s), {1, 0});
    std::int64_t n = 0;
    for (const Application& a : o.applications) n += a.sector == sector && a.started != kNever;
    return n;
}

}  // namespace

TEST_CASE("a share's rest is held, released, or lent within the limits of both groups") {
    CHECK(started(split(UnusedShare::hold), 0) == 4);
    CHECK(started(split(UnusedShare::release), 0) == 8);
    Scenario lend = split(UnusedShare::lend);
    CHECK(started(lend, 0) == 8);
    lend.policy.shares.groups[0].borrowLimit = 0.2;
    CHECK(started(lend, 0) == 6);
    lend.policy.shares.groups[1].lendLimit = 0.1;
    CHECK(started(lend, 0) == 5);
    lend.policy.shares.groups[1].lendLimit = 0.0;
    CHECK(started(lend, 0) == 4);
    CHECK(started(lend, 1) == 1);
}

TEST_CASE("EX-RESERVE in a call: two of four places reserved, given first or after the open ones") {
    Scenario s = small::queue(4);
    s.policy.intake.mode = IntakeMode::rounds;
    s.policy.review.noiseSd = 0;
    s.policy.award.order = "score";
    s.calls = {small::call("c", {2026, 1, 10}, {2026, 1, 20})};
    const auto applicants = [](const char* id, double count, double merit) {
        SectorSpec sector = small::applicants(id, count, Distribution::constant(1));
        sector.merit = Distribution::constant(merit);
        return sector;
    };
    s.sectors = {applicants("o1", 1, 95), applicants("r1", 1, 90), applicants("o2", 1, 85),
                 applicants("r2", 2, 78), applicants("o3", 1, 70)};
    s.policy.shares.groups = {{"regional", {"r1", "r2"}, 0.5}};
    const auto winners = [&] {
        std::vector<std::int64_t> won;
        for (std::size_t sector = 0; sector < 5; ++sector) won.push_back(started(s, sector));
        return won;
    };
    s.policy.shares.form = ShareForm::reserveFirst;
    CHECK(winners() == std::vector<std::int64_t>{1, 1, 1, 1, 0});
    s.policy.shares.form = ShareForm::openFirst;
    CHECK(winners() == std::vector<std::int64_t>{1, 1, 0, 2, 0});
    s.sectors[1].perCall.reset();
    s.sectors[3].perCall.reset();  // nobody from the regions: held, or reverting to all
    CHECK(winners() == std::vector<std::int64_t>{1, 0, 1, 0, 0});
    s.policy.shares.unused = UnusedShare::release;
    CHECK(winners() == std::vector<std::int64_t>{1, 0, 1, 0, 1});
}
