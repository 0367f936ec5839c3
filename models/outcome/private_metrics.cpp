// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of the metric table about private fleets, and the nation's total with them.
#include <algorithm>
#include <array>

#include "models/outcome/metric_table.hpp"

namespace tranche {
namespace {

using View = const MetricView&;
using Scope = std::size_t;

constexpr auto kAll = MetricScope::all, kFleet = MetricScope::fleet;
constexpr auto kUp = Better::higher, kDown = Better::lower, kFlat = Better::neither;
constexpr auto kMean = IntervalKind::mean;

// Over all fleets (scope 0) or one, at the sampling date `at`.
template <class Value>
double sum(View v, Scope s, Time at, Value value) {
    const auto& dates = v.outcome.ladder.dates;
    const PowerHistory& power = v.outcome.power;
    const auto d = static_cast<std::size_t>(std::lower_bound(dates.begin(), dates.end(), at) - dates.begin());
    double total = 0;
    for (std::size_t f = 0; f < power.fleets; ++f)
        if (s == 0 || s == 1 + f) total += value(power.fleet[d * power.fleets + f]);
    return total;
}

double there(View v, Scope s) {
    return sum(v, s, v.facts.to, [](const FleetCount& c) { return static_cast<double>(c.there); });
}

double powered(View v, Scope s) {
    return sum(v, s, v.facts.to, [](const FleetCount& c) { return static_cast<double>(c.powered); });
}

double unpowered(View v, Scope s) {
    const auto hours = [](const FleetCount& c) { return toGpuHours(c.unpowered); };
    return sum(v, s, v.facts.to, hours) - sum(v, s, v.facts.from, hours);
}

double atEnd(View v, Rung rung) {
    return v.atEnd[0][static_cast<std::size_t>(rung)];
}

bool fleets(const StudyFacts& f) {
    return !f.supply.fleets.empty();
}

}  // namespace

std::span<const MetricRow> privateMetrics() {
    static constexpr auto rows = std::to_array<MetricRow>({
        {"private.gpus_there", "GPUs", "Private GPUs on the floor at the end", kFleet, kFlat, false,
         "arrived by the end of the window", there, kMean, false, fleets},
        {"private.gpus_powered", "GPUs", "Private GPUs with power at the end", kFleet, kUp, false,
         "those on the floor less those that wait for power at their site", powered, kMean, false, fleets},
        {"private.gpu_hours_unpowered", "GPU h", "Private GPU-hours without power", kFleet, kDown, false,
         "integral of private GPUs on the floor that wait for power", unpowered, kMean, false, fleets},
        {"national.gpus_there", "GPUs", "GPUs of government and firms on the floor at the end", kAll, kFlat,
         false, "installed + private GPUs on the floor",
         [](View v, Scope) { return atEnd(v, Rung::installed) + there(v, 0); }, kMean, false, fleets},
        {"national.gpus_powered", "GPUs", "GPUs of government and firms with power at the end", kAll, kUp,
         false, "in service + private GPUs with power",
         [](View v, Scope) { return atEnd(v, Rung::installed) - atEnd(v, Rung::poweredOff) + powered(v, 0); },
         kMean, false, fleets},
    });
    return rows;
}

}  // namespace tranche
