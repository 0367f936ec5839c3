// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What both schedulers do alike to keep a queue in order: the view that keys are taken from, who goes before whom, and the
// order anew where keys have changed. Ties: (key, submit, job). O(waiting) where nobody overtakes, else O(waiting log waiting).
// Verified by: tests/allocation/queue_property_test.cpp, pool_scheduler_test.cpp.

#include <algorithm>
#include <tuple>
#include <vector>

#include "models/allocation/queue/queue_policy.hpp"

namespace tranche {

// `accounts` keep scratch of their own; `factors` holds the fair factors for as long as the view is used.
inline OrderView orderView(const QueuePolicy& policy, const QueueOrderRow& order, Time now,
                           std::int64_t capacity, FairShareAccounts& accounts, std::vector<double>& factors) {
    OrderView view{
        .now = now, .origin = policy.origin, .capacity = capacity, .multifactor = &policy.multifactor};
    if (const std::optional<ShareRule> rule = shareRule(policy, order)) {
        accounts.factors(*rule, now, factors);
        view.fairFactors = factors;
    }
    return view;
}

inline bool submittedBefore(const QueueJob& a, const QueueJob& b) {
    return std::tie(a.submit, a.job) < std::tie(b.submit, b.job);
}

// Whether anybody overtook anybody.
template <class Entry, class Before>
bool sortAnew(std::vector<Entry>& waiting, Before&& before) {
    const auto sorted = std::is_sorted_until(waiting.begin(), waiting.end(), before);
    if (sorted == waiting.end()) return false;
    std::sort(sorted, waiting.end(), before);
    std::inplace_merge(waiting.begin(), sorted, waiting.end(), before);
    return true;
}

}  // namespace tranche
