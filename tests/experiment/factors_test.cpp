// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/factors.hpp"

#include <algorithm>
#include <set>

#include "tests/experiment/ranged_scenario.hpp"

namespace tranche {
namespace {

using testing::rangedScenario;
using testing::rangedWith;
using testing::ScenarioFolder;

const Factor& named(const std::vector<Factor>& factors, const std::string& name) {
    const auto it =
        std::find_if(factors.begin(), factors.end(), [&](const Factor& f) { return f.name == name; });
    std::string all;
    for (const Factor& f : factors) all += f.name + "\n";
    REQUIRE_MESSAGE(it != factors.end(), name << " is none of\n" << all);
    return *it;
}

}  // namespace

TEST_CASE("numbers, dates and distributions with a range are factors, in the order of the document") {
    const ScenarioFolder here;
    const LoadedScenario loaded = rangedScenario(here);
    const std::vector<Factor> factors = rangedFactors(loaded);
    std::vector<std::string> names;
    for (const Factor& f : factors) names.push_back(f.name);
    CHECK(names == std::vector<std::string>{
                       "hardware.H200.h200_equivalent", "tranches.first.units",
                       "tranches.first.operator.own_units", "tranches.first.milestones.ready.on",
                       "tranches.second.milestones.ready.duration_days", "sectors.academia.servers",
                       "sectors.*.no_show", "sectors.institute.no_show"});
    CHECK(countFactors(loaded.sources) == factors.size());

    const Factor& units = named(factors, "tranches.first.units");
    CHECK(units.base == "400");
    CHECK(units.centre == "value");
    CHECK(units.unit == "GPUs");
    CHECK(units.source == "a guess");
    CHECK(units.low.set == "200");
    CHECK(units.overrides(units.high) == std::vector<std::string>{"tranches[0].units=800"});

    CHECK_FALSE(units.isBase(units.low));
    CHECK(named(factors, "tranches.first.operator.own_units").isBase({"0.0", {}, {}}));

    const Factor& date = named(factors, "tranches.first.milestones.ready.on");
    CHECK(date.base == "2026-02-01");
    CHECK(date.high.set == "2026-04-10");

    const Factor& law = named(factors, "tranches.second.milestones.ready.duration_days");
    CHECK(law.value == "lognormal(median 90, sigma 0.4)");
    CHECK(law.centre == "median");
    CHECK(law.base == "90");
    CHECK(law.low.set == "{lognormal: {median: 60, sigma: 0.4}}");
    CHECK(law.unit == "days");
}

TEST_CASE("the same key, value, range and source are one factor, and another source is another") {
    const ScenarioFolder here;
    const LoadedScenario loaded = rangedScenario(here);
    const std::vector<Factor> together = rangedFactors(loaded), apart = rangedFactors(loaded, Grouping::none);
    const Factor& two = named(together, "sectors.*.no_show");
    REQUIRE(two.places.size() == 2);
    CHECK(two.places[1].key == "sectors[1].no_show");
    CHECK(two.places[1].name == "sectors.startup.no_show");
    CHECK(two.overrides(two.low) == std::vector<std::string>{"sectors[0].no_show=0", "sectors[1].no_show=0"});
    CHECK(apart.size() == together.size() + 1);
    CHECK(countFactors(loaded.sources, Grouping::none) == apart.size());
    named(apart, "sectors.startup.no_show");
}

TEST_CASE("two groups of the same shape are told apart by what they cover") {
    const ScenarioFolder here;
    std::string text = testing::kRanged;
    const std::string sector = "  - id: institute\n";
    const std::size_t at = text.find(sector);
    text.insert(at,
                "  - id: sme\n    per_call: {applicants: 5}\n    servers: 1\n    months: 3\n"
                "    merit: {normal: {mean: 65, sd: 10}, status: assumed}\n"
                "    no_show: {value: 0.1, status: assumed, source: \"another\", range: [0, 0.3]}\n");
    const std::vector<Factor> factors = rangedFactors(rangedScenario(here, text));
    CHECK(named(factors, "sectors.{academia,startup}.no_show").places.size() == 2);
    CHECK(named(factors, "sectors.{sme,institute}.no_show").places.size() == 2);
}

TEST_CASE("places of different depth share their start and their key") {
    const ScenarioFolder here;
    const std::string growth = "growth_per_year: {value: 0.1, range: [0, 1]}";
    std::string text = rangedWith("per_call: {applicants: 30}", "per_call: {applicants: 30, " + growth + "}");
    text.replace(text.find("per_call: {applicants: 5}"), 25, "stream: {per_day: 0.1, " + growth + "}");
    const Factor both = named(rangedFactors(rangedScenario(here, text)), "sectors.*.*.growth_per_year");
    CHECK(both.places.size() == 2);
}

TEST_CASE("a range below a map keeps the whole of its last key") {
    const ScenarioFolder here;
    const std::string text =
        rangedWith("  award: {", "  eligibility: {caps: {H200: {value: 64, range: [32, 128]}}}\n  award: {");
    const Factor cap = rangedFactors(rangedScenario(here, text)).back();
    CHECK(cap.name == "policy.eligibility.caps.H200");
    CHECK(cap.overrides(cap.low) == std::vector<std::string>{"policy.eligibility.caps.H200=32"});
}

TEST_CASE("assumptions without a range are named, identical ones once") {
    const ScenarioFolder here;
    CHECK(unrangedAssumptions(rangedScenario(here)) ==
          std::vector<std::string>{"sectors.academia.merit", "sectors.*.merit"});
}

TEST_CASE("a law that cannot have the bound as its centre is refused before anything is read") {
    const ScenarioFolder here;
    const std::string text =
        rangedWith("servers: {lognormal: {median: 2, sigma: 1}, status: assumed, range: [2, 4]}",
                   "servers: {lognormal: {median: 2, sigma: 1}, status: assumed, range: [0, 4]}");
    const std::vector<Factor> factors = rangedFactors(rangedScenario(here, text));
    const Factor& servers = named(factors, "sectors.academia.servers");
    CHECK(servers.low.set.empty());
    CHECK(servers.low.refusal.starts_with("lognormal: median must be"));
    CHECK(servers.high.refusal.empty());
}

TEST_CASE("names are unique and both ends of every range in the reference scenario can be read") {
    const LoadResult result =
        loadScenario({std::string(TRANCHE_SOURCE_DIR) + "/scenarios/korea-2030.yaml", {}, {}});
    REQUIRE(result.loaded);
    for (const Grouping grouping : {Grouping::identical, Grouping::none}) {
        const std::vector<Factor> factors = rangedFactors(*result.loaded, grouping);
        std::set<std::string> names;
        for (const Factor& f : factors) names.insert(f.name);
        CHECK(names.size() == factors.size());
        CHECK(factors.size() > 60);
        if (grouping == Grouping::none) continue;
        for (const Factor& f : factors)
            for (const FactorSide* side : {&f.low, &f.high}) {
                CAPTURE(f.name);
                CAPTURE(side->at);
                const LoadResult variant = loadVariant(*result.loaded, f.overrides(*side));
                CHECK_MESSAGE(variant.loaded.has_value(), formatIssues(variant.issues));
                if (variant.loaded) CHECK((variant.loaded->hash != result.loaded->hash) == !f.isBase(*side));
            }
    }
}

}  // namespace tranche
