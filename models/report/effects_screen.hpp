// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The effects of assumptions on a terminal: for each metric the widest, at most eight, in at most 100 columns.
// Verified by: tests/report/effects_test.cpp.

#include <string>

#include "models/experiment/one_at_a_time.hpp"

namespace tranche {

inline constexpr std::size_t kScreenEffects = 8;

std::string effectsScreen(const EffectStudy&, bool colour);

}  // namespace tranche
