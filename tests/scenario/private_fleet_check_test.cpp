// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Private fleets that contradict the rest of a scenario are refused with their place; variants change them by id.
#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "models/fields/node_json.hpp"
#include "models/scenario/scenario_reader.hpp"
#include "tests/scenario/scenario_folder.hpp"

using namespace tranche;
using namespace tranche::testing;

namespace {

const std::filesystem::path kScenario =
    std::filesystem::path(TRANCHE_SOURCE_DIR) / "scenarios/korea-2030.yaml";

std::string said(const std::string& fleet) {
    const LoadResult result =
        loadScenario({kScenario,
                      {"sites=[{id: haenam, power_kw: [{from: 2028-01-01, kw: 40000}]}]",
                       "private_fleets=[" + fleet + "]"},
                      {}});
    return (result.loaded ? "loaded\n" : "") + formatIssues(result.issues);
}

std::string fleet(const std::string& more, const std::string& id = "naver",
                  const std::string& gpus = "60000") {
    return "{id: " + id + ", gpu: B200, gpus: " + gpus +
           ", arrivals: {from: 2026-01-01, mid: 2028-01-01, to: 2030-12-31}" + more + "}";
}

struct Refusal {
    std::string fleet;
    const char* key;
    const char* expected;
};

const std::vector<Refusal> kRefusals{
    {fleet(", site: haenm"), "private_fleets[0].site", "did you mean 'haenam'"},
    {"{id: n, gpu: B20, gpus: 8, arrivals: {from: 2026-01-01, mid: 2028-01-01, to: 2030-12-31}}",
     "private_fleets[0].gpu", "the id of a GPU model"},
    {"{id: n, gpu: B200, gpus: 8, arrivals: {from: 2026-01-01, mid: 2031-01-01, to: 2030-12-31}}",
     "private_fleets[0].arrivals.mid", "a day between 2026-01-01 and 2030-12-31"},
    {"{id: n, gpu: B200, gpus: 8, arrivals: {from: 2026-01-01, mid: 2026-01-01, to: 2026-01-01}}",
     "private_fleets[0].arrivals.to", "a day after 2026-01-01"},
    {"{id: n, gpu: B200, gpus: 8, arrivals: {from: 2026-01-01, mid: 2026-06-01}}",
     "private_fleets[0].arrivals", "to"},
    {fleet("", "naver", "60001"), "private_fleets[0].gpus", "a multiple of 8"},
    {fleet("", "naver", "0"), "private_fleets[0].gpus", "1"},
    {fleet("") + ", " + fleet(""), "private_fleets[1].id", "no other fleet"},
    {fleet("", "naicc"), "private_fleets[0].id", "no tranche, pool or lease has"},
    {fleet("", "na.ver"), "private_fleets[0].id", "without '.' and '/'"},
    {fleet("", "all"), "private_fleets[0].id", "all fleets together"},
    {fleet(", factor: vendr"), "private_fleets[0].factor", "the id of a delay factor"},
    {fleet(", loading: 0.5"), "private_fleets[0].loading", "a `factor` to load on"},
    {fleet(", slip_share: 1.5"), "private_fleets[0].slip_share", "1"},
    {fleet(", slipshare: 0.5"), "private_fleets[0]", "slip_share"},
};

}  // namespace

TEST_CASE("private fleets that contradict the rest are refused with their place and the reason") {
    for (const Refusal& r : kRefusals) {
        const std::string all = said(r.fleet);
        CAPTURE(r.fleet);
        CAPTURE(all);
        CHECK(all.find("loaded\n") == std::string::npos);
        CHECK(all.find(r.key) != std::string::npos);
        CHECK(all.find(r.expected) != std::string::npos);
    }
}

TEST_CASE("private fleets with all their keys are read, and one that never comes is pointed out") {
    const std::string all = said(fleet(
        ", name: Naver, slip_share: {uniform: {low: 0.1, high: 0.5}}, delay_days: {lognormal: {median: 60, "
        "sigma: 0.5}}, factor: vendor, loading: 0.5, site: haenam"));
    CAPTURE(all);
    CHECK(all.starts_with("loaded\n"));
    CHECK(all.find("private_fleets") == std::string::npos);
    const std::string never =
        said("{id: n, gpu: B200, gpus: 8, arrivals: {from: 2031-01-01, mid: 2032-01-01, to: 2033-12-31}}");
    CAPTURE(never);
    CHECK(never.starts_with("loaded\n"));
    CHECK(never.find("private_fleets[0].arrivals.from") != std::string::npos);
}

TEST_CASE("a scenario that extends another changes its private fleets by their ids") {
    ScenarioFolder files;
    files.write("base.yaml", R"(scenario: base
horizon: {start: 2026-01-01, end: 2030-12-31}
hardware: [{id: H200, node_gpus: 8, memory_gb: 141, power_kw: 1.2, h200_equivalent: 1}]
tranches:
  - {id: p, gpu: H200, units: 80, milestones: [{id: r, on: 2026-01-01}], procured_at: r, installed_at: r, in_service_at: r}
private_fleets:
  - {id: sk, gpu: H200, gpus: 50000, slip_share: 0.3, arrivals: {from: 2026-01-01, mid: 2028-01-01, to: 2030-12-31}}
  - {id: naver, gpu: H200, gpus: 60000, arrivals: {from: 2026-01-01, mid: 2028-01-01, to: 2030-12-31}}
sectors: [{id: academia, per_call: {applicants: 5}}]
calls: [{id: one, opens: 2026-02-01, closes: 2026-02-28, decision_days: 10}]
policy: {name: merit}
)");
    const LoadResult r = files.load("late.yaml",
                                    "extends: base.yaml\nscenario: late\n"
                                    "private_fleets:\n"
                                    "  - {id: naver, gpus: 40000, arrivals: {mid: 2029-01-01}}\n"
                                    "  - {id: kt, gpu: H200, gpus: 800, arrivals: {from: 2026-01-01, mid: "
                                    "2027-01-01, to: 2028-01-01}}\n");
    INFO(formatIssues(r.issues));
    REQUIRE(r.loaded);
    const std::vector<PrivateFleetSpec>& fleets = r.loaded->scenario.privateFleets;
    REQUIRE(fleets.size() == 3);
    CHECK(fleets[0].slipShare.mean() == 0.3);
    CHECK(fleets[1].gpus == 40000);
    CHECK(fleets[1].arrivals.mid == Date{2029, 1, 1});
    CHECK(fleets[1].arrivals.to == Date{2030, 12, 31});
    CHECK(fleets[2].id == "kt");
}
