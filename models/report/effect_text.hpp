// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Effects of assumptions in words, once for screen, page and pictures. The scale of a metric (days, M GPU h, % points) is
// that of its base or of its largest effect; digits follow the interval of each effect.
// Verified by: tests/report/effects_test.cpp.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "models/experiment/one_at_a_time.hpp"

namespace tranche {

struct EffectStyle {
    double factor = 1;  // shown = value x factor
    std::string unit;   // "days"; of a share "% points"
};
EffectStyle effectStyle(const EffectStudy&, std::size_t metric);

// "+40.2 ± 3.1", "-3" where nothing varies, "0", "undefined", "+3 ± unbounded".
std::string effectText(const EffectStyle&, const PairedEffect&, int significant = 2);
// The same of one side: "refused", or "as it is" where the bound is the value.
std::string sideEffectText(const EffectStyle&, const Factor&, const FactorSide&,
                           const std::vector<PairedEffect>& effects, std::size_t metric, int significant = 2);

std::string metricTitle(const MetricEstimate& base);  // "Unmet need: 251 ± 8 M GPU h"
std::string placesText(const Factor&);                // "4 places", or empty for one
std::string centreText(const Factor&);                // "0.15", "median 137"
std::string unitText(const Factor&);                  // "days", "per year"
// A long path without its start, then without its middle: "….naicc.….acceptance.duration_days". When even the item and
// the last key do not fit, the last key, which the caller may have to clip.
std::string shortPath(const std::string& name, const std::function<bool(const std::string&)>& fits);

// Bounds that were refused: "tranches.a.units at 0: units: found '0', expected ...".
std::vector<std::string> refusals(const EffectStudy&);
// What moves the first metrics most, in one sentence; empty when nothing moves any.
std::string effectsFinding(const EffectStudy&);

// One line that says how to get effects and how long it would take; empty without ranges.
std::string effectsHint(const RunSummary&);

}  // namespace tranche
