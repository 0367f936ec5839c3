// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Orders of a list of candidates. Every order is total: (policy key, keys of the ties, submit time, application id);
// real keys are compared after quantisation to 1e-6 points, so float noise never decides. One row an order in the table.
// Verified by: tests/allocation/order_test.cpp.

#include <span>
#include <string_view>

#include "models/allocation/room.hpp"

namespace tranche {

using OrderKey = std::int64_t (*)(const Candidate&);  // ascending: smaller goes first

// What an order draws lots by: not at all, equally, by weights, or between two lines of the score.
enum class Lots : std::uint8_t { none, equal, weighted, betweenLines };

struct OrderRow {
    std::string_view name;
    OrderKey key;
    std::string_view help;
    std::string_view reference;
    Lots lots = Lots::none;
};

std::span<const OrderRow> orderTable();
const OrderRow* findOrder(std::string_view name);
// `ties`: further orders, one after the other, for those that the first holds equal. O(n log n).
void sortCandidates(std::span<Candidate>, const OrderRow&, std::span<const OrderRow* const> ties = {});

}  // namespace tranche
