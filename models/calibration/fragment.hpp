// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What was fitted, as YAML that `extends` can use: a scenario of its own when a base is named (`extends:` at its head), else
// a fragment for the list of another's `extends`. Every value carries status, source and range. Numbers have four digits:
// more would claim what no fit can know. The same fit gives the same bytes.
// Verified by: tests/calibration/fragment_test.cpp, which reads it back.

#include <optional>
#include <string>

#include "models/calibration/arrival_fit.hpp"
#include "models/calibration/duration_fit.hpp"
#include "models/calibration/totals_fit.hpp"

namespace tranche {

struct FragmentHead {
    std::string command;   // a comment on the first line
    std::string extends;   // empty: a fragment
    std::string scenario;  // its name; only with extends
    std::string sector = "fitted";
    std::string source;  // "fit to log.swf"
};

struct FragmentFits {
    std::optional<SizeFit> size;
    std::optional<DurationFit> duration;  // [days]
    std::optional<ArrivalFit> arrival;
    std::optional<TotalsFit> totals;
};

std::string fragmentText(const FragmentHead& head, const FragmentFits& fits);

std::string fourDigits(double value);

}  // namespace tranche
