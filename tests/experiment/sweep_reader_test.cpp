// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The experiment's file: what it means, and every fault at its place.
#include <doctest/doctest.h>

#include <set>

#include "models/experiment/factors.hpp"
#include "tests/experiment/sweep_example.hpp"

using namespace tranche;
using namespace tranche::testing;

namespace {

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("A grid is every combination of scenario, policy and value, the last factor moving fastest") {
    const ScenarioFolder here;
    const Sweep sweep = experiment(here);
    CHECK(sweep.points() == 2 * 3 * 2);
    CHECK(sweep.mostRuns() == 120);
    CHECK(sweep.bases.size() == 2);
    CHECK(sweep.bases[0].policy == "panel");
    CHECK(sweep.bases[1].policy == "lots");
    CHECK(sweep.bases[0].factors[0].unit == "GPUs");
    const SweepPoint second = pointAt(sweep, 1), last = pointAt(sweep, 11);
    CHECK(second.base == 0);
    CHECK(second.values[0].text == "240");
    CHECK(second.values[1].text == "0.3");
    CHECK(second.values[1].overrides.size() == 3);
    CHECK(last.base == 1);
    CHECK(last.values[0].text == "560");
    CHECK(last.overrides().size() == 4);
}

TEST_CASE("Cells cover every replication of every point once, whatever the number of shards") {
    const ScenarioFolder here;
    const Sweep sweep = experiment(here);
    CHECK(sweep.cells() == 24);  // 5 + 5 replications a point
    std::set<std::pair<std::int64_t, std::int64_t>> runs;
    for (std::int64_t c = 0; c < sweep.cells(); ++c) {
        const SweepCell cell = cellAt(sweep, c);
        for (std::int64_t r = cell.first; r < cell.first + cell.count; ++r)
            CHECK(runs.insert({cell.point, r}).second);
    }
    CHECK(runs.size() == 120);
    for (const std::int64_t of : {1, 5, 24, 100}) {
        std::set<std::int64_t> cells;
        for (std::int64_t shard = 1; shard <= of; ++shard)
            for (std::int64_t k = 0; k < cellsOf(sweep, shard, of); ++k)
                CHECK(cells.insert(shardCell(shard, of, k)).second);
        CHECK(cells.size() == 24);
        CHECK(*cells.rbegin() == 23);
    }
}

TEST_CASE("A range moves the centre of a distribution and sets a number or a date") {
    const ScenarioFolder here;
    const Sweep sweep = experiment(here, R"(experiment: ranges
scenario: ranged.yaml
factors:
  - {path: sectors.academia.servers, range: [2, 8], scale: log, steps: 3}
  - {path: tranches.first.units, range: [100, 300], steps: 5, multiple_of: 8}
  - {path: tranches.first.milestones.ready.on, range: [2026-02-01, 2026-02-11], steps: 3}
)");
    const std::vector<SweepFactor>& f = sweep.bases[0].factors;
    CHECK(f[0].gridValue(1).text == "4");
    REQUIRE(f[0].gridValue(1).overrides.size() == 1);
    CHECK(f[0].gridValue(1).overrides[0] == "sectors[0].servers={lognormal: {median: 4, sigma: 1}}");
    CHECK(f[1].gridValue(1).text == "152");  // 150 to a multiple of 8
    CHECK(f[2].gridValue(1).text == "2026-02-06");
    CHECK(f[2].gridValue(1).overrides[0] == "tranches[0].milestones[0].on=2026-02-06");
}

TEST_CASE("Every value with a range becomes a factor, under the names that effects have") {
    const ScenarioFolder here;
    const Sweep sweep = experiment(here, R"(experiment: all
scenario: ranged.yaml
design: {kind: latin_hypercube, points: 20}
factors: [{path: "*", from: range}]
)");
    std::vector<std::string> names;
    for (const SweepFactor& factor : sweep.bases[0].factors) names.push_back(factor.name);
    std::vector<std::string> expected;
    for (const Factor& factor : rangedFactors(sweep.bases[0].loaded)) expected.push_back(factor.name);
    CHECK(names == expected);
    CHECK(sweep.points() == 20);
    for (std::int64_t p = 0; p < 20; ++p) CHECK(pointAt(sweep, p).refusal().empty());
}

TEST_CASE("All faults of an experiment are reported at once, at their places") {
    int exit = 0;
    const std::string faults = experimentFaults(R"(experiment: small
scenario: ranged.yaml
polices: [panel]
factors:
  - {name: units, path: tranches.first.units, values: [240], range: [1, 2]}
  - {path: sectors.*.no_show, range: [0.3, 0]}
  - {path: sectors.*.no_show}
design: {kind: morris, levels: 3}
)",
                                                &exit);
    CAPTURE(faults);
    CHECK(exit == 65);
    CHECK(has(faults, "experiment.yaml:3:1: polices"));
    CHECK(has(faults, "did you mean 'policies'"));
    CHECK(has(faults, "several kinds of values"));
    CHECK(has(faults, "the lower first"));
    CHECK(has(faults, "a factor without values"));
    CHECK(has(faults, "design.points"));
    CHECK(has(faults, "an even number (Morris 1991)"));
}

