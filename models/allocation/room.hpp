// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What is on offer at one instant: free GPUs a pool, what set-asides would lend, and what is left of each share.
// The one place that answers "would n GPUs fit, where, and if not, why not?" for every award rule. O(pools) a question.
// With gangs offered, what fits by count fits only if its nodes can be placed together: no rule awards what has no place.
// Ties between pools: the scenario's order. Verified by: tests/allocation/award_test.cpp, every_rule_test.cpp.

#include <array>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "models/allocation/policy.hpp"
#include "models/demand/application.hpp"
#include "models/fleet/gangs.hpp"

namespace tranche {

inline constexpr std::uint16_t kNoGroup = 0xffff;
inline constexpr Gpus kNoLimit = Gpus{1} << 50;

struct PoolRoom {
    Gpus free = 0;      // may be granted now
    Gpus lendable = 0;  // set aside, lent to grants that end by lendUntil
    Time lendUntil = -1;
    Gpus quantum = 1;        // grants are whole multiples
    Gpus cap = kNoLimit;     // per project, already a multiple of the quantum
    std::int64_t watts = 0;  // of one GPU
    std::uint8_t type = 0;   // of two GPU models, where a rule tells them apart: 0 or 1
};

// What is left of resources that all pools share.
struct SharedResources {
    std::int64_t watts = kNoLimit, gigabytes = kNoLimit;
    bool limited() const { return watts < kNoLimit || gigabytes < kNoLimit; }
};

// Where a partial lottery puts an application: surely in, drawn, or out.
enum class Band : std::uint8_t { fund, draw, reject };

// What an award rule sees of an application: stated values and the panel's score, never true merit or use.
struct Candidate {
    std::uint32_t application = 0;
    std::uint16_t group = kNoGroup;  // share group, kNoGroup: outside the split
    bool capExempt = false;
    Gpus requested = 0, viable = 0;
    Time endsBy = kNever;  // latest end if awarded now
    Time submitted = 0;
    double score = 0;
    std::uint64_t pools = 0;  // bit p: may use pool p (at most 64 pools)
    double weight = 1;        // in a weighted lottery and in fair division, 0.001 to 1000
    double draw = 0.5;        // its own uniform number of this round, in (0, 1)
    Band band = Band::draw;
    double second = 0;                       // its score in the second criterion
    std::int64_t gigabytes = 0;              // of storage, with every GPU
    std::array<double, 2> throughput{1, 1};  // of one GPU, by type
    std::uint16_t preference = 0;            // a list of the room's
};

struct Fit {
    std::uint16_t pool;
    Gpus gpus;      // in whole servers; the cap where requests are clipped
    Gpus borrowed;  // of them beyond the free ones: lent by a set-aside
};

// `gpus` in whole servers of a pool, at most its cap where requests are clipped; 0: the pool is no option.
Gpus grantSize(const Candidate&, Gpus gpus, Gpus quantum, Gpus cap, AboveCap);

class Room {
public:
    Room() = default;
    Room(std::vector<PoolRoom> pools, std::vector<Gpus> shareLeft, PoolChoice choice,
         AboveCap aboveCap = AboveCap::refuse);
    // Starts anew and keeps its memory: pools without room, shares without limit.
    void reset(std::size_t pools, std::size_t groups, PoolChoice choice, AboveCap aboveCap);
    PoolRoom& pool(std::size_t p) { return pools_[p]; }
    void limitShare(std::size_t group, Gpus left) { shareLeft_[group] = left; }
    void limitResources(SharedResources left) { resources_ = left; }
    const SharedResources& resources() const { return resources_; }
    // Pools in order of preference, best first; pools not named follow as listed. List 0 names none.
    void prefer(std::vector<std::vector<std::uint16_t>> lists) { preferences_ = std::move(lists); }
    // All pools that the candidate may use, in its order of preference.
    std::vector<std::uint16_t> preferredPools(const Candidate&) const;

