// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/random/law.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "sim/random/elementary.hpp"
#include "sim/random/incomplete.hpp"

namespace tranche {

namespace {

using elementary::betaTails;
using elementary::gammaTails;
using elementary::normalCdf;

double power(double x, int k) {
    return k == 0 ? 1.0 : k == 1 ? x : x * x;
}

double gammaFunction(double x) {
    return elementary::exp(elementary::logGamma(x));
}

double normalDensity(double z) {
    return 0.39894228040143267794 * elementary::exp(-0.5 * z * z);
}

}  // namespace

std::shared_ptr<const ValueTable> makeValueTable(std::vector<double> values, std::vector<double> weights) {
    auto table = std::make_shared<ValueTable>();
    table->givenValues = std::move(values);
    table->givenWeights = std::move(weights);
    const bool weighted = !table->givenWeights.empty();

    std::vector<std::size_t> order(table->givenValues.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return table->givenValues[a] < table->givenValues[b];
    });
    std::vector<double> weight;
    for (const std::size_t i : order) {
        const double v = table->givenValues[i];
        const double w = weighted ? table->givenWeights[i] : 1.0;
        if (w == 0.0) continue;
        if (!table->value.empty() && table->value.back() == v) {
            weight.back() += w;
        } else {
            table->value.push_back(v);
            weight.push_back(w);
        }
    }
    const double total = std::accumulate(weight.begin(), weight.end(), 0.0);
    for (std::size_t i = 0; i < weight.size(); ++i) table->mean += weight[i] / total * table->value[i];
    double mass = 0.0, first = 0.0, second = 0.0;
    for (std::size_t i = 0; i < weight.size(); ++i) {
        const double away = table->value[i] - table->mean;
        mass += weight[i];
        first += weight[i] / total * away;
        second += weight[i] / total * away * away;
        table->cumulative.push_back(mass / total);
        table->first.push_back(first);
        table->second.push_back(second);
    }
    table->cumulative.back() = 1.0;
    table->variance = second;
    return table;
}

Law makeLaw(DistributionKind kind, std::array<double, 4> parameter) {
    Law law;
    law.kind = kind;
    law.parameter = parameter;
    const auto& p = law.parameter;
    switch (kind) {
        case DistributionKind::constant:
            law.point = true;
            return law;
        case DistributionKind::lognormal:
        case DistributionKind::normal:
            law.point = p[1] == 0.0;
            return law;
        case DistributionKind::gamma:
            law.derived = {p[0], p[1]};
            break;
        case DistributionKind::erlang:
            law.derived = {p[0], p[1] / p[0]};
            break;
        case DistributionKind::uniform:
        case DistributionKind::triangular:
            law.point = law.width() == 0.0;
            return law;
        case DistributionKind::pert:
            law.point = law.width() == 0.0;
            if (!law.point)
                law.derived = {1.0 + 4.0 * ((p[1] - p[0]) / law.width()),
                               1.0 + 4.0 * ((p[2] - p[1]) / law.width())};
            return law;
        case DistributionKind::beta:
            law.point = law.width() == 0.0;
            law.derived = {p[0], p[1]};
            return law;
        case DistributionKind::exponential:
        case DistributionKind::weibull:
        case DistributionKind::discrete:
        case DistributionKind::empirical:
            break;
    }
    law.point = false;
    return law;
}

double Law::width() const {
    switch (kind) {
        case DistributionKind::uniform:
            return parameter[1] - parameter[0];
        case DistributionKind::triangular:
        case DistributionKind::pert:
            return parameter[2] - parameter[0];
        case DistributionKind::beta:
            return parameter[3] - parameter[2];
        default:
            return 0.0;
    }
}

double Law::location() const {
    if (kind == DistributionKind::discrete || kind == DistributionKind::empirical) return table->mean;
    const bool located = point || kind == DistributionKind::normal || width() > 0.0;
    return located ? low() : 0.0;
}

