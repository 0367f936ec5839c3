// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The summary a run prints: plain text, at most kScreenColumns wide and kScreenLines long (kFleetLines + 1
// more where firms have GPUs), most important first, every
// number with its unit and, where it is an estimate, its interval. What does not fit is in the report and in the files.
// Lines end in "\n"; no trailing spaces; `colour` adds ANSI bold and yellow and changes nothing else.
//
// Verified by tests/report/screen_test.cpp.

#include <cstddef>
#include <string>

#include "models/outcome/summary.hpp"

namespace tranche {

inline constexpr std::size_t kScreenColumns = 100;
inline constexpr std::size_t kScreenLines = 45;

std::string screenSummary(const RunSummary& run, bool colour);

}  // namespace tranche
