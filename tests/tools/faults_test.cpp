// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Wrong input: every fault at once, each with its place, the exit code of its kind, and no output folder.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>

#include "tests/tools/child.hpp"
#include "tests/tools/small_scenario.hpp"

using namespace tranche::testing;

namespace {

struct Fault {
    const char* name;
    std::string text;
    const char* told;  // part of the message
};

}  // namespace

TEST_CASE("Every kind of bad content exits with 65, names the place, and leaves nothing behind") {
    const std::vector<Fault> faults{
        {"unknown key", smallWith("title:", "titel:"), "did you mean 'title'"},
        {"duplicate key", smallWith("title:", "scenario: twice\ntitle:"), "scenario"},
        {"cycle of milestones",
         smallWith("on: 2026-01-01", "after: [delivery], duration_days: {constant: 1}"), "delivery"},
        {"cap of 0", smallWith("  intake:", "  eligibility: {caps: {H200: 0}}\n  intake:"),
         "policy.eligibility.caps"},
        {"impossible day", smallWith("start: 2026-01-01", "start: 2026-02-30"), "2026-02-30"},
        {"not a number", smallWith("servers_max: 8", "servers_max: .nan"), ".nan"},
        {"horizon backwards", smallWith("end: 2026-12-31", "end: 2020-06-30"), "horizon.end"},
        {"unknown name", smallWith("gpu: H200", "gpu: H2000"), "H2000"},
        {"octal", smallWith("servers_max: 8", "servers_max: 010"), "010"},
        {"second document", smallWith("targets:", "---\ntargets:"), "document"},
        {"empty", "", "empty"},
        {"comma", ",", "bad.yaml"},
        {"alias bomb", "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "alias"},
        {"control byte", std::string("scenario: x\x01\n"), "bad.yaml:1"},
        {"invalid UTF-8", std::string("scenario: \xff\xfe\n"), "UTF-8"},
        {"deep", std::string(100, '[') + std::string(100, ']'), "deep"},
    };
    for (const Fault& fault : faults) {
        CAPTURE(fault.name);
        const FreshFolder here;
        here.write("bad.yaml", fault.text);
        for (const char* verb : {"run", "check", "plan"}) {
            CAPTURE(verb);
            const Ending e = command({verb, "bad.yaml"}, {.folder = here.path()});
            CAPTURE(e.err);
            CHECK(e.exit == 65);
            CHECK(e.out.empty());
            CHECK(has(e.err, "bad.yaml:"));
            CHECK(has(e.err, fault.told));
            CHECK(here.names() == std::vector<std::string>{"bad.yaml"});
        }
    }
}

TEST_CASE("A fault in a policy file is told at its own line") {
    const FreshFolder here;
    const std::string policy = here.write("policy.yaml", "name: none\neligibility:\n  caps:\n    H200: 0\n");
    const Ending e = command({"check", here.write("small.yaml", kSmallScenario), "--policy", policy});
    CHECK(e.exit == 65);
    CHECK(has(e.err, "policy.yaml:4:"));
}

TEST_CASE("All faults are told at once") {
    const FreshFolder here;
    here.write("bad.yaml", "scenario: x\nfoo: 1\nbar: 2\nhorizon: {start: 2026-02-30, end: soon}\n");
    const Ending e = command({"run", "bad.yaml"}, {.folder = here.path()});
    CHECK(e.exit == 65);
    for (const char* part : {"bad.yaml:2:1: foo", "bad.yaml:3:1: bar", "bad.yaml:4:18: horizon.start",
                             "bad.yaml:4:35: horizon.end", "tranches", "sectors", "policy"}) {
        CAPTURE(part);
        CHECK(has(e.err, part));
    }
}

TEST_CASE("A faulty override is told by its option, with its path") {
    const Ending e = command({"check", scenario("round1-replay"), "--set", "experiment.seed=x", "--set",
                              "tranches.p1-h200.unit=3"});
    CHECK(e.exit == 65);
    CHECK(has(e.err, "--set experiment.seed=x: experiment.seed: found 'x'"));
    CHECK(has(e.err, "did you mean 'units'"));
}

TEST_CASE("What is not there, or not a file, exits with 66") {
    const FreshFolder here;
    for (const std::string& file : {here / "nothing.yaml", here.path().string()}) {
        CAPTURE(file);
        const Ending e = command({"run", file}, {.folder = here.path()});
        CHECK(e.exit == 66);
        CHECK(has(e.err, file));
    }
    CHECK(here.names().empty());
}

TEST_CASE("check goes on after a bad file, and its exit code is that of the worst") {
    const FreshFolder here;
    const std::string bad = here.write("bad.yaml", "scenario: x\n");
    const Ending both = command({"check", bad, scenario("round1-replay"), scenario("validation/mmc")});
    CHECK(both.exit == 65);
    CHECK(has(both.out, "OK " + scenario("round1-replay")));
    CHECK(has(both.out, "OK " + scenario("validation/mmc")));
    CHECK(!has(both.out, bad));
    CHECK(command({"check", bad, here / "nothing.yaml"}).exit == 66);
}

TEST_CASE("A hostile name reaches neither the terminal nor the file system as it is") {
    const FreshFolder here;
    here.write("bad.yaml", smallWith("gpu: H200", "gpu: \"\\e[2J../../etc\""));
    const Ending e = command({"run", "bad.yaml"}, {.folder = here.path()});
    CHECK(e.exit == 65);
    CHECK(!has(e.err, "\x1b"));
}
