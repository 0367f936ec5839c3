// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Schedules a queue on one pool of identical GPUs or processors: who starts now? A state machine without event loop,
// clock or I/O, for jobs of a trace and for rolling grants alike.
//
// Use: at each instant with events, first every finish, then capacity, then every submit and withdraw, then one pass;
// also a pass at wantsPassAt(). Calls of one kind may come in any order: the schedule does not depend on it.
// A job that starts must finish at or before start + estimate, and its early end is seen when it happens, not before.
// Ties: (key, submit, job). Capacity that is missing: DownRule. A job above the nominal capacity, and above what is
// announced, is refused by submit. Announced changes are known ahead: nobody starts who would stand in their way.
//
// EASY with one reservation (Lifka 1995; Mu'alem & Feitelson 2001): the shadow is the first time at which the head fits
// after all ends by then; extra is what it leaves. As long as nothing ends, a pass looks at new arrivals only: all others
// were refused with at least as much room. With more reservations, or announced changes, the same rule is asked of the
// profile.
// Conservative (Mu'alem & Feitelson 2001): early ends and added capacity compress in queue order, one by one, before
// arrivals reserve; an end exactly at its estimate does not. Lost capacity rebuilds all reservations in queue order and
// counts those that move later as guarantee breaches.
//
// Cost of a pass: strict O(started); first-fit, EASY O(waiting + log running) after an end, O(arrivals) else;
// dynamic keys O(waiting log waiting); k reservations O((k + candidates that fit) log running); conservative one search
// of the profile and O(log P) an arrival, and at an early end a search a job that waits, O(log P) one that moves.
// Memory: 4 bytes a job ever seen, about 130 a job that waits or runs, up to 100 more for a reservation.
// Errors: broken use is a ContractViolation. Copyable.
// Verified by: tests/allocation/queue_golden_test.cpp (EX-BF, tiny cases), queue_kth_test.cpp (28,481 jobs, four
// schedules), queue_property_test.cpp (against a scheduler without any of these data structures).

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "models/allocation/queue/availability_profile.hpp"
#include "models/allocation/queue/backfill_index.hpp"
#include "models/allocation/queue/fair_share.hpp"
#include "models/allocation/queue/queue_job.hpp"
#include "models/allocation/queue/queue_policy.hpp"
#include "models/allocation/queue/running_ends.hpp"
#include "models/allocation/queue/start_floor.hpp"

namespace tranche {

class QueueScheduler {
public:
    // `nominal`: all that can ever be there, and what is there at first. Accounts: where the order looks at shares.
    QueueScheduler(const QueuePolicy&, std::int64_t nominal,
                   FairShareAccounts accounts = FairShareAccounts());

    [[nodiscard]] bool submit(const QueueJob&);  // false: refused, above what can ever be there
    void finish(std::uint32_t job, Time now);    // of a running job
    void withdraw(std::uint32_t job, Time now);  // of a waiting job
    void capacity(Time now, std::int64_t available);
    // Known now: at `at` (> now) this much more, or less, is there. Happens by itself then.
    void announce(Time now, Time at, std::int64_t change);
    void pass(Time now, std::vector<Start>& started);  // appends; what starts is running
    // When the next pass is due if nothing happens before; kNever: none is.
    Time wantsPassAt() const { return wanted_; }

    std::size_t waiting() const { return waiting_.size() - head_ - dead_ + arrivals_.size(); }
    std::int64_t used() const { return used_; }
    std::int64_t available() const { return available_; }
    std::uint64_t guaranteeBreaches() const { return breaches_; }
    bool isWaiting(std::uint32_t job) const;
    // Conservative: the reservation of a waiting job, kNever while it has none.
    Time reservation(std::uint32_t job) const;
    FairShareAccounts& accounts() { return accounts_; }  // to add accounts as they appear

private:
    enum class State : std::uint8_t { waiting, running };
    struct Slot {
        QueueJob job;
        Time at = kNever;         // running: estimated end; waiting: reservation
        std::uint32_t place = 0;  // conservative: index in waiting_
        State state = State::waiting;
    };
    struct Announced {
        Time at;
        std::int64_t change;
    };
    struct Due {
        Time at;
        std::uint32_t slot;
    };
    static constexpr std::uint32_t kNone = Waiting::kNobody;
    static constexpr std::size_t kIndexFrom = 256;

