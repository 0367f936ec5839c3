// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/description.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "models/outcome/metric_table.hpp"
#include "models/scenario/field_listing.hpp"
#include "sim/kernel/contract.hpp"
#include "tools/description_rows.hpp"
#include "tools/terminal_text.hpp"
#include "tools/verb.hpp"

namespace tranche {
namespace {

std::string_view scopeName(MetricScope scope) {
    switch (scope) {
        case MetricScope::all:
            return "all";
        case MetricScope::demand:
            return "all, sector:ID, group:ID";
        case MetricScope::budget:
            return "budget, budget/year";
        case MetricScope::fleet:
            return "all, fleet:ID";
        case MetricScope::capacity:
            return "all, pool:ID";
    }
    return "";
}

std::string_view betterName(Better better) {
    switch (better) {
        case Better::higher:
            return "higher";
        case Better::lower:
            return "lower";
        case Better::neither:
            return "-";
    }
    return "";
}

std::string fieldFacts(const Json& row) {
    std::string facts = row["type"];
    if (const std::string unit = row["unit"]; !unit.empty()) facts += ", " + unit;
    if (const std::string range = row["range"]; !range.empty()) facts += ", " + range;
    if (row["required"])
        facts += ", required";
    else if (const std::string value = row["default"]; !value.empty())
        facts += ", default " + value;
    return facts;
}

}  // namespace

Description describeTopic(std::string_view topic, const DescribeRequest& request) {
    if (topic == "metrics") return describeMetrics(request);
    if (topic == "fields") return describeFields(request);
    if (topic == "verbs") return describeVerbs(request);
    if (topic == "policies") return describePolicies(request);
    if (topic == "hardware") return describeHardware(request);
    expects(topic == "sources", "a topic of the command line");
    return describeSources(request);
}

Description describeMetrics(const DescribeRequest& request) {
    Json rows = Json::array();
    for (const MetricRow& row : metricTable())
        if (matches(row.key, request))
            rows.push_back({{"metric", row.key},
                            {"unit", row.unit},
                            {"better", betterName(row.better)},
                            {"scopes", scopeName(row.scope)},
                            {"headline", row.headline},
                            {"label", row.label},
                            {"formula", row.formula}});
    return description(rows, [](const Json& metrics, TextPage& page) {
        page.heading("Metrics: name, unit, scopes, which way is better");
        for (const Json& m : metrics) {
            const std::string better = m["better"];
            page.item("  " + textOf(m, "metric"),
                      fmt::format("{}. {}; {}{}", textOf(m, "label"), textOf(m, "unit"), textOf(m, "scopes"),
                                  better == "-" ? "" : "; " + better + " is better"),
                      kNameColumn);
            page.item("", "= " + textOf(m, "formula"), kNameColumn);
        }
        page.line();
        page.paragraph(
            "A name with its scope, as in wait_days.p90@sector:startup, can stop a study: "
            "experiment.replications.until.metric.");
    });
}

Description describeFields(const DescribeRequest& request) {
    Json rows = Json::array();
    for (const FieldRow& row : listFields(shapeOf<Scenario>()))
        if (matches(row.path, request))
            rows.push_back({{"path", row.path},
                            {"type", row.type},
                            {"unit", row.unit},
                            {"default", row.defaultValue},
                            {"range", row.range},
                            {"required", row.required},
                            {"help", row.help}});
    return description(rows, [](const Json& fields, TextPage& page) {
        page.heading("Fields of a scenario");
        page.paragraph(
            "Any number, date or distribution may be written with its source: {value: 2296, source: "
            "\"...\", status: reported, range: [2000, 2600]}. Set one from the command line with --set; "
            "an item of a list is named by its id: --set tranches.p1-h200.units=3000.");
        page.line();
        for (const Json& f : fields) {
            page.item("  " + textOf(f, "path"), fieldFacts(f), kNameColumn);
            page.item("", textOf(f, "help"), kNameColumn);
        }
    });
}

Description describeVerbs(const DescribeRequest& request) {
    Json rows = Json::array();
    for (const Verb& verb : verbs())
        if (matches(verb.name, request))
            rows.push_back(
                {{"verb", verb.name}, {"about", verb.about}, {"exit_codes", exitCodeText(verb.exitCodes)}});
    return description(rows, [](const Json& all, TextPage& page) {
        page.heading("Verbs and their exit codes");
        for (const Json& verb : all) {
            page.item("  " + textOf(verb, "verb"), textOf(verb, "about"), kShortColumn);
            page.item("", textOf(verb, "exit_codes"), kShortColumn);
        }
    });
}

}  // namespace tranche
