// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Each rule of the house fails on a bad sample and lets a good one pass. Words that the rules look for are
// put together from two pieces, so that this file keeps them itself.
#include "tests/house/rules.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace tranche::house;

namespace {

const std::string kLicence =
    "// SPDX-FileCopyrightText: 2026 The Tranche authors\n// SPDX-License-Identifier: GPL-3.0-or-later\n";

bool breaks(Faults (*rule)(const SourceFile&), const std::string& path, const std::string& text) {
    return !rule(SourceFile{path, text}).empty();
}

std::string lines(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += "int x;\n";
    return text;
}

}  // namespace

TEST_CASE("A source of 401 lines is too long, one of 400 is not, and prose may be longer") {
    CHECK(breaks(tooLong, "sim/a.cpp", lines(401)));
    CHECK_FALSE(breaks(tooLong, "sim/a.cpp", lines(400)));
    CHECK(breaks(tooLong, "tools/check", "#!/usr/bin/env bash\n" + lines(400)));
    CHECK_FALSE(breaks(tooLong, "README.md", lines(900)));
}

TEST_CASE("A dumping-ground name is found in a file, a folder and a compound") {
    for (const char* path : {"sim/util/a.hpp", "models/string_utils.hpp", "models/fleet/Helpers.cpp",
                             "sim/common.hpp", "models/misc/x.yaml", "models/fleet/pool_manager.hpp"}) {
        CAPTURE(path);
        CHECK(breaks(dumpingGroundName, path, ""));
    }
    for (const char* path : {"models/fleet/utilization.hpp", "sim/kernel/time.hpp", "models/commons.hpp"}) {
        CAPTURE(path);
        CHECK_FALSE(breaks(dumpingGroundName, path, ""));
    }
}

TEST_CASE("A GPU in the engine is found in code, comment, prose and name") {
    CHECK(breaks(namesTheProgramme, "sim/kernel/a.hpp", "int freeGpus;"));
    CHECK(breaks(namesTheProgramme, "sim/kernel/a.hpp", "// for GPUs"));
    CHECK(breaks(namesTheProgramme, "sim/README.md", "a gpu"));
    CHECK(breaks(namesTheProgramme, "sim/gpu_pool.hpp", ""));
    CHECK_FALSE(breaks(namesTheProgramme, "models/fleet/a.hpp", "int gpus;"));
    CHECK_FALSE(breaks(namesTheProgramme, "sim/kernel/a.hpp", "int servers;"));
}

TEST_CASE("A distribution of the standard library is found everywhere, an engine in the product") {
    const std::string normal = std::string("std::normal") + "_distribution<double> d;";
    const std::string engine = std::string("std::mt") + "19937 e;";
    CHECK(breaks(bannedRandomness, "sim/random/a.cpp", normal));
    CHECK(breaks(bannedRandomness, "tests/sim/a_test.cpp", normal));
    CHECK(breaks(bannedRandomness, "models/demand/a.cpp", engine));
    CHECK_FALSE(breaks(bannedRandomness, "tests/sim/a_test.cpp", engine));
    CHECK_FALSE(breaks(bannedRandomness, "sim/random/a.cpp", "// never " + normal));
    CHECK_FALSE(breaks(bannedRandomness, "sim/random/a.cpp", "auto size_distribution = 3; int operand;"));
}

TEST_CASE("Calls that hang or reach a shell are found") {
    CHECK(breaks(bannedCalls, "models/scenario/a.cpp", std::string("YAML::Load") + "All(text);"));
    CHECK(breaks(bannedCalls, "tools/a.cpp", std::string("std::sys") + "tem(\"rm\");"));
    CHECK(breaks(bannedCalls, "models/a.cpp", std::string("auto f = po") + "pen(\"ls\", \"r\");"));
    CHECK_FALSE(breaks(bannedCalls, "models/a.cpp", "YAML::Load(text); fileSystem(1); // system(x)"));
}

TEST_CASE("Fast mathematics is found in a build file, and a warning against it is not") {
    const std::string flag = std::string("-ffast") + "-math";
    CHECK(breaks(fastMath, "CMakeLists.txt", "add_compile_options(" + flag + ")"));
    CHECK(breaks(fastMath, "CMakePresets.json", "\"CMAKE_CXX_FLAGS\": \"" + flag + "\""));
    CHECK(breaks(fastMath, "tools/check", "#!/usr/bin/env bash\nCXXFLAGS=-Ofast cmake ."));
    CHECK_FALSE(breaks(fastMath, "CMakeLists.txt", "# never " + flag));
    CHECK_FALSE(breaks(fastMath, "sim/a.hpp", "// never " + flag));
}

TEST_CASE("A source without the two lines of its licence is found") {
    CHECK(breaks(missingLicence, "sim/a.cpp", "int x;"));
    CHECK(breaks(missingLicence, "sim/a.cpp", kLicence.substr(0, 50)));
    CHECK(breaks(missingLicence, "tests/CMakeLists.txt", "project(x)"));
    CHECK(breaks(missingLicence, "tools/setup", "#!/usr/bin/env bash\necho"));
    CHECK_FALSE(breaks(missingLicence, "sim/a.cpp", kLicence));
    CHECK_FALSE(breaks(missingLicence, "README.md", ""));
    CHECK_FALSE(breaks(missingLicence, "CMakePresets.json", "{}"));
}

