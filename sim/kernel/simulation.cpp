// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/kernel/simulation.hpp"

namespace tranche {

std::string_view stopReasonName(StopReason reason) {
    switch (reason) {
        case StopReason::horizon:
            return "horizon";
        case StopReason::exhausted:
            return "exhausted";
        case StopReason::cancelled:
            return "cancelled";
        case StopReason::livelock:
            return "livelock";
    }
    expects(false, "a stop reason");
    return {};
}

std::string Simulation::diagnosis() const {
    if (!livelocked_) return {};
    const bool turns = reentries_ > kMaxReentries;
    return "the instant " + std::to_string(stuck_.time) + " ms does not end: " +
           (turns ? std::to_string(reentries_) + " returns to an earlier phase"
                  : std::to_string(links_) + " events, each scheduled by the one before") +
           "; next was phase " + std::string(phaseName(stuck_.phase)) + ", kind " +
           std::to_string(stuck_.payload.kind) + ", entity " + std::to_string(stuck_.payload.entity) +
           ", key " + std::to_string(stuck_.key);
}

void Simulation::stopInLivelock(const Event& next) {
    stuck_ = next;
    livelocked_ = true;
    queue_.restore(next);
}

bool Simulation::cancelledBy(const Spectator& spectator) {
    if (spectator.progress != nullptr) {
        spectator.progress->events.fetch_add(events_ - published_, std::memory_order_relaxed);
        spectator.progress->now.store(now_, std::memory_order_relaxed);
        published_ = events_;
    }
    return spectator.cancel != nullptr && spectator.cancel->load(std::memory_order_relaxed);
}

StopReason Simulation::stop(StopReason reason, const Spectator& spectator) {
    cancelledBy(spectator);
    return reason;
}

}  // namespace tranche
