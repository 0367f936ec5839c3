// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <numeric>

#include "models/allocation/award/knapsack_form.hpp"

namespace tranche {
namespace {

enum class Fitting { preferred, roomiest, tightest };

// Awards placed one after the other, none ever moved.
class Placing {
public:
    explicit Placing(const KnapsackForm& form) : form_(form), loads_(form), group_(form.knapsack.groupLeft) {
        places_.selection.assign(form.project.size(), -1);
        places_.option.assign(form.project.size(), -1);
    }

    bool place(std::size_t i, int choice, Fitting fitting) {
        const KnapsackChoice& c = form_.choices[i][static_cast<std::size_t>(choice)];
        Gpus* group = groupOf(i);
        if (group != nullptr && c.gpus > *group) return false;
        int best = -1;
        Gpus bestLeft = 0;
        for (const int o : c.options) {
            const std::uint16_t pool = form_.option(i, o).pool;
            const bool borrows = form_.borrows(i, pool);
            if (!loads_.fits(pool, borrows, c.gpus)) continue;
            const Gpus left = loads_.left(pool, borrows);
            const bool better = best < 0 || (fitting == Fitting::roomiest && left > bestLeft) ||
                                (fitting == Fitting::tightest && left < bestLeft);
            if (!better) continue;
            best = o;
            bestLeft = left;
        }
        if (best < 0) return false;
        take(i, choice, best);
        return true;
    }

    void take(std::size_t i, int choice, int option) {
        const KnapsackOption& o = form_.option(i, option);
        loads_.take(o.pool, form_.borrows(i, o.pool), o.gpus);
        if (Gpus* group = groupOf(i)) *group -= o.gpus;
        places_.selection[i] = choice;
        places_.option[i] = option;
    }

    KnapsackPlaces places() const { return places_; }

private:
    Gpus* groupOf(std::size_t i) {
        const std::uint16_t g = form_.knapsack.projects[form_.project[i]].group;
        return g == kNoGroup ? nullptr : &group_[g];
    }
    const KnapsackForm& form_;
    PoolLoads loads_;
    std::vector<Gpus> group_;
    KnapsackPlaces places_;
};

std::int64_t valueOf(const KnapsackForm& form, const KnapsackPlaces& places) {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < places.option.size(); ++i)
        if (places.option[i] >= 0) sum += form.option(i, places.option[i]).value;
    return sum;
}

Fitting usual(const KnapsackForm& form) {
    return form.knapsack.roomiestFirst ? Fitting::roomiest : Fitting::preferred;
}

}  // namespace

KnapsackPlaces packKnapsack(const KnapsackForm& form, const Selection& selection) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < selection.size(); ++i)
        if (selection[i] >= 0) order.push_back(i);
    const auto choice = [&](std::size_t i) -> const KnapsackChoice& {
        return form.choices[i][static_cast<std::size_t>(selection[i])];
    };
    KnapsackPlaces best;
    for (const bool choosyFirst : {false, true}) {
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            if (choosyFirst && choice(a).options.size() != choice(b).options.size())
                return choice(a).options.size() < choice(b).options.size();
            return choice(a).gpus > choice(b).gpus;
        });
        for (const Fitting fitting : {usual(form), Fitting::tightest}) {
            Placing placing(form);
            bool all = true;
            for (const std::size_t i : order) all = placing.place(i, selection[i], fitting) && all;
            KnapsackPlaces places = placing.places();
            if (best.option.empty() || valueOf(form, places) > valueOf(form, best)) best = std::move(places);
            if (all) return placing.places();
        }
    }
    return best;
}

void fillUp(const KnapsackForm& form, KnapsackPlaces& places) {
    Placing placing(form);
    for (std::size_t i = 0; i < places.option.size(); ++i)
        if (places.option[i] >= 0) placing.take(i, places.selection[i], places.option[i]);
    for (std::size_t i = 0; i < places.option.size(); ++i)
        for (std::size_t c = 0; c < form.choices[i].size() && places.option[i] < 0; ++c)
            if (placing.place(i, static_cast<int>(c), usual(form))) break;
    places = placing.places();
}

KnapsackPlaces greedyKnapsack(const KnapsackForm& form) {
    struct Density {
        double value;
        std::size_t position;
        int choice;
    };
    std::vector<Density> order;
    for (std::size_t i = 0; i < form.choices.size(); ++i)
        for (std::size_t c = 0; c < form.choices[i].size(); ++c)
            order.push_back(
                {static_cast<double>(form.choices[i][c].value) / static_cast<double>(form.choices[i][c].gpus),
                 i, static_cast<int>(c)});
    std::stable_sort(order.begin(), order.end(),
                     [](const Density& a, const Density& b) { return a.value > b.value; });
    Placing placing(form);
    std::vector<bool> taken(form.choices.size(), false);
    for (const Density& d : order)
        if (!taken[d.position]) taken[d.position] = placing.place(d.position, d.choice, usual(form));
    return placing.places();
}

}  // namespace tranche
