// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Faults that only show across structs, each at its place, through the reader.

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include <unistd.h>

#include "models/scenario/scenario_reader.hpp"

using namespace tranche;

namespace {

namespace fs = std::filesystem;

// A folder of its own that goes with the test.
class Folder {
public:
    Folder() : path_(fs::temp_directory_path() / ("tranche-check-" + std::to_string(::getpid()))) {
        fs::create_directories(path_);
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    fs::path write(const std::string& name, const std::string& text) const {
        std::ofstream(path_ / name) << text;
        return path_ / name;
    }

private:
    fs::path path_;
};

const std::string kBase = R"(scenario: small
horizon: {start: 2026-01-01, end: 2026-12-31}
hardware:
  - {id: H200, node_gpus: 8, memory_gb: 141, power_kw: 1.2, h200_equivalent: 1}
tranches:
  - id: first
    gpu: H200
    units: 80
    milestones: [{id: ready, on: 2026-01-01}]
    procured_at: ready
    installed_at: ready
    in_service_at: ready
sectors:
  - {id: academia, per_call: {applicants: 5}}
calls:
  - {id: one, opens: 2026-02-01, closes: 2026-02-28, decision_days: 10, pools: [first], sectors: [academia]}
policy: {name: merit, shares: {groups: [{id: all, sectors: [academia], share: 1}]}}
)";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

std::string faults(const std::string& text, std::vector<std::string> overrides = {}) {
    const Folder folder;
    const fs::path file = folder.write("s.yaml", text);
    const LoadResult result = loadScenario({file, std::move(overrides), {}});
    if (result.loaded) return "";
    std::string all;
    for (const Issue& issue : result.issues.sorted())
        all += std::to_string(issue.place.line) + ":" + std::to_string(issue.place.column) + " " + issue.key +
               ": " + issue.found + " | " + issue.expected + "\n";
    return all;
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the small scenario of these tests is in order") {
    CHECK(faults(kBase) == "");
}

TEST_CASE("a name that refers to nothing is reported where it stands, with the nearest one that exists") {
    CHECK(
        has(faults(replaced(kBase, "pools: [first]", "pools: [frist]")), "16:81 calls[0].pools[0]: 'frist'"));
    CHECK(has(faults(replaced(kBase, "pools: [first]", "pools: [frist]")), "did you mean 'first'"));
    CHECK(has(faults(replaced(kBase, "sectors: [academia]}\n", "sectors: [acedemia]}\n")),
              "did you mean 'academia'"));
    CHECK(has(faults(replaced(kBase, "gpu: H200", "gpu: H20")), "tranches[0].gpu"));
    CHECK(
        has(faults(kBase + "set_asides: [{id: a, pool: secnd, gpus: 8}]\n"), "set_asides[0].pool: 'secnd'"));
    CHECK(has(faults(replaced(kBase, "name: merit", "name: merit, eligibility: {caps: {H20: 8}}")),
              "policy.eligibility.caps.H20"));
}

TEST_CASE("a cap below one server is reported, a cap of 0 once") {
    CHECK(has(faults(replaced(kBase, "name: merit", "name: merit, eligibility: {caps: {H200: 4}}")),
              "at least one server of 8 GPUs"));
    const std::string zero =
        faults(replaced(kBase, "name: merit", "name: merit, eligibility: {caps: {H200: 0}}"));
    CHECK(has(zero, "at least 1 GPU"));
    CHECK(std::count(zero.begin(), zero.end(), '\n') == 1);
}

TEST_CASE("a cycle of milestones is named in order") {
    const std::string text =
        replaced(kBase, "[{id: ready, on: 2026-01-01}]",
                 "[{id: ready, after: [b], duration_days: 1}, {id: b, after: [ready], duration_days: 1}]");
    CHECK(has(faults(text), "first.b -> first.ready -> first.b"));
}

TEST_CASE("dates outside the horizon are reported") {
    CHECK(has(faults(replaced(kBase, "opens: 2026-02-01", "opens: 2025-02-01")),
              "calls[0].opens: 2025-02-01 | a day of the horizon"));
    CHECK(has(faults(kBase + "targets: [{gpus: 8, by: 2027-01-01}]\n"), "targets[0].by"));
    CHECK(has(faults(kBase + "measure: {from: 2027-01-01}\n"), "measure.from"));
}

TEST_CASE("rounds without calls, and applicants without calls, are reported") {
    const std::string text = replaced(kBase,
                                      "  - {id: one, opens: 2026-02-01, closes: 2026-02-28, decision_days: "
                                      "10, pools: [first], sectors: [academia]}\n",
                                      "");
    CHECK(has(faults(replaced(text, "calls:\n", "calls: []\n")), "rounds without calls"));
}

TEST_CASE("a stopping rule needs a metric and a scope that exist") {
    const std::string rule =
        "experiment: {replications: {min: 2, max: 3, until: {metric: METRIC, relative_half_width: 0.1}}}\n";
    CHECK(faults(kBase + replaced(rule, "METRIC", "wait_days.p90@sector:academia")) == "");
    CHECK(has(faults(kBase + replaced(rule, "METRIC", "wait_days.p9")), "did you mean 'wait_days.p90'"));
    CHECK(
        has(faults(kBase + replaced(rule, "METRIC", "wait_days.p90@sector:acad")), "a scope of that metric"));
}

TEST_CASE("faults of fields and faults across structs are reported together, each once") {
    const std::string text =
        replaced(replaced(kBase, "units: 80", "units: .nan"), "decision_days: 10", "decision_days: -1");
    const std::string all = faults(replaced(text, "pools: [first]", "pools: [frist]"));
    CHECK(has(all, "tranches[0].units"));
    CHECK(has(all, "calls[0].decision_days"));
    CHECK(has(all, "calls[0].pools[0]"));
    CHECK(std::count(all.begin(), all.end(), '\n') == 3);
}

TEST_CASE("an override is applied after the files it reaches into, and its faults name it") {
    CHECK(faults(kBase, {"tranches.first.units=160", "policy.award.rule=strict_cut"}) == "");
    CHECK(has(faults(kBase, {"policy.award.rule=strict_cat"}), "policy.award.rule: strict_cat"));
    CHECK(has(faults(kBase, {"tranches.frist.units=160"}), "did you mean 'first'"));
}

TEST_CASE("a file that a scenario names but that is not there is a fault of the scenario") {
    CHECK(has(
        faults(replaced(kBase,
                        "policy: {name: merit, shares: {groups: [{id: all, sectors: [academia], share: 1}]}}",
                        "policy: policies/none.yaml")),
        "policy: 'policies/none.yaml'"));
    const Folder folder;
    const fs::path file = folder.write(
        "s.yaml",
        replaced(kBase, "  - {id: H200, node_gpus: 8, memory_gb: 141, power_kw: 1.2, h200_equivalent: 1}",
                 "  - gpus.yaml"));
    folder.write(
        "gpus.yaml",
        "models:\n  - {id: H200, node_gpus: 8, memory_gb: nine, power_kw: 1.2, h200_equivalent: 1}\n");
    const LoadResult result = loadScenario({file, {}, {}});
    CHECK(result.fault == LoadFault::content);
    REQUIRE(result.issues.errorCount() == 1);
    CHECK(fs::path(result.issues.all()[0].place.file).filename() == "gpus.yaml");
    CHECK(result.issues.all()[0].place.line == 2);
}

TEST_CASE("no file is exit 66, bad content 65") {
    CHECK(loadScenario({"/nowhere/at/all.yaml", {}, {}}).fault == LoadFault::noInput);
    const Folder folder;
    CHECK(loadScenario({folder.write("e.yaml", ""), {}, {}}).fault == LoadFault::content);
}
