// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The keys of demand as a user writes them: all of them at once, read and run; and what contradicts itself, refused with its
// place and the reason.

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "models/programme/simulate.hpp"
#include "models/scenario/scenario_reader.hpp"

using namespace tranche;

namespace {

namespace fs = std::filesystem;

const std::string kHead = R"(scenario: demand
horizon: {start: 2026-01-01, end: 2027-12-31}
hardware: [{id: H, node_gpus: 8, memory_gb: 1, power_kw: 1, h200_equivalent: 1}]
delay_factors: [{id: vendor}]
tranches:
  - {id: h, gpu: H, units: 800, milestones: [{id: r, on: 2026-01-15}], procured_at: r, installed_at: r, in_service_at: r}
call_series: [{id: open, first_opens: 2026-02-01, every_months: 3, open_days: 20, decision_days: 10, early_share: 0.2, last_day_share: 0.1}]
policy: {name: test, award: {rule: proportional}}
)";

const std::string kEverything = kHead + R"(holidays:
  - {name: Seollal, from: 2026-02-16, to: 2026-02-18}
  - {from: 2026-05-05}
efficiency_shocks:
  - {id: deepseek, on: 2026-09-01, cost_factor: 0.25, elasticity: 1.3, adoption_months: 6, sectors: [a]}
  - {id: random, per_year: 0.3, cost_factor: {uniform: {low: 0.3, high: 0.8}}, elasticity: 0.5, delay_months: 1, acts_on: applicants}
  - {id: trend, steady: true, cost_factor: 0.33, elasticity: 0.9}
demand_years:
  sigma: 0.2
  sigmas: {b: 0.4}
  between: 0.5
  pairs: [{a: a, b: vendor, rank_correlation: 0.3}, {a: a, b: b, rank_correlation: 0.2}]
sectors:
  - id: a
    adoption: {market: 200, start: 2025-06-01, p: 0.1, q: 0.5, induced: {teams_per_grant: 0.5, decay_per_year: 0.3, market_max: 900, word_of_mouth: 0.5, of_all_sectors: true}}
    servers: {lognormal: {median: 2, sigma: 1}}
    servers_atoms: {1: 0.1, 2: 0.1, 4: 0.1, 8: 0.05, 16: 0.05}
    servers_at_cap: 0.1
    months: {lognormal: {median: 6, sigma: 0.5}}
    months_atoms: {12: 0.4}
    organisations: 20
    reapply: {probability: 0.5, delay_days: {exponential: 30}, size_factor: 0.8, merit_gain: 2}
    use:
      activation_days: {lognormal: {median: 14, sigma: 0.8}}
      plateau: {beta: {alpha: 5, beta: 2.5}}
      ramp_days: 20
      ramp_steps: 5
      experiments: {on_days: 10, off_days: 5, off_level: 0.1, steps: 40}
      surge: {last_days: 14, factor: 1.5}
      dummy_load: 0.3
    patience: {decision_days: {exponential: 90}, start_days: {weibull: {shape: 2, scale: 60}}, ready_days: 40, deadlines: [2026-11-15, 2027-11-15], deadline_lead_days: 30}
    rank_correlation: {size_duration: 0.3, size_merit: 0.2, merit_patience: -0.1, size_use: 0.2}
    gaming: {kappa: 0.4, max_inflation: 3, memory: organisation, watch_others: true}
  - id: b
    stream:
      per_day: 0.5
      levels: [{from: 2026-06-01, per_day: 1}, {from: 2027-01-01, per_day: 0.7}]
      straight: true
      seasons: [{amplitude: 0.3, period_days: 365.25, from: 2026-02-01}]
      weekdays: [1.2, 1.2, 1.2, 1.2, 1, 0.1, 0.1]
      months: [1, 1, 1.2, 1.2, 1, 1, 0.7, 0.6, 1, 1, 1, 1]
      holiday_factor: 0.1
      growth_per_year: 0.2
      clustering: {variance: 0.2, period_days: 30}
  - id: c
    per_call: {applicants: 10, counts: poisson, overdispersion: 0.3}
  - id: d
    trace: {file: applications.csv, columns: {submitted: date}, where: {sector: sme}}
)";

class Folder {
public:
    Folder() : path(fs::temp_directory_path() / "tranche-demand-keys") {
        fs::create_directories(path);
        std::ofstream(path / "applications.csv")
            << "date,gpus,months,sector\n2026-02-05,16,3,sme\n2026-05-09,64,6,sme\n2026-03-01,8,3,academia\n";
    }
    ~Folder() { fs::remove_all(path); }

