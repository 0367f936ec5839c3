// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/procurement/sampling.hpp"

#include <algorithm>
#include <cmath>

#include "sim/random/elementary.hpp"

namespace tranche {
namespace {

constexpr std::uint64_t kMilestonePurpose = purposeOf("milestone");
constexpr std::uint64_t kFactorPurpose = purposeOf("delay factor");
constexpr std::uint64_t kRiskPurpose = purposeOf("risk");
constexpr std::uint64_t kLotPurpose = purposeOf("lot");
constexpr std::uint64_t kAcceptancePurpose = purposeOf("acceptance");
constexpr std::uint64_t kOperatorPurpose = purposeOf("operator delay");
constexpr std::uint64_t kDefaultPurpose = purposeOf("operator default");
constexpr std::uint64_t kRetenderPurpose = purposeOf("re-tender");
constexpr std::uint64_t kBetaPurpose = purposeOf("beta");

Duration daysOrNone(double days) {
    return std::max<Duration>(0, fromDays(days));
}

double operatorFactor(const NetworkTranche& tranche, RunKey key) {
    if (tranche.delaySigma == 0) return 1;
    const double u = Stream(key, kOperatorPurpose, tranche.operatorEntity).uniform(0);
    return elementary::exp(tranche.delaySigma * elementary::normalQuantile(u));
}

Duration drawRetender(const NetworkTranche& tranche, RunKey key) {
    if (tranche.defaultProbability == 0) return 0;
    const double u = Stream(key, kDefaultPurpose, tranche.operatorEntity).uniform(0);
    if (u >= tranche.defaultProbability) return 0;
    return std::max<Duration>(
        1,
        daysOrNone(tranche.retenderDays.quantile(Stream(key, kRetenderPurpose, tranche.entity).uniform(0))));
}

Duration drawDuration(const NetworkMilestone& milestone, const NetworkTranche& tranche, RunKey key,
                      std::span<const double> factors) {
    double u = Stream(key, kMilestonePurpose, milestone.entity).uniform(0);
    if (milestone.factor && milestone.loading > 0) {
        const double own =
            std::sqrt(1 - milestone.loading * milestone.loading) * elementary::normalQuantile(u);
        u = elementary::normalCdf(milestone.loading * factors[*milestone.factor] + own);
        u = std::clamp(u, 0x1p-53, 1 - 0x1p-53);  // the tails of Phi round to 0 and 1
    }
    return daysOrNone(milestone.durationDays.quantile(u) * milestone.durationFactor *
                      operatorFactor(tranche, key));
}

Duration drawStrikes(const NetworkRisk& risk, RunKey key, int& strikes) {
    const Stream stream(key, kRiskPurpose, risk.entity);
    Duration delay = 0;
    for (strikes = 0; strikes < risk.repeats; ++strikes) {
        const auto index = 2 * static_cast<std::uint64_t>(strikes);
        if (stream.uniform(index) >= risk.probability) break;
        delay =
            std::min(delay + daysOrNone(risk.delayDays.quantile(stream.uniform(index + 1))), kHorizonLimit);
    }
    return delay;
}

void drawMilestones(const MilestoneNetwork& network, RunKey key, ProcurementSample& sample) {
    for (const std::uint32_t m : network.order()) {
        const NetworkMilestone& milestone = network.milestones()[m];
        const Time start = network.startOf(m, sample.finish);
        sample.riskDelay[m] = 0;
        if (milestone.on) {
            sample.finish[m] = *milestone.on;
            sample.start[m] = std::min(start, *milestone.on);
            for (const std::uint32_t r : network.risksOf(m)) sample.strikes[r] = 0;
            continue;
        }
        for (const std::uint32_t r : network.risksOf(m))
            sample.riskDelay[m] += drawStrikes(network.risks()[r], key, sample.strikes[r]);
        const NetworkTranche& tranche = network.tranches()[milestone.tranche];
        if (m == tranche.installedAt) {
            const Duration retender = drawRetender(tranche, key);
            sample.defaulted[milestone.tranche] = retender > 0 ? 1 : 0;
            sample.riskDelay[m] += retender;
        }
        sample.start[m] = start;
        sample.finish[m] =
            std::min(start + drawDuration(milestone, tranche, key, sample.factor) + sample.riskDelay[m],
                     kHorizonLimit);
    }
}

LotDates drawLot(const NetworkTranche& tranche, const NetworkLot& lot, RunKey key,
                 const ProcurementSample& sample) {
    const Duration lag = daysOrNone(lot.lagDays.quantile(Stream(key, kLotPurpose, lot.draws).uniform(0)));
    LotDates dates;
    dates.installed = std::max(sample.finish[tranche.installedAt], sample.finish[tranche.procuredAt]) + lag;
    dates.inService = std::max(sample.finish[tranche.inServiceAt] + lag, dates.installed);

    const AcceptanceSpec& acceptance = tranche.acceptance;
    const Stream tests(key, kAcceptancePurpose, lot.draws);
    for (; dates.retests < acceptance.maxRetests; ++dates.retests) {
        const auto index = 2 * static_cast<std::uint64_t>(dates.retests);
        if (tests.uniform(index) < acceptance.passProbability) break;
        dates.inService += daysOrNone(acceptance.retestDays.quantile(tests.uniform(index + 1)));
        dates.inService = std::min(dates.inService, kHorizonLimit);
    }
    dates.installed = std::min(dates.installed, kHorizonLimit);
    dates.inService = std::min(dates.inService, kHorizonLimit);
    return dates;
}

}  // namespace

ProcurementSample sampleProcurement(const MilestoneNetwork& network, RunKey key) {
    ProcurementSample sample;
    sampleProcurement(network, key, sample);
    return sample;
}

void sampleProcurement(const MilestoneNetwork& network, RunKey key, ProcurementSample& sample) {
    sample.start.resize(network.milestones().size());
    sample.finish.resize(network.milestones().size());
    sample.riskDelay.resize(network.milestones().size());
    sample.strikes.resize(network.risks().size());
    sample.factor.resize(network.factors().size());
    sample.lots.resize(network.lots().size());
    sample.tranches.resize(network.tranches().size());
    sample.lotUnits.resize(network.lots().size());
    for (std::size_t l = 0; l < sample.lotUnits.size(); ++l) sample.lotUnits[l] = network.lots()[l].units;
    sample.defaulted.assign(network.tranches().size(), 0);

    for (std::size_t f = 0; f < sample.factor.size(); ++f)
        sample.factor[f] =
            elementary::normalQuantile(Stream(key, kFactorPurpose, network.factors()[f]).uniform(0));
    drawMilestones(network, key, sample);
    for (std::size_t t = 0; t < sample.tranches.size(); ++t) {
        const NetworkTranche& tranche = network.tranches()[t];
        TrancheDates& dates = sample.tranches[t];
        dates = {.procured = sample.finish[tranche.procuredAt], .installed = 0, .inService = 0};
        for (std::uint32_t i = 0; i < tranche.lotCount; ++i) {
            const std::uint32_t l = tranche.firstLot + i;
            sample.lots[l] = drawLot(tranche, network.lots()[l], key, sample);
            if (tranche.beta && i > 0) {
                const double days = tranche.acceptance.betaDays.quantile(
                    Stream(key, kBetaPurpose, tranche.entity).uniform(0));
                const Time after = sample.lots[tranche.firstLot].inService + daysOrNone(days);
                sample.lots[l].inService = std::min(std::max(sample.lots[l].inService, after), kHorizonLimit);
            }
            dates.installed =
                i == 0 ? sample.lots[l].installed : std::max(dates.installed, sample.lots[l].installed);
            dates.inService =
                i == 0 ? sample.lots[l].inService : std::max(dates.inService, sample.lots[l].inService);
        }
    }
}

}  // namespace tranche