TEST_CASE("A header without #pragma once is found") {
    CHECK(breaks(missingPragmaOnce, "sim/a.hpp", kLicence + "int x;\n"));
    CHECK(breaks(missingPragmaOnce, "sim/a.hpp", kLicence + "// #pragma once\n"));
    CHECK_FALSE(breaks(missingPragmaOnce, "sim/a.hpp", kLicence + "#pragma once\nint x;\n"));
    CHECK_FALSE(breaks(missingPragmaOnce, "sim/a.cpp", kLicence));
}

TEST_CASE("A library outside its place is found") {
    CHECK(breaks(libraryOutOfPlace, "models/fields/a.cpp", "#include <yaml-cpp/yaml.h>\n"));
    CHECK(breaks(libraryOutOfPlace, "models/procurement/a.hpp", "#include <boost/graph/graph_traits.hpp>\n"));
    CHECK(breaks(libraryOutOfPlace, "sim/random/a.hpp", "#  include <Eigen/Dense>\n"));
    CHECK(breaks(libraryOutOfPlace, "models/report/a.cpp", "#include <QString>\n"));
    CHECK(breaks(libraryOutOfPlace, "tools/a.cpp", "#include <QtCharts/QChart>\n"));
    CHECK_FALSE(breaks(libraryOutOfPlace, "models/scenario/a.cpp", "#include <yaml-cpp/yaml.h>\n"));
    CHECK_FALSE(
        breaks(libraryOutOfPlace, "models/procurement/a.cpp", "#include <boost/graph/graph_traits.hpp>\n"));
    CHECK(breaks(libraryOutOfPlace, "gui/pages/a.cpp", "#include <QtCharts/QChart>\n"));
    CHECK(breaks(libraryOutOfPlace, "gui/presentation/a.cpp", "#include <QLabel>\n"));
    CHECK_FALSE(breaks(libraryOutOfPlace, "gui/presentation/a.cpp", "#include <QCoreApplication>\n"));
    CHECK_FALSE(breaks(libraryOutOfPlace, "gui/charts/a.cpp", "#include <QtCharts/QChart>\n"));
    CHECK_FALSE(breaks(libraryOutOfPlace, "gui/a.cpp", "#include <QString>\n"));
    CHECK_FALSE(breaks(libraryOutOfPlace, "models/a.hpp", "#include <boost/math/distributions.hpp>\n"));
}

TEST_CASE("An entry of the root that the design does not name is found") {
    const std::vector<SourceFile> good{{"README.md", ""}, {".ci/run", ""}, {"sim/kernel/time.hpp", ""}};
    CHECK(unknownTopEntries(good).empty());
    const std::vector<SourceFile> bad{{"scratch/a.txt", ""}, {"notes.txt", ""}, {"scratch/b.txt", ""}};
    CHECK(unknownTopEntries(bad).size() == 2);
}

TEST_CASE("A folder of sources without a README is found, and a room speaks for its inner folders") {
    const std::vector<SourceFile> bad{{"sim/README.md", ""},      {"sim/kernel/a.hpp", ""},
                                      {"models/fleet/a.hpp", ""}, {"tools/bench/a.cpp", ""},
                                      {"tools/README.md", ""},    {"tests/sim/a.cpp", ""}};
    CHECK(foldersWithoutReadme(bad).size() == 4);
    const std::vector<SourceFile> good{{"models/allocation/README.md", ""},
                                       {"models/allocation/a.hpp", ""},
                                       {"models/allocation/award/a.hpp", ""},
                                       {"tests/README.md", ""},
                                       {"tests/sim/a.cpp", ""}};
    CHECK(foldersWithoutReadme(good).empty());
}

TEST_CASE("A test name that discovery would lose is found, and one that stands twice") {
    const auto named = [](const std::string& name) { return "\nTEST_CASE" + ("(\"" + name + "\") {}\n"); };
    for (const char* name : {"a; b", "in [0, 1)", "of ]", "a \\\"quoted\\\" word", "$x", ""}) {
        CAPTURE(name);
        CHECK(breaks(unfitTestName, "tests/sim/a_test.cpp", named(name)));
    }
    CHECK_FALSE(breaks(unfitTestName, "tests/sim/a_test.cpp", named("Ties go to the older, always (2.1)")));
    const std::vector<SourceFile> twice{{"tests/sim/a_test.cpp", named("x")},
                                        {"tests/sim/b_test.cpp", named("x")}};
    CHECK(testNamesTwice(twice).size() == 1);
    const std::vector<SourceFile> apart{{"tests/sim/a_test.cpp", named("x")},
                                        {"tests/fleet/a_test.cpp", named("x")}};
    CHECK(testNamesTwice(apart).empty());
}
