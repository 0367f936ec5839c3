// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demand/induced_market.hpp"

#include <algorithm>
#include <cmath>

#include "models/demand/bass.hpp"
#include "sim/random/elementary.hpp"

namespace tranche {
namespace {

constexpr std::uint64_t kAdoption = purposeOf("adoption");  // the same draw as that of a market that stays
constexpr double kYearDays = 365.25;
constexpr double kApplied = -1;

}  // namespace

InducedMarket::InducedMarket(const AdoptionSpec& spec, RunKey key, const std::vector<std::uint64_t>& teams)
    : spec_(spec),
      induced_(spec.induced.value_or(InducedSpec{0, 0, spec.market, 0, false})),
      market_(static_cast<double>(spec.market)) {
    left_.reserve(teams.size());
    for (const std::uint64_t team : teams)
        left_.push_back(-elementary::log(1 - Stream(key, kAdoption, team).uniform(0)));
}

double InducedMarket::imitation() const {
    if (spec_.market == 0) return spec_.q;
    return std::max(0.0,
                    spec_.q * (1 + induced_.wordOfMouth * (market_ / static_cast<double>(spec_.market) - 1)));
}

void InducedMarket::begin(double years, Arrivals& into) {
    if (years <= 0 || spec_.market == 0) return;
    const double share = BassCurve{spec_.p, spec_.q}.share(years);
    meet(-elementary::log(1 - share), into, 0, 0, 0);
    adopters_ = share * market_;
}

// All who are in the market meet so much hazard. Without a start on the curve they apply at once.
void InducedMarket::meet(double hazard, Arrivals& into, Time from, double startYears, double modulation) {
    const BassCurve curve{spec_.p, imitation()};
    const double atStart = modulation > 0 ? curve.share(startYears) : 0;
    const auto inside = std::min(left_.size(), static_cast<std::size_t>(std::max(0.0, std::floor(market_))));
    for (std::size_t team = 0; team < inside; ++team) {
        double& left = left_[team];
        if (left < 0) continue;
        if (left > hazard) {
            left -= hazard;
            continue;
        }
        Time at = from;
        if (modulation > 0) {
            const double share = 1 - (1 - atStart) * elementary::exp(-left / modulation);
            at += std::max<Duration>(0, fromDays((curve.quantile(share) - startYears) * kYearDays));
        }
        into.emplace_back(at, team);
        left = kApplied;
    }
}

void InducedMarket::step(Time from, Time to, double modulation, Arrivals& into) {
    const double years = toDays(to - from) / kYearDays, first = static_cast<double>(spec_.market);
    const double added = (market_ - first) * elementary::exp(-induced_.decayPerYear * years) +
                         induced_.teamsPerGrant * static_cast<double>(grants_);
    grants_ = 0;
    market_ =
        std::clamp(first + added, first, static_cast<double>(std::max(induced_.marketMax, spec_.market)));
    if (!(market_ > 0)) return;
    const BassCurve curve{spec_.p, imitation()};
    const double share = std::clamp(adopters_ / market_, 0.0, 1 - 1e-12);
    const double start = curve.quantile(share), whole = curve.share(start + years);
    const double hazard = modulation * -elementary::log((1 - whole) / (1 - share));
    const std::size_t before = into.size();
    if (hazard > 0) meet(hazard, into, from, start, modulation);
    for (std::size_t i = before; i < into.size(); ++i) into[i].first = std::min(into[i].first, to - 1);
    adopters_ = market_ * (1 - (1 - share) * elementary::exp(-hazard));
}

}  // namespace tranche
