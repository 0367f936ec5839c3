// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/scenario/machine_reader.hpp"

#include <algorithm>

#include "models/scenario/yaml_document.hpp"

namespace tranche {

std::optional<MachineSpec> readMachine(const std::filesystem::path& file, Issues& issues, int* exitHint) {
    const std::size_t errorsBefore = issues.errorCount();
    const std::optional<Node> root = parseYamlFile(file, issues, exitHint);
    if (!root) return std::nullopt;
    ReadContext context;
    MachineSpec machine = read<MachineSpec>(*root, context);
    issues.append(context.issues);
    if (issues.errorCount() != errorsBefore) {
        if (exitHint != nullptr) *exitHint = kExitBadContent;
        return std::nullopt;
    }
    std::stable_sort(machine.changes.begin(), machine.changes.end(),
                     [](const CapacityChangeSpec& a, const CapacityChangeSpec& b) { return a.atS < b.atS; });
    return machine;
}

}  // namespace tranche
