// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/procurement/plan.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "models/procurement/critical_path.hpp"
#include "models/procurement/rank_correlation.hpp"
#include "models/procurement/sampling.hpp"
#include "sim/kernel/contract.hpp"
#include "sim/replication/replicate.hpp"
#include "sim/statistics/quantile.hpp"

namespace tranche {
namespace {

using Samples = std::vector<ProcurementSample>;

Samples drawSamples(const MilestoneNetwork& network, const PlanRequest& request) {
    Samples samples;
    samples.reserve(request.replications);
    const auto n = static_cast<std::int64_t>(request.replications);
    replicate(
        {.min = n, .max = n, .threads = request.threads, .window = 0},
        [&](std::int64_t r) {
            return sampleProcurement(network, RunKey{request.seed, static_cast<std::uint64_t>(r)});
        },
        [&](std::int64_t, ProcurementSample sample) { samples.push_back(std::move(sample)); },
        [](std::int64_t) { return false; });
    return samples;
}

// What each replication's money buys; its lots are of so many units then.
std::vector<Purchases> buyAll(const MilestoneNetwork& network, const Calendar& calendar,
                              const PlanRequest& request, Samples& samples) {
    std::vector<Purchases> all;
    if (request.terms == nullptr || !active(*request.terms)) return all;
    const Time end = calendar.at(addDays(request.horizon, 1));
    for (std::size_t r = 0; r < samples.size(); ++r) {
        all.push_back(purchase(*request.terms, network, samples[r], calendar, end,
                               RunKey{request.seed, static_cast<std::uint64_t>(r)}));
        samples[r].lotUnits = all.back().lotUnits;
    }
    return all;
}

void addMoney(const Calendar& calendar, const PlanRequest& request, const std::vector<Purchases>& bought,
              PlanReport& report) {
    if (bought.empty()) return;
    const auto n = static_cast<double>(bought.size());
    for (std::size_t t = 0; t < report.tranches.size(); ++t)
        for (const Purchases& p : bought) {
            report.tranches[t].bought += static_cast<double>(p.tranches[t].units) / n;
            report.tranches[t].meanCostKrw += static_cast<double>(p.tranches[t].cost) / n;
        }
    const Time end = calendar.at(addDays(request.horizon, 1));
    for (std::size_t b = 0; b < request.terms->budgets.size(); ++b) {
        const AppropriatedBudgetSpec& budget = request.terms->budgets[b];
        const YearRange years = budgetYears(budget, calendar, end);
        for (int year = years.first; year <= years.last; ++year) {
            BudgetPlan plan{budget.id, year, 0, 0, 0, 0, 0};
            for (const Purchases& p : bought) {
                const BudgetYear& row = p.budgets[b][static_cast<std::size_t>(year - years.first)];
                plan.appropriated += static_cast<double>(row.appropriated) / n;
                plan.committed += static_cast<double>(row.committed) / n;
                plan.cash += static_cast<double>(row.cash) / n;
                plan.lapsed += static_cast<double>(row.lapsed) / n;
                plan.shortfall += static_cast<double>(row.shortfall) / n;
            }
            report.budgets.push_back(std::move(plan));
        }
    }
}

template <class Get>
std::vector<std::int64_t> column(const Samples& samples, const Get& get) {
    std::vector<std::int64_t> values;
    values.reserve(samples.size());
    for (const ProcurementSample& sample : samples) values.push_back(get(sample));
    return values;
}

double meanOf(std::span<const double> values) {
    double sum = 0;
    for (const double value : values) sum += value;
    return sum / static_cast<double>(values.size());
}

std::vector<double> sorted(std::span<const std::int64_t> values) {
    std::vector<double> result(values.begin(), values.end());  // exact: times stay below 2^53
    std::sort(result.begin(), result.end());
    return result;
}

DateSpread spreadOf(std::span<const std::int64_t> values) {
    const std::vector<double> ordered = sorted(values);
    return {.mean = std::llround(meanOf(ordered)),
            .p10 = std::llround(quantileType7(ordered, 0.1)),
            .p50 = std::llround(quantileType7(ordered, 0.5)),
            .p90 = std::llround(quantileType7(ordered, 0.9))};
}

std::vector<std::uint32_t> serviceMilestones(const MilestoneNetwork& network) {
    std::vector<std::uint32_t> targets;
    for (const NetworkTranche& tranche : network.tranches()) targets.push_back(tranche.inServiceAt);
    return targets;
}

void planAtMedians(const MilestoneNetwork& network, PlanReport& report) {
    const std::vector<Duration> medians = medianDurations(network);
    const std::vector<std::uint32_t> all = serviceMilestones(network);
    const CriticalPath programme = criticalPath(network, medians, all);
    std::vector<std::vector<Duration>> slack;
    for (const std::uint32_t target : all)
        slack.push_back(criticalPath(network, medians, {&target, 1}).slack);
    for (std::size_t m = 0; m < network.milestones().size(); ++m) {
        const std::uint32_t t = network.milestones()[m].tranche;
        MilestonePlan plan;
        plan.tranche = network.tranches()[t].id;
        plan.milestone = network.milestoneId(m);
        plan.fixed = network.milestones()[m].on.has_value();
        plan.medianStart = programme.earlyStart[m];
        plan.medianFinish = programme.earlyFinish[m];
        plan.slack = slack[t][m];
        plan.programmeSlack = programme.slack[m];
        report.milestones.push_back(std::move(plan));
    }
}

void addDates(const MilestoneNetwork& network, const Samples& samples, PlanReport& report) {
    for (std::size_t m = 0; m < report.milestones.size(); ++m) {
        MilestonePlan& plan = report.milestones[m];
        const std::uint32_t t = network.milestones()[m].tranche;
        plan.start = spreadOf(column(samples, [&](const auto& s) { return s.start[m]; }));
        plan.finish = spreadOf(column(samples, [&](const auto& s) { return s.finish[m]; }));
        plan.cruciality =
            rankCorrelation(column(samples, [&](const auto& s) { return s.finish[m] - s.start[m]; }),
                            column(samples, [&](const auto& s) { return s.tranches[t].inService; }));
        if (plan.fixed) plan.cruciality = std::numeric_limits<double>::quiet_NaN();
    }
}

Time lastService(const ProcurementSample& sample, std::span<const std::uint32_t> targets) {
    Time last = std::numeric_limits<Time>::min();
    for (const std::uint32_t t : targets) last = std::max(last, sample.finish[t]);
    return last;
}

void addCriticality(const MilestoneNetwork& network, const Samples& samples, PlanReport& report) {
    const std::vector<std::uint32_t> all = serviceMilestones(network);
    const auto n = static_cast<double>(samples.size());
    double meanLast = 0;
    for (const ProcurementSample& sample : samples) meanLast += toDays(lastService(sample, all)) / n;

    std::vector<std::uint8_t> marks;
    std::vector<Duration> slack;
    for (const ProcurementSample& sample : samples) {
        for (std::uint32_t t = 0; t < all.size(); ++t) {
            markCritical(network, sample.start, sample.finish, {&all[t], 1}, marks);
            for (std::size_t m = 0; m < marks.size(); ++m)
                if (network.milestones()[m].tranche == t) report.milestones[m].criticality += marks[m];
        }
        slackOf(network, sample.start, sample.finish, all, slack);
        const double weight = toDays(lastService(sample, all)) / meanLast;
        for (std::size_t m = 0; m < slack.size(); ++m) {
            report.milestones[m].programmeCriticality += slack[m] == 0 ? 1 : 0;
            const Duration duration = sample.finish[m] - sample.start[m];
            if (slack[m] != kNever && duration > 0)
                report.milestones[m].significance += weight * toDays(duration) / toDays(duration + slack[m]);
        }
    }
    for (MilestonePlan& plan : report.milestones) {
        plan.criticality /= n;
        plan.programmeCriticality /= n;
        plan.significance /= n;
    }
}

void addRisks(const MilestoneNetwork& network, const Samples& samples, PlanReport& report) {
    const auto n = static_cast<double>(samples.size());
    for (std::size_t r = 0; r < network.risks().size(); ++r) {
        const NetworkRisk& risk = network.risks()[r];
        RiskPlan plan{.tranche = network.tranches()[network.milestones()[risk.milestone].tranche].id,
                      .risk = risk.id,
                      .milestone = network.milestoneId(risk.milestone)};
        for (const ProcurementSample& sample : samples) {
            plan.strikeShare += sample.strikes[r] > 0 ? 1 : 0;
            plan.meanStrikes += sample.strikes[r];
        }
        plan.strikeShare /= n;
        plan.meanStrikes /= n;
        report.risks.push_back(std::move(plan));
    }
}

class TranchePlanner {
public:
    TranchePlanner(const MilestoneNetwork& network, const Calendar& calendar, const PlanRequest& request,
                   const Samples& samples)
        : network_(network),
          calendar_(calendar),
          samples_(samples),
          confidence_(request.confidence),
          end_(calendar.at(addDays(request.horizon, 1))),
          medians_(medianDurations(network)) {}

