// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The rolling queue against an independent scheduler without events, and against closed forms.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/analytic/abandonment_queue.hpp"
#include "models/analytic/multi_server_queue.hpp"
#include "models/analytic/single_server_queue.hpp"
#include "tests/fleet/dice.hpp"
#include "tests/programme/small_scenarios.hpp"

namespace tranche {
namespace {

using small::run;

struct Job {
    Time submitted;
    Gpus size;
    Duration run;
    Time start = 0;
    std::size_t pool = 0;
};

// Strict first come first served without events: each job starts at the earliest instant, not before the job ahead of
// it, at which a pool holds it whole; instants worth trying are its submission, the start ahead and the ends of others.
void scheduleByHand(std::vector<Job>& jobs, const std::vector<Gpus>& pools, bool roomiest) {
    const auto free = [&](std::size_t n, std::size_t pool, Time t) {
        Gpus left = pools[pool];
        for (std::size_t j = 0; j < n; ++j)
            if (jobs[j].pool == pool && jobs[j].start <= t && t < jobs[j].start + jobs[j].run)
                left -= jobs[j].size;
        return left;
    };
    for (std::size_t n = 0; n < jobs.size(); ++n) {
        const Time earliest = std::max(jobs[n].submitted, n > 0 ? jobs[n - 1].start : 0);
        std::vector<Time> instants{earliest};
        for (std::size_t j = 0; j < n; ++j)
            if (jobs[j].start + jobs[j].run > earliest) instants.push_back(jobs[j].start + jobs[j].run);
        std::sort(instants.begin(), instants.end());
        bool placed = false;
        for (const Time t : instants) {
            Gpus most = -1;
            for (std::size_t p = 0; p < pools.size(); ++p) {
                const Gpus left = free(n, p, t);
                if (left < jobs[n].size || (placed && (!roomiest || left <= most))) continue;
                placed = true;
                most = left;
                jobs[n].start = t;
                jobs[n].pool = p;
            }
            if (placed) break;
        }
        REQUIRE(placed);
    }
}

Scenario randomQueue(std::uint64_t number, std::vector<Gpus>& pools) {
    Dice dice(number);
    Scenario s = small::queue(1, {2026, 3, 31});
    s.tranches.clear();
    pools.clear();
    const auto n = 1 + dice.below(3);
    for (std::int64_t p = 0; p < n; ++p) {
        pools.push_back(4 + dice.below(30));
        s.tranches.push_back(small::delivery("p" + std::to_string(p), "g", pools.back(), small::kStart));
    }
    const Gpus largest = *std::max_element(pools.begin(), pools.end());
    s.policy.award.pools = dice.chance(0.5) ? PoolChoice::roomiest : PoolChoice::listed;
    for (int k = 0; k < 2; ++k) {
        SectorSpec sector =
            small::stream("s" + std::to_string(k), 1 + 4 * dice.uniform(), Distribution::constant(1));
        sector.servers = Distribution::lognormal(2, 1.2);
        sector.serversMax = largest;
        // Whole days make many ends and no arrivals coincide; exponential ones none.
        sector.days = dice.chance(0.5) ? Distribution::discrete({1, 2, 3, 7}, {1, 1, 1, 1})
                                       : Distribution::exponential(2);
        s.sectors.push_back(sector);
    }
    return s;
}

// Waits [days] of who came in the window, as a mean over replications with its standard error.
struct Estimate {
    double mean = 0, error = 0;
};

template <class Value>
Estimate estimate(const Scenario& s, int replications, Value&& value) {
    const Setting setting(s);
    std::vector<double> values;
    for (int r = 0; r < replications; ++r)
        values.push_back(value(simulate(setting, {11, static_cast<std::uint64_t>(r)})));
    const double n = static_cast<double>(values.size()),
                 mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
    double squares = 0;
    for (const double v : values) squares += (v - mean) * (v - mean);
    return {mean, std::sqrt(squares / (n * (n - 1)))};
}

double meanWaitAfter(const ReplicationOutcome& o, Time warm) {
    double sum = 0, n = 0;
    for (const Application& a : o.applications) {
        if (a.submitted < warm || a.started == kNever) continue;
        sum += toDays(a.started - a.submitted);
        ++n;
    }
    return sum / n;
}

}  // namespace

TEST_CASE("start and pool of every job agree with a scheduler without events, on 200 random instances") {
    std::size_t jobsSeen = 0, waited = 0;
    for (std::uint64_t number = 0; number < 200; ++number) {
        std::vector<Gpus> pools;
        const Scenario s = randomQueue(number, pools);
        const ReplicationOutcome o = run(s, number);
        std::vector<const Application*> order;
        for (const Application& a : o.applications) order.push_back(&a);
        std::stable_sort(order.begin(), order.end(), [](const Application* a, const Application* b) {
            return a->submitted < b->submitted;
        });
        std::vector<Job> jobs;
        for (const Application* a : order) jobs.push_back({a->submitted, a->requested, a->duration});
        scheduleByHand(jobs, pools, s.policy.award.pools == PoolChoice::roomiest);
        const Time end = small::at({2026, 4, 1});
        for (std::size_t i = 0; i < jobs.size(); ++i) {
            CAPTURE(number);
            CAPTURE(i);
            ++jobsSeen;
            if (jobs[i].start >= end) {
                REQUIRE(order[i]->status == Status::submitted);
                continue;
            }
            REQUIRE(order[i]->started == jobs[i].start);
            REQUIRE(order[i]->pool == jobs[i].pool);
            waited += order[i]->started > order[i]->submitted;
        }
    }
    CHECK(jobsSeen > 20000);
    CHECK(waited > 2000);
}

TEST_CASE("the head's patience runs out, and those behind it who fit start at that very instant") {
    Scenario s = small::queue(10);
    SectorSpec holder = small::stream("a", 0, Distribution::constant(200)), head = holder, behind = holder;
    for (SectorSpec* sector : {&holder, &head, &behind}) {
        sector->stream.reset();
        sector->adoption = AdoptionSpec{1, 10, 0, {2025, 1, 1}};
        sector->serversMax = 10;
    }
    holder.servers = Distribution::constant(6);
    head.id = "b";
    head.servers = Distribution::constant(8);
    head.patienceDays = Distribution::constant(50);
    behind.id = "c";
    behind.servers = Distribution::constant(4);
    s.sectors = {holder, head, behind};
    const ReplicationOutcome o = run(s);
    REQUIRE(o.applications.size() == 3);
    CHECK(o.applications[0].started == 0);
    CHECK(o.applications[1].status == Status::withdrawn);
    CHECK(o.applications[1].ended == 50 * kDay);
    CHECK(o.applications[2].started == 50 * kDay);
}

TEST_CASE(
    "thousands who give up at one instant are no livelock, and those behind them start at that instant") {
    Scenario s = small::queue(2);
    SectorSpec holder = small::stream("a", 0, Distribution::constant(300));
    holder.stream.reset();
    holder.adoption = AdoptionSpec{1, 10, 0, {2019, 1, 1}};
    holder.servers = Distribution::constant(1);
    SectorSpec crowd = small::stream("crowd", 0, Distribution::constant(300));
    crowd.stream.reset();
    crowd.adoption = AdoptionSpec{3000, 10, 0, {2020, 1, 1}};  // all are there on the first day
    SectorSpec behind = crowd;
    behind.id = "z";
    behind.adoption->market = 1;
    behind.servers = Distribution::constant(1);
    crowd.servers = Distribution::constant(2);
    crowd.serversMax = 2;
    crowd.patienceDays = Distribution::constant(10);
    s.sectors = {holder, crowd, behind};
    const ReplicationOutcome o = run(s);
    CHECK(o.stop == StopReason::horizon);
    REQUIRE(o.applications.size() == 3002);
    CHECK(o.applications.front().started == 0);
    CHECK(o.applications[1].ended == 10 * kDay);
    CHECK(o.applications.back().started == 10 * kDay);
}

TEST_CASE("M/M/3 at 80 %: the mean wait is Erlang's within four standard errors") {
    Scenario s = small::queue(3, {2027, 12, 31});
    s.sectors = {small::stream("x", 24, Distribution::exponential(0.1))};
    const Estimate wait =
        estimate(s, 20, [](const ReplicationOutcome& o) { return meanWaitAfter(o, 30 * kDay); });
    const double truth = MultiServerQueue(24, 10, 3).meanWait();
    CAPTURE(wait.mean);
    CHECK(std::abs(wait.mean - truth) < 4 * wait.error);
    CHECK(wait.error < 0.03 * truth);
}

TEST_CASE("M/D/1 and M/G/1: the mean wait is that of Pollaczek and Khinchine within four standard errors") {
    for (const double cv2 : {0.0, 0.5}) {
        Scenario s = small::queue(1, {2027, 12, 31});
        s.sectors = {
            small::stream("x", 14, cv2 == 0 ? Distribution::constant(0.05) : Distribution::erlang(2, 0.05))};
        const Estimate wait =
            estimate(s, 20, [](const ReplicationOutcome& o) { return meanWaitAfter(o, 30 * kDay); });
        const double truth = pollaczekKhinchineWait(14, serviceMoments(0.05, cv2));
        CAPTURE(cv2);
        CAPTURE(wait.mean);
        CHECK(std::abs(wait.mean - truth) < 4 * wait.error);
        CHECK(wait.error < 0.03 * truth);
    }
}

TEST_CASE("EX-ERLANGA: ten servers, load ten, patience as long as service: .1251 of all give up") {
    Scenario s = small::queue(10, {2027, 12, 31});
    s.sectors = {small::stream("x", 100, Distribution::exponential(0.1))};
    s.sectors[0].patienceDays = Distribution::exponential(0.1);
    const AbandonmentFigures truth = abandonmentQueue(100, 10, 10, 10);
    CHECK(truth.abandonProbability == doctest::Approx(.1251100).epsilon(1e-6));
    const Estimate lost = estimate(s, 10, [](const ReplicationOutcome& o) {
        double gone = 0, all = 0;
        for (const Application& a : o.applications) {
            if (a.submitted < 10 * kDay) continue;
            gone += a.status == Status::withdrawn;
            ++all;
        }
        return gone / all;
    });
    CHECK(std::abs(lost.mean - truth.abandonProbability) < 4 * lost.error);
    CHECK(lost.error < 0.02 * truth.abandonProbability);
}

TEST_CASE("without any patience the queue is a loss system: Erlang B(10, 8) is .1217") {
    Scenario s = small::queue(10, {2027, 12, 31});
    s.sectors = {small::stream("x", 80, Distribution::exponential(0.1))};
    s.sectors[0].patienceDays = Distribution::constant(0);
    const Estimate lost = estimate(s, 10, [](const ReplicationOutcome& o) {
        double gone = 0;
        for (const Application& a : o.applications) gone += a.status == Status::withdrawn;
        return gone / static_cast<double>(o.applications.size());
    });
    CHECK(std::abs(lost.mean - .1216611) < 4 * lost.error);
    CHECK(lost.error < 0.02 * .1217);
}

TEST_CASE("all times seven times as long make every wait seven times as long") {
    // Laws scale exactly; instants are rounded to the millisecond, so sums of n of them agree to 7 n / 2 ms.
    Scenario s = small::queue(70, {2026, 2, 28}), t = small::queue(70, addDays({2026, 1, 1}, 59 * 7 - 1));
    for (Scenario* each : {&s, &t}) {
        const double scale = each == &t ? 7 : 1;
        SectorSpec sector = small::stream("x", 20 / scale, Distribution::lognormal(1.2 * scale, 0.8));
        sector.servers = Distribution::lognormal(1, 1);
        sector.serversMax = 12;
        each->sectors = {sector};
    }
    const ReplicationOutcome a = run(s), b = run(t);
    const std::size_t n = std::min(a.applications.size(), b.applications.size());
    CHECK(n > 1000);
    CHECK(std::abs(static_cast<double>(a.applications.size()) - static_cast<double>(b.applications.size())) <=
          1);
    std::size_t waits = 0, compared = 0;
    for (std::size_t i = 0; i < n; ++i) {
        const Application &x = a.applications[i], &y = b.applications[i];
        CHECK(std::abs(7 * x.submitted - y.submitted) <= 7 * 1200);
        if (x.started == kNever || y.started == kNever) continue;
        ++compared;
        waits += x.started > x.submitted;
        CHECK(x.requested == y.requested);
        CHECK(std::abs(7 * x.started - y.started) <= 7 * 5000);
    }
    CHECK(compared > 500);
    CHECK(waits > 100);
}

TEST_CASE("three times the GPUs for requests three times the size give the same starts under strict FCFS") {
    std::vector<Gpus> pools;
    for (std::uint64_t number = 0; number < 10; ++number) {
        Scenario s = randomQueue(number, pools), t = s;
        for (TrancheSpec& tranche : t.tranches) tranche.units *= 3;
        t.serverGpus = 3;
        const ReplicationOutcome a = run(s), b = run(t);
        REQUIRE(a.applications.size() == b.applications.size());
        for (std::size_t i = 0; i < a.applications.size(); ++i) {
            REQUIRE(3 * a.applications[i].requested == b.applications[i].requested);
            REQUIRE(a.applications[i].started == b.applications[i].started);
        }
    }
}

TEST_CASE("one more GPU never starts a job later under strict FCFS in one pool") {
    for (std::uint64_t number = 0; number < 100; ++number) {
        std::vector<Gpus> pools;
        Scenario s = randomQueue(number, pools);
        s.tranches.resize(1);
        for (SectorSpec& sector : s.sectors) sector.serversMax = pools[0];
        Scenario more = s;
        ++more.tranches[0].units;
        const ReplicationOutcome a = run(s), b = run(more);
        REQUIRE(a.applications.size() == b.applications.size());
        for (std::size_t i = 0; i < a.applications.size(); ++i)
            REQUIRE(b.applications[i].started <= a.applications[i].started);
    }
}

TEST_CASE("a request above every pool's cap is refused and does not hold up the queue") {
    Scenario s = small::queue(10);
    s.policy.eligibility.caps = {{"g", 4}};
    s.sectors = {small::stream("x", 5, Distribution::constant(0.5))};
    s.sectors[0].servers = Distribution::discrete({1, 8}, {0.8, 0.2});
    const ReplicationOutcome o = run(s);
    std::int64_t refused = 0;
    for (const Application& a : o.applications) {
        if (a.requested == 8) {
            ++refused;
            CHECK(a.status == Status::ineligible);
            CHECK(a.binding == Binding::cap);
        } else if (a.submitted < small::at({2026, 12, 30})) {
            CHECK(a.started != kNever);
        }
    }
    CHECK(refused > 100);
}

}  // namespace tranche
