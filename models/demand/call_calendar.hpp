// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Calls on the clock: the scenario's calls and the expansion of its series, in order of (opening, id).
// A call closes at the last millisecond of its closing day; its decision falls `decision_days` after that instant.
// Verified by: tests/demand/call_calendar_test.cpp.

#include <vector>

#include "models/demand/demand_spec.hpp"

namespace tranche {

struct Call {
    CallSpec spec;
    Time opens = 0, closes = 0, decides = 0;
    bool admits(const std::string& sector) const;  // an empty list admits all
};

// Calls that open at or after `end` are left out; decisions may fall beyond it (they are then never taken).
std::vector<Call> callCalendar(const std::vector<CallSpec>&, const std::vector<CallSeriesSpec>&,
                               const Calendar&, Time end);

}  // namespace tranche
