// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The tornado of one metric (Howard 1988): the assumptions that move it most, the widest on top, each with two bars from the
// base: where the mean goes at the low end of the range (upper bar) and at the high end (lower bar), with intervals. A bar
// whose interval covers 0 is drawn hollow. Bars lie on rows of their own because both may point the same way.
// Empty when nothing moves the metric. Verified by: tests/report/effects_test.cpp.

#include "models/experiment/one_at_a_time.hpp"
#include "models/report/charts/chart.hpp"

namespace tranche {

inline constexpr std::size_t kTornadoRows = 12;

Chart tornadoChart(const EffectStudy&, std::size_t metric, ChartSize);

}  // namespace tranche
