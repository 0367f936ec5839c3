// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What is free on one pool from now on, counted in GPUs or by node: one set of questions for both. Capacity may be said
// for now and announced for later. Sizes in GPUs. Costs are those of AvailabilityProfile and NodeProfile.
// Verified by: tests/allocation/pool_*_test.cpp.

#include <cstdint>
#include <optional>
#include <vector>

#include "models/allocation/queue/availability_profile.hpp"
#include "models/allocation/queue/node_profile.hpp"

namespace tranche {

class PoolFuture {
public:
    // nodeGpus 0: one heap of GPUs; else capacities are whole nodes. nominal: the most there can be without an announcement.
    PoolFuture(std::int64_t capacity, std::int64_t nominal, std::int32_t nodeGpus);

    void advance(Time now);  // what is announced happens by itself
    void capacity(Time now, std::int64_t available);
    // What is announced may fall below 0 for as long as a surprise of that instant is still to come.
    void announce(Time now, Time at, std::int64_t change);

    std::int64_t available() const { return available_; }
    std::int64_t used() const { return used_; }
    std::int64_t nominal() const { return nominal_; }  // the most there can be
    Time nextAnnounced() const { return announced_.empty() ? kNever : announced_.front().at; }
    bool byNode() const { return nodes_.has_value(); }
    // The most that a request could get now; an upper bound where it must fit into nodes.
    std::int64_t free() const { return nodes_ ? nodes_->room() : available_ - used_; }
    const NodeProfile* nodes() const { return nodes_ ? &*nodes_ : nullptr; }
    TaskMix* mix() { return mix_ ? &*mix_ : nullptr; }

    bool fitsNow(std::int64_t size, Duration length) const;
    Time earliest(std::int64_t size, Duration length, Time from) const;
    // Holds [from, to) on nodes by the rule, which is not asked for a heap. `pieces` is replaced.
    void hold(std::int64_t size, Time from, Time to, const PlacementRow&, std::vector<NodePiece>& pieces);
    void holdAgain(std::int64_t size, Time from, Time to, const std::vector<NodePiece>& pieces);
    void release(std::int64_t size, Time from, Time to, const std::vector<NodePiece>& pieces);
    void use(std::int64_t change) { used_ += change; }  // by those that run

private:
    struct Announced {
        Time at;
        std::int64_t change;
    };
    void tellNodes(Time now);

    std::int64_t available_, nominal_, used_ = 0;
    std::vector<Announced> announced_;  // by time
    AvailabilityProfile heap_;
    std::optional<NodeProfile> nodes_;
    std::optional<TaskMix> mix_;
};

}  // namespace tranche
