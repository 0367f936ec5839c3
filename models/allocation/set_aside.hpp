// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Capacity kept for the national initiative and its contest, an elimination tournament.
// A set-aside holds up to `gpus` of its pools from the day they enter service. Until hand-over it is idle: held, lent to
// grants that surely end `margin_days` before, or lent to any grant (lend_preemptible): then borrowers are told the notice of
// `preemption` before that day, and on the day those that still run, and for which the pool has no free GPUs, are preempted.
// From the notice on it is lent only to grants that end in time. Idle GPU-hours are the cost of the set-aside.
// Verified by: tests/allocation/set_aside_test.cpp, tests/programme/fleet_life_test.cpp (EX-TOURN),
// tournament_test.cpp, lend_preemptible_test.cpp.

#include <optional>
#include <string>
#include <vector>

#include "models/allocation/life/preemption_spec.hpp"
#include "models/fields/field_table.hpp"
#include "models/quantities/quantities.hpp"
#include "sim/kernel/calendar.hpp"
#include "sim/random/distribution.hpp"

namespace tranche {

enum class IdleRule { hold, lendUntilHandover, lendPreemptible };
// Who enters on a wildcard, and whose the GPUs of an eliminated team are next (see the README of this folder).
enum class WildcardKind { newcomer, returning };
enum class LosersGpus { setAside, survivors, open };

struct SetAsideSpec {
    std::string id;
    std::string pool;
    Gpus gpus = 0;
    std::optional<Date> handover;  // none: as soon as the pool is in service
    std::optional<Date> until;     // none: to the end of the horizon
    IdleRule idle = IdleRule::hold;
    std::int64_t marginDays = 7;               // lent grants end this long before hand-over
    std::optional<PreemptionSpec> preemption;  // of lend_preemptible; none: PreemptionSpec{}
    std::optional<double> standingUse;         // one standing holder uses this share of it from hand-over on
};

struct ContestStageSpec {
    std::string id;
    Date from;
    std::int64_t teams = 0;                          // teams that work in this stage
    std::int64_t wildcards = 0;                      // of them
    std::optional<Gpus> gpusPerTeam;                 // none: equal_floor, floor_q(set-aside / teams)
    bool leased = false;                             // works on rented GPUs outside the fleet
    WildcardKind wildcard = WildcardKind::newcomer;  // or the best of the eliminated, judged anew
};

struct ContestSpec {
    std::string id, sector, setAside;
    std::vector<ContestStageSpec> stages;
    Date ends;                      // last stage ends
    double abilitySd = 1;           // spread of the teams' true ability
    double noiseSd = 0.5;           // of one evaluation
    double learning = 0.1;          // ability gained per e-fold of GPU-hours
    std::int64_t noticeDays = 0;    // [days] an eliminated team works on
    std::int64_t handBackDays = 0;  // [days] it then keeps its GPUs
    bool handBackIdle = false;      // and no longer works on them
    LosersGpus losersGpus = LosersGpus::setAside;
    Distribution plateau = Distribution::constant(1);  // share of the grant that runs work
};

// Equal floor: what each of n teams gets of a pool in whole servers. floor_q(pool / n); the rest is spare.
constexpr Gpus equalFloor(Gpus pool, std::int64_t teams, Gpus quantum) {
    return teams <= 0 ? 0 : floorToQuantum(pool / teams, quantum);
}

const Names<IdleRule>& names(Tag<IdleRule>);
const Names<WildcardKind>& names(Tag<WildcardKind>);
const Names<LosersGpus>& names(Tag<LosersGpus>);
const Table<SetAsideSpec>& fields(Tag<SetAsideSpec>);
const Table<ContestStageSpec>& fields(Tag<ContestStageSpec>);
const Table<ContestSpec>& fields(Tag<ContestSpec>);

}  // namespace tranche
