// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every number and date of a shipped programme scenario says where it comes from. Choices of the study itself (its
// horizon, window, targets and replications) are not facts and need no source; nor is the
// year of a budget, which only names the money beside it.

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "models/fields/node.hpp"
#include "models/fields/strict_number.hpp"
#include "models/scenario/scenario_reader.hpp"
#include "models/scenario/yaml_document.hpp"
#include "sim/kernel/calendar.hpp"

using namespace tranche;

namespace {

const std::filesystem::path kScenarios = std::filesystem::path(TRANCHE_SOURCE_DIR) / "scenarios";

bool isFigure(const Node& node) {
    if (node.kind != Node::Kind::scalar) return false;
    if (parseDate(node.text)) return true;
    return !node.quoted && readNumber(node.text).value.has_value();
}

bool choiceOfTheStudy(const std::string& key) {
    static constexpr std::array<std::string_view, 5> keys{"horizon", "experiment", "measure", "targets",
                                                          "plausibility"};
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

// Figures that no `source` stands beside, at their place or above it.
void collect(const Node& node, const std::string& path, std::vector<std::string>& bare) {
    if (findMember(node, "source") != nullptr) return;
    if (isFigure(node)) bare.push_back(path + " = " + node.text);
    for (std::size_t i = 0; i < node.items.size(); ++i)
        collect(node.items[i], path + "[" + std::to_string(i) + "]", bare);
    for (const Member& m : node.members)
        if (!(path.empty() && choiceOfTheStudy(m.key)) && m.key != "year")
            collect(m.value, path.empty() ? m.key : path + "." + m.key, bare);
}

std::vector<std::string> bareFigures(std::string_view text) {
    Issues issues;
    const auto root = parseYamlText(text, "sample.yaml", issues);
    std::vector<std::string> bare;
    if (root) collect(*root, "", bare);
    return bare;
}

std::vector<std::filesystem::path> programmeFiles() {
    std::vector<std::filesystem::path> files;
    for (const char* folder : {"", "hardware", "policies"})
        for (const auto& entry : std::filesystem::directory_iterator(kScenarios / folder))
            if (entry.path().extension() == ".yaml") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

TEST_CASE("a figure without a source is noticed, and one with a source is not") {
    CHECK(bareFigures("tranches:\n  - units: 12\n").size() == 1);
    CHECK(bareFigures("calls:\n  - opens: 2026-01-01\n").size() == 1);
    CHECK(bareFigures("a: {lognormal: {median: 2, sigma: 1}}\n").size() == 2);
    CHECK(
        bareFigures("a: {value: 12, source: x}\nb: {lognormal: {median: 2, sigma: 1}, source: y}\n").empty());
    CHECK(bareFigures("horizon: {start: 2025-01-01, end: 2026-01-01}\nname: twelve\n").empty());
}

TEST_CASE("every figure of a shipped programme scenario has a source") {
    std::size_t files = 0;
    for (const auto& file : programmeFiles()) {
        Issues issues;
        const auto root = parseYamlFile(file, issues);
        REQUIRE(root);
        std::vector<std::string> bare;
        collect(*root, "", bare);
        for (const std::string& figure : bare)
            FAIL_CHECK(file.filename().string() << ": no source: " << figure);
        ++files;
    }
    CHECK(files >= 5);
}

TEST_CASE(
    "every source of a shipped programme scenario has a status, and every assumption of a law has a reason") {
    for (const char* name : {"korea-2030.yaml", "round1-replay.yaml"}) {
        const LoadResult result = loadScenario({kScenarios / name, {}, {}});
        INFO(formatIssues(result.issues));
        REQUIRE(result.loaded);
        CHECK(result.loaded->sources.size() > 40);
        for (const Provenance& p : result.loaded->sources) {
            CAPTURE(p.path);
            CHECK_FALSE(p.status.empty());
            CHECK_FALSE(p.source.empty());
        }
    }
}
