// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "models/report/text.hpp"
#include "tests/tools/child.hpp"
#include "tests/tools/csv_table.hpp"
#include "tests/tools/small_scenario.hpp"

using namespace tranche::testing;
using nlohmann::json;

namespace {

json planOf(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "plan");
    arguments.push_back("--json");
    const Ending e = command(arguments);
    CAPTURE(e.err);
    REQUIRE(e.exit == 0);
    return json::parse(e.out);
}

}  // namespace

TEST_CASE("A plan fits on a page and says dates, delays, what decides, chances and GPUs by year") {
    const Ending e = command({"plan", scenario("korea-2030"), "--replications", "300"});
    CHECK(e.exit == 0);
    for (const char* part : {"p2-b300", "announced", "Where the mean delay comes from", "naicc.building",
                             "failed-tender", "50,000", "end of 2026", "end of 2030"}) {
        CAPTURE(part);
        CHECK(has(e.out, part));
    }
    std::istringstream lines(e.out);
    for (std::string line; std::getline(lines, line);) {
        CAPTURE(line);
        CHECK(tranche::terminalWidth(line) <= 100);
        CHECK(!line.ends_with(' '));
    }
}

TEST_CASE("A network that is known in advance gives its dates, whatever the seed") {
    const FreshFolder here;
    const std::string file =
        here.write("small.yaml", smallWith("{lognormal: {median: 60, sigma: 0.3}}", "{constant: 90}"));
    const json plan = planOf({file, "--replications", "20", "--seed", "3"});
    const json& tranche = plan["tranches"][0];
    CHECK(tranche["in_service"]["p10"] == "2026-04-01");  // 1 January + 90 days
    CHECK(tranche["in_service"]["p90"] == "2026-04-01");
    CHECK(tranche["delay"]["mean_delay_days"] == 31);  // announced for 1 March
    CHECK(tranche["delay"]["plan_days"] == 31);
    CHECK(plan["targets"][0]["probability"] == 0);  // 400 by 31 March: one day late
    CHECK(plan["fan"].back()["date"] == "2027-01-01");
    CHECK(plan["fan"].back()["p50"] == 400);
}

TEST_CASE("Delays are the sum of their parts") {
    const json plan = planOf({scenario("korea-2030"), "--replications", "200"});
    for (const json& tranche : plan["tranches"]) {
        const json& delay = tranche["delay"];
        if (delay.is_null()) continue;
        double sum = delay["plan_days"].get<double>() + delay["lot_days"].get<double>();
        for (const json& cause : delay["causes"])
            sum += cause["duration_days"].get<double>() + cause["risk_days"].get<double>();
        CAPTURE(tranche["tranche"]);
        CHECK(std::abs(sum - delay["mean_delay_days"].get<double>()) < 1e-6);
    }
}

TEST_CASE("A plan does not depend on the threads") {
    const std::string file = scenario("korea-2030");
    CHECK(command({"plan", file, "--replications", "200", "--threads", "1", "--json"}).out ==
          command({"plan", file, "--replications", "200", "--threads", "4", "--json"}).out);
}

TEST_CASE("The milestones of a plan can be read as a table") {
    const FreshFolder here;
    REQUIRE(
        command({"plan", scenario("korea-2030"), "--quiet", "--replications", "50", "--out", here / "m.csv"})
            .exit == 0);
    const CsvTable table(readFile(here / "m.csv"));
    CHECK(table.size() == planOf({scenario("korea-2030"), "--replications", "50"})["milestones"].size());
    for (std::size_t i = 0; i < table.size(); ++i) {
        CHECK(*instant(table.cell(i, "finish_p10") + "T00:00:00+09:00") <=
              *instant(table.cell(i, "finish_p90") + "T00:00:00+09:00"));
        CHECK(std::stod(table.cell(i, "criticality")) <= 1);
    }
}