    // queue_scheduler.cpp: intake, events, order
    std::uint32_t slotOf(std::uint32_t job, bool running) const;
    void enter(std::uint32_t slot);
    void release(std::uint32_t slot);
    void advance(Time now);
    void advanceProfile();
    bool before(std::uint32_t a, std::uint32_t b) const;
    OrderView view(const QueueOrderRow&, Time now);
    void sortWaiting(Time now);
    void start(std::uint32_t slot, Time now, bool backfilled, std::vector<Start>& started);
    Time nextPass(Time now) const;

    // queue_heads.cpp: strict, first-fit, EASY
    bool plain() const { return announced_.empty() && policy_.reservations == 1; }
    bool everFits(const Waiting&) const;
    bool fits(const Waiting& w) const;
    bool mayPass(const Waiting& w, Time now) const;
    Duration lengthToShadow(Time now) const { return shadow_ == kNever ? kNever : shadow_ - now; }
    void passHeads(Time now, std::vector<Start>& started);
    std::size_t startHeads(Time now, std::vector<Start>& started);
    void reserve(const Waiting& w);
    void startPast(const Waiting& w, Time now, std::vector<Start>& started);
    void backfill(std::size_t from, Time now, std::vector<Start>& started);
    std::size_t nextToPass(std::size_t from, Time now);
    void strike(std::size_t i);
    void tidy();
    void reindex();
    void backfillByOrder(std::size_t from, Time now, std::vector<Start>& started);

    // queue_reservations.cpp: conservative
    void passReservations(Time now, std::vector<Start>& started);
    void rebuild(Time now);
    void compress(Time now);
    void reserveArrivals(Time now);
    Time earliestArrival(const QueueJob& job);
    void place(std::uint32_t slot, Time at);
    void startDue(Time now, std::vector<Start>& started);
    void forget(std::uint32_t slot);
    void bury(std::uint32_t slot);
    bool heldBack(std::uint32_t slot) const;
    void sortReservations(Time now);

    QueuePolicy policy_;
    std::int64_t nominal_, available_, used_ = 0;
    FairShareAccounts accounts_;
    bool charges_;  // some order looks at shares
    bool keyed_;    // not first come, first served
    bool dynamic_;
    std::vector<double> fairFactors_;

    std::vector<std::uint32_t> slotOfJob_;  // kNone once it has ended
    std::vector<Slot> slots_;
    std::vector<QueueKey> keys_;  // by slot; empty when every key is equal
    std::vector<std::uint32_t> freeSlots_;
    std::vector<Waiting> waiting_;
    std::size_t head_ = 0, dead_ = 0;  // nobody before head_; dead entries after it
    BackfillIndex index_;
    bool indexed_ = false;  // index_ covers waiting_: where the queue is long

    bool walksEnds_;  // EASY with one reservation: by the ends of those that run
    RunningEnds ends_;
    bool profiled_;  // several reservations, conservative, or something is announced
    AvailabilityProfile profile_;
    std::vector<Announced> announced_;  // by time
    Time now_ = 0, wanted_ = kNever;

    // Heads: what the last full pass found. Entries before checked_ are refused until something ends.
    bool changed_ = true, blocked_ = false, held_ = false;
    std::size_t checked_ = 0;
    Time shadow_ = kNever;
    std::int64_t extra_ = 0;
    std::vector<std::pair<Time, Waiting>> reserved_;  // for the length of a pass
    std::vector<std::pair<QueueKey, std::size_t>> candidates_;

    // Conservative.
    bool freed_ = false, lost_ = false, unsorted_ = false;
    std::size_t front_ = 0;  // dead before
    Time lastSubmit_ = 0;
    std::uint32_t lastJob_ = 0;
    bool settled_ = false;  // nothing was freed between the last arrivals and these
    StartFloor floor_;
    std::vector<std::uint32_t> arrivals_;
    std::vector<Due> due_;  // heap; entries that have moved are stale
    std::uint64_t breaches_ = 0;
};

}  // namespace tranche
