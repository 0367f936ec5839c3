// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The rank correlations of one applicant's draws as a matrix and as a factor, in the order size, duration, merit, patience,
// use. Verified by: tests/demand/copula_test.cpp, tests/demand/request_test.cpp.

#include <optional>

#include "models/demand/applicant_spec.hpp"
#include "models/demand/copula.hpp"

namespace tranche {

enum class ApplicantDraw : std::size_t { size, duration, merit, patience, use };
inline constexpr std::size_t kApplicantDraws = 5;

// Of the normals: Spearman's values converted, not checked to hold together.
CorrelationMatrix applicantCorrelation(const RankCorrelationSpec&);
// None where nothing correlates; of the nearest matrix where the stated one cannot hold and may be repaired.
// A contract violation where it may not.
std::optional<CopulaFactor> applicantFactor(const RankCorrelationSpec&);

}  // namespace tranche
