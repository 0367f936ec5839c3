// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/random/distribution.hpp"

#include <algorithm>
#include <utility>

#include "sim/kernel/contract.hpp"

namespace tranche {

namespace {

using elementary::detail::kInfinity;

constexpr double kLeastMass = 1e-9;

double power(double x, int k) {
    return k == 0 ? 1.0 : k == 1 ? x : x * x;
}

}  // namespace

Distribution Distribution::constant(double value) {
    return make(DistributionKind::constant, std::array{value});
}
Distribution Distribution::uniform(double low, double high) {
    return make(DistributionKind::uniform, std::array{low, high});
}
Distribution Distribution::exponential(double mean) {
    return make(DistributionKind::exponential, std::array{mean});
}
Distribution Distribution::lognormal(double median, double sigma) {
    return make(DistributionKind::lognormal, std::array{median, sigma});
}
Distribution Distribution::normal(double mean, double sd) {
    return make(DistributionKind::normal, std::array{mean, sd});
}
Distribution Distribution::gamma(double shape, double scale) {
    return make(DistributionKind::gamma, std::array{shape, scale});
}
Distribution Distribution::erlang(double k, double mean) {
    return make(DistributionKind::erlang, std::array{k, mean});
}
Distribution Distribution::weibull(double shape, double scale) {
    return make(DistributionKind::weibull, std::array{shape, scale});
}
Distribution Distribution::triangular(double low, double mode, double high) {
    return make(DistributionKind::triangular, std::array{low, mode, high});
}
Distribution Distribution::pert(double low, double mode, double high) {
    return make(DistributionKind::pert, std::array{low, mode, high});
}
Distribution Distribution::beta(double alpha, double beta, double low, double high) {
    return make(DistributionKind::beta, std::array{alpha, beta, low, high});
}

Distribution Distribution::discrete(std::vector<double> values, std::vector<double> weights) {
    expects(!discreteFault(values, weights), "finite values, as many weights, some of them positive");
    Law law = makeLaw(DistributionKind::discrete, {});
    law.table = makeValueTable(std::move(values), std::move(weights));
    return Distribution(std::move(law));
}

Distribution Distribution::empirical(std::vector<double> values) {
    expects(!empiricalFault(values), "at least one finite value");
    Law law = makeLaw(DistributionKind::empirical, {});
    law.table = makeValueTable(std::move(values), {});
    return Distribution(std::move(law));
}

// A bound inside the clamp removes the atom there, and with it the clamp on that side; a bound outside
// removes nothing.
Distribution Distribution::conditioned(double low, double high) const {
    Distribution result = *this;
    if (low > clamp_.low) {
        result.clamp_.low = -kInfinity;
        result.truncation_.low = std::max(truncation_.low, low - shift_);
    }
    if (high < clamp_.high) {
        result.clamp_.high = kInfinity;
        result.truncation_.high = std::min(truncation_.high, high - shift_);
    }
    result.belowMass_ = law_.partialMoment(0, result.truncation_.low, true);
    result.insideMass_ = law_.partialMoment(0, result.truncation_.high) - result.belowMass_;
    result.modified_ = true;
    return result;
}

Distribution Distribution::truncated(double low, double high) const {
    expects(!truncationFault(low, high), "bounds with a mass of at least 1e-9 between them");
    return conditioned(low, high);
}

Distribution Distribution::clamped(double low, double high) const {
    expects(!clampFault(low, high), "low <= high");
    Distribution result = *this;
    result.clamp_ = {std::clamp(clamp_.low, low, high), std::clamp(clamp_.high, low, high)};
    result.modified_ = true;
    return result;
}

Distribution Distribution::shifted(double by) const {
    expects(by > -kInfinity && by < kInfinity, "a finite shift");
    Distribution result = *this;
    result.shift_ += by;
    result.clamp_.low += by;
    result.clamp_.high += by;
    result.modified_ = true;
    return result;
}

double Distribution::generalQuantile(double u) const {
    if (!modified_) return law_.quantile(u);
    double x;
    if (truncation_.finite()) {
        x = law_.quantile(std::min(belowMass_ + u * insideMass_, 1.0));
        x = std::clamp(x, truncation_.low, truncation_.high);  // against rounding at the ends
    } else {
        x = law_.quantile(u);
    }
    return std::clamp(x + shift_, clamp_.low, clamp_.high);
}

double Distribution::cdf(double x) const {
    if (x < clamp_.low) return 0.0;
    if (x >= clamp_.high) return 1.0;
    return truncatedMoment(0, x - shift_);
}

// E[(X - L)^k; X <= x] of the truncated law, L its location.
double Distribution::truncatedMoment(int k, double x) const {
    if (!truncation_.finite()) return law_.partialMoment(k, x);
    if (x < truncation_.low) return 0.0;
    const double before = law_.partialMoment(k, truncation_.low, true);
    return (law_.partialMoment(k, std::min(x, truncation_.high)) - before) / insideMass_;
}

// E[(Y - L)^k], Y the truncated law clamped, both before the shift.
double Distribution::moment(int k) const {
    const double location = law_.location();
    const double low = clamp_.low - shift_;
    const double high = clamp_.high - shift_;
    double sum = truncatedMoment(k, high) - truncatedMoment(k, low);
    if (low > -kInfinity) sum += power(low - location, k) * truncatedMoment(0, low);
    if (high < kInfinity) sum += power(high - location, k) * (1.0 - truncatedMoment(0, high));
    return sum;
}

double Distribution::mean() const {
    if (!truncation_.finite() && !clamp_.finite()) return law_.mean() + shift_;
    return law_.location() + moment(1) + shift_;
}

double Distribution::variance() const {
    if (!truncation_.finite() && !clamp_.finite()) return law_.variance();
    const double first = moment(1);
    return std::max(0.0, moment(2) - first * first);
}

std::span<const double> Distribution::parameters() const {
    return std::span<const double>(law_.parameter).first(formOf(law_.kind).parameters.size());
}

std::span<const double> Distribution::values() const {
    return law_.table ? std::span<const double>(law_.table->givenValues) : std::span<const double>();
}

std::span<const double> Distribution::weights() const {
    return law_.table ? std::span<const double>(law_.table->givenWeights) : std::span<const double>();
}

std::optional<DistributionFault> Distribution::truncationFault(double low, double high) const {
    if (!(low <= high)) return DistributionFault{"truncate", "low <= high, two numbers"};
    const bool apart = low > clamp_.high || high < clamp_.low;
    if (apart || !(conditioned(low, high).insideMass_ >= kLeastMass))
        return DistributionFault{"truncate", "bounds with a probability of at least 1e-9 between them"};
    return std::nullopt;
}

std::optional<DistributionFault> Distribution::clampFault(double low, double high) {
    if (!(low <= high)) return DistributionFault{"clamp", "low <= high, two numbers"};
    return std::nullopt;
}

}  // namespace tranche
