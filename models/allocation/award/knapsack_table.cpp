// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <numeric>

#include "models/allocation/award/knapsack_form.hpp"

namespace tranche {
namespace {

constexpr std::uint8_t kNone = 0x80;  // in a cell: leaving the project out is optimal
constexpr std::size_t kMostOptions = 7;

// A limit that can bind: a pool, what a pool has for those who may not borrow, or a share group.
struct Limit {
    Gpus left = 0, unit = 0, asked = 0;
    std::size_t stride = 0;
    std::size_t size() const { return static_cast<std::size_t>(left / unit + 1); }
};

struct Step {
    int option;
    int choice;
    std::int64_t value;
    std::vector<std::size_t> need;  // by limit
    std::size_t offset = 0;
};

class Tables {
public:
    Tables(const KnapsackForm& form, std::size_t maxCells) : form_(form), steps_(form.project.size()) {
        const std::size_t pools = form.knapsack.pools.size();
        std::vector<Limit> limits(2 * pools + form.knapsack.groupLeft.size());
        for (std::size_t p = 0; p < pools; ++p) {
            limits[p].left = form.knapsack.pools[p].free + form.knapsack.pools[p].lendable;
            limits[pools + p].left = form.knapsack.pools[p].free;
        }
        for (std::size_t g = 0; g < form.knapsack.groupLeft.size(); ++g)
            limits[2 * pools + g].left = form.knapsack.groupLeft[g];
        measure(limits);
        choose(limits, maxCells);
    }

    std::optional<KnapsackPlaces> run() {
        if (!fits_) return std::nullopt;
        fill();
        return trace();
    }

private:
    std::vector<std::size_t> touched(std::size_t i, const KnapsackOption& o) const {
        const std::size_t pools = form_.knapsack.pools.size();
        std::vector<std::size_t> limits{o.pool};
        if (!form_.borrows(i, o.pool)) limits.push_back(pools + o.pool);
        const std::uint16_t g = form_.knapsack.projects[form_.project[i]].group;
        if (g != kNoGroup) limits.push_back(2 * pools + g);
        return limits;
    }

    template <class Visit>
    void forEachOption(std::size_t i, Visit&& visit) const {
        for (std::size_t c = 0; c < form_.choices[i].size(); ++c)
            for (const int o : form_.choices[i][c].options) visit(static_cast<int>(c), o, form_.option(i, o));
    }

    void measure(std::vector<Limit>& limits) const {
        std::vector<Gpus> most(limits.size());
        for (std::size_t i = 0; i < form_.project.size(); ++i) {
            std::fill(most.begin(), most.end(), 0);
            forEachOption(i, [&](int, int, const KnapsackOption& o) {
                for (const std::size_t l : touched(i, o)) {
                    limits[l].unit = std::gcd(limits[l].unit, o.gpus);
                    most[l] = std::max(most[l], o.gpus);
                }
            });
            for (std::size_t l = 0; l < limits.size(); ++l) limits[l].asked += most[l];
        }
        // Who may not borrow limits the pool itself only where others borrow.
        const std::size_t pools = form_.knapsack.pools.size();
        for (std::size_t p = 0; p < pools; ++p)
            if (limits[p].left == limits[pools + p].left) limits[pools + p].asked = 0;
    }

    // Limits that can bind, the largest innermost, and the steps in their units.
    void choose(const std::vector<Limit>& all, std::size_t maxCells) {
        std::vector<std::size_t> kept;
        for (std::size_t l = 0; l < all.size(); ++l)
            if (all[l].asked > all[l].left) kept.push_back(l);
        std::stable_sort(kept.begin(), kept.end(),
                         [&](std::size_t a, std::size_t b) { return all[a].size() < all[b].size(); });
        std::size_t room = maxCells / (form_.project.size() + 1);
        for (const std::size_t l : kept) {
            fits_ = fits_ && all[l].size() <= room;
            if (!fits_) return;
            room /= all[l].size();
            limits_.push_back(all[l]);
        }
        for (std::size_t k = limits_.size(); k-- > 0;) {
            limits_[k].stride = states_;
            states_ *= limits_[k].size();
        }
        for (std::size_t i = 0; i < form_.project.size(); ++i) {
            forEachOption(i, [&](int c, int o, const KnapsackOption& option) {
                Step step{o, c, option.value, std::vector<std::size_t>(limits_.size(), 0)};
                const std::vector<std::size_t> on = touched(i, option);
                for (std::size_t k = 0; k < kept.size(); ++k) {
                    if (std::find(on.begin(), on.end(), kept[k]) == on.end()) continue;
                    step.need[k] = static_cast<std::size_t>(option.gpus / limits_[k].unit);
                    step.offset += step.need[k] * limits_[k].stride;
                }
                steps_[i].push_back(std::move(step));
            });
            fits_ = fits_ && steps_[i].size() <= kMostOptions;
        }
    }

