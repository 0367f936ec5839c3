// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What goes wrong with `extends`, each fault at its place in its file, all at once.

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "models/scenario/document.hpp"
#include "tests/scenario/scenario_folder.hpp"

using namespace tranche;
using namespace tranche::testing;

namespace {

// The faults of a file `v.yaml` beside the base.
std::string said(const std::string& text) {
    const ScenarioFolder files;
    files.write("base.yaml", kSmallBase);
    return files.faults("v.yaml", text);
}

const std::string kHead = "extends: base.yaml\nscenario: v\n";

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a fault of the variant is at its line, one of the base in the base, and both are said") {
    const ScenarioFolder files;
    std::string base = kSmallBase;
    base.replace(base.find("decision_days: 10"), 17, "decision_days: -1");
    files.write("base.yaml", base);
    CHECK(
        files.faults("v.yaml", kHead + "tranches: [{id: first, units: 1e3}]\n") ==
        "base.yaml:16:69: calls[0].decision_days: found '-1', expected a whole number from 0 to 2000 (days)\n"
        "v.yaml:3:31: tranches[0].units: found '1e3', expected a whole number from 1 to 10000000 (GPUs); "
        "write 1000\n");
}

TEST_CASE("an unknown key of the variant is known by its place and its nearest neighbour") {
    CHECK(said(kHead + "tranches: [{id: first, unitz: 8}]\n") ==
          "v.yaml:3:24: tranches[0].unitz: found an unknown key, expected a key of tranche; did you mean "
          "'units'?\n");
    CHECK(has(said(kHead + "tranchs: []\n"), "did you mean 'tranches'"));
}

TEST_CASE("a check across structs points to the value of the variant") {
    CHECK(has(said(kHead + "tranches: [{id: first, units: 81}]\n"),
              "v.yaml:3:31: tranches[0].units: found 81"));
    CHECK(has(said(kHead + "calls: [{id: one, pools: [frist]}]\n"), "v.yaml:3:27: calls[0].pools[0]"));
}

TEST_CASE("an item that is new by a slip of the pen is told its neighbour") {
    CHECK(has(
        said(kHead + "tranches: [{id: frist, units: 8}]\n"),
        "v.yaml:3:12: tranches: found 'frist', which the base does not have, expected the id of an item of "
        "the base, or a whole item; did you mean 'first'?"));
}

TEST_CASE("an id twice in one file is refused") {
    CHECK(has(said(kHead + "tranches: [{id: first, units: 8}, {id: first, units: 16}]\n"),
              "v.yaml:3:35: tranches: found 'first' again, expected each id once in a file"));
}

TEST_CASE("removing or replacing what is not there is refused, with the nearest name") {
    CHECK(said(kHead + "remove: [tranches.frist]\n") ==
          "v.yaml:3:10: remove: tranches: found 'frist', expected the id of an item: first; did you mean "
          "'first'?\n");
    CHECK(has(said(kHead + "remove: ['targets[1]']\n"),
              "remove: targets: found the index 1, expected one below 1"));
    CHECK(has(said(kHead + "remove: [polcy]\n"), "did you mean 'policy'"));
    CHECK(has(said(kHead + "remove: [a..b]\n"), "expected a path"));
    CHECK(has(said(kHead + "remove: tranches\n"), "found 'tranches', expected a list of paths"));
    CHECK(has(said(kHead + "remove: [[a]]\n"), "remove: found a list, expected a path"));
    CHECK(has(said(kHead + "remove:\n"), "remove: found nothing, expected a list of paths"));
    CHECK(has(said(kHead + "remove: [targets, targets]\n"), "'targets' again, expected each path once"));
    CHECK(has(said(kHead + "replace: [tranches.first]\n"), "replace: in this file"));
    CHECK(has(said(kHead + "replace: [policy.nme]\npolicy: {nme: 3}\n"), "did you mean 'name'"));
    CHECK(has(said("remove: [targets]\n" + kSmallBase),
              "v.yaml:1:9: remove: found a list of paths, expected extends"));
}

TEST_CASE("what a removal breaks is reported as any other fault") {
    CHECK(has(said(kHead + "remove: [tranches.first.gpu]\n"), "tranches[0].gpu: found nothing"));
    CHECK(has(said(kHead + "remove: [sectors]\n"), "sectors: found nothing"));
}

TEST_CASE("a file that extends has a name of its own") {
    CHECK(
        has(said("extends: base.yaml\n"), "v.yaml:1:1: scenario: found nothing, expected a name of its own"));
}

