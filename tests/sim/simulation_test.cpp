// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/kernel/simulation.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <cstdlib>
#include <functional>
#include <memory>
#include <new>
#include <string>
#include <vector>

using namespace tranche;

// Every allocation of this test program goes through here, so that the tests can count them.
namespace {
std::atomic<std::uint64_t> allocations{0};
}

[[gnu::noinline]] void* operator new(std::size_t size) {
    allocations.fetch_add(1, std::memory_order_relaxed);
    if (void* memory = std::malloc(size > 0 ? size : 1)) return memory;
    throw std::bad_alloc();
}
[[gnu::noinline]] void operator delete(void* memory) noexcept {
    std::free(memory);
}
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}

namespace {

// Records what it is given and then does what the test says.
struct Recorder {
    std::function<void(Simulation&, const Event&)> then;
    std::vector<Event> seen;

    void handle(Simulation& simulation, const Event& event) {
        seen.push_back(event);
        if (then) then(simulation, event);
    }

    std::string phases() const {
        std::string out;
        for (const Event& event : seen) out += std::string(phaseName(event.phase)) + " ";
        return out;
    }
};

constexpr Phase kAllPhases[] = {Phase::completion, Phase::capacityUp, Phase::capacityDown,
                                Phase::parameter,  Phase::arrival,    Phase::closing,
                                Phase::decision,   Phase::patience,   Phase::observer};

// A population that reschedules itself by a congruential rule of its own: branching, ties, idle handlers.
struct Population {
    std::uint64_t state = 1;
    std::uint64_t digest = 0;
    std::uint64_t afterEvents = 0;
    std::uint64_t phases = 9;

    std::uint64_t draw() {
        state = state * 6364136223846793005U + 1442695040888963407U;
        return state >> 33;
    }
    void handle(Simulation& simulation, const Event& event) {
        digest = (digest ^ static_cast<std::uint64_t>(event.time) ^ event.key << 8 ^ event.payload.entity) *
                 1099511628211U;
        const std::uint64_t children = simulation.pending() > 500  ? 0
                                       : simulation.pending() < 50 ? 2
                                                                   : draw() % 3;
        for (std::uint64_t i = 0; i < children; ++i) {
            simulation.schedule(simulation.now() + static_cast<Time>(1 + draw() % 50),
                                kAllPhases[draw() % phases], draw() % 5,
                                {0, static_cast<std::uint32_t>(draw())});
        }
    }
    void afterEvent(Simulation&) { ++afterEvents; }
};

}  // namespace

TEST_CASE("events of one instant come in class order, whatever the order of scheduling") {
    Simulation simulation;
    for (int i = 8; i >= 0; --i) simulation.schedule(7, kAllPhases[i], 0, {});
    Recorder recorder;
    CHECK(simulation.run(recorder, 100) == StopReason::exhausted);
    CHECK(recorder.phases() ==
          "completion capacityUp capacityDown parameter arrival closing decision patience observer ");
    CHECK(simulation.now() == 7);
    CHECK(simulation.events() == 9);
    CHECK(simulation.pending() == 0);
}

TEST_CASE("within a class the entity key decides, then the order of scheduling") {
    Simulation simulation;
    for (const std::uint64_t key : {5U, 1U, 5U, 0U}) simulation.schedule(0, Phase::arrival, key, {});
    Recorder recorder;
    simulation.run(recorder, 1);
    REQUIRE(recorder.seen.size() == 4);
    const std::uint64_t keys[] = {0, 1, 5, 5};
    const std::uint64_t sequences[] = {3, 1, 0, 2};
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK(recorder.seen[i].key == keys[i]);
        CHECK(recorder.seen[i].sequence == sequences[i]);
    }
}

TEST_CASE("a closing sees the arrivals of its own instant, patience comes after the decision") {
    Simulation simulation;
    simulation.schedule(3, Phase::patience, 0, {});
    simulation.schedule(3, Phase::closing, 0, {});
    simulation.schedule(3, Phase::decision, 0, {});
    simulation.schedule(3, Phase::arrival, 9, {});
    Recorder recorder;
    simulation.run(recorder, 4);
    CHECK(recorder.phases() == "arrival closing decision patience ");
}

TEST_CASE("a pass that creates an event of an earlier class at its own instant re-enters the class order") {
    Simulation simulation;
    simulation.schedule(3, Phase::decision, 0, {});
    simulation.schedule(3, Phase::observer, 0, {});
    simulation.schedule(4, Phase::completion, 0, {});
    Recorder recorder;
    recorder.then = [](Simulation& s, const Event& event) {
        if (event.phase == Phase::decision && event.payload.kind == 0) {
            s.schedule(s.now(), Phase::arrival, 0, {});
            s.schedule(s.now(), Phase::completion, 0, {});
            s.schedule(s.now(), Phase::decision, 1, {1, 0});
        }
    };
    CHECK(simulation.run(recorder, 10) == StopReason::exhausted);
    CHECK(recorder.phases() == "decision completion arrival decision observer completion ");
}

