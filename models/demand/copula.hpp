// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Gaussian copula from rank correlations (Sklar 1959; NORTA, Cario and Nelson 1997): z = L e with L L' = R, u = Phi(z),
// x = F^{-1}(u). What is stated is Spearman's rho_s; normals with correlation rho = 2 sin(pi rho_s / 6) have it (Pearson
// 1907), whatever the continuous margins. On laws with atoms the rank correlation obtained is weaker, and no copula of this
// kind has joint extremes.
//   CorrelationMatrix   symmetric, 1 on the diagonal, row-major
//   cholesky            lower factor; nullopt when the matrix is not positive definite (a pivot below 1e-10)
//   nearestCorrelation  Higham (2002), alternating projections with Dykstra's correction, eigenvalues kept at 1e-6 at least;
//                       entries rounded to 1e-12, so that no last bit of the eigenvalues is left in them
//   frobeniusDistance   root of the sum of squared differences of all entries
// Row 0 of L is (1, 0, ...), and a variable correlated with none before it keeps its own uniform unchanged.
// O(n^3), nearest: a few hundred times that. Immutable values.
// Verified by: tests/demand/copula_test.cpp (EX-COPULA, Higham's example).

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace tranche {

class CorrelationMatrix {
public:
    explicit CorrelationMatrix(std::size_t n);  // the identity
    std::size_t size() const { return n_; }
    double at(std::size_t i, std::size_t j) const { return entries_[i * n_ + j]; }
    void set(std::size_t i, std::size_t j, double rho);  // i != j; both triangles

private:
    std::size_t n_;
    std::vector<double> entries_;
};

double normalCorrelation(double spearman);  // 2 sin(pi rho_s / 6)
double spearmanCorrelation(double normal);  // (6 / pi) asin(rho / 2); for tests and reports, by libm
CorrelationMatrix nearestCorrelation(const CorrelationMatrix&);
double frobeniusDistance(const CorrelationMatrix&, const CorrelationMatrix&);

class CopulaFactor {
public:
    CopulaFactor() = default;
    static std::optional<CopulaFactor> of(const CorrelationMatrix&);

    std::size_t size() const { return n_; }
    double at(std::size_t i, std::size_t j) const { return lower_[i * n_ + j]; }
    // Variable i of the normals e, of which those up to i are read.
    double normal(std::size_t i, std::span<const double> e) const;
    // The same from uniforms: u[i] itself where nothing before it correlates, else Phi(L e) inside (0, 1).
    double uniform(std::size_t i, std::span<const double> u) const;

private:
    std::size_t n_ = 0;
    std::vector<double> lower_;
};

}  // namespace tranche
