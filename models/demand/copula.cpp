// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demand/copula.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

#include "sim/kernel/contract.hpp"
#include "sim/random/circular.hpp"
#include "sim/random/elementary.hpp"

namespace tranche {
namespace {

constexpr double kLeastPivot = 1e-10;
constexpr double kLeastEigenvalue = 1e-6;
constexpr int kMostRounds = 1000;

Eigen::MatrixXd dense(const CorrelationMatrix& m) {
    const auto n = static_cast<Eigen::Index>(m.size());
    Eigen::MatrixXd result(n, n);
    for (Eigen::Index i = 0; i < n; ++i)
        for (Eigen::Index j = 0; j < n; ++j)
            result(i, j) = m.at(static_cast<std::size_t>(i), static_cast<std::size_t>(j));
    return result;
}

// Onto the matrices whose eigenvalues are at least `least`.
Eigen::MatrixXd lifted(const Eigen::MatrixXd& m, double least) {
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(m);
    const Eigen::VectorXd values = solver.eigenvalues().cwiseMax(least);
    const Eigen::MatrixXd product =
        solver.eigenvectors() * values.asDiagonal() * solver.eigenvectors().transpose();
    return (product + product.transpose()) / 2;
}

}  // namespace

CorrelationMatrix::CorrelationMatrix(std::size_t n) : n_(n), entries_(n * n, 0) {
    for (std::size_t i = 0; i < n; ++i) entries_[i * n + i] = 1;
}

void CorrelationMatrix::set(std::size_t i, std::size_t j, double rho) {
    expects(i != j && i < n_ && j < n_, "two different variables of the matrix");
    entries_[i * n_ + j] = entries_[j * n_ + i] = rho;
}

double normalCorrelation(double spearman) {
    return 2 * elementary::sinTurns(spearman / 12);
}

double spearmanCorrelation(double normal) {
    return 6 / 3.14159265358979323846 * std::asin(normal / 2);
}

CorrelationMatrix nearestCorrelation(const CorrelationMatrix& given) {
    const std::size_t n = given.size();
    const auto dim = static_cast<Eigen::Index>(n);
    Eigen::MatrixXd unit = dense(given), correction = Eigen::MatrixXd::Zero(dim, dim);
    for (int round = 0; round < kMostRounds; ++round) {
        const Eigen::MatrixXd before = unit, shifted = unit - correction;
        const Eigen::MatrixXd positive = lifted(shifted, kLeastEigenvalue);
        correction = positive - shifted;
        unit = positive;
        unit.diagonal().setOnes();
        if ((unit - before).norm() < 1e-13) break;
    }
    // The last step was onto the unit diagonal and may have left the cone by a hair: rescaling leaves neither set.
    const Eigen::MatrixXd inside = lifted(unit, kLeastEigenvalue);
    CorrelationMatrix result(n);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < i; ++j) {
            const auto a = static_cast<Eigen::Index>(i), b = static_cast<Eigen::Index>(j);
            const double rho = inside(a, b) / std::sqrt(inside(a, a) * inside(b, b));
            result.set(i, j, std::nearbyint(rho * 1e12) / 1e12);
        }
    return result;
}

double frobeniusDistance(const CorrelationMatrix& a, const CorrelationMatrix& b) {
    expects(a.size() == b.size(), "matrices of one size");
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        for (std::size_t j = 0; j < a.size(); ++j)
            sum += (a.at(i, j) - b.at(i, j)) * (a.at(i, j) - b.at(i, j));
    return std::sqrt(sum);
}

// By hand and not by Eigen, whose order of summation follows the width of the CPU's registers: draws hang on it.
std::optional<CopulaFactor> CopulaFactor::of(const CorrelationMatrix& m) {
    const std::size_t n = m.size();
    CopulaFactor factor;
    factor.n_ = n;
    factor.lower_.assign(n * n, 0);
    const auto l = [&](std::size_t i, std::size_t j) -> double& { return factor.lower_[i * n + j]; };
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            double sum = m.at(i, j);
            for (std::size_t k = 0; k < j; ++k) sum -= l(i, k) * l(j, k);
            if (i != j) {
                l(i, j) = sum / l(j, j);
            } else {
                if (!(sum > kLeastPivot)) return std::nullopt;
                l(i, i) = std::sqrt(sum);
            }
        }
    }
    return factor;
}

double CopulaFactor::normal(std::size_t i, std::span<const double> e) const {
    double sum = 0;
    for (std::size_t j = 0; j <= i; ++j) sum += lower_[i * n_ + j] * e[j];
    return sum;
}

double CopulaFactor::uniform(std::size_t i, std::span<const double> u) const {
    bool alone = true;
    for (std::size_t j = 0; j < i; ++j) alone = alone && lower_[i * n_ + j] == 0;
    if (alone) return u[i];
    double sum = 0;
    for (std::size_t j = 0; j <= i; ++j)
        if (const double loading = lower_[i * n_ + j]; loading != 0)
            sum += loading * elementary::normalQuantile(u[j]);
    return std::clamp(elementary::normalCdf(sum), 0x1p-53, 1 - 0x1p-53);
}

}  // namespace tranche
