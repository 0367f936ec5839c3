// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/analysis/prim.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "models/experiment/design/latin_hypercube.hpp"
#include "sim/kernel/contract.hpp"
#include "sim/random/stream.hpp"
#include "tests/analytic/near.hpp"

namespace tranche {
namespace {

constexpr auto kNoise = purposeOf("test.prim.noise");

FactorTable table(std::int64_t rows, std::size_t columns, std::uint64_t seed) {
    FactorTable t;
    for (std::size_t c = 0; c < columns; ++c) t.names.push_back("f" + std::to_string(c));
    const LatinHypercube design(rows, columns, seed);
    for (std::int64_t k = 0; k < rows; ++k)
        for (const double u : design.point(k)) t.values.push_back(u);
    t.response.resize(static_cast<std::size_t>(rows));
    return t;
}

const Target kOne{Comparison::above, 0.5};

}  // namespace

TEST_CASE("PRIM finds a planted box, its limits, and nothing about the other factors") {
    FactorTable t = table(1000, 6, 1);
    for (std::size_t r = 0; r < t.rows(); ++r) {
        const bool in = t.at(r, 1) > 0.6 && t.at(r, 4) < 0.5 && t.at(r, 4) > 0.1;
        const double u = Stream({5, 0}, kNoise, r).uniform(0);
        t.response[r] = in ? (u < 0.95) : (u < 0.03);  // almost always, almost never
    }
    const PrimResult result = prim(t, kOne);
    REQUIRE_FALSE(result.boxes.empty());
    const PrimBox& box = result.boxes.front();
    REQUIRE(box.limits.size() == 2);
    CHECK(box.limits[0].factor == 1);
    CHECK(box.limits[0].range.low == near(0.6, 0.05));
    CHECK(std::isinf(box.limits[0].range.high));
    CHECK(box.limits[1].factor == 4);
    CHECK(box.limits[1].range.low == doctest::Approx(0.1).epsilon(0.05));
    CHECK(box.limits[1].range.high == near(0.5, 0.05));
    CHECK(box.step.coverage > 0.8);
    CHECK(box.step.density > 0.85);
    CHECK(box.limits[0].quasiP < 1e-6);
}

TEST_CASE("coverage, density and support of every step count the rows of its box") {
    FactorTable t = table(300, 3, 2);
    for (std::size_t r = 0; r < t.rows(); ++r) t.response[r] = t.at(r, 0) + t.at(r, 1) > 1.3 ? 1 : 0;
    const PrimResult result = prim(t, kOne);
    REQUIRE_FALSE(result.boxes.empty());
    const auto& steps = result.boxes.front().trajectory;
    CHECK(steps.front().coverage == 1);
    CHECK(steps.front().support == 1);
    CHECK(steps.front().density == near(static_cast<double>(result.cases) / 300));
    for (const PrimStep& step : steps) {
        std::int64_t rows = 0, cases = 0;
        for (std::size_t r = 0; r < t.rows(); ++r) {
            bool in = true;
            for (std::size_t c = 0; c < 3; ++c) in = in && step.box[c].contains(t.at(r, c));
            rows += in;
            cases += in && t.response[r] > 0.5;
        }
        CHECK(step.rows == rows);
        CHECK(step.cases == cases);
        CHECK(step.density == near(static_cast<double>(cases) / static_cast<double>(rows)));
        CHECK(step.coverage == near(static_cast<double>(cases) / static_cast<double>(result.cases)));
        CHECK(step.support >= 0.05);
    }
    for (std::size_t s = 1; s < steps.size(); ++s) CHECK(steps[s].rows < steps[s - 1].rows);
}

TEST_CASE("two planted boxes are found one after the other") {
    FactorTable t = table(800, 4, 3);
    for (std::size_t r = 0; r < t.rows(); ++r) {
        const bool a = t.at(r, 0) < 0.4 && t.at(r, 1) < 0.4;
        const bool b = t.at(r, 2) > 0.8 && t.at(r, 3) > 0.5;
        t.response[r] = a || b ? 1 : 0;
    }
    const PrimResult result = prim(t, kOne);
    REQUIRE(result.boxes.size() >= 2);
    CHECK(result.boxes[0].step.coverage + result.boxes[1].step.coverage > 0.9);
    CHECK(result.boxes[0].step.density > 0.9);
    CHECK(result.boxes[1].step.density > 0.9);
}

TEST_CASE("a factor of few levels is peeled a level at a time") {
    FactorTable t;
    t.names = {"level"};
    for (int r = 0; r < 100; ++r) {
        t.values.push_back(r % 4);
        t.response.push_back(r % 4 == 3);
    }
    const PrimResult result = prim(t, kOne);
    REQUIRE(result.boxes.size() == 1);
    CHECK(result.boxes[0].limits[0].range == Interval{3, INFINITY});
    CHECK(result.boxes[0].step.density == 1);
    CHECK(result.boxes[0].step.coverage == 1);
    CHECK(result.boxes[0].limits[0].quasiP == near(std::pow(0.25, 25), 1e-9));
}

TEST_CASE("too few cases give no box, and chance is told from a find by dealing the cases anew") {
    FactorTable few = table(60, 3, 1);
    few.response.assign(60, 0);
    few.response[7] = 1;  // one case can always be boxed in
    const PrimResult one = prim(few, kOne);
    CHECK(one.tooFew);
    CHECK(one.cases == 1);
    CHECK(one.boxes.empty());

    int small = 0, boxes = 0;
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        FactorTable t = table(150, 5, seed);
        for (std::size_t r = 0; r < t.rows(); ++r)
            t.response[r] = Stream({seed, 2}, kNoise, r).uniform(0) < 0.12 ? 1 : 0;
        PrimOptions options;
        options.mostBoxes = 1;
        options.relabelings = 39;
        const PrimResult result = prim(t, kOne, options);
        boxes += static_cast<int>(result.boxes.size());
        for (const PrimBox& box : result.boxes) small += box.byLuck <= 0.05;
    }
    // Every one of these boxes is luck, and the quasi-p of its limits is below 5 % all the same. Of forty tables two are
    // expected by chance; five are two standard deviations above.
    CHECK(boxes > 5);
    CHECK(small <= 5);
    CHECK(small < boxes);

