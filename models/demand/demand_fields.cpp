// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demand/demand_spec.hpp"
#include "models/demand/lattice_law.hpp"

namespace tranche {
namespace {

// Keys are whole numbers between the bounds; all that has a probability of its own sums to 1 at most.
void checkAtoms(const char* key, const std::map<std::string, double>& atoms, std::int64_t low,
                std::int64_t high, double atCap, FieldCheck& check) {
    double sum = atCap;
    for (const auto& [size, weight] : atoms) {
        sum += weight;
        const auto n = atomSize(size);
        if (!n || *n < low || *n > high)
            check.error(std::string(key) + "." + size, shownValue(size),
                        "a whole number from " + std::to_string(low) + " to " + std::to_string(high));
    }
    if (sum > 1 + 1e-9)
        check.error(atoms.empty() ? std::string(key) : std::string(key) + "." + atoms.begin()->first,
                    "probabilities that sum to more than 1", "a sum of at most 1, the cap included");
}

void checkRush(double early, double lastDay, FieldCheck& check) {
    if (early + lastDay > 1)
        check.error("last_day_share", std::to_string(lastDay), "at most 1 - early_share");
}

}  // namespace

const Table<SectorSpec>& fields(Tag<SectorSpec>) {
    static const Table<SectorSpec> table{
        "sector",
        "Who applies, for what, and how they behave.",
        {
            required("id", &SectorSpec::id, "stable name, as calls and shares use it"),
            optional("name", &SectorSpec::name, "the name people use"),
            optional("adoption", &SectorSpec::adoption, "teams that start to apply along a Bass curve"),
            optional("per_call", &SectorSpec::perCall, "new applicants at every call"),
            optional("stream", &SectorSpec::stream, "a Poisson stream of new applicants"),
            optional("servers", &SectorSpec::servers, "size asked for, rounded to whole servers")
                .unit("servers"),
            optional("servers_min", &SectorSpec::serversMin, "smallest request")
                .unit("servers")
                .range(1, 100000),
            optional("servers_max", &SectorSpec::serversMax, "largest request")
                .unit("servers")
                .range(1, 100000),
            optional("size_growth_per_year", &SectorSpec::sizeGrowthPerYear, "growth of the size asked for")
                .unit("1/year")
                .range(-0.9, 10),
            optional("viable_share", &SectorSpec::viableShare, "smallest acceptable grant over the request")
                .range(0.01, 1),
            optional("months", &SectorSpec::months, "duration asked for, whole calendar months")
                .unit("months"),
            optional("days", &SectorSpec::days, "duration asked for; replaces months").unit("days"),
            optional("merit", &SectorSpec::merit, "true quality").unit("points"),
            optional("organisations", &SectorSpec::organisations,
                     "each applicant belongs to one of so many, all alike; none: each is its own")
                .range(1, 10000000),
            optional("regional", &SectorSpec::regional, "an applicant is from outside the capital area")
                .range(0, 1),
            optional("patience_days", &SectorSpec::patienceDays, "withdraws when not started by then")
                .unit("days"),
            optional("no_show", &SectorSpec::noShow, "winner does not sign").range(0, 1),
            optional("reapply", &SectorSpec::reapply, "after a rejection or at the end of a grant"),
            optional("use", &SectorSpec::use, "use inside a grant"),
            optional("scale_down", &SectorSpec::scaleDown, "an offer of fewer GPUs than asked for"),
            optional("extension", &SectorSpec::extension, "more time asked for near the end"),
            optional("young", &SectorSpec::young, "an applicant is a young firm").range(0, 1),
            optional("storage_tb_per_gpu", &SectorSpec::storageTbPerGpu, "storage with every GPU of a grant")
                .unit("TB")
                .range(0, 10000),
            optional("throughput", &SectorSpec::throughput,
                     "of its work on one GPU, by model; not named: the catalogue's h200_equivalent")
                .unit("H200")
                .range(0.001, 1000),
            optional("prefers", &SectorSpec::prefers,
                     "pools it likes best first, for probabilistic_serial; others follow as listed"),
            optional("trace", &SectorSpec::trace, "applications as recorded"),
            optional("servers_atoms", &SectorSpec::serversAtoms,
                     "probability of asking for exactly so many servers; the rest by servers")
                .range(0, 1),
            optional("servers_at_cap", &SectorSpec::serversAtCap, "probability of asking for servers_max")
                .range(0, 1),
            optional("months_atoms", &SectorSpec::monthsAtoms,
                     "probability of asking for exactly so many months; the rest by months")
                .range(0, 1),
            optional("patience", &SectorSpec::patience, "clocks of patience beside patience_days"),
            optional("rank_correlation", &SectorSpec::rankCorrelation,
                     "Spearman correlations between what one applicant draws"),
            optional("gaming", &SectorSpec::gaming, "strategic over-asking that learns"),
        },
        [](const SectorSpec& s, FieldCheck& check) {
            if (s.serversMin > s.serversMax)
                check.error("servers_max", std::to_string(s.serversMax), "at least servers_min");
            const int generators = int{s.adoption.has_value()} + int{s.perCall.has_value()} +
                                   int{s.stream.has_value()} + int{s.trace.has_value()};
            if (generators > 1)
                check.error("id", "several generators", "one of adoption, per_call, stream and trace");
            checkAtoms("servers_atoms", s.serversAtoms, s.serversMin, s.serversMax, s.serversAtCap, check);
            checkAtoms("months_atoms", s.monthsAtoms, 1, 1200, 0, check);
            if (s.days && !s.monthsAtoms.empty())
                check.error("months_atoms", "months where days replaces them",
                            "one of days and months_atoms");
            if (s.gaming && s.gaming->memory == GamingMemory::organisation && !s.organisations)
                check.error("gaming.memory", "organisation where applicants have none",
                            "organisations, or applicant or sector");
        }};
    return table;
}

const Table<CallSpec>& fields(Tag<CallSpec>) {
    static const Table<CallSpec> table{
        "call",
        "One call for proposals.",
        {
            required("id", &CallSpec::id, "stable name"),
            required("opens", &CallSpec::opens, "first day"),
            required("closes", &CallSpec::closes, "last day, inclusive"),
            required("decision_days", &CallSpec::decisionDays, "from closing to decision")
                .unit("days")
                .range(0, 2000),
            optional("agreement_days", &CallSpec::agreementDays, "from award to signature").unit("days"),
            optional("pools", &CallSpec::pools, "pools on offer; none named: every open pool"),
            optional("sectors", &CallSpec::sectors, "who may apply; none named: every sector"),
            optional("shares", &CallSpec::shares, "whether the policy's sector split applies"),
            optional("rush_days", &CallSpec::rushDays, "delta of the deadline rush: small means late")
                .unit("days")
                .range(0.001, 10000),
            optional("early_share", &CallSpec::earlyShare, "submissions spread evenly over the call")
                .range(0, 1),
            optional("last_day_share", &CallSpec::lastDayShare,
                     "submissions of the last day, besides the rush")
                .range(0, 1),
        },
        [](const CallSpec& c, FieldCheck& check) {
            if (c.closes < c.opens)
                check.error("closes", formatDate(c.closes), "a day not before " + formatDate(c.opens));
            checkRush(c.earlyShare, c.lastDayShare, check);
        }};
    return table;
}

const Table<CallSeriesSpec>& fields(Tag<CallSeriesSpec>) {
    static const Table<CallSeriesSpec> table{
        "call series",
        "Calls that repeat.",
        {
            required("id", &CallSeriesSpec::id, "stem of the calls' names"),
            required("first_opens", &CallSeriesSpec::firstOpens, "first day of the first call"),
            optional("until", &CallSeriesSpec::until, "last opening, inclusive"),
            required("every_months", &CallSeriesSpec::everyMonths, "rhythm").unit("months").range(1, 120),
            required("open_days", &CallSeriesSpec::openDays, "days a call is open")
                .unit("days")
                .range(1, 1000),
            required("decision_days", &CallSeriesSpec::decisionDays, "from closing to decision")
                .unit("days")
                .range(0, 2000),
            optional("agreement_days", &CallSeriesSpec::agreementDays, "from award to signature")
                .unit("days"),
            optional("pools", &CallSeriesSpec::pools, "pools on offer; none named: every open pool"),
            optional("sectors", &CallSeriesSpec::sectors, "who may apply; none named: every sector"),
            optional("shares", &CallSeriesSpec::shares, "whether the policy's sector split applies"),
            optional("rush_days", &CallSeriesSpec::rushDays, "delta of the deadline rush")
                .unit("days")
                .range(0.001, 10000),
            optional("early_share", &CallSeriesSpec::earlyShare, "submissions spread evenly over the call")
                .range(0, 1),
            optional("last_day_share", &CallSeriesSpec::lastDayShare,
                     "submissions of the last day, besides the rush")
                .range(0, 1),
        },
        [](const CallSeriesSpec& c, FieldCheck& check) { checkRush(c.earlyShare, c.lastDayShare, check); }};
    return table;
}

}  // namespace tranche
