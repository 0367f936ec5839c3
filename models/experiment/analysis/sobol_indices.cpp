// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/analysis/sobol_indices.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/kernel/contract.hpp"
#include "sim/random/stream.hpp"
#include "sim/statistics/quantile.hpp"

namespace tranche {
namespace {

constexpr auto kResample = purposeOf("analysis.sobol.resample");
constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
constexpr double kUnbounded = std::numeric_limits<double>::infinity();

// The terms whose means the estimators are, row by row: a + b, a^2 + b^2, then for each factor b (c - a), (a - c)^2.
class Terms {
public:
    Terms(std::span<const double> responses, std::size_t factors) : width_(2 + 2 * factors) {
        const std::size_t stride = factors + 2, given = responses.size() / stride;
        std::vector<std::size_t> rows;
        double sum = 0;
        for (std::size_t row = 0; row < given; ++row) {
            const std::span<const double> of = responses.subspan(row * stride, stride);
            if (std::any_of(of.begin(), of.end(), [](double y) { return std::isnan(y); })) continue;
            rows.push_back(row);
            sum += of[0] + of[1];
        }
        count_ = rows.size();
        if (count_ > 0) centre_ = sum / (2 * static_cast<double>(count_));
        terms_.reserve(count_ * width_);
        for (const std::size_t row : rows) {
            const std::span<const double> of = responses.subspan(row * stride, stride);
            const double a = of[0] - centre_, b = of[1] - centre_;
            terms_.push_back(a + b);
            terms_.push_back(a * a + b * b);
            for (std::size_t i = 0; i < factors; ++i) {
                const double c = of[2 + i] - centre_;
                terms_.push_back(b * (c - a));
                terms_.push_back((a - c) * (a - c));
            }
        }
    }

    std::size_t count() const { return count_; }
    std::size_t width() const { return width_; }
    double centre() const { return centre_; }
    void add(std::size_t row, std::vector<double>& sums) const {
        const double* of = terms_.data() + row * width_;
        for (std::size_t t = 0; t < width_; ++t) sums[t] += of[t];
    }

private:
    std::size_t width_, count_ = 0;
    double centre_ = 0;
    std::vector<double> terms_;
};

struct Estimates {
    double variance = kUndefined;
    std::vector<double> first, total;
};

Estimates estimatesOf(const std::vector<double>& sums, double n) {
    Estimates e;
    const double mean = sums[0] / (2 * n);
    e.variance = (sums[1] - 2 * n * mean * mean) / (2 * n - 1);
    for (std::size_t t = 2; t < sums.size(); t += 2) {
        const bool defined = n >= 2 && e.variance > 0;
        e.first.push_back(defined ? sums[t] / n / e.variance : kUndefined);
        e.total.push_back(defined ? sums[t + 1] / (2 * n) / e.variance : kUndefined);
    }
    return e;
}

// A row of n, by a word: the high half of the product.
std::size_t pick(std::uint64_t word, std::size_t n) {
    __extension__ using Wide = unsigned __int128;
    return static_cast<std::size_t>((Wide{word} * n) >> 64);
}

class Bootstrap {
public:
    Bootstrap(const Terms& terms, std::size_t factors, const SobolOptions& options)
        : first_(factors), total_(factors), confidence_(options.confidence) {
        const auto n = static_cast<double>(terms.count());
        std::vector<double> sums(terms.width());
        for (int b = 0; b < options.resamples; ++b) {
            const Stream stream({options.seed, 0}, kResample, static_cast<std::uint64_t>(b));
            std::fill(sums.begin(), sums.end(), 0.0);
            for (std::size_t k = 0; k < terms.count(); k += 4) {
                const auto words = stream.words(k / 4);
                for (std::size_t w = 0; w < 4 && k + w < terms.count(); ++w)
                    terms.add(pick(words[w], terms.count()), sums);
            }
            const Estimates e = estimatesOf(sums, n);
            for (std::size_t i = 0; i < factors; ++i) {
                if (std::isnan(e.first[i])) continue;  // every row of it the same
                first_[i].push_back(e.first[i]);
                total_[i].push_back(e.total[i]);
            }
        }
        for (auto* all : {&first_, &total_})
            for (std::vector<double>& of : *all) std::sort(of.begin(), of.end());
    }

    Interval first(std::size_t i) const { return interval(first_[i]); }
    Interval total(std::size_t i) const { return interval(total_[i]); }

private:
    Interval interval(const std::vector<double>& sorted) const {
        if (sorted.empty()) return {-kUnbounded, kUnbounded};
        const double tail = (1 - confidence_) / 2;
        return {quantileType7(sorted, tail), quantileType7(sorted, 1 - tail)};
    }

    std::vector<std::vector<double>> first_, total_;
    double confidence_;
};

}  // namespace

SobolIndices sobolIndices(std::span<const double> responses, std::size_t factors,
                          const SobolOptions& options) {
    expects(responses.size() % (factors + 2) == 0, "factors + 2 responses a row");
    expects(options.confidence > 0 && options.confidence < 1 && options.resamples >= 0, "a confidence");
    const Terms terms(responses, factors);
    SobolIndices indices;
    indices.rows = static_cast<std::int64_t>(terms.count());
    indices.left = static_cast<std::int64_t>(responses.size() / (factors + 2) - terms.count());
    indices.mean = terms.count() > 0 ? terms.centre() : kUndefined;
    std::vector<double> sums(terms.width());
    for (std::size_t row = 0; row < terms.count(); ++row) terms.add(row, sums);
    const Estimates e = estimatesOf(sums, static_cast<double>(terms.count()));
    indices.variance = e.variance;
    const bool defined = terms.count() >= 2 && e.variance > 0;
    const Bootstrap bootstrap(terms, factors, defined ? options : SobolOptions{options.confidence, 0, 0});
    for (std::size_t i = 0; i < factors; ++i) {
        indices.first.push_back({e.first[i], bootstrap.first(i)});
        indices.total.push_back({e.total[i], bootstrap.total(i)});
    }
    return indices;
}

}  // namespace tranche
