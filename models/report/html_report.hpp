// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// report.html: one file, inline CSS and SVG, no script, no network, no time stamp; the same summary gives the same
// bytes. Headline numbers with their intervals come first, then charts with a sentence on how to read each, then all
// numbers, the assumptions with their sources, and what is needed to run it again. Reads on a telephone, in the dark and
// on A4. Every text of the input is escaped. Parts without data are left out.
//
// Verified by tests/report/html_report_test.cpp.

#include <string>

#include "models/experiment/one_at_a_time.hpp"
#include "models/outcome/summary.hpp"

namespace tranche {

// Without effects a line says how to get them.
std::string htmlReport(const RunSummary& run, const EffectStudy* effects = nullptr);

}  // namespace tranche
