// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/outcome/clairvoyant_bound.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

#include "sim/random/stream.hpp"

using namespace tranche;

namespace {

// P1 10 nodes for both periods, worth 20; P2 5 nodes for period 1, 8; P3 10 nodes for period 2, 25, arrives then.
StartProblem example() {
    return {2, 1, {10, 10}, {{0, 2, {10}, {20}}, {0, 1, {5}, {8}}, {1, 1, {10}, {25}}}};
}

// The best set of whole starts, by trying all.
double bestOf(const StartProblem& p) {
    std::vector<double> used(p.capacity.size(), 0);
    const std::function<double(std::size_t)> best = [&](std::size_t i) -> double {
        if (i == p.projects.size()) return 0;
        const StartProject& project = p.projects[i];
        double most = best(i + 1);
        for (std::size_t g = 0; g < p.types; ++g)
            for (std::size_t s = project.arrives; s < p.slots; ++s) {
                const std::size_t end = std::min(p.slots, s + project.duration);
                bool fits = project.size[g] > 0;
                for (std::size_t t = s; t < end; ++t)
                    fits = fits && used[g * p.slots + t] + project.size[g] <= p.capacity[g * p.slots + t];
                if (!fits) continue;
                for (std::size_t t = s; t < end; ++t) used[g * p.slots + t] += project.size[g];
                const double inside = static_cast<double>(end - s) / static_cast<double>(project.duration);
                most = std::max(most, project.value[g] * inside + best(i + 1));
                for (std::size_t t = s; t < end; ++t) used[g * p.slots + t] -= project.size[g];
            }
        return most;
    };
    return best(0);
}

// What a policy that serves projects in order, each as early as it can, delivers: a feasible point.
double servedInOrder(const ServedProblem& p) {
    std::vector<double> left = p.capacity;
    double value = 0;
    for (const ServedProject& project : p.projects) {
        double need = project.need;
        for (std::size_t t = 0; t < p.slots(); ++t) {
            double hours = std::max(0.0, p.edges[t + 1] - std::max(p.edges[t], project.from)) * project.gpus;
            for (std::size_t g = 0; g < p.types(); ++g) {
                double& free = left[g * p.slots() + t];
                const double taken = std::min({free, hours, need / p.equivalent[g]});
                free -= taken;
                hours -= taken;
                need -= taken * p.equivalent[g];
                value += project.weight * taken * p.equivalent[g];
            }
        }
    }
    return value;
}

}  // namespace

TEST_CASE(
    "EX-REGRET: the bound is 33 at prices 0 and 2, 38 at 1 and 1, and first come first served misses 13") {
    const StartProblem p = example();
    CHECK(upperBound(p, std::vector<double>{0, 2}) == 33);
    CHECK(upperBound(p, std::vector<double>{1, 1}) == 38);
    CHECK(bestOf(p) == 33);
    const double firstCome = 20;  // takes P1, and nothing fits beside it
    CHECK(upperBound(p, std::vector<double>{0, 2}) - firstCome == 13);
    CHECK(firstCome / upperBound(p, std::vector<double>{0, 2}) == doctest::Approx(.606).epsilon(1e-3));
}

TEST_CASE("The subgradient finds the tight bound of the example from prices of 0") {
    const StartProblem p = example();
    CHECK(upperBound(p, std::vector<double>{0, 0}) == 53);  // everybody's wish
    const Bound b = improvedBound(p, 20, 2000);
    CHECK(b.value >= 33 - 1e-9);
    CHECK(b.value <= 33 * 1.01);
    CHECK(b.value == upperBound(p, b.lambda));
}

TEST_CASE("Whatever the prices, the bound is not below the best set of starts") {
    for (std::uint64_t instance = 0; instance < 60; ++instance) {
        Draws draws(Stream({instance, 0}, purposeOf("instance"), 1));
        const auto whole = [&](int from, int to) {
            return static_cast<double>(from + static_cast<int>(draws.next() * (to - from + 1)));
        };
        StartProblem p{4, 2, {}, {}};
        for (std::size_t c = 0; c < 8; ++c) p.capacity.push_back(whole(0, 6));
        for (int i = 0; i < 5; ++i)
            p.projects.push_back({static_cast<std::size_t>(whole(0, 3)),
                                  static_cast<std::size_t>(whole(1, 4)),
                                  {whole(0, 4), whole(1, 4)},
                                  {whole(1, 20), whole(1, 20)}});
        const double best = bestOf(p);
        CAPTURE(instance);
        CAPTURE(best);
        for (int trial = 0; trial < 20; ++trial) {
            std::vector<double> lambda;
            for (std::size_t c = 0; c < 8; ++c) lambda.push_back(std::max(0.0, whole(-2, 5)));
            CHECK(upperBound(p, lambda) >= best - 1e-9);
        }
        const Bound b = improvedBound(p, best, 300);
        CHECK(b.value >= best - 1e-9);
        CHECK(b.value <= upperBound(p, std::vector<double>(8, 0.0)) + 1e-9);
    }
}

