// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/analysis/ocba.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "sim/kernel/contract.hpp"
#include "sim/random/incomplete.hpp"

namespace tranche {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

std::vector<double> meansOf(std::span<const Tally> systems) {
    std::vector<double> means;
    for (const Tally& one : systems) means.push_back(one.mean());
    return means;
}

// P(T > t), t >= 0.
double studentTail(double t, double degrees) {
    if (!std::isfinite(t)) return 0;
    const double y = degrees / (degrees + t * t), rest = t * t / (degrees + t * t);
    return 0.5 * elementary::betaTails(degrees / 2, 0.5, y, rest).lower;
}

double wrongByChance(double gap, double standardError, double degrees) {
    if (standardError == 0) return gap > 0 ? 0 : 0.5;
    return studentTail(gap / standardError, degrees);
}

}  // namespace

std::size_t bestOf(std::span<const double> means, Favour better) {
    expects(!means.empty(), "a system to choose");
    const auto at = better == Favour::higher ? std::max_element(means.begin(), means.end())
                                             : std::min_element(means.begin(), means.end());
    return static_cast<std::size_t>(at - means.begin());
}

std::vector<double> ocbaFractions(std::span<const double> means, std::span<const double> variances,
                                  Favour better) {
    expects(means.size() == variances.size(), "a variance for every mean");
    const std::size_t k = means.size(), b = bestOf(means, better);
    double widest = 0;
    for (const double m : means) widest = std::max(widest, std::abs(m - means[b]));
    std::vector<double> share(k);
    if (widest == 0) {
        std::fill(share.begin(), share.end(), 1.0 / static_cast<double>(k));
        return share;
    }
    double squares = 0;
    for (std::size_t i = 0; i < k; ++i) {
        if (i == b) continue;
        const double gap = std::max(std::abs(means[i] - means[b]), 1e-6 * widest) / widest;
        share[i] = variances[i] / (gap * gap);
        if (variances[i] > 0) squares += share[i] * share[i] / variances[i];
    }
    share[b] = std::sqrt(variances[b] * squares);
    const double sum = std::accumulate(share.begin(), share.end(), 0.0);
    for (double& one : share) one = sum > 0 ? one / sum : 1.0 / static_cast<double>(k);
    return share;
}

std::vector<std::int64_t> ocbaIncrement(std::span<const Tally> systems, std::int64_t increment,
                                        Favour better) {
    expects(increment >= 0, "replications to add");
    std::vector<double> variances;
    double total = static_cast<double>(increment);
    for (const Tally& one : systems) {
        variances.push_back(one.variance());
        total += static_cast<double>(one.count());
    }
    const std::vector<double> share = ocbaFractions(meansOf(systems), variances, better);
    std::vector<double> wanted(systems.size());
    for (std::size_t i = 0; i < systems.size(); ++i)
        wanted[i] = std::max(0.0, share[i] * total - static_cast<double>(systems[i].count()));
    const double sum = std::accumulate(wanted.begin(), wanted.end(), 0.0);
    std::vector<std::int64_t> add(systems.size());
    if (sum <= 0) return add;
    std::int64_t given = 0;
    for (std::size_t i = 0; i < systems.size(); ++i) {
        wanted[i] *= static_cast<double>(increment) / sum;
        add[i] = static_cast<std::int64_t>(wanted[i]);
        given += add[i];
    }
    std::vector<std::size_t> order(systems.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return wanted[a] - std::floor(wanted[a]) > wanted[b] - std::floor(wanted[b]);
    });
    for (std::size_t i = 0; given < increment; i = (i + 1) % order.size(), ++given) ++add[order[i]];
    return add;
}

double correctSelection(std::span<const Tally> systems, Favour better) {
    for (const Tally& one : systems)
        if (one.count() < 2) return kUndefined;
    const std::size_t b = bestOf(meansOf(systems), better);
    double sure = 1;
    const auto n = [&](std::size_t i) { return static_cast<double>(systems[i].count()); };
    const double ofBest = systems[b].variance() / n(b);
    for (std::size_t i = 0; i < systems.size(); ++i) {
        if (i == b) continue;
        const double mine = systems[i].variance() / n(i), both = mine + ofBest;
        const double degrees =
            both > 0 ? both * both / (mine * mine / (n(i) - 1) + ofBest * ofBest / (n(b) - 1)) : 1;
        sure -= wrongByChance(std::abs(systems[i].mean() - systems[b].mean()), std::sqrt(both), degrees);
    }
    return std::max(sure, 0.0);
}

double correctSelectionPaired(std::span<const std::vector<double>> values, Favour better) {
    std::vector<Tally> systems(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        expects(values[i].size() == values[0].size(), "all systems in the same replications");
        for (const double x : values[i]) systems[i].add(x);
    }
    if (systems[0].count() < 2) return kUndefined;
    const std::size_t b = bestOf(meansOf(systems), better);
    double sure = 1;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (i == b) continue;
        Tally differences;
        for (std::size_t r = 0; r < values[i].size(); ++r) differences.add(values[i][r] - values[b][r]);
        sure -= wrongByChance(std::abs(differences.mean()), differences.standardError(),
                              static_cast<double>(differences.count() - 1));
    }
    return std::max(sure, 0.0);
}

}  // namespace tranche
