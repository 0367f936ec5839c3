// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A queue policy as data: who goes first, and who may pass whom. One row a named policy; any order goes with any
// discipline. Verified by: tests/allocation/queue_*_test.cpp.
//
//   strict         start heads while they fit; stop at the first that does not
//   firstFit       whoever fits starts; nothing is reserved, so large requests may starve: a baseline
//   easy           the first `reservations` that do not fit get one each; later ones start if they delay none
//                  (Lifka 1995; Mu'alem, Feitelson 2001)
//   conservative   everyone gets a reservation on arrival; early ends compress (Feitelson, Weil 1998)
//
// A request above what is there now, but not above what is nominal (nodes are down):
//   pass   it keeps its place, but neither holds a reservation nor holds up the rest
//   hold   nobody behind it starts, or gets a reservation, until capacity is back

#include <optional>
#include <span>
#include <string_view>

#include "models/allocation/queue/queue_order.hpp"

namespace tranche {

enum class Discipline : std::uint8_t { strict, firstFit, easy, conservative };
enum class DownRule : std::uint8_t { pass, hold };

struct QueuePolicy {
    Discipline discipline = Discipline::strict;
    const QueueOrderRow* order = findQueueOrder("fcfs");
    const QueueOrderRow* backfill = nullptr;  // the order of candidates; null: that of the queue
    int reservations = 1;                     // of EASY, at least 1
    DownRule downRule = DownRule::pass;
    Duration period = kMinute;  // between passes of dynamic keys: kMinute for jobs, kDay for grants
    Time origin = 0;            // start of the trace, for F1-F4
    MultifactorSpec multifactor;
};

// The fair factors that an order looks at under a policy; nothing when it looks at none.
std::optional<ShareRule> shareRule(const QueuePolicy&, const QueueOrderRow&);
bool looksAtShares(const QueuePolicy&);  // in any of its orders

struct QueuePolicyRow {
    std::string_view name;
    Discipline discipline;
    std::string_view order;
    std::string_view backfill;  // empty: that of the queue
    std::string_view help;
    std::string_view reference;
};

// `fcfs`, `first-fit`, `easy`, `easy-sjbf`, `conservative`, and every other order by its name with strict heads.
std::span<const QueuePolicyRow> queuePolicyTable();
const QueuePolicyRow* findQueuePolicy(std::string_view name);
QueuePolicy queuePolicy(const QueuePolicyRow&);

}  // namespace tranche
