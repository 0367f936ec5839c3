// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The capacity ladder of every pool as an exact integer ledger.
//
//   procured  = not_arrived + installed + retired
//   installed = down + powered_off + available
//   available = granted + reserved + free          granted >= active          powered_off >= unpowered
//
// Counts are GPUs and change at instants; integrals are GPU-milliseconds over [0, now), exact. Nodes of a pool are
// interchangeable: grants and reservations are *claims*, and what is healthy serves grants first, then reservations,
// then is free. A claim that healthy capacity cannot serve is a shortfall, visible as granted < claim.
// Every change is O(1) and allocates nothing; check() after every event costs a dozen integer compares and throws
// InvariantBroken (exit 70) when a law fails. Verified by: tests/fleet/capacity_ledger_test.cpp.

#include <array>
#include <cstddef>
#include <initializer_list>
#include <vector>

#include "models/fleet/rung.hpp"
#include "models/quantities/quantities.hpp"

namespace tranche {

using PoolIndex = std::uint16_t;
inline constexpr PoolIndex kNoPool = 0xffff;

class CapacityLedger {
public:
    explicit CapacityLedger(std::size_t pools);

    // Supply. Each moves n GPUs (n >= 0) one rung; all throw ContractViolation when the rung below holds fewer.
    void procure(PoolIndex, Gpus n, Time now);
    void install(PoolIndex, Gpus n, Time now);       // arrives, powered off until accepted
    void enterService(PoolIndex, Gpus n, Time now);  // accepted and energised
    void fail(PoolIndex, Gpus n, Time now);
    void repair(PoolIndex, Gpus n, Time now);
    void retireHealthy(PoolIndex, Gpus n, Time now);
    void retireDown(PoolIndex, Gpus n, Time now);
    void retirePoweredOff(PoolIndex, Gpus n, Time now);
    void shelve(PoolIndex, Gpus n, Time now);  // repaired, but kept switched off as a spare

    // Power. What is accepted but has no power is `unpowered`, a part of `powered off`.
    void wait(PoolIndex, Gpus n, Time now);      // accepted, and no power for it
    void energise(PoolIndex, Gpus n, Time now);  // unpowered into service
    void cutHealthy(PoolIndex, Gpus n, Time now);
    void cutDown(PoolIndex, Gpus n, Time now);
    void retireUnpowered(PoolIndex, Gpus n, Time now);

    // Use. Claims change by delta; the sum may never go below 0.
    void claimGrants(PoolIndex, Gpus delta, Time now);
    void claimReserve(PoolIndex, Gpus delta, Time now);
    void claimActive(PoolIndex, Gpus delta, Time now);

    std::size_t pools() const { return pools_.size(); }
    Gpus count(PoolIndex p, Rung r) const { return pools_[p].count[index(r)]; }
    GpuTime integral(PoolIndex, Rung, Time now) const;
    // GPU-ms claimed by grants over [0, now): what was granted and what ran short.
    GpuTime claimedTime(PoolIndex p, Time now) const {
        return pools_[p].claimedTime + pools_[p].grantClaim * (now - pools_[p].claimedSince);
    }
    Gpus unpowered(PoolIndex p) const { return pools_[p].unpowered.value; }
    GpuTime unpoweredTime(PoolIndex p, Time now) const { return pools_[p].unpowered.until(now); }
    // Time over [0, now) in which some grant had fewer GPUs than promised.
    Duration shortTime(PoolIndex p, Time now) const { return pools_[p].shortOfGrants.until(now); }
    Gpus grantClaim(PoolIndex p) const { return pools_[p].grantClaim; }
    Gpus reserveClaim(PoolIndex p) const { return pools_[p].reserveClaim; }
    // Installed and accepted, healthy or not: the nominal capacity that long grants are measured against.
    Gpus inService(PoolIndex p) const { return count(p, Rung::installed) - count(p, Rung::poweredOff); }

    // The laws for every pool touched since the last check.
    void check();

private:
    static constexpr std::size_t index(Rung r) { return static_cast<std::size_t>(r); }

    // A whole number that changes at instants, and its integral.
    struct Level {
        std::int64_t value = 0, integral = 0;
        Time since = 0;
        std::int64_t until(Time now) const { return integral + value * (now - since); }
        void set(std::int64_t to, Time now) {
            integral = until(now);
            since = now;
            value = to;
        }
    };

    struct Pool {
        std::array<Gpus, kRungs> count{};
        std::array<GpuTime, kRungs> integral{};
        std::array<Time, kRungs> since{};
        Gpus grantClaim = 0, reserveClaim = 0, activeClaim = 0;
        GpuTime claimedTime = 0;
        Time claimedSince = 0;
        Level unpowered, shortOfGrants;
        bool touched = false;
    };

    void shift(PoolIndex, std::initializer_list<Rung> from, std::initializer_list<Rung> to, Gpus n, Time now);
    void move(Pool&, Rung, Gpus delta, Time now);
    void set(Pool&, Rung, Gpus value, Time now);
    void unpower(PoolIndex, Gpus delta, Time now);
    void share(PoolIndex, Time now);
    void checkPool(PoolIndex) const;

    std::vector<Pool> pools_;
    std::vector<PoolIndex> touched_;
};

}  // namespace tranche
