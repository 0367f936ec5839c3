// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/kernel/event_queue.hpp"

#include <doctest/doctest.h>

#include <random>
#include <set>
#include <tuple>
#include <vector>

using namespace tranche;

namespace {

using Rank = std::tuple<Time, Phase, std::uint64_t, std::uint64_t>;

Rank rankOf(const Event& event) {
    return {event.time, event.phase, event.key, event.sequence};
}

struct Earlier {
    bool operator()(const Event& a, const Event& b) const { return rankOf(a) < rankOf(b); }
};

// The other route: a sorted set compared field by field, numbering its events itself.
class SortedReference {
public:
    void push(Time time, Phase phase, std::uint64_t key, Payload payload) {
        events_.insert({time, phase, key, sequence_++, payload});
    }
    const Event& top() const { return *events_.begin(); }
    Event pop() {
        const Event first = *events_.begin();
        events_.erase(events_.begin());
        return first;
    }
    std::size_t size() const { return events_.size(); }

private:
    std::set<Event, Earlier> events_;
    std::uint64_t sequence_ = 0;
};

struct Draw {
    Time time;
    Phase phase;
    std::uint64_t key;
    Payload payload;
};

// `spread` small makes ties at every level.
Draw drawn(std::mt19937_64& bits, std::uint64_t spread) {
    return {static_cast<Time>(bits() % spread),
            static_cast<Phase>(bits() % std::min<std::uint64_t>(spread, 9)),
            bits() % spread,
            {static_cast<std::uint32_t>(bits()), static_cast<std::uint32_t>(bits())}};
}

template <class Queue>
void push(Queue& queue, const Draw& draw) {
    queue.push(draw.time, draw.phase, draw.key, draw.payload);
}

}  // namespace

TEST_CASE("an event key orders as (time, phase, key, sequence) does and gives its fields back") {
    std::mt19937_64 bits(1);
    const auto field = [&](int width) {
        const std::uint64_t all = (std::uint64_t{1} << width) - 1;
        const std::uint64_t choice = bits() % 4;
        return choice == 0 ? 0 : choice == 1 ? all : choice == 2 ? bits() & all : bits() % 2;
    };
    const auto event = [&] {
        return Event{
            static_cast<Time>(field(44)), static_cast<Phase>(field(44) % 9), field(40), field(40), {7, 9}};
    };
    for (int i = 0; i < 20000; ++i) {
        const Event a = event(), b = event();
        const EventKey keyA = packEventKey(a.time, a.phase, a.key, a.sequence);
        const EventKey keyB = packEventKey(b.time, b.phase, b.key, b.sequence);
        REQUIRE((keyA < keyB) == (rankOf(a) < rankOf(b)));
        REQUIRE(unpackEvent(keyA, a.payload) == a);
        REQUIRE(keyA < kLastEventKey);
    }
}

TEST_CASE("random pushes and pops agree with a sorted reference, with ties at every level") {
    for (const std::uint64_t spread : {1ULL, 2ULL, 5ULL, 40ULL, 1000ULL, 1ULL << 40}) {
        for (std::uint64_t seed = 1; seed <= 8; ++seed) {
            CAPTURE(spread);
            CAPTURE(seed);
            std::mt19937_64 bits(seed * 1000 + spread);
            EventQueue queue;
            SortedReference reference;
            for (int i = 0; i < 4000; ++i) {
                // Phases of growth and of decline, so that the queue is empty, small and large.
                const bool growing = (i / 500) % 2 == 0;
                if (reference.size() == 0 || bits() % 100 < (growing ? 70U : 30U)) {
                    const Draw draw = drawn(bits, spread);
                    push(queue, draw);
                    push(reference, draw);
                } else {
                    if (bits() % 2 == 0) REQUIRE(queue.top() == reference.top());
                    REQUIRE(queue.pop() == reference.pop());
                }
                REQUIRE(queue.size() == reference.size());
                if (reference.size() > 0) REQUIRE(queue.top() == reference.top());
            }
            while (reference.size() > 0) REQUIRE(queue.pop() == reference.pop());
            CHECK(queue.empty());
        }
    }
}

TEST_CASE("every size from 1 to 300 fills and drains in order") {
    for (std::size_t size = 1; size <= 300; ++size) {
        std::mt19937_64 bits(size);
        EventQueue queue;
        SortedReference reference;
        for (std::size_t i = 0; i < size; ++i) {
            const Draw draw = drawn(bits, 1 + size / 3);
            push(queue, draw);
            push(reference, draw);
        }
        CAPTURE(size);
        for (std::size_t i = 0; i < size; ++i) REQUIRE(queue.pop() == reference.pop());
        REQUIRE(queue.empty());
    }
}

TEST_CASE("events equal in time, phase and key pop in the order of their scheduling") {
    EventQueue queue;
    for (std::uint32_t i = 0; i < 1000; ++i) queue.push(5, Phase::arrival, 3, {0, i});
    for (std::uint32_t i = 0; i < 1000; ++i) REQUIRE(queue.pop().payload.entity == i);
}

