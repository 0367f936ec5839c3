// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// GPUs of firms inside whole runs: they take power that the government's GPUs then lack, and nothing else.
#include <doctest/doctest.h>

#include <algorithm>

#include "models/outcome/metric_table.hpp"
#include "models/programme/study.hpp"
#include "tests/programme/small_scenarios.hpp"

namespace tranche {
namespace {

using small::at;
using small::countAt;
using small::run;

// `gpus` that all come on the first of a month in 2026.
PrivateFleetSpec fleet(std::string id, Gpus gpus, int month, std::string site = "site") {
    PrivateFleetSpec f;
    f.id = std::move(id);
    f.gpu = "g";
    f.gpus = gpus;
    const Date to{2026, month, 1};
    f.arrivals = {addDays(to, -10), addDays(to, -5), to, 1};
    f.site = std::move(site);
    return f;
}

// 100 GPUs of the government of 1 kW from `arrive` on, one a node, PUE 1.25, at a site.
Scenario shared(std::vector<CapStepSpec> powerKw, Date arrive = small::kStart) {
    Scenario s = small::base(100);
    s.hardware[0].powerKw = 1;
    s.tranches = {small::delivery("p", "g", 100, arrive)};
    s.tranches[0].site = "site";
    SiteSpec site;
    site.id = "site";
    site.powerKw = std::move(powerKw);
    s.sites = {site};
    return s;
}

const FleetCount& fleetAt(const ReplicationOutcome& o, Date date, std::size_t fleet = 0) {
    const auto& dates = o.ladder.dates;
    const auto d = std::find(dates.begin(), dates.end(), at(date)) - dates.begin();
    REQUIRE(d < static_cast<std::ptrdiff_t>(dates.size()));
    return o.power.fleet[static_cast<std::size_t>(d) * o.power.fleets + fleet];
}

const SitePower& siteAt(const ReplicationOutcome& o, Date date) {
    const auto& dates = o.ladder.dates;
    const auto d = std::find(dates.begin(), dates.end(), at(date)) - dates.begin();
    return o.power.site[static_cast<std::size_t>(d)];
}

double metric(const Scenario& s, std::string_view name) {
    const Setting setting(s);
    const StudyFacts facts = studyFacts(setting);
    const auto slots = metricSlots(facts);
    const std::ptrdiff_t slot = findSlot(slots, name);
    CAPTURE(name);
    REQUIRE(slot >= 0);
    return evaluate(slots, MetricView(simulate(setting, {1, 0}), facts))[static_cast<std::size_t>(slot)];
}

}  // namespace

TEST_CASE("a private fleet that came first keeps its power, and the government's nodes stay dark") {
    Scenario s = shared({{{2026, 1, 1}, 125}}, {2026, 5, 1});  // 100 kW of IT
    s.privateFleets = {fleet("firm", 70, 2)};
    const ReplicationOutcome o = run(s);
    CHECK(fleetAt(o, {2026, 3, 1}).powered == 70);
    CHECK(countAt(o, {2026, 6, 1}, Rung::free) == 30);
    CHECK(countAt(o, {2026, 6, 1}, Rung::poweredOff) == 70);
    CHECK(fleetAt(o, {2026, 6, 1}).powered == 70);
    const SitePower& power = siteAt(o, {2026, 6, 1});
    CHECK(power.cap == 100000);
    CHECK(power.government == 30000);
    CHECK(power.privately == 70000);
    CHECK(power.waiting == 70000);
}

TEST_CASE("behind the government's nodes a private fleet waits for power, and gets it when the cap grows") {
    Scenario s = shared({{{2026, 1, 1}, 150}, {{2026, 7, 1}, 175}, {{2026, 9, 1}, 1000}});
    s.privateFleets = {fleet("firm", 70, 2), fleet("second", 5, 3)};
    const ReplicationOutcome o = run(s);
    CHECK(countAt(o, {2026, 6, 1}, Rung::free) == 100);
    CHECK(fleetAt(o, {2026, 6, 1}).there == 70);
    CHECK(fleetAt(o, {2026, 6, 1}).powered == 20);  // as many of a step as fit
    CHECK(fleetAt(o, {2026, 6, 1}, 1).there == 5);
    CHECK(fleetAt(o, {2026, 6, 1}, 1).powered == 0);  // waits its turn
    CHECK(fleetAt(o, {2026, 8, 1}).powered == 40);
    CHECK(fleetAt(o, {2026, 10, 1}).powered == 70);
    CHECK(fleetAt(o, {2026, 10, 1}, 1).powered == 5);
    CHECK(o.power.fleet[o.power.fleet.size() - 2].unpowered == (50 * 150 + 30 * 62) * kDay);
    CHECK(metric(s, "private.gpu_hours_unpowered@fleet:firm") == (50 * 150 + 30 * 62) * 24.0);
}

TEST_CASE("at one instant the government's delivery comes first, then fleets as they are listed") {
    Scenario s = shared({{{2026, 1, 1}, 137.5}}, {2026, 2, 1});  // 110 kW of IT
    s.privateFleets = {fleet("b", 7, 2), fleet("a", 7, 2)};
    const ReplicationOutcome o = run(s);
    CHECK(countAt(o, {2026, 3, 1}, Rung::free) == 100);
    CHECK(fleetAt(o, {2026, 3, 1}, 0).powered == 7);
    CHECK(fleetAt(o, {2026, 3, 1}, 1).powered == 3);
}

TEST_CASE(
    "when a cap falls idle government nodes go dark first, then private and granted ones by their age") {
    Scenario s =
        shared({{{2026, 1, 1}, 1000}, {{2026, 4, 1}, 137.5}, {{2026, 5, 1}, 75}, {{2026, 8, 1}, 1000}});
    s.privateFleets = {fleet("firm", 50, 2)};
    s.sectors.push_back(small::applicants("x", 1, Distribution::constant(60), 12));
    s.sectors.back().serversMax = 100000;
    s.calls.push_back(small::call("c", {2026, 1, 1}, {2026, 1, 10}));
    const ReplicationOutcome o = run(s);
    CHECK(fleetAt(o, {2026, 3, 1}).powered == 50);
    CHECK(countAt(o, {2026, 3, 1}, Rung::granted) == 60);
    CHECK(countAt(o, {2026, 4, 1}, Rung::free) == 0);  // 110 kW: the 40 idle ones
    CHECK(countAt(o, {2026, 4, 1}, Rung::granted) == 60);
    CHECK(fleetAt(o, {2026, 4, 1}).powered == 50);
    CHECK(fleetAt(o, {2026, 5, 1}).powered == 0);  // 60 kW: the private servers are the younger ones
    CHECK(countAt(o, {2026, 5, 1}, Rung::granted) == 60);
    CHECK(fleetAt(o, {2026, 8, 1}).powered == 50);
    CHECK(countAt(o, {2026, 8, 1}, Rung::free) == 40);
}

TEST_CASE("a falling cap spares a private fleet that is older than the government's grants") {
    Scenario s = shared({{{2026, 1, 1}, 1000}, {{2026, 6, 1}, 100}}, {2026, 2, 15});
    s.privateFleets = {fleet("firm", 50, 2)};
    s.sectors.push_back(small::applicants("x", 1, Distribution::constant(100), 12));
    s.sectors.back().serversMax = 100000;
    s.calls.push_back(small::call("c", {2026, 3, 1}, {2026, 3, 10}));
    const ReplicationOutcome o = run(s);
    CHECK(countAt(o, {2026, 5, 1}, Rung::granted) == 100);
    CHECK(fleetAt(o, {2026, 6, 1}).powered == 50);
    CHECK(countAt(o, {2026, 6, 1}, Rung::granted) == 30);
}

TEST_CASE(
    "private GPUs are on no rung, in no target and are never granted, but the national total has them") {
    Scenario s = shared({});
    s.targets = {{120, {2026, 12, 31}}};
    s.privateFleets = {fleet("firm", 50, 2), fleet("own-power", 24, 6, "")};
    s.sectors.push_back(small::applicants("x", 1, Distribution::constant(120), 2));
    s.sectors.back().serversMax = 100000;
    s.calls.push_back(small::call("c", {2026, 7, 1}, {2026, 7, 10}));
    const ReplicationOutcome o = run(s);
    CHECK(countAt(o, {2026, 12, 1}, Rung::procured) == 100);
    CHECK(o.applications[0].status == Status::rejected);
    StudyOptions options;
    options.threads = 1;
    s.experiment.replications = {2, 2, {}};
    const RunSummary summary = runStudy(Setting(s), options).summary;
    CHECK(summary.targets[0].probability == 0);
    CHECK(summary.capacity.back().p95 == 100);
    CHECK(metric(s, "private.gpus_there") == 74);
    CHECK(metric(s, "private.gpus_powered@fleet:own-power") == 24);
    CHECK(metric(s, "national.gpus_there") == 174);
    CHECK(metric(s, "national.gpus_powered") == 174);
}

TEST_CASE("fleets that touch no site leave every outcome of the programme as it was") {
    const Scenario none = small::everything();
    Scenario with = none;
    with.privateFleets = {fleet("firm", 800, 4, "")};
    with.privateFleets[0].gpu = "H";
    with.privateFleets[0].slipShare = Distribution::uniform(0, 0.6);
    with.privateFleets[0].delayDays = Distribution::exponential(60);
    for (std::uint64_t r = 0; r < 5; ++r) {
        const ReplicationOutcome a = run(none, 7, r), b = run(with, 7, r);
        CHECK(a.power.fleet.empty());
        CHECK(b.power.fleet.size() == b.ladder.dates.size());
        CHECK(a.ladder.integral == b.ladder.integral);
        CHECK(a.ladder.waiting == b.ladder.waiting);
        REQUIRE(a.applications.size() == b.applications.size());
        for (std::size_t i = 0; i < a.applications.size(); ++i) {
            CHECK(a.applications[i].started == b.applications[i].started);
            CHECK(a.applications[i].delivered == b.applications[i].delivered);
        }
    }
    const Setting setting(none);
    for (const MetricSlot& slot : metricSlots(studyFacts(setting)))
        CHECK(slot.row->key.find("private.") == std::string_view::npos);
}

TEST_CASE("under everything at once GPUs of firms are with power or wait, and no site runs above its cap") {
    Scenario s = small::everything();
    s.hardware[0].powerKw = s.hardware[1].powerKw = 1;
    SiteSpec site;
    site.id = "site";
    site.powerKw = {{{2026, 1, 1}, 600}, {{2026, 6, 1}, 3500}, {{2027, 2, 1}, 1200}, {{2027, 9, 1}, 4000}};
    s.sites = {site};
    for (TrancheSpec& tranche : s.tranches) tranche.site = "site";
    s.operations.spareNodes = {{"h", 5}, {"b", 4}};
    s.operations.swapHours = Distribution::exponential(10);
    s.operations.permanentLossPerYear = 0.1;
    PrivateFleetSpec firm = fleet("firm", 1600, 1);
    firm.gpu = "H";
    firm.arrivals = {{2026, 1, 15}, {2026, 10, 1}, {2027, 10, 1}, {}};
    firm.slipShare = Distribution::uniform(0, 0.5);
    PrivateFleetSpec other = firm;
    other.id = "other";
    other.gpu = "B";
    s.privateFleets = {firm, other};
    bool waited = false, cut = false;
    for (std::uint64_t r = 0; r < 20; ++r) {  // the run throws when a law fails
        const ReplicationOutcome o = run(s, 4, r);
        for (std::size_t i = 0; i < o.power.fleet.size(); ++i) {
            const FleetCount& now = o.power.fleet[i];
            CHECK(now.there % 8 == 0);
            CHECK(now.powered <= now.there);
            CHECK(now.powered >= 0);
            waited = waited || now.powered < now.there;
            cut = cut || (i >= 2 && now.powered < o.power.fleet[i - 2].powered);
        }
        for (const SitePower& p : o.power.site) CHECK(p.government + p.privately <= p.cap);
    }
    CHECK(waited);
    CHECK(cut);
}

TEST_CASE("any number of threads says the same of private fleets") {
    Scenario s = shared({{{2026, 1, 1}, 125}, {{2026, 8, 1}, 150, Distribution::exponential(40)}});
    s.privateFleets = {fleet("firm", 70, 2), fleet("other", 40, 5)};
    s.delayFactors = {{"vendor", ""}};
    for (PrivateFleetSpec& f : s.privateFleets) {
        f.slipShare = Distribution::uniform(0, 0.6);
        f.delayDays = Distribution::exponential(60);
        f.factor = "vendor";
        f.loading = 0.6;
    }
    s.experiment.replications = {12, 12, {}};
    StudyOptions one, three;
    one.threads = 1;
    three.threads = 3;
    const RunSummary a = runStudy(Setting(s), one).summary, b = runStudy(Setting(s), three).summary;
    REQUIRE(a.supply.fleetPoints.size() == b.supply.fleetPoints.size());
    for (std::size_t i = 0; i < a.supply.fleetPoints.size(); ++i) {
        CHECK(a.supply.fleetPoints[i].there.mean == b.supply.fleetPoints[i].there.mean);
        CHECK(a.supply.fleetPoints[i].powered.p95 == b.supply.fleetPoints[i].powered.p95);
    }
    CHECK(a.supply.fleetPoints.back().there.p05 < a.supply.fleetPoints.back().there.p95);
}

}  // namespace tranche
