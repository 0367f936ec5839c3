// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/lottery/draw_chances.hpp"

#include <algorithm>
#include <numeric>

#include "models/allocation/lottery/win_chances.hpp"
#include "sim/random/stream.hpp"

namespace tranche {
namespace {

constexpr std::uint64_t kAgain = hash64("draw again");

// Adds `chance` to whoever the rule gives something in this order. `positions`: of the ranked in the list.
class Trial {
public:
    Trial(const Room& before, const AwardRow& rule, std::size_t n)
        : before_(before), rule_(rule), decisions_(n), won_(n, 0) {}

    void run(std::span<const Candidate> order, std::span<const std::size_t> positions, double chance) {
        Room room = before_;
        std::fill(decisions_.begin(), decisions_.end(), Decision{});
        rule_.rule(order, room, decisions_);
        for (std::size_t k = 0; k < order.size(); ++k)
            if (decisions_[k].gpus > 0) won_[positions[k]] += chance;
    }
    const std::vector<double>& won() const { return won_; }

private:
    const Room& before_;
    const AwardRow& rule_;
    std::vector<Decision> decisions_;
    std::vector<double> won_;
};

// All orders of the `drawn` candidates from position `first` on.
std::vector<double> enumerated(std::span<const Candidate> ranked, std::size_t first, std::size_t drawn,
                               bool weighted, Trial trial) {
    std::vector<std::size_t> positions(ranked.size());
    std::iota(positions.begin(), positions.end(), 0);
    std::vector<Candidate> order(ranked.begin(), ranked.end());
    const auto weight = [&](std::size_t i) { return weighted ? ranked[i].weight : 1; };
    const auto from = positions.begin() + static_cast<std::ptrdiff_t>(first);
    const auto to = from + static_cast<std::ptrdiff_t>(drawn);
    do {
        double chance = 1, left = 0;
        for (auto it = from; it != to; ++it) left += weight(*it);
        for (auto it = from; it != to; ++it) {
            chance *= weight(*it) / left;
            left -= weight(*it);
        }
        for (auto it = from; it != to; ++it)
            order[static_cast<std::size_t>(it - positions.begin())] = ranked[*it];
        trial.run(order, positions, chance);
    } while (std::next_permutation(from, to));
    return trial.won();
}

// Rules of which hundreds of draws among many would take longer than the run.
bool isSlow(const AwardRow& rule) {
    return rule.rule == knapsackMerit || rule.rule == knapsackMeritSize || rule.rule == flowAward ||
           rule.rule == probabilisticSerialAward;
}

}  // namespace

std::vector<double> drawChances(std::span<const Candidate> ranked, const Room& before, const AwardRow& rule,
                                const OrderRow& order, std::span<const OrderRow* const> ties) {
    Trial trial(before, rule, ranked.size());
    const auto drawnHere = [&](const Candidate& c) {
        return order.lots != Lots::betweenLines || c.band == Band::draw;
    };
    const auto first = std::find_if(ranked.begin(), ranked.end(), drawnHere) - ranked.begin();
    const auto drawn = std::count_if(ranked.begin(), ranked.end(), drawnHere);
    if (order.lots != Lots::none && !rule.lots && drawn <= static_cast<std::ptrdiff_t>(kEnumerated))
        return enumerated(ranked, static_cast<std::size_t>(first), static_cast<std::size_t>(drawn),
                          order.lots != Lots::equal, trial);
    if (isSlow(rule) && ranked.size() > kFewForSlowRules) return {};
    std::vector<std::int64_t> keys(ranked.size());
    std::vector<std::size_t> positions(ranked.size());
    std::vector<Candidate> again(ranked.begin(), ranked.end()), sorted(ranked.size());
    for (std::uint64_t k = 0; k < kDraws; ++k) {
        Draws draws(Stream(RunKey{}, kAgain, k));
        for (Candidate& c : again) c.draw = draws.next();
        for (std::size_t i = 0; i < again.size(); ++i) keys[i] = order.key(again[i]);
        std::iota(positions.begin(), positions.end(), 0);
        std::sort(positions.begin(), positions.end(), [&](std::size_t a, std::size_t b) {
            if (keys[a] != keys[b]) return keys[a] < keys[b];
            for (const OrderRow* tie : ties)
                if (const std::int64_t ta = tie->key(again[a]), tb = tie->key(again[b]); ta != tb)
                    return ta < tb;
            return a < b;
        });
        for (std::size_t i = 0; i < positions.size(); ++i) sorted[i] = again[positions[i]];
        trial.run(sorted, positions, 1);
    }
    std::vector<double> chances = trial.won();
    for (double& chance : chances) chance /= static_cast<double>(kDraws);
    return chances;
}

}  // namespace tranche