TEST_CASE("a base that is not there, or no file, is a fault of the line that names it") {
    CHECK(said("extends: bsae.yaml\nscenario: v\n") ==
          "v.yaml:1:10: extends: found 'bsae.yaml', expected a file that exists, relative to this one\n");
    CHECK(has(said("extends: .\nscenario: v\n"), "found '.', a folder, expected a file"));
    CHECK(has(said("extends: [base.yaml, none.yaml]\nscenario: v\n"),
              "v.yaml:1:22: extends: found 'none.yaml'"));
    CHECK(has(said("extends: []\nscenario: v\n"), "extends: found a list, expected a file"));
    CHECK(has(said("extends:\nscenario: v\n"), "v.yaml:1:1: extends: found nothing, expected a file"));
    CHECK(has(said("extends: {a: b}\nscenario: v\n"), "extends: found a block of keys"));
    CHECK(has(said("extends: [[base.yaml]]\nscenario: v\n"), "extends: found a list"));
    CHECK(has(said("extends: /dev/null\nscenario: v\n"), "found '/dev/null'"));
}

TEST_CASE("without its base a file still says its own faults, and nothing of what the base may hold") {
    const std::string all = said("extends: none.yaml\nscenario: v\ntranches: [{id: first, units: x}]\n");
    CHECK(has(all, "none.yaml"));
    CHECK(has(all, "v.yaml:3:31: tranches[0].units"));
    CHECK(std::count(all.begin(), all.end(), '\n') == 2);
}

TEST_CASE("a base with a fault of its grammar is reported there") {
    const ScenarioFolder files;
    files.write("base.yaml", "scenario: [\n");
    CHECK(has(files.faults("v.yaml", kHead), "base.yaml:1:11"));
    files.write("base.yaml", "");
    CHECK(has(files.faults("v.yaml", kHead), "base.yaml"));
    files.write("base.yaml", "[1, 2]\n");
    CHECK_FALSE(files.faults("v.yaml", kHead).empty());
}

TEST_CASE("a circle is refused with its chain, also through itself or another spelling of a path") {
    const ScenarioFolder files;
    files.write("a.yaml", "extends: b.yaml\nscenario: a\n");
    files.write("b.yaml", "extends: sub/../c.yaml\nscenario: b\n");
    files.write("sub/x.yaml", "");
    CHECK(files.faults("c.yaml", "extends: a.yaml\nscenario: c\n") ==
          "b.yaml:1:10: extends: found a circle: c.yaml -> a.yaml -> b.yaml -> c.yaml, expected a chain that "
          "ends "
          "in a file without extends\n");
    CHECK(has(files.faults("self.yaml", "extends: self.yaml\nscenario: s\n"),
              "self.yaml:1:10: extends: found a circle: self.yaml -> self.yaml"));
    std::filesystem::create_symlink("link.yaml", files / "other.yaml");
    CHECK(has(files.faults("link.yaml", "extends: other.yaml\nscenario: l\n"), "found a circle"));
}

TEST_CASE("a policy that extends itself is refused") {
    const ScenarioFolder files;
    files.write("p.yaml", "extends: p.yaml\nname: p\n");
    std::string text = kSmallBase;
    text.replace(text.find("{name: merit}"), 13, "p.yaml");
    CHECK(has(files.faults("v.yaml", text), "p.yaml:1:10: extends: found a circle"));
}

TEST_CASE("a tower of a hundred files is refused at the seventeenth") {
    const ScenarioFolder files;
    files.write("f0.yaml", kSmallBase);
    for (int i = 1; i < 100; ++i)
        files.write("f" + std::to_string(i) + ".yaml",
                    "extends: f" + std::to_string(i - 1) + ".yaml\nscenario: f" + std::to_string(i) + "\n");
    const auto load = [&](int i) {
        return loadScenario({files / ("f" + std::to_string(i) + ".yaml"), {}, {}});
    };
    CHECK(load(static_cast<int>(kMaxExtends) - 1).loaded);
    const LoadResult tower = load(99);
    REQUIRE(tower.issues.errorCount() == 1);
    CHECK(tower.issues.all()[0].found == "a chain of more than 16 files");
    CHECK(fileName(tower.issues.all()[0].place) == "f84.yaml");
}

TEST_CASE("bases that multiply are stopped at the sixty-fourth file") {
    const ScenarioFolder files;
    files.write("f0.yaml", kSmallBase);
    for (int i = 1; i < 14; ++i) {
        const std::string below = "f" + std::to_string(i - 1) + ".yaml";
        files.write("f" + std::to_string(i) + ".yaml",
                    "extends: [" + below + ", " + below + "]\nscenario: f" + std::to_string(i) + "\n");
    }
    const LoadResult bomb = loadScenario({files / "f13.yaml", {}, {}});
    CHECK_FALSE(bomb.loaded);
    const auto& all = bomb.issues.all();
    CHECK(std::count_if(all.begin(), all.end(),
                        [](const Issue& issue) { return issue.found == "more than 64 files in all"; }) == 1);
}

TEST_CASE("extends inside a block, or of the wrong kind, is an unknown key") {
    CHECK(has(said(kHead + "policy: {extends: x.yaml}\n"), "policy.extends: found an unknown key"));
}