    TranchePlan plan(std::uint32_t t, const PlanReport& report) const {
        const NetworkTranche& tranche = network_.tranches()[t];
        TranchePlan plan;
        plan.id = tranche.id;
        plan.pool = tranche.pool;
        plan.units = tranche.units;
        plan.operatorUnits = tranche.operatorUnits;
        plan.medianInService = report.milestones[tranche.inServiceAt].medianFinish;
        const std::vector<std::int64_t> service =
            column(samples_, [&](const auto& s) { return s.tranches[t].inService; });
        plan.procured = spreadOf(column(samples_, [&](const auto& s) { return s.tranches[t].procured; }));
        plan.installed = spreadOf(column(samples_, [&](const auto& s) { return s.tranches[t].installed; }));
        plan.inService = spreadOf(service);
        plan.inHorizon =
            static_cast<double>(countBefore(service, end_)) / static_cast<double>(service.size());
        if (tranche.planned) plan.delay = delay(t, *tranche.planned, service);
        return plan;
    }

private:
    static std::int64_t countBefore(std::span<const std::int64_t> times, Time end) {
        return std::count_if(times.begin(), times.end(), [&](Time time) { return time < end; });
    }

    DelayPlan delay(std::uint32_t t, Time planned, std::span<const std::int64_t> service) const {
        DelayPlan delay;
        delay.planned = calendar_.date(planned);
        const DateSpread spread = spreadOf(service);
        delay.p10Days = toDays(spread.p10 - planned);
        delay.p50Days = toDays(spread.p50 - planned);
        delay.p90Days = toDays(spread.p90 - planned);
        delay.onTime = countBefore(service, planned + kDay);
        delay.onTimeShare = static_cast<double>(delay.onTime) / static_cast<double>(service.size());
        delay.onTimeInterval =
            wilsonInterval(delay.onTime, static_cast<std::int64_t>(service.size()), confidence_);
        const NetworkTranche& tranche = network_.tranches()[t];
        for (const ProcurementSample& sample : samples_) {
            for (std::uint32_t l = tranche.firstLot; l < tranche.firstLot + tranche.lotCount; ++l) {
                const Duration late =
                    std::max<Duration>(0, std::min(sample.lots[l].inService, end_) - planned);
                delay.shortfallGpuDays += static_cast<double>(sample.lotUnits[l]) * toDays(late);
            }
        }
        delay.shortfallGpuDays /= static_cast<double>(samples_.size());
        delay.attribution = attributeDelay(network_, t, samples_, medians_);
        return delay;
    }

