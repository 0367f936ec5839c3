// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/set_aside.hpp"

namespace tranche {

const Names<IdleRule>& names(Tag<IdleRule>) {
    static const Names<IdleRule> table{{"hold", IdleRule::hold},
                                       {"lend_until_handover", IdleRule::lendUntilHandover},
                                       {"lend_preemptible", IdleRule::lendPreemptible}};
    return table;
}
const Names<WildcardKind>& names(Tag<WildcardKind>) {
    static const Names<WildcardKind> table{{"newcomer", WildcardKind::newcomer},
                                           {"returning", WildcardKind::returning}};
    return table;
}
const Names<LosersGpus>& names(Tag<LosersGpus>) {
    static const Names<LosersGpus> table{{"set_aside", LosersGpus::setAside},
                                         {"survivors", LosersGpus::survivors},
                                         {"open", LosersGpus::open}};
    return table;
}

namespace {

// A wildcard that returns needs somebody to return.
void checkReturning(const ContestSpec& c, FieldCheck& check) {
    std::int64_t eliminated = 0;
    for (std::size_t k = 0; k < c.stages.size(); ++k) {
        const ContestStageSpec& stage = c.stages[k];
        if (k > 0) eliminated += c.stages[k - 1].teams - (stage.teams - stage.wildcards);
        if (stage.wildcard != WildcardKind::returning) continue;
        const std::string key = "stages[" + std::to_string(k) + "]";
        if (stage.wildcards == 0)
            check.error(key + ".wildcard", "returning without wildcards", "wildcards beside it");
        else if (stage.wildcards > eliminated)
            check.error(key + ".wildcards", std::to_string(stage.wildcards) + " that return",
                        "at most the " + std::to_string(eliminated) + " eliminated by then");
        eliminated -= stage.wildcards;
    }
}

}  // namespace

const Table<SetAsideSpec>& fields(Tag<SetAsideSpec>) {
    static const Table<SetAsideSpec> table{
        "set-aside",
        "Capacity kept for a national purpose.",
        {
            required("id", &SetAsideSpec::id, "stable name, as contests use it"),
            required("pool", &SetAsideSpec::pool, "the pool it is kept in"),
            required("gpus", &SetAsideSpec::gpus, "GPUs kept, at most what is in service")
                .unit("GPUs")
                .range(1, 1e9),
            optional("handover", &SetAsideSpec::handover, "first day of use; absent: when in service"),
            optional("until", &SetAsideSpec::until, "last day; absent: the end of the horizon"),
            optional("idle", &SetAsideSpec::idle,
                     "before hand-over: hold, lend_until_handover (to grants that end in time) or "
                     "lend_preemptible (to any)"),
            optional("margin_days", &SetAsideSpec::marginDays, "lent grants end this long before hand-over")
                .unit("days")
                .range(0, 1000),
            optional("preemption", &SetAsideSpec::preemption,
                     "of lend_preemptible: notice and compensation of those who still run"),
            optional("standing_use", &SetAsideSpec::standingUse, "one standing holder uses this share of it")
                .range(0, 1),
        },
        [](const SetAsideSpec& s, FieldCheck& check) {
            if (s.handover && s.until && *s.until < *s.handover)
                check.error("until", formatDate(*s.until),
                            "a day not before handover " + formatDate(*s.handover));
            if (s.preemption && s.idle != IdleRule::lendPreemptible)
                check.error("preemption", "with idle: " + names(Tag<IdleRule>{}).text(s.idle),
                            "idle: lend_preemptible beside it");
            if (!s.handover && s.idle == IdleRule::lendPreemptible)
                check.error("idle", "lend_preemptible without hand-over", "a handover until which to lend");
        }};
    return table;
}

const Table<ContestStageSpec>& fields(Tag<ContestStageSpec>) {
    static const Table<ContestStageSpec> table{
        "contest stage",
        "One stage of the national contest.",
        {
            required("id", &ContestStageSpec::id, "stable name"),
            required("from", &ContestStageSpec::from, "first day"),
            required("teams", &ContestStageSpec::teams, "teams that work in it").unit("teams").range(1, 1000),
            optional("wildcards", &ContestStageSpec::wildcards, "of them: newcomers, or eliminated teams")
                .unit("teams")
                .range(0, 1000),
            optional(
                "wildcard", &ContestStageSpec::wildcard,
                "newcomer, or returning: the best of the eliminated, judged anew, with its compute so far"),
            optional("gpus_per_team", &ContestStageSpec::gpusPerTeam, "absent: equal floor of the set-aside")
                .unit("GPUs")
                .range(1, 1000000),
            optional("leased", &ContestStageSpec::leased, "on rented GPUs outside the fleet"),
        },
        [](const ContestStageSpec& s, FieldCheck& check) {
            if (s.wildcards > s.teams) check.error("wildcards", std::to_string(s.wildcards), "at most teams");
        }};
    return table;
}

const Table<ContestSpec>& fields(Tag<ContestSpec>) {
    static const Table<ContestSpec> table{
        "contest",
        "The foundation-model contest: an elimination tournament.",
        {
            required("id", &ContestSpec::id, "stable name"),
            required("sector", &ContestSpec::sector, "sector its teams belong to"),
            required("set_aside", &ContestSpec::setAside, "set-aside it works on"),
            required("stages", &ContestSpec::stages, "stages in order of date"),
            required("ends", &ContestSpec::ends, "last day of the last stage"),
            optional("ability_sd", &ContestSpec::abilitySd, "spread of true ability").range(0, 100),
            optional("noise_sd", &ContestSpec::noiseSd, "noise of one evaluation").range(0, 100),
            optional("learning", &ContestSpec::learning, "ability gained per e-fold of GPU-hours")
                .range(0, 100),
            optional("notice_days", &ContestSpec::noticeDays, "an eliminated team works on this long")
                .unit("days")
                .range(0, 1000),
            optional("hand_back_days", &ContestSpec::handBackDays,
                     "after the notice an eliminated team keeps its GPUs this long")
                .unit("days")
                .range(0, 1000),
            optional("hand_back_idle", &ContestSpec::handBackIdle,
                     "while it hands them back they do no work"),
            optional(
                "losers_gpus", &ContestSpec::losersGpus,
                "of eliminated teams: stay in the set_aside for stages of stated sizes; are shared among the "
                "survivors, equal floor at least; or go to the open pool as far as no later stage needs "
                "them"),
            optional("plateau", &ContestSpec::plateau, "share of the grant that runs work"),
        },
        [](const ContestSpec& c, FieldCheck& check) {
            for (std::size_t i = 0; i + 1 < c.stages.size(); ++i) {
                const std::string key = "stages[" + std::to_string(i + 1) + "]";
                if (!(c.stages[i].from < c.stages[i + 1].from))
                    check.error(key + ".from", formatDate(c.stages[i + 1].from),
                                "a day after the stage before");
                if (c.stages[i + 1].teams - c.stages[i + 1].wildcards > c.stages[i].teams)
                    check.error(key + ".teams", std::to_string(c.stages[i + 1].teams),
                                "no more survivors than teams before");
            }
            if (!c.stages.empty() && c.ends < c.stages.back().from)
                check.error("ends", formatDate(c.ends), "a day after the last stage begins");
            checkReturning(c, check);
        }};
    return table;
}

}  // namespace tranche