    FactorTable real = table(200, 3, 4);
    for (std::size_t r = 0; r < real.rows(); ++r) real.response[r] = real.at(r, 0) > 0.7 ? 1 : 0;
    const PrimResult found = prim(real, kOne);
    REQUIRE(found.boxes.size() == 1);
    CHECK_FALSE(found.tooFew);
    CHECK(found.boxes[0].byLuck == near(1.0 / 201));
}

TEST_CASE("where chance alone makes the cases PRIM reports few limits, and none without cases") {
    int limits = 0;
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        FactorTable t = table(300, 5, seed);
        for (std::size_t r = 0; r < t.rows(); ++r)
            t.response[r] = Stream({seed, 1}, kNoise, r).uniform(0) < 0.3 ? 1 : 0;
        const PrimResult result = prim(t, kOne, {.05, .05, .05, 1});
        for (const PrimBox& box : result.boxes) {
            limits += static_cast<int>(box.limits.size());
            CHECK(box.step.density < 0.6);
        }
    }
    CHECK(limits <= 30);
    FactorTable t = table(20, 2, 1);
    CHECK(prim(t, kOne).boxes.empty());
    t.response.assign(20, std::nan(""));
    CHECK(prim(t, kOne).left == 20);
    t.response.assign(20, 1);
    CHECK(prim(t, kOne).boxes.empty());  // everything is a case: nothing to find
    t.values.pop_back();
    CHECK_THROWS_AS(prim(t, kOne), ContractViolation);
}

}  // namespace tranche
