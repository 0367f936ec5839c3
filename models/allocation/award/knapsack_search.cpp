// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "models/allocation/award/knapsack_form.hpp"

namespace tranche {
namespace {

constexpr std::size_t kDeepest = 4096;  // projects; the search calls itself once for each

// A branch fixes who is funded with what size; at each level it keeps every way to have placed them, so pools that
// could be exchanged are not tried one after the other.
class Search {
public:
    Search(const KnapsackForm& form, const KnapsackBound& bound, std::int64_t least, std::size_t maxLoads)
        : form_(form), bound_(bound), best_(least - 1), loadsLeft_(maxLoads) {
        levels_.resize(form.project.size() + 1);
        levels_[0].push_back({PoolLoads(form), 0, -1});
        selection_.assign(form.project.size(), -1);
    }

    std::optional<KnapsackPlaces> run() {
        if (form_.project.size() > kDeepest || form_.blocks.empty()) return std::nullopt;
        descend(0, 0, form_.capacity, form_.blocks[0].limit, 0);
        if (exhausted_ || found_.option.empty()) return std::nullopt;
        return found_;
    }

private:
    struct Load {
        PoolLoads loads;
        std::size_t parent;
        int option;
    };

    bool over() const { return exhausted_ || best_ == bound_.best(); }

    void descend(std::size_t i, std::size_t b, Gpus capacity, Gpus group, std::int64_t value) {
        if (over() || value + bound_.from(b, i, capacity, group) <= best_) return;
        if (i == form_.project.size()) return record(value);
        if (i == form_.blocks[b].last) group = form_.blocks[++b].limit;
        for (std::size_t c = 0; c < form_.choices[i].size(); ++c) {
            const KnapsackChoice& choice = form_.choices[i][c];
            const Gpus w = choice.gpus / form_.unit;
            if (w > capacity || w > group || !placeAll(i, choice)) continue;
            selection_[i] = static_cast<int>(c);
            descend(i + 1, b, capacity - w, group - w, value + choice.value);
            if (over()) return;
        }
        selection_[i] = -1;
        std::vector<Load>& next = levels_[i + 1];
        next.clear();
        for (std::size_t s = 0; s < levels_[i].size(); ++s) next.push_back({levels_[i][s].loads, s, -1});
        if (spend(next.size())) descend(i + 1, b, capacity, group, value);
    }

    bool spend(std::size_t loads) {
        exhausted_ = exhausted_ || loads > loadsLeft_;
        loadsLeft_ -= exhausted_ ? 0 : loads;
        return !exhausted_;
    }

    // Every way to place this award after every way so far.
    bool placeAll(std::size_t i, const KnapsackChoice& choice) {
        std::vector<Load>& next = levels_[i + 1];
        next.clear();
        for (std::size_t s = 0; s < levels_[i].size(); ++s)
            for (const int o : choice.options) {
                const std::uint16_t pool = form_.option(i, o).pool;
                const bool borrows = form_.borrows(i, pool);
                if (!levels_[i][s].loads.fits(pool, borrows, choice.gpus)) continue;
                next.push_back({levels_[i][s].loads, s, o});
                next.back().loads.take(pool, borrows, choice.gpus);
            }
        if (!spend(next.size())) return false;
        std::stable_sort(next.begin(), next.end(),
                         [](const Load& x, const Load& y) { return x.loads < y.loads; });
        next.erase(std::unique(next.begin(), next.end(),
                               [](const Load& x, const Load& y) { return x.loads == y.loads; }),
                   next.end());
        return !next.empty();
    }

    void record(std::int64_t value) {
        best_ = value;
        found_.selection = selection_;
        found_.option.assign(selection_.size(), -1);
        for (std::size_t i = selection_.size(), at = 0; i-- > 0;) {
            found_.option[i] = levels_[i + 1][at].option;
            at = levels_[i + 1][at].parent;
        }
    }

    const KnapsackForm& form_;
    const KnapsackBound& bound_;
    std::int64_t best_;
    std::size_t loadsLeft_;
    bool exhausted_ = false;
    std::vector<std::vector<Load>> levels_;
    Selection selection_;
    KnapsackPlaces found_;
};

}  // namespace

std::optional<KnapsackPlaces> searchKnapsack(const KnapsackForm& form, const KnapsackBound& bound,
                                             std::int64_t least, std::size_t maxLoads) {
    return Search(form, bound, least, maxLoads).run();
}

}  // namespace tranche
