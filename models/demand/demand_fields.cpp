// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demand/demand_spec.hpp"

namespace tranche {

const Table<AdoptionSpec>& fields(Tag<AdoptionSpec>) {
    static const Table<AdoptionSpec> table{
        "adoption",
        "Bass diffusion of teams that start to apply (Bass 1969).",
        {
            required("market", &AdoptionSpec::market, "teams that could ever apply")
                .unit("teams")
                .range(0, 1000000),
            optional("p", &AdoptionSpec::p, "innovation").unit("1/year").range(1e-6, 10),
            optional("q", &AdoptionSpec::q, "imitation").unit("1/year").range(0, 10),
            required("start", &AdoptionSpec::start, "time 0 of the curve"),
        }};
    return table;
}

const Table<PerCallSpec>& fields(Tag<PerCallSpec>) {
    static const Table<PerCallSpec> table{
        "per call",
        "New applicants at every call.",
        {
            required("applicants", &PerCallSpec::applicants, "new applicants of the first call")
                .unit("applicants"),
            optional("growth_per_year", &PerCallSpec::growthPerYear, "growth from call to call, compounded")
                .unit("1/year")
                .range(-0.9, 20),
        }};
    return table;
}

const Table<StreamSpec>& fields(Tag<StreamSpec>) {
    static const Table<StreamSpec> table{
        "stream",
        "A Poisson stream of new applicants.",
        {required("per_day", &StreamSpec::perDay, "mean arrivals").unit("1/day").range(0, 1e6)}};
    return table;
}

const Table<ReapplySpec>& fields(Tag<ReapplySpec>) {
    static const Table<ReapplySpec> table{
        "reapply",
        "What applicants do after a rejection and at the end of a grant.",
        {
            optional("probability", &ReapplySpec::probability, "tries again at the next call").range(0, 1),
            optional("merit_gain", &ReapplySpec::meritGain, "merit added at each attempt")
                .unit("points")
                .range(-100, 100),
            optional("attempts", &ReapplySpec::attempts, "attempts at most, the first included").range(1, 15),
            optional("renewal", &ReapplySpec::renewal, "applies anew when a grant ends").range(0, 1),
        }};
    return table;
}

const Table<UseSpec>& fields(Tag<UseSpec>) {
    static const Table<UseSpec> table{
        "use",
        "Use inside a grant: nothing until activation, then a plateau.",
        {
            optional("activation_days", &UseSpec::activationDays, "from start to first use").unit("days"),
            optional("plateau", &UseSpec::plateau, "share of granted GPUs that run work"),
            optional("dummy_load", &UseSpec::dummyLoad,
                     "probability that a warning of low use is answered with load that does no work")
                .range(0, 1),
        }};
    return table;
}

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
        },
        [](const SectorSpec& s, FieldCheck& check) {
            if (s.serversMin > s.serversMax)
                check.error("servers_max", std::to_string(s.serversMax), "at least servers_min");
            const int generators =
                int{s.adoption.has_value()} + int{s.perCall.has_value()} + int{s.stream.has_value()};
            if (generators > 1)
                check.error("id", "several generators", "one of adoption, per_call and stream");
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
        },
        [](const CallSpec& c, FieldCheck& check) {
            if (c.closes < c.opens)
                check.error("closes", formatDate(c.closes), "a day not before " + formatDate(c.opens));
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
        }};
    return table;
}

}  // namespace tranche
