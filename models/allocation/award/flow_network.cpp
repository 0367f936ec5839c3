// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/award/flow_network.hpp"

#include <algorithm>

#include "sim/kernel/contract.hpp"

namespace tranche {
namespace {

void checkProblem(const FlowProblem& f) {
    for (const FlowPool& pool : f.pools) {
        expects(pool.capacity >= 0, "a pool holds no negative number of units");
        expects(pool.drawsOn < static_cast<int>(f.pools.size()) &&
                    (pool.drawsOn < 0 || f.pools[static_cast<std::size_t>(pool.drawsOn)].drawsOn < 0),
                "a pool draws on one that draws on none");
    }
    for (const FlowProject& project : f.projects)
        expects(project.limit >= 0 && project.group < static_cast<int>(f.groupLimits.size()),
                "a project has a limit and a group that exists");
    for (const Gpus limit : f.groupLimits) expects(limit >= 0, "a group's limit is not negative");
    for (const FlowUse& use : f.uses)
        expects(use.pool < f.pools.size() && use.project < f.projects.size() && use.limit >= 0,
                "a use is of a pool and by a project that exist");
}

}  // namespace

std::optional<FlowCosts> flowCosts(const FlowProblem& f) {
    Gpus units = 0;
    for (const FlowPool& pool : f.pools) units += pool.capacity;
    FlowCosts costs;
    std::int64_t least = 0;
    for (const FlowUse& use : f.uses) {
        costs.greatestValue = std::max(costs.greatestValue, use.value);
        least = std::min(least, use.value);
    }
    // Ranks, n for idle units, can sum to units x n: one unit of value outweighs that.
    const auto n = static_cast<__int128>(f.projects.size());
    const __int128 scale = static_cast<__int128>(units) * n + 1;
    const __int128 greatest = (static_cast<__int128>(costs.greatestValue) - least) * scale + n;
    const auto nodes = static_cast<__int128>(2 + f.pools.size() + f.projects.size() + f.groupLimits.size());
    if (greatest * nodes > static_cast<__int128>(INT64_MAX) / 2) return std::nullopt;
    costs.scale = static_cast<std::int64_t>(scale);
    return costs;
}

FlowNetwork::FlowNetwork(const FlowProblem& f) {
    checkProblem(f);
    const std::optional<FlowCosts> costs = flowCosts(f);
    expects(costs.has_value(), "the costs of the flow fit 63 bits");
    const std::size_t pool0 = 2, project0 = pool0 + f.pools.size(), group0 = project0 + f.projects.size();
    nodes = group0 + f.groupLimits.size();
    const auto add = [&](std::size_t from, std::size_t to, Gpus capacity, std::int64_t cost) {
        arcs.push_back({from, to, capacity, cost, 0});
        return arcs.size() - 1;
    };
    const std::int64_t worst = costs->greatestValue * costs->scale;
    for (const FlowUse& use : f.uses)
        add(pool0 + use.pool, project0 + use.project, use.limit,
            worst - use.value * costs->scale + static_cast<std::int64_t>(use.project));
    for (std::size_t p = 0; p < f.pools.size(); ++p) {
        const FlowPool& pool = f.pools[p];
        const auto from = static_cast<std::size_t>(std::max(pool.drawsOn, 0));
        poolArc.push_back(add(kSource, pool0 + p, pool.capacity, 0));
        drawArc.push_back(pool.drawsOn < 0 ? kNoArc
                                           : add(pool0 + from, pool0 + p, f.pools[from].capacity, 0));
        idleArc.push_back(f.idle ? add(pool0 + p, kSink, pool.capacity,
                                       worst + static_cast<std::int64_t>(f.projects.size()))
                                 : kNoArc);
    }
    for (std::size_t i = 0; i < f.projects.size(); ++i) {
        const FlowProject& project = f.projects[i];
        const std::size_t to = project.group < 0 ? kSink : group0 + static_cast<std::size_t>(project.group);
        projectArc.push_back(add(project0 + i, to, project.limit, 0));
    }
    for (std::size_t g = 0; g < f.groupLimits.size(); ++g)
        groupArc.push_back(add(group0 + g, kSink, f.groupLimits[g], 0));
}

void FlowNetwork::setFlow(const FlowProblem& f, std::span<const Gpus> byUse) {
    expects(byUse.size() == f.uses.size(), "a number of units for every use");
    for (FlowArc& arc : arcs) arc.flow = 0;
    std::vector<Gpus> drawn(f.pools.size(), 0);
    for (std::size_t u = 0; u < byUse.size(); ++u) {
        const FlowUse& use = f.uses[u];
        arcs[u].flow = byUse[u];
        drawn[use.pool] += byUse[u];
        arcs[projectArc[use.project]].flow += byUse[u];
        if (const int g = f.projects[use.project].group; g >= 0)
            arcs[groupArc[static_cast<std::size_t>(g)]].flow += byUse[u];
    }
    for (std::size_t p = 0; p < f.pools.size(); ++p) {
        const Gpus lacking = drawn[p] - f.pools[p].capacity;
        if (drawArc[p] == kNoArc || lacking <= 0) continue;
        arcs[drawArc[p]].flow = lacking;
        drawn[p] -= lacking;
        drawn[static_cast<std::size_t>(f.pools[p].drawsOn)] += lacking;
    }
    for (std::size_t p = 0; p < f.pools.size(); ++p) {
        if (f.idle) arcs[idleArc[p]].flow = f.pools[p].capacity - drawn[p];
        arcs[poolArc[p]].flow = f.idle ? f.pools[p].capacity : drawn[p];
    }
    for (const FlowArc& arc : arcs)
        expects(arc.flow >= 0 && arc.flow <= arc.capacity, "the units by use are a flow");
}

bool FlowNetwork::hasNegativeCycle() const {
    std::vector<std::int64_t> distance(nodes, 0);
    bool changed = true;
    const auto relax = [&](std::size_t from, std::size_t to, std::int64_t cost) {
        if (distance[from] + cost >= distance[to]) return;
        distance[to] = distance[from] + cost;
        changed = true;
    };
    for (std::size_t round = 0; changed && round <= nodes; ++round) {
        changed = false;
        for (const FlowArc& arc : arcs) {
            if (arc.flow < arc.capacity) relax(arc.from, arc.to, arc.cost);
            if (arc.flow > 0) relax(arc.to, arc.from, -arc.cost);
        }
    }
    return changed;
}

bool canBeImproved(const FlowProblem& f, std::span<const Gpus> flow) {
    FlowNetwork network(f);
    network.setFlow(f, flow);
    return network.hasNegativeCycle();
}

bool costsFit(const FlowProblem& f) {
    return flowCosts(f).has_value();
}

}  // namespace tranche