    void fill() {
        std::vector<std::int64_t> later(states_, 0), now;
        optimal_.resize(form_.project.size());
        for (std::size_t i = form_.project.size(); i-- > 0;) {
            now = later;
            optimal_[i].assign(states_, kNone);
            for (std::size_t s = 0; s < steps_[i].size(); ++s)
                improve(steps_[i][s], static_cast<std::uint8_t>(1U << s), later, now, optimal_[i]);
            later.swap(now);
        }
    }

    void improve(const Step& step, std::uint8_t bit, const std::vector<std::int64_t>& later,
                 std::vector<std::int64_t>& now, std::vector<std::uint8_t>& optimal) const {
        const std::size_t outer = limits_.empty() ? 0 : limits_.size() - 1;
        const std::size_t width = limits_.empty() ? 1 : limits_.back().size();
        const std::size_t from = limits_.empty() ? 0 : step.need.back();
        std::vector<std::size_t> digit(outer, 0);
        for (std::size_t base = 0; base < states_; base += width) {
            bool enough = true;
            for (std::size_t k = 0; k < outer; ++k) enough = enough && digit[k] >= step.need[k];
            for (std::size_t x = base + from; enough && x < base + width; ++x) {
                const std::int64_t value = later[x - step.offset] + step.value;
                const bool better = value > now[x], equal = value == now[x];
                now[x] = better ? value : now[x];
                optimal[x] = static_cast<std::uint8_t>(better ? bit : equal ? optimal[x] | bit : optimal[x]);
            }
            for (std::size_t k = outer; k-- > 0 && ++digit[k] == limits_[k].size();) digit[k] = 0;
        }
    }

    struct Reached {
        std::size_t state, parent;
        int option;
    };

    // Of all optimal ways, kept together, the first in the order of the ties.
    KnapsackPlaces trace() const {
        const std::size_t n = form_.project.size();
        std::vector<std::vector<Reached>> levels(n + 1);
        levels[0].push_back({states_ - 1, 0, -1});
        KnapsackPlaces places;
        for (std::size_t i = 0; i < n; ++i) {
            int chosen = 0;
            const int choices = static_cast<int>(form_.choices[i].size());
            for (; chosen < choices && levels[i + 1].empty(); ++chosen)
                levels[i + 1] = follow(levels[i], i, chosen);
            const bool none = levels[i + 1].empty();
            if (none) levels[i + 1] = follow(levels[i], i, -1);
            places.selection.push_back(none ? -1 : chosen - 1);
        }
        places.option.assign(n, -1);
        for (std::size_t i = n, at = 0; i-- > 0;) {
            places.option[i] = levels[i + 1][at].option;
            at = levels[i + 1][at].parent;
        }
        return places;
    }

    std::vector<Reached> follow(const std::vector<Reached>& level, std::size_t i, int choice) const {
        std::vector<Reached> next;
        for (std::size_t r = 0; r < level.size(); ++r) {
            const std::uint8_t optimal = optimal_[i][level[r].state];
            if (choice < 0 && (optimal & kNone) != 0) next.push_back({level[r].state, r, -1});
            for (std::size_t s = 0; s < steps_[i].size(); ++s)
                if (steps_[i][s].choice == choice && (optimal >> s & 1) == 1)
                    next.push_back({level[r].state - steps_[i][s].offset, r, steps_[i][s].option});
        }
        std::stable_sort(next.begin(), next.end(),
                         [](const Reached& a, const Reached& b) { return a.state < b.state; });
        next.erase(std::unique(next.begin(), next.end(),
                               [](const Reached& a, const Reached& b) { return a.state == b.state; }),
                   next.end());
        return next;
    }

    const KnapsackForm& form_;
    bool fits_ = true;
    std::vector<Limit> limits_;
    std::size_t states_ = 1;
    std::vector<std::vector<Step>> steps_;            // by position
    std::vector<std::vector<std::uint8_t>> optimal_;  // by position and state: a bit a step, kNone
};

}  // namespace

std::optional<KnapsackPlaces> tableKnapsack(const KnapsackForm& form, std::size_t maxCells) {
    return Tables(form, maxCells).run();
}

}  // namespace tranche