double Law::quantile(double u) const {
    if (point) return low();
    const auto& p = parameter;
    switch (kind) {
        case DistributionKind::constant:
            return p[0];
        case DistributionKind::uniform:
            return p[0] + u * (p[1] - p[0]);
        case DistributionKind::exponential:
            return -p[0] * elementary::log1p(-u);
        case DistributionKind::lognormal:
            return p[0] * elementary::exp(p[1] * elementary::normalQuantile(u));
        case DistributionKind::normal:
            return p[0] + p[1] * elementary::normalQuantile(u);
        case DistributionKind::gamma:
        case DistributionKind::erlang:
            return derived[1] * elementary::gammaQuantile(derived[0], u);
        case DistributionKind::weibull:
            return p[1] * elementary::pow(-elementary::log1p(-u), 1.0 / p[0]);
        case DistributionKind::triangular:
            return triangularQuantile(u);
        case DistributionKind::pert:
        case DistributionKind::beta:
            return low() + width() * elementary::betaQuantile(derived[0], derived[1], u);
        case DistributionKind::discrete:
        case DistributionKind::empirical:
            break;
    }
    const auto at = std::lower_bound(table->cumulative.begin(), table->cumulative.end(), u);
    return table->value[static_cast<std::size_t>(at - table->cumulative.begin())];
}

double Law::partialMoment(int k, double x, bool strict) const {
    if (point) return (strict ? low() < x : low() <= x) ? power(0.0, k) : 0.0;
    const auto& p = parameter;
    switch (kind) {
        case DistributionKind::discrete:
        case DistributionKind::empirical:
            return tablePartial(k, x, strict);
        case DistributionKind::normal:
            return normalPartial(k, x);
        case DistributionKind::uniform: {
            const double w = width();
            const double y = std::clamp(x - p[0], 0.0, w);
            return y / w * power(y, k) / (k + 1);
        }
        case DistributionKind::triangular:
            return triangularPartial(k, std::clamp(x - p[0], 0.0, width()));
        case DistributionKind::pert:
        case DistributionKind::beta:
            return betaPartial(k, std::clamp((x - low()) / width(), 0.0, 1.0));
        default:
            break;
    }
    if (!(x > 0.0)) return 0.0;
    const double order = static_cast<double>(k);
    if (kind == DistributionKind::lognormal) {
        const double z = elementary::log(x / p[0]) / p[1];
        return power(p[0], k) * elementary::exp(0.5 * order * order * p[1] * p[1]) *
               normalCdf(z - order * p[1]);
    }
    if (kind == DistributionKind::exponential)
        return power(p[0], k) * (k == 2 ? 2.0 : 1.0) * gammaTails(1.0 + order, x / p[0]).lower;
    if (kind == DistributionKind::weibull)
        return power(p[1], k) * gammaFunction(1.0 + order / p[0]) *
               gammaTails(1.0 + order / p[0], elementary::pow(x / p[1], p[0])).lower;
    const double shape = derived[0];
    const double rising = k == 0 ? 1.0 : k == 1 ? shape : shape * (shape + 1.0);
    return power(derived[1], k) * rising * gammaTails(shape + order, x / derived[1]).lower;
}

double Law::mean() const {
    if (point) return low();
    const auto& p = parameter;
    switch (kind) {
        case DistributionKind::lognormal:
            return p[0] * elementary::exp(0.5 * p[1] * p[1]);
        case DistributionKind::gamma:
            return p[0] * p[1];
        case DistributionKind::erlang:
            return p[1];
        case DistributionKind::weibull:
            return p[1] * gammaFunction(1.0 + 1.0 / p[0]);
        case DistributionKind::uniform:
            return p[0] + 0.5 * (p[1] - p[0]);
        case DistributionKind::triangular:
            return p[0] + ((p[1] - p[0]) + (p[2] - p[0])) / 3.0;
        case DistributionKind::pert:
        case DistributionKind::beta:
            return low() + width() * (derived[0] / (derived[0] + derived[1]));
        case DistributionKind::discrete:
        case DistributionKind::empirical:
            return table->mean;
        case DistributionKind::constant:
        case DistributionKind::exponential:
        case DistributionKind::normal:
            break;
    }
    return p[0];
}

