// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Offers of a part: who takes it, who gets what is refused, and how much longer the work takes.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "tests/programme/small_scenarios.hpp"

using namespace tranche;

namespace {

using small::at;
using small::run;

const Time kDecision = at({2026, 2, 11}) - 1;

// 10 GPUs: x takes 8, y asks for 4 and is offered 2, z asks for 2.
Scenario remainder() {
    Scenario s = small::base(10);
    const double sizes[]{8, 4, 2};
    for (int i = 0; i < 3; ++i) {
        SectorSpec x = small::applicants(std::string(1, static_cast<char>('x' + i)), 1,
                                         Distribution::constant(sizes[i]));
        x.merit = Distribution::constant(90 - 10 * i);
        x.viableShare = i == 1 ? 0.5 : 1;
        s.sectors.push_back(x);
    }
    s.calls = {small::call("c", {2026, 1, 1}, {2026, 1, 31})};
    s.policy.award.rule = "partial_marginal";
    return s;
}

const Application& of(const ReplicationOutcome& o, std::uint16_t sector) {
    return *std::find_if(o.applications.begin(), o.applications.end(),
                         [&](const Application& a) { return a.sector == sector; });
}

}  // namespace

TEST_CASE("a part that is refused goes to the next at the same decision") {
    Scenario s = remainder();
    const ReplicationOutcome taken = run(s);
    CHECK(of(taken, 1).granted == 2);
    CHECK(of(taken, 1).scaledDown);
    CHECK(of(taken, 2).granted == 0);
    s.sectors[1].scaleDown.points = {{0.5, 0}, {0.75, 0}};
    const ReplicationOutcome refused = run(s);
    CHECK(of(refused, 1).status == Status::rejected);
    CHECK(of(refused, 1).binding == Binding::partRefused);
    CHECK(of(refused, 1).partsRefused == 1);
    CHECK_FALSE(of(refused, 1).passedOver);  // nobody passed it over
    CHECK(of(refused, 2).granted == 2);
    CHECK(of(refused, 2).awarded == kDecision);
    CHECK(refused.rounds[0].awarded == 10);
}

TEST_CASE("who refused a part waits for the whole where there is a waiting list") {
    Scenario s = remainder();
    s.sectors[1].scaleDown.points = {{0.5, 0}};
    s.policy.waitingList.days = 300;
    const ReplicationOutcome o = run(s);
    CHECK(of(o, 1).granted == 4);
    CHECK(of(o, 1).awarded == of(o, 0).ended);
    CHECK_FALSE(of(o, 1).scaledDown);
}

TEST_CASE("a part is taken as often as the curve says, by the same applicants under any rule") {
    Scenario s = remainder();
    s.sectors[1].scaleDown.power = 1;  // a(1/2) = 1/2
    int taken = 0;
    for (std::uint64_t r = 0; r < 400; ++r) {
        const ReplicationOutcome o = run(s, 1, r);
        taken += of(o, 1).granted == 2;
        CHECK(of(o, 1).granted + of(o, 2).granted == 2);
        Scenario more = s;
        more.sectors[1].scaleDown.power = 0.5;  // whoever took the part at 1/2 takes it at .71
        if (of(o, 1).granted == 2 && r < 50) CHECK(of(run(more, 1, r), 1).granted == 2);
    }
    CHECK(std::abs(taken - 200) < 40);  // four standard deviations
}

TEST_CASE("fewer GPUs for longer: the same GPU-hours at gamma 1, up to the limit of months") {
    Scenario s = remainder();
    const Duration whole = small::kCalendar.addMonths(kDecision, 2) - kDecision;
    const auto runs = [&] {
        const ReplicationOutcome o = run(s);
        CHECK(of(o, 1).duration == whole);  // as asked for
        return of(o, 1).ended - of(o, 1).started;
    };
    CHECK(runs() == whole);
    s.sectors[1].scaleDown.stretch = 1;
    CHECK(runs() == 2 * whole);
    CHECK(of(run(s), 1).delivered == 4 * whole);
    CHECK(of(run(s), 0).ended - kDecision == whole);
    s.sectors[1].scaleDown.stretch = 0.5;
    CHECK(std::abs(static_cast<double>(runs()) - std::sqrt(2.0) * static_cast<double>(whole)) < 1e4);
    s.sectors[1].scaleDown.stretch = 1;
    s.policy.award.maxMonths = 3;
    CHECK(runs() == small::kCalendar.addMonths(kDecision, 3) - kDecision);
    s.policy.award.maxMonths = 1;  // never shorter than asked for
    CHECK(runs() == whole);
}

TEST_CASE("under every rule and share refusals end and nothing is given twice") {
    for (const AwardRow& row : awardTable()) {
        for (std::uint64_t seed = 1; seed <= 4; ++seed) {
            CAPTURE(row.name);
            Scenario s = small::everything();
            s.policy.award.rule = std::string(row.name);
            s.policy.shares.unused = seed % 2 ? UnusedShare::lend : UnusedShare::release;
            if (seed == 4) {
                s.policy.shares.form = ShareForm::reserveFirst;
                s.policy.shares.unused = UnusedShare::hold;
            }
            for (SectorSpec& sector : s.sectors) {
                sector.viableShare = 0.1;
                sector.scaleDown = {0.5 * static_cast<double>(seed), {}, 0.7};
            }
            s.sectors[0].perCall->applicants = Distribution::constant(80);
            const ReplicationOutcome o = run(s, seed);
            CHECK(o.stop == StopReason::horizon);
            for (const Application& a : o.applications) {
                if (a.awarded != kNever && !a.contest) CHECK(a.granted >= a.viable);
                if (a.scaledDown && a.started != kNever) CHECK(a.stretch >= 1);
            }
        }
    }
}
