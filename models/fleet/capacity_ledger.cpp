// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/capacity_ledger.hpp"

#include <algorithm>
#include <string>

#include "sim/kernel/contract.hpp"

namespace tranche {

std::string_view rungName(Rung r) {
    static constexpr std::array<std::string_view, kRungs> names{
        "procured",  "not_arrived", "installed", "retired", "powered_off", "down",
        "available", "granted",     "reserved",  "free",    "active",      "effective"};
    return names[static_cast<std::size_t>(r)];
}

CapacityLedger::CapacityLedger(std::size_t pools) : pools_(pools) {
    touched_.reserve(pools);
}

void CapacityLedger::set(Pool& pool, Rung r, Gpus value, Time now) {
    const std::size_t i = index(r);
    pool.integral[i] += pool.count[i] * (now - pool.since[i]);
    pool.since[i] = now;
    pool.count[i] = value;
}

void CapacityLedger::move(Pool& pool, Rung r, Gpus delta, Time now) {
    expects(pool.count[index(r)] + delta >= 0, "a rung of the ladder cannot hold fewer than 0 GPUs");
    set(pool, r, pool.count[index(r)] + delta, now);
}

// Healthy GPUs serve grants, then reservations; the rest is free.
void CapacityLedger::share(PoolIndex p, Time now) {
    Pool& pool = pools_[p];
    const Gpus available = pool.count[index(Rung::available)];
    const Gpus granted = std::min(pool.grantClaim, available);
    const Gpus reserved = std::min(pool.reserveClaim, available - granted);
    const Gpus active = std::min(pool.activeClaim, granted);
    if (granted != pool.count[index(Rung::granted)]) set(pool, Rung::granted, granted, now);
    if (reserved != pool.count[index(Rung::reserved)]) set(pool, Rung::reserved, reserved, now);
    if (active != pool.count[index(Rung::active)]) set(pool, Rung::active, active, now);
    const Gpus free = available - granted - reserved;
    if (free != pool.count[index(Rung::free)]) set(pool, Rung::free, free, now);
    const std::int64_t runsShort = granted < pool.grantClaim ? 1 : 0;
    if (runsShort != pool.shortOfGrants.value) pool.shortOfGrants.set(runsShort, now);
    if (!pool.touched) {
        pool.touched = true;
        touched_.push_back(p);
    }
}

// n GPUs leave `from` and are counted in `to`; the rungs not named follow from the laws.
void CapacityLedger::shift(PoolIndex p, std::initializer_list<Rung> from, std::initializer_list<Rung> to,
                           Gpus n, Time now) {
    expects(n >= 0, "GPUs moved are not negative");
    for (const Rung r : from) move(pools_[p], r, -n, now);
    for (const Rung r : to) move(pools_[p], r, n, now);
    share(p, now);
}

void CapacityLedger::procure(PoolIndex p, Gpus n, Time now) {
    shift(p, {}, {Rung::procured, Rung::notArrived}, n, now);
}

void CapacityLedger::install(PoolIndex p, Gpus n, Time now) {
    shift(p, {Rung::notArrived}, {Rung::installed, Rung::poweredOff}, n, now);
}

void CapacityLedger::enterService(PoolIndex p, Gpus n, Time now) {
    shift(p, {Rung::poweredOff}, {Rung::available}, n, now);
}

void CapacityLedger::fail(PoolIndex p, Gpus n, Time now) {
    shift(p, {Rung::available}, {Rung::down}, n, now);
}

void CapacityLedger::repair(PoolIndex p, Gpus n, Time now) {
    shift(p, {Rung::down}, {Rung::available}, n, now);
}

void CapacityLedger::retireHealthy(PoolIndex p, Gpus n, Time now) {
    shift(p, {Rung::available, Rung::installed}, {Rung::retired}, n, now);
}

void CapacityLedger::retireDown(PoolIndex p, Gpus n, Time now) {
    shift(p, {Rung::down, Rung::installed}, {Rung::retired}, n, now);
}

void CapacityLedger::retirePoweredOff(PoolIndex p, Gpus n, Time now) {
    shift(p, {Rung::poweredOff, Rung::installed}, {Rung::retired}, n, now);
}

void CapacityLedger::shelve(PoolIndex p, Gpus n, Time now) {
    shift(p, {Rung::down}, {Rung::poweredOff}, n, now);
}

void CapacityLedger::unpower(PoolIndex p, Gpus delta, Time now) {
    Level& level = pools_[p].unpowered;
    expects(level.value + delta >= 0, "no fewer than 0 GPUs lack power");
    level.set(level.value + delta, now);
}

void CapacityLedger::wait(PoolIndex p, Gpus n, Time now) {
    unpower(p, n, now);
    share(p, now);
}

void CapacityLedger::energise(PoolIndex p, Gpus n, Time now) {
    unpower(p, -n, now);
    enterService(p, n, now);
}

void CapacityLedger::cutHealthy(PoolIndex p, Gpus n, Time now) {
    unpower(p, n, now);
    shift(p, {Rung::available}, {Rung::poweredOff}, n, now);
}

void CapacityLedger::cutDown(PoolIndex p, Gpus n, Time now) {
    unpower(p, n, now);
    shift(p, {Rung::down}, {Rung::poweredOff}, n, now);
}

void CapacityLedger::retireUnpowered(PoolIndex p, Gpus n, Time now) {
    unpower(p, -n, now);
    retirePoweredOff(p, n, now);
}

void CapacityLedger::claimGrants(PoolIndex p, Gpus delta, Time now) {
    pools_[p].claimedTime = claimedTime(p, now);
    pools_[p].claimedSince = now;
    pools_[p].grantClaim += delta;
    share(p, now);
}

void CapacityLedger::claimReserve(PoolIndex p, Gpus delta, Time now) {
    pools_[p].reserveClaim += delta;
    share(p, now);
}

void CapacityLedger::claimActive(PoolIndex p, Gpus delta, Time now) {
    pools_[p].activeClaim += delta;
    share(p, now);
}

GpuTime CapacityLedger::integral(PoolIndex p, Rung r, Time now) const {
    const Pool& pool = pools_[p];
    const std::size_t i = index(r);
    return pool.integral[i] + pool.count[i] * (now - pool.since[i]);
}

void CapacityLedger::check() {
    for (const PoolIndex p : touched_) {
        checkPool(p);
        pools_[p].touched = false;
    }
    touched_.clear();
}

void CapacityLedger::checkPool(PoolIndex p) const {
    const auto n = [&](Rung r) { return count(p, r); };
    const Pool& pool = pools_[p];
    const char* broken = nullptr;
    if (n(Rung::procured) != n(Rung::notArrived) + n(Rung::installed) + n(Rung::retired))
        broken = "procured = not arrived + installed + retired";
    else if (n(Rung::installed) != n(Rung::down) + n(Rung::poweredOff) + n(Rung::available))
        broken = "installed = down + powered off + available";
    else if (n(Rung::available) != n(Rung::granted) + n(Rung::reserved) + n(Rung::free))
        broken = "available = granted + reserved + free";
    else if (n(Rung::active) > n(Rung::granted))
        broken = "granted >= active";
    else if (pool.unpowered.value > n(Rung::poweredOff))
        broken = "powered off >= unpowered";
    else if (pool.grantClaim < 0 || pool.reserveClaim < 0 || pool.activeClaim < 0)
        broken = "claims are not negative";
    else if (*std::min_element(pool.count.begin(), pool.count.end()) < 0)
        broken = "no rung is negative";
    if (broken != nullptr)
        throw InvariantBroken("pool " + std::to_string(p) + ": conservation law fails: " + broken);
}

}  // namespace tranche