TEST_CASE("The served form is never below what a policy delivers, whatever the prices") {
    for (std::uint64_t instance = 0; instance < 60; ++instance) {
        Draws draws(Stream({instance, 1}, purposeOf("instance"), 1));
        ServedProblem p;
        p.edges = {0, 10, 30, 45};
        p.equivalent = {1, 2.25};
        for (std::size_t c = 0; c < 6; ++c) p.capacity.push_back(draws.next() * 100);
        for (int i = 0; i < 12; ++i)
            p.projects.push_back(
                {draws.next() * 50 - 2, draws.next() * 8, draws.next() * 60, 0.2 + draws.next()});
        const double reached = servedInOrder(p);
        CAPTURE(instance);
        CAPTURE(reached);
        for (int trial = 0; trial < 20; ++trial) {
            std::vector<double> lambda;
            for (std::size_t c = 0; c < 6; ++c) lambda.push_back(std::max(0.0, draws.next() * 3 - 1));
            CHECK(upperBound(p, lambda) >= reached - 1e-9);
        }
        CHECK(improvedBound(p, reached).value >= reached - 1e-9);
    }
}

TEST_CASE("With equal weights the search finds the best bound there is, the least cut of all") {
    int tight = 0;
    for (std::uint64_t instance = 0; instance < 40; ++instance) {
        Draws draws(Stream({instance, 2}, purposeOf("instance"), 1));
        ServedProblem p;
        for (int edge = 0; edge <= 8; ++edge) p.edges.push_back(edge * 10);
        p.equivalent = {1};
        for (int t = 0; t < 8; ++t) p.capacity.push_back(10 + draws.next() * 90);
        for (int i = 0; i < 30; ++i)
            p.projects.push_back({draws.next() * 75, 0.5 + draws.next() * 2, draws.next() * 40, 1});
        double least = 1e300;
        for (unsigned set = 0; set < 256; ++set) {  // maximum flow is minimum cut: prices of 0 or 1
            std::vector<double> lambda;
            for (unsigned t = 0; t < 8; ++t) lambda.push_back((set >> t & 1U) != 0 ? 1 : 0);
            least = std::min(least, upperBound(p, lambda));
        }
        const Bound b = improvedBound(p, 0.8 * least);
        CAPTURE(instance);
        CHECK(b.value >= least * (1 - 1e-9));
        CHECK(b.value <= least * 1.01);
        tight += b.value <= least * (1 + 1e-9);
        const double allNeed = upperBound(p, std::vector<double>(8, 0.0)),
                     allCapacity = upperBound(p, std::vector<double>(8, 1.0));
        CHECK(b.value <= std::min(allNeed, allCapacity));
    }
    CHECK(tight >= 36);
}

TEST_CASE("With everything plentiful the bound is all need, with nothing to give it is zero") {
    ServedProblem p{{0, 100}, {2}, {1e6}, {{0, 10, 500, 1}, {90, 1, 500, 3}, {100, 9, 9, 9}}};
    CHECK(improvedBound(p, 560).value == doctest::Approx(500 + 3 * 20));  // the second has 10 h of 1 GPU, x 2
    p.capacity = {0};
    CHECK(improvedBound(p, 0).value == 0);
}

TEST_CASE("Where capacity is short the bound is capacity, given to who is worth most") {
    // One slot of 100 GPU h; 80 wanted at weight 2 and 80 at weight 1: 160 + 20.
    const ServedProblem p{{0, 10}, {1}, {100}, {{0, 8, 80, 1}, {0, 8, 80, 2}}};
    const Bound b = improvedBound(p, 100, 2000);
    CHECK(b.value >= 180 - 1e-9);
    CHECK(b.value <= 180 * 1.005);
    CHECK(upperBound(p, std::vector<double>{1}) == 180);  // the shadow price is the worth of the last served
    std::vector<double> usage;
    CHECK(upperBound(p, std::vector<double>{0.5}, &usage) == doctest::Approx(50 + 40 + 120));
    CHECK(usage == std::vector<double>{160});
}
