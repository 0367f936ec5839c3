// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

#include "models/allocation/lottery/lot.hpp"
#include "models/allocation/order/order_rule.hpp"

namespace tranche {
namespace {

std::int64_t byScore(const Candidate& c) {
    return -std::llround(c.score * 1e6);
}
std::int64_t byArrival(const Candidate& c) {
    return c.submitted;
}
std::int64_t byLot(const Candidate& c) {
    return lotKey(c.draw, 1);
}
std::int64_t byWeightedLot(const Candidate& c) {
    return lotKey(c.draw, c.weight);
}
std::int64_t bySize(const Candidate& c) {
    return c.requested;
}
std::int64_t byLargest(const Candidate& c) {
    return -c.requested;
}
std::int64_t bySecond(const Candidate& c) {
    return -std::llround(c.second * 1e6);
}
// Lots are at most 3.7e16, scores far below 1e12 points: the bands cannot overlap.
std::int64_t byBand(const Candidate& c) {
    constexpr std::int64_t band = std::int64_t{1} << 60;
    if (c.band == Band::fund) return -band + byScore(c);
    return c.band == Band::draw ? byWeightedLot(c) : band + byScore(c);
}

}  // namespace

std::span<const OrderRow> orderTable() {
    static constexpr std::array<OrderRow, 8> rows{{
        {"score", byScore, "best panel score first", "panel score with a cut line"},
        {"fcfs", byArrival, "first submitted first", "Feitelson, Weil 1998"},
        {"lottery", byLot,
         "equal lots; with rule skip_fill a misfit is skipped, with strict_cut it ends the draw",
         "random serial dictatorship: Abdulkadiroglu, Sonmez 1998", Lots::equal},
        {"weighted_lottery", byWeightedLot,
         "lots by award.weights: twice the weight, twice the chance to come first",
         "Efraimidis, Spirakis 2006", Lots::weighted},
        {"partial_lottery", byBand,
         "best scores first above the upper line of award.lottery, lots between the lines, rejected below",
         "Fang, Casadevall 2016", Lots::betweenLines},
        {"smallest_first", bySize, "fewest GPUs asked for first", "smallest job first"},
        {"largest_first", byLargest, "most GPUs asked for first", "largest job first"},
        {"second_criterion", bySecond, "best in the second of the review's criteria first; alike without one",
         "tie-breaks of panels"},
    }};
    return rows;
}

const OrderRow* findOrder(std::string_view name) {
    for (const OrderRow& row : orderTable())
        if (row.name == name) return &row;
    return nullptr;
}

void sortCandidates(std::span<Candidate> candidates, const OrderRow& order,
                    std::span<const OrderRow* const> ties) {
    std::sort(candidates.begin(), candidates.end(), [&](const Candidate& a, const Candidate& b) {
        const std::int64_t ka = order.key(a), kb = order.key(b);
        if (ka == kb)
            for (const OrderRow* tie : ties)
                if (const std::int64_t ta = tie->key(a), tb = tie->key(b); ta != tb) return ta < tb;
        return std::tie(ka, a.submitted, a.application) < std::tie(kb, b.submitted, b.application);
    });
}

}  // namespace tranche
