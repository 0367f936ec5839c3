// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// When new applicants come, as a scenario writes it: along a Bass curve, at every call, as a stream, or as a trace has them.
// Every default is the plain form. Verified by: tests/demand/arrival_rate_test.cpp, tests/scenario/demand_keys_test.cpp.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/demand/application_trace.hpp"
#include "models/fields/field_table.hpp"
#include "models/quantities/quantities.hpp"
#include "sim/kernel/calendar.hpp"
#include "sim/random/distribution.hpp"

namespace tranche {

// A market that grants enlarge (A-INDUCED): induced_market.hpp.
struct InducedSpec {
    double teamsPerGrant = 0;    // [teams] added to the market by each grant that starts
    double decayPerYear = 0;     // [1/year] at which what was added fades
    std::int64_t marketMax = 0;  // [teams] the market at most
    double wordOfMouth = 0;      // q grows by this times (market / first market - 1)
    bool ofAllSectors = false;   // grants of every sector count, not only its own
};

// Bass diffusion of potential applicants (Bass 1969), one adoption date a team.
struct AdoptionSpec {
    std::int64_t market = 0;  // [teams]
    double p = 0.03;          // [1/year] innovation
    double q = 0.38;          // [1/year] imitation
    Date start;               // t = 0 of the curve
    std::optional<InducedSpec> induced = {};
};

enum class CountLaw { fixed, poisson };

// New applicants at every call, whatever came before: the count of the first call grows by the year.
struct PerCallSpec {
    Distribution applicants =
        Distribution::constant(0);  // rounded to the nearest whole number when the counts are fixed
    double growthPerYear = 0;       // [1/year], compounded from the first call's opening
    CountLaw counts = CountLaw::fixed;
    double overdispersion = 0;  // variance of the gamma factor of a call's rate; 0: none
};

struct RateLevelSpec {
    Date from;
    double perDay = 0;  // [1/day]
};

struct SeasonSpec {
    double amplitude = 0;        // of the mean
    double periodDays = 365.25;  // [days]
    std::optional<Date> from;    // where the sine begins to rise; none: the horizon's start
};

struct ClusteringSpec {
    double variance = 0;     // of the gamma factor of a period
    double periodDays = 30;  // [days]
};

// A Poisson stream of new applicants.
struct StreamSpec {
    double perDay = 0;                       // [1/day]
    std::vector<RateLevelSpec> levels = {};  // the rate from a date on
    bool straight = false;                   // straight lines from level to level, not steps
    std::vector<SeasonSpec> seasons = {};
    std::vector<double> weekdays = {};  // 7 factors, Monday first; none: all 1
    std::vector<double> months = {};    // 12 factors; none: all 1
    double holidayFactor = 1;           // on the scenario's holidays, instead of the weekday's factor
    double growthPerYear = 0;           // [1/year], compounded from the horizon's start
    std::optional<ClusteringSpec> clustering = {};
};

// Days off, both inclusive.
struct HolidaySpec {
    std::string name;
    Date from;
    std::optional<Date> to;  // none: one day
};

const Names<CountLaw>& names(Tag<CountLaw>);
const Table<InducedSpec>& fields(Tag<InducedSpec>);
const Table<AdoptionSpec>& fields(Tag<AdoptionSpec>);
const Table<PerCallSpec>& fields(Tag<PerCallSpec>);
const Table<RateLevelSpec>& fields(Tag<RateLevelSpec>);
const Table<SeasonSpec>& fields(Tag<SeasonSpec>);
const Table<ClusteringSpec>& fields(Tag<ClusteringSpec>);
const Table<StreamSpec>& fields(Tag<StreamSpec>);
const Table<HolidaySpec>& fields(Tag<HolidaySpec>);

}  // namespace tranche
