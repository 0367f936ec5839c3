// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/kernel/spectator.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <vector>

#include "sim/kernel/simulation.hpp"

using namespace tranche;

namespace {

// Each event schedules the next of its walker; the order in which they come goes into the digest.
struct Walkers {
    std::uint64_t digest = 0;

    void handle(Simulation& simulation, const Event& event) {
        digest = (digest ^ static_cast<std::uint64_t>(event.time) ^ event.key << 20) * 1099511628211U;
        const Duration step = 1 + static_cast<Duration>(digest >> 33) % 7;
        simulation.schedule(simulation.now() + step, event.phase, event.key, event.payload);
    }
};

void addWalkers(Simulation& simulation) {
    for (std::uint64_t key = 0; key < 30; ++key) simulation.schedule(0, Phase::arrival, key, {});
}

}  // namespace

TEST_CASE("a cancelled run stops within a few thousand events and continues as if it had not been") {
    Simulation whole, cut;
    Walkers one, other;
    addWalkers(whole);
    addWalkers(cut);
    whole.run(one, 5000);
    REQUIRE(whole.events() > 3 * kPollEvents);

    std::atomic<bool> cancel{true};
    const Spectator spectator{.cancel = &cancel};
    CHECK(cut.run(other, 5000, spectator) == StopReason::cancelled);
    CHECK(cut.events() == 0);

    // Cancelled from inside the run, by whoever watches it.
    struct Watch {
        std::atomic<bool>& cancel;
        std::uint64_t seen = 0;
    } watch{cancel};
    const auto cancelAt5000 = [](void* context, const Event&) {
        auto& w = *static_cast<Watch*>(context);
        if (++w.seen == 5000) w.cancel = true;
    };
    cancel = false;
    CHECK(cut.run(other, 5000, {.cancel = &cancel, .trace = cancelAt5000, .traceContext = &watch}) ==
          StopReason::cancelled);
    CHECK(cut.events() == 2 * kPollEvents);
    CHECK(cut.now() < 5000);
    CHECK(cut.run(other, 5000) == StopReason::horizon);
    CHECK(one.digest == other.digest);
}

TEST_CASE("progress adds up over runs that share it, and the trace sees every event in order") {
    Progress progress;
    std::vector<Event> traced;
    const Spectator spectator{
        .progress = &progress,
        .trace = [](void* context,
                    const Event& event) { static_cast<std::vector<Event>*>(context)->push_back(event); },
        .traceContext = &traced};
    std::uint64_t events = 0;
    for (int run = 0; run < 3; ++run) {
        Simulation watched, unwatched;
        Walkers seen, unseen;
        addWalkers(watched);
        addWalkers(unwatched);
        watched.run(seen, 700, spectator);
        watched.run(seen, 1500, spectator);
        unwatched.run(unseen, 700);
        unwatched.run(unseen, 1500);
        CHECK(seen.digest == unseen.digest);
        events += watched.events();
        CHECK(progress.events == events);
        CHECK(progress.now == 1500);
        CHECK(traced.size() == events);
    }
}
