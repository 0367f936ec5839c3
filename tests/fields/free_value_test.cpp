// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <initializer_list>

#include "models/fields/free_value.hpp"
#include "models/scenario/yaml_document.hpp"

namespace tranche {

TEST_CASE("A free value on one line reads back as the same value") {
    for (const char* text : {"3", "true", "2028-03-01", "\"007\"", "null", "[1, \"a, b\", {x: 2}]",
                             "{lognormal: {median: 90, sigma: 0.35}, note: \"a: b # c\"}"}) {
        CAPTURE(text);
        Issues issues;
        const std::optional<Node> node = parseYamlValue(text, "test", issues);
        REQUIRE(node);
        const std::optional<Node> again = parseYamlValue(flowText(*node), "test", issues);
        REQUIRE(again);
        CHECK(sameContent(*node, *again));
        CHECK_FALSE(issues.hasErrors());
    }
}

TEST_CASE("A free value that is not there is a fault") {
    ReadContext context;
    Node empty;
    CHECK_FALSE(Codec<FreeValue>::read(empty, {}, context));
    CHECK(context.issues.errorCount() >= 1);
}

}  // namespace tranche
