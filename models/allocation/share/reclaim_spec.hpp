// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A group that finds its own quota lent out takes it back. At a call's decision a refused request that lies within its group's
// nominal quota may end grants of groups that borrow (reclaim in cohort.hpp says which), in one pool, all it takes or none:
// they get notice, what comes free until then is kept for the request, and on the day it has its award. Who gives up
// meanwhile frees what was kept, and those still under notice go on.
// Every reclaim lowers the sum of what is borrowed; who was preempted may not preempt for `cooldown`, so no chain goes round.
// Verified by: tests/programme/reclaim_test.cpp.

#include "models/allocation/life/preemption_spec.hpp"

namespace tranche {

using ReclaimSpec = PreemptionSpec;

}  // namespace tranche
