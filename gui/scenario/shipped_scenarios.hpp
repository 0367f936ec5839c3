// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The scenarios that come with the program: `scenarios` here, or this folder when it is one; else in a folder above the
// program as it was built, or where it was installed (../share/tranche). The same rule as the command's.
// Verified by: tests/gui/scenario_document_test.cpp.

#include <QString>
#include <filesystem>
#include <optional>
#include <vector>

namespace tranche::gui {

std::optional<std::filesystem::path> shippedScenarios();

struct ScenarioTemplate {
    QString file;   // its path
    QString title;  // what it says about itself; its name when it says nothing
};
std::vector<ScenarioTemplate> scenarioTemplates();  // by name, korea-2030 first

}  // namespace tranche::gui
