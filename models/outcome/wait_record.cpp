// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/outcome/wait_record.hpp"

#include <cmath>
#include <limits>

namespace tranche {
namespace {

constexpr double kMostBins = 60;

WaitRecord::Size ofSize(const KaplanMeier& waits) {
    WaitRecord::Size size;
    for (std::size_t i = 0; i < kWaitShares.size(); ++i)
        size.days[i] = waits.quantile(kWaitShares[i]).value_or(std::numeric_limits<double>::quiet_NaN());
    size.started = static_cast<std::int64_t>(waits.events());
    size.censored = static_cast<std::int64_t>(waits.observations()) - size.started;
    return size;
}

std::vector<double> massIn(const KaplanMeier& waits, const WaitBins& bins) {
    if (bins.count == 0 || waits.observations() == 0) return {};
    std::vector<double> mass(bins.count + 1, 0);
    double before = 1;
    for (const KaplanMeier::Step& step : waits.steps()) {
        const double bin = std::floor(step.time / bins.days);
        if (bin >= static_cast<double>(bins.count)) break;
        mass[static_cast<std::size_t>(bin)] += before - step.survival;
        before = step.survival;
    }
    mass.back() = before;
    return mass;
}

}  // namespace

WaitBins waitBins(const StudyFacts& facts) {
    const double longest = facts.survivalDays.empty() ? 0 : facts.survivalDays.back();
    if (!(longest > 0)) return {};
    double width = 7;
    while (longest / width > kMostBins) width *= 2;
    if (width == 7 && longest / 4 <= kMostBins)
        for (width = 4; longest / (width / 2) <= kMostBins;) width /= 2;
    return {width, static_cast<std::size_t>(std::ceil(longest / width))};
}

WaitRecord waitRecord(const KaplanMeier& all,
                      const std::array<std::vector<Observation>, kRequestSizes>& bySize,
                      const StudyFacts& facts) {
    WaitRecord record;
    record.sizes[0] = ofSize(all);
    for (std::size_t size = 0; size < kRequestSizes; ++size)
        record.sizes[1 + size] = ofSize(KaplanMeier(bySize[size]));
    for (const double t : facts.survivalDays) record.survival.push_back(all.survival(t));
    record.mass = massIn(all, waitBins(facts));
    return record;
}

}  // namespace tranche
