// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/queue/queue_policy.hpp"

#include <algorithm>
#include <vector>

namespace tranche {
namespace {

std::vector<QueuePolicyRow> rows() {
    std::vector<QueuePolicyRow> all{
        {"first-fit", Discipline::firstFit, "fcfs", "", "whoever fits starts, nothing is reserved",
         "a baseline"},
        {"easy", Discipline::easy, "fcfs", "", "backfilling that never delays the head",
         "Lifka 1995; Mu'alem, Feitelson 2001"},
        {"easy-sjbf", Discipline::easy, "fcfs", "sjf", "EASY, candidates by shortest estimate",
         "Tsafrir, Etsion, Feitelson 2007"},
        {"conservative", Discipline::conservative, "fcfs", "",
         "a reservation for everyone, compressed on early ends", "Feitelson, Weil 1998"},
    };
    const std::span<const QueueOrderRow> orders = queueOrderTable();
    all.reserve(all.size() + orders.size());
    std::transform(orders.begin(), orders.end(), std::inserter(all, all.begin()),
                   [](const QueueOrderRow& order) {
                       return QueuePolicyRow{order.name, Discipline::strict, order.name,
                                             "",         order.help,         order.reference};
                   });
    return all;
}

}  // namespace

std::optional<ShareRule> shareRule(const QueuePolicy& policy, const QueueOrderRow& order) {
    switch (order.shares) {
        case ShareUse::none:
            return std::nullopt;
        case ShareUse::classic:
            return ShareRule::classic;
        case ShareUse::fairTree:
            return ShareRule::fairTree;
        case ShareUse::bySpec:
            break;
    }
    if (policy.multifactor.fairShare == 0) return std::nullopt;
    return policy.multifactor.shareRule;
}

bool looksAtShares(const QueuePolicy& policy) {
    return shareRule(policy, *policy.order) || (policy.backfill && shareRule(policy, *policy.backfill));
}

std::span<const QueuePolicyRow> queuePolicyTable() {
    static const std::vector<QueuePolicyRow> table = rows();
    return table;
}

const QueuePolicyRow* findQueuePolicy(std::string_view name) {
    for (const QueuePolicyRow& row : queuePolicyTable())
        if (row.name == name) return &row;
    return nullptr;
}

QueuePolicy queuePolicy(const QueuePolicyRow& row) {
    QueuePolicy policy;
    policy.discipline = row.discipline;
    policy.order = findQueueOrder(row.order);
    policy.backfill = row.backfill.empty() ? nullptr : findQueueOrder(row.backfill);
    return policy;
}

}  // namespace tranche
