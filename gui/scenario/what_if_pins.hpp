// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Which fields a what-if begins with: quotas, caps of the models that are bought, days to decide, a date and a delay that
// are not known yet, the units of the largest tranche. Verified by: tests/gui/scenario_what_if_test.cpp.

#include <QString>
#include <string>
#include <vector>

#include "models/scenario/scenario_reader.hpp"

namespace tranche::gui {

std::vector<std::string> defaultPins(const LoadedScenario& loaded);

// Few words for a row: "industry: share".
QString pinLabel(const std::string& path);

}  // namespace tranche::gui
