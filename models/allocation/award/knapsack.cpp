// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/award/knapsack.hpp"

#include <utility>

#include "models/allocation/award/knapsack_form.hpp"

namespace tranche {
namespace {

KnapsackAnswer answer(const KnapsackForm& form, const KnapsackPlaces& places, KnapsackRoute route) {
    KnapsackAnswer a;
    a.route = route;
    a.proven = route != KnapsackRoute::repaired;
    a.option.assign(form.knapsack.projects.size(), -1);
    for (std::size_t i = 0; i < form.project.size(); ++i) {
        a.option[form.project[i]] = places.option[i];
        if (places.option[i] >= 0) a.value += form.option(i, places.option[i]).value;
    }
    return a;
}

std::int64_t valueOf(const KnapsackForm& form, const KnapsackPlaces& places) {
    return answer(form, places, KnapsackRoute::repaired).value;
}

}  // namespace

KnapsackAnswer solveKnapsack(const Knapsack& knapsack, const KnapsackLimits& limits) {
    const KnapsackForm form(knapsack);
    KnapsackPlaces repaired;
    if (KnapsackBound::cells(form) <= limits.boundCells) {
        const KnapsackBound bound(form);
        const Selection selection = bound.selection();
        repaired = packKnapsack(form, selection);
        if (repaired.selection == selection) return answer(form, repaired, KnapsackRoute::relaxation);
        fillUp(form, repaired);
        if (const auto found = searchKnapsack(form, bound, valueOf(form, repaired), limits.searchLoads))
            return answer(form, *found, KnapsackRoute::search);
    } else {
        repaired = greedyKnapsack(form);
    }
    if (const auto found = tableKnapsack(form, limits.tableCells))
        return answer(form, *found, KnapsackRoute::table);
    return answer(form, repaired, KnapsackRoute::repaired);
}

}  // namespace tranche
