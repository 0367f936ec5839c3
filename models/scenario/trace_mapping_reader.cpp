// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/scenario/trace_mapping_reader.hpp"

#include "models/demand/trace/trace_mapping_fields.hpp"
#include "models/scenario/yaml_document.hpp"

namespace tranche {

std::optional<TraceMapping> readTraceMapping(const std::filesystem::path& file, Issues& issues,
                                             int* exitHint) {
    const std::size_t errorsBefore = issues.errorCount();
    const std::optional<Node> root = parseYamlFile(file, issues, exitHint);
    if (!root) return std::nullopt;
    ReadContext context;
    TraceMapping mapping = read<TraceMapping>(*root, context);
    issues.append(context.issues);
    if (issues.errorCount() == errorsBefore) return mapping;
    if (exitHint != nullptr) *exitHint = kExitBadContent;
    return std::nullopt;
}

}  // namespace tranche
