// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Whether the figures of a scenario can be meant: a slip by a factor of ten (1.4 trillion won printed as 9.5 billion
// dollars, which would be 147 won for a dollar) survives every check of type and range. Each implied figure has a band:
//
//   krw_per_usd          cost_krw / cost_usd of a tranche that states both, and the scenario's exchange rate
//   gpu_price_krw        cost_krw / units of a tranche of GPUs: all-in contracts ("secure, build, operate") included;
//                        and the first price of a price path, x all_in_factor
//   npu_price_krw        the same of NPUs
//   gpu_power_kw         power_kw of a GPU model x PUE; npu_power_kw likewise
//   gpu_hour_krw         a price of the policy's list over the model's throughput in H200
//   energy_krw_per_kwh   operations.energy_price_krw_per_kwh
//   market_teams         adoption.market of a sector
//   call_applicants      mean of per_call.applicants of a sector
//
// The bands of money and power are narrower than tenfold, so no figure inside one stays inside when a digit is lost or
// added. A figure that is 0 or not written is not judged. Bands are inclusive.
// Outside: an issue at the field with the implied figure, the band and, if ten times more or less would be inside, that;
// an error or a warning as the band says, or `severity` for all. Besides, an implied exchange rate further than
// `exchange_tolerance` from the scenario's own is a warning.
// Source: bands of facts of 2025-26 (contracts of 45 to 214 M KRW a GPU; 1,382 to 1,478 KRW for a dollar).
// O(figures). Verified by: tests/scenario/plausibility_test.cpp.

#include <optional>

#include "models/fields/field_table.hpp"
#include "models/issue/issue.hpp"

namespace tranche {

struct Scenario;

enum class PlausibilitySeverity { error, warning, off };

struct BandSpec {
    double low = 0, high = 0;
    PlausibilitySeverity severity = PlausibilitySeverity::error;
};

struct PlausibilitySpec {
    std::optional<PlausibilitySeverity> severity;  // of every band
    BandSpec krwPerUsd{900, 1900};
    double exchangeTolerance = 0.2;
    BandSpec gpuPriceKrw{30e6, 250e6};
    BandSpec npuPriceKrw{8e6, 75e6};
    BandSpec gpuPowerKw{0.5, 4.5, PlausibilitySeverity::warning};
    BandSpec npuPowerKw{0.1, 0.95, PlausibilitySeverity::warning};
    BandSpec gpuHourKrw{600, 5900, PlausibilitySeverity::warning};
    BandSpec energyKrwPerKwh{50, 450, PlausibilitySeverity::warning};
    BandSpec marketTeams{50, 200000, PlausibilitySeverity::warning};
    BandSpec callApplicants{0.5, 50000, PlausibilitySeverity::warning};
};

// `root` is the document the scenario was read from: it knows the places.
void checkPlausibility(const Scenario& scenario, const Node& root, Issues& issues);

const Names<PlausibilitySeverity>& names(Tag<PlausibilitySeverity>);
const Table<BandSpec>& fields(Tag<BandSpec>);
const Table<PlausibilitySpec>& fields(Tag<PlausibilitySpec>);

}  // namespace tranche
