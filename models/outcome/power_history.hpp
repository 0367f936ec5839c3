// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Sites and private fleets at the sampling dates of the ladder, row-major by date. Loads are of IT at full power;
// what stands in reserve switched off (spares) loads nothing. Empty where a scenario has neither.
// Verified by: tests/programme/private_fleets_test.cpp.

#include <cstddef>
#include <vector>

#include "models/fleet/site_spec.hpp"
#include "models/quantities/quantities.hpp"

namespace tranche {

struct SitePower {
    Watts cap = kNoCap;
    Watts government = 0, privately = 0;  // with power
    Watts waiting = 0;                    // accepted, without power, whoever it belongs to
};

struct FleetCount {
    Gpus there = 0, powered = 0;
    GpuTime unpowered = 0;  // GPU ms over [0, date)
};

struct PowerHistory {
    std::size_t sites = 0, fleets = 0;
    std::vector<SitePower> site;    // dates x sites
    std::vector<FleetCount> fleet;  // dates x fleets
};

}  // namespace tranche
