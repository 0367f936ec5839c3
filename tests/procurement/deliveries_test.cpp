// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/procurement/deliveries.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/procurement/example_tranches.hpp"

using namespace tranche;
using namespace tranche::examples;

namespace {

TrancheSpec inTwoLots(const std::string& id) {
    TrancheSpec spec =
        purchase(id, {milestone("contract", {}, 5), milestone("service", {"contract"}, 20)}, "service");
    spec.procuredAt = "contract";
    spec.lots = {{0.6, {}}, {0.4, Distribution::constant(30)}};
    spec.operatedBy.ownUnits = 16;
    return spec;
}

}  // namespace

TEST_CASE("every lot is procured, installed and served once, in order of time, with ties by id") {
    const std::vector<TrancheSpec> specs{inTwoLots("b"), inTwoLots("a")};
    const MilestoneNetwork net = network(specs);
    const std::vector<Delivery> list = deliverySchedule(net, sampleProcurement(net, {1, 1}));
    REQUIRE(list.size() == 12);
    const auto is = [&](std::size_t i, double day, DeliveryKind kind, std::uint32_t tranche,
                        std::uint32_t lot) {
        CAPTURE(i);
        CHECK(list[i].time == fromDays(day));
        CHECK(list[i].kind == kind);
        CHECK(list[i].tranche == tranche);
        CHECK(list[i].lot == lot);
    };
    is(0, 5, DeliveryKind::procured, 1, 0);
    is(1, 5, DeliveryKind::procured, 1, 1);
    is(2, 5, DeliveryKind::procured, 0, 0);
    is(4, 25, DeliveryKind::installed, 1, 0);
    is(5, 25, DeliveryKind::installed, 0, 0);
    is(6, 25, DeliveryKind::inService, 1, 0);
    is(8, 55, DeliveryKind::installed, 1, 1);
    is(11, 55, DeliveryKind::inService, 0, 1);
}

TEST_CASE("the units of each kind sum to what was bought") {
    const std::vector<TrancheSpec> specs{inTwoLots("b"), inTwoLots("a")};
    const MilestoneNetwork net = network(specs);
    Gpus government[3] = {}, own[3] = {};
    for (const Delivery& delivery : deliverySchedule(net, sampleProcurement(net, {1, 2}))) {
        government[static_cast<std::size_t>(delivery.kind)] += delivery.units;
        own[static_cast<std::size_t>(delivery.kind)] += delivery.operatorUnits;
    }
    for (std::size_t kind = 0; kind < 3; ++kind) {
        CHECK(government[kind] == 128);
        CHECK(own[kind] == 32);
    }
}

TEST_CASE("the order of tranches in the file changes nothing but their numbers") {
    std::vector<TrancheSpec> specs{inTwoLots("b"), inTwoLots("a"), inTwoLots("c")};
    for (TrancheSpec& spec : specs) spec.milestones[1].durationDays = Distribution::uniform(10, 40);
    const MilestoneNetwork a = network(specs);
    std::reverse(specs.begin(), specs.end());
    const MilestoneNetwork b = network(specs);
    for (std::uint64_t r = 0; r < 50; ++r) {
        const std::vector<Delivery> la = deliverySchedule(a, sampleProcurement(a, {3, r}));
        const std::vector<Delivery> lb = deliverySchedule(b, sampleProcurement(b, {3, r}));
        REQUIRE(la.size() == lb.size());
        for (std::size_t i = 0; i < la.size(); ++i) {
            REQUIRE(la[i].time == lb[i].time);
            REQUIRE(la[i].kind == lb[i].kind);
            REQUIRE(la[i].lot == lb[i].lot);
            REQUIRE(la[i].units == lb[i].units);
            REQUIRE(a.tranches()[la[i].tranche].id == b.tranches()[lb[i].tranche].id);
        }
    }
}
