// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/analysis/sobol_indices.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <functional>
#include <limits>
#include <numbers>

#include "models/experiment/design/saltelli_design.hpp"
#include "tests/analytic/near.hpp"

namespace tranche {
namespace {

using Function = std::function<double(const std::vector<double>&)>;  // of the unit cube

std::vector<double> responses(const SaltelliDesign& design, const Function& f) {
    std::vector<double> y;
    for (std::int64_t k = 0; k < design.points(); ++k) y.push_back(f(design.point(k)));
    return y;
}

constexpr double kA = 7, kB = 0.1, kPi = std::numbers::pi;

double ishigami(const std::vector<double>& u) {
    const auto x = [&](std::size_t i) { return kPi * (2 * u[i] - 1); };
    return std::sin(x(0)) + kA * std::pow(std::sin(x(1)), 2) + kB * std::pow(x(2), 4) * std::sin(x(0));
}

// Ishigami and Homma (1990), by integration.
struct Ishigami {
    double v1 = std::pow(1 + kB * std::pow(kPi, 4) / 5, 2) / 2;
    double v2 = kA * kA / 8;
    double v13 = kB * kB * std::pow(kPi, 8) * 8 / 225;
    double variance = v1 + v2 + v13;
};

}  // namespace

TEST_CASE("EX-SOBOL: the closed form of Ishigami's function is the published one") {
    const Ishigami f;
    CHECK(f.variance == near(13.844588, 1e-6));
    CHECK(f.v1 / f.variance == near(.313905, 2e-6));
    CHECK(f.v2 / f.variance == near(.442411, 2e-6));
    CHECK((f.v1 + f.v13) / f.variance == near(.557589, 2e-6));
    CHECK(f.v13 / f.variance == near(.243684, 2e-6));
}

TEST_CASE("EX-SOBOL: the estimators reach Ishigami's indices, inside their own intervals") {
    const Ishigami truth;
    const SobolIndices s = sobolIndices(responses(SaltelliDesign(1 << 13, 3, 1), ishigami), 3, {.95, 300, 1});
    CHECK(s.rows == 1 << 13);
    CHECK(s.mean == near(kA / 2, 0.01));
    CHECK(s.variance == near(truth.variance, 0.01));
    const double first[] = {truth.v1, truth.v2, 0}, total[] = {truth.v1 + truth.v13, truth.v2, truth.v13};
    for (std::size_t i = 0; i < 3; ++i) {
        CAPTURE(i);
        const double s1 = first[i] / truth.variance, st = total[i] / truth.variance;
        CAPTURE(s.first[i].estimate);
        CAPTURE(s.total[i].estimate);
        CHECK(std::abs(s.first[i].estimate - s1) < 0.01);
        CHECK(std::abs(s.total[i].estimate - st) < 0.01);
        CHECK(s.first[i].interval.contains(s1));
        CHECK(s.total[i].interval.contains(st));
        CHECK(s.first[i].interval.halfWidth() < 0.06);
        CHECK(s.total[i].interval.halfWidth() < 0.06);
    }
}

TEST_CASE(
    "of a sum the first order and total indices are the shares of the terms, of a product they are not") {
    const SaltelliDesign design(4096, 3, 7);
    const SobolIndices sum =
        sobolIndices(responses(design, [](const auto& u) { return 3 * u[0] + 4 * u[1] + 0 * u[2]; }), 3, {});
    CHECK(sum.first[0].estimate == near(9 / 25.0, 0.01));
    CHECK(sum.first[1].estimate == near(16 / 25.0, 0.01));
    CHECK(sum.total[0].estimate == near(9 / 25.0, 0.01));
    CHECK(sum.total[2].estimate == 0);
    CHECK(sum.total[2].interval == Interval{0, 0});
    const SobolIndices product = sobolIndices(
        responses(design, [](const auto& u) { return (u[0] - .5) * (u[1] - .5); }), 3, {.95, 0, 1});
    CHECK(std::abs(product.first[0].estimate) < 0.02);
    CHECK(product.total[0].estimate == near(1, 0.02));
    CHECK_FALSE(product.total[0].interval.bounded());  // no resamples
}

TEST_CASE("a response far from zero loses no digits of its indices") {
    const SaltelliDesign design(512, 2, 7);
    const auto with = [&](double shift) {
        return sobolIndices(responses(design, [&](const auto& u) { return shift + u[0] + u[1] * u[1]; }), 2,
                            {.95, 0, 1});
    };
    CHECK(with(1e9).first[0].estimate == near(with(0).first[0].estimate, 1e-5));
    CHECK(with(1e9).total[1].estimate == near(with(0).total[1].estimate, 1e-5));
}

TEST_CASE("a row with an undefined response is left out whole and counted, a constant has no indices") {
    const SaltelliDesign design(256, 2, 7);
    std::vector<double> y = responses(design, [](const auto& u) { return u[0]; });
    y[4 * 10 + 3] = std::nan("");
    y[4 * 99] = std::nan("");
    const SobolIndices s = sobolIndices(y, 2, {});
    CHECK(s.rows == 254);
    CHECK(s.left == 2);
    CHECK(s.first[0].estimate == near(1, 0.05));
    const SobolIndices none = sobolIndices(std::vector<double>(4 * 8, 3.0), 2, {});
    CHECK(std::isnan(none.first[0].estimate));
    CHECK_FALSE(none.first[0].interval.bounded());
    CHECK(std::isnan(sobolIndices({}, 2, {}).mean));
}

}  // namespace tranche
