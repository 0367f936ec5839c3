// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/scenario/json_schema.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

#include "models/fields/node_json.hpp"
#include "sim/random/distribution.hpp"

namespace tranche {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kNumberPattern = R"(^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?$)";

Json reference(std::string_view definition) {
    return {{"$ref", "#/$defs/" + std::string(definition)}};
}

Json object(Json properties, Json requiredKeys = Json::array()) {
    Json schema{{"type", "object"}, {"additionalProperties", false}, {"properties", std::move(properties)}};
    if (!requiredKeys.empty()) schema["required"] = std::move(requiredKeys);
    return schema;
}

Json pairOf(Json item) {
    return {{"type", "array"}, {"items", std::move(item)}, {"minItems", 2}, {"maxItems", 2}};
}

void addSource(Json& properties, bool ranged) {
    properties["source"] = reference("source");
    properties["status"] = reference("status");
    if (ranged) properties["range"] = reference("range");
    properties["note"] = reference("note");
}

// `plain`, or {value: plain, source: ...}.
Json sourced(Json plain, bool ranged) {
    Json properties{{"value", plain}};
    addSource(properties, ranged);
    return {
        {"anyOf", Json::array({std::move(plain), object(std::move(properties), Json::array({"value"}))})}};
}

Json number(double value) {
    if (value == std::floor(value) && std::abs(value) < 1e15) return static_cast<std::int64_t>(value);
    return value;
}

void addLimits(Json& schema, const Limits& limits) {
    if (std::isfinite(limits.min))
        schema[limits.exclusiveMin ? "exclusiveMinimum" : "minimum"] = number(limits.min);
    if (std::isfinite(limits.max)) schema["maximum"] = number(limits.max);
}

Json sourceDefinitions() {
    Json defs = Json::object();
    defs["source"] = {{"type", "string"}, {"description", "who says so"}};
    defs["status"] = {{"enum", Json::array({"seed", "stated", "reported", "derived", "assumed", "known"})},
                      {"description", "how well the value is known"}};
    defs["range"] = pairOf({{"type", Json::array({"number", "string"})}});
    defs["range"]["description"] = "what the value may plausibly be, [low, high]";
    defs["note"] = {{"type", "string"}, {"description", "a remark"}};
    return defs;
}

Json lawSchema(const DistributionForm& form) {
    if (form.kind == DistributionKind::empirical)
        return {{"type", "array"}, {"items", sourced({{"type", "number"}}, true)}, {"minItems", 1}};
    if (form.kind == DistributionKind::discrete)
        return {{"type", "object"},
                {"propertyNames", {{"pattern", kNumberPattern}}},
                {"additionalProperties", sourced({{"type", "number"}, {"minimum", 0}}, true)},
                {"minProperties", 1}};
    Json properties = Json::object();
    Json requiredKeys = Json::array();
    for (std::size_t i = 0; i < form.parameters.size(); ++i) {
        properties[std::string(form.parameters[i])] = sourced({{"type", "number"}}, true);
        if (i < form.required) requiredKeys.push_back(std::string(form.parameters[i]));
    }
    Json schema = object(std::move(properties), std::move(requiredKeys));
    if (form.parameters.size() != 1) return schema;
    return {{"anyOf", Json::array({{{"type", "number"}}, std::move(schema)})}};
}

// One law, its modifiers and, unless it stands inside a wrapper, its source.
Json lawBlock() {
    Json properties = Json::object();
    Json oneLaw = Json::array();
    for (const DistributionForm& form : distributionForms()) {
        const std::string name(form.name);
        properties[name] = lawSchema(form);
        properties[name]["description"] = std::string(form.help);
        oneLaw.push_back({{"required", Json::array({name})}});
    }
    const Json bounds = pairOf({{"type", Json::array({"number", "null"})}});
    properties["truncate"] = bounds;
    properties["shift"] = {{"type", "number"}};
    properties["clamp"] = bounds;
    addSource(properties, true);
    Json schema = object(std::move(properties));
    schema["oneOf"] = std::move(oneLaw);
    return schema;
}

class SchemaWriter {
public:
    explicit SchemaWriter(SchemaForm form) : form_(form) {}

    Json document(const TableShape& root, std::string_view title) {
        defs_ = sourceDefinitions();
        Json body = table(root);
        if (form_ == SchemaForm::variant) addLayerKeys(body);
        Json schema{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                    {"title", std::string(title)},
                    {"description", root.about}};
        schema.update(body);
        schema["$defs"] = std::move(defs_);
        return schema;
    }

private:
    // What document.hpp takes away before the rest is read.
    static void addLayerKeys(Json& body) {
        const Json text{{"type", "string"}}, texts{{"type", "array"}, {"items", text}, {"minItems", 1}};
        Json properties{
            {"extends", {{"anyOf", Json::array({text, texts})}}}, {"remove", texts}, {"replace", texts}};
        properties["extends"]["description"] = "the file, or files, that this one builds on, relative to it";
        properties["remove"]["description"] = "paths of the base to take away: items, keys, blocks";
        properties["replace"]["description"] = "paths whose blocks are taken from this file whole";
        properties.update(body["properties"]);
        body["properties"] = std::move(properties);
        body["required"] = Json::array({"extends"});
    }

