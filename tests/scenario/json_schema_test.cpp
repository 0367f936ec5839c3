// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/scenario/json_schema.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "models/scenario/field_listing.hpp"
#include "tests/fields/example_specs.hpp"

using namespace tranche;
using namespace tranche::examples;

namespace {

nlohmann::json schema() {
    return nlohmann::json::parse(jsonSchema(shapeOf<Plan>(), "plan"));
}

// Every object with properties closes itself, every reference has its definition; returns the number of objects.
int checkClosed(const nlohmann::json& node, const nlohmann::json& defs) {
    int count = 0;
    if (node.is_object()) {
        if (node.contains("properties") && node["properties"].is_object() && node.contains("type")) {
            CHECK(node.at("additionalProperties") == false);
            ++count;
        }
        if (node.contains("$ref")) {
            const std::string name = node["$ref"].get<std::string>().substr(8);
            CAPTURE(name);
            CHECK(defs.contains(name));
        }
    }
    if (node.is_structured())
        for (const auto& part : node) count += checkClosed(part, defs);
    return count;
}

}  // namespace

TEST_CASE("the schema is draft 2020-12, closed, and every reference leads somewhere") {
    const auto all = schema();
    CHECK(all["$schema"] == "https://json-schema.org/draft/2020-12/schema");
    CHECK(all["title"] == "plan");
    CHECK(all["required"] == nlohmann::json{"name", "tranches"});
    CHECK(checkClosed(all, all["$defs"]) > 10);
}

TEST_CASE("a field in the schema has its help, unit, limits, default and the wrapper with its source") {
    const auto all = schema();
    const auto& purchase = all["$defs"]["table_purchase"];
    CHECK(purchase["required"] == nlohmann::json{"id", "units"});
    const auto& units = purchase["properties"]["units"];
    CHECK(units["description"] == "how many [GPUs]");
    CHECK(units["anyOf"][0] == nlohmann::json{{"type", "integer"}, {"minimum", 1}, {"maximum", 100000}});
    const auto& wrapper = units["anyOf"][1];
    CHECK(wrapper["required"] == nlohmann::json::array({"value"}));
    CHECK(wrapper["properties"]["value"] == units["anyOf"][0]);
    CHECK(wrapper["properties"]["status"]["$ref"] == "#/$defs/status");
    CHECK_FALSE(units.contains("default"));
    CHECK(purchase["properties"]["share"]["default"] == 0.25);
    CHECK(purchase["properties"]["racks"]["anyOf"][0]["exclusiveMinimum"] == 0);
    CHECK(purchase["properties"]["kind"]["anyOf"][0]["enum"] == nlohmann::json{"gpu", "npu"});
    CHECK(purchase["properties"]["rule"]["anyOf"][0]["enum"] == nlohmann::json{"first", "best"});
    CHECK(purchase["properties"]["cap"]["anyOf"][1] == nlohmann::json{{"type", "null"}});
    CHECK(purchase["properties"]["milestones"]["items"] == nlohmann::json{{"$ref", "#/$defs/table_step"}});
}

TEST_CASE("a law in the schema has exactly the parameters that the reader takes") {
    const auto defs = schema()["$defs"];
    const auto& law = defs["law"]["properties"];
    CHECK(law["lognormal"]["required"] == nlohmann::json{"median", "sigma"});
    CHECK(law["beta"]["required"] == nlohmann::json{"alpha", "beta"});
    CHECK(law["beta"]["properties"].size() == 4);
    CHECK(defs["law"]["oneOf"].size() == 13);
    CHECK(law.contains("clamp"));
}

TEST_CASE("a field that may be a file says so") {
    TableShape shape = shapeOf<Plan>();
    shape.fields[1].info.orFile = true;
    const auto json = nlohmann::json::parse(jsonSchema(shape, "plan"));
    CHECK(json["properties"]["tranches"]["items"]["anyOf"][0]["type"] == "string");
}

TEST_CASE("the schema is the same text every time") {
    CHECK(jsonSchema(shapeOf<Plan>(), "plan") == jsonSchema(shapeOf<Plan>(), "plan"));
}

TEST_CASE("the listing has a row for every field, with unit, default, range and help") {
    const auto rows = listFields(shapeOf<Plan>());
    const auto row = [&](const std::string& path) {
        for (const FieldRow& r : rows)
            if (r.path == path) return r;
        FAIL("no row " << path);
        return FieldRow{};
    };
    CHECK(rows.size() == 2 + 15 + 3 + 3);
    CHECK(row("name").required);
    const FieldRow units = row("tranches[].units");
    CHECK(units.type == "whole number");
    CHECK(units.unit == "GPUs");
    CHECK(units.range == "1 to 100000");
    CHECK(units.help == "how many");
    CHECK(units.defaultValue == "");
    CHECK(row("tranches[].share").defaultValue == "0.25");
    CHECK(row("tranches[].on").defaultValue == "2026-03-01");
    CHECK(row("tranches[].handover").defaultValue == "none");
    CHECK(row("tranches[].bonus").defaultValue == "{}");
    CHECK(row("tranches[].racks").range == "above 0");
    CHECK(row("tranches[].kind").type == "one of gpu, npu");
    CHECK(row("tranches[].milestones").type == "list of step");
    CHECK(row("tranches[].milestones[].duration_days").defaultValue == "1");
    CHECK(row("tranches[].extra.id").required);
}
