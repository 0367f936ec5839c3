// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Operators that are slow, dear or fail, and the beta period before the rest of a tranche.
#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "models/procurement/sampling.hpp"
#include "tests/procurement/example_tranches.hpp"

namespace tranche {
namespace {

using namespace examples;

TrancheSpec of(std::string id, std::string company) {
    TrancheSpec spec = purchase(
        std::move(id), {milestone("order", {}, 100), milestone("service", {"order"}, 50)}, "service");
    spec.procuredAt = spec.installedAt = "order";
    spec.operatedBy.name = std::move(company);
    return spec;
}

}  // namespace

TEST_CASE("tranches of one operator share its delay, those of others do not") {
    std::vector<TrancheSpec> specs{of("a", "Naver"), of("b", "Naver"), of("c", "Kakao")};
    for (TrancheSpec& spec : specs) spec.operatedBy.delaySigma = .3;
    const MilestoneNetwork net = network(specs);
    double sum = 0, squares = 0;
    constexpr int n = 2000;
    for (std::uint64_t r = 0; r < n; ++r) {
        const ProcurementSample s = sampleProcurement(net, {1, r});
        CHECK(s.tranches[0].inService == s.tranches[1].inService);
        CHECK(s.tranches[0].inService != s.tranches[2].inService);
        const double x = std::log(toDays(s.tranches[0].inService) / 150);
        sum += x;
        squares += x * x;
    }
    CHECK(std::abs(sum / n) < 4 * .3 / std::sqrt(n));
    CHECK(std::abs(std::sqrt(squares / n) - .3) < 4 * .3 / std::sqrt(2.0 * n));
}

TEST_CASE("an operator that fails delays all its tranches by a re-tender each, what has come excepted") {
    std::vector<TrancheSpec> specs{of("a", "Naver"), of("b", "Naver"), of("c", "Kakao"), of("d", "Naver")};
    for (TrancheSpec& spec : specs) {
        spec.operatedBy.defaultProbability = .25;
        spec.operatedBy.retenderDays = Distribution::constant(200);
    }
    specs[3].milestones[0].on = Date{2025, 7, 1};
    const MilestoneNetwork net = network(specs);
    int naver = 0, both = 0;
    constexpr int n = 2000;
    for (std::uint64_t r = 0; r < n; ++r) {
        const ProcurementSample s = sampleProcurement(net, {1, r});
        CHECK(s.defaulted[0] == s.defaulted[1]);
        CHECK(s.defaulted[3] == 0);
        CHECK(s.tranches[0].inService == (s.defaulted[0] != 0 ? 350 : 150) * kDay);
        naver += s.defaulted[0];
        both += s.defaulted[0] & s.defaulted[2];
    }
    CHECK(std::abs(naver - .25 * n) < 4 * std::sqrt(n * .25 * .75));
    CHECK(std::abs(both - .0625 * n) < 4 * std::sqrt(n * .0625));
}

// 75 and 25 servers, of which 8 and 2 are the operator's (a tie of halves goes to the first lot).
TEST_CASE("beta GPUs serve first, the rest after the beta period, and all arrive together") {
    TrancheSpec spec = of("a", "");
    spec.units = 800;
    spec.operatedBy.ownUnits = 80;
    spec.lots = {{.75, {}}, {.25, Distribution::constant(60)}};
    spec.acceptance.betaGpus = 517;  // whole servers: 512
    spec.acceptance.betaDays = Distribution::constant(30);
    const MilestoneNetwork net = network(spec);
    const ProcurementSample s = sampleProcurement(net, {1, 0});
    REQUIRE(s.lots.size() == 3);
    CHECK(s.lotUnits == std::vector<Gpus>{512, 24, 184});
    CHECK(s.lots[0].inService == 150 * kDay);
    CHECK(s.lots[0].installed == s.lots[1].installed);
    CHECK(s.lots[1].inService == 180 * kDay);
    CHECK(s.lots[2].inService == 210 * kDay);  // its own lag is longer
    Gpus own = 0;
    for (const NetworkLot& lot : net.lots()) own += lot.operatorUnits;
    CHECK(own == 80);
    CHECK(net.tranches()[0].units == 720);
    // A beta as large as the lot is no beta.
    spec.acceptance.betaGpus = 8000;
    CHECK(network(spec).lots().size() == 2);
}

TEST_CASE("the tests and the lag of the first lot are those it has without a beta period") {
    TrancheSpec spec = of("a", "");
    spec.lots = {{1, Distribution::uniform(0, 50)}};
    spec.acceptance.passProbability = .5;
    spec.acceptance.retestDays = Distribution::uniform(5, 20);
    TrancheSpec beta = spec;
    beta.acceptance.betaGpus = 40;
    for (std::uint64_t r = 0; r < 50; ++r) {
        const ProcurementSample plain = sampleProcurement(network(spec), {1, r}),
                                with = sampleProcurement(network(beta), {1, r});
        CHECK(with.lots[0].inService == plain.lots[0].inService);
        CHECK(with.lots[1].inService == plain.lots[0].inService);
    }
}

}  // namespace tranche