    const MilestoneNetwork& network_;
    const Calendar& calendar_;
    const Samples& samples_;
    double confidence_;
    Time end_;
    std::vector<Duration> medians_;
};

// Government GPUs with service started by `limit` inclusive.
Gpus unitsBy(const ProcurementSample& sample, Time limit) {
    Gpus units = 0;
    for (std::size_t l = 0; l < sample.lots.size(); ++l)
        if (sample.lots[l].inService <= limit) units += sample.lotUnits[l];
    return units;
}

TargetPlan targetPlan(const Calendar& calendar, const PlanRequest& request, const DeliveryTarget& target,
                      const Samples& samples) {
    const Time lastInstant = calendar.at(addDays(target.by, 1)) - 1;
    TargetPlan plan;
    plan.target = target;
    for (const ProcurementSample& sample : samples)
        if (unitsBy(sample, lastInstant) >= target.units) ++plan.met;
    const auto n = static_cast<std::int64_t>(samples.size());
    plan.probability = static_cast<double>(plan.met) / static_cast<double>(n);
    plan.interval = wilsonInterval(plan.met, n, request.confidence);
    return plan;
}

FanPoint fanPoint(const Calendar& calendar, Date date, const Samples& samples) {
    const Time at = calendar.at(date);
    const std::vector<double> units = sorted(column(samples, [&](const auto& s) { return unitsBy(s, at); }));
    return {.date = date,
            .mean = meanOf(units),
            .p05 = quantileType7(units, 0.05),
            .p25 = quantileType7(units, 0.25),
            .p50 = quantileType7(units, 0.5),
            .p75 = quantileType7(units, 0.75),
            .p95 = quantileType7(units, 0.95)};
}

}  // namespace

PlanReport planProcurement(const MilestoneNetwork& network, const Calendar& calendar,
                           const PlanRequest& request) {
    expects(request.replications > 0, "a plan needs a replication");
    PlanReport report;
    report.replications = request.replications;
    report.seed = request.seed;
    report.confidence = request.confidence;
    Samples samples = drawSamples(network, request);
    const std::vector<Purchases> bought = buyAll(network, calendar, request, samples);
    planAtMedians(network, report);
    addDates(network, samples, report);
    addCriticality(network, samples, report);
    addRisks(network, samples, report);
    const TranchePlanner planner(network, calendar, request, samples);
    for (std::uint32_t t = 0; t < network.tranches().size(); ++t)
        report.tranches.push_back(planner.plan(t, report));
    addMoney(calendar, request, bought, report);
    for (const DeliveryTarget& target : request.targets)
        report.targets.push_back(targetPlan(calendar, request, target, samples));

    Date date = calendar.date(0);
    while (date <= request.horizon) {
        report.fan.push_back(fanPoint(calendar, date, samples));
        date = addMonths(Date{date.year, date.month, 1}, 1);
    }
    return report;
}

}  // namespace tranche
