// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Tiers of hybrid intake: small requests, by the GPU-hours or GPUs asked for, need no call. A request belongs to the first tier that
// it is small enough for; above all tiers it goes to the rounds. Requests of tiers are looked at when they come, decided a
// fixed time later, and served first come first served from a lane of their own.
// A tier may have a share of the capacity on offer outside set-asides: rounds leave free what it has not used of it, and it
// takes no more. Without a share it takes whatever is free.
// EuroHPC's fast lane, IndiaAI's automatic approval, Canada's rapid access and ACCESS' credit tiers are such tiers.
// Verified by: tests/programme/lanes_test.cpp.

#include <optional>
#include <string>
#include <vector>

#include "models/fields/field_table.hpp"

namespace tranche {

struct TierSpec {
    std::string id;
    std::optional<double> maxGpuHours;    // [GPU h] of a whole request: GPUs x duration
    std::optional<std::int64_t> maxGpus;  // [GPUs]
    double decisionDays = 0;              // [days] from submission to decision
    std::optional<double> share;          // of the capacity on offer outside set-asides
    std::vector<std::string> sectors;     // none named: every sector
    std::optional<double> maxMonths;      // [months] longer requests are not for this tier
};

const Table<TierSpec>& fields(Tag<TierSpec>);

}  // namespace tranche
