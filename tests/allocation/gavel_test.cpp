// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <limits>

#include "models/allocation/division/two_types.hpp"
#include "models/allocation/division/type_choice.hpp"
#include "tests/allocation/rounds.hpp"

namespace tranche {
namespace {

Candidate worker(std::uint32_t id, double onA, double onB, Gpus requested) {
    Candidate c = candidate(id, 0, requested, 1, 3);
    c.throughput = {onA, onB};
    return c;
}

std::vector<Decision> gavel(const std::vector<Candidate>& candidates, Gpus a, Gpus b) {
    Room room({{.free = a}, {.free = b, .type = 1}}, {}, PoolChoice::listed);
    std::vector<Decision> decisions(candidates.size());
    gavelAward(candidates, room, decisions);
    return decisions;
}

// Throughput over that of an equal split of both types.
double level(const Candidate& c, const Decision& d, std::size_t n, double a, double b) {
    if (d.gpus == 0) return 0;
    const double split = (c.throughput[0] * a + c.throughput[1] * b) / static_cast<double>(n);
    return c.throughput[d.pool] * static_cast<double>(d.gpus) / split;
}

}  // namespace

TEST_CASE("EX-GAVEL with one pool a project: who gains most has all B200, and the least has 4/5, not 8/7") {
    const std::vector<Candidate> c{worker(0, 1, 4, 14), worker(1, 1, 1.5, 14)};
    const auto d = gavel(c, 7, 7);
    CHECK(d[0].pool == 1);
    CHECK(d[0].gpus == 7);
    CHECK(d[1].pool == 0);
    CHECK(d[1].gpus == 7);
    CHECK(level(c[1], d[1], 2, 7, 7) == doctest::Approx(0.8));
    const std::vector<TwoTypeProject> both{{1, 4}, {1, 1.5}};
    CHECK(divideTwoTypes(both, 7, 7).level == doctest::Approx(8.0 / 7));
}

TEST_CASE("with many projects one pool a project comes close to the optimum over both types") {
    std::vector<Candidate> c;
    std::vector<TwoTypeProject> both;
    for (std::uint32_t i = 0; i < 40; ++i) {
        const double gain = 1 + 0.1 * i;
        c.push_back(worker(i, 1, gain, 1000));
        both.push_back({1, gain});
    }
    const auto d = gavel(c, 1400, 700);
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < c.size(); ++i) least = std::min(least, level(c[i], d[i], 40, 1400, 700));
    const double optimum = divideTwoTypes(both, 1400, 700).level;
    CHECK(optimum > 1.1);
    CHECK(least > 0.9 * optimum);
    CHECK(least < 1.0001 * optimum);
}

TEST_CASE("with one throughput for all hardware gavel is max-min") {
    const std::vector<Candidate> c{candidate(0, 0, 3, 1), candidate(1, 0, 8, 1), candidate(2, 0, 10, 1)};
    for (const Gpus free : {17, 18}) {
        std::vector<Decision> a(3), b(3);
        Room one({{.free = free}}, {}, PoolChoice::listed), two = one;
        gavelAward(c, one, a);
        maxMinAward(c, two, b);
        for (std::size_t i = 0; i < 3; ++i) CHECK(a[i].gpus == b[i].gpus);
    }
}

TEST_CASE("no border leaves the lesser type at a higher level than the one that is found") {
    for (std::uint64_t number = 0; number < 300; ++number) {
        Dice dice(number);
        std::vector<TypeDemand> projects;
        const auto n = static_cast<std::size_t>(1 + dice.below(9));
        for (std::size_t i = 0; i < n; ++i) {
            TypeDemand p;
            p.may = {dice.chance(0.9), dice.chance(0.9)};
            for (std::size_t t = 0; t < 2; ++t) {
                p.demand[t] = static_cast<double>(1 + dice.below(20));
                p.unit[t] = static_cast<double>(1 + dice.below(8)) / 4;
            }
            projects.push_back(p);
        }
        const std::array<double, 2> room{static_cast<double>(dice.below(40)),
                                         static_cast<double>(dice.below(40))};
        const auto least = [&](const std::vector<std::uint8_t>& types) {
            return std::min(levelOf(projects, types, 0, room[0]), levelOf(projects, types, 1, room[1]));
        };
        std::vector<std::uint8_t> types = chooseTypes(projects, room);
        const double found = least(types);
        std::vector<std::size_t> movable;
        for (std::size_t i = 0; i < n; ++i)
            if (projects[i].may[0] && projects[i].may[1]) movable.push_back(i);
        std::stable_sort(movable.begin(), movable.end(), [&](std::size_t a, std::size_t b) {
            return projects[a].unit[0] / projects[a].unit[1] > projects[b].unit[0] / projects[b].unit[1];
        });
        for (std::size_t border = 0; border <= movable.size(); ++border) {
            for (std::size_t k = 0; k < movable.size(); ++k) types[movable[k]] = k < border ? 1 : 0;
            CAPTURE(number);
            REQUIRE(least(types) <= found * (1 + 1e-12));
        }
    }
}

}  // namespace tranche
