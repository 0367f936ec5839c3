// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The numbers above every page, in words. Verified by: tests/gui/outcome_charts_test.cpp.

#include <QString>
#include <vector>

#include "models/outcome/summary.hpp"

namespace tranche::gui {

struct Headline {
    QString value, name;  // "78 ± 2 days", "Wait, 90th percentile"
};
std::vector<Headline> headlines(const RunSummary& run);
QString basisText(const RunSummary& run, bool whole);  // "30 replications, seed 2026: precision reached"

}  // namespace tranche::gui