    bool mustHave(const FieldInfo& info) const {
        return info.required && (form_ == SchemaForm::whole || info.key == "id");
    }

    Json table(const TableShape& shape) {
        Json properties = Json::object();
        Json requiredKeys = Json::array();
        for (const FieldShape& row : shape.fields) {
            properties[row.info.key] = field(row);
            if (mustHave(row.info)) requiredKeys.push_back(row.info.key);
        }
        return object(std::move(properties), std::move(requiredKeys));
    }

    Json field(const FieldShape& row) {
        Json schema = value(row.shape, row.info);
        if (row.info.orFile && row.shape.kind != Shape::Kind::list)
            schema = {
                {"anyOf", Json::array({{{"type", "string"}, {"description", "a file, relative to this one"}},
                                       std::move(schema)})}};
        std::string text = row.info.help;
        if (!row.info.limits.unit.empty()) text += " [" + row.info.limits.unit + "]";
        schema["description"] = text;
        if (!row.info.required && row.defaultValue.kind == Node::Kind::scalar)
            schema["default"] = Json::parse(toJson(row.defaultValue, 0));
        return schema;
    }

    Json value(const Shape& shape, const FieldInfo& info) {
        Json schema = bare(shape, info);
        if (!shape.nullable) return schema;
        return {{"anyOf", Json::array({std::move(schema), {{"type", "null"}}})}};
    }

    Json bare(const Shape& shape, const FieldInfo& info) {
        switch (shape.kind) {
            case Shape::Kind::boolean:
                return sourced({{"type", "boolean"}}, false);
            case Shape::Kind::choice:
                return sourced({{"enum", shape.choices}}, false);
            case Shape::Kind::text:
                if (!info.limits.choices.empty()) return sourced({{"enum", info.limits.choices}}, false);
                return sourced({{"type", Json::array({"string", "number", "boolean"})}}, false);
            case Shape::Kind::date:
                return sourced({{"type", "string"}, {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}}, true);
            case Shape::Kind::integer:
            case Shape::Kind::number: {
                Json plain{{"type", shape.kind == Shape::Kind::integer ? "integer" : "number"}};
                addLimits(plain, info.limits);
                return sourced(std::move(plain), true);
            }
            case Shape::Kind::distribution:
                return distribution(info.limits);
            case Shape::Kind::table:
                return tableReference(*shape.table);
            case Shape::Kind::list:
                return list(*shape.element, info);
            case Shape::Kind::map:
                return {{"type", "object"}, {"additionalProperties", value(*shape.element, info)}};
            case Shape::Kind::any:
                return Json::object();
        }
        return Json::object();
    }

    // A file may stand for one item of the list as well.
    Json list(const Shape& element, const FieldInfo& info) {
        Json item = value(element, info);
        if (info.orFile)
            item = {
                {"anyOf", Json::array({{{"type", "string"}, {"description", "a file, relative to this one"}},
                                       std::move(item)})}};
        return {{"type", "array"}, {"items", std::move(item)}};
    }

    Json distribution(const Limits& limits) {
        if (!defs_.contains("law")) {
            defs_["law"] = lawBlock();
            Json wrapped{{"value", {{"anyOf", Json::array({{{"type", "number"}}, reference("law")})}}}};
            addSource(wrapped, true);
            defs_["sourced_law"] = object(std::move(wrapped), Json::array({"value"}));
        }
        Json constant{{"type", "number"}};
        addLimits(constant, limits);
        return {{"anyOf", Json::array({std::move(constant), reference("law"), reference("sourced_law")})}};
    }

    // Each table is defined once; a second table of the same name and other fields gets a number.
    Json tableReference(const TableShape& shape) {
        std::string name = "table_" + shape.name;
        for (char& c : name)
            if (c == ' ') c = '_';
        Json body = table(shape);
        body["description"] = shape.about;
        std::string unique = name;
        for (int i = 2; defs_.contains(unique) && defs_[unique] != body; ++i)
            unique = name + "_" + std::to_string(i);
        defs_[unique] = std::move(body);
        return reference(unique);
    }

    Json defs_;
    SchemaForm form_;
};

}  // namespace

std::string jsonSchema(const TableShape& root, std::string_view title, SchemaForm form) {
    return SchemaWriter(form).document(root, title).dump(2) + "\n";
}

}  // namespace tranche
