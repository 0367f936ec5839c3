// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How a running grant is ended for others, wherever a rule may do so (a group that reclaims its quota, a set-aside that is
// handed over): notice, a checkpoint, the end; then, as compensation, a place on the waiting list for the time it has lost.
//
//   notice            it is told so long before; its record then says `notice`
//   checkpoint C      for the last C hours of the notice it saves its state: its GPUs are granted, none of them is active
//   restart R         a grant that comes back restores its state for R hours, active no more than that
//   compensation      time: what was left when it ended, and C and R on top, so that no work is lost by either
//   min run           younger grants are not ended; a set-aside makes no open-ended loan that would be younger than that
// Who was preempted may not preempt for `cooldown`. Times in days and hours. Defaults cost nothing but the notice.
// Verified by: tests/programme/lend_preemptible_test.cpp, reclaim_test.cpp.

#include <cstdint>

#include "models/fields/field_table.hpp"

namespace tranche {

// What a preempted grant gets: nothing, or a place on the waiting list for the time it has lost.
enum class Compensation { none, time };

struct PreemptionSpec {
    std::int64_t noticeDays = 14, cooldownDays = 7;
    std::int64_t minRunDays = 0;
    Compensation compensation = Compensation::none;
    double checkpointHours = 0, restartHours = 0;
};

const Names<Compensation>& names(Tag<Compensation>);
const Table<PreemptionSpec>& fields(Tag<PreemptionSpec>);

}  // namespace tranche
