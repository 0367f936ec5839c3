// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One project done differently, all else as it was: the same draws, the same other applicants. What an explanation re-runs.
// It concerns all attempts of the project. Verified by: tests/programme/explain_test.cpp.

#include <cstdint>
#include <optional>

#include "models/quantities/quantities.hpp"
#include "sim/kernel/time.hpp"

namespace tranche {

struct Intervention {
    std::uint64_t entity = 0;        // the applicant
    std::uint16_t firstAttempt = 0;  // of the project
    std::uint16_t sector = 0;
    std::optional<Gpus> requested;  // the viable size is at most this
    double merit = 0;               // [points] added
    std::optional<Time> need;       // instead of when it arose; the applicant's first project only
};

}  // namespace tranche