    LoadResult load(const std::string& text) const {
        std::ofstream(path / "s.yaml") << text;
        return loadScenario({path / "s.yaml", {}, {}});
    }

    fs::path path;
};

struct Refusal {
    const char* keys;  // of a sector "a", in braces, or of the scenario
    const char* place;
    const char* expected;
};

constexpr Refusal kSectors[]{
    {"adoption: {market: 10, start: 2026-01-01, induced: {teams_per_grant: 1, market_max: 5}}",
     "induced.market_max", "at least market"},
    {"stream: {per_day: 1, weekdays: [1, 1]}", "stream.weekdays", "seven, Monday first"},
    {"stream: {per_day: 1, months: [1]}", "stream.months", "twelve, January first"},
    {"stream: {per_day: 1, straight: true}", "stream.straight", "levels to draw lines between"},
    {"stream: {per_day: 1, levels: [{from: 2026-03-01, per_day: 1}, {from: 2026-03-01, per_day: 2}]}",
     "stream.levels[1].from", "a day after 2026-03-01"},
    {"stream: {per_day: 1, seasons: [{amplitude: 1.5}]}", "amplitude", "0 to 1"},
    {"stream: {per_day: 1, clustering: {variance: 0}}", "clustering.variance", "1e-06"},
    {"stream: {per_day: 1}, per_call: {applicants: 3}", "sectors[0].id",
     "one of adoption, per_call, stream and trace"},
    {"per_call: {applicants: 3, overdispersion: 0.5}", "per_call.overdispersion", "counts: poisson"},
    {"per_call: {applicants: 3}, servers_atoms: {1: 0.6, 2: 0.3}, servers_at_cap: 0.2", "servers_atoms",
     "at most 1"},
    {"per_call: {applicants: 3}, servers_atoms: {1.5: 0.6}", "servers_atoms.1.5",
     "a whole number from 1 to 32"},
    {"per_call: {applicants: 3}, servers_atoms: {64: 0.6}", "servers_atoms.64",
     "a whole number from 1 to 32"},
    {"per_call: {applicants: 3}, days: 30, months_atoms: {12: 0.4}", "months_atoms",
     "one of days and months_atoms"},
    {"per_call: {applicants: 3}, rank_correlation: {size_duration: 0.9, size_merit: 0.9, duration_merit: "
     "-0.9}",
     "rank_correlation.repair", "a positive definite matrix, or repair: true"},
    {"per_call: {applicants: 3}, rank_correlation: {size_duration: 1.1}", "size_duration", "-1 to 1"},
    {"per_call: {applicants: 3}, patience: {deadlines: [2026-05-01, 2026-04-01]}", "patience.deadlines[1]",
     "a day after 2026-05-01"},
    {"per_call: {applicants: 3}, patience: {deadline_lead_days: 3}", "patience.deadline_lead_days",
     "deadlines to lead to"},
    {"per_call: {applicants: 3}, gaming: {memory: organisation}", "gaming.memory",
     "organisations, or applicant"},
    {"per_call: {applicants: 3}, gaming: {max_inflation: 2, initial_inflation: 3}",
     "gaming.initial_inflation", "at most max_inflation"},
    {"trace: {file: nothing.csv}", "sectors[0].trace.file", "a file that can be read"},
    {"trace: {file: applications.csv}", "applications.csv:1:1: missing-column", "the moment of submission"},
    {"trace: {file: applications.csv, columns: {submitted: date}, digest: abc}", "sectors[0].trace.file",
     "which the file has"},
};

