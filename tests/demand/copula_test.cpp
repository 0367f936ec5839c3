// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demand/copula.hpp"

#include <doctest/doctest.h>

#include <Eigen/Dense>
#include <array>
#include <cmath>

#include "models/demand/applicant_copula.hpp"
#include "sim/random/distribution.hpp"
#include "sim/random/elementary.hpp"
#include "sim/random/stream.hpp"

using namespace tranche;

namespace {

CorrelationMatrix matrix(std::size_t n, const std::vector<double>& below) {
    CorrelationMatrix m(n);
    std::size_t k = 0;
    for (std::size_t i = 1; i < n; ++i)
        for (std::size_t j = 0; j < i; ++j) m.set(i, j, below[k++]);
    return m;
}

}  // namespace

TEST_CASE("EX-COPULA: factor, uniforms, exponential margins and implied rank correlation") {
    const auto factor = CopulaFactor::of(matrix(2, {0.5}));
    REQUIRE(factor);
    CHECK(factor->at(0, 0) == 1);
    CHECK(factor->at(1, 0) == 0.5);
    CHECK(factor->at(1, 1) == doctest::Approx(0.8660254).epsilon(1e-7));
    const std::array<double, 2> e{1, 0};
    const double u0 = elementary::normalCdf(factor->normal(0, e)),
                 u1 = elementary::normalCdf(factor->normal(1, e));
    CHECK(u0 == doctest::Approx(0.8413447).epsilon(1e-7));
    CHECK(u1 == doctest::Approx(0.6914625).epsilon(1e-7));
    const Distribution law = Distribution::exponential(10);
    CHECK(law.quantile(u0) == doctest::Approx(18.410216).epsilon(1e-7));
    CHECK(law.quantile(u1) == doctest::Approx(11.759118).epsilon(1e-7));
    CHECK(spearmanCorrelation(0.5) == doctest::Approx(0.4825837).epsilon(1e-7));
    for (const double rho : {-1.0, -0.3, 0.0, 0.3, 0.4825837, 1.0})
        CHECK(spearmanCorrelation(normalCorrelation(rho)) == doctest::Approx(rho).epsilon(1e-12));
    CHECK(normalCorrelation(1) == doctest::Approx(1).epsilon(1e-15));
}

TEST_CASE("the factor is that of Eigen and a matrix that is none has no factor") {
    const CorrelationMatrix m = matrix(4, {.3, -.2, .4, .1, .5, -.3});
    const auto factor = CopulaFactor::of(m);
    REQUIRE(factor);
    Eigen::MatrixXd dense(4, 4);
    for (int i = 0; i < 4; ++i)
        for (int j = 0; j < 4; ++j)
            dense(i, j) = m.at(static_cast<std::size_t>(i), static_cast<std::size_t>(j));
    const Eigen::LLT<Eigen::MatrixXd> llt(dense);
    REQUIRE(llt.info() == Eigen::Success);
    const Eigen::MatrixXd lower = llt.matrixL();
    for (int i = 0; i < 4; ++i)
        for (int j = 0; j <= i; ++j)
            CHECK(factor->at(static_cast<std::size_t>(i), static_cast<std::size_t>(j)) ==
                  doctest::Approx(lower(i, j)).epsilon(1e-13));
    CHECK_FALSE(CopulaFactor::of(matrix(3, {.9, .9, -.9})));
    CHECK_FALSE(CopulaFactor::of(matrix(2, {1.0})));
}

TEST_CASE("the nearest correlation matrix is that of Higham's example") {
    // Higham (2002), section 4: the tridiagonal matrix of ones; 0.7607 and 0.1573 are the nearest.
    const CorrelationMatrix stated = matrix(3, {1, 0, 1});
    const CorrelationMatrix nearest = nearestCorrelation(stated);
    CHECK(nearest.at(0, 1) == doctest::Approx(0.7607).epsilon(2e-4));
    CHECK(nearest.at(1, 2) == doctest::Approx(0.7607).epsilon(2e-4));
    CHECK(nearest.at(0, 2) == doctest::Approx(0.1573).epsilon(1e-3));
    CHECK(frobeniusDistance(stated, nearest) == doctest::Approx(0.5278).epsilon(1e-3));
    CHECK(CopulaFactor::of(nearest));
    const CorrelationMatrix good = matrix(3, {.3, .2, .1});
    CHECK(frobeniusDistance(good, nearestCorrelation(good)) < 1e-11);
}

TEST_CASE("what correlates with nothing keeps its own draw, to the bit") {
    const auto factor = CopulaFactor::of(matrix(3, {0, .6, 0}));
    REQUIRE(factor);
    const std::array<double, 3> u{0.123456789, 0.87654321, 0.4};
    CHECK(factor->uniform(0, u) == u[0]);
    CHECK(factor->uniform(1, u) == u[1]);
    CHECK(factor->uniform(2, u) != u[2]);
    CHECK_FALSE(applicantFactor({}));
}

TEST_CASE("draws have the rank correlation that was stated") {
    RankCorrelationSpec spec;
    spec.sizeDuration = 0.3;
    spec.sizeMerit = -0.4;
    spec.patienceUse = 0.5;
    const auto factor = applicantFactor(spec);
    REQUIRE(factor);
    constexpr int n = 40000;
    double sd = 0, sm = 0, pu = 0, dm = 0;
    for (int i = 0; i < n; ++i) {
        const Stream stream({8, 0}, purposeOf("copula"), static_cast<std::uint64_t>(i));
        std::array<double, kApplicantDraws> u{}, x{};
        for (std::size_t k = 0; k < u.size(); ++k) u[k] = stream.uniform(k);
        for (std::size_t k = 0; k < u.size(); ++k) x[k] = factor->uniform(k, u) - 0.5;
        sd += 12 * x[0] * x[1] / n;  // Spearman's value of uniforms
        sm += 12 * x[0] * x[2] / n;
        pu += 12 * x[3] * x[4] / n;
        dm += 12 * x[1] * x[2] / n;
    }
    CHECK(std::abs(sd - 0.3) < 0.02);
    CHECK(std::abs(sm + 0.4) < 0.02);
    CHECK(std::abs(pu - 0.5) < 0.02);
    CHECK(std::abs(dm - 0.0) < 0.02);
}
