// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "models/allocation/award/award_rule.hpp"
#include "models/allocation/order/order_rule.hpp"

namespace tranche {

std::span<const AwardRow> awardTable() {
    static constexpr std::array<AwardRow, 15> rows{{
        {"strict_cut", strictCut, "whole requests in rank order; the first misfit of a share group ends it",
         "pay line of a merit review"},
        {"skip_fill", skipFill, "whole requests in rank order; a misfit is skipped", "greedy by rank"},
        {"partial_marginal", partialMarginal,
         "as skip_fill, but the first misfit of a share group is offered the remainder if viable",
         "greedy by rank with a marginal award"},
        {"scale_all", scaleAll,
         "everyone the same part of the request; those it is not viable for are dropped from the lowest rank "
         "up, and "
         "offered the rest",
         "proportional division with a minimum viable size"},
        {"knapsack_merit", knapsackMerit,
         "whole requests of the greatest sum of scores; ties to the better rank",
         "Kellerer, Pferschy, Pisinger 2004"},
        {"knapsack_merit_size", knapsackMeritSize,
         "whole requests of the greatest sum of score times GPUs; ties to the better rank",
         "Kellerer, Pferschy, Pisinger 2004"},
        {"flow", flowAward,
         "divisible awards of the greatest sum of score times GPUs, one pool and a viable size each; the "
         "rest whole",
         "minimum-cost flow; Ahuja, Magnanti, Orlin 1993"},
        {"deferred_acceptance", deferredAcceptance,
         "projects propose whole requests to pools as listed, pools keep the best-ranked that fit",
         "Gale, Shapley 1962; Hatfield, Milgrom 2005"},
        {"max_min", maxMinAward,
         "servers one at a time to who would have least for its weight; below the viable size the "
         "worst-ranked "
         "is dropped and all is shared anew",
         "Bertsekas, Gallager 1992", Division::weighted},
        {"uniform", uniformAward, "as max_min without weights: overstating a request gains nothing",
         "Sprumont 1991", Division::equal},
        {"proportional", proportionalAward,
         "the same part of every request, in servers by largest remainder, viable sizes as in max_min",
         "proportional rationing; invites overstated requests", Division::equal},
        {"drf", drfAward,
         "servers one at a time to who holds the least share of its pool for its weight; who is blocked is "
         "skipped",
         "Ghodsi et al. 2011", Division::weighted, false, true},
        {"drf_stop", drfStopAward, "as drf, but the first who is blocked ends the round",
         "Ghodsi et al. 2011", Division::weighted, false, true},
        {"gavel", gavelAward,
         "as max_min in throughput, over two GPU models: who gains most from one model is put to it; shares "
         "of an equal split count",
         "Narayanan et al. 2020", Division::weighted},
        {"probabilistic_serial", probabilisticSerialAward,
         "whole requests by lot: all eat their best remaining pool at equal speed, and what each has eaten "
         "is "
         "its chance; among requests of one size nobody envies another's chances",
         "Bogomolnaia, Moulin 2001; Budish, Che, Kojima, Milgrom 2013", Division::none, true},
    }};
    return rows;
}

const AwardRow* findAwardRule(std::string_view name) {
    for (const AwardRow& row : awardTable())
        if (row.name == name) return &row;
    return nullptr;
}

bool drawsLots(const AwardSpec& spec) {
    const AwardRow* rule = findAwardRule(spec.rule);
    const auto lots = [](const std::string& name) {
        const OrderRow* order = findOrder(name);
        return order != nullptr && order->lots != Lots::none;
    };
    return (rule != nullptr && rule->lots) || lots(spec.order) ||
           std::any_of(spec.ties.begin(), spec.ties.end(), lots);
}

}  // namespace tranche
