// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// An event, and the one number that orders it among all others.
//
// Phase    the class order of events at one instant: completions first, one decision pass, observers last.
// key      the stable identity of whom the event is about; the same in every run that has that entity.
// sequence the order of scheduling, given by the queue: the last resort, so that no tie is left to chance.
// EventKey (time, phase, key, sequence) packed high to low into 128 bits, so that the lexicographic order of
// the
//          four is the order of one unsigned integer and a comparison has no branch:
//              127        84 83   80 79         40 39         0
//              | time ms 44 | phase 4 | key 40     | sequence 40 |
//          so 557 years, 16 phases, 10^12 entities, 10^12 events scheduled in a run.
// Payload  what the model needs to act: its own kind and the index of the entity in its own pool.
// Verified by tests/sim/event_queue_test.cpp.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "sim/kernel/time.hpp"

namespace tranche {

enum class Phase : std::uint8_t {
    completion,    // something ends
    capacityUp,    // capacity is added or repaired
    capacityDown,  // capacity fails or retires
    parameter,     // a rule changes
    arrival,       // someone asks
    closing,       // a round closes, after the arrivals of its own instant
    decision,      // the decision pass
    patience,      // someone gives up, if the pass has not served him
    observer,      // samples; sees the instant after everything else
};

inline constexpr std::array<std::string_view, 9> kPhaseNames{"completion", "capacityUp", "capacityDown",
                                                             "parameter",  "arrival",    "closing",
                                                             "decision",   "patience",   "observer"};

constexpr std::string_view phaseName(Phase phase) {
    return kPhaseNames[static_cast<std::size_t>(phase)];
}

struct Payload {
    std::uint32_t kind = 0;
    std::uint32_t entity = 0;

    friend bool operator==(const Payload&, const Payload&) = default;
};

struct Event {
    Time time = 0;
    Phase phase = Phase::completion;
    std::uint64_t key = 0;
    std::uint64_t sequence = 0;
    Payload payload;

    friend bool operator==(const Event&, const Event&) = default;
};

__extension__ using EventKey = unsigned __int128;

inline constexpr int kTimeBits = 44, kPhaseBits = 4, kKeyBits = 40, kSequenceBits = 40;
inline constexpr EventKey kLastEventKey = ~EventKey{0};  // after every event; not itself an event

constexpr EventKey packEventKey(Time time, Phase phase, std::uint64_t key, std::uint64_t sequence) {
    const std::uint64_t high = static_cast<std::uint64_t>(time) << (64 - kTimeBits) |
                               static_cast<std::uint64_t>(phase) << (64 - kTimeBits - kPhaseBits) |
                               key >> (kKeyBits + kTimeBits + kPhaseBits - 64);
    const std::uint64_t low = key << kSequenceBits | sequence;
    return EventKey{high} << 64 | low;
}

constexpr Event unpackEvent(EventKey packed, Payload payload) {
    const auto high = static_cast<std::uint64_t>(packed >> 64);
    const auto low = static_cast<std::uint64_t>(packed);
    constexpr std::uint64_t sequenceMask = (std::uint64_t{1} << kSequenceBits) - 1;
    constexpr std::uint64_t keyMask = (std::uint64_t{1} << kKeyBits) - 1;
    return {static_cast<Time>(high >> (64 - kTimeBits)),
            static_cast<Phase>(high >> (64 - kTimeBits - kPhaseBits) & ((1U << kPhaseBits) - 1)),
            static_cast<std::uint64_t>(packed >> kSequenceBits) & keyMask, low & sequenceMask, payload};
}

}  // namespace tranche
