// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What an applicant asks for: size, duration, merit and behaviour, drawn once per applicant and purpose, so that the
// same applicant asks the same under every policy. One uniform a variate. O(1), allocates nothing.
// Verified by: tests/demand/request_test.cpp.

#include "models/demand/applicant_copula.hpp"
#include "models/demand/application.hpp"
#include "models/demand/demand_spec.hpp"
#include "models/demand/lattice_law.hpp"
#include "sim/random/stream.hpp"

namespace tranche {

// Draws of one attempt; the persistent attributes use attempt 0.
struct Behaviour {
    double submit;  // place in the deadline rush
    double patience, reapply, noShow, agreement, activation, plateau, renewal;
};

// What of a sector's laws is worth making ready once: sizes and durations with atoms, correlated draws. Empty: plain laws.
struct AskModel {
    AskModel() = default;
    explicit AskModel(const SectorSpec&);
    std::optional<LatticeLaw> servers, months;
    std::optional<CopulaFactor> copula;
};

class Requests {
public:
    Requests(RunKey key, const Calendar& calendar, Gpus serverGpus)
        : key_(key), calendar_(&calendar), serverGpus_(serverGpus) {}

    // Fills size, viable size, duration and merit of the applicant's attempt at time `now` (sizes grow with time), and who
    // the applicant is, the same at every attempt.
    // `sizeFactor` multiplies the size before it is rounded, with the growth.
    void draw(Application&, const SectorSpec&, Time now, const AskModel& = {}, double sizeFactor = 1) const;
    Behaviour behaviour(std::uint64_t entity, std::uint16_t attempt) const;
    // The same with patience and use correlated to size, duration and merit, where the model says so.
    Behaviour behaviour(std::uint64_t entity, std::uint16_t attempt, const AskModel&) const;
    // Standard normal noise of reviewer r for this attempt.
    double reviewerNoise(std::uint64_t entity, std::uint16_t attempt, std::uint32_t reviewer) const;

private:
    RunKey key_;
    const Calendar* calendar_;
    Gpus serverGpus_;
};

}  // namespace tranche
