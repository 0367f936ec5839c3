// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Dominant Resource Fairness (Ghodsi et al. 2011) by progressive task filling, for tasks that cannot be split (Parkes,
// Procaccia, Shah 2012). Resources are the columns: GPUs of each model, power, storage. The user with the least dominant
// share max_r(used_r / capacity_r) / weight gets its next task; one whose task does not fit leaves (skip) or ends the
// run (stop). Ties: the lower position.
// Units: whole, each resource its own; capacities, needs and weights up to 2^31. A user whose tasks need nothing gets
// none. Errors: rows of another length, negative numbers, weights below 1 throw ContractViolation.
// O(tasks (resources + log users)).
// Verified by: tests/allocation/drf_test.cpp (EX-DRF; nobody envies by more than a task, nothing that fits is left).

#include <cstdint>
#include <span>
#include <vector>

#include "models/allocation/division/link_filling.hpp"

namespace tranche {

struct TaskUser {
    std::vector<std::int64_t> need;  // of one task, by resource
    std::int64_t weight = 1;
    std::int64_t wanted = std::int64_t{1} << 31;  // tasks
};

struct TaskShares {
    std::vector<std::int64_t> tasks;  // by user
    std::vector<std::int64_t> used;   // by resource
};

TaskShares dominantResourceFairness(std::span<const TaskUser>, std::span<const std::int64_t> capacity,
                                    OnBlock);

}  // namespace tranche
