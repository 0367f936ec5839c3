// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demand/request.hpp"

#include <algorithm>
#include <array>
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

AskModel::AskModel(const SectorSpec& sector) : copula(applicantFactor(sector.rankCorrelation)) {
    if (!sector.serversAtoms.empty() || sector.serversAtCap > 0)
        servers.emplace(sector.servers, sector.serversMin, sector.serversMax, sector.serversAtoms,
                        sector.serversAtCap);
    if (!sector.monthsAtoms.empty()) months.emplace(sector.months, 1, 1200, sector.monthsAtoms, 0);
}

void Requests::draw(Application& a, const SectorSpec& sector, Time now, const AskModel& model,
                    double sizeFactor) const {
    auto u = Stream(key_, kAsk, a.entity).block(0);
    if (model.copula) {
        const auto own = u;
        for (std::size_t i = 1; i < 3; ++i) u[i] = model.copula->uniform(i, own);
    }
    double growth = sizeFactor;
    if (sector.sizeGrowthPerYear != 0)
        growth *= elementary::pow(1 + sector.sizeGrowthPerYear, toDays(now) / kYearDays);
    std::int64_t n = 0;
    if (model.servers) {
        n = model.servers->quantile(u[0], growth);
    } else {
        double servers = sector.servers.quantile(u[0]);
        if (growth != 1) servers *= growth;
        const auto whole = static_cast<std::int64_t>(std::llround(std::clamp(servers, 0.0, 1e9)));
        n = std::clamp(whole, sector.serversMin, sector.serversMax);
    }
    const int tries = a.attempt - a.firstAttempt;
    if (tries > 0 && sector.reapply.sizeFactor != 1) {
        const double changed = static_cast<double>(n) * elementary::pow(sector.reapply.sizeFactor, tries);
        n = std::clamp<std::int64_t>(std::llround(std::min(changed, 1e9)), sector.serversMin,
                                     sector.serversMax);
    }
    a.requested = n * serverGpus_;
    a.viable = static_cast<std::int64_t>(std::ceil(static_cast<double>(n) * sector.viableShare - 1e-9)) *
               serverGpus_;
    if (sector.days) {
        a.duration = std::max<Duration>(1, fromDays(sector.days->quantile(u[1])));
    } else {
        const auto months = model.months
                                ? model.months->quantile(u[1])
                                : std::clamp<long long>(std::llround(sector.months.quantile(u[1])), 1, 1200);
        a.months = static_cast<std::int16_t>(months);
        a.duration = calendar_->addMonths(now, a.months) - now;
    }
    a.merit = static_cast<float>(sector.merit.quantile(u[2]) + sector.reapply.meritGain * tries);
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

Behaviour Requests::behaviour(std::uint64_t entity, std::uint16_t attempt, const AskModel& model) const {
    Behaviour conduct = behaviour(entity, attempt);
    if (!model.copula) return conduct;
    const auto ask = Stream(key_, kAsk, entity).block(0);
    const std::array<double, kApplicantDraws> own{ask[0], ask[1], ask[2], conduct.patience, conduct.plateau};
    conduct.patience = model.copula->uniform(static_cast<std::size_t>(ApplicantDraw::patience), own);
    conduct.plateau = model.copula->uniform(static_cast<std::size_t>(ApplicantDraw::use), own);
    return conduct;
}

double Requests::reviewerNoise(std::uint64_t entity, std::uint16_t attempt, std::uint32_t reviewer) const {
    const Stream stream(key_, kReview, entity);
    return elementary::normalQuantile(stream.uniform((std::uint64_t{attempt} << 16) | reviewer));
}

}  // namespace tranche
