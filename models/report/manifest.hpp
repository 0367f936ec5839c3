// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// manifest.json: what a folder of results is the result of, enough to make it again and to see that it is the same.
// The same study gives the same bytes: no time stamp, no path, no number of threads.
//   tranche       version of the program         format     1; raised when a key changes its meaning
//   scenario      id, title, policy, hash         overrides  as given, in order
//   seed, replications {min, max, until, done}, confidence
//   stop          precision, maximum or cancelled; stop_reason and precision say it in words
//   projects      whose applications projects.csv lists: all, first or none
//   files         the files beside it             resolved   the scenario as it was run, defaults included
//   effects       with --effects: replications, grouped, runs, metrics, factors and how many bounds were refused
//   draws         where lots are drawn: each round of the first replication with its commitment and the hash of its list
// Verified by: tests/tools/run_test.cpp, tests/tools/interrupt_test.cpp.

#include <string>
#include <string_view>
#include <vector>

#include "models/experiment/one_at_a_time.hpp"
#include "models/fields/node.hpp"
#include "models/outcome/summary.hpp"
#include "models/programme/study.hpp"
#include "models/scenario/scenario.hpp"

namespace tranche {

struct ManifestFacts {
    const RunSummary& run;
    const ExperimentSpec& experiment;
    const Node& resolved;
    StudyStop stop = StudyStop::maximum;
    std::vector<std::string> overrides;
    std::vector<std::string> files;
    const EffectStudy* effects = nullptr;
};

std::string_view stopName(StudyStop);
std::string manifestJson(const ManifestFacts&);

}  // namespace tranche
