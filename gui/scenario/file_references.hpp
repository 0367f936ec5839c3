// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A scenario names other files relative to itself. When its text moves to another folder, the names have to say the same
// files from there. Verified by: tests/gui/scenario_document_test.cpp.

#include <filesystem>
#include <string>

namespace tranche::gui {

// `text` with the names of extends, hardware, holidays, policy and traces, as they are in `from`, written for `to`. Names
// of files that do not exist stay, and so does a text that cannot be read.
std::string withReferencesFrom(std::string text, const std::filesystem::path& from,
                               const std::filesystem::path& to);

}  // namespace tranche::gui
