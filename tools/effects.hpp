// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// `tranche run --effects`: which assumptions drive the result (models/experiment/one_at_a_time.hpp), after the study itself.
// Verified by: tests/tools/effects_test.cpp.

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>

#include "models/experiment/one_at_a_time.hpp"
#include "tools/scenario_options.hpp"
#include "tools/terminal_progress.hpp"

namespace tranche {

struct EffectOptions {
    bool asked = false, singly = false;
    std::int64_t replications = kEffectReplications;
    std::string metrics;  // "a,b@sector:sme"; empty: the headline ones
};

void addEffects(CLI::App&, EffectOptions&);

// False: a metric does not exist here; reported.
bool metricsExist(const EffectOptions&, const Setting&);

EffectStudy runEffects(const EffectOptions&, const LoadedScenario&, int threads,
                       const std::atomic<bool>& stop, ProgressLine&);

}  // namespace tranche