TEST_CASE("replaceTop is pop then push") {
    std::mt19937_64 bits(7);
    for (const std::uint64_t spread : {3ULL, 100000ULL}) {
        EventQueue replaced, popped;
        for (int i = 0; i < 257; ++i) {
            const Draw draw = drawn(bits, spread);
            push(replaced, draw);
            push(popped, draw);
        }
        for (int i = 0; i < 5000; ++i) {
            const Draw draw = drawn(bits, spread);
            const Time later = popped.top().time + draw.time;
            const Event first = popped.pop();
            popped.push(later, draw.phase, draw.key, draw.payload);
            REQUIRE(replaced.replaceTop(later, draw.phase, draw.key, draw.payload) == first);
            REQUIRE(replaced.top() == popped.top());
        }
        while (!popped.empty()) REQUIRE(replaced.pop() == popped.pop());
        CHECK(replaced.empty());
    }
}

TEST_CASE("a copy taken at any moment pops and numbers as its original does") {
    std::mt19937_64 bits(11);
    EventQueue queue;
    for (int i = 0; i < 100; ++i) push(queue, drawn(bits, 20));
    for (int round = 0; round < 200; ++round) {
        if (round % 3 == 0) queue.pop();  // every third copy is taken with the top vacant
        EventQueue original = queue, copy = queue;
        std::mt19937_64 bitsOriginal(static_cast<std::uint64_t>(round)), bitsCopy = bitsOriginal;
        for (int i = 0; i < 30; ++i) {
            push(original, drawn(bitsOriginal, 20));
            push(copy, drawn(bitsCopy, 20));
            REQUIRE(copy.pop() == original.pop());
        }
        push(queue, drawn(bits, 20));
        REQUIRE(copy.nextSequence() == original.nextSequence());
        while (!original.empty()) REQUIRE(copy.pop() == original.pop());
    }
    CHECK(queue.size() > 0);
}

TEST_CASE("a restored event keeps its place among ties") {
    EventQueue queue;
    for (std::uint32_t i = 0; i < 5; ++i) queue.push(1, Phase::arrival, 0, {0, i});
    const Event first = queue.pop();
    const Event second = queue.pop();
    queue.push(1, Phase::arrival, 0, {0, 5});
    queue.restore(second);
    queue.restore(first);
    for (std::uint32_t i = 0; i < 6; ++i) CHECK(queue.pop().payload.entity == i);
    CHECK_THROWS_AS(queue.restore({1, Phase::arrival, 0, 6, {}}), ContractViolation);
}

TEST_CASE("popBefore leaves what is at or after the bound") {
    EventQueue queue;
    CHECK_FALSE(queue.popBefore(kLastEventKey).has_value());
    queue.push(10, Phase::arrival, 0, {});
    queue.push(20, Phase::completion, 0, {});
    const EventKey bound = packEventKey(20, Phase::completion, 0, 0);
    CHECK(queue.popBefore(bound)->time == 10);
    CHECK_FALSE(queue.popBefore(bound).has_value());
    CHECK(queue.popBefore(kLastEventKey)->time == 20);
    CHECK(queue.empty());
}

TEST_CASE("the queue takes the whole range of its fields and refuses what lies beyond") {
    EventQueue queue;
    const std::uint64_t lastKey = (std::uint64_t{1} << 40) - 1;
    queue.push(kHorizonLimit - 1, Phase::observer, lastKey, {~0U, ~0U});
    CHECK(queue.top() == Event{kHorizonLimit - 1, Phase::observer, lastKey, 0, {~0U, ~0U}});
    CHECK_THROWS_AS(queue.push(kHorizonLimit, Phase::arrival, 0, {}), ContractViolation);
    CHECK_THROWS_AS(queue.push(-1, Phase::arrival, 0, {}), ContractViolation);
    CHECK_THROWS_AS(queue.push(0, Phase::arrival, lastKey + 1, {}), ContractViolation);
    CHECK(queue.size() == 1);
    CHECK(queue.pop().payload.entity == ~0U);
}

TEST_CASE("an empty queue has no top") {
    EventQueue queue;
    CHECK_THROWS_AS(queue.top(), ContractViolation);
    CHECK_THROWS_AS(queue.pop(), ContractViolation);
    queue.push(1, Phase::arrival, 0, {});
    queue.pop();
    CHECK_THROWS_AS(queue.top(), ContractViolation);
    CHECK_THROWS_AS(queue.pop(), ContractViolation);
    queue.push(2, Phase::arrival, 0, {});
    CHECK(queue.pop().time == 2);
}

TEST_CASE("a cleared queue is empty and works as before, and reserving changes nothing but room") {
    std::mt19937_64 bits(3);
    EventQueue queue;
    SortedReference reference;
    for (int i = 0; i < 50; ++i) push(queue, drawn(bits, 9));
    queue.pop();
    queue.clear();
    CHECK(queue.empty());
    CHECK(queue.nextSequence() == 50);
    for (int i = 0; i < 200; ++i) {
        if (i == 20 || i == 150) queue.reserve(static_cast<std::size_t>(i) * 3);
        const Draw draw = drawn(bits, 9);
        push(queue, draw);
        push(reference, draw);
        if (i % 5 == 0) REQUIRE(queue.pop().payload == reference.pop().payload);
    }
    while (!queue.empty()) REQUIRE(queue.pop().payload == reference.pop().payload);
    CHECK(reference.size() == 0);
}
