// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `tranche schema`: the JSON Schema of what a file may hold, from the field tables.

#include <CLI/CLI.hpp>
#include <memory>

#include "models/experiment/sweep/sweep_spec.hpp"
#include "models/fleet/machine_spec.hpp"
#include "models/scenario/json_schema.hpp"
#include "models/scenario/scenario.hpp"
#include "tools/terminal.hpp"
#include "tools/verb.hpp"

namespace tranche {
namespace {

std::string schemaOf(const std::string& kind) {
    if (kind == "variant")
        return jsonSchema(shapeOf<Scenario>(), "Tranche scenario that extends another", SchemaForm::variant);
    if (kind == "policy-variant")
        return jsonSchema(shapeOf<PolicySpec>(), "Tranche policy that extends another", SchemaForm::variant);
    if (kind == "experiment") return jsonSchema(shapeOf<SweepSpec>(), "Tranche experiment");
    if (kind == "policy") return jsonSchema(shapeOf<PolicySpec>(), "Tranche policy");
    if (kind == "machine") return jsonSchema(shapeOf<MachineSpec>(), "Tranche machine");
    if (kind == "hardware") return jsonSchema(shapeOf<Catalogue>(), "Tranche hardware catalogue");
    return jsonSchema(shapeOf<Scenario>(), "Tranche scenario");
}

}  // namespace

Action declareSchema(CLI::App& app) {
    const auto kind = std::make_shared<std::string>("scenario");
    app.add_option(
           "KIND", *kind,
           "scenario, policy, hardware, machine, experiment, or variant and policy-variant for files that "
           "extend "
           "[scenario]")
        ->check(CLI::IsMember(
            {"scenario", "policy", "hardware", "machine", "variant", "policy-variant", "experiment"}));
    return [kind] {
        std::string text = schemaOf(*kind);
        if (!text.ends_with('\n')) text += '\n';
        return print(text);
    };
}

}  // namespace tranche
