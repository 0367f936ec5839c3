// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/division/two_types.hpp"

#include <algorithm>
#include <numeric>

#include "sim/kernel/contract.hpp"

namespace tranche {
namespace {

void check(std::span<const TwoTypeProject> projects, double capacityA, double capacityB) {
    expects(capacityA >= 0 && capacityB >= 0, "capacities of at least 0");
    for (const TwoTypeProject& p : projects)
        expects(p.throughputA > 0 && p.throughputB > 0 && p.weight > 0, "positive throughputs and weights");
}

}  // namespace

TwoTypeDivision divideTwoTypes(std::span<const TwoTypeProject> projects, double capacityA, double capacityB) {
    check(projects, capacityA, capacityB);
    const std::size_t n = projects.size();
    TwoTypeDivision division{std::vector<TwoTypeShare>(n), 0};
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) {
        return projects[i].throughputB * projects[j].throughputA >
               projects[j].throughputB * projects[i].throughputA;
    });
    // Throughput wanted at level 1, and the servers it takes if all of it comes from one type.
    const auto wanted = [&](const TwoTypeProject& p) {
        return p.weight * (p.throughputA * capacityA + p.throughputB * capacityB) / static_cast<double>(n);
    };
    double onlyA = 0, onlyB = 0;  // servers at level 1 of those behind the border and before it
    for (const TwoTypeProject& p : projects) onlyA += wanted(p) / p.throughputA;
    for (std::size_t k = 0; k < n; ++k) {
        const TwoTypeProject& border = projects[order[k]];
        const double want = wanted(border), a = border.throughputA, b = border.throughputB;
        onlyA = std::max(0.0, onlyA - want / a);
        const double inBoth = want + a * onlyA + b * onlyB;
        division.level = inBoth > 0 ? (a * capacityA + b * capacityB) / inBoth : 0;
        const double restB = capacityB - division.level * onlyB;
        onlyB += want / b;
        if (division.level * want > restB * b * (1 + 1e-13) || k + 1 == n) {  // B runs out here
            for (std::size_t m = 0; m < n; ++m) {
                const TwoTypeProject& p = projects[order[m]];
                TwoTypeShare& share = division.shares[order[m]];
                const double target = division.level * wanted(p);
                share.serversB = m < k ? target / p.throughputB : m == k ? std::max(0.0, restB) : 0;
                share.serversA = m > k    ? target / p.throughputA
                                 : m == k ? std::max(0.0, (target - share.serversB * b) / a)
                                          : 0;
            }
            return division;
        }
    }
    return division;
}

}  // namespace tranche
