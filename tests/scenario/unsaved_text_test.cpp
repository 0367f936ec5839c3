// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A scenario whose text is not saved is read as the file would be once it is.
#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "models/fields/node_json.hpp"
#include "models/scenario/yaml_document.hpp"
#include "tests/scenario/scenario_folder.hpp"

namespace tranche::testing {
namespace {

namespace fs = std::filesystem;

const std::string kVariant = R"(extends: bases/base.yaml
scenario: variant
policy: policies/own.yaml
hardware: [chips/own.yaml]
tranches: [{id: first, units: 160}]
)";

ScenarioFolder folderWithBase() {
    ScenarioFolder folder;
    folder.write("bases/base.yaml", kSmallBase);
    folder.write("policies/own.yaml", "name: own\n");
    folder.write("chips/own.yaml",
                 "models: [{id: N1, node_gpus: 8, memory_gb: 80, power_kw: 1, h200_equivalent: 1}]\n");
    return folder;
}

LoadResult loadText(const fs::path& file, std::string text, std::vector<std::string> overrides = {}) {
    return loadScenario({file, std::move(overrides), {}, std::move(text)});
}

std::string contentOf(const fs::path& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

}  // namespace

TEST_CASE("a scenario from text equals the one loaded from the file that holds it") {
    const ScenarioFolder folder = folderWithBase();
    const std::vector<std::string> sets{"experiment.seed=77"};
    const LoadResult saved = folder.load("v.yaml", kVariant, sets);
    const fs::path file = folder / "v.yaml";
    folder.write("v.yaml", "what is on disk is not read: [");
    const LoadResult text = loadText(file, kVariant, sets);
    REQUIRE_MESSAGE(saved.loaded, formatIssues(saved.issues));
    REQUIRE_MESSAGE(text.loaded, formatIssues(text.issues));
    CHECK(text.loaded->hash == saved.loaded->hash);
    CHECK(toJson(text.loaded->resolved) == toJson(saved.loaded->resolved));
    CHECK(text.loaded->file == saved.loaded->file);
    CHECK(text.loaded->sources.size() == saved.loaded->sources.size());
    CHECK(formatIssues(text.issues) == formatIssues(saved.issues));
    CHECK(text.loaded->scenario.policy.name == "own");
    CHECK(contentOf(file) == "what is on disk is not read: [");
}

TEST_CASE("the text of korea-2030 is korea-2030") {
    const fs::path file = fs::path(TRANCHE_SOURCE_DIR) / "scenarios/korea-2030.yaml";
    const LoadResult saved = loadScenario({file, {}, {}}), text = loadText(file, contentOf(file));
    REQUIRE(saved.loaded);
    REQUIRE(text.loaded);
    CHECK(text.loaded->hash == saved.loaded->hash);
    REQUIRE(text.loaded->sources.size() == saved.loaded->sources.size());
    for (std::size_t i = 0; i < text.loaded->sources.size(); ++i)
        CHECK(text.loaded->sources[i].place == saved.loaded->sources[i].place);
}

TEST_CASE("text for a file that is not there loads, and its variants do too") {
    const ScenarioFolder folder = folderWithBase();
    const fs::path file = folder / "new.yaml";
    const LoadResult result = loadText(file, kVariant);
    REQUIRE_MESSAGE(result.loaded, formatIssues(result.issues));
    CHECK_FALSE(fs::exists(file));
    CHECK(result.loaded->scenario.tranches[0].units == 160);
    const LoadResult variant = loadVariant(*result.loaded, {"tranches[0].units=240"});
    REQUIRE_MESSAGE(variant.loaded, formatIssues(variant.issues));
    CHECK(variant.loaded->scenario.tranches[0].units == 240);
}

TEST_CASE("recorded applications that a text names are found beside the file it stands for") {
    const ScenarioFolder folder;
    folder.write("asked.csv", "date,gpus,months\n2026-02-05,16,3\n");
    std::string text = kSmallBase;
    const std::string stated = "per_call: {applicants: 5}";
    text.replace(text.find(stated), stated.size(), "trace: {file: asked.csv, columns: {submitted: date}}");
    const LoadResult saved = folder.load("s.yaml", text), unsaved = loadText(folder / "none.yaml", text);
    REQUIRE_MESSAGE(saved.loaded, formatIssues(saved.issues));
    REQUIRE_MESSAGE(unsaved.loaded, formatIssues(unsaved.issues));
    CHECK(unsaved.loaded->hash == saved.loaded->hash);
}

TEST_CASE("faults in a text stand at the places they would have in the file") {
    const ScenarioFolder folder = folderWithBase();
    const std::vector<std::string> bad{
        "",
        "# nothing\n",
        "scenario: [\n",
        "scenario: x\nscenaro: y\n",
        "extends: v.yaml\nscenario: v\n",
        "extends: nowhere.yaml\nscenario: v\n",
        kVariant + "experiment: {seed: many}\n",
        kVariant + "targets: [{gpus: 8, by: 2026-06-31}]\n",
        std::string("scenario: \x01\n"),
        "scenario: \xff\n",
        kVariant + std::string(kMaxYamlBytes, '#'),
    };
    for (const std::string& text : bad) {
        CAPTURE(text.substr(0, 200));
        const LoadResult saved = folder.load("v.yaml", text);
        const LoadResult unsaved = loadText(folder / "v.yaml", text);
        CHECK_FALSE(saved.loaded);
        CHECK_FALSE(unsaved.loaded);
        CHECK(unsaved.fault == LoadFault::content);
        CHECK(formatIssues(unsaved.issues) == formatIssues(saved.issues));
        CHECK_FALSE(unsaved.issues.all().empty());
    }
}

}  // namespace tranche::testing
