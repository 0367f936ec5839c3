// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Schedules a queue over several pools: QueueScheduler where requests may go to one of several pools in order of preference,
// sizes and estimates differ by pool, some pools count by node, and groups of requests share limits (quotas). Same rules,
// same use: at each instant every finish, then capacity, then submit and withdraw, then one pass; also at wantsPassAt().
//
// Now     a request starts in the first pool of its list (or the roomiest, see PoolPick) where it fits throughout its
//         estimate, beside all that is reserved and announced, and where its group has as much left.
// Later   it is reserved where it could start soonest (EASY: the pool with the earliest shadow); ties: as it prefers.
//         Conservative may move a reservation to another pool, only to start earlier. On pools by node a reservation is
//         of named nodes, chosen by the placement rule when it is made.
// Orders look at the size and the estimate of the preferred pool. Down rule, compression and ties are QueueScheduler's.
// The mix that fgd looks at: every request that could come to the pool counts once as a forecast of those to come, and
// once more while it waits.
//
// Q waiting, o pools a request, k reservations: a pass that follows an end O(Q o + k o earliest), else O(arrivals); dynamic
// keys O(Q log Q); conservative O(Q o earliest) after an early end. `earliest` is that of AvailabilityProfile or NodeProfile.
// Errors: broken use is a ContractViolation. Copyable.
// Verified by: tests/allocation/pool_scheduler_test.cpp (one pool: job for job as QueueScheduler; several, by node, with
// limits: as a scheduler that recomputes everything each second).

#include <cstdint>
#include <span>
#include <vector>

#include "models/allocation/queue/fair_share.hpp"
#include "models/allocation/queue/pool_future.hpp"
#include "models/allocation/queue/queue_job.hpp"
#include "models/allocation/queue/queue_policy.hpp"

namespace tranche {

struct SchedulerPool {
    std::int64_t capacity = 0;  // [GPUs] at first
    std::int64_t nominal = 0;   // the most there can be, if more: requests beyond it are refused
    std::int32_t nodeGpus = 0;  // 0: counted in GPUs
};

struct PoolOption {
    std::uint16_t pool = 0;
    std::int64_t size = 1;  // [GPUs] of that pool
    Duration estimate = 1;
    friend bool operator==(const PoolOption&, const PoolOption&) = default;
};

struct PoolStart {
    std::uint32_t job;
    PoolOption option;
    bool backfilled;  // a request ahead of it in the order still waits
};

// Says of a start that fits by count whether it can be (its nodes must lie together); told of each, in order. Asked again at
// every pass: who is not admitted waits as one that does not fit, holding its place in the order and what it has reserved.
class StartGate {
public:
    virtual ~StartGate() = default;
    virtual bool admits(std::uint32_t job, const PoolOption&) = 0;
    virtual void started(std::uint32_t job, const PoolOption&) = 0;
};

inline constexpr std::uint16_t kWithoutLimit = 0xffff;

// Where one that fits into several pools starts: in the first of its list, or where most is free (ties: the first).
enum class PoolPick : std::uint8_t { preferred, roomiest };

class PoolScheduler {
public:
    PoolScheduler(const QueuePolicy&, std::span<const SchedulerPool>,
                  const PlacementRow& = *findPlacement("first-fit"), std::size_t groups = 0,
                  FairShareAccounts accounts = FairShareAccounts(), PoolPick pick = PoolPick::preferred);

    // `options` in order of preference, a pool at most once. false: refused, no pool could ever hold it. Size and estimate
    // of the job itself are replaced by those of the first option that could.
    [[nodiscard]] bool submit(QueueJob, std::span<const PoolOption> options,
                              std::uint16_t group = kWithoutLimit);
    void finish(std::uint32_t job, Time now);                     // of a running job
    void shrink(std::uint32_t job, std::int64_t size, Time now);  // it gives back the rest
    void shorten(std::uint32_t job, Time end, Time now);  // it is known now that it ends then, not later
    // It is known now that it ends later; pools by node keep their dates. Reservations in its way are made anew.
    void lengthen(std::uint32_t job, Time end, Time now);
    void withdraw(std::uint32_t job, Time now);  // of a waiting job
    void capacity(std::uint16_t pool, Time now, std::int64_t available);
    void announce(std::uint16_t pool, Time now, Time at, std::int64_t change);
    void limit(std::uint16_t group, Time now, std::int64_t most);  // [GPUs]; at first without limit
    // Appends; what starts is running.
    void pass(Time now, std::vector<PoolStart>& started, StartGate* = nullptr);
    Time wantsPassAt() const { return wanted_; }

