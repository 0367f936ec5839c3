// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/programme/placement_setting.hpp"

#include <algorithm>
#include <string>

#include "sim/kernel/contract.hpp"

namespace tranche {
namespace {

constexpr std::int32_t kUnitNodes = 32, kUnitRacks = 8;
constexpr Gpus kRackGpus = 72;

struct Grown {  // a pool's clusters so far
    std::vector<ClusterShape> clusters;
    std::vector<std::string> sites;
    std::int32_t nodes = 0;
};

// Tranches without a named site stand alone.
std::uint32_t siteOf(Grown& pool, const std::string& name) {
    const auto known =
        name.empty() ? pool.sites.end() : std::find(pool.sites.begin(), pool.sites.end(), name);
    const auto index = static_cast<std::uint32_t>(known - pool.sites.begin());
    if (known == pool.sites.end()) pool.sites.push_back(name);
    return index;
}

void addTranche(const TrancheSpec& tranche, const GpuModel& model, const PlacementSpec& policy, Grown& pool) {
    const TopologySpec topology = tranche.topology.value_or(TopologySpec{});
    auto left = static_cast<std::int32_t>((tranche.units - tranche.operatedBy.ownUnits) / model.nodeGpus);
    ClusterShape shape;
    shape.site = siteOf(pool, topology.site);
    if (model.rackGpus > model.nodeGpus) {
        shape.rackNodes = static_cast<std::int32_t>(model.rackGpus / model.nodeGpus);
        const Gpus spares = model.rackGpus == kRackGpus ? kRackGpus - policy.nvlUsable : 0;
        shape.rackSpares = static_cast<std::int32_t>(ceilToQuantum(spares, model.nodeGpus) / model.nodeGpus);
    }
    const std::int32_t unit = shape.rackNodes > 0 ? kUnitRacks * shape.rackNodes : kUnitNodes;
    shape.unitNodes = static_cast<std::int32_t>(topology.unitNodes.value_or(unit));
    pool.nodes += left;
    const auto add = [&](std::int64_t nodes) {
        shape.nodes = static_cast<std::int32_t>(std::min<std::int64_t>(nodes, left));
        if (shape.nodes > 0) pool.clusters.push_back(shape);
        left -= shape.nodes;
    };
    for (const std::int64_t nodes : topology.clusters) add(nodes);
    add(left);
}

}  // namespace

PlacementSetting placementSetting(const Scenario& scenario, std::span<const PoolIndex> poolOfTranche,
                                  std::size_t pools) {
    expects(scenario.policy.placement.has_value(), "a policy that places grants says how");
    const PlacementSpec& spec = *scenario.policy.placement;
    PlacementSetting setting;
    setting.policy = {findGangRule(spec.rule), spec.rail, spec.allowSpan};
    setting.kappa = spec.rail == RailMode::hard ? 0 : spec.kappa.value_or(PlacementSpec::kDefaultKappa);
    expects(setting.policy.rule != nullptr, "the placement rule of a checked policy exists");
    std::vector<Grown> grown(pools);
    for (std::size_t t = 0; t < scenario.tranches.size(); ++t) {
        const TrancheSpec& tranche = scenario.tranches[t];
        const auto model = std::find_if(scenario.hardware.begin(), scenario.hardware.end(),
                                        [&](const GpuModel& m) { return m.id == tranche.gpu; });
        expects(model != scenario.hardware.end(), "names of a checked scenario resolve");
        Grown& pool = grown[poolOfTranche[t]];
        setting.firstOfTranche.push_back(static_cast<std::uint32_t>(pool.nodes));
        addTranche(tranche, *model, spec, pool);
    }
    for (const Grown& pool : grown) setting.trees.emplace_back(pool.clusters);
    return setting;
}

}  // namespace tranche
