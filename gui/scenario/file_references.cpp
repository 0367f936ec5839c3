// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/scenario/file_references.hpp"

#include <vector>

#include "models/scenario/document.hpp"
#include "models/scenario/yaml_document.hpp"
#include "models/scenario/yaml_edit.hpp"
#include "models/scenario/yaml_text.hpp"

namespace tranche::gui {
namespace {

namespace fs = std::filesystem;

// The paths of the names of files in a document, with the names.
std::vector<std::pair<std::string, std::string>> namesIn(const Node& root) {
    std::vector<std::pair<std::string, std::string>> names;
    const auto name = [&](const std::string& path, const Node& node) {
        if (node.kind == Node::Kind::scalar && !node.text.empty()) names.emplace_back(path, node.text);
    };
    for (const char* key : {"extends", "hardware", "holidays", "policy"}) {
        const Member* member = findMember(root, key);
        if (member == nullptr) continue;
        name(key, member->value);
        for (std::size_t i = 0; i < member->value.items.size(); ++i)
            name(key + ("[" + std::to_string(i) + "]"), member->value.items[i]);
    }
    if (const Member* sectors = findMember(root, "sectors"))
        for (std::size_t i = 0; i < sectors->value.items.size(); ++i)
            if (const Node* file = find(sectors->value.items[i], "trace.file"))
                name("sectors[" + std::to_string(i) + "].trace.file", *file);
    return names;
}

}  // namespace

std::string withReferencesFrom(std::string text, const fs::path& from, const fs::path& to) {
    std::error_code error;
    if (fs::equivalent(from, to, error)) return text;
    Issues issues;
    const auto root = parseYamlText(text, "", issues);
    if (!root) return text;
    const fs::path target = fs::weakly_canonical(to, error);
    for (const auto& [path, name] : namesIn(*root)) {
        if (fs::path(name).is_absolute()) continue;
        const fs::path file = fs::weakly_canonical(from / name, error);
        if (!fs::is_regular_file(file, error)) continue;
        // Far away an absolute name is plainer than a row of dots.
        const fs::path relative = file.lexically_relative(target);
        const bool near = !relative.empty() && relative.string().rfind("../../..", 0) != 0;
        const std::string now = near ? relative.generic_string() : file.generic_string();
        const YamlEdit edit =
            putYaml({text, documentShape(DocumentKind::scenario)}, path, yamlTextValue(now));
        if (edit.edit) text = applied(text, *edit.edit);
    }
    return text;
}

}  // namespace tranche::gui
