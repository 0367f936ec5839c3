// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A group that finds its own quota lent out takes it back. At a call's decision a refused request that lies within its group's
// nominal quota may end grants of groups that borrow (reclaim in cohort.hpp says which), in one pool, all it takes or none:
// they get notice, what comes free until then is kept for the request, and on the day it has its award. Who gives up
// meanwhile frees what was kept, and those still under notice go on.
// Every reclaim lowers the sum of what is borrowed; who was preempted may not preempt for `cooldown`, so no chain goes round.
// Verified by: tests/programme/reclaim_test.cpp.

#include <cstdint>

#include "models/fields/field_table.hpp"

namespace tranche {

// What a preempted grant gets: nothing, or a place on the waiting list for the time it has lost.
enum class Compensation { none, time };

struct ReclaimSpec {
    std::int64_t noticeDays = 14, cooldownDays = 7;
    std::int64_t minRunDays = 0;  // younger grants are not ended
    Compensation compensation = Compensation::none;
    double restartHours = 0;  // checkpoint and restart, added to the time that was lost
};

const Names<Compensation>& names(Tag<Compensation>);
const Table<ReclaimSpec>& fields(Tag<ReclaimSpec>);

}  // namespace tranche
