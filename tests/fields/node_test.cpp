// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fields/node.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "models/fields/node_json.hpp"
#include "models/scenario/yaml_document.hpp"

using namespace tranche;

namespace {

Node parsed(const std::string& text) {
    Issues issues;
    auto node = parseYamlText(text, "x.yaml", issues);
    INFO(formatIssues(issues));
    REQUIRE(node);
    return *node;
}

}  // namespace

TEST_CASE("find walks keys and indices") {
    const Node root = parsed("tranches:\n  - id: a\n  - {id: b, milestones: [{after: [x, y]}]}\n");
    CHECK(find(root, "tranches[1].milestones[0].after[1]")->text == "y");
    CHECK(find(root, "tranches[0].id")->place == Place{"x.yaml", 2, 9});
    CHECK(find(root, "") == &root);
    for (const char* absent :
         {"tranches[2]", "tranches.id", "x", "tranches[0].id.z", "tranches[0]id", "[", "a..b", ".a", "a.",
          "tranches[-1]", "tranches[]", "tranches[99999999999999999999]"}) {
        CAPTURE(absent);
        CHECK(find(root, absent) == nullptr);
    }
}

TEST_CASE("the place of something missing is that of the nearest thing above it") {
    const Node root = parsed("a:\n  b:\n    c: 1\n");
    CHECK(placeOf(root, "a.b.c") == Place{"x.yaml", 3, 8});
    CHECK(placeOf(root, "a.b.zz.y") == Place{"x.yaml", 3, 5});
    CHECK(placeOf(root, "zz") == Place{"x.yaml", 1, 1});
}

TEST_CASE("content is compared without places, in order") {
    CHECK(sameContent(parsed("a: [1, {b: c}]"), parsed("a:\n- 1\n- b: c\n")));
    CHECK_FALSE(sameContent(parsed("a: 1\nb: 2"), parsed("b: 2\na: 1")));
    CHECK_FALSE(sameContent(parsed("a: 1"), parsed("a: '1'")));
}

TEST_CASE("JSON keeps numbers as they are and escapes every text") {
    CHECK(toJson(parsed("a: 1\nb: [1.50, .5, true, NO, '5', 2026-01-01]\nc: {}\nd: []\ne: ~"), 0) ==
          R"({"a":1,"b":[1.5,0.5,true,"NO","5","2026-01-01"],"c":{},"d":[],"e":null})");
    CHECK(toJson(parsed("a: 9007199254740993"), 0) == R"({"a":9007199254740993})");
    CHECK(jsonString("a\"b\\c\n\x01\xff한") == "\"a\\\"b\\\\c\\n\\u0001\\ufffd한\"");
    CHECK(toJson(parsed("a: [1, 2]"), 2) == "{\n  \"a\": [\n    1,\n    2\n  ]\n}");
    const auto json = nlohmann::json::parse(toJson(parsed("a: \"x\\ty\\u00e9\"\nb: 1e5"), 2));
    CHECK(json["a"] == "x\tyé");
    CHECK(json["b"] == 100000);
}
