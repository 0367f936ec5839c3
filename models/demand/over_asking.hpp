// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Strategic over-asking that adapts (A-GAME; shortage gaming: Lee, Padmanabhan, Whang 1997; Cachon and Lariviere 1999).
//   stated = min(cap, need x phi), in whole servers
//   phi <- clamp(phi + kappa e (need / received - 1), 1, max_inflation) after each award
// A refusal teaches nothing: who was refused whole would have been refused with a larger request too. e is what asking more
// brought at that very decision of the sector: the elasticity of GPUs received to GPUs stated among those who were cut, by
// least squares of the logarithms, within [0, 1]. Cuts in proportion have e = 1, so everyone ends at the cap; a uniform cut
// has e = 0, and truth stays the best reply. Where nobody, or not two different sizes, were cut, e stays as it was (1 at
// first); without watch_others it is always 1. Lessons downward (received more than needed) always count whole.
// Lessons wait until their decision is over: learn() collects, close(now) applies those of an earlier instant than now.
// Results depend on the policy, as they should; draws do not.
// O(1) an award, O(log keys) a look-up. Verified by: tests/demand/over_asking_test.cpp, tests/programme/gaming_test.cpp.

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "models/demand/applicant_spec.hpp"
#include "models/quantities/quantities.hpp"
#include "sim/kernel/time.hpp"

namespace tranche {

class OverAsking {
public:
    explicit OverAsking(const GamingSpec& spec) : spec_(spec) {}

    void learn(std::uint64_t who, Gpus need, Gpus stated, Gpus received, Time now);
    void close(Time now);
    // As closed so far.
    double inflation(std::uint64_t who) const;
    // Whole servers of `server` GPUs, at least the need, at most the cap unless the need is more.
    Gpus stated(std::uint64_t who, Gpus need, Gpus cap, Gpus server) const;
    double elasticity() const { return elasticity_; }

private:
    GamingSpec spec_;
    std::map<std::uint64_t, double> inflation_;
    double elasticity_ = 1;
    Time decision_ = -1;  // whose lessons are being collected
    std::vector<std::pair<std::uint64_t, double>> lessons_;
    double n_ = 0, x_ = 0, y_ = 0, xx_ = 0, xy_ = 0;
};

}  // namespace tranche
