// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/scenario/policy_file.hpp"

#include <algorithm>
#include <array>

namespace tranche {
namespace {

namespace fs = std::filesystem;

std::array<fs::path, 2> policyFolders(const fs::path& scenario) {
    const fs::path folder = scenario.parent_path();
    return {folder / "policies", folder / ".." / "policies"};
}

}  // namespace

std::optional<fs::path> policyFile(const std::string& policy, const fs::path& scenario) {
    std::error_code error;
    if (fs::is_regular_file(policy, error)) return policy;
    if (policy.find('/') != policy.npos) return std::nullopt;
    for (const fs::path& folder : policyFolders(scenario))
        if (const fs::path file = folder / (policy + ".yaml"); fs::is_regular_file(file, error))
            return file.lexically_normal();
    return std::nullopt;
}

std::vector<std::string> policyNames(const fs::path& scenario) {
    std::vector<std::string> names;
    for (const fs::path& folder : policyFolders(scenario)) {
        std::error_code error;
        for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
            if (entry->path().extension() == ".yaml") names.push_back(entry->path().stem().string());
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

}  // namespace tranche
