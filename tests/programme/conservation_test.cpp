// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is owed by every run whatever the scenario: GPU-time and applications are conserved, a run is a value, and its
// draws belong to who makes them.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "models/programme/programme.hpp"
#include "tests/programme/small_scenarios.hpp"

namespace tranche {
namespace {

using small::run;

Scenario withoutFailures() {
    Scenario s = small::everything();
    s.operations.failuresPer1000NodeDays = 0;
    s.tranches[0].lifeYears = 100;  // nothing retires
    return s;
}

// GPU-time of a rung by pool.
GpuTime byPool(const ReplicationOutcome& o, Rung rung, std::size_t pool) {
    return o.ladder.integralAt(o.ladder.dates.size() - 1, pool)[static_cast<std::size_t>(rung)];
}

auto signature(const Application& a) {
    return std::tuple(a.entity, a.sector, a.call, a.attempt, a.pool, a.status, a.binding, a.requested,
                      a.granted, a.held, a.delivered, a.used, a.submitted, a.decided, a.awarded, a.agreed,
                      a.started, a.firstUse, a.ended, a.score, a.merit);
}

bool sameOutcome(const ReplicationOutcome& a, const ReplicationOutcome& b) {
    return a.events == b.events && a.ladder.dates == b.ladder.dates && a.ladder.count == b.ladder.count &&
           a.ladder.integral == b.ladder.integral && a.ladder.waiting == b.ladder.waiting &&
           std::equal(
               a.applications.begin(), a.applications.end(), b.applications.begin(), b.applications.end(),
               [](const Application& x, const Application& y) { return signature(x) == signature(y); });
}

}  // namespace

TEST_CASE("granted GPU-time is what applications received, to the GPU-millisecond, pool by pool") {
    for (std::uint64_t r = 0; r < 20; ++r) {
        const ReplicationOutcome o = run(withoutFailures(), 5, r);
        std::vector<GpuTime> delivered(2), used(2);
        for (const Application& a : o.applications) {
            if (a.pool == kNoPool) continue;  // never granted, or on rented GPUs
            delivered[a.pool] += a.delivered;
            used[a.pool] += a.used;
        }
        for (std::size_t p = 0; p < 2; ++p) {
            CAPTURE(r);
            CAPTURE(p);
            CHECK(byPool(o, Rung::granted, p) == delivered[p]);
            CHECK(byPool(o, Rung::active, p) == used[p]);
            CHECK(delivered[p] > 0);
        }
    }
}

TEST_CASE(
    "with failures and retirement a pool grants no more than was claimed, and the ladder still closes") {
    bool shortfall = false;
    for (std::uint64_t r = 0; r < 20; ++r) {
        const ReplicationOutcome o = run(small::everything(), 5, r);
        for (std::size_t p = 0; p < 2; ++p) {
            GpuTime delivered = 0;
            for (const Application& a : o.applications)
                if (a.pool == p) delivered += a.delivered;
            CHECK(byPool(o, Rung::granted, p) <= delivered);
            shortfall = shortfall || byPool(o, Rung::granted, p) < delivered;
            const auto t = [&](Rung rung) { return byPool(o, rung, p); };
            CHECK(t(Rung::procured) == t(Rung::notArrived) + t(Rung::installed) + t(Rung::retired));
            CHECK(t(Rung::installed) == t(Rung::down) + t(Rung::poweredOff) + t(Rung::available));
            CHECK(t(Rung::available) == t(Rung::granted) + t(Rung::reserved) + t(Rung::free));
        }
        CHECK(byPool(o, Rung::down, 0) > 0);
        CHECK(byPool(o, Rung::retired, 0) > 0);
    }
    CHECK(shortfall);
}

TEST_CASE(
    "at every sampling date those waiting, and their GPUs, are those submitted and neither started nor "
    "gone") {
    for (std::uint64_t r = 0; r < 10; ++r) {
        const ReplicationOutcome o = run(small::everything(), 6, r);
        std::int64_t most = 0;
        for (std::size_t d = 0; d < o.ladder.dates.size(); ++d) {
            const Time t = o.ladder.dates[d];
            std::int64_t waiting = 0;
            Gpus gpus = 0;
            for (const Application& a : o.applications) {
                if (a.submitted == kNever || a.submitted > t) continue;
                const Time left = std::min(a.started, a.ended);
                if (left <= t) continue;
                ++waiting;
                gpus += a.requested;
            }
            CAPTURE(r);
            CAPTURE(d);
            if (t == o.ladder.dates.back()) continue;  // the last date is the instant after the run
            CHECK(o.ladder.waiting[d] == waiting);
            CHECK(o.ladder.waitingGpus[d] == gpus);
            most = std::max(most, waiting);
        }
        CHECK(most > 10);
    }
}

TEST_CASE("every application ends in one state whose dates are in order") {
    std::set<Status> seen;
    for (std::uint64_t r = 0; r < 20; ++r) {
        const ReplicationOutcome o = run(small::everything(), 7, r);
        for (const Application& a : o.applications) {
            seen.insert(a.status);
            CAPTURE(static_cast<int>(a.status));
            if (a.submitted == kNever) {
                CHECK(a.status == Status::drafted);
                continue;
            }
            CHECK(a.needed <= a.submitted);
            CHECK(a.submitted <= a.closed);
            if (a.decided != kNever) CHECK(a.closed <= a.decided);
            if (a.awarded != kNever) CHECK((a.decided <= a.awarded && a.granted > 0));
            if (a.agreed != kNever) CHECK(a.awarded <= a.agreed);
            if (a.started != kNever) CHECK(a.agreed <= a.started);
            if (a.firstUse != kNever) CHECK(a.started <= a.firstUse);
            if (a.ended != kNever) {
                CHECK(a.held == 0);
                CHECK(a.active == 0);
                CHECK(a.submitted <= a.ended);
                if (a.started != kNever) CHECK((a.started <= a.ended && a.ended <= a.ends));
            }
            switch (a.status) {
                case Status::drafted:
                case Status::submitted:
                    CHECK((a.decided == kNever && a.ended == kNever));
                    break;
                case Status::ineligible:
                case Status::rejected:
                    CHECK((a.awarded == kNever && a.ended != kNever && a.binding != Binding::none));
                    break;
                case Status::waitlisted:
                    CHECK((a.decided != kNever && a.awarded == kNever && a.ended == kNever));
                    break;
                case Status::awarded:
                    CHECK((a.awarded != kNever && a.started == kNever && a.ended == kNever));
                    break;
                case Status::running:
                    CHECK((a.started != kNever && a.ended == kNever));
                    break;
                case Status::ended:
                    CHECK((a.started != kNever && a.ended != kNever));
                    break;
                case Status::recalled:
                    CHECK((a.recalledGpus > 0 && a.binding == Binding::underUse));
                    break;
                case Status::withdrawn:
                    CHECK((a.started == kNever && a.ended != kNever));
                    break;
                case Status::noShow:
                    CHECK((a.awarded != kNever && a.started == kNever && a.ended != kNever));
                    break;
            }
        }
    }
    CHECK(seen.size() >= 8);
}

TEST_CASE("a run copied in the middle and its original end alike, and as the run that was never stopped") {
    const Setting setting(small::everything());
    const RunKey key{9, 3};
    for (const Date middle : {Date{2026, 1, 1}, Date{2026, 8, 20}, Date{2027, 10, 3}}) {
        Simulation sim;
        Programme programme(setting, key);
        programme.begin(sim);
        sim.run(programme, std::max<Time>(1, small::at(middle)));
        Simulation copySim = sim;
        Programme copy = programme;
        const ReplicationOutcome original = [&] {
            const StopReason stop = sim.run(programme, setting.end);
            return programme.finish(sim, stop);
        }();
        const StopReason stop = copySim.run(copy, setting.end);
        const ReplicationOutcome second = copy.finish(copySim, stop);
        CHECK(sameOutcome(original, second));
        CHECK(sameOutcome(original, simulate(setting, key)));
        CHECK(original.stop == StopReason::horizon);
    }
}

TEST_CASE("the same key gives the same outcome, another replication another one") {
    const Setting setting(small::everything());
    CHECK(sameOutcome(simulate(setting, {4, 2}), simulate(setting, {4, 2})));
    CHECK_FALSE(sameOutcome(simulate(setting, {4, 2}), simulate(setting, {4, 3})));
    CHECK_FALSE(sameOutcome(simulate(setting, {4, 2}), simulate(setting, {5, 2})));
}

// What first attempts ask, by applicant.
static auto requestsOf(const ReplicationOutcome& o, std::uint16_t onlySectorsBelow) {
    std::map<std::uint64_t, std::tuple<Gpus, Gpus, std::int16_t, float, Time>> asked;
    for (const Application& a : o.applications)
        if (a.attempt == 0 && !a.contest && a.sector < onlySectorsBelow)
            asked[a.entity] = {a.requested, a.viable, a.months, a.merit, a.submitted};
    return asked;
}

TEST_CASE("a sector more leaves what the other applicants ask, and when, as it was") {
    Scenario more = small::everything();
    SectorSpec extra = small::applicants("extra", 50, Distribution::lognormal(3, 1));
    more.sectors.push_back(extra);
    more.callSeries[0].sectors.push_back("extra");
    const auto before = requestsOf(run(small::everything()), 3), after = requestsOf(run(more), 3);
    CHECK(before.size() > 200);
    CHECK(before == after);
    CHECK(requestsOf(run(more), 5).size() > before.size());
}

TEST_CASE("a call more leaves those who would have applied to the others as they were") {
    Scenario s = small::everything();
    for (SectorSpec& sector : s.sectors) sector.stream.reset(), sector.adoption.reset();
    Scenario more = s;
    more.calls = {small::call("between", {2026, 2, 20}, {2026, 3, 1})};
    more.calls[0].sectors = {"academia"};
    const auto before = requestsOf(run(s), 3), after = requestsOf(run(more), 3);
    CHECK(after.size() == before.size() + 30);
    for (const auto& [entity, asked] : before) CHECK(after.at(entity) == asked);
}

TEST_CASE("two policies meet the same applicants and the same deliveries") {
    std::vector<ReplicationOutcome> outcomes;
    for (const AwardRow& row : awardTable()) {
        Scenario s = small::everything();
        s.policy.award.rule = std::string(row.name);
        outcomes.push_back(run(s));
    }
    for (std::size_t i = 1; i < outcomes.size(); ++i) {
        CHECK(requestsOf(outcomes[i], 3) == requestsOf(outcomes[0], 3));
        CHECK_FALSE(sameOutcome(outcomes[i], outcomes[0]));
        for (std::size_t d = 0; d < outcomes[0].ladder.dates.size(); ++d)
            for (const Rung rung : {Rung::procured, Rung::notArrived})
                CHECK(outcomes[i].ladder.countAt(d, 1)[static_cast<std::size_t>(rung)] ==
                      outcomes[0].ladder.countAt(d, 1)[static_cast<std::size_t>(rung)]);
    }
}

TEST_CASE("two policies meet the same failures: down GPU-time does not depend on the award rule") {
    Scenario s = small::everything();
    s.tranches[0].lifeYears = 100;  // when a node retires does depend on grants
    s.policy.award.rule = "strict_cut";
    Scenario t = s;
    t.policy.award.rule = "partial_marginal";
    const ReplicationOutcome a = run(s), b = run(t);
    CHECK(byPool(a, Rung::down, 0) == byPool(b, Rung::down, 0));
    CHECK(byPool(a, Rung::down, 1) == byPool(b, Rung::down, 1));
    CHECK(byPool(a, Rung::down, 1) > 0);
}

TEST_CASE("a scenario without sectors, calls, tranches or everything runs to its end") {
    Scenario s = small::everything();
    s.sectors.resize(4);
    Scenario noCalls = s, noPools = s, nothing;
    noCalls.callSeries.clear();
    noPools.tranches.clear();
    noPools.setAsides.clear();
    noPools.contests.clear();
    nothing.horizon = s.horizon;
    CHECK(run(noCalls).stop == StopReason::horizon);
    const ReplicationOutcome o = run(noPools);
    CHECK(o.stop == StopReason::horizon);
    for (const Application& a : o.applications)
        if (a.decided != kNever) CHECK((a.status == Status::ineligible && a.binding == Binding::noPool));
    CHECK(run(nothing).stop == StopReason::horizon);
    nothing.tranches = s.tranches;
    nothing.hardware = s.hardware;
    CHECK(small::total(run(nothing), Rung::procured) > 0);
}

}  // namespace tranche
