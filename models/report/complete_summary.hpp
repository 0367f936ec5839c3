// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Adds to what replications say what the scenario says: version of the program, hash, assumptions with their sources, and the
// warnings of its reader after those of the run, with names of files without their folders, so that reports and
// manifests are the same wherever a scenario lies. Once for each summary, interim ones too.
// Verified by: tests/report/complete_summary_test.cpp.

#include "models/outcome/summary.hpp"
#include "models/scenario/scenario_reader.hpp"

namespace tranche {

void completeSummary(const LoadedScenario&, RunSummary&);

}  // namespace tranche