    // Grants are placed on nodes: the room for gangs of a pool, for every pool, after reset().
    void offerGangs(std::size_t pool, const Gangs&);
    // Whether a fit found by count has a place, beside what the candidate was awarded before. For rules that divide or select.
    bool placeable(const Candidate&, const Fit&) const;
    // The largest part of a fit that has a place, in whole servers; 0: none.
    Gpus placeablePart(const Candidate&, const Fit&) const;
    // Where the GPUs that an application was awarded here go.
    std::span<const CellPiece> placeOf(std::uint32_t application) const;

    // Where `gpus` for this candidate would go; nothing when it fits nowhere.
    std::optional<Fit> fit(const Candidate&, Gpus gpus) const;
    // The same for the fraction num / den <= 1 of the whole request, in whole servers rounded down and at least viable.
    std::optional<Fit> fitFraction(const Candidate&, Gpus num, Gpus den) const;
    // The same in one pool.
    std::optional<Fit> fitIn(std::size_t pool, const Candidate&, Gpus gpus) const;
    // The whole request in servers of a pool, at most its cap where requests are clipped; 0: the pool is no option.
    Gpus whole(std::size_t pool, const Candidate&) const;
    // Free GPUs of a pool and what would be lent to this candidate.
    Gpus capacity(std::size_t pool, const Candidate&) const;
    PoolChoice choice() const { return choice_; }
    // The largest part of the request that fits in one pool, at least the viable size; nothing if there is none.
    std::optional<Fit> part(const Candidate&) const;
    // Why the whole request does not fit.
    Binding obstacle(const Candidate&) const;
    void take(const Candidate&, const Fit&);
    Gpus leftOfShare(std::size_t group) const { return shareLeft_[group]; }
    std::size_t shares() const { return shareLeft_.size(); }
    std::uint16_t addShare(Gpus left) {
        shareLeft_.push_back(left);
        return static_cast<std::uint16_t>(shareLeft_.size() - 1);
    }
    void dropShare() { shareLeft_.pop_back(); }
    const std::vector<PoolRoom>& pools() const { return pools_; }
    Gpus shareLeft(const Candidate& c) const { return c.group == kNoGroup ? kNoLimit : shareLeft_[c.group]; }
    // Said by a rule that promises an optimum and had to stop before it was proven.
    void noteUnproven() { optimumProven_ = false; }
    bool optimumProven() const { return optimumProven_; }

private:
    template <class Size>
    std::optional<Fit> firstFit(const Candidate&, const Size& sizeIn) const;
    Gpus roomFor(const Candidate&, const PoolRoom&) const;
    struct Placed {
        std::uint32_t application = 0;
        std::uint16_t pool = 0;
        std::int32_t nodes = 0;
        std::vector<CellPiece> pieces;
    };
    Gpus gang(std::size_t pool, const Candidate&, Gpus wanted) const;
    Reach reach(std::size_t pool, const Candidate&) const;
    std::size_t placedAt(std::uint32_t application) const;
    void placeGang(const Candidate&, const Fit&);
    Gpus byResources(const Candidate&, const PoolRoom&) const;
    Binding resourceObstacle(const Candidate&) const;
    Gpus sizeIn(const PoolRoom& pool, const Candidate& c, Gpus gpus) const {
        return grantSize(c, gpus, pool.quantum, pool.cap, aboveCap_);
    }

    std::vector<PoolRoom> pools_;
    std::vector<Gpus> shareLeft_;
    std::vector<Gangs> gangs_;    // by pool; empty: GPUs are counted
    std::vector<Placed> placed_;  // of gangs_
    PoolChoice choice_ = PoolChoice::roomiest;
    AboveCap aboveCap_ = AboveCap::refuse;
    bool optimumProven_ = true;
    SharedResources resources_;
    std::vector<std::vector<std::uint16_t>> preferences_;
};

}  // namespace tranche
