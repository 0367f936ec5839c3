// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/calibration/size_fit.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/calibration/minimise.hpp"
#include "sim/kernel/contract.hpp"
#include "sim/random/elementary.hpp"

namespace tranche {
namespace {

constexpr double kLeastExpected = 5;
constexpr auto kSamples = purposeOf("calibration.size");

// P(low <= x < high) of a standard normal, from the nearer tail.
double between(double low, double high) {
    if (low > 0) return elementary::normalCdf(-low) - elementary::normalCdf(-high);
    return elementary::normalCdf(high) - elementary::normalCdf(low);
}

double upperEdge(const SizeLaw& law, std::int64_t k) {
    return elementary::log((static_cast<double>(k) + 0.5) / law.median) / law.sigma;
}

double negativeLogLikelihood(const SizeCounts& counts, const SizeLaw& law) {
    double sum = 0;
    for (std::int64_t k = 1; k <= counts.cap(); ++k) {
        const auto n = counts.count[static_cast<std::size_t>(k - 1)];
        if (n > 0) sum -= static_cast<double>(n) * elementary::log(sizeProbability(law, counts.cap(), k));
    }
    return sum;
}

// Neighbours pooled from below; a last cell that stays small joins the one before.
void addChiSquare(const SizeCounts& counts, SizeFit& fit) {
    struct Cell {
        double expected = 0, observed = 0;
    };
    std::vector<Cell> cells(1);
    for (std::int64_t k = 1; k <= fit.cap; ++k) {
        if (cells.back().expected >= kLeastExpected) cells.emplace_back();
        cells.back().expected += static_cast<double>(fit.n) * sizeProbability(fit.law, fit.cap, k);
        cells.back().observed += static_cast<double>(counts.count[static_cast<std::size_t>(k - 1)]);
    }
    if (cells.size() > 1 && cells.back().expected < kLeastExpected) {
        const Cell last = cells.back();
        cells.pop_back();
        cells.back().expected += last.expected;
        cells.back().observed += last.observed;
    }
    fit.cells = static_cast<int>(cells.size());
    for (const Cell& cell : cells) {
        const double gap = cell.observed - cell.expected;
        fit.chiSquare += gap * gap / cell.expected;
    }
}

}  // namespace

std::int64_t SizeCounts::total() const {
    std::int64_t sum = 0;
    for (const std::int64_t n : count) sum += n;
    return sum;
}

SizeCounts countSizes(const std::vector<std::int64_t>& servers, std::int64_t cap) {
    expects(cap >= 1, "a cap of at least one server");
    SizeCounts counts{std::vector<std::int64_t>(static_cast<std::size_t>(cap), 0)};
    for (const std::int64_t size : servers)
        ++counts.count[static_cast<std::size_t>(std::clamp<std::int64_t>(size, 1, cap) - 1)];
    return counts;
}

double sizeProbability(const SizeLaw& law, std::int64_t cap, std::int64_t k) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    return between(k == 1 ? -infinity : upperEdge(law, k - 1), k == cap ? infinity : upperEdge(law, k));
}

SizeMoments sizeMoments(const SizeLaw& law, std::int64_t cap) {
    double first = 0, second = 0;
    for (std::int64_t k = 1; k <= cap; ++k) {
        const double p = sizeProbability(law, cap, k), x = static_cast<double>(k);
        first += p * x;
        second += p * x * x;
    }
    return {first, std::sqrt(std::max(0.0, second - first * first))};
}

std::optional<SizeFit> fitSizes(const SizeCounts& counts) {
    SizeFit fit;
    fit.n = counts.total();
    fit.cap = counts.cap();
    const auto used = std::count_if(counts.count.begin(), counts.count.end(), [](auto n) { return n > 0; });
    if (fit.n < 10 || used < 3) return std::nullopt;
    fit.atCap = counts.count.back();
    double logs = 0, squares = 0;
    for (std::int64_t k = 1; k <= fit.cap; ++k) {
        const auto n = static_cast<double>(counts.count[static_cast<std::size_t>(k - 1)]);
        const double x = elementary::log(static_cast<double>(k));
        fit.mean += n * static_cast<double>(k) / static_cast<double>(fit.n);
        logs += n * x;
        squares += n * x * x;
    }
    const double centre = logs / static_cast<double>(fit.n);
    const double spread = std::sqrt(std::max(0.01, squares / static_cast<double>(fit.n) - centre * centre));
    const Objective cost = [&](const Pair& at) {
        if (!(std::abs(at[0]) < 50 && at[1] > -7 && at[1] < 3))
            return std::numeric_limits<double>::infinity();
        return negativeLogLikelihood(counts, {elementary::exp(at[0]), elementary::exp(at[1])});
    };
    const Minimum best = minimise(cost, {centre, elementary::log(spread)}, {0.3, 0.3});
    if (!best.converged) return std::nullopt;
    fit.law = {elementary::exp(best.at[0]), elementary::exp(best.at[1])};
    fit.logLikelihood = -best.value;
    if (const auto errors = curvatureErrors(cost, best.at)) {
        fit.logMedianError = (*errors)[0];
        fit.sigmaError = (*errors)[1] * fit.law.sigma;
    }
    fit.fittedMean = sizeMoments(fit.law, fit.cap).mean;
    addChiSquare(counts, fit);
    return fit;
}

SizeCounts drawSizes(const SizeLaw& law, std::int64_t cap, std::int64_t n, const Stream& stream) {
    std::vector<double> cumulative;
    double sum = 0;
    for (std::int64_t k = 1; k <= cap; ++k) cumulative.push_back(sum += sizeProbability(law, cap, k));
    SizeCounts counts{std::vector<std::int64_t>(static_cast<std::size_t>(cap), 0)};
    Draws draws(stream);
    for (std::int64_t i = 0; i < n; ++i) {
        const auto at = std::lower_bound(cumulative.begin(), cumulative.end() - 1, draws.next());
        ++counts.count[static_cast<std::size_t>(at - cumulative.begin())];
    }
    return counts;
}

BootstrapP bootstrapSizes(const SizeFit& fit, int samples, std::uint64_t seed) {
    BootstrapP result;
    int larger = 0;
    for (int b = 0; b < samples; ++b) {
        const Stream stream({seed, static_cast<std::uint64_t>(b)}, kSamples, 0);
        const auto again = fitSizes(drawSizes(fit.law, fit.cap, fit.n, stream));
        if (!again) {
            ++result.failed;
            continue;
        }
        ++result.samples;
        larger += again->chiSquare >= fit.chiSquare ? 1 : 0;
    }
    result.p = (1.0 + larger) / (1.0 + result.samples);
    return result;
}

}  // namespace tranche
