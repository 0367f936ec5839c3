// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The optimising award rules on a round of the size of the first call: 514 proposals for 287 and 255 servers. The knapsack
// by its quick route against the table of both capacities, which finds the same selection; the flow against the check
// of its residual graph, which it passes.

#include "models/allocation/award/assignment_flow.hpp"
#include "models/allocation/award/knapsack.hpp"
#include "sim/random/stream.hpp"
#include "tools/bench/bench.hpp"

namespace tranche::bench {
namespace {

struct Instance {
    Knapsack knapsack;
    FlowProblem flow;
};

Instance instance() {
    Instance round;
    round.knapsack.pools = {{287, 0}, {255, 0}};
    round.flow.pools = {{287, -1}, {255, -1}};
    const Stream draws({1, 0}, 1, 0);
    for (std::size_t i = 0; i < 514; ++i) {
        const double u = draws.uniform(i);
        const Gpus servers = 1 + static_cast<Gpus>(31 * u * u * u);  // mostly small
        const std::int64_t merit = 100'000'000 - 77'777 * static_cast<std::int64_t>(i);
        round.knapsack.projects.push_back(
            {kNoGroup, 0, {{0, servers, merit * servers}, {1, servers, merit * servers}}});
        round.flow.projects.push_back({servers, -1});
        for (const std::size_t p : {std::size_t{0}, std::size_t{1}})
            round.flow.uses.push_back({p, i, servers, merit});
    }
    return round;
}

template <class Work>
double secondsOf(Work work) {
    const double start = cpuSeconds();
    work();
    return cpuSeconds() - start;
}

}  // namespace

std::vector<Row> benchAwards(const Options& options) {
    const Instance round = instance();
    KnapsackAnswer quick, table;
    const auto knapsack = leastInTurn(
        options.repetitions, [&] { return secondsOf([&] { quick = solveKnapsack(round.knapsack); }); },
        [&] {
            return secondsOf([&] { table = solveKnapsack(round.knapsack, {0, 0, std::size_t{1} << 27}); });
        });
    FlowAnswer flow;
    bool improvable = true;
    const auto assignment = leastInTurn(
        options.repetitions, [&] { return secondsOf([&] { flow = assignByFlow(round.flow); }); },
        [&] { return secondsOf([&] { improvable = canBeImproved(round.flow, flow.flow); }); });

    const auto row = [](const char* work, double ours, const char* against, double reference) {
        Row r;
        r.work = work;
        r.unit = "ms";
        r.tranche = ours * 1e3;
        r.against = against;
        r.reference = reference * 1e3;
        r.speed = true;
        return r;
    };
    Row exact = row("knapsack, 514 proposals, 287 + 255 servers", knapsack[0], "table of both capacities",
                    knapsack[1]);
    exact.agree = quick.proven && table.proven && quick.value == table.value;
    Row divisible = row("minimum-cost flow, the same round", assignment[0], "its check alone", assignment[1]);
    divisible.agree = !improvable && flow.value >= quick.value;
    return {exact, divisible};
}

}  // namespace tranche::bench
