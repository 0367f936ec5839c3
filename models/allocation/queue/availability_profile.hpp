// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How much is free from now on, as a step function of time, with the ends of running jobs, reservations and
// announced changes of capacity in it.
//
// A B-tree over the steps, in an index-addressed pool. An entry of a leaf is a step; above, it is a child with the lowest
// and the highest free amount within it. Amounts count from the beginning of the node, so that a change of the free amount
// from some time on touches one path, a reservation is two such changes, and "first time with at least n" or "last time
// with less than n" is one descent. Steps that change nothing are removed, so P is at most two a job that runs or holds a
// reservation.
//   take, give, advance a step, firstAtLeast     O(log P)
//   earliest                                     O(h log P): a hop passes all the holes of one leaf, and every second hop
//                                                one whole `length`: h <= 2 (answer - now) / length + 2 at most
// Times are > now; what is taken "from" an earlier time counts from now. Amounts may be negative (capacity lost
// under running jobs). The profile of Mu'alem & Feitelson 2001; subtree minima as in segment trees (Bentley 1977).
// Verified by: tests/allocation/queue_profile_test.cpp against a plain table of free amounts.

#include <array>
#include <cstdint>
#include <vector>

#include "sim/kernel/time.hpp"

namespace tranche {

class AvailabilityProfile {
public:
    struct Level {
        Time at;            // kNever: at no time
        std::int64_t free;  // then
    };

    explicit AvailabilityProfile(std::int64_t free = 0) { reset(0, free); }
    void reset(Time now, std::int64_t free);
    void advance(Time now);  // never back

    // [from, to); to == kNever: for good.
    void take(Time from, Time to, std::int64_t n);
    void give(Time from, Time to, std::int64_t n) { take(from, to, -n); }

    std::int64_t free() const { return free_; }  // now
    std::int64_t freeAt(Time t) const;           // t >= now
    // The first time from now on at which at least n are free: EASY's shadow when only ends lie ahead.
    Level firstAtLeast(std::int64_t n) const;
    // The earliest start from now on with n free throughout [start, start + length), where all from `limit` on counts
    // as free; `limit` when there is none before it. With the limit at a reservation's own start this tells whether
    // the reservation can move, without removing it.
    // `from`: known to be too early before.
    Time earliest(std::int64_t n, Duration length, Time limit = kNever, Time from = 0) const;
    bool fitsNow(std::int64_t n, Duration length) const;
    std::size_t steps() const { return steps_; }

private:
    static constexpr int kFan = 32;
    static constexpr int kDeepest = 16;
    static constexpr std::uint32_t kNone = 0xffffffff;

    // Amounts from the beginning of the node: before an entry, the lowest and highest after it began, and at the end.
    struct Node {
        int count = 0;
        std::int64_t end = 0;
        std::array<Time, kFan> time;  // first step of the entry
        std::array<std::int64_t, kFan> base, low, high;
        std::array<std::uint32_t, kFan> child;
    };
    struct Found {
        Time at = kNever;
        std::int64_t value = 0;
        std::uint32_t leaf = kNone;  // where, and what is free before the leaf begins
        int position = 0;
        std::int64_t before = 0;
    };

    struct Blocked {
        Time at = 0, next = kNever;
    };

    void change(Time at, std::int64_t by);
    std::uint32_t newNode();
    std::uint32_t firstLeaf() const;
    void dropFirst();
    bool step(Node& leaf, Time at, std::int64_t by);  // false: there is no step at that time yet
    std::uint32_t insert(std::uint32_t into, int position, Time at, std::int64_t by, std::uint32_t child);
    std::uint32_t split(std::uint32_t node, int keep);
    void refresh(Node& parent, int position);
    void mergeSmall(Node& parent, int position);
    void grow(std::uint32_t left, std::uint32_t right);
    static int upTo(const Node& node, Time t);  // entries at t or before
    static void raise(Node& node, int from, std::int64_t by);
    static void open(Node& node, int position);
    static void close(Node& node, int position);
    static void append(Node& to, const Node& from, int begin, std::int64_t by);
    bool first(std::uint32_t node, int level, Time after, std::int64_t n, std::int64_t total,
               Found& found) const;
    bool lastBelow(std::uint32_t node, int level, Time after, Time before, std::int64_t n, std::int64_t total,
                   Blocked& blocked) const;
    enum class Hole { answer, goesOn, none };
    Hole firstInLeaf(const Found& from, std::int64_t n, Duration length, Time limit, Time& start) const;

    std::vector<Node> nodes_;
    std::vector<std::uint32_t> unused_;
    std::uint32_t root_ = 0;
    int height_ = 0;  // 0: the root is a leaf
    std::size_t steps_ = 0;
    Time now_ = 0;
    std::int64_t free_ = 0;
};

}  // namespace tranche
