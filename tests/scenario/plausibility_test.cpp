// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Magnitudes that nobody can have meant. The case that this is for: of the reports of 18 December 2025 one gives
// 1.4 trillion won as 947.2 million dollars, another as "almost 9.5 billion".

#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "models/scenario/plausibility.hpp"
#include "tests/scenario/scenario_folder.hpp"

using namespace tranche;
using namespace tranche::testing;

namespace {

const std::string kBase = R"(scenario: small
horizon: {start: 2026-01-01, end: 2026-12-31}
hardware:
  - {id: H200, node_gpus: 8, memory_gb: 141, power_kw: 1.275, h200_equivalent: 1}
  - {id: NPU, kind: npu, node_gpus: 8, memory_gb: 48, power_kw: 0.28, h200_equivalent: 0.4}
tranches:
  - id: first
    gpu: H200
    units: 10000
    cost_krw: 1400000000000
    cost_usd: 947200000
    milestones: [{id: ready, on: 2026-01-01}]
    procured_at: ready
    installed_at: ready
    in_service_at: ready
sectors:
  - {id: academia, per_call: {applicants: 514}}
calls:
  - {id: one, opens: 2026-02-01, closes: 2026-02-28, decision_days: 10}
policy: {name: merit, price: {list: {H200: 1500}, reference: 1500}}
)";

// Errors and warnings, places shortened.
std::string said(const std::vector<std::string>& overrides) {
    const ScenarioFolder files;
    const LoadResult result = files.load("s.yaml", kBase, overrides);
    std::string text;
    for (const Issue& issue : result.issues.sorted())
        text += std::string(issue.warning ? "warning " : "error ") + issue.key + ": " + issue.found + " | " +
                issue.expected + "\n";
    CHECK((result.loaded.has_value()) == (text.find("error ") == std::string::npos));
    return text;
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("1.4 trillion won beside 947.2 million dollars is believed") {
    CHECK(said({}) == "");
}

TEST_CASE("1.4 trillion won beside almost 9.5 billion dollars is refused, with the rate that it implies") {
    CHECK(said({"tranches.first.cost_usd=9500000000"}) ==
          "error tranches[0].cost_usd: 147 KRW for a USD: 1,400,000,000,000 KRW beside 9,500,000,000 USD | "
          "900 to "
          "1,900 (plausibility.krw_per_usd); ten times it would be 1,474: a tenfold slip?\n");
}

TEST_CASE("the fault stands at the line of the file") {
    const ScenarioFolder files;
    std::string text = kBase;
    text.replace(text.find("947200000"), 9, "9500000000");
    CHECK(has(files.faults("s.yaml", text), "s.yaml:11:15: tranches[0].cost_usd: found 147 KRW for a USD"));
}

TEST_CASE("a severity turns a refusal into a warning, or off, for one band or for all") {
    CHECK(has(said({"tranches.first.cost_usd=9500000000", "plausibility.severity=warning"}),
              "warning tranches[0].cost_usd: 147 KRW"));
    CHECK(said({"tranches.first.cost_usd=9500000000", "plausibility.severity=off"}) == "");
    CHECK(has(said({"tranches.first.cost_usd=9500000000",
                    "plausibility.krw_per_usd={low: 900, high: 1900, severity: warning}"}),
              "warning tranches[0].cost_usd: 147 KRW"));
    CHECK(said({"tranches.first.cost_usd=9500000000", "plausibility.krw_per_usd={low: 100, high: 1900}",
                "exchange_rate.krw_per_usd=147"}) == "");
    CHECK(
        has(said({"hardware.H200.power_kw=7", "plausibility.severity=error"}), "error hardware[0].power_kw"));
}

TEST_CASE("every contract of the programme is believed, and none with a digit lost or added") {
    struct Contract {
        double krw;
        int units;
    };
    // Phase 1 in all and its parts, the supercomputer, phase 2, the centre, the leases of 2025.
    for (const Contract c : {Contract{1459e9, 13136},
                             {256e9, 3056},
                             {203e9, 2424},
                             {1000e9, 7656},
                             {382.5e9, 8496},
                             {2080e9, 9704},
                             {2500e9, 15000},
                             {172.3e9, 2600}}) {
        CAPTURE(c.units);
        const auto with = [&](double factor) {
            const int whole = c.units / 8 * 8;
            return said(
                {"tranches.first.cost_usd=null", "tranches.first.units=" + std::to_string(whole),
                 "tranches.first.cost_krw=" + std::to_string(static_cast<std::int64_t>(c.krw * factor))});
        };
        CHECK(with(1) == "");
        CHECK(has(with(10), "error tranches[0].cost_krw"));
        CHECK(has(with(10), "a tenth of it would be"));
        CHECK(has(with(0.1), "error tranches[0].cost_krw"));
        CHECK(has(with(0.1), "ten times it would be"));
    }
}

TEST_CASE("a rate within the band but far from the scenario's own is a warning") {
    CHECK(has(said({"tranches.first.cost_usd=1500000000"}),
              "warning tranches[0].cost_usd: 933 KRW for a USD: 1,400,000,000,000 KRW beside 1,500,000,000 "
              "USD | about "
              "the exchange rate, 1,450"));
    CHECK(said({"tranches.first.cost_usd=1500000000", "exchange_rate.krw_per_usd=950"}) == "");
    CHECK(has(said({"exchange_rate.krw_per_usd=145"}), "error exchange_rate.krw_per_usd: 145"));
}

TEST_CASE("power, prices and people far from anything known are warnings") {
    CHECK(has(said({"hardware.H200.power_kw=7"}),
              "warning hardware[0].power_kw: 8.75 kW with PUE 1.25 | 0.5 to 4.5"));
    CHECK(has(said({"hardware.NPU.power_kw=2.8"}), "warning hardware[1].power_kw: 3.5"));
    CHECK(has(said({"policy.price.list.H200=15000"}), "warning policy.price.list.H200: 15,000 KRW/GPU h"));
    CHECK(has(said({"operations.energy_price_krw_per_kwh=18.27"}),
              "warning operations.energy_price_krw_per_kwh: 18.3"));
    CHECK(has(said({"sectors.academia.per_call.applicants=514000"}),
              "warning sectors[0].per_call.applicants: 514,000 applicants a call | 0.5 to 50,000"));
    CHECK(has(said({"sectors.academia.per_call=null",
                    "sectors.academia.adoption={market: 900000, start: 2024-01-01}"}),
              "warning sectors[0].adoption.market: 900,000 teams"));
}

TEST_CASE("a price of NPUs has a band of its own") {
    CHECK(said({"tranches.first.gpu=NPU", "tranches.first.cost_usd=null",
                "tranches.first.cost_krw=160000000000"}) == "");
    CHECK(has(said({"tranches.first.gpu=NPU"}), "plausibility.npu_price_krw"));
}

TEST_CASE("a band is in order, and a figure that is not written is not judged") {
    CHECK(has(said({"plausibility.krw_per_usd={low: 9, high: 1}"}), "plausibility.krw_per_usd.high"));
    CHECK(said({"tranches.first.cost_krw=0"}) == "");
}

TEST_CASE("the shipped programme is within its bands") {
    const LoadResult result =
        loadScenario({std::filesystem::path(TRANCHE_SOURCE_DIR) / "scenarios/korea-2030.yaml", {}, {}});
    CHECK(result.loaded);
    CHECK(formatIssues(result.issues) == "");
}