constexpr Refusal kScenarios[]{
    {"efficiency_shocks: [{id: x, cost_factor: 0.5, elasticity: 1}]", "efficiency_shocks[0].id",
     "one of on, per_year and steady"},
    {"efficiency_shocks: [{id: x, on: 2026-05-01, steady: true, cost_factor: 0.5, elasticity: 1}]",
     "efficiency_shocks[0].id", "one of on, per_year and steady"},
    {"efficiency_shocks: [{id: x, steady: true, adoption_months: 3, cost_factor: 0.5, elasticity: 1}]",
     "efficiency_shocks[0].steady", "neither"},
    {"efficiency_shocks: [{id: x, on: 2026-05-01, cost_factor: 0, elasticity: 1}]", "cost_factor", "0.001"},
    {"efficiency_shocks: [{id: x, on: 2026-05-01, cost_factor: 0.5, elasticity: 1, sectors: [q]}]",
     "efficiency_shocks[0].sectors[0]", "the id of a sector"},
    {"efficiency_shocks: [{id: x, on: 2026-05-01, cost_factor: 0.5, elasticity: 1}, {id: x, per_year: 1, "
     "cost_factor: 0.5, "
     "elasticity: 1}]",
     "efficiency_shocks[1].id", "a name that no other of the list has"},
    {"demand_years: {sigmas: {q: 0.2}}", "demand_years.sigmas.q", "the id of a sector"},
    {"demand_years: {pairs: [{a: vendor, b: a, rank_correlation: 0.2}]}", "demand_years.pairs[0].a",
     "the id of a sector"},
    {"demand_years: {pairs: [{a: a, b: nobody, rank_correlation: 0.2}]}", "demand_years.pairs[0].b",
     "the id of a sector or delay factor"},
    {"demand_years: {pairs: [{a: a, b: a, rank_correlation: 0.2}]}", "demand_years.pairs[0].b",
     "another than a"},
    {"demand_years: {between: -0.9}", "demand_years", "a positive definite matrix, or repair: true"},
    {"holidays: [{from: 2026-02-18, to: 2026-02-16}]", "holidays[0].to", "a day not before 2026-02-18"},
};

void refused(const LoadResult& result, const Refusal& r) {
    CAPTURE(r.keys);
    CHECK_FALSE(result.loaded);
    const std::string said = formatIssues(result.issues);
    CAPTURE(said);
    CHECK(said.find(r.place) != std::string::npos);
    CHECK(said.find(r.expected) != std::string::npos);
    const bool inScenario = said.find("s.yaml:") != std::string::npos;
    CHECK((inScenario || said.find("applications.csv:") != std::string::npos));
}

}  // namespace

TEST_CASE("a scenario with every key of demand is read, echoed and run to its horizon") {
    const Folder folder;
    const LoadResult result = folder.load(kEverything);
    INFO(formatIssues(result.issues));
    REQUIRE(result.loaded);
    const Scenario& s = result.loaded->scenario;
    REQUIRE(s.sectors.size() == 4);
    CHECK(s.sectors[3].trace->applications.size() == 2);
    CHECK(s.sectors[3].trace->digest.size() == 16);
    const Setting setting(s);
    for (std::uint64_t r = 0; r < 5; ++r) {
        const auto one = simulate(setting, {1, r}), two = simulate(setting, {1, r});
        CHECK(one.stop == StopReason::horizon);
        CHECK(one.applications.size() == two.applications.size());
        CHECK(one.events == two.events);
    }
}

TEST_CASE("the hash of a scenario covers the applications that it replays") {
    const Folder folder;
    const auto before = folder.load(kEverything);
    std::ofstream(folder.path / "applications.csv", std::ios::app) << "2026-07-01,8,3,sme\n";
    const auto after = folder.load(kEverything);
    REQUIRE(before.loaded);
    REQUIRE(after.loaded);
    CHECK(before.loaded->hash != after.loaded->hash);
}

TEST_CASE("keys of a sector that contradict themselves are refused with place and reason") {
    const Folder folder;
    for (const Refusal& r : kSectors) refused(folder.load(kHead + "sectors: [{id: a, " + r.keys + "}]\n"), r);
}

TEST_CASE("keys of the scenario's demand that contradict themselves are refused with place and reason") {
    const Folder folder;
    const std::string sectors =
        "sectors: [{id: a, per_call: {applicants: 1}}, {id: b, per_call: {applicants: 1}}, {id: c, per_call: "
        "{applicants: "
        "1}}]\n";
    for (const Refusal& r : kScenarios) refused(folder.load(kHead + sectors + r.keys + "\n"), r);
}

TEST_CASE("correlations that cannot hold together are repaired with a warning that says how far") {
    const Folder folder;
    const LoadResult result = folder.load(kHead +
                                          "sectors: [{id: a, per_call: {applicants: 1}, rank_correlation: "
                                          "{size_duration: 0.9, size_merit: 0.9, duration_merit: "
                                          "-0.9, repair: true}}]\n");
    REQUIRE(result.loaded);
    const std::string said = formatIssues(result.issues);
    CAPTURE(said);
    CHECK(said.find("away (Frobenius)") != std::string::npos);
    CHECK(simulate(Setting(result.loaded->scenario), {1, 0}).stop == StopReason::horizon);
}