TEST_CASE("a thousand re-entries at one instant pass, one more is a livelock with a diagnosis") {
    for (const int turns : {1000, 1001}) {
        Simulation simulation;
        simulation.schedule(50, Phase::decision, 0, {0, 0});
        Recorder recorder;
        int left = turns;
        recorder.then = [&](Simulation& s, const Event& event) {
            if (event.phase == Phase::completion) s.schedule(s.now(), Phase::decision, 0, {});
            if (event.phase == Phase::decision && left-- > 0)
                s.schedule(s.now(), Phase::completion, 77, {3, 12});
        };
        const StopReason reason = simulation.run(recorder, 100);
        CAPTURE(turns);
        if (turns == 1000) {
            CHECK(reason == StopReason::exhausted);
            CHECK(simulation.diagnosis().empty());
        } else {
            CHECK(reason == StopReason::livelock);
            CHECK(simulation.now() == 50);
            CHECK(simulation.pending() == 1);  // what was next is still there
            CHECK(simulation.diagnosis() ==
                  "the instant 50 ms does not end: 1001 returns to an earlier phase; next was phase "
                  "completion, kind 3, entity 12, key 77");
        }
    }
}

TEST_CASE("re-entries are counted for each instant anew") {
    Simulation simulation;
    simulation.schedule(0, Phase::decision, 0, {});
    Recorder recorder;
    int turns = 0;
    recorder.then = [&](Simulation& s, const Event& event) {
        if (event.phase == Phase::completion) return s.schedule(s.now(), Phase::decision, 0, {});
        if (++turns % 900 != 0) return s.schedule(s.now(), Phase::completion, 0, {});
        if (turns < 5 * 900) s.schedule(s.now() + 1, Phase::decision, 0, {});
    };
    CHECK(simulation.run(recorder, 100) == StopReason::exhausted);
    CHECK(turns == 4500);
}

TEST_CASE(
    "a chain that never leaves its phase and instant is a livelock too; a crowd at one instant is not") {
    struct Chain {
        void handle(Simulation& s, const Event& event) { s.schedule(s.now(), event.phase, 0, {4, 2}); }
    } chain;
    Simulation endless;
    endless.schedule(9, Phase::arrival, 0, {});
    CHECK(endless.run(chain, 100) == StopReason::livelock);
    CHECK(endless.diagnosis().find("kind 4, entity 2") != std::string::npos);

    struct Crowd {
        std::uint64_t handled = 0;
        void handle(Simulation& s, const Event& event) {
            if (++handled == 1) {
                for (std::uint64_t i = 0; i < Simulation::kMaxLinks + 10; ++i)
                    s.schedule(s.now(), event.phase, i, {});
            }
        }
    } crowd;
    Simulation busy;
    busy.schedule(9, Phase::arrival, 0, {});
    CHECK(busy.run(crowd, 100) == StopReason::exhausted);
    CHECK(crowd.handled == Simulation::kMaxLinks + 11);
}

TEST_CASE("the horizon is half-open, save for observers") {
    Simulation simulation;
    simulation.schedule(99, Phase::completion, 0, {});
    simulation.schedule(100, Phase::completion, 0, {});
    simulation.schedule(100, Phase::arrival, 0, {});
    simulation.schedule(100, Phase::observer, 0, {});
    simulation.schedule(101, Phase::observer, 0, {});
    Recorder recorder;
    CHECK(simulation.run(recorder, 100) == StopReason::horizon);
    CHECK(recorder.phases() == "completion observer ");
    CHECK(simulation.now() == 100);
    CHECK(simulation.pending() == 3);

    // A later horizon goes on with what was left, in its order.
    recorder.seen.clear();
    CHECK(simulation.run(recorder, 200) == StopReason::exhausted);
    CHECK(recorder.phases() == "completion arrival observer ");
}

TEST_CASE("what an observer schedules at the horizon waits while another observer there is delivered") {
    Simulation simulation;
    simulation.schedule(100, Phase::observer, 0, {});
    Recorder recorder;
    recorder.then = [](Simulation& s, const Event& event) {
        if (event.payload.kind == 1) return;
        s.schedule(s.now(), Phase::completion, 0, {1, 0});
        s.schedule(s.now(), Phase::observer, 1, {1, 0});
    };
    CHECK(simulation.run(recorder, 100) == StopReason::horizon);
    CHECK(recorder.phases() == "observer observer ");
    CHECK(simulation.pending() == 1);
}

TEST_CASE("a run says why it stopped and where its clock stands") {
    Recorder recorder;
    Simulation empty;
    CHECK(empty.run(recorder, 10) == StopReason::exhausted);
    CHECK(empty.now() == 0);

    Simulation early;
    early.schedule(4, Phase::arrival, 0, {});
    CHECK(early.run(recorder, 10) == StopReason::exhausted);
    CHECK(early.now() == 4);

    Simulation late;
    late.schedule(10, Phase::arrival, 0, {});
    CHECK(late.run(recorder, 10) == StopReason::horizon);
    CHECK(late.now() == 10);
    CHECK(late.run(recorder, kNever) == StopReason::exhausted);
    CHECK(stopReasonName(StopReason::livelock) == "livelock");
}

