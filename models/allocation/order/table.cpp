// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

#include "models/allocation/order/order_rule.hpp"

namespace tranche {
namespace {

std::int64_t byScore(const Candidate& c) {
    return -std::llround(c.score * 1e6);
}
std::int64_t byArrival(const Candidate&) {
    return 0;
}

}  // namespace

std::span<const OrderRow> orderTable() {
    static constexpr std::array<OrderRow, 2> rows{{
        {"score", byScore, "best panel score first", "panel score with a cut line"},
        {"fcfs", byArrival, "first submitted first", "Feitelson, Weil 1998"},
    }};
    return rows;
}

const OrderRow* findOrder(std::string_view name) {
    for (const OrderRow& row : orderTable())
        if (row.name == name) return &row;
    return nullptr;
}

void sortCandidates(std::span<Candidate> candidates, const OrderRow& order) {
    std::sort(candidates.begin(), candidates.end(), [&](const Candidate& a, const Candidate& b) {
        const std::int64_t ka = order.key(a), kb = order.key(b);
        return std::tie(ka, a.submitted, a.application) < std::tie(kb, b.submitted, b.application);
    });
}

}  // namespace tranche
