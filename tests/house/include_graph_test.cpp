// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/house/include_graph.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace tranche::house;

namespace {

std::string including(const std::string& target) {
    return "#include \"" + target + "\"\n";
}

bool allowed(const std::string& path, const std::string& target) {
    return includesAgainstTheOrder(SourceFile{path, including(target)}).empty();
}

}  // namespace

TEST_CASE("Includes are read with their odd spacing, and comments are not includes") {
    const std::string text = "#include \"sim/a.hpp\"\n  #  include <vector> // why\n// #include \"b.hpp\"\n";
    CHECK(ownIncludes(text) == std::vector<std::string>{"sim/a.hpp"});
    CHECK(systemIncludes(text) == std::vector<std::string>{"vector"});
}

TEST_CASE("An arrow down the order is allowed") {
    CHECK(allowed("sim/random/a.hpp", "sim/kernel/b.hpp"));
    CHECK(allowed("sim/replication/a.hpp", "sim/statistics/b.hpp"));
    CHECK(allowed("models/fields/a.hpp", "models/issue/b.hpp"));
    CHECK(allowed("models/outcome/a.hpp", "models/allocation/award/b.hpp"));
    CHECK(allowed("models/report/charts/a.hpp", "models/report/b.hpp"));
    CHECK(allowed("tools/run.cpp", "models/report/b.hpp"));
    CHECK(allowed("gui/a.cpp", "sim/kernel/b.hpp"));
    CHECK(allowed("tests/tools/a.cpp", "tools/b.hpp"));
}

TEST_CASE("An arrow up the order is found") {
    CHECK_FALSE(allowed("sim/kernel/a.hpp", "sim/random/b.hpp"));
    CHECK_FALSE(allowed("sim/statistics/a.hpp", "sim/replication/b.hpp"));
    CHECK_FALSE(allowed("sim/kernel/a.hpp", "models/issue/b.hpp"));
    CHECK_FALSE(allowed("models/hardware/a.hpp", "models/fleet/b.hpp"));
    CHECK_FALSE(allowed("models/allocation/award/a.hpp", "models/outcome/b.hpp"));
    CHECK_FALSE(allowed("models/programme/a.hpp", "models/experiment/b.hpp"));
    CHECK_FALSE(allowed("models/report/a.hpp", "tools/b.hpp"));
    CHECK_FALSE(allowed("tools/a.cpp", "gui/b.hpp"));
    CHECK(allowed("gui/pages/a.cpp", "gui/charts/b.hpp"));
    CHECK_FALSE(allowed("gui/presentation/a.cpp", "gui/charts/b.hpp"));
    CHECK_FALSE(allowed("gui/scenario/a.cpp", "gui/pages/b.hpp"));
    CHECK_FALSE(allowed("gui/charts/a.cpp", "gui/work/b.hpp"));
    CHECK_FALSE(allowed("gui/a.cpp", "tools/b.hpp"));
    CHECK_FALSE(allowed("models/fleet/a.hpp", "tests/b.hpp"));
}

TEST_CASE("A folder without a place in the order is found on either side") {
    CHECK_FALSE(allowed("models/novelty/a.hpp", "sim/kernel/b.hpp"));
    CHECK_FALSE(allowed("models/fleet/a.hpp", "models/novelty/b.hpp"));
    CHECK_FALSE(allowed("models/fleet/a.hpp", "b.hpp"));
}

TEST_CASE("An include that names no file is found") {
    const std::vector<SourceFile> tree{{"sim/kernel/a.hpp", including("sim/kernel/b.hpp")},
                                       {"sim/kernel/b.hpp", including("a.hpp")}};
    REQUIRE(includesOfNothing(tree).size() == 1);
    CHECK(includesOfNothing(tree)[0].starts_with("sim/kernel/b.hpp"));
}

TEST_CASE("A circle of files is named in full, and a diamond is no circle") {
    const Graph circle{{"a", {"b"}}, {"b", {"c"}}, {"c", {"b", "d"}}};
    CHECK(findCycle(circle) == "b -> c -> b");
    CHECK(findCycle(Graph{{"a", {"a"}}}) == "a -> a");
    CHECK_FALSE(findCycle(Graph{{"a", {"b", "c"}}, {"b", {"d"}}, {"c", {"d"}}}).has_value());
    CHECK_FALSE(findCycle(Graph{}).has_value());
}

TEST_CASE("Two peers that include each other are a circle of folders") {
    const std::vector<SourceFile> tree{{"models/fleet/a.hpp", including("models/demand/b.hpp")},
                                       {"models/demand/c.hpp", including("models/fleet/d.hpp")},
                                       {"models/fleet/e.hpp", including("models/fleet/a.hpp")}};
    CHECK_FALSE(findCycle(fileGraph(tree)).has_value());
    CHECK(findCycle(roomGraph(tree)).has_value());
}
