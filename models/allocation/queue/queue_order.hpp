// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Orders of a queue: one row an order. Every order is total: (key ascending, submit, job). Keys are whole numbers:
// exact where the inputs are, else round(key 1e9 / scale) with a scale fixed for that key, in 128 bits so that no key
// of a real trace overflows; float noise below 1e-9 never decides. Dynamic keys change while a job waits, so they are
// taken anew at every pass and need a pass now and then (QueueScheduler::wantsPassAt).
// w: time waited, e: estimate, n: size, s: submit time in seconds since the origin, at least 1.
// F1-F4 are bound to seconds and to the origin: both are taken here from times in ms, whatever the caller's unit was.
// Verified by: tests/allocation/queue_order_test.cpp (EX-PRIO, EX-MF).

#include <cstdint>
#include <span>
#include <string_view>

#include "models/allocation/queue/fair_share.hpp"
#include "models/allocation/queue/queue_job.hpp"

namespace tranche {

using QueueKey = __int128;

QueueKey quantised(double key, double scale);  // never nan; beyond 128 bits: the end

// Multifactor priority (Slurm). Weights in points.
struct MultifactorSpec {
    double age = 1000, size = 0, fairShare = 0, qos = 0, sector = 0, tres = 0;
    Duration maxAge = 7 * kDay;  // > 0
    bool favourSmall = false;    // 1 - n/N instead of n/N
    bool truncate = true;        // as Slurm: toward zero to 32 bits without sign; else kept as it is
    ShareRule shareRule = ShareRule::fairTree;
};

// What a key may look at besides the job.
struct OrderView {
    Time now = 0;
    Time origin = 0;            // start of the trace
    std::int64_t capacity = 1;  // N
    const MultifactorSpec* multifactor = nullptr;
    std::span<const double> fairFactors{};  // by account; empty: all 1

    double fairFactor(const QueueJob& job) const {
        return fairFactors.empty() ? 1.0 : fairFactors[job.account];
    }
};

double multifactorPriority(const MultifactorSpec&, const QueueJob&, Duration age, std::int64_t capacity,
                           double fairFactor);

// The fair factors an order looks at.
enum class ShareUse : std::uint8_t { none, classic, fairTree, bySpec };

struct QueueOrderRow {
    std::string_view name;
    QueueKey (*key)(const QueueJob&, const OrderView&);
    bool dynamic;  // changes while the job waits
    ShareUse shares;
    std::string_view help;
    std::string_view reference;
};

std::span<const QueueOrderRow> queueOrderTable();
const QueueOrderRow* findQueueOrder(std::string_view name);

}  // namespace tranche
