// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The report's section on which assumptions drive the result: a tornado a metric and the table behind it; what was refused
// and what was not varied. Without a study the one line that says how to get it; empty when nothing has a range.
// Verified by: tests/report/effects_test.cpp.

#include "models/experiment/one_at_a_time.hpp"
#include "models/report/html_page.hpp"

namespace tranche {

PageSection effectsSection(const RunSummary&, const EffectStudy*);

}  // namespace tranche