TEST_CASE("scheduling in the past is refused, never is accepted and never comes") {
    Simulation simulation;
    simulation.schedule(20, Phase::observer, 0, {});
    Recorder recorder;
    recorder.then = [](Simulation& s, const Event&) {
        CHECK_THROWS_AS(s.schedule(19, Phase::observer, 0, {}), ContractViolation);
        s.schedule(20, Phase::completion, 0, {});
        s.schedule(kNever, Phase::completion, 0, {});
        s.schedule(s.now() + fromDays(1e300), Phase::completion, 0, {});
    };
    recorder.then = [inner = recorder.then](Simulation& s, const Event& event) {
        if (event.phase == Phase::observer) inner(s, event);
    };
    CHECK(simulation.run(recorder, kHorizonLimit) == StopReason::exhausted);
    CHECK(recorder.seen.size() == 2);
    CHECK_THROWS_AS(simulation.schedule(-1, Phase::arrival, 0, {}), ContractViolation);
    CHECK_THROWS_AS(simulation.run(recorder, 19), ContractViolation);
}

TEST_CASE("a copy taken mid-run continues identically, between runs and inside a handler") {
    Simulation original;
    Population population;
    original.schedule(0, Phase::arrival, 0, {});
    for (Time horizon = 37; horizon < 4000; horizon += 37) {
        REQUIRE(original.run(population, horizon) == StopReason::horizon);
        Simulation copy = original;
        Population copied = population;
        copy.run(copied, horizon + 37);
        original.run(population, horizon + 37);
        REQUIRE(copied.digest == population.digest);
        REQUIRE(copy.events() == original.events());
        REQUIRE(copy.pending() == original.pending());
    }
    CHECK(original.events() > 10000);

    Simulation branched;
    Recorder recorder;
    for (int i = 0; i < 20; ++i)
        branched.schedule(i / 3, kAllPhases[i % 9], 0, {0, static_cast<std::uint32_t>(i)});
    std::unique_ptr<Simulation> snapshot;
    recorder.then = [&](Simulation& s, const Event&) {
        if (s.events() == 8 && !snapshot) snapshot = std::make_unique<Simulation>(s);
    };
    branched.run(recorder, 100);
    Recorder again;
    REQUIRE(snapshot);
    snapshot->run(again, 100);
    const std::vector<Event> rest(recorder.seen.begin() + 8, recorder.seen.end());
    CHECK(again.seen == rest);
    CHECK(snapshot->events() == branched.events());
}

TEST_CASE("a run in pieces equals the run in one when no observer shares a seam") {
    Simulation whole, pieces;
    Population one, other;
    one.phases = other.phases = 8;  // all but observers
    whole.schedule(0, Phase::arrival, 0, {});
    pieces.schedule(0, Phase::arrival, 0, {});
    whole.run(one, 5000);
    for (Time horizon = 0; horizon <= 5000; horizon += 25) {
        REQUIRE(pieces.run(other, horizon) == StopReason::horizon);
    }
    CHECK(one.digest == other.digest);
    CHECK(whole.events() == pieces.events());
    CHECK(one.afterEvents == whole.events());
}

TEST_CASE("afterEvent is called once after every event, and a model without it runs too") {
    struct Pairs {
        std::string calls;
        void handle(Simulation&, const Event&) { calls += "h"; }
        void afterEvent(Simulation&) { calls += "a"; }
    } pairs;
    Simulation simulation;
    for (int i = 0; i < 3; ++i) simulation.schedule(i, Phase::arrival, 0, {});
    simulation.run(pairs, 10);
    CHECK(pairs.calls == "hahaha");
}

TEST_CASE("what a handler throws leaves the run and the clock stands at its event") {
    struct Broken {
        void handle(Simulation&, const Event&) { throw InvariantBroken("granted > available"); }
    } broken;
    Simulation simulation;
    simulation.schedule(6, Phase::arrival, 0, {});
    CHECK_THROWS_AS(simulation.run(broken, 10), InvariantBroken);
    CHECK(simulation.now() == 6);
    CHECK(simulation.pending() == 0);
}

TEST_CASE("no event allocates: a hundred thousand events in reserved room never call operator new") {
    struct Finite : Population {
        void handle(Simulation& simulation, const Event& event) {
            if (simulation.events() < 100000) Population::handle(simulation, event);
        }
    } finite;
    Simulation simulation;
    simulation.reserve(1000);
    simulation.schedule(0, Phase::arrival, 0, {});
    const std::uint64_t before = allocations;
    CHECK(simulation.run(finite, kNever) == StopReason::exhausted);
    CHECK(allocations == before);
    CHECK(simulation.events() > 100000);
}

TEST_CASE("without reserved room only growth allocates") {
    Simulation simulation;
    Population population;
    simulation.schedule(0, Phase::arrival, 0, {});
    const std::uint64_t before = allocations;
    CHECK(simulation.run(population, 20000) == StopReason::horizon);
    CHECK(simulation.events() > 50000);
    CHECK(allocations > before);       // the count is alive
    CHECK(allocations < before + 60);  // three arrays doubling up to about 512, and the list at the horizon
}
