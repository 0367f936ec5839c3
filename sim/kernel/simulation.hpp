// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The simulation loop, and one run as a value: clock, future events, counters. No globals, so runs go on threads
// side by side, and a run can be copied at any moment (even inside a handler); copy and original continue identically.
//
//     run(model, horizon, spectator):
//         while the next event is before the horizon:
//             now = its time
//             model.handle(simulation, event)          // may schedule at now or later
//             model.afterEvent(simulation)             // if the model has it: checks, recorders
//         deliver the observers at the horizon; now = horizon
//
// Order      (time, phase, key, sequence); see event.hpp. Work that a handler schedules at the present instant is
//            delivered in that order among what is left of the instant. One decision pass an instant is the model's
//            doing: it schedules a pass when none is pending.
// Horizon    half-open, [now, horizon). Events at the horizon stay in the queue, save observers, which are delivered
//            and so see the state just before the horizon. A later run with a longer horizon continues; it equals
//            one long run except where an observer shares the instant of the first horizon with other events.
//            A horizon from kHorizonLimit - 1 on is none: the run goes on until it is exhausted.
// Stop       horizon    the clock stands at the horizon
//            exhausted  no event was left before the horizon; the clock stands at the last event
//            cancelled  by the spectator, between two events; the run can be continued
//            livelock   the instant does not end: diagnosis() says which event was next; it is still in the queue
// Livelock   more than kMaxReentries times an event of an earlier phase followed one of a later phase at one instant,
//            or more than kMaxLinks events at one instant each scheduled the next (a chain within one phase).
// Errors     contract violations: schedule before now(), a key of more than 40 bits, a horizon before now().
//            What a handler throws leaves run() at once.
// Cost       of the loop itself O(log pending) an event, no allocation, no virtual call, no std::function.
// Verified by tests/sim/simulation_test.cpp; measured by tools/bench/mmc_bench.cpp.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/kernel/contract.hpp"
#include "sim/kernel/event_queue.hpp"
#include "sim/kernel/spectator.hpp"

namespace tranche {

enum class StopReason { horizon, exhausted, cancelled, livelock };

std::string_view stopReasonName(StopReason reason);

class Simulation {
public:
    static constexpr std::uint32_t kMaxReentries = 1000;
    static constexpr std::uint32_t kMaxLinks = 1'000'000;

    Time now() const { return now_; }

    // A time at or beyond kHorizonLimit, such as kNever, is never: nothing is kept.
    void schedule(Time time, Phase phase, std::uint64_t key, Payload payload) {
        expects(time >= now_, "no event before now");
        if (time >= kHorizonLimit) [[unlikely]]
            return;
        queue_.push(time, phase, key, payload);
    }

    template <class Model>
    StopReason run(Model& model, Time horizon, const Spectator& spectator = {});

    std::uint64_t events() const { return events_; }  // handled so far
    std::size_t pending() const { return queue_.size(); }
    void reserve(std::size_t pendingEvents) { queue_.reserve(pendingEvents); }

    // The instant at which a livelock stopped the run and the event that was next; empty unless it did.
    std::string diagnosis() const;

private:
    enum class Step { done, cancelled, livelock };

    template <class Model>
    Step deliver(Model& model, const Event& event, const Spectator& spectator);
    template <class Model>
    Step deliverObservers(Model& model, Time horizon, const Spectator& spectator);

    // Moves the clock to the event and counts the turns of an instant. False: this instant does not end.
    bool enter(const Event& event) {
        if (event.time > now_) {
            now_ = event.time;
            reentries_ = 0;
            links_ = 0;
            newSince_ = queue_.nextSequence();
        } else if (event.phase < phase_) {
            ++reentries_;
        } else if (event.sequence >= newSince_) {
            ++links_;
            newSince_ = queue_.nextSequence();
        }
        phase_ = event.phase;
        return reentries_ <= kMaxReentries && links_ <= kMaxLinks;
    }

    void stopInLivelock(const Event& next);
    bool cancelledBy(const Spectator& spectator);  // also publishes the progress
    StopReason stop(StopReason reason, const Spectator& spectator);

    EventQueue queue_;
    Time now_ = 0;
    std::uint64_t events_ = 0;
    std::uint64_t published_ = 0;  // events already added to the spectator's progress
    std::uint64_t newSince_ = 0;   // events numbered from here were scheduled by the last link of the chain
    std::uint32_t reentries_ = 0;  // at this instant
    std::uint32_t links_ = 0;      // at this instant
    Phase phase_ = Phase::completion;  // of the last event
    Event stuck_;                      // the event that was next when a livelock stopped the run
    bool livelocked_ = false;
};

template <class Model>
Simulation::Step Simulation::deliver(Model& model, const Event& event, const Spectator& spectator) {
    if (!enter(event)) [[unlikely]] {
        stopInLivelock(event);
        return Step::livelock;
    }
    if (spectator.trace != nullptr) spectator.trace(spectator.traceContext, event);
    ++events_;
    model.handle(*this, event);
    if constexpr (requires { model.afterEvent(*this); }) model.afterEvent(*this);
    return events_ % kPollEvents == 0 && cancelledBy(spectator) ? Step::cancelled : Step::done;
}

// The others of that instant are set aside and put back in their place.
template <class Model>
Simulation::Step Simulation::deliverObservers(Model& model, Time horizon, const Spectator& spectator) {
    std::vector<Event> others;
    Step step = Step::done;
    while (step == Step::done) {
        const auto event = queue_.popBefore(packEventKey(horizon + 1, Phase::completion, 0, 0));
        if (!event) break;
        if (event->phase == Phase::observer) {
            step = deliver(model, *event, spectator);
        } else {
            others.push_back(*event);
        }
    }
    for (const Event& event : others) queue_.restore(event);
    return step;
}

template <class Model>
StopReason Simulation::run(Model& model, Time horizon, const Spectator& spectator) {
    expects(horizon >= now_, "a horizon at or after now");
    livelocked_ = false;
    published_ = events_;
    if (cancelledBy(spectator)) return StopReason::cancelled;

    const bool bounded = horizon < kHorizonLimit - 1;
    const EventKey bound = bounded ? packEventKey(horizon, Phase::completion, 0, 0) : kLastEventKey;
    Step step = Step::done;
    while (step == Step::done) {
        const auto event = queue_.popBefore(bound);
        if (!event) break;
        step = deliver(model, *event, spectator);
    }
    if (step == Step::done && bounded) step = deliverObservers(model, horizon, spectator);
    if (step == Step::cancelled) return stop(StopReason::cancelled, spectator);
    if (step == Step::livelock) return stop(StopReason::livelock, spectator);
    if (queue_.empty() && now_ < horizon) return stop(StopReason::exhausted, spectator);
    now_ = horizon;
    return stop(StopReason::horizon, spectator);
}

}  // namespace tranche
