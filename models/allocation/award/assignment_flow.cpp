// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/award/assignment_flow.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/successive_shortest_path_nonnegative_weights.hpp>

#include "models/allocation/award/flow_network.hpp"
#include "sim/kernel/contract.hpp"

namespace tranche {
namespace {

using Traits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
using Edge = Traits::edge_descriptor;

// Costs are unsigned: a reverse arc has the cost 2^64 - w. Reduced costs are differences, all in [0, 2^63), so they come
// out right; and what the solver adds to the distance of a node that it cannot reach any more wraps, unused.
struct Arc {
    Gpus capacity = 0, residual = 0;
    std::uint64_t cost = 0;
    Edge reverse{};
};
using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property, Arc>;

void solve(FlowNetwork& network) {
    Graph graph(network.nodes);
    std::vector<Edge> edges;
    for (const FlowArc& arc : network.arcs) {
        const auto cost = static_cast<std::uint64_t>(arc.cost);
        const Edge there = boost::add_edge(arc.from, arc.to, Arc{arc.capacity, 0, cost, {}}, graph).first;
        const Edge back = boost::add_edge(arc.to, arc.from, Arc{0, 0, 0 - cost, there}, graph).first;
        graph[there].reverse = back;
        edges.push_back(there);
    }
    const auto index = boost::get(boost::vertex_index, graph);
    std::vector<Edge> predecessor(network.nodes);
    std::vector<std::uint64_t> distance(network.nodes), before(network.nodes);
    boost::successive_shortest_path_nonnegative_weights(
        graph, FlowNetwork::kSource, FlowNetwork::kSink, boost::get(&Arc::capacity, graph),
        boost::get(&Arc::residual, graph), boost::get(&Arc::cost, graph), boost::get(&Arc::reverse, graph),
        index, boost::make_iterator_property_map(predecessor.begin(), index),
        boost::make_iterator_property_map(distance.begin(), index),
        boost::make_iterator_property_map(before.begin(), index));
    for (std::size_t a = 0; a < edges.size(); ++a)
        network.arcs[a].flow = network.arcs[a].capacity - graph[edges[a]].residual;
}

}  // namespace

FlowAnswer assignByFlow(const FlowProblem& problem) {
    FlowNetwork network(problem);
    solve(network);
    ensures(!network.hasNegativeCycle(), "no cycle of negative cost is left in the residual graph");
    FlowAnswer answer;
    for (std::size_t u = 0; u < problem.uses.size(); ++u) {
        answer.flow.push_back(network.arcs[u].flow);
        answer.used += answer.flow[u];
        answer.value += answer.flow[u] * problem.uses[u].value;
    }
    return answer;
}

}  // namespace tranche
