// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/intake/lane_spec.hpp"

namespace tranche {

const Table<TierSpec>& fields(Tag<TierSpec>) {
    static const Table<TierSpec> table{
        "tier",
        "Small requests that need no call.",
        {
            required("id", &TierSpec::id, "stable name"),
            optional("max_gpu_hours", &TierSpec::maxGpuHours, "largest request: GPUs x duration")
                .unit("GPU h")
                .range(0.001, 1e12),
            optional("max_gpus", &TierSpec::maxGpus, "largest request").unit("GPUs").range(1, 1000000000),
            optional("decision_days", &TierSpec::decisionDays, "from submission to decision")
                .unit("days")
                .range(0, 1000),
            optional("share", &TierSpec::share,
                     "of the capacity on offer outside set-asides, kept for the tier and the most it takes")
                .range(0, 1),
            optional("sectors", &TierSpec::sectors, "for these sectors; none named: every sector"),
            optional("max_months", &TierSpec::maxMonths, "longest request").unit("months").range(0.1, 1200),
        },
        [](const TierSpec& tier, FieldCheck& check) {
            if (!tier.maxGpuHours && !tier.maxGpus)
                check.error("max_gpu_hours", "no limit of size", "max_gpu_hours or max_gpus");
        }};
    return table;
}

}  // namespace tranche
