// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Use inside one grant as a step process (2.12, fluid), from its first use to its end:
//   ramp         ramp_steps equal steps over ramp_days, each at the mean of a straight line from 0 to the plateau
//   experiments  on and off in exponential times, stationary from the start; off at off_level of the plateau; after `steps` (made even)
//                changes the mean of on and off, so that the expectation stays and a grant costs a bounded number of events
//   surge        plateau x factor (the whole grant at most) in the last days before the planned end, without experiments
// Levels are shares of the grant. Draws belong to (applicant, attempt): two policies see the same rhythm.
//   work()  at work now;   next()  when that changes, kNever: no more;   advance()  to then
//   prolong(ends)  an end that is put off: the surge too, unless it has begun
//   integral(t)  of work up to t, from the last change; t >= it  [share ms]
// expectedWork: mean share of a grant of `days` at work, activation included, before rounding to whole GPUs; by midpoints of
// 400 quantiles of the activation and of the ramp, 4,000 of the plateau.
// O(1) a change, no allocation. Verified by: tests/demand/use_process_test.cpp.

#include "models/demand/applicant_spec.hpp"
#include "sim/kernel/time.hpp"
#include "sim/random/stream.hpp"

namespace tranche {

// Whether use is more than activation and a plateau.
bool isFluid(const UseSpec&);
double expectedWork(const UseSpec&, double days);

class UseProcess {
public:
    // `spec` must outlive the process. plateau in [0, 1].
    UseProcess(const UseSpec& spec, RunKey, std::uint64_t entity, std::uint16_t attempt, double plateau,
               Time firstUse, Time ends);

    double work() const;
    Time next() const;
    void advance();
    void prolong(Time ends);
    Time since() const { return at_; }  // of the level now
    double integral(Time t) const { return sum_ + work() * static_cast<double>(t - at_); }

private:
    double draw(std::uint64_t index) const { return stream_.uniform(index); }
    void toggleLater();

    const UseSpec* spec_;
    Stream stream_;
    double plateau_;
    Time first_, at_;
    Duration ramp_ = 0;
    std::int64_t rampStep_ = 0;  // now in; rampSteps: over
    bool on_ = true;
    std::int64_t toggles_ = 0;
    Time toggle_ = kNever, surge_ = kNever;
    bool surging_ = false;
    double sum_ = 0;  // integral of work up to at_
};

}  // namespace tranche
