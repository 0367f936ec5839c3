// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Descriptions that read files: policies, hardware, the sources of a scenario.
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "models/allocation/award/award_rule.hpp"
#include "models/allocation/order/order_rule.hpp"
#include "models/fields/strict_number.hpp"
#include "models/fleet/gang_rule.hpp"
#include "models/report/number_text.hpp"
#include "models/scenario/field_listing.hpp"
#include "models/scenario/item_id.hpp"
#include "tools/description_rows.hpp"
#include "tools/shipped.hpp"

namespace tranche {
namespace {

namespace fs = std::filesystem;

Description missing(const char* what) {
    Description result;
    result.exit = kNoInput;
    result.faults = {
        fmt::format("tranche: no folder scenarios/{} here or beside the program; name a scenario", what)};
    return result;
}

void report(const Issues& issues, Description& result) {
    for (const Issue& issue : issues.sorted()) result.faults.push_back(formatIssue(issue));
}

std::optional<fs::path> policyFolder(const DescribeRequest& request) {
    std::error_code error;
    if (request.file.empty()) {
        const std::optional<fs::path> shipped = shippedScenarios();
        return shipped ? std::optional(*shipped / "policies") : std::nullopt;
    }
    for (const char* place : {"policies", "../policies"}) {
        const fs::path folder = (fs::path(request.file).parent_path() / place).lexically_normal();
        if (fs::is_directory(folder, error)) return folder;
    }
    return std::nullopt;
}

Json stages() {
    Json rows = Json::array();
    for (const FieldRow& row : listFields(shapeOf<PolicySpec>()))
        rows.push_back({{"path", row.path},
                        {"type", row.type},
                        {"unit", row.unit},
                        {"default", row.defaultValue},
                        {"range", row.range},
                        {"help", row.help}});
    return rows;
}

template <class Rows>
Json options(const Rows& table) {
    Json rows = Json::array();
    for (const auto& row : table)
        rows.push_back({{"name", row.name}, {"help", row.help}, {"reference", row.reference}});
    return rows;
}

void layOptions(const Json& rows, TextPage& page) {
    for (const Json& row : rows)
        page.item("      " + textOf(row, "name"),
                  fmt::format("{} ({})", textOf(row, "help"), textOf(row, "reference")), kNameColumn);
}

// Policies that are more than an order: those stand below.
Json withoutOrders(const Json& policies, const Json& orders) {
    Json rest = Json::array();
    for (const Json& policy : policies)
        if (std::none_of(orders.begin(), orders.end(),
                         [&](const Json& order) { return order["name"] == policy["name"]; }))
            rest.push_back(policy);
    return rest;
}

void layStages(const Json& all, TextPage& page) {
    for (const Json& row : all["stages"]) {
        const std::string path = textOf(row, "path");
        const bool nested = path.find('.') != path.npos;
        if (path == "name" || path == "title" || path == "about") continue;
        std::string text = textOf(row, "help");
        std::string facts = nested ? textOf(row, "type") : "";
        for (const auto& [key, lead] : {std::pair{"unit", ""}, {"range", ""}, {"default", "default "}})
            if (const std::string value = textOf(row, key); !value.empty() && nested)
                facts += (facts.empty() ? "" : ", ") + std::string(lead) + value;
        if (!nested) page.line();
        page.item((nested ? "    " : "  ") + path, facts.empty() ? text : text + " [" + facts + "]",
                  kNameColumn);
        if (path == "intake.queue.policy")
            layOptions(withoutOrders(all["queue_policies"], all["queue_orders"]), page);
        if (path == "intake.queue.order") layOptions(all["queue_orders"], page);
        if (path == "award.order") layOptions(all["orders"], page);
        if (path == "award.rule") layOptions(all["award_rules"], page);
        if (path == "placement.rule") layOptions(all["placement_rules"], page);
    }
}

std::string number(double value) {
    return numberText(value);
}

Json gpuJson(const GpuModel& m) {
    return {{"id", m.id},
            {"name", m.name},
            {"kind", names(Tag<AcceleratorKind>{}).text(m.kind)},
            {"node_gpus", m.nodeGpus},
            {"rack_gpus", m.rackGpus},
            {"memory_gb", m.memoryGb},
            {"power_kw", m.powerKw},
            {"idle_share", m.idleShare},
            {"h200_equivalent", m.h200Equivalent}};
}

}  // namespace

Description describePolicies(const DescribeRequest& request) {
    const std::optional<fs::path> folder = policyFolder(request);
    if (!folder) return missing("policies");
    Json policies = Json::array();
    Issues issues;
    for (const fs::path& file : yamlFiles(*folder)) {
        const std::optional<PolicySpec> policy = readPolicy(file, issues);
        if (policy && matches(policy->name, request))
            policies.push_back({{"name", file.stem().string()},
                                {"title", policy->title},
                                {"file", file.string()},
                                {"about", policy->about}});
    }
    Json all = {{"policies", policies},
                {"stages", stages()},
                {"orders", options(orderTable())},
                {"award_rules", options(awardTable())},
                {"placement_rules", options(gangTable())},
                {"queue_policies", options(queuePolicyTable())},
                {"queue_orders", options(queueOrderTable())}};
    Description result = description(all, [folder = folder->string()](const Json& rows, TextPage& page) {
        page.heading("Policies in " + folder);
        for (const Json& policy : rows["policies"])
            page.item("  " + textOf(policy, "name"), textOf(policy, "about"), kShortColumn);
        page.heading("Stages of a policy file, in the order they act");
        layStages(rows, page);
    });
    report(issues, result);
    if (issues.hasErrors()) result.exit = kBadContent;
    return result;
}

Description describeHardware(const DescribeRequest& request) {
    Json rows = Json::array();
    Issues issues;
    if (request.loaded != nullptr) {
        for (const GpuModel& model : request.loaded->scenario.hardware)
            if (matches(model.id, request)) rows.push_back(gpuJson(model));
    } else {
        const std::optional<fs::path> shipped = shippedScenarios();
        if (!shipped) return missing("hardware");
        for (const fs::path& file : yamlFiles(*shipped / "hardware"))
            if (const std::optional<Catalogue> catalogue = readCatalogue(file, issues))
                for (const GpuModel& model : catalogue->models)
                    if (matches(model.id, request)) rows.push_back(gpuJson(model));
    }
    Description result = description(rows, [](const Json& models, TextPage& page) {
        page.heading(
            "Accelerators; power of one with its share of the server, before PUE; throughput in H200");
        TextTable table({"id", "kind", "a server", "memory GB", "power kW", "idle share", "H200", "name"},
                        {2, 3, 4, 5, 6});
        for (const Json& m : models)
            table.row({textOf(m, "id"), textOf(m, "kind"), m["node_gpus"].dump(), number(m["memory_gb"]),
                       number(m["power_kw"]), number(m["idle_share"]), number(m["h200_equivalent"]),
                       textOf(m, "name")});
        table.print(page);
    });
    report(issues, result);
    if (issues.hasErrors()) result.exit = kBadContent;
    return result;
}

namespace {

Json sourceJson(const Node& resolved, const Provenance& p) {
    return {{"path", namedPath(resolved, p.path)},
            {"value", p.value},
            {"status", p.status},
            {"low", p.low},
            {"high", p.high},
            {"source", p.source},
            {"note", p.note},
            {"file", p.place.file},
            {"line", p.place.line}};
}

// Where a fact stands; said only when the facts come from more than one place.
std::string placeText(const Json& s) {
    const std::string file = textOf(s, "file");
    return s["line"] == 0 ? file : fmt::format("{}:{}", file, s["line"].get<int>());
}

}  // namespace

Description describeSources(const DescribeRequest& request) {
    Json rows = Json::array();
    std::size_t known = 0;
    for (const auto* list : {&request.loaded->sources, &request.loaded->unsourced}) {
        for (const Provenance& p : *list)
            if (matches(namedPath(request.loaded->resolved, p.path), request))
                rows.push_back(sourceJson(request.loaded->resolved, p));
        if (list == &request.loaded->sources) known = rows.size();
    }
    std::set<std::string> files;
    for (const Json& row : rows) files.insert(textOf(row, "file"));
    const std::string heading =
        fmt::format("{}: {} values with a source", request.loaded->scenario.id, known);
    return description(rows, [heading, several = files.size() > 1](const Json& sources, TextPage& page) {
        page.heading(heading);
        for (const Json& s : sources) {
            const std::string low = textOf(s, "low"), note = textOf(s, "note"), source = textOf(s, "source");
            const std::string status = textOf(s, "status");
            page.line();
            page.item("  " + textOf(s, "path"), "", kTextColumns);
            page.paragraph(
                fmt::format("= {}; {}{}", textOf(s, "value"),
                            status.empty() && source.empty() ? "no source, in place of a value that had one"
                            : status.empty()                 ? "no status"
                                                             : status,
                            low.empty() ? "" : fmt::format("; range {} to {}", low, textOf(s, "high"))),
                4);
            if (!source.empty() || !note.empty())
                page.paragraph(note.empty() ? source : source + " (" + note + ")", 4);
            if (several) page.paragraph(placeText(s), 4);
        }
    });
}

}  // namespace tranche
