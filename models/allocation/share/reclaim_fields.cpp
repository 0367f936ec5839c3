// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/share/reclaim_spec.hpp"

namespace tranche {

const Names<Compensation>& names(Tag<Compensation>) {
    static const Names<Compensation> table{{"none", Compensation::none}, {"time", Compensation::time}};
    return table;
}

const Table<ReclaimSpec>& fields(Tag<ReclaimSpec>) {
    static const Table<ReclaimSpec> table{
        "reclaim",
        "A group takes back what it has lent.",
        {
            optional("notice_days", &ReclaimSpec::noticeDays, "from the decision to the end of a grant")
                .unit("days")
                .range(0, 1000),
            optional("cooldown_days", &ReclaimSpec::cooldownDays,
                     "in which a preempted applicant may not preempt others")
                .unit("days")
                .range(0, 1000),
            optional("min_run_days", &ReclaimSpec::minRunDays, "younger grants are not ended")
                .unit("days")
                .range(0, 5000),
            optional("compensation", &ReclaimSpec::compensation,
                     "of a preempted grant: none, or time: a place on the waiting list for what it has lost"),
            optional("restart_hours", &ReclaimSpec::restartHours,
                     "checkpoint and restart, added to the time lost")
                .unit("h")
                .range(0, 10000),
        }};
    return table;
}

}  // namespace tranche
