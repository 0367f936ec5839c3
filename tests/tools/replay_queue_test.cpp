// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Queue policies of `tranche replay`: from names, from policy files, and with single parts in place of theirs.
#include <doctest/doctest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "models/allocation/queue/queue_policy.hpp"
#include "tests/tools/child.hpp"
#include "tests/tools/small_scenario.hpp"

using namespace tranche::testing;

namespace {

const std::filesystem::path kScenarios = std::filesystem::path(TRANCHE_SOURCE_DIR) / "scenarios";

std::vector<std::string> replay(std::vector<std::string> more) {
    std::vector<std::string> line{"replay", (kScenarios / "traces/tiny.swf").string(), "--gpus", "16"};
    line.insert(line.end(), more.begin(), more.end());
    return line;
}

// The lines of jobs.csv: every start.
std::string jobs(std::vector<std::string> more) {
    const FreshFolder here;
    more.insert(more.end(), {"--out", here / "r", "--quiet"});
    const Ending e = command(replay(more));
    CAPTURE(e.err);
    REQUIRE(e.exit == 0);
    return readFile(here / "r/jobs.csv");
}

std::string nameOf(std::vector<std::string> more) {
    more.push_back("--json");
    const Ending e = command(replay(more));
    REQUIRE(e.exit == 0);
    return nlohmann::json::parse(e.out)["policy"];
}

}  // namespace

TEST_CASE("The shipped EASY policy file schedules as the policy of that name") {
    const std::string file = (kScenarios / "policies/easy-backfill.yaml").string();
    CHECK(jobs({"--policy", file}) == jobs({"--policy", "easy"}));
    CHECK(jobs({"--policy", file}) != jobs({"--policy", "fcfs"}));
    CHECK(nameOf({"--policy", file}) == "easy-backfill");
    CHECK(jobs({"--policy", (kScenarios / "policies/first-come.yaml").string()}) ==
          jobs({"--policy", "fcfs"}));
}

TEST_CASE("An option and the same key in a policy file schedule alike") {
    const FreshFolder here;
    const auto file = [&](const std::string& queue) {
        return here.write("p.yaml", "name: own\nintake: {mode: rolling, queue: " + queue + "}\n");
    };
    CHECK(jobs({"--policy", file("{policy: easy, order: saf}")}) == jobs({"--order", "saf"}));
    CHECK(jobs({"--policy", file("{policy: easy, backfill: ljf, reservations: 2}")}) ==
          jobs({"--backfill", "ljf", "--reservations", "2"}));
    CHECK(jobs({"--backfill", "sjf"}) == jobs({"--policy", "easy-sjbf"}));
    CHECK(jobs({"--policy", "fcfs", "--order", "ljf"}) == jobs({"--policy", "ljf"}));
    CHECK(jobs({"--policy", file("{policy: easy, order: saf}"), "--order", "fcfs"}) ==
          jobs({"--policy", "easy"}));
    CHECK(jobs({"--order", "ljf"}) != jobs({}));
}

TEST_CASE("Results name the policy with what was replaced") {
    CHECK(nameOf({}) == "easy");
    CHECK(nameOf({"--order", "saf", "--backfill", "sjf", "--reservations", "2", "--down-rule", "hold",
                  "--half-life", "7.5"}) ==
          "easy, order saf, backfill sjf, reservations 2, down rule hold, half-life 7.5 days");
}

TEST_CASE("Queues that cannot be are refused with the option and what was meant") {
    const auto usage = [](std::vector<std::string> more) {
        const Ending e = command(replay(std::move(more)));
        CHECK(e.exit == 2);
        CHECK(e.out == "");
        return e.err;
    };
    CHECK(has(usage({"--policy", "easi"}), "--policy: found 'easi', expected one of fcfs"));
    CHECK(has(usage({"--policy", "easi"}), "did you mean 'easy'?"));
    CHECK(has(usage({"--order", "wpf3"}), "--order: found 'wpf3'"));
    CHECK(has(usage({"--policy", "fcfs", "--backfill", "sjf"}), "--backfill: found 'sjf'"));
    CHECK(has(usage({"--policy", "conservative", "--reservations", "2"}), "--reservations: found 2"));
    CHECK(has(usage({"--half-life", "nan"}), "--half-life: found nan"));
    CHECK(has(usage({"--half-life", "0"}), "--half-life"));
    CHECK(has(usage({"--reservations", "0"}), "--reservations"));
    CHECK(has(usage({"--down-rule", "wait"}), "--down-rule"));
    // All at once.
    const std::string both = usage({"--order", "x", "--half-life", "-1"});
    CHECK(has(both, "--order"));
    CHECK(has(both, "--half-life"));
}

TEST_CASE("Policy files without a queue for jobs are refused at their line") {
    const FreshFolder here;
    const Ending rounds = command(replay({"--policy", (kScenarios / "policies/korea-2026.yaml").string()}));
    CHECK(rounds.exit == 65);
    CHECK(has(rounds.err, "korea-2026.yaml:"));
    CHECK(has(rounds.err, "intake.mode: found rounds, expected rolling"));
    const Ending bad = command(replay(
        {"--policy", here.write("p.yaml", "name: x\nintake: {mode: rolling, queue: {policy: lotery}}\n")}));
    CHECK(bad.exit == 65);
    CHECK(has(bad.err, "p.yaml:2:41: intake.queue.policy: found 'lotery'"));
    CHECK(command(replay({"--policy", here / "none.yaml"})).exit == 66);
}
