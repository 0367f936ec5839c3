// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "models/demand/arrival_spec.hpp"

namespace tranche {

const Names<CountLaw>& names(Tag<CountLaw>) {
    static const Names<CountLaw> all{{"fixed", CountLaw::fixed}, {"poisson", CountLaw::poisson}};
    return all;
}

const Table<InducedSpec>& fields(Tag<InducedSpec>) {
    static const Table<InducedSpec> table{
        "induced",
        "A market that grants enlarge: teams that would not have applied see others succeed.",
        {
            required("teams_per_grant", &InducedSpec::teamsPerGrant,
                     "added to the market by each grant that starts")
                .unit("teams")
                .range(0, 1000),
            optional("decay_per_year", &InducedSpec::decayPerYear, "rate at which what was added fades")
                .unit("1/year")
                .range(0, 100),
            required("market_max", &InducedSpec::marketMax, "the market at most")
                .unit("teams")
                .range(0, 1000000),
            optional("word_of_mouth", &InducedSpec::wordOfMouth,
                     "q grows by this times the relative growth of the market")
                .range(0, 100),
            optional("of_all_sectors", &InducedSpec::ofAllSectors, "grants of every sector count"),
        }};
    return table;
}

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
            optional("induced", &AdoptionSpec::induced, "growth of the market by grants"),
        },
        [](const AdoptionSpec& a, FieldCheck& check) {
            if (a.induced && a.induced->marketMax < a.market)
                check.error("induced.market_max", std::to_string(a.induced->marketMax), "at least market");
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
            optional("counts", &PerCallSpec::counts, "the number itself, or Poisson with it as mean"),
            optional("overdispersion", &PerCallSpec::overdispersion,
                     "variance of a gamma factor on each call's mean: negative binomial counts")
                .range(0, 1000),
        },
        [](const PerCallSpec& p, FieldCheck& check) {
            if (p.overdispersion > 0 && p.counts != CountLaw::poisson)
                check.error("overdispersion", std::to_string(p.overdispersion), "0, or counts: poisson");
            if (p.overdispersion > 0 && p.overdispersion < 1e-6)
                check.error("overdispersion", std::to_string(p.overdispersion), "0 or at least 0.000001");
        }};
    return table;
}

const Table<RateLevelSpec>& fields(Tag<RateLevelSpec>) {
    static const Table<RateLevelSpec> table{
        "rate level",
        "The rate of a stream from a date on.",
        {
            required("from", &RateLevelSpec::from, "first day"),
            required("per_day", &RateLevelSpec::perDay, "mean arrivals").unit("1/day").range(0, 1e6),
        }};
    return table;
}

const Table<SeasonSpec>& fields(Tag<SeasonSpec>) {
    static const Table<SeasonSpec> table{
        "season",
        "A sine wave on the rate of a stream.",
        {
            required("amplitude", &SeasonSpec::amplitude, "of the mean rate").range(0, 1),
            optional("period_days", &SeasonSpec::periodDays, "length of a wave").unit("days").range(1, 36525),
            optional("from", &SeasonSpec::from, "where it begins to rise; none: the horizon's start"),
        }};
    return table;
}

const Table<ClusteringSpec>& fields(Tag<ClusteringSpec>) {
    static const Table<ClusteringSpec> table{
        "clustering",
        "A gamma factor of mean 1 on the rate of each period: counts vary more than Poisson.",
        {
            required("variance", &ClusteringSpec::variance, "of the factor").range(1e-6, 1000),
            optional("period_days", &ClusteringSpec::periodDays, "how long a factor lasts")
                .unit("days")
                .range(1, 3653),
        }};
    return table;
}

const Table<StreamSpec>& fields(Tag<StreamSpec>) {
    static const Table<StreamSpec> table{
        "stream",
        "A Poisson stream of new applicants, its rate constant or by the calendar.",
        {
            required("per_day", &StreamSpec::perDay, "mean arrivals").unit("1/day").range(0, 1e6),
            optional("levels", &StreamSpec::levels, "other rates from their dates on"),
            optional("straight", &StreamSpec::straight, "straight lines from level to level, not steps"),
            optional("seasons", &StreamSpec::seasons, "waves, added up"),
            optional("weekdays", &StreamSpec::weekdays, "seven factors, Monday first").range(0, 1000),
            optional("months", &StreamSpec::months, "twelve factors, January first").range(0, 1000),
            optional("holiday_factor", &StreamSpec::holidayFactor, "on holidays, instead of the weekday's")
                .range(0, 1000),
            optional("growth_per_year", &StreamSpec::growthPerYear, "compounded from the horizon's start")
                .unit("1/year")
                .range(-0.9, 20),
            optional("clustering", &StreamSpec::clustering, "rates that vary more than the calendar says"),
        },
        [](const StreamSpec& s, FieldCheck& check) {
            if (!s.weekdays.empty() && s.weekdays.size() != 7)
                check.error("weekdays", std::to_string(s.weekdays.size()) + " factors",
                            "seven, Monday first");
            if (!s.months.empty() && s.months.size() != 12)
                check.error("months", std::to_string(s.months.size()) + " factors", "twelve, January first");
            if (s.straight && s.levels.empty())
                check.error("straight", "true without levels", "levels to draw lines between");
            for (std::size_t i = 1; i < s.levels.size(); ++i)
                if (!(s.levels[i - 1].from < s.levels[i].from))
                    check.error("levels[" + std::to_string(i) + "].from", formatDate(s.levels[i].from),
                                "a day after " + formatDate(s.levels[i - 1].from));
        }};
    return table;
}

const Table<HolidaySpec>& fields(Tag<HolidaySpec>) {
    static const Table<HolidaySpec> table{"holiday",
                                          "Days on which streams have their holiday_factor.",
                                          {
                                              optional("name", &HolidaySpec::name, "for people"),
                                              required("from", &HolidaySpec::from, "first day"),
                                              optional("to", &HolidaySpec::to, "last day; none: one day"),
                                          },
                                          [](const HolidaySpec& h, FieldCheck& check) {
                                              if (h.to && *h.to < h.from)
                                                  check.error("to", formatDate(*h.to),
                                                              "a day not before " + formatDate(h.from));
                                          }};
    return table;
}

const Table<ApplicationColumns>& fields(Tag<ApplicationColumns>) {
    static const Table<ApplicationColumns> table{
        "application columns",
        "Which column of the file holds what.",
        {
            optional("submitted", &ApplicationColumns::submitted, "day or moment of submission"),
            optional("gpus", &ApplicationColumns::gpus, "GPUs asked for"),
            optional("months", &ApplicationColumns::months, "duration in calendar months"),
            optional("days", &ApplicationColumns::days, "duration in days, where there are no months"),
            optional("merit", &ApplicationColumns::merit, "true quality in points"),
        }};
    return table;
}

const Table<ApplicationTraceSpec>& fields(Tag<ApplicationTraceSpec>) {
    static const Table<ApplicationTraceSpec> table{
        "application trace",
        "Recorded applications from a CSV, instead of a generator.",
        {
            required("file", &ApplicationTraceSpec::file, "CSV with a header row, relative to the scenario"),
            optional("columns", &ApplicationTraceSpec::columns, "other names of its columns"),
            optional("where", &ApplicationTraceSpec::where, "only rows whose columns have these values"),
            optional("digest", &ApplicationTraceSpec::digest, "of the file's bytes; filled in when left out"),
        },
        [](const ApplicationTraceSpec& t, FieldCheck& check) {
            if (t.file.empty()) check.error("file", "''", "the name of a file");
        }};
    return table;
}

}  // namespace tranche
