// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demand/efficiency_path.hpp"

#include <algorithm>

#include "sim/random/elementary.hpp"

namespace tranche {
namespace {

constexpr std::uint64_t kShockDate = purposeOf("efficiency shock");
constexpr std::uint64_t kShockCost = purposeOf("efficiency cost");
constexpr double kMonthDays = 30.4375, kYearDays = 365.25;
constexpr Duration kTrendStep = 30 * kDay;
constexpr int kAdoptionSteps = 24;

}  // namespace

double reboundWork(double costFactor, double elasticity) {
    return elementary::pow(costFactor, -elasticity);
}

double reboundGpus(double costFactor, double elasticity) {
    return elementary::pow(costFactor, 1 - elasticity);
}

EfficiencyPath::EfficiencyPath(const std::vector<EfficiencyShockSpec>& shocks, const std::string& sector,
                               ShockTarget target, const Calendar& calendar, Time end, RunKey key) {
    for (const EfficiencyShockSpec& shock : shocks) {
        const bool touches = shock.sectors.empty() || std::find(shock.sectors.begin(), shock.sectors.end(),
                                                                sector) != shock.sectors.end();
        if (!touches || shock.actsOn != target) continue;
        const std::uint64_t entity = hash64(shock.id);
        const auto add = [&](Time at, std::uint64_t n) {
            Event event;
            event.from = at + fromDays(shock.delayMonths * kMonthDays);
            event.logCost =
                elementary::log(shock.costFactor.quantile(Stream(key, kShockCost, entity).uniform(n)));
            event.elasticity = shock.elasticity;
            event.adoption = fromDays(shock.adoptionMonths * kMonthDays);
            event.steady = shock.steady;
            events_.push_back(event);
        };
        if (shock.steady) {
            add(0, 0);
        } else if (shock.on) {
            add(calendar.at(*shock.on), 0);
        } else if (shock.perYear.value_or(0) > 0) {
            double years = 0;
            for (std::uint64_t n = 0;; ++n) {
                years -= elementary::log(Stream(key, kShockDate, entity).uniform(n)) / *shock.perYear;
                const Time at = fromDays(years * kYearDays);
                if (at >= end) break;
                add(at, n);
            }
        }
    }
}

double EfficiencyPath::adopted(const Event& event, Time t) const {
    if (t < event.from) return 0;
    if (event.steady) return toDays(t) / kYearDays;
    if (t >= event.from + event.adoption) return 1;
    return static_cast<double>(t - event.from) / static_cast<double>(event.adoption);
}

double EfficiencyPath::gpus(Time t) const {
    double log = 0;
    for (const Event& event : events_) log += (1 - event.elasticity) * event.logCost * adopted(event, t);
    return log == 0 ? 1 : elementary::exp(log);
}

double EfficiencyPath::work(Time t) const {
    double log = 0;
    for (const Event& event : events_) log -= event.elasticity * event.logCost * adopted(event, t);
    return log == 0 ? 1 : elementary::exp(log);
}

Modulation EfficiencyPath::modulation(Time end) const {
    std::vector<Time> breaks;
    for (const Event& event : events_) {
        const Duration length = event.steady ? end : event.adoption;
        const Duration step =
            event.steady ? kTrendStep : std::max<Duration>(1, event.adoption / kAdoptionSteps);
        for (Time at = event.from; at < event.from + length; at += step) breaks.push_back(at);
        breaks.push_back(event.from + length);
    }
    std::sort(breaks.begin(), breaks.end());
    breaks.erase(std::unique(breaks.begin(), breaks.end()), breaks.end());
    std::erase_if(breaks, [&](Time at) { return at >= end; });
    Modulation result;
    for (std::size_t i = 0; i < breaks.size(); ++i) {
        const Time next = i + 1 < breaks.size() ? breaks[i + 1] : end;
        result.breaks.emplace_back(breaks[i], gpus(breaks[i] + (next - breaks[i]) / 2));
    }
    return result;
}

}  // namespace tranche
