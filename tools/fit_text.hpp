// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a fit found, for people and for programs. The JSON has every figure that the text has.
// Verified by: tests/tools/fit_test.cpp.

#include <string>
#include <vector>

#include "models/calibration/fragment.hpp"

namespace tranche {

inline constexpr std::int64_t kMostCap = 100000;  // [servers]

struct FitFindings {
    std::string input;
    std::int64_t jobs = 0;
    FragmentFits fits;
    std::vector<DurationFit> durations;  // all laws, the best first
    BootstrapP sizeP, durationP, arrivalP;
    std::vector<std::string> notes;

    bool any() const { return fits.size || fits.duration || fits.arrival || fits.totals; }
};

std::string fitText(const FitFindings& found, bool colour);
std::string fitJson(const FitFindings& found);

}  // namespace tranche