TEST_CASE("A value that the scenario refuses is a fault of its factor, found before anything runs") {
    const std::string faults =
        experimentFaults(experimentWith("values: [240, 400, 560]", "values: [240, 401.5]"));
    CAPTURE(faults);
    CHECK(has(faults, "experiment.yaml:5:"));
    CHECK(has(faults, "factors[0] -> tranches[0].units"));
    CHECK(has(faults, "401.5"));
    const std::string path = experimentFaults(experimentWith("tranches.first.units", "tranches.frist.units"));
    CAPTURE(path);
    CHECK(has(path, "did you mean 'first'"));
}

TEST_CASE("Unknown metrics, policies and scenarios are told with what was probably meant") {
    CHECK(has(experimentFaults(experimentWith("wait_days.p90", "wait_day.p90")),
              "did you mean 'wait_days.p90'"));
    CHECK(has(experimentFaults(experimentWith("[panel, lots]", "[panel, lot]")), "did you mean 'lots'"));
    CHECK(has(experimentFaults(experimentWith("ranged.yaml", "range.yaml")), "a scenario's file"));
    CHECK(has(experimentFaults(experimentWith("[panel, lots]", "[panel, panel]")), "twice"));
}

TEST_CASE("The hash of an experiment changes with what decides its runs and with nothing else") {
    const ScenarioFolder here;
    const std::string hash = experiment(here).hash;
    CHECK(experiment(here, experimentWith("experiment: small", "experiment: small\ntitle: Another title"))
              .hash == hash);
    CHECK(experiment(here, experimentWith("min: 10, max: 10", "min: 9, max: 9")).hash != hash);
    CHECK(experiment(here, experimentWith("[240, 400, 560]", "[240, 400]")).hash != hash);
    CHECK(experiment(here, experimentWith("[success.count, ", "[")).hash != hash);
    CHECK(experiment(here, experimentWith("factors:", "seed: 8\nfactors:")).hash != hash);
}

TEST_CASE("The hash knows the bounds that stand beside a value, which no file of the experiment says") {
    const ScenarioFolder here;
    const std::string text =
        "experiment: e\nscenario: ranged.yaml\nfactors: [{path: \"*\", from: range}]\n"
        "design: {kind: sobol, points: 4}\n";
    const std::string hash = experiment(here, text).hash;
    here.write("ranged.yaml", rangedWith("range: [60, 180]", "range: [60, 200]"));
    Issues issues;
    const auto changed = readSweep({here.write("experiment.yaml", text), "test", {}, {}, {}, true}, issues);
    REQUIRE(changed);
    CHECK(changed->hash != hash);
}

TEST_CASE("Factors that would be run and change nothing are faults") {
    const auto with = [](const std::string& factors) {
        return experimentFaults("experiment: e\nscenario: ranged.yaml\nfactors:\n" + factors);
    };
    CHECK(
        has(with("  - {path: experiment.seed, values: [1, 2]}\n"), "a value that a replication depends on"));
    CHECK(has(with("  - {path: tranches.first.units, values: [240, 240]}\n"), "the value 240 twice"));
    CHECK(has(with("  - {path: tranches.first.units, values: [240, 320]}\n"
                   "  - {name: again, path: \"tranches[0].units\", values: [80, 160]}\n"),
              "which 'tranches.first.units' sets as well"));
    CHECK(has(with("  - {name: value, path: tranches.first.units, values: [240, 320]}\n"),
              "no column of the results"));
}

TEST_CASE("GPUs that are bought move by whole servers unless told otherwise") {
    const ScenarioFolder here;
    const Sweep sweep = experiment(here,
                                   "experiment: e\nscenario: ranged.yaml\nfactors: [{path: "
                                   "tranches.first.units, range: [100, 333], steps: 6}]\n");
    for (std::int64_t p = 0; p < sweep.points(); ++p)
        CHECK(std::stoi(pointAt(sweep, p).values[0].text) % 8 == 0);
}

TEST_CASE("A precision needs ten replications before it may decide") {
    CHECK(has(experimentFaults(experimentWith(
                  "{min: 10, max: 10}",
                  "{min: 5, max: 60, until: {metric: success.count, relative_half_width: 0.1}}")),
              "at least 10 where a precision decides"));
}
