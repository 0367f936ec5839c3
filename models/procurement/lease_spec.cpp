// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/procurement/lease_spec.hpp"

namespace tranche {

const Table<WhenLateSpec>& fields(Tag<WhenLateSpec>) {
    static const Table<WhenLateSpec> table{
        "when late",
        "A tranche whose delay triggers the lease.",
        {
            required("tranche", &WhenLateSpec::tranche, "tranche with a planned_in_service"),
            optional("by_days", &WhenLateSpec::byDays, "days after the planned date")
                .unit("days")
                .range(0, 3650),
        }};
    return table;
}

const Table<LeaseSpec>& fields(Tag<LeaseSpec>) {
    static const Table<LeaseSpec> table{
        "lease",
        "GPUs rented for a term.",
        {
            required("id", &LeaseSpec::id, "stable name, without dots and slashes"),
            optional("name", &LeaseSpec::name, "the name people use"),
            required("gpu", &LeaseSpec::gpu, "GPU model, by its id in the hardware catalogue"),
            required("gpus", &LeaseSpec::gpus, "rented, in whole servers").unit("GPUs").range(1, 10000000),
            optional("pool", &LeaseSpec::pool, "pool they serve in; empty means its own id"),
            optional("from", &LeaseSpec::from, "ordered on this day"),
            optional("when_late", &LeaseSpec::whenLate, "ordered when a tranche is late, instead"),
            optional("notice_days", &LeaseSpec::noticeDays, "from the order to service").unit("days").min(0),
            optional("months", &LeaseSpec::months, "term, from the start of service")
                .unit("months")
                .range(1, 240),
            optional("krw_per_gpu_month", &LeaseSpec::krwPerGpuMonth, "rent")
                .unit("KRW/(GPU month)")
                .range(0, 1e9),
            optional("budget", &LeaseSpec::budget, "budget it draws on; empty means none"),
        },
        [](const LeaseSpec& lease, FieldCheck& check) {
            if (lease.from.has_value() == lease.whenLate.has_value())
                check.error(lease.from ? "when_late" : "from",
                            lease.from ? "both from and when_late" : "neither from nor when_late",
                            "one of the two");
        }};
    return table;
}

}  // namespace tranche
