// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Placement of a policy that names nodes: what award rules see of it, who gets which nodes, what waits for a place.
#include <algorithm>
#include <cmath>
#include <string>

#include "models/programme/programme.hpp"
#include "sim/kernel/contract.hpp"

namespace tranche {

void Programme::offerPlaces() {
    for (PoolIndex p = 0; p < placing_->pools(); ++p) room_.offerGangs(p, placing_->gangs(p));
}

// After a rule has decided, before anything follows from it: nodes for all that it awards, as it tried them in the room.
void Programme::placeAwards() {
    if (!placing_) return;
    for (std::size_t i = 0; i < ranked_.size(); ++i) {
        const Decision& d = decisions_[i];
        const Index index = ranked_[i].application;
        Application& a = out_.applications[index];
        if (d.gpus > 0) {
            placing_->place(index, d.pool, room_.placeOf(index), now());
            continue;
        }
        if (a.status == Status::waitlisted && d.binding != Binding::none) a.binding = d.binding;
        a.heldByPlacement = a.heldByPlacement || d.binding == Binding::placement;
    }
}

// Whole or not at all, on open nodes and, where it may, on those that set-asides hold.
bool Programme::placeNow(Index index, PoolIndex p, Gpus gpus, Reach reach) {
    Application& a = out_.applications[index];
    const auto nodes = static_cast<std::int32_t>(gpus / setting_->pools[p].quantum);
    std::vector<CellPiece> pieces;
    if (!placing_->gangs(p).choose(nodes, reach, pieces)) {
        a.binding = Binding::placement;
        a.heldByPlacement = true;
        return false;
    }
    placing_->place(index, p, pieces, now());
    return true;
}

void Programme::notePlace(Index index) {
    Application& a = out_.applications[index];
    const auto nodes = static_cast<Gpus>(placing_->nodesOf(index).size());
    if (nodes * setting_->pools[a.pool].quantum != a.held)
        throw InvariantBroken("policy " + setting_->scenario.policy.name + " awards " +
                              std::to_string(a.held) + " GPUs to application " + std::to_string(index) +
                              " and places " + std::to_string(nodes) + " nodes");
    a.binding = Binding::none;
    a.units = static_cast<std::uint16_t>(placing_->unitsOf(index, a.pool));
    a.slowdown = static_cast<float>(placing_->slowdownOf(index, a.pool));
}

void Programme::settlePlaces(PoolIndex p) {
    Gpus held = 0, standing = 0;
    for (std::size_t a = 0; a < setting_->setAsides.size(); ++a) {
        if (setting_->setAsides[a].pool != p) continue;
        held += asideHold_[a];
        standing += asideStanding_[a];
    }
    placing_->settle(p, held, standing, now());
}

// What runs on units beyond the fewest does so much less while it is active: in 256ths of a GPU.
void Programme::slow(const Application& a, Gpus busyBefore) {
    if (a.slowdown <= 1) return;
    const auto lost = [&](Gpus busy) {
        return std::llround(static_cast<double>(busy) * 256 * (1 - 1 / static_cast<double>(a.slowdown)));
    };
    placing_->slow(a.pool, lost(a.active - a.dummy) - lost(busyBefore), now());
}

// Requests of one that joins or leaves those who wait, in every pool that could serve it. Teams have their set-aside.
void Programme::askPlaces(Index index, std::int64_t weight) {
    const Application& a = out_.applications[index];
    if (a.contest) return;
    Candidate c;
    c.viable = a.viable;
    c.capExempt = setting_->sectors[a.sector].capExempt;
    for (PoolIndex p = 0; p < setting_->pools.size(); ++p) {
        const PoolSetting& pool = setting_->pools[p];
        const Gpus n =
            grantSize(c, a.requested, pool.quantum, pool.cap, setting_->scenario.policy.eligibility.aboveCap);
        if (n > 0) placing_->ask(p, n, weight);
    }
}

// A pass of the queue: what fits by count starts only if its nodes can be placed, in the order of starts.
void Programme::passQueue() {
    if (!placing_) return rolling_->pass(now(), started_);
    struct Gate final : StartGate {
        explicit Gate(Programme& of) : programme(of) {}
        bool admits(std::uint32_t job, const PoolOption& o) override {
            const auto nodes = static_cast<std::int32_t>(o.size / programme.setting_->pools[o.pool].quantum);
            if (programme.placing_->gangs(o.pool).fits(nodes, reach(o))) return true;
            Application& a = programme.out_.applications[job];
            a.binding = Binding::placement;
            a.heldByPlacement = true;
            return false;
        }
        void started(std::uint32_t job, const PoolOption& o) override {
            ensures(programme.placeNow(job, o.pool, o.size, reach(o)),
                    "a start that is admitted has a place");
        }
        Reach reach(const PoolOption& o) const {
            const Time until = programme.lentUntil(o.pool);
            const bool lends = until != kNever && until > programme.now();
            return lends && programme.now() + o.estimate <= until ? Reach::held : Reach::open;
        }
        Programme& programme;
    };
    Gate gate(*this);
    rolling_->pass(now(), started_, &gate);
}

}  // namespace tranche
