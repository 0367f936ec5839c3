// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Supply that contradicts itself is refused with its place and the reason; supply as it should be is not.
#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "models/scenario/scenario_reader.hpp"

using namespace tranche;

namespace {

const std::filesystem::path kScenario =
    std::filesystem::path(TRANCHE_SOURCE_DIR) / "scenarios/korea-2030.yaml";

std::string said(std::vector<std::string> overrides) {
    const LoadResult result = loadScenario({kScenario, std::move(overrides), {}});
    return (result.loaded ? "loaded\n" : "") + formatIssues(result.issues);
}

struct Refusal {
    std::vector<std::string> overrides;
    const char* key;
    const char* expected;
};

const std::vector<Refusal> kRefusals{
    {{"tranches.naicc.site=haenam"}, "tranches[7].site", "the id of a site"},
    {{"sites=[{id: haenam}, {id: haenam}]"}, "sites[1].id", "a name that no other of the list has"},
    {{"sites=[{id: haenam}]", "tranches.top-up.pool=naicc", "tranches.naicc.site=haenam"},
     "tranches[8].pool",
     "stand at one site"},
    {{"sites=[{id: haenam, power_kw: [{from: 2028-01-01, kw: 5}, {from: 2027-01-01, kw: 9}]}]"},
     "sites[0].power_kw",
     "dates that rise"},
    {{"operations.spare_nodes={naic: 3}"}, "operations.spare_nodes.naic", "the id of a pool"},
    {{"operations.spare_nodes={p1-h200: 287}"}, "operations.spare_nodes.p1-h200", "fewer than the 287 nodes"},
    {{"operations.common_outages=[{id: rack, per_year: 1, nodes: 9, pools: [x]}]"},
     "operations.common_outages[0].pools[0]",
     "the id of a pool"},
    {{"operations.permanent_loss_per_year=0.5", "operations.failures_per_1000_node_days=1"},
     "operations.permanent_loss_per_year",
     "at most the failures of a node in a year"},
    {{"operations.infant_shape=0.5"}, "operations.infant_shape", "infant_days above 0"},
    {{"operations.checkpoint_minutes=5", "operations.failures_per_1000_node_days=0"},
     "operations.checkpoint_minutes",
     "failures_per_1000_node_days above 0"},
    {{"operations.co2_kg_per_kwh={next: 0.4}"}, "operations.co2_kg_per_kwh", "years, such as 2027"},
    {{"tranches.naicc.budget=main"}, "tranches[7].budget", "the id of a budget"},
    {{"budgets=[{id: main, appropriations: [{year: 2026, krw: 1}]}]", "tranches.naicc.budget=main",
      "tranches.naicc.cost_krw=0"},
     "tranches[7].budget",
     "a price path of Rubin"},
    {{"budgets=[{id: main}]"}, "budgets[0].appropriations", "appropriations or a company"},
    {{"budgets=[{id: main, appropriations: [{year: 2027, krw: 1}, {year: 2026, krw: 1}]}]"},
     "budgets[0].appropriations",
     "years that rise"},
    {{"tranches.naicc.payments={contract: 0.5}"}, "tranches[7].payments", "shares that sum to 1"},
    {{"tranches.naicc.budget=''"}, "tranches[7].contract_years", "a budget beside it"},
    {{"prices=[{gpu: Rubin}]"}, "prices[0].usd", "one of the two"},
    {{"prices=[{gpu: Rubin, usd: 70000, krw: 1e8}]"}, "prices[0].krw", "one of the two"},
    {{"prices=[{gpu: Rubi, usd: 70000}]"}, "prices[0].gpu", "Rubin"},
    {{"prices=[{gpu: Rubin, usd: 70000}, {gpu: Rubin, usd: 60000}]"}, "prices[1].gpu", "one price path"},
    {{"prices=[{gpu: Rubin, usd: 70000, steps: [{id: x, from: 2028-01-01, until: 2027-01-01, change: "
      "0.4}]}]"},
     "prices[0].steps[0].until",
     "a day not before 2028-01-01"},
    {{"leases=[{id: l, gpu: H200, gpus: 64}]"}, "leases[0].from", "one of the two"},
    {{"leases=[{id: l, gpu: H200, gpus: 63, from: 2026-01-01}]"}, "leases[0].gpus", "a multiple of 8"},
    {{"leases=[{id: l, gpu: H200, gpus: 64, from: 2026-01-01, pool: naicc}]"},
     "leases[0].pool",
     "a pool of one GPU model"},
    {{"leases=[{id: l, gpu: H200, gpus: 64, when_late: {tranche: naic}}]"},
     "leases[0].when_late.tranche",
     "a tranche with planned_in_service"},
    {{"tranches.p1-h200.refresh={gpu: Rubin}"}, "tranches[0].refresh.gpu", "a price path"},
    {{"tranches.p1-h200.retire=economic"}, "tranches[0].retire", "a price path of another GPU model"},
    {{"tranches.p2-b300.operator.default_probability=0.1"},
     "tranches[6].operator.default_probability",
     "as for Naver Cloud, Samsung SDS, Elice elsewhere"},
    {{"hardware=[{id: H200, node_gpus: 8, memory_gb: 1, power_kw: 1, h200_equivalent: 1, readiness: {steps: "
      "[{from: 2027-01-01, share: 0.2}], curve: {start: 2026-01-01}}}]"},
     "hardware[0].readiness.curve",
     "one of the two"},
};

}  // namespace

TEST_CASE("supply that contradicts itself is refused with its place and the reason") {
    for (const Refusal& r : kRefusals) {
        const std::string all = said(r.overrides);
        CAPTURE(r.overrides[0]);
        CAPTURE(all);
        CHECK(all.find("loaded\n") == std::string::npos);
        CHECK(all.find(r.key) != std::string::npos);
        CHECK(all.find(r.expected) != std::string::npos);
    }
}

TEST_CASE("supply with all its parts is read, and a price of the wrong size is pointed out") {
    const std::vector<std::string> whole{
        "sites=[{id: haenam, pue: 1.15, power_kw: [{from: 2028-01-01, kw: 40000, slip_days: {uniform: {low: "
        "0, "
        "high: 90}}}], cooling_kw: [{from: 2028-01-01, kw: 30000}]}]",
        "tranches.naicc.site=haenam",
        "budgets.gpu-line.unspent=carry_over",
        "budgets.centre.company.public_share=0.51",
        "exchange_rate={krw_per_usd: 1450, volatility: 0.1}",
        "tranches.top-up.cost_krw=0",
        "leases=[{id: bridge, gpu: H200, gpus: 2600, when_late: {tranche: p2-rubin, by_days: 60}, months: 9, "
        "krw_per_gpu_month: 5500000}]",
        "operations.spare_nodes={naicc: 20}",
        "operations.repair_crews=12"};
    std::vector<std::string> fair = whole, dear = whole;
    fair.push_back(
        "prices=[{gpu: Rubin, usd: 75000, all_in_factor: 1.6, learning: {rate: 0.15, units: 500000}}]");
    dear.push_back("prices=[{gpu: Rubin, usd: 750000}]");
    CHECK(said(fair) == "loaded\n");
    CHECK(said(dear).find("prices[0].usd") != std::string::npos);
    CHECK(said(dear).find("plausibility.gpu_price_krw") != std::string::npos);
}
