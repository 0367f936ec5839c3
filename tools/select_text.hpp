// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What `tranche select` shows, as a page of text, as CSV and as JSON.
// CSV   one row a variant: variant, metric, scope, unit, replications, mean, ci_low, ci_high, ci_confidence, out_after (kn; empty:
//       never), best (1 or 0), fresh_replications, fresh_mean, fresh_ci_low, fresh_ci_high (of the best)
// JSON  scenario, hash, version, seed, metric {...}, better, procedure, confidence, indifference, first, budget, used, end (sure, budget),
//       best, probability, fresh {replications, mean, ci_low, ci_high}, variants [...]
// Verified by: tests/tools/select_test.cpp.

#include <string>

#include "models/experiment/select/select_best.hpp"

namespace tranche {

struct SelectFacts {
    std::string scenario, title, hash, version;
    std::uint64_t seed = 0;
};

std::string selectText(const SelectStudy&, const SelectFacts&, bool colour);
std::string selectCsv(const SelectStudy&);
std::string selectJson(const SelectStudy&, const SelectFacts&);

}  // namespace tranche
