// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The future event list: a priority queue of events that pops by (time, phase, key, sequence), smallest first.
//
// Form     a winner tree (tree selection, Knuth 1973, section 5.4.1). Each pending event sits in a leaf for as long
//          as it is pending; an inner node names the leaf with the smallest key below it, and node 1 the next event.
//          Walking from a leaf to the root meets nodes that are known beforehand, so their loads overlap (in a heap
//          each level waits for the one above), and each comparison of two 128-bit keys is a select, not a jump.
// pop      is lazy: the leaf stays vacant until the next push takes it over. So "fire and reschedule" is one walk,
//          whether written as pop + push or as replaceTop; a pop without a push costs its walk at the next pop.
// Ties     none: the queue numbers its events as they are pushed, and equal (time, phase, key) pop in that order.
// Copy     a copy pops and numbers exactly as its original would. A moved-from queue may only be assigned to.
// Memory   no allocation per event: three arrays that double when full and never shrink; reserve() makes room ahead.
//          28 bytes an event of capacity.
// Cost     push, pop: O(log2 c) for capacity c (the largest number ever pending, rounded up to a power of 2);
//          a push into a free leaf stops at the first node that it does not win.
// Errors   contract violations: a time outside [0, kHorizonLimit), a key of more than 40 bits, more than 2^40 pushes
//          in a lifetime, more than 2^31 pending, top or pop of an empty queue.
// Verified by tests/sim/event_queue_test.cpp; measured by tools/bench/event_queue_bench.cpp.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "sim/kernel/contract.hpp"
#include "sim/kernel/event.hpp"

namespace tranche {

class EventQueue {
public:
    void push(Time time, Phase phase, std::uint64_t key, Payload payload) {
        const std::uint64_t excess =
            static_cast<std::uint64_t>(time) >> kTimeBits | key >> kKeyBits | sequence_ >> kSequenceBits;
        expects(excess == 0, "0 <= time < kHorizonLimit, key < 2^40 and fewer than 2^40 events");
        insert(packEventKey(time, phase, key, sequence_++), payload);
    }

    // Puts back an event that was popped, under the number it had: it keeps its place among ties.
    void restore(const Event& event) {
        expects(event.sequence < sequence_, "an event popped from this queue");
        insert(packEventKey(event.time, event.phase, event.key, event.sequence), event.payload);
    }

    Event top() const {
        expects(!empty(), "an event in the queue");
        const std::uint32_t leaf = vacant_ ? runnerUp() : tree_[1];
        return unpackEvent(keys_[leaf], payloads_[leaf]);
    }

    Event pop() {
        settle();
        expects(size_ > 0, "an event in the queue");
        return takeTop();
    }

    // Pops the next event if its key is below `bound`.
    std::optional<Event> popBefore(EventKey bound) {
        settle();
        if (size_ == 0 || !(keys_[tree_[1]] < bound)) return std::nullopt;
        return takeTop();
    }

    // The same as pop then push, and returns what pop returned.
    Event replaceTop(Time time, Phase phase, std::uint64_t key, Payload payload) {
        const Event first = pop();
        push(time, phase, key, payload);
        return first;
    }

    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }
    std::uint64_t nextSequence() const { return sequence_; }  // the number that the next push gives

    void reserve(std::size_t events);

    // Forgets the events; keeps the memory and the numbering.
    void clear();

private:
    static constexpr std::uint32_t kNoLeaf = ~std::uint32_t{0};

    // The node above two leaves; the node above node n is n / 2, the root is 1, and node 0 is not used.
    std::size_t nodeAbove(std::uint32_t leaf) const { return (keys_.size() + leaf) / 2; }

    Event takeTop() {
        vacant_ = true;
        --size_;
        const std::uint32_t leaf = tree_[1];
        return unpackEvent(keys_[leaf], payloads_[leaf]);
    }

    void insert(EventKey key, Payload payload) {
        ++size_;
        if (vacant_) {
            vacant_ = false;
            const std::uint32_t leaf = tree_[1];
            payloads_[leaf] = payload;
            replay(leaf, key);
            return;
        }
        const std::uint32_t leaf = freeLeaf();
        for (std::size_t node = nodeAbove(leaf); node > 0 && key < keys_[tree_[node]]; node /= 2)
            tree_[node] = leaf;
        keys_[leaf] = key;
        payloads_[leaf] = payload;
    }

    // Frees the vacant leaf. Free leaves hold kLastEventKey and, in their payload, the next free leaf.
    void settle() {
        if (!vacant_) return;
        vacant_ = false;
        const std::uint32_t leaf = tree_[1];
        payloads_[leaf].entity = freed_;
        freed_ = leaf;
        replay(leaf, kLastEventKey);
    }

    std::uint32_t freeLeaf() {
        if (freed_ == kNoLeaf) {
            if (used_ == keys_.size()) grow(keys_.empty() ? 4 : keys_.size() * 2);
            return used_++;
        }
        const std::uint32_t leaf = freed_;
        freed_ = payloads_[leaf].entity;
        return leaf;
    }

    // Gives the leaf a new key and plays its matches again up to the root. The hot loop: the ternaries on one
    // condition become conditional moves, and the rivals do not depend on the outcome below. Out of line, because
    // inlined into a large handler it runs out of registers and takes half as long again.
    [[gnu::noinline]] void replay(std::uint32_t leaf, EventKey key) {
        const EventKey* const keys = keys_.data();
        std::uint32_t* const tree = tree_.data();
        keys_[leaf] = key;
        std::uint32_t winner = leaf;
        std::uint32_t rival = leaf ^ 1U;
        for (std::size_t node = nodeAbove(leaf);; node /= 2) {
            const EventKey rivalKey = keys[rival];
            const bool lost = __builtin_expect_with_probability(rivalKey < key, 1, 0.5);
            key = lost ? rivalKey : key;
            winner = lost ? rival : winner;
            tree[node] = winner;
            if (node == 1) return;
            rival = tree[node ^ 1];
        }
    }

    // The next event while the leaf of the last one is vacant: the smallest of those it won against.
    std::uint32_t runnerUp() const;

    void grow(std::size_t capacity);

    std::vector<EventKey> keys_;       // of each leaf; as many leaves as a power of 2
    std::vector<Payload> payloads_;    // of each leaf
    std::vector<std::uint32_t> tree_;  // of each inner node: the leaf that wins below it
    std::size_t size_ = 0;             // events pending
    std::uint64_t sequence_ = 0;       // of the next push
    std::uint32_t used_ = 0;           // leaves ever used; those from here on are free
    std::uint32_t freed_ = kNoLeaf;    // head of the list of leaves used once and free now
    bool vacant_ = false;              // the leaf tree_[1] was popped and is not yet refilled or freed
};

}  // namespace tranche
