// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `tranche replay`: files that agree with the figures, faults with their place, exit codes.
#include <doctest/doctest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "models/allocation/queue/queue_policy.hpp"
#include "tests/tools/child.hpp"
#include "tests/tools/csv_table.hpp"
#include "tests/tools/small_scenario.hpp"

using namespace tranche::testing;

namespace {

const std::string kTraces = (std::filesystem::path(TRANCHE_SOURCE_DIR) / "scenarios" / "traces").string();

}  // namespace

TEST_CASE("A replay writes a line a job, and the figures are those of the lines") {
    const FreshFolder here;
    const Ending e =
        command({"replay", kTraces + "/tiny.swf", "--gpus", "16", "--out", here / "r", "--json"});
    REQUIRE(e.exit == 0);
    const auto figures = nlohmann::json::parse(e.out);
    const CsvTable jobs(readFile(here / "r/jobs.csv"));
    REQUIRE(jobs.size() == figures["metrics"]["jobs"].get<std::size_t>());
    double waited = 0;
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        const double wait = std::stod(jobs.cell(i, "wait_s"));
        CHECK(std::stod(jobs.cell(i, "start_s")) - std::stod(jobs.cell(i, "submit_s")) ==
              doctest::Approx(wait));
        waited += wait;
    }
    CHECK(waited / static_cast<double>(jobs.size()) ==
          doctest::Approx(figures["metrics"]["wait_s.mean"].get<double>()));
    CHECK(has(readFile(here / "r/metrics.csv"), "utilization,ratio,"));
    CHECK(has(readFile(here / "r/timeseries.csv"), "from_s,used_gpus,waiting_jobs,waiting_gpus"));
}

TEST_CASE("Every queue policy replays the sample traces, and the same bytes twice") {
    for (const tranche::QueuePolicyRow& row : tranche::queuePolicyTable()) {
        const std::string policy(row.name);
        CAPTURE(policy);
        const std::vector<std::string> line{"replay", kTraces + "/tiny.swf", "--gpus", "16", "--policy",
                                            policy};
        const Ending e = command(line);
        CHECK(e.exit == 0);
        CHECK(has(e.out, "Wait, mean"));
        CHECK(command(line).out == e.out);
    }
    CHECK(command({"replay", kTraces + "/tiny-gpu.csv", "--map", kTraces + "/tiny-gpu.yaml", "--gpus", "16"})
              .exit == 0);
}

TEST_CASE("Bad traces and bad options end with a reason, the right exit code and no files") {
    const FreshFolder here;
    const std::string bad = here.write(
        "bad.swf",
        "1 0 0 10 2 -1 -1 2 20 -1 1 1 1 -1 1 -1 -1 -1\n2 x 0 10 2 -1 -1 2 20 -1 1 1 1 -1 1 -1 -1 -1\n");
    const Ending content = command({"replay", bad, "--gpus", "4", "--out", here / "r"});
    CHECK(content.exit == 65);
    CHECK(has(content.err, "bad.swf:2:3"));
    CHECK_FALSE(std::filesystem::exists(here / "r"));
    CHECK(command({"replay", bad, "--gpus", "4", "--lenient"}).exit == 0);
    CHECK(command({"replay", here / "none.swf", "--gpus", "4"}).exit == 66);
    CHECK(command({"replay", bad, "--lenient"}).exit == 2);
    CHECK(has(command({"replay", bad, "--gpus", "4", "--policy", "lottery"}).err, "one of fcfs"));
    CHECK(command({"replay", bad, "--gpus", "4", "--estimates", "factor:0.5"}).exit == 2);
}
