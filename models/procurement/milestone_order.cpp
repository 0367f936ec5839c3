// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/procurement/milestone_order.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/depth_first_search.hpp>
#include <boost/graph/topological_sort.hpp>
#include <iterator>

namespace tranche {
namespace {

using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS>;
using Cycles = std::vector<std::vector<std::uint32_t>>;

// A back edge u -> v closes the cycle v ... u along the tree of the search.
class CycleFinder : public boost::default_dfs_visitor {
public:
    CycleFinder(std::vector<std::size_t>& parent, std::vector<bool>& used, Cycles& cycles)
        : parent_(&parent), used_(&used), cycles_(&cycles) {}

    void tree_edge(Graph::edge_descriptor edge, const Graph& graph) {
        (*parent_)[target(edge, graph)] = source(edge, graph);
    }

    void back_edge(Graph::edge_descriptor edge, const Graph& graph) {
        std::vector<std::uint32_t> cycle;
        const std::size_t first = target(edge, graph);
        for (std::size_t at = source(edge, graph);; at = (*parent_)[at]) {
            if ((*used_)[at]) return;
            cycle.push_back(static_cast<std::uint32_t>(at));
            if (at == first) break;
        }
        std::reverse(cycle.begin(), cycle.end());
        for (const std::uint32_t at : cycle) (*used_)[at] = true;
        cycles_->push_back(std::move(cycle));
    }

private:
    std::vector<std::size_t>* parent_;  // the search copies its visitor
    std::vector<bool>* used_;
    Cycles* cycles_;
};

}  // namespace

MilestoneOrder orderMilestones(std::size_t count, std::span<const Arc> arcs) {
    Graph graph(count);
    for (const Arc& arc : arcs) boost::add_edge(arc.from, arc.to, graph);

    MilestoneOrder result;
    std::vector<std::size_t> parent(count);
    std::vector<bool> used(count, false);
    boost::depth_first_search(graph, boost::visitor(CycleFinder(parent, used, result.cycles)));
    if (!result.cycles.empty()) return result;

    result.order.reserve(count);
    boost::topological_sort(graph, std::back_inserter(result.order));  // gives the reverse order
    std::reverse(result.order.begin(), result.order.end());
    return result;
}

}  // namespace tranche
