// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/shipped.hpp"

#include <algorithm>
#include <system_error>

#include "models/scenario/document.hpp"
#include "models/scenario/yaml_document.hpp"

namespace tranche {

namespace fs = std::filesystem;

std::optional<fs::path> shippedScenarios() {
    std::error_code error;
    std::vector<fs::path> places{"scenarios", "."};
    const fs::path program = fs::read_symlink("/proc/self/exe", error).parent_path();
    for (fs::path p = program; p.has_relative_path(); p = p.parent_path()) places.push_back(p / "scenarios");
    places.push_back(program / ".." / "share" / "tranche" / "scenarios");
    for (const fs::path& place : places)
        if (fs::is_directory(place / "policies", error)) return place.lexically_normal();
    return std::nullopt;
}

std::vector<fs::path> yamlFiles(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
        if (entry->path().extension() == ".yaml") files.push_back(entry->path().lexically_normal());
    std::sort(files.begin(), files.end());
    return files;
}

std::optional<PolicySpec> readPolicy(const fs::path& file, Issues& issues) {
    return readPolicyFile(file, issues);
}

std::optional<Catalogue> readCatalogue(const fs::path& file, Issues& issues) {
    const std::optional<Node> root = parseYamlFile(file, issues);
    if (!root) return std::nullopt;
    ReadContext context;
    Catalogue catalogue = read<Catalogue>(*root, context);
    issues.append(context.issues);
    if (context.issues.hasErrors()) return std::nullopt;
    return catalogue;
}

}  // namespace tranche
