// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/procurement/network.hpp"

#include <numeric>
#include <utility>

#include "models/procurement/lots.hpp"
#include "models/procurement/milestone_names.hpp"
#include "models/procurement/milestone_order.hpp"
#include "models/procurement/procurement_check.hpp"
#include "sim/kernel/contract.hpp"
#include "sim/random/stream.hpp"

namespace tranche {
namespace {

// Compressed rows: values of key k are values[start[k] .. start[k + 1]), in the order of the pairs.
void compress(std::size_t keys, std::span<const std::pair<std::uint32_t, std::uint32_t>> pairs,
              std::vector<std::uint32_t>& start, std::vector<std::uint32_t>& values) {
    start.assign(keys + 1, 0);
    for (const auto& pair : pairs) ++start[pair.first + 1];
    std::partial_sum(start.begin(), start.end(), start.begin());
    values.resize(pairs.size());
    std::vector<std::uint32_t> next(start.begin(), start.end() - 1);
    for (const auto& [key, value] : pairs) values[next[key]++] = value;
}

Gpus quantumOf(std::string_view gpu, std::span<const GpuModel> models) {
    const auto model =
        std::find_if(models.begin(), models.end(), [&](const GpuModel& m) { return m.id == gpu; });
    expects(model != models.end(), "the GPU model is in the catalogue");
    return model->nodeGpus;
}

std::optional<Time> timeOf(const std::optional<Date>& date, const Calendar& calendar) {
    return date ? std::optional<Time>(calendar.at(*date)) : std::nullopt;
}

}  // namespace

MilestoneNetwork::MilestoneNetwork(std::span<const TrancheSpec> tranches,
                                   std::span<const DelayFactorSpec> factors, std::span<const GpuModel> models,
                                   const Calendar& calendar) {
    Issues issues;
    expects(checkProcurement(
                tranches, factors, models, [](std::string_view) { return Place{}; }, issues),
            "the tranches have been checked");
    for (const DelayFactorSpec& factor : factors) factors_.push_back(hash64(factor.id));
    for (std::size_t t = 0; t < tranches.size(); ++t)
        addTranche(tranches[t], static_cast<std::uint32_t>(t), factors, quantumOf(tranches[t].gpu, models),
                   calendar);
    connect(tranches);
    addRisks(tranches);
    rankNames();
    requireDistinctEntities();
}

void MilestoneNetwork::addTranche(const TrancheSpec& spec, std::uint32_t index,
                                  std::span<const DelayFactorSpec> factors, Gpus quantum,
                                  const Calendar& calendar) {
    for (const MilestoneSpec& from : spec.milestones) {
        NetworkMilestone milestone{.durationDays = from.durationDays,
                                   .durationFactor = spec.durationFactor,
                                   .lag = fromDays(from.lagDays),
                                   .notBefore = from.after.empty() ? 0 : std::numeric_limits<Time>::min(),
                                   .on = timeOf(from.on, calendar),
                                   .factor = std::nullopt,
                                   .loading = from.loading,
                                   .entity = hash64(spec.id + '/' + from.id),
                                   .tranche = index};
        if (from.notBefore) milestone.notBefore = calendar.at(*from.notBefore);
        for (std::size_t f = 0; from.factor && f < factors.size(); ++f)
            if (factors[f].id == *from.factor) milestone.factor = static_cast<std::uint32_t>(f);
        milestones_.push_back(std::move(milestone));
        ids_.push_back(from.id);
    }

    NetworkTranche tranche{.id = spec.id,
                           .pool = poolOf(spec),
                           .firstLot = static_cast<std::uint32_t>(lots_.size()),
                           .acceptance = spec.acceptance,
                           .planned = timeOf(spec.plannedInService, calendar)};
    tranche.entity = hash64(spec.id);
    tranche.operatorEntity = hash64(spec.operatedBy.name.empty() ? spec.id : spec.operatedBy.name);
    tranche.delaySigma = spec.operatedBy.delaySigma;
    tranche.defaultProbability = spec.operatedBy.defaultProbability;
    tranche.retenderDays = spec.operatedBy.retenderDays;
    const auto addLot = [&](const LotUnits& units, std::size_t number, std::string_view suffix) {
        const std::string name = spec.id + '/' + std::to_string(number);
        lots_.push_back({.units = units.government,
                         .operatorUnits = units.operatorOwn,
                         .lagDays = spec.lots.empty() ? Distribution() : spec.lots[number].lagDays,
                         .entity = hash64(name + std::string(suffix)),
                         .draws = hash64(name)});
        tranche.units += units.government;
        tranche.operatorUnits += units.operatorOwn;
    };
    std::vector<LotUnits> lots = splitIntoLots(spec, quantum);
    const Gpus beta = floorToQuantum(spec.acceptance.betaGpus, quantum);
    if (beta > 0 && beta < lots[0].government) {
        tranche.beta = true;
        addLot({.government = beta, .operatorOwn = 0}, 0, "/beta");
        lots[0].government -= beta;
    }
    for (std::size_t number = 0; number < lots.size(); ++number) addLot(lots[number], number, "");
    tranche.lotCount = static_cast<std::uint32_t>(lots_.size()) - tranche.firstLot;
    tranches_.push_back(std::move(tranche));
}

void MilestoneNetwork::connect(std::span<const TrancheSpec> specs) {
    const MilestoneNames names(specs);
    std::vector<Arc> arcs;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> back, forth;
    for (std::size_t t = 0; t < specs.size(); ++t) {
        for (std::size_t i = 0; i < specs[t].milestones.size(); ++i) {
            const auto to = static_cast<std::uint32_t>(names.first(t) + i);
            for (const std::string& reference : specs[t].milestones[i].after) {
                const std::uint32_t from = names.find(t, reference).value();
                arcs.push_back({from, to});
                back.emplace_back(to, from);
                forth.emplace_back(from, to);
            }
        }
        tranches_[t].procuredAt = names.find(t, specs[t].procuredAt).value();
        tranches_[t].installedAt = names.find(t, specs[t].installedAt).value();
        tranches_[t].inServiceAt = names.find(t, specs[t].inServiceAt).value();
    }
    compress(milestones_.size(), back, predecessorStart_, predecessors_);
    compress(milestones_.size(), forth, successorStart_, successors_);
    order_ = orderMilestones(milestones_.size(), arcs).order;
    ensures(order_.size() == milestones_.size(), "a checked network has no cycle");
}

void MilestoneNetwork::addRisks(std::span<const TrancheSpec> specs) {
    const MilestoneNames names(specs);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> byMilestone;
    for (std::size_t t = 0; t < specs.size(); ++t) {
        for (const RiskSpec& risk : specs[t].risks) {
            const std::uint32_t milestone = names.find(t, risk.milestone).value();
            byMilestone.emplace_back(milestone, static_cast<std::uint32_t>(risks_.size()));
            risks_.push_back({.milestone = milestone,
                              .probability = risk.probability,
                              .repeats = risk.repeats,
                              .delayDays = risk.delayDays,
                              .entity = hash64(specs[t].id + '/' + risk.id),
                              .id = risk.id});
        }
    }
    compress(milestones_.size(), byMilestone, riskStart_, risksByMilestone_);
}

void MilestoneNetwork::rankNames() {
    std::vector<std::uint32_t> byName(milestones_.size());
    std::iota(byName.begin(), byName.end(), 0U);
    std::sort(byName.begin(), byName.end(),
              [this](std::uint32_t a, std::uint32_t b) { return milestoneName(a) < milestoneName(b); });
    for (std::uint32_t rank = 0; rank < byName.size(); ++rank) milestones_[byName[rank]].nameRank = rank;

    byName.resize(tranches_.size());
    std::iota(byName.begin(), byName.end(), 0U);
    std::sort(byName.begin(), byName.end(),
              [this](std::uint32_t a, std::uint32_t b) { return tranches_[a].id < tranches_[b].id; });
    for (std::uint32_t rank = 0; rank < byName.size(); ++rank) tranches_[byName[rank]].nameRank = rank;
}

// Two things with one hash would share their draws.
void MilestoneNetwork::requireDistinctEntities() const {
    const auto distinct = [](std::vector<std::uint64_t> entities) {
        std::sort(entities.begin(), entities.end());
        return std::adjacent_find(entities.begin(), entities.end()) == entities.end();
    };
    const auto entitiesOf = [](const auto& things) {
        std::vector<std::uint64_t> entities;
        for (const auto& thing : things) entities.push_back(thing.entity);
        return entities;
    };
    ensures(distinct(entitiesOf(milestones_)) && distinct(entitiesOf(risks_)) &&
                distinct(entitiesOf(lots_)) && distinct(factors_),
            "no two entities hash alike");
}

}  // namespace tranche
