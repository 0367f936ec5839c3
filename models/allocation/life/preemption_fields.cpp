// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "models/allocation/life/preemption_spec.hpp"

namespace tranche {

const Names<Compensation>& names(Tag<Compensation>) {
    static const Names<Compensation> table{{"none", Compensation::none}, {"time", Compensation::time}};
    return table;
}

const Table<PreemptionSpec>& fields(Tag<PreemptionSpec>) {
    static const Table<PreemptionSpec> table{
        "preemption",
        "How a grant is ended for others: notice, checkpoint, end, and a place on the waiting list.",
        {
            optional("notice_days", &PreemptionSpec::noticeDays, "from the notice to the end of a grant")
                .unit("days")
                .range(0, 1000),
            optional("cooldown_days", &PreemptionSpec::cooldownDays,
                     "in which a preempted applicant may not preempt others")
                .unit("days")
                .range(0, 1000),
            optional("min_run_days", &PreemptionSpec::minRunDays,
                     "younger grants are not ended; nothing is lent open-ended that would be younger")
                .unit("days")
                .range(0, 5000),
            optional("compensation", &PreemptionSpec::compensation,
                     "of a preempted grant: none, or time: a place on the waiting list for what it has lost"),
            optional("checkpoint_hours", &PreemptionSpec::checkpointHours,
                     "the last hours of the notice, granted but not active; added to the time lost")
                .unit("h")
                .range(0, 10000),
            optional("restart_hours", &PreemptionSpec::restartHours,
                     "the first hours of a grant that comes back, not active; added to the time lost")
                .unit("h")
                .range(0, 10000),
        },
        [](const PreemptionSpec& p, FieldCheck& check) {
            if (p.checkpointHours > 24.0 * static_cast<double>(p.noticeDays))
                check.error("checkpoint_hours", fmt::format("{}", p.checkpointHours),
                            fmt::format("at most the notice of {} days", p.noticeDays));
        }};
    return table;
}

}  // namespace tranche
