// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of the house, held against the tree as it is. That each rule can fail is shown in rules_test.cpp
// and include_graph_test.cpp.

#include <doctest/doctest.h>

#include <string>

#include "tests/house/include_graph.hpp"
#include "tests/house/rules.hpp"
#include "tests/house/source_tree.hpp"

using namespace tranche::house;

namespace {

std::vector<SourceFile> tree() {
    return readTree(TRANCHE_SOURCE_DIR);
}

void report(const Faults& faults) {
    for (const std::string& fault : faults) FAIL_CHECK(fault);
}

void holdEachFile(Faults (*rule)(const SourceFile&)) {
    for (const SourceFile& file : tree()) report(rule(file));
}

}  // namespace

TEST_CASE("The tree was found") {
    const auto files = tree();
    const auto holds = [&](const char* path) {
        for (const SourceFile& file : files)
            if (file.path == path) return !file.text.empty();
        return false;
    };
    CHECK(holds("CMakeLists.txt"));
    CHECK(holds("sim/kernel/time.hpp"));
    CHECK(holds("tests/house/house_test.cpp"));
    CHECK(holds(".ci/run"));
}

TEST_CASE("Includes point one way: sim, models, then tools and gui") {
    holdEachFile(includesAgainstTheOrder);
}

TEST_CASE("Every quoted include names a file of the project") {
    report(includesOfNothing(tree()));
}

TEST_CASE("No files include each other in a circle") {
    CHECK(findCycle(fileGraph(tree())).value_or("") == "");
}

TEST_CASE("No folders include each other in a circle") {
    CHECK(findCycle(roomGraph(tree())).value_or("") == "");
}

TEST_CASE("yaml-cpp, Boost.Graph, Eigen and Qt stay where they belong") {
    holdEachFile(libraryOutOfPlace);
}

TEST_CASE("No source file is longer than 400 lines") {
    holdEachFile(tooLong);
}

TEST_CASE("No file or folder is a dumping ground") {
    holdEachFile(dumpingGroundName);
}

TEST_CASE("The engine has never heard of a GPU") {
    holdEachFile(namesTheProgramme);
}

TEST_CASE("Draws come from our own streams and laws") {
    holdEachFile(bannedRandomness);
}

TEST_CASE("Nothing calls LoadAll or a shell") {
    holdEachFile(bannedCalls);
}

TEST_CASE("Nothing is built with fast mathematics") {
    holdEachFile(fastMath);
}

TEST_CASE("Every source carries its licence") {
    holdEachFile(missingLicence);
}

TEST_CASE("Every header guards itself with #pragma once") {
    holdEachFile(missingPragmaOnce);
}

TEST_CASE("The root holds what the design names and nothing else") {
    report(unknownTopEntries(tree()));
}

TEST_CASE("Every folder of sources says what lives there") {
    report(foldersWithoutReadme(tree()));
}

TEST_CASE("Every name of a test survives its discovery, once") {
    holdEachFile(unfitTestName);
    report(testNamesTwice(tree()));
}
