// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/complete_summary.hpp"

#include <filesystem>

#include "models/programme/version.hpp"

namespace tranche {

void completeSummary(const LoadedScenario& loaded, RunSummary& run) {
    run.version = kVersion;
    run.scenarioHash = loaded.hash;
    run.assumptions = loaded.sources;
    for (Issue warning : loaded.warnings) {
        warning.place.file = std::filesystem::path(warning.place.file).filename().string();
        run.warnings.push_back(formatIssue(warning));
    }
}

}  // namespace tranche
