// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include <fmt/format.h>

#include "models/demand/applicant_copula.hpp"
#include "models/demand/applicant_spec.hpp"

namespace tranche {

const Names<GamingMemory>& names(Tag<GamingMemory>) {
    static const Names<GamingMemory> all{{"applicant", GamingMemory::applicant},
                                         {"organisation", GamingMemory::organisation},
                                         {"sector", GamingMemory::sector}};
    return all;
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
            optional("delay_days", &ReapplySpec::delayDays, "from the rejection to being ready again")
                .unit("days"),
            optional("size_factor", &ReapplySpec::sizeFactor, "of the size asked for, at each attempt")
                .range(0.01, 100),
        }};
    return table;
}

const Table<ExperimentsSpec>& fields(Tag<ExperimentsSpec>) {
    static const Table<ExperimentsSpec> table{
        "experiments",
        "Work that comes and goes inside a grant, exponential times.",
        {
            required("on_days", &ExperimentsSpec::onDays, "mean time at work")
                .unit("days")
                .range(0.01, 10000),
            required("off_days", &ExperimentsSpec::offDays, "mean time between")
                .unit("days")
                .range(0.01, 10000),
            optional("off_level", &ExperimentsSpec::offLevel, "of the plateau, between").range(0, 1),
            optional("steps", &ExperimentsSpec::steps, "changes of one grant at most").range(1, 100000),
        }};
    return table;
}

const Table<SurgeSpec>& fields(Tag<SurgeSpec>) {
    static const Table<SurgeSpec> table{
        "surge",
        "More work towards the end of a grant.",
        {
            required("last_days", &SurgeSpec::lastDays, "before the planned end")
                .unit("days")
                .range(0.01, 10000),
            required("factor", &SurgeSpec::factor, "of the plateau; the whole grant at most").range(0, 100),
        }};
    return table;
}

const Table<UseSpec>& fields(Tag<UseSpec>) {
    static const Table<UseSpec> table{
        "use",
        "Use inside a grant: nothing until activation, then a plateau, on request with a ramp, work that "
        "comes and goes, "
        "a surge and dummy load.",
        {
            optional("activation_days", &UseSpec::activationDays, "from start to first use").unit("days"),
            optional("plateau", &UseSpec::plateau, "share of granted GPUs that run work"),
            optional("ramp_days", &UseSpec::rampDays, "from first use to the plateau, along a straight line")
                .unit("days"),
            optional("ramp_steps", &UseSpec::rampSteps, "steps of the ramp").range(1, 1000),
            optional("experiments", &UseSpec::experiments, "work that comes and goes"),
            optional("surge", &UseSpec::surge, "more work towards the end"),
            optional("dummy_load", &UseSpec::dummyLoad,
                     "probability that a warning of low use is answered with load that does no work")
                .range(0, 1),
        }};
    return table;
}

const Table<PatienceSpec>& fields(Tag<PatienceSpec>) {
    static const Table<PatienceSpec> table{
        "patience",
        "Clocks of patience, each of its own; who runs out of one leaves.",
        {
            optional("decision_days", &PatienceSpec::decisionDays, "from submission, not yet awarded")
                .unit("days"),
            optional("start_days", &PatienceSpec::startDays, "from award, not yet started").unit("days"),
            optional("ready_days", &PatienceSpec::readyDays, "from start, not yet in use").unit("days"),
            optional("deadlines", &PatienceSpec::deadlines,
                     "days after which a project is useless when not started"),
            optional("deadline_lead_days", &PatienceSpec::deadlineLeadDays,
                     "a project's deadline is the first at least this after its need")
                .unit("days")
                .range(0, 10000),
        },
        [](const PatienceSpec& p, FieldCheck& check) {
            for (std::size_t i = 1; i < p.deadlines.size(); ++i)
                if (!(p.deadlines[i - 1] < p.deadlines[i]))
                    check.error(fmt::format("deadlines[{}]", i), formatDate(p.deadlines[i]),
                                "a day after " + formatDate(p.deadlines[i - 1]));
            if (p.deadlineLeadDays > 0 && p.deadlines.empty())
                check.error("deadline_lead_days", fmt::format("{}", p.deadlineLeadDays),
                            "deadlines to lead to");
        }};
    return table;
}

const Table<RankCorrelationSpec>& fields(Tag<RankCorrelationSpec>) {
    using R = RankCorrelationSpec;
    const auto row = [](std::string_view key, double R::*member) {
        return optional(key, member, "Spearman").range(-1, 1);
    };
    static const Table<R> table{
        "rank correlation",
        "Spearman correlations between what one applicant draws, by a Gaussian copula.",
        {
            row("size_duration", &R::sizeDuration),
            row("size_merit", &R::sizeMerit),
            row("size_patience", &R::sizePatience),
            row("size_use", &R::sizeUse),
            row("duration_merit", &R::durationMerit),
            row("duration_patience", &R::durationPatience),
            row("duration_use", &R::durationUse),
            row("merit_patience", &R::meritPatience),
            row("merit_use", &R::meritUse),
            row("patience_use", &R::patienceUse),
            optional("repair", &R::repair,
                     "take the nearest correlation matrix where these cannot hold together"),
        },
        [](const R& r, FieldCheck& check) {
            const CorrelationMatrix stated = applicantCorrelation(r);
            if (CopulaFactor::of(stated)) return;
            const double distance = frobeniusDistance(stated, nearestCorrelation(stated));
            const std::string far = fmt::format("the nearest that can is {:.4f} away (Frobenius)", distance);
            if (r.repair)
                check.warning("repair", "correlations that cannot hold together; " + far,
                              "a positive definite matrix; the nearest one is used");
            else
                check.error("repair", "correlations that cannot hold together; " + far,
                            "a positive definite matrix, or repair: true");
        }};
    return table;
}

const Table<GamingSpec>& fields(Tag<GamingSpec>) {
    static const Table<GamingSpec> table{
        "gaming",
        "Strategic over-asking: stated = min(servers_max, needed x inflation), inflation learns from awards.",
        {
            optional("kappa", &GamingSpec::kappa, "speed of learning").range(0, 10),
            optional("max_inflation", &GamingSpec::maxInflation, "stated / needed at most").range(1, 1000),
            optional("initial_inflation", &GamingSpec::initialInflation, "before anything is learnt")
                .range(1, 1000),
            optional("memory", &GamingSpec::memory,
                     "who learns: the applicant, its organisation, the sector"),
            optional("watch_others", &GamingSpec::watchOthers,
                     "asks for more only as far as asking more has brought those cut more"),
        },
        [](const GamingSpec& g, FieldCheck& check) {
            if (g.initialInflation > g.maxInflation)
                check.error("initial_inflation", fmt::format("{}", g.initialInflation),
                            "at most max_inflation");
        }};
    return table;
}

}  // namespace tranche
