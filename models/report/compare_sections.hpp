// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The sections of the report of a comparison, of one scenario each; html_page.hpp frames them.

#include <vector>

#include "models/experiment/compare/comparison.hpp"
#include "models/report/html_page.hpp"

namespace tranche {

std::vector<PageSection> compareSections(const Comparison&, std::size_t caseIndex);
PageSection regretSection(const Comparison&);  // empty with one scenario

}  // namespace tranche