    std::size_t waiting() const { return waiting_.size() + arrivals_.size(); }
    std::uint64_t guaranteeBreaches() const { return breaches_; }
    const PoolFuture& pool(std::uint16_t p) const { return pools_[p]; }
    // Of a running job: its nodes, none where the pool counts GPUs.
    std::span<const NodePiece> nodesOf(std::uint32_t job) const { return slots_[slotOf(job, true)].pieces; }
    // Conservative: the reservation of a waiting job, kNever while it has none.
    Time reservation(std::uint32_t job) const { return slots_[slotOf(job, false)].from; }
    FairShareAccounts& accounts() { return accounts_; }

private:
    static constexpr std::uint32_t kNone = 0xffffffff;
    struct Slot {
        QueueJob job;
        std::uint16_t group = kWithoutLimit;
        bool running = false;
        PoolOption held;     // running: what it has; waiting: what is reserved
        Time from = kNever;  // running: start; waiting: start of the reservation
        std::vector<PoolOption> options;
        std::vector<NodePiece> pieces;
    };
    struct Entry {
        std::int64_t least;  // smallest size of its options
        std::uint32_t slot;  // kNone: gone
    };
    struct Limit {
        std::int64_t most, used = 0;
        AvailabilityProfile left;
    };
    struct Reserved {
        Time from;
        PoolOption option;
        std::uint16_t group;
        std::vector<NodePiece> pieces;
    };
    struct Chance {
        Time at = kNever;
        PoolOption option;
    };

    // pool_scheduler.cpp: events, order, room
    std::uint32_t slotOf(std::uint32_t job, bool running) const;
    std::uint32_t newSlot();
    void enter(std::uint32_t slot);
    void leave(std::uint32_t slot);
    void countInMixes(const Slot&, std::int64_t weight);
    void advance(Time now);
    bool before(std::uint32_t a, std::uint32_t b) const;
    OrderView view(const QueueOrderRow&, Time now);
    void sortWaiting(Time now);
    void start(std::uint32_t slot, const PoolOption&, Time now, bool backfilled, std::vector<PoolStart>&);
    const PoolOption* fitsNow(const Slot&) const;
    bool mightFit(const Slot&) const;
    Chance earliest(const Slot&) const;
    void hold(const PoolOption&, std::uint16_t group, Time from, std::vector<NodePiece>& pieces);
    void giveBack(const PoolOption&, std::uint16_t group, Time from, const std::vector<NodePiece>& pieces);
    std::int64_t mostFree() const;
    Time nextPass(Time now) const;
    void sweep();

    // pool_heads.cpp: strict, first-fit, EASY
    void passHeads(Time now, std::vector<PoolStart>&);
    std::size_t startHeads(Time now, std::vector<PoolStart>&);
    void reserve(const Slot&, const Chance&);
    void dropReservations();
    void backfill(std::size_t from, Time now, std::vector<PoolStart>&);

    // pool_reservations.cpp: conservative
    void passReservations(Time now, std::vector<PoolStart>&);
    void rebuild();
    void compress();
    void reserveArrivals(Time now);
    void startDue(Time now, std::vector<PoolStart>&);
    bool admitDue(std::uint32_t slot, Time now);
    void move(std::uint32_t slot, const Chance&);
    bool holds(const Slot&) const;

    QueuePolicy policy_;
    const PlacementRow* placement_;
    PoolPick pick_;
    std::vector<PoolFuture> pools_;
    std::vector<Limit> limits_;
    FairShareAccounts accounts_;
    bool charges_, keyed_, dynamic_, conservative_;
    std::int64_t nominal_ = 0;  // of all pools, N of the orders
    std::vector<double> fairFactors_;

    std::vector<std::uint32_t> slotOfJob_;
    std::vector<Slot> slots_;
    std::vector<QueueKey> keys_;  // by slot
    std::vector<std::uint32_t> freeSlots_;
    std::vector<Entry> waiting_;  // in queue order
    Time now_ = 0, wanted_ = kNever;
    StartGate* gate_ = nullptr;  // of the pass being made

    // Heads: entries before checked_ are refused until something changes; reservations stand until then.
    bool changed_ = true, blocked_ = false, held_ = false;
    std::size_t checked_ = 0;
    std::vector<Reserved> reserved_;
    std::size_t reservations_ = 0;  // of reserved_, those in use
    std::vector<std::pair<QueueKey, std::size_t>> candidates_;

    // Conservative.
    bool freed_ = false, lost_ = false;
    std::vector<std::uint32_t> arrivals_;
    std::vector<NodePiece> scratch_;
    std::uint64_t breaches_ = 0;
};

}  // namespace tranche
