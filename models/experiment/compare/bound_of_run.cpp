// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/compare/bound_of_run.hpp"

#include <algorithm>
#include <utility>

#include "sim/kernel/contract.hpp"

namespace tranche {
namespace {

double hoursOf(Time t) {
    return static_cast<double>(t) / 3.6e6;
}

double weightOf(const ProjectUse& use, bool merit) {
    return merit ? std::max(0.0, use.merit) / 100 : 1;
}

// Every project of any alternative: earliest need, largest request.
std::vector<ProjectUse> allProjects(const std::vector<BoundPart>& parts) {
    std::vector<ProjectUse> all;
    for (const BoundPart& part : parts) all.insert(all.end(), part.projects.begin(), part.projects.end());
    std::stable_sort(all.begin(), all.end(),
                     [](const ProjectUse& a, const ProjectUse& b) { return a.before(b); });
    std::vector<ProjectUse> merged;
    for (const ProjectUse& use : all) {
        if (merged.empty() || !merged.back().sameProject(use)) {
            merged.push_back(use);
            continue;
        }
        ProjectUse& one = merged.back();
        one.needed = std::min(one.needed, use.needed);
        one.most = std::max(one.most, use.most);
        one.need = std::max(one.need, use.need);
        one.merit = std::max(one.merit, use.merit);
    }
    return merged;
}

double reachedBy(const BoundPart& part, const std::vector<ProjectUse>& all, bool merit) {
    double sum = 0;
    auto one = all.begin();
    for (const ProjectUse& use : part.projects) {
        while (!one->sameProject(use)) ++one;
        sum += weightOf(*one, merit) * std::min(use.delivered, one->need);
    }
    return sum;
}

}  // namespace

BoundPart boundPart(const ReplicationOutcome& outcome, std::vector<ProjectUse> uses) {
    const LadderHistory& ladder = outcome.ladder;
    const std::size_t slots = ladder.dates.size() - 1;
    BoundPart part{std::move(uses), std::vector<double>(slots, 0)};
    for (std::size_t slot = 0; slot < slots; ++slot)
        for (std::size_t pool = 0; pool < ladder.pools; ++pool) {
            const std::size_t from = slot * ladder.pools + pool, to = from + ladder.pools;
            constexpr auto kAvailable = static_cast<std::size_t>(Rung::available);
            const GpuTime healthy = ladder.integral[to][kAvailable] - ladder.integral[from][kAvailable];
            const GpuTime claimed = ladder.claimed[to] - ladder.claimed[from];
            const GpuTime standing =
                ladder.standing.empty() ? 0 : ladder.standing[to] - ladder.standing[from];
            part.capacity[slot] += toGpuHours(std::max<GpuTime>(0, std::max(healthy, claimed) - standing));
        }
    return part;
}

RunBound boundOfRun(const std::vector<Time>& edges, const std::vector<BoundPart>& parts, bool merit,
                    int iterations) {
    expects(!parts.empty() && edges.size() >= 2, "an outcome to bound");
    RunBound run;
    run.edges = edges;
    for (const Time edge : edges) run.problem.edges.push_back(hoursOf(edge));
    run.problem.equivalent = {1};
    run.problem.capacity = parts[0].capacity;
    for (const BoundPart& part : parts)
        for (std::size_t c = 0; c < run.problem.capacity.size(); ++c)
            run.problem.capacity[c] = std::max(run.problem.capacity[c], part.capacity[c]);
    const std::vector<ProjectUse> all = allProjects(parts);
    for (const ProjectUse& use : all)
        run.problem.projects.push_back(
            {hoursOf(use.needed), static_cast<double>(use.most), use.need, weightOf(use, merit)});
    double best = 0;
    for (const BoundPart& part : parts) {
        run.reached.push_back(reachedBy(part, all, merit));
        best = std::max(best, run.reached.back());
    }
    run.bound = improvedBound(run.problem, best, iterations);
    // Rounding of sums of some millions of hours.
    if (best > run.bound.value * (1 + 1e-9))
        throw InvariantBroken("a policy delivered more than the clairvoyant bound");
    return run;
}

}  // namespace tranche
