// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Nominal quotas that lend and borrow: queues (sectors) form a cohort; what one does not use of its quota others may
// borrow, and it may reclaim (Kueue, KEP-1714; YARN capacity scheduler). Per pool r and queue q:
//
//   guaranteed  nominal - lend limit                                    never lent
//   lent        sum over queues of max(0, use - guaranteed)
//   available   max(0, guaranteed - use) + max(0, sum of lend limits - lent)
//   admits n    n <= available and use + n <= nominal + borrow limit
//   share value max over pools of borrowed / (sum of lend limits x weight)   borrowed = max(0, use - nominal)
//
// Weight 0: an infinite share value for what is borrowed; nominal rights stay. Amounts in GPUs; whether they are free and
// healthy is another question, and every pool stands for itself.
// Reclaim finds the grants of borrowing queues that must end so that a request within its nominal quota fits: most shared
// queue first, then lowest priority, most recently started, lowest id; a queue is passed over once it no longer borrows.
// Then fill back: from the last but one to the first, whoever can stay, stays. Victims of queues that would not borrow
// without the other victims are dropped, and the search repeats without them. All or none.
// Each reclaim lowers the sum of what is borrowed in its pool, so a chain of reclaims ends.
// Ties of share values: quantised to 1e-9. O(queues x pools) a question; reclaim O(grants (log grants + queues)) a round.
// Verified by: tests/allocation/cohort_test.cpp (worked example, random cohorts).

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "models/quantities/quantities.hpp"
#include "sim/kernel/time.hpp"

namespace tranche {

struct Quota {
    static constexpr Gpus kAll = std::numeric_limits<Gpus>::max() / 4;

    Gpus nominal = 0;
    Gpus lend = kAll;    // at most the nominal
    Gpus borrow = kAll;  // beyond the nominal
};

class QuotaCohort {
public:
    QuotaCohort(std::size_t queues, std::size_t pools);
    void weigh(std::size_t queue, double weight) { weights_[queue] = weight; }  // not negative
    void grant(std::size_t queue, std::size_t pool, const Quota&);
    void use(std::size_t queue, std::size_t pool, Gpus change);

    Gpus used(std::size_t queue, std::size_t pool) const { return at(queue, pool).used; }
    Gpus borrowed(std::size_t queue, std::size_t pool) const;
    Gpus borrowed(std::size_t pool) const;  // by all
    // The most that a request of the queue may take: what is available, within its borrow limit.
    Gpus available(std::size_t queue, std::size_t pool) const;
    bool admits(std::size_t queue, std::size_t pool, Gpus n) const { return n <= available(queue, pool); }
    bool withinNominal(std::size_t queue, std::size_t pool, Gpus n) const {
        return at(queue, pool).used + n <= at(queue, pool).quota.nominal;
    }
    // In units of 1e-9; the largest number for what a queue of weight 0 borrows.
    std::int64_t shareValue(std::size_t queue) const;
    std::size_t queues() const { return weights_.size(); }

private:
    struct Cell {
        Quota quota;
        Gpus used = 0;
    };
    const Cell& at(std::size_t queue, std::size_t pool) const { return cells_[queue * pools_ + pool]; }
    Gpus lendable(std::size_t pool) const;

    std::size_t pools_;
    std::vector<Cell> cells_;
    std::vector<double> weights_;
};

struct HeldGrant {
    std::uint32_t id = 0;
    std::uint16_t queue = 0, pool = 0;
    Gpus gpus = 0;
    double priority = 0;
    Time started = 0;
};

// What must end, by id, so that `gpus` of `pool`, of which `free` are free, fit for `queue`. Empty: nothing must, or it cannot
// be had. Contract: the request is within its nominal quota.
std::vector<std::uint32_t> reclaim(const QuotaCohort&, std::size_t queue, std::size_t pool, Gpus gpus,
                                   Gpus free, std::span<const HeldGrant>);

}  // namespace tranche
