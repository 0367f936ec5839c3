// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/procurement/delay_attribution.hpp"

#include <algorithm>
#include <optional>

#include "sim/kernel/contract.hpp"

namespace tranche {
namespace {

// The predecessor that m waited for; none when m happened or waited for a date.
std::optional<std::uint32_t> waitedFor(const MilestoneNetwork& network, const ProcurementSample& sample,
                                       std::uint32_t m) {
    const std::span<const NetworkMilestone> milestones = network.milestones();
    std::optional<std::uint32_t> found;
    if (milestones[m].on) return found;
    for (const std::uint32_t p : network.predecessors(m)) {
        if (sample.finish[p] + milestones[m].lag != sample.start[m]) continue;
        if (!found || milestones[p].nameRank < milestones[*found].nameRank) found = p;
    }
    return found;
}

}  // namespace

DelayAttribution attributeDelay(const MilestoneNetwork& network, std::uint32_t tranche,
                                std::span<const ProcurementSample> samples,
                                std::span<const Duration> medians) {
    const NetworkTranche& about = network.tranches()[tranche];
    expects(about.planned.has_value() && !samples.empty(), "delay against an announced date, from samples");
    DelayAttribution result;
    std::vector<DelayCause> causes(network.milestones().size());
    for (const ProcurementSample& sample : samples) {
        const Time service = sample.tranches[tranche].inService;
        Duration explained = 0;
        for (std::optional<std::uint32_t> at = about.inServiceAt; at; at = waitedFor(network, sample, *at)) {
            causes[*at].onPath += 1;
            if (network.milestones()[*at].on) break;  // it took what it took: part of the plan by now
            const Duration risk = sample.riskDelay[*at];
            const Duration excess = sample.finish[*at] - sample.start[*at] - risk - medians[*at];
            causes[*at].durationDays += toDays(excess);
            causes[*at].riskDays += toDays(risk);
            explained += excess + risk;
        }
        const Duration lots = service - sample.finish[about.inServiceAt];
        result.lotDays += toDays(lots);
        result.planDays += toDays(service - *about.planned - lots - explained);
        result.meanDelayDays += toDays(service - *about.planned);
    }

    const auto n = static_cast<double>(samples.size());
    result.lotDays /= n;
    result.planDays /= n;
    result.meanDelayDays /= n;
    for (std::uint32_t m = 0; m < causes.size(); ++m) {
        if (causes[m].onPath <= 0) continue;
        result.causes.push_back(
            {m, causes[m].durationDays / n, causes[m].riskDays / n, causes[m].onPath / n});
    }
    std::sort(result.causes.begin(), result.causes.end(), [&](const DelayCause& a, const DelayCause& b) {
        const double da = a.durationDays + a.riskDays, db = b.durationDays + b.riskDays;
        if (da != db) return da > db;
        return network.milestones()[a.milestone].nameRank < network.milestones()[b.milestone].nameRank;
    });
    return result;
}

}  // namespace tranche
