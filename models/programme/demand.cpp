// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What moves demand: calendars, good and bad years, shocks of efficiency, markets that grants enlarge, recorded applications.
// All draws belong to sectors, teams or rows, never to what the policy has done.
#include <algorithm>
#include <cmath>

#include "models/demand/bass.hpp"
#include "models/programme/programme.hpp"
#include "sim/random/counts.hpp"
#include "sim/random/elementary.hpp"

namespace tranche {
namespace {

constexpr std::uint64_t kCount = purposeOf("count");
constexpr std::uint64_t kAdoption = purposeOf("adoption");
constexpr double kYearDays = 365.25;
constexpr Duration kMarketStep = 30 * kDay;

}  // namespace

// `factorNormals` are those of procurement, by delay factor.
void Programme::beginDemand(std::span<const double> factorNormals) {
    const Scenario& scenario = setting_->scenario;
    const std::size_t sectors = setting_->sectors.size();
    demand_.applicants.resize(sectors);
    demand_.sizes.resize(sectors);
    demand_.efficiency.resize(sectors);
    demand_.arrivals.resize(sectors);
    demand_.markets.resize(sectors);
    demand_.asking.resize(sectors);
    std::vector<std::uint64_t> entities;
    for (const SectorSetting& sector : setting_->sectors) entities.push_back(sector.entity);
    for (std::uint16_t s = 0; s < sectors; ++s) {
        const SectorSpec& spec = scenario.sectors[s];
        if (scenario.demandYears) {
            Modulation years = setting_->demandYears.modulation(s, key_, factorNormals, entities,
                                                                setting_->calendar, setting_->end);
            (scenario.demandYears->actsOn == ShockTarget::size ? demand_.sizes : demand_.applicants)[s] =
                years;
        }
        if (!scenario.efficiencyShocks.empty()) {
            const auto path = [&](ShockTarget target) {
                return EfficiencyPath(scenario.efficiencyShocks, spec.id, target, setting_->calendar,
                                      setting_->end, key_);
            };
            demand_.efficiency[s] = path(ShockTarget::size);
            demand_.applicants[s] =
                demand_.applicants[s].times(path(ShockTarget::applicants).modulation(setting_->end));
        }
        if (spec.gaming) demand_.asking[s].emplace(*spec.gaming);
        if (spec.stream) scheduleStream(s);
        if (spec.adoption) beginAdoption(s);
        if (!spec.trace) continue;
        for (const TracedApplication& traced : spec.trace->applications) {
            const Time at =
                traced.submitted + 9 * kHour -
                daysFromCivil(setting_->calendar.epoch()) * kDay;  // KST midnight of the epoch is 0
            const std::uint64_t entity = combine(setting_->sectors[s].entity, traced.row);
            if (at < 0 || at >= setting_->end || comesEarlier(entity)) continue;
            const Index index = newApplication(entity, s, at);
            schedule(at, Phase::arrival, index, Kind::traceArrival, index);
        }
    }
}

// Streams whose rate changes know their next arrival; those of a constant rate begin with a first gap.
void Programme::scheduleStream(std::uint16_t s) {
    const SectorSpec& spec = setting_->scenario.sectors[s];
    const SectorSetting& sector = setting_->sectors[s];
    if (!sector.rate) {
        if (spec.stream->perDay > 0) schedule(0, Phase::arrival, s, Kind::streamArrival, s);
        return;
    }
    if (!demand_.arrivals[s]) {
        Modulation modulation = demand_.applicants[s];
        if (spec.stream->clustering)
            modulation =
                modulation.times(clusteringOf(*spec.stream->clustering, key_, sector.entity, setting_->end));
        demand_.arrivals[s].emplace(*sector.rate, key_, sector.entity, std::move(modulation));
    }
    const Time next = demand_.arrivals[s]->next();
    if (next != kNever) schedule(next, Phase::arrival, s, Kind::streamArrival, s);
}

// Along the curve at once where nothing moves it, else step by step.
void Programme::beginAdoption(std::uint16_t s) {
    const AdoptionSpec& spec = *setting_->scenario.sectors[s].adoption;
    const BassCurve curve{spec.p, spec.q};
    const Time origin = setting_->calendar.at(spec.start);
    const std::uint64_t source = setting_->sectors[s].entity;
    if (!spec.induced && demand_.applicants[s].none()) {
        for (std::int64_t team = 0; team < spec.market; ++team) {
            const std::uint64_t entity = combine(source, static_cast<std::uint64_t>(team));
            const double years = curve.quantile(Stream(key_, kAdoption, entity).uniform(0));
            const Time at = std::max<Time>(0, origin + fromDays(years * kYearDays));
            if (at >= setting_->end || comesEarlier(entity)) continue;
            const Index index = newApplication(entity, s, at);
            schedule(at, Phase::arrival, index, Kind::need, index);
        }
        return;
    }
    std::vector<std::uint64_t> teams;
    const std::int64_t reserved = spec.induced ? spec.induced->marketMax : spec.market;
    for (std::int64_t team = 0; team < reserved; ++team)
        teams.push_back(combine(source, static_cast<std::uint64_t>(team)));
    demand_.markets[s].emplace(spec, key_, teams);
    InducedMarket::Arrivals first;
    demand_.markets[s]->begin(-toDays(origin) / kYearDays, first);
    needOfTeams(s, first);
    schedule(std::max<Time>(0, origin), Phase::parameter, s, Kind::marketStep, s);
}

void Programme::needOfTeams(std::uint16_t s, const InducedMarket::Arrivals& arrivals) {
    for (const auto& [at, team] : arrivals) {
        const std::uint64_t entity = combine(setting_->sectors[s].entity, team);
        if (at >= setting_->end || comesEarlier(entity)) continue;
        const Index index = newApplication(entity, s, at);
        schedule(at, Phase::arrival, index, Kind::need, index);
    }
}

// A step ends where the modulation breaks, so that its factor is one number.
void Programme::marketStep(std::uint32_t sector) {
    const auto s = static_cast<std::uint16_t>(sector);
    Time to = now() + kMarketStep;
    for (const auto& [at, factor] : demand_.applicants[s].breaks)
        if (at > now()) to = std::min(to, at);
    InducedMarket::Arrivals arrivals;
    demand_.markets[s]->step(now(), to, demand_.applicants[s].factor(now()), arrivals);
    needOfTeams(s, arrivals);
    schedule(to, Phase::parameter, s, Kind::marketStep, s);
}

void Programme::grantStarted(const Application& a) {
    if (a.contest) return;
    for (std::size_t s = 0; s < demand_.markets.size(); ++s) {
        const auto& adoption = setting_->scenario.sectors[s].adoption;
        if (demand_.markets[s] && adoption->induced && (s == a.sector || adoption->induced->ofAllSectors))
            demand_.markets[s]->granted();
    }
}

// How many a call brings forth: the mean grows by the year and with good years, the count is that or Poisson about it.
std::int64_t Programme::newApplicants(std::uint32_t callIndex, std::uint16_t s) const {
    const CallSetting& c = setting_->calls[callIndex];
    const PerCallSpec& spec = *setting_->scenario.sectors[s].perCall;
    const Stream stream(key_, kCount, combine(setting_->sectors[s].entity, c.entity));
    const double years = toDays(c.call.opens - setting_->sectors[s].firstCall) / kYearDays;
    double mean = spec.applicants.quantile(stream.uniform(0));
    mean = mean * elementary::pow(1 + spec.growthPerYear, years);
    if (!demand_.applicants[s].none()) mean *= demand_.applicants[s].factor(now());
    if (spec.counts == CountLaw::fixed) return std::llround(std::clamp(mean, 0.0, 1e7));
    mean = std::clamp(mean, 0.0, 1e6);
    return spec.overdispersion > 0 ? negativeBinomialQuantile(mean, spec.overdispersion, stream.uniform(1))
                                   : poissonQuantile(mean, stream.uniform(1));
}

// Submits when it did: to the call that is open then, to a queue at once; else it waits for the next call.
void Programme::traceArrival(Index index) {
    Application& a = out_.applications[index];
    ask(a);
    intervene(a);
    if (deterred(a)) return;
    if (rolling_ || tierOf(a) != Application::kNoTier) return submit(index);
    for (std::uint32_t c = 0; c < setting_->calls.size(); ++c) {
        const CallSetting& call = setting_->calls[c];
        if (call.sectors[a.sector] == 0 || call.call.opens > now() || call.call.closes < now()) continue;
        if (a.call == Application::kNoCall || call.call.closes < setting_->calls[a.call].call.closes)
            a.call = c;
    }
    if (a.call != Application::kNoCall) return submit(index);
    applyToNextCall(index, 0);
}

}  // namespace tranche
