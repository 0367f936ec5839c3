// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A request in a queue, as policies may see it: a job of a trace or an application for a grant. `estimate` is what
// the user states; the true duration is not here. `job` is dense and stable (position in the file, index of the
// application): the last tie-break, and the index of 4 bytes a job that the scheduler keeps.
// Units: sizes in GPUs or processors, times in ms. Verified by: tests/allocation/queue_*_test.cpp.

#include <cstdint>

#include "sim/kernel/time.hpp"

namespace tranche {

struct QueueJob {
    std::uint32_t job = 0;
    std::uint32_t account = 0;  // who is charged, an index of FairShareAccounts
    std::int64_t size = 1;
    Duration estimate = 1;
    Time submit = 0;
    Time eligible = 0;  // age counts from the later of `submit` and `eligible`
    // Factors of the multifactor priority, 0 to 1.
    float qos = 0, sector = 0, tres = 0;
    std::int32_t nice = 0;  // points subtracted
};

struct Start {
    std::uint32_t job;
    bool backfilled;  // a job ahead of it in the order still waits
    friend bool operator==(const Start&, const Start&) = default;
};

}  // namespace tranche
