// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The command line itself: verbs, help, usage faults, streams.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/tools/child.hpp"
#include "tests/tools/small_scenario.hpp"

using namespace tranche::testing;

namespace {

const std::vector<std::string> kVerbs{"run", "check", "describe", "plan", "replay", "schema"};

}  // namespace

TEST_CASE("The version is the one the build is made of") {
    const std::string cmake = readFile(std::string(TRANCHE_SOURCE_DIR) + "/CMakeLists.txt");
    const std::size_t at =
        cmake.find("project(tranche VERSION ") + std::string("project(tranche VERSION ").size();
    const Ending e = command({"--version"});
    CHECK(e.exit == 0);
    CHECK(e.out == "tranche " + cmake.substr(at, cmake.find(' ', at) - at) + "\n");
}

TEST_CASE("Help lists every verb on one line, and every verb has options, an example and its exit codes") {
    const Ending all = command({"--help"});
    CHECK(all.exit == 0);
    CHECK(all.err.empty());
    for (const std::string& verb : kVerbs) {
        CAPTURE(verb);
        CHECK(has(all.out, "\n  " + verb + " "));
        const Ending one = command({verb, "--help"});
        CHECK(one.exit == 0);
        CHECK(has(one.out, "Usage: tranche " + verb));
        CHECK(has(one.out, "Examples:\n  tranche " + verb));
        CHECK(has(one.out, "Exit codes:\n  0 done, 2 usage"));
    }
}

TEST_CASE("A wrong command line exits with 2, says what was wrong, and prints no result") {
    const std::string file = scenario("round1-replay");
    const std::vector<std::pair<std::vector<std::string>, std::string>> cases{
        {{}, "Usage"},
        {{"rum", file}, "did you mean 'run'"},
        {{"--fast"}, "--fast"},
        {{"run"}, "SCENARIO"},
        {{"run", file, "--seeds", "3"}, "did you mean '--seed'"},
        {{"run", file, "and", "more"}, "'and'"},
        {{"run", file, "--seed", "-1"}, "--seed"},
        {{"run", file, "--seed", "x"}, "--seed"},
        {{"run", file, "--replications", "0"}, "--replications"},
        {{"run", file, "--replications", "9:3"}, "MIN:MAX"},
        {{"run", file, "--replications", "1e3"}, "--replications"},
        {{"run", file, "--projects", "some"}, "--projects"},
        {{"run", file, "--threads", "-2"}, "--threads"},
        {{"run", file, "--set", "seed"}, "key.path=value"},
        {{"describe", "everything"}, "everything"},
        {{"describe", "sources"}, "expected a scenario"},
        {{"schema", "sofa"}, "sofa"},
        {{"check"}, "SCENARIO"},
    };
    const FreshFolder here;
    for (const auto& [arguments, told] : cases) {
        CAPTURE(told);
        const Ending e = command(arguments, {.folder = here.path()});
        CAPTURE(e.err);
        CHECK(e.exit == 2);
        CHECK(e.out.empty());
        CHECK(has(e.err, told));
    }
    CHECK(here.names().empty());
}

TEST_CASE("Options may stand before or after the scenario, and --set does not swallow it") {
    const std::string file = scenario("round1-replay");
    const Ending before = command({"check", "--set", "experiment.seed=7", "--json", file});
    const Ending after = command({"check", file, "--json", "--set", "experiment.seed=7"});
    CHECK(before.exit == 0);
    CHECK(before.out == after.out);
    CHECK(before.out != command({"check", "--json", file}).out);
}

TEST_CASE("Two --set options both count, and the last one on a key wins") {
    const std::string file = scenario("round1-replay");
    const auto hash = [&](std::vector<std::string> sets) {
        std::vector<std::string> arguments{"check", file, "--json"};
        for (const std::string& set : sets) arguments.insert(arguments.end(), {"--set", set});
        const Ending e = command(arguments);
        REQUIRE(e.exit == 0);
        return e.out;
    };
    CHECK(hash({"experiment.seed=1", "experiment.seed=2"}) == hash({"experiment.seed=2"}));
    CHECK(hash({"experiment.seed=2", "server_gpus=4"}) != hash({"experiment.seed=2"}));
}

TEST_CASE("A policy is found by name beside the scenario or above it, or as a file") {
    const auto policyOf = [](std::vector<std::string> arguments) {
        const Ending e = command(arguments);
        CAPTURE(e.err);
        REQUIRE(e.exit == 0);
        const std::string key = "\"policy\": \"";
        const std::size_t at = e.out.find(key) + key.size();
        return e.out.substr(at, e.out.find('"', at) - at);
    };
    const std::string file = scenario("round1-replay");
    CHECK(policyOf({"check", file, "--json", "--policy", "first-come"}) == "first-come");
    CHECK(policyOf({"check", scenario("validation/mmc"), "--json", "--policy", "first-come"}) ==
          "first-come");
    const FreshFolder here;
    const std::string own = here.write("mine.yaml", "name: my-own\nabout: a test\n");
    CHECK(policyOf({"check", file, "--json", "--policy", own}) == "my-own");

    const Ending missing = command({"check", file, "--policy", "first-cone"});
    CHECK(missing.exit == 66);
    CHECK(has(missing.err, "did you mean 'first-come'"));
    CHECK(command({"check", file, "--policy", "../policies/first-come"}).exit == 66);
}

TEST_CASE("Without a terminal there is no colour and no progress") {
    const FreshFolder here;
    const Ending e =
        command({"run", scenario("round1-replay"), "--replications", "3"}, {.folder = here.path()});
    CHECK(e.exit == 0);
    CHECK(e.err.empty());
    CHECK(has(e.out, "3 replications"));
    CHECK(!has(e.out, "\x1b"));
}

TEST_CASE("A full disk behind standard output exits with 74") {
    for (const std::vector<std::string>& arguments : {std::vector<std::string>{"describe", "metrics"},
                                                      {"schema"},
                                                      {"--help"},
                                                      {"check", scenario("round1-replay")}}) {
        const Ending e = command(arguments, {.outFile = "/dev/full"});
        CHECK(e.exit == 74);
        CHECK(has(e.err, "No space left"));
    }
}
