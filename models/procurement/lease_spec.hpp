// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// GPUs rented as a substitute for GPUs bought: ordered on a date, or when a tranche is late, in service after a notice
// and given back at the end of the term, grants or no grants. Whole servers; won for a GPU and a month.
// Verified by: tests/procurement/purchases_test.cpp, tests/programme/leases_test.cpp.

#include <cstdint>
#include <optional>
#include <string>

#include "models/fields/field_table.hpp"
#include "models/quantities/quantities.hpp"
#include "sim/kernel/calendar.hpp"
#include "sim/random/distribution.hpp"

namespace tranche {

// Ordered `byDays` after the planned date of a tranche that is not in full service by then.
struct WhenLateSpec {
    std::string tranche;
    double byDays = 0;
};

struct LeaseSpec {
    std::string id, name, gpu;
    Gpus gpus = 0;
    std::string pool;  // empty: its own id
    std::optional<Date> from;
    std::optional<WhenLateSpec> whenLate;
    Distribution noticeDays = Distribution::constant(0);
    std::int64_t months = 12;
    Won krwPerGpuMonth = 0;
    std::string budget;  // empty: paid by nobody in particular
};

inline const std::string& poolOf(const LeaseSpec& lease) {
    return lease.pool.empty() ? lease.id : lease.pool;
}

const Table<WhenLateSpec>& fields(Tag<WhenLateSpec>);
const Table<LeaseSpec>& fields(Tag<LeaseSpec>);

}  // namespace tranche
