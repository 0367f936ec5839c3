// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Who applies, for what, and how they behave: sectors and calls for proposals, as a scenario writes them.
// Sizes are in servers of `server_gpus` GPUs (the programme counts in servers of 8); durations in calendar months or days.
// Draws belong to the applicant: adding one sector or call leaves all others' applicants as they were.
// Verified by: tests/demand/*.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "models/demand/applicant_spec.hpp"
#include "models/demand/arrival_spec.hpp"
#include "models/demand/conduct_spec.hpp"
#include "models/demand/shock_spec.hpp"
#include "models/fields/field_table.hpp"
#include "models/quantities/quantities.hpp"
#include "sim/kernel/calendar.hpp"
#include "sim/random/distribution.hpp"

namespace tranche {

struct SectorSpec {
    std::string id, name;
    std::optional<AdoptionSpec> adoption;
    std::optional<PerCallSpec> perCall;
    std::optional<StreamSpec> stream;
    Distribution servers = Distribution::constant(1);  // before rounding to whole servers
    std::int64_t serversMin = 1, serversMax = 32;      // [servers] clamped after rounding: atoms at both ends
    double sizeGrowthPerYear = 0;  // [1/year] of the size before rounding, from the horizon's start
    double viableShare = 1;        // smallest acceptable grant / request
    Distribution months =
        Distribution::constant(12);    // [calendar months], rounded; ignored when days is given
    std::optional<Distribution> days;  // [days]
    Distribution merit = Distribution::normal(70, 10);  // [points] true quality
    std::optional<std::int64_t> organisations;  // applicants belong to one of so many; none: each its own
    double regional = 0;                        // probability of an applicant outside the capital area
    std::optional<Distribution> patienceDays;   // [days] from submission; none: waits for ever
    double noShow = 0;                          // probability that a winner does not sign
    ReapplySpec reapply;
    UseSpec use;
    ScaleDownSpec scaleDown;
    ExtensionNeedSpec extension;
    double young = 0;            // probability of a young firm
    double storageTbPerGpu = 0;  // [TB] with every GPU of a grant
    std::map<std::string, double>
        throughput;                    // [H200] of its work on one GPU, by model; the catalogue's if unnamed
    std::vector<std::string> prefers;  // pools, best first; those not named follow as listed
    std::optional<ApplicationTraceSpec> trace;   // recorded applications
    std::map<std::string, double> serversAtoms;  // whole servers: probability; the rest by `servers`
    double serversAtCap = 0;                     // probability of asking for servers_max
    std::map<std::string, double> monthsAtoms;   // whole months: probability; the rest by `months`
    PatienceSpec patience;
    RankCorrelationSpec rankCorrelation;
    std::optional<GamingSpec> gaming;
};

// One call for proposals. Membership: opens <= submit <= closes, a closed interval of whole KST days.
struct CallSpec {
    std::string id;
    Date opens, closes;                                      // closes: the end of that day
    std::int64_t decisionDays = 30;                          // [days] from closing to decision
    Distribution agreementDays = Distribution::constant(0);  // [days] from award to signature
    std::vector<std::string> pools;                          // empty: every open pool
    std::vector<std::string> sectors;                        // empty: every sector
    bool shares = true;                                      // false: the sector split does not apply
    double rushDays = 1;                                     // [days] delta of the deadline rush (A-CALL)
    double earlyShare = 0;                                   // of submissions, even over the call
    double lastDayShare = 0;  // of submissions, on the last day besides the rush
};

// Calls that repeat: expanded to `ID-YYYY-MM`.
struct CallSeriesSpec {
    std::string id;
    Date firstOpens;
    std::optional<Date> until;  // last opening, inclusive; none: the end of the horizon
    std::int64_t everyMonths = 3, openDays = 30, decisionDays = 30;
    Distribution agreementDays = Distribution::constant(0);
    std::vector<std::string> pools, sectors;
    bool shares = true;
    double rushDays = 1, earlyShare = 0, lastDayShare = 0;
};

const Table<SectorSpec>& fields(Tag<SectorSpec>);
const Table<CallSpec>& fields(Tag<CallSpec>);
const Table<CallSeriesSpec>& fields(Tag<CallSeriesSpec>);

}  // namespace tranche
