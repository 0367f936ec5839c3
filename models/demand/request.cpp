// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demand/request.hpp"

#include <algorithm>
#include <cmath>

#include "sim/random/elementary.hpp"

namespace tranche {
namespace {

constexpr std::uint64_t kAsk = hash64("ask");
constexpr std::uint64_t kConduct = hash64("conduct");
constexpr std::uint64_t kReview = hash64("review");
constexpr std::uint64_t kWho = hash64("who");
constexpr double kYearDays = 365.25;

}  // namespace

void Requests::draw(Application& a, const SectorSpec& sector, Time now) const {
    const auto u = Stream(key_, kAsk, a.entity).block(0);
    double servers = sector.servers.quantile(u[0]);
    if (sector.sizeGrowthPerYear != 0)
        servers *= elementary::pow(1 + sector.sizeGrowthPerYear, toDays(now) / kYearDays);
    const auto whole = static_cast<std::int64_t>(std::llround(std::clamp(servers, 0.0, 1e9)));
    const std::int64_t n = std::clamp(whole, sector.serversMin, sector.serversMax);
    a.requested = n * serverGpus_;
    a.viable = static_cast<std::int64_t>(std::ceil(static_cast<double>(n) * sector.viableShare - 1e-9)) *
               serverGpus_;
    if (sector.days) {
        a.duration = std::max<Duration>(1, fromDays(sector.days->quantile(u[1])));
    } else {
        const auto months = std::clamp<long long>(std::llround(sector.months.quantile(u[1])), 1, 1200);
        a.months = static_cast<std::int16_t>(months);
        a.duration = calendar_->addMonths(now, a.months) - now;
    }
    a.merit = static_cast<float>(sector.merit.quantile(u[2]) +
                                 sector.reapply.meritGain * (a.attempt - a.firstAttempt));
    if (!sector.organisations && sector.regional <= 0) return;
    const auto who = Stream(key_, kWho, a.entity).block(0);
    if (sector.organisations)
        a.organisation = static_cast<std::uint32_t>(std::min<std::int64_t>(
            static_cast<std::int64_t>(who[0] * static_cast<double>(*sector.organisations)),
            *sector.organisations - 1));
    a.regional = who[1] < sector.regional;
}

Behaviour Requests::behaviour(std::uint64_t entity, std::uint16_t attempt) const {
    const Stream stream(key_, kConduct, entity);
    const auto first = stream.block(std::uint64_t{attempt} * 2);
    const auto second = stream.block(std::uint64_t{attempt} * 2 + 1);
    return {first[0], first[1], first[2], first[3], second[0], second[1], second[2], second[3]};
}

double Requests::reviewerNoise(std::uint64_t entity, std::uint16_t attempt, std::uint32_t reviewer) const {
    const Stream stream(key_, kReview, entity);
    return elementary::normalQuantile(stream.uniform((std::uint64_t{attempt} << 16) | reviewer));
}

}  // namespace tranche
