// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Whole requests that maximise the sum of merit, or of merit times GPUs. Merit is the score to 1e-6 points; a negative
// one lowers the sum and is never funded. Ties, routes and what is proven: knapsack.hpp. A round whose optimum was not
// proven says so to the room. Verified by: tests/allocation/award_test.cpp (EX-ROUND), knapsack_test.cpp.
#include <cmath>

#include "models/allocation/award/award_selected.hpp"
#include "models/allocation/award/knapsack.hpp"

namespace tranche {
namespace {

enum class Objective { merit, meritTimesGpus };

KnapsackProject projectOf(const Candidate& c, const Room& room, Objective objective) {
    KnapsackProject project;
    project.group = c.group;
    const std::int64_t merit = std::llround(c.score * 1e6);
    for (std::size_t p = 0; p < room.pools().size(); ++p) {
        if (c.endsBy <= room.pools()[p].lendUntil) project.borrows |= std::uint64_t{1} << p;
        const Gpus n = room.whole(p, c);
        if (n <= 0) continue;
        const std::int64_t value = objective == Objective::merit ? merit : merit * n;
        project.options.push_back({static_cast<std::uint16_t>(p), n, value});
    }
    return project;
}

void knapsack(std::span<const Candidate> ranked, Room& room, std::span<Decision> decisions,
              Objective objective) {
    Knapsack problem;
    problem.roomiestFirst = room.choice() == PoolChoice::roomiest;
    for (const PoolRoom& pool : room.pools()) problem.pools.push_back({pool.free, pool.lendable});
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        if (decisions[i].gpus > 0) continue;
        open.push_back(i);
        problem.projects.push_back(projectOf(ranked[i], room, objective));
        if (const std::uint16_t g = ranked[i].group; g != kNoGroup) {
            if (problem.groupLeft.size() <= g) problem.groupLeft.resize(g + std::size_t{1}, kNoLimit);
            problem.groupLeft[g] = room.shareLeft(ranked[i]);
        }
    }
    const KnapsackAnswer answer = solveKnapsack(problem);
    if (!answer.proven) room.noteUnproven();
    std::vector<Selected> selected;
    for (std::size_t k = 0; k < open.size(); ++k) {
        if (answer.option[k] < 0) continue;
        const KnapsackOption& o = problem.projects[k].options[static_cast<std::size_t>(answer.option[k])];
        selected.push_back({open[k], o.pool, o.gpus});
    }
    awardSelected(ranked, room, decisions, selected);
    settleRest(ranked, room, decisions);
}

}  // namespace

void knapsackMerit(std::span<const Candidate> ranked, Room& room, std::span<Decision> decisions) {
    knapsack(ranked, room, decisions, Objective::merit);
}

void knapsackMeritSize(std::span<const Candidate> ranked, Room& room, std::span<Decision> decisions) {
    knapsack(ranked, room, decisions, Objective::meritTimesGpus);
}

}  // namespace tranche
