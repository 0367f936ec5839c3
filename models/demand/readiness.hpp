// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The share of projects whose software runs on a model: evenly growing between the dates of a table (before the first
// date 0, after the last date as there), or by Bass diffusion (Bass 1969) to a ceiling. O(steps).
// Verified by: tests/demand/readiness_test.cpp.

#include "models/hardware/gpu_model.hpp"
#include "sim/kernel/calendar.hpp"

namespace tranche {

double readyShare(const ReadinessSpec&, const Calendar&, Time);

}  // namespace tranche
