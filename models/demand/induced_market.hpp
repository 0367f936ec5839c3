// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A Bass market that moves while the run goes on (A-BASS, A-INDUCED). A superset of teams is reserved, each with a threshold
// that is its own draw: a team in the market applies when the hazard it has met since it came in reaches its threshold.
// So policies share the applicants; one that grants more meets some whom another never meets. (As in every Bass model whose
// market grows (Mahajan, Peterson 1978), a larger market dilutes imitation: some of the others come a little later.)
//   hazard   h = p + q N / M per year, N the expected adopters: the curve of bass.hpp while the market M stays as it is
//   market   each grant that starts adds teams_per_grant; what was added fades at decay_per_year; market_max at most.
//            dM/dt = eta granted - decay (M - M0). Teams beyond the first `market` come in in their order, last in first out
//   mouth    q (1 + word_of_mouth (M / M0 - 1))
// The market is constant within a step, whose hazard is the closed form's (Bass 1969), times a modulation of the rate.
//   begin(years)   what is met before the run: the curve's head start, at time 0
//   step(...)      appends (when, team) of those who apply in [from, to), by team; O(market)
// A value. Verified by: tests/demand/induced_market_test.cpp (the static curve; the market's equation).

#include <cstdint>
#include <utility>
#include <vector>

#include "models/demand/arrival_spec.hpp"
#include "sim/random/stream.hpp"

namespace tranche {

class InducedMarket {
public:
    using Arrivals = std::vector<std::pair<Time, std::uint64_t>>;

    // `teams` by number: the entity of each, with market_max of them (market, without `induced`).
    InducedMarket(const AdoptionSpec&, RunKey, const std::vector<std::uint64_t>& teams);

    void begin(double years, Arrivals& into);
    void step(Time from, Time to, double modulation, Arrivals& into);
    void granted() { ++grants_; }
    double market() const { return market_; }

private:
    void meet(double hazard, Arrivals& into, Time from, double startYears, double modulation);
    double imitation() const;

    AdoptionSpec spec_;
    InducedSpec induced_;
    std::vector<double> left_;  // by team: hazard still to be met; negative: has applied
    double market_;
    double adopters_ = 0;      // expected
    std::int64_t grants_ = 0;  // since the last step
};

}  // namespace tranche
