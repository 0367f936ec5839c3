// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demand/lattice_law.hpp"

#include <algorithm>
#include <charconv>

namespace tranche {

std::optional<std::int64_t> atomSize(const std::string& key) {
    std::int64_t n = 0;
    const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), n);
    if (error != std::errc() || end != key.data() + key.size() || n < 1 || key[0] == '0') return std::nullopt;
    return n;
}

LatticeLaw::LatticeLaw(Distribution body, std::int64_t low, std::int64_t high,
                       const std::map<std::string, double>& atoms, double atHigh)
    : body_(std::move(body)), low_(low), high_(high) {
    std::map<std::int64_t, double> weights;
    for (const auto& [key, weight] : atoms) weights[atomSize(key).value_or(low)] += weight;
    weights[high] += atHigh;
    double sum = 0;
    for (const auto& [n, weight] : weights) {
        if (weight <= 0) continue;
        sum += weight;
        upTo_.emplace_back(n, sum);
    }
    rest_ = std::max(0.0, 1 - sum);
}

double LatticeLaw::cdf(std::int64_t n, double growth) const {
    if (n < low_) return 0;
    if (n >= high_) return 1;
    const auto after = std::upper_bound(upTo_.begin(), upTo_.end(), n,
                                        [](std::int64_t x, const auto& atom) { return x < atom.first; });
    const double atoms = after == upTo_.begin() ? 0 : std::prev(after)->second;
    return atoms + rest_ * body_.cdf((static_cast<double>(n) + 0.5) / growth);
}

std::int64_t LatticeLaw::quantile(double u, double growth) const {
    std::int64_t below = low_ - 1, at = high_;
    while (at - below > 1) {
        const std::int64_t middle = below + (at - below) / 2;
        (cdf(middle, growth) >= u ? at : below) = middle;
    }
    return at;
}

double LatticeLaw::mean(double growth) const {
    double sum = static_cast<double>(high_);
    for (std::int64_t n = low_; n < high_; ++n) sum -= cdf(n, growth);
    return sum;
}

}  // namespace tranche
