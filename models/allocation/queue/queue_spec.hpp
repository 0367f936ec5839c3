// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A queue policy as files have it: `intake: {mode: rolling, queue: {...}}` of a policy, and what the options of a replay
// add up to. The same block serves jobs of minutes and grants of months, so times are in units that both can write:
// passes in minutes, everything else in days.
//
//     policy                a row of queuePolicyTable(): discipline, order and backfill order
//     order, backfill       rows of queueOrderTable(), in place of those of the policy
//     pass_every_minutes    between passes of orders whose keys change while one waits; left out: what the caller says
//                           (a minute for jobs, 1440 for grants)
//     half_life_days, damp  of the use that fair-share, fair-tree and multifactor look at
// Only EASY has backfill orders and reservations to count; elsewhere they are faults. Verified by:
// tests/allocation/queue_spec_test.cpp.

#include <optional>
#include <string>
#include <vector>

#include "models/allocation/queue/queue_policy.hpp"
#include "models/fields/field_table.hpp"

namespace tranche {

// MultifactorSpec in the units of a file; weights in points.
struct MultifactorWeights {
    double age = 1000, size = 0, fairShare = 0;
    double maxAgeDays = 7;  // [days]
    bool favourSmall = false, truncate = true;
    ShareRule shareRule = ShareRule::fairTree;
};

struct QueueSpec {
    std::string policy = "fcfs";
    std::optional<std::string> order, backfill;
    std::int64_t reservations = 1;
    DownRule downRule = DownRule::pass;
    std::optional<double> passEveryMinutes;  // [min]
    double halfLifeDays = 14;                // [days]
    double damp = 1;
    MultifactorWeights multifactor;
};

// What does not go together, by key: unknown rows, and what only EASY has. Empty: queuePolicy() takes it.
struct QueueSpecFault {
    std::string key, found, expected;
};
std::vector<QueueSpecFault> faultsOf(const QueueSpec&);

// `defaultPeriod` [ms] between passes where the file names none; `origin` is left to the caller.
QueuePolicy queuePolicy(const QueueSpec&, Duration defaultPeriod);
FairShareAccounts fairShareAccounts(const QueueSpec&);  // without an account yet

const Names<DownRule>& names(Tag<DownRule>);
const Names<ShareRule>& names(Tag<ShareRule>);
const Table<MultifactorWeights>& fields(Tag<MultifactorWeights>);
const Table<QueueSpec>& fields(Tag<QueueSpec>);

}  // namespace tranche
