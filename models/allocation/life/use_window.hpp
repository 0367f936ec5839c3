// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What monitoring sees of one grant: GPUs held and busy as a step function of time, asked about a trailing window. Time that
// does not count (a checkpoint, a restart) is left out of both sides of every ratio, whatever the steps look like: plateaus,
// ramps or bursts. Failures need no exemption: a grant's use is of what it claims, whether all of it is healthy or not.
// Exact: sums of integer GPU-ms. steps in the window s: mean O(s), percentile O(s log s), note amortised O(1).
// Verified by: tests/allocation/use_window_test.cpp (against sums over every ms).

#include <vector>

#include "models/quantities/quantities.hpp"

namespace tranche {

class UseWindow {
public:
    // From `now` on; instants do not go back, the last of an instant holds.
    void note(Time now, Gpus held, Gpus busy, bool counts = true);
    void forgetBefore(Time);  // what windows from there on need is kept

    // Busy over held GPU-time within [from, to); 0 where nothing counts.
    double mean(Time from, Time to) const;
    // The least level with at least this part of the time that counts within [from, to) at or below it. from < to.
    Gpus percentile(double part, Time from, Time to) const;

private:
    struct Step {
        Time at;
        Gpus held, busy;
        bool counts;
    };
    template <class See>
    void visit(Time from, Time to, See see) const;

    std::vector<Step> steps_;
};

}  // namespace tranche