double Law::variance() const {
    if (point) return 0.0;
    const auto& p = parameter;
    const double w = width();
    switch (kind) {
        case DistributionKind::constant:
            return 0.0;
        case DistributionKind::uniform:
            return w * w / 12.0;
        case DistributionKind::exponential:
            return p[0] * p[0];
        case DistributionKind::lognormal:
            return mean() * mean() * elementary::expm1(p[1] * p[1]);
        case DistributionKind::normal:
            return p[1] * p[1];
        case DistributionKind::gamma:
        case DistributionKind::erlang:
            return derived[0] * derived[1] * derived[1];
        case DistributionKind::weibull: {
            const double first = gammaFunction(1.0 + 1.0 / p[0]);
            return p[1] * p[1] * (gammaFunction(1.0 + 2.0 / p[0]) - first * first);
        }
        case DistributionKind::triangular: {
            const double c = p[1] - p[0];
            return (w * w - w * c + c * c) / 18.0;
        }
        case DistributionKind::pert:
        case DistributionKind::beta: {
            const double sum = derived[0] + derived[1];
            return w * w * (derived[0] / sum) * (derived[1] / sum) / (sum + 1.0);
        }
        case DistributionKind::discrete:
        case DistributionKind::empirical:
            break;
    }
    return table->variance;
}

double Law::triangularQuantile(double u) const {
    const double w = width();
    const double rise = parameter[1] - parameter[0];
    if (u * w < rise) return std::min(parameter[0] + std::sqrt(u * w * rise), parameter[1]);
    return std::max(parameter[2] - std::sqrt((1.0 - u) * w * (w - rise)), parameter[1]);
}

double Law::triangularPartial(int k, double y) const {
    const double w = width();
    const double rise = parameter[1] - parameter[0];
    const double fall = w - rise;
    // 2 t / (w rise) up to the mode, then 2 (w - t) / (w fall), times t^k.
    const double low = std::min(y, rise);
    double sum = rise > 0.0 ? 2.0 * low / w * (low / rise) * power(low, k) / (k + 2) : 0.0;
    if (y > rise) {
        const double atY = y * power(y, k) * (w / (k + 1) - y / (k + 2));
        const double atMode = rise * power(rise, k) * (w / (k + 1) - rise / (k + 2));
        sum += 2.0 / w * ((atY - atMode) / fall);
    }
    return sum;
}

double Law::normalPartial(int k, double x) const {
    const double z = (x - parameter[0]) / parameter[1];
    if (k == 0) return normalCdf(z);
    if (z > 40.0) return k == 1 ? 0.0 : parameter[1] * parameter[1];
    if (z < -40.0) return 0.0;
    if (k == 1) return -parameter[1] * normalDensity(z);
    return parameter[1] * parameter[1] * (normalCdf(z) - z * normalDensity(z));
}

double Law::betaPartial(int k, double y) const {
    const double a = derived[0];
    const double sum = a + derived[1];
    const double rising = k == 0 ? 1.0 : k == 1 ? a / sum : a / sum * ((a + 1.0) / (sum + 1.0));
    return power(width(), k) * rising * betaTails(a + k, derived[1], y).lower;
}

double Law::tablePartial(int k, double x, bool strict) const {
    const auto& value = table->value;
    const auto at = strict ? std::lower_bound(value.begin(), value.end(), x)
                           : std::upper_bound(value.begin(), value.end(), x);
    if (at == value.begin()) return 0.0;
    const auto last = static_cast<std::size_t>(at - value.begin()) - 1;
    return k == 0 ? table->cumulative[last] : k == 1 ? table->first[last] : table->second[last];
}

}  // namespace tranche
