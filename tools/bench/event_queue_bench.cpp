// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The event queue against std::priority_queue, on the hold model (Jones 1986) and on filling and draining.
// Hold: n events pending; take the first, put it back an exponential time later. Events carry what ours carry.

#include <algorithm>
#include <array>
#include <cstdint>
#include <queue>
#include <tuple>
#include <vector>

#include <fmt/format.h>

#include "sim/kernel/event_queue.hpp"
#include "sim/random/distribution.hpp"
#include "sim/random/stream.hpp"
#include "tools/bench/bench.hpp"

namespace tranche::bench {
namespace {

struct PlainEvent {
    Time time;
    Phase phase;
    std::uint64_t key;
    std::uint64_t sequence;
    Payload payload;
};

// Two ways to write the same comparison. Which is faster depends on the number pending; the faster one counts.
struct LaterByTuple {
    bool operator()(const PlainEvent& a, const PlainEvent& b) const {
        return std::tie(b.time, b.phase, b.key, b.sequence) < std::tie(a.time, a.phase, a.key, a.sequence);
    }
};

struct LaterByField {
    bool operator()(const PlainEvent& a, const PlainEvent& b) const {
        if (a.time != b.time) return a.time > b.time;
        if (a.phase != b.phase) return a.phase > b.phase;
        if (a.key != b.key) return a.key > b.key;
        return a.sequence > b.sequence;
    }
};

template <class Later>
class PlainQueue {
public:
    void push(Time time, Phase phase, std::uint64_t key, Payload payload) {
        queue_.push({time, phase, key, sequence_++, payload});
    }
    PlainEvent pop() {
        const PlainEvent first = queue_.top();
        queue_.pop();
        return first;
    }

private:
    std::priority_queue<PlainEvent, std::vector<PlainEvent>, Later> queue_;
    std::uint64_t sequence_ = 0;
};

constexpr std::size_t kDelays = 1 << 16;

// Exponential with a mean of 1,000 s; drawn beforehand, so that only the queue is timed.
std::vector<Time> drawnDelays() {
    const Distribution law = Distribution::exponential(1e6);
    Draws draws(Stream({2026, 0}, purposeOf("bench delay"), 0));
    std::vector<Time> delays(kDelays);
    for (Time& delay : delays) delay = 1 + static_cast<Time>(law.quantile(draws.next()));
    return delays;
}

struct Outcome {
    double seconds;
    std::uint64_t digest;  // of the order in which events came
};

template <class Queue>
void fill(Queue& queue, std::size_t pending, const std::vector<Time>& delays) {
    for (std::size_t i = 0; i < pending; ++i) {
        queue.push(delays[i * 31 % kDelays], static_cast<Phase>(i % kPhaseNames.size()), i,
                   {0, static_cast<std::uint32_t>(i)});
    }
}

// Timed loops stay functions of their own: inlined into one another they would share registers.
template <class Queue>
[[gnu::noinline]] Outcome hold(std::size_t pending, std::size_t holds, const std::vector<Time>& delays) {
    Queue queue;
    fill(queue, pending, delays);
    std::uint64_t digest = 0;
    const double start = cpuSeconds();
    for (std::size_t i = 0; i < holds; ++i) {
        const auto event = queue.pop();
        digest = digest * 31 + event.payload.entity;
        queue.push(event.time + delays[i % kDelays], event.phase, event.key, event.payload);
    }
    return {cpuSeconds() - start, digest};
}

template <class Queue>
[[gnu::noinline]] Outcome fillAndDrain(std::size_t pending, const std::vector<Time>& delays) {
    Queue queue;
    std::uint64_t digest = 0;
    const double start = cpuSeconds();
    fill(queue, pending, delays);
    for (std::size_t i = 0; i < pending; ++i) digest = digest * 31 + queue.pop().payload.entity;
    return {cpuSeconds() - start, digest};
}

// `run` is called with a queue type; `operations` is what its seconds are divided by.
template <class Run>
Row compare(std::string work, std::size_t operations, const Options& options, std::optional<double> bound,
            Run run) {
    std::uint64_t ours = 0, byTuple = 0, byField = 0;
    const auto timed = [](const Outcome& outcome, std::uint64_t& digest) {
        digest = outcome.digest;
        return outcome.seconds;
    };
    const auto least = leastInTurn(
        options.repetitions, [&] { return timed(run.template operator()<EventQueue>(), ours); },
        [&] { return timed(run.template operator()<PlainQueue<LaterByTuple>>(), byTuple); },
        [&] { return timed(run.template operator()<PlainQueue<LaterByField>>(), byField); });
    const double each = 1e9 / static_cast<double>(operations);
    return {.work = std::move(work),
            .unit = "ns",
            .tranche = least[0] * each,
            .against = "std::priority_queue",
            .reference = std::min(least[1], least[2]) * each,
            .speed = true,
            .agree = ours == byTuple && ours == byField,
            .bound = bound};
}

}  // namespace

std::vector<Row> benchEventQueue(const Options& options) {
    struct Size {
        std::size_t pending;
        std::optional<double> bound;
    };
    constexpr std::array<Size, 4> sizes{{{100, {}}, {1000, 1.7}, {100'000, 1.7}, {1'000'000, {}}}};
    const std::vector<Time> delays = drawnDelays();
    std::vector<Row> rows;
    for (const auto& [pending, bound] : sizes) {
        constexpr std::size_t holds = 1'000'000;
        rows.push_back(compare(fmt::format("hold, {} pending", pending), holds, options, bound,
                               [&]<class Queue> { return hold<Queue>(pending, holds, delays); }));
    }
    constexpr std::size_t many = 100'000;
    rows.push_back(compare(fmt::format("fill and drain, {}", many), many, options, {},
                           [&]<class Queue> { return fillAndDrain<Queue>(many, delays); }));
    return rows;
}

}  // namespace tranche::bench
