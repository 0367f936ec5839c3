// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where GPUs stand: a site with caps of power and cooling that grow (or fall) by date, and its PUE.
//   power    at the meter, cooling included: IT load x PUE may not exceed it
//   cooling  heat that can be removed: IT load may not exceed it
// A cap holds from its date on, and later steps include earlier ones: of the steps whose date has come the last one
// listed counts. Before the first step nothing has power; a list without steps is no cap. A step may slip; the slip
// belongs to (site, kind of cap, number of the step). GPUs that have no power are stranded, not idle.
// Whose GPUs they are makes no difference: the caps hold for the government's and those of private fleets that stand
// there together, so they are what the site keeps for both. kW at full load; inside whole watts.
// Verified by: tests/fleet/power_ramp_test.cpp, tests/programme/power_test.cpp,
// tests/programme/private_fleets_test.cpp.

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "models/fields/field_table.hpp"
#include "sim/kernel/calendar.hpp"
#include "sim/random/distribution.hpp"
#include "sim/random/stream.hpp"

namespace tranche {

struct CapStepSpec {
    Date from;
    double kw = 0;
    Distribution slipDays = Distribution::constant(0);
};

struct SiteSpec {
    std::string id, name;
    std::optional<double> pue;  // none: the one of `operations`
    std::vector<CapStepSpec> powerKw, coolingKw;
};

const Table<CapStepSpec>& fields(Tag<CapStepSpec>);
const Table<SiteSpec>& fields(Tag<SiteSpec>);

using Watts = std::int64_t;
inline constexpr Watts kNoCap = std::numeric_limits<Watts>::max();

// The caps of one site in one replication, as IT load. O(steps) a look.
class PowerRamp {
public:
    PowerRamp(const SiteSpec&, double pue, const Calendar&, RunKey);

    Watts capAt(Time) const;                                       // [W] of IT
    const std::vector<Time>& changes() const { return changes_; }  // ascending, without repeats

private:
    struct Step {
        Time from;
        Watts watts;
    };
    static Watts at(const std::vector<Step>&, Time);

    std::vector<Step> power_, cooling_;
    std::vector<Time> changes_;
};

}  // namespace tranche
