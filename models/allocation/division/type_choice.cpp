// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/division/type_choice.hpp"

#include <algorithm>
#include <limits>

#include "sim/kernel/contract.hpp"

namespace tranche {

double levelOf(std::span<const TypeDemand> projects, std::span<const std::uint8_t> types, std::uint8_t type,
               double capacity) {
    struct Part {
        double full, unit, demand;
    };
    std::vector<Part> parts;
    double units = 0;
    for (std::size_t i = 0; i < projects.size(); ++i) {
        if (types[i] != type || !projects[i].may[type]) continue;
        const double unit = projects[i].unit[type], demand = projects[i].demand[type];
        parts.push_back({demand / unit, unit, demand});
        units += unit;
    }
    std::sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) {
        return a.full != b.full ? a.full < b.full : a.unit < b.unit;
    });
    for (const Part& part : parts) {
        if (part.full * units >= capacity) return capacity / units;
        capacity -= part.demand;
        units -= part.unit;
    }
    return std::numeric_limits<double>::infinity();
}

std::vector<std::uint8_t> chooseTypes(std::span<const TypeDemand> projects, std::array<double, 2> capacity) {
    std::vector<std::uint8_t> types(projects.size(), 0);
    std::vector<std::size_t> movable;
    for (std::size_t i = 0; i < projects.size(); ++i) {
        const TypeDemand& p = projects[i];
        expects(p.unit[0] > 0 && p.unit[1] > 0, "units above 0");
        types[i] = p.may[1] && !p.may[0] ? 1 : 0;
        if (p.may[0] && p.may[1]) movable.push_back(i);
    }
    std::stable_sort(movable.begin(), movable.end(), [&](std::size_t i, std::size_t j) {
        const TypeDemand &a = projects[i], &b = projects[j];
        return a.unit[0] * b.unit[1] > b.unit[0] * a.unit[1];
    });
    const auto put = [&](std::size_t border) {
        for (std::size_t k = 0; k < movable.size(); ++k) types[movable[k]] = k < border ? 1 : 0;
    };
    const auto levels = [&](std::size_t border) {
        put(border);
        return std::array<double, 2>{levelOf(projects, types, 0, capacity[0]),
                                     levelOf(projects, types, 1, capacity[1])};
    };
    std::size_t low = 0, high = movable.size();  // the first border at which type 1 is not the better one
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        const auto at = levels(middle);
        if (at[1] > at[0])
            low = middle + 1;
        else
            high = middle;
    }
    if (low > 0) {
        const auto before = levels(low - 1), at = levels(low);
        if (std::min(before[0], before[1]) >= std::min(at[0], at[1])) --low;
    }
    put(low);
    return types;
}

}  // namespace tranche
