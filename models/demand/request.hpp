// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What an applicant asks for: size, duration, merit and behaviour, drawn once per applicant and purpose, so that the
// same applicant asks the same under every policy. One uniform a variate. O(1), allocates nothing.
// Verified by: tests/demand/request_test.cpp.

#include "models/demand/application.hpp"
#include "models/demand/demand_spec.hpp"
#include "sim/random/stream.hpp"

namespace tranche {

// Draws of one attempt; the persistent attributes use attempt 0.
struct Behaviour {
    double submit;  // place in the deadline rush
    double patience, reapply, noShow, agreement, activation, plateau, renewal;
};

class Requests {
public:
    Requests(RunKey key, const Calendar& calendar, Gpus serverGpus)
        : key_(key), calendar_(&calendar), serverGpus_(serverGpus) {}

    // Fills size, viable size, duration and merit of the applicant's attempt at time `now` (sizes grow with time), and who
    // the applicant is, the same at every attempt.
    void draw(Application&, const SectorSpec&, Time now) const;
    Behaviour behaviour(std::uint64_t entity, std::uint16_t attempt) const;
    // Standard normal noise of reviewer r for this attempt.
    double reviewerNoise(std::uint64_t entity, std::uint16_t attempt, std::uint32_t reviewer) const;

private:
    RunKey key_;
    const Calendar* calendar_;
    Gpus serverGpus_;
};

}  // namespace tranche
