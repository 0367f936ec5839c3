// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The arrivals of one replication of a stream, one after the other: unit-exponential gaps through the inverse of the
// cumulative rate, one uniform an arrival. The n-th gap belongs to the sector's n-th applicant, so a change of the rate
// moves the same applicants in time and a higher rate brings each of them earlier.
// The rate is that of ArrivalRate times a modulation; with clustering also times a gamma factor of mean 1 a period, so
// that counts of periods are negative binomial (Greenwood and Yule 1920), correlated within and not between periods.
//   next()   the next arrival, non-decreasing; kNever when none is left before the horizon's end
// A value: copies go on alike. O(log days) an arrival, plus O(1) a break passed.
// Verified by: tests/demand/arrival_sequence_test.cpp (chi-square, index of dispersion).

#include "models/demand/arrival_rate.hpp"
#include "models/demand/modulation.hpp"
#include "sim/random/stream.hpp"

namespace tranche {

class ArrivalSequence {
public:
    // `rate` must outlive the sequence.
    ArrivalSequence(const ArrivalRate& rate, RunKey, std::uint64_t entity, Modulation);

    Time next();

private:
    const ArrivalRate* rate_;
    RunKey key_;
    std::uint64_t entity_;
    Modulation modulation_;
    std::uint64_t drawn_ = 0;
    double position_ = 0;       // [unit-exponential] of the last arrival
    double before_ = 0;         // of the last break passed
    double expectedThere_ = 0;  // by the rate alone
    std::size_t break_ = 0;     // next one
    double factor_ = 1;
};

// The factor of each period of clustering, by (sector, period).
Modulation clusteringOf(const ClusteringSpec&, RunKey, std::uint64_t entity, Time end);

}  // namespace tranche
