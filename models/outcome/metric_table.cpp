// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/outcome/metric_table.hpp"

#include <array>
#include <cmath>
#include <limits>

#include "models/outcome/fairness.hpp"

namespace tranche {
namespace {

using View = const MetricView&;
using Scope = std::size_t;

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

double ratio(double a, double b) {
    return b > 0 ? a / b : kUndefined;
}

// The area under the curve up to the last start: the whole mean when nobody is censored.
double waitMean(const KaplanMeier& waits) {
    return waits.events() == 0 ? kUndefined : waits.restrictedMean(waits.steps().back().time);
}
double gpuTime(GpuTime t) {
    return static_cast<double>(t);
}
double count(std::int64_t n) {
    return static_cast<double>(n);
}
const Cohort& cohort(View v, Scope s) {
    return v.cohorts[s];
}
double hours(View v, Scope s, Rung r) {
    return v.gpuHours[s][static_cast<std::size_t>(r)];
}
double gauge(View v, Scope s, Gauge g) {
    return v.gaugeHours[s][static_cast<std::size_t>(g)];
}
double perStart(double sum, const Cohort& c) {
    return ratio(sum, count(c.started));
}

double inServiceAtEnd(View v, Scope s) {
    return v.atEnd[s][static_cast<std::size_t>(Rung::installed)] -
           v.atEnd[s][static_cast<std::size_t>(Rung::poweredOff)];
}

// In service at the end, each GPU weighted by `factor` of its pool; undefined when a pool has none.
double weightedAtEnd(View v, Scope s, double PoolFacts::*factor) {
    double sum = 0;
    for (std::size_t p = 0; p < v.facts.pools.size(); ++p) {
        if (s != 0 && s != 1 + p) continue;
        if (!(v.facts.pools[p].*factor > 0)) return kUndefined;
        sum += inServiceAtEnd(v, 1 + p) * v.facts.pools[p].*factor * v.facts.pools[p].performance;
    }
    return sum;
}

double powered(View v, Scope s) {
    return hours(v, s, Rung::installed) - hours(v, s, Rung::poweredOff);
}

double contestShare(View v, bool (*test)(const ContestOutcome&)) {
    double decided = 0, yes = 0;
    for (const ContestOutcome& c : v.outcome.contests) {
        decided += c.decided;
        yes += c.decided && test(c);
    }
    return ratio(yes, decided);
}

double unprovenRounds(View v) {
    std::int64_t n = 0;
    for (const RoundOutcome& round : v.outcome.rounds)
        n += !round.proven && round.decided >= v.facts.from && round.decided < v.facts.to;
    return count(n);
}

double contestEliminated(View v, Scope) {
    double sum = 0;
    for (const ContestOutcome& c : v.outcome.contests) sum += toGpuHours(c.eliminated);
    return v.outcome.contests.empty() ? kUndefined : sum;
}

double contestHandOverIdle(View v, Scope) {
    double sum = 0;
    for (const ContestOutcome& c : v.outcome.contests) sum += toGpuHours(c.handOverIdle);
    return v.outcome.contests.empty() ? kUndefined : sum;
}

double meanWaiting(View v, Scope s) {
    return ratio(cohort(v, s).waitedDays, toDays(v.facts.to - v.facts.from));
}

double unmet(const Cohort& c) {
    return c.unmetRejected + c.unmetWithdrawn + c.unmetWaiting + c.unmetTrimmed;
}

template <std::size_t Size>
double sizeSuccess(View v, Scope s) {
    return ratio(count(cohort(v, s).awardsOf[Size]), count(cohort(v, s).resolvedOf[Size]));
}

template <class Number>
double sumOfRounds(View v, Number RoundOutcome::*member) {
    double sum = kUndefined;
    for (const RoundOutcome& round : v.outcome.rounds)
        if (round.decided >= v.facts.from && round.decided < v.facts.to)
            sum = (std::isnan(sum) ? 0 : sum) + static_cast<double>(round.*member);
    return sum;
}

constexpr auto kAll = MetricScope::all, kDemand = MetricScope::demand, kCapacity = MetricScope::capacity;
constexpr auto kUp = Better::higher, kDown = Better::lower, kFlat = Better::neither;

}  // namespace

std::span<const MetricRow> coreMetrics() {
    static constexpr auto rows = std::to_array<MetricRow>({
        // Supply
        {"capacity.in_service", "GPUs", "Government GPUs in service at the end", kCapacity, kUp, true,
         "installed - powered off, at the end of the window",
         [](View v, Scope s) { return inServiceAtEnd(v, s); }},
        {"capacity.h200_equivalent", "H200", "Capacity at the end in H200-equivalents", kCapacity, kUp, true,
         "in service x relative throughput",
         [](View v, Scope s) { return weightedAtEnd(v, s, &PoolFacts::h200Equivalent); }},
        {"capacity.h200_by_caps", "H200", "The same at the exchange that the policy's caps imply", kCapacity,
         kUp, false, "in service x cap of H200 / cap of the model; undefined where a model has no cap",
         [](View v, Scope s) { return weightedAtEnd(v, s, &PoolFacts::capEquivalent); }},
        // The ladder, GPU-time over the window
        {"ladder.deployment", "ratio", "Installed / procured", kCapacity, kUp, false,
         "GPU-time installed / procured",
         [](View v, Scope s) { return ratio(hours(v, s, Rung::installed), hours(v, s, Rung::procured)); }},
        {"ladder.energisation", "ratio", "In service / installed", kCapacity, kUp, false,
         "GPU-time (installed - powered off) / installed",
         [](View v, Scope s) { return ratio(powered(v, s), hours(v, s, Rung::installed)); }},
        {"ladder.availability", "ratio", "Healthy / in service", kCapacity, kUp, false,
         "GPU-time available / (installed - powered off)",
         [](View v, Scope s) { return ratio(hours(v, s, Rung::available), powered(v, s)); }},
        {"ladder.allocation", "ratio", "Granted / healthy", kCapacity, kUp, true,
         "GPU-time granted / available",
         [](View v, Scope s) { return ratio(hours(v, s, Rung::granted), hours(v, s, Rung::available)); }},
        {"ladder.occupancy", "ratio", "Active / granted", kCapacity, kUp, true, "GPU-time active / granted",
         [](View v, Scope s) { return ratio(hours(v, s, Rung::active), hours(v, s, Rung::granted)); }},
        {"ladder.efficiency", "ratio", "Effective / active", kCapacity, kUp, false,
         "GPU-time effective / active; effective = (active - dummy load) x efficiency",
         [](View v, Scope s) { return ratio(hours(v, s, Rung::effective), hours(v, s, Rung::active)); }},
        {"ladder.effective_use", "ratio", "Effective / procured", kCapacity, kUp, true,
         "GPU-time effective / procured",
         [](View v, Scope s) { return ratio(hours(v, s, Rung::effective), hours(v, s, Rung::procured)); }},
        {"gpu_hours.granted", "GPU h", "Delivered GPU-hours (granted)", kCapacity, kUp, false,
         "integral of granted", [](View v, Scope s) { return hours(v, s, Rung::granted); }},
        {"gpu_hours.standing", "GPU h", "Of it: standing holders of set-asides", kCapacity, kFlat, false,
         "held by set-asides with standing use, not by applicants",
         [](View v, Scope s) { return v.standingHours[s]; }},
        {"gpu_hours.shortfall", "GPU h", "Promised to grants but failed, no spare free", kCapacity, kDown,
         false, "GPU-time of grants as projects.csv counts it + standing - granted",
         [](View v, Scope s) { return v.claimedHours[s] - hours(v, s, Rung::granted); }},
        {"gpu_hours.active", "GPU h", "GPU-hours that ran work", kCapacity, kUp, false, "integral of active",
         [](View v, Scope s) { return hours(v, s, Rung::active); }},
        {"gpu_hours.reserved", "GPU h", "Idle: set aside, or awarded and not yet started", kCapacity, kDown,
         false, "integral of reserved", [](View v, Scope s) { return hours(v, s, Rung::reserved); }},
        {"gpu_hours.set_aside_idle", "GPU h", "Of it: set aside and idle, the cost of set-asides", kCapacity, kDown,
         false, "integral of what set-asides hold for nobody",
         [](View v, Scope s) { return gauge(v, s, Gauge::setAsideIdle); }},
        {"gpu_hours.lent", "GPU h", "Delivered on capacity lent by set-asides", kCapacity, kFlat, false,
         "integral of the borrowed GPUs of running grants",
         [](View v, Scope s) { return gauge(v, s, Gauge::lent); }},
        {"gpu_hours.saving", "GPU h", "Granted, lost to checkpoints and restarts", kCapacity, kDown, false,
         "GPU-time of grants that save or restore their state for a preemption",
         [](View v, Scope s) { return gauge(v, s, Gauge::saving); }},
        {"gpu_hours.dummy", "GPU h", "Active, but no work: load to keep a grant", kCapacity, kDown, false,
         "GPU-time of dummy load; not effective", [](View v, Scope s) { return gauge(v, s, Gauge::dummy); }},
        {"gpu_hours.free", "GPU h", "Idle: free", kCapacity, kDown, false, "integral of free",
         [](View v, Scope s) { return hours(v, s, Rung::free); }},
        {"gpu_hours.down", "GPU h", "Lost: failed and in repair", kCapacity, kDown, false, "integral of down",
         [](View v, Scope s) { return hours(v, s, Rung::down); }},
        {"gpu_hours.powered_off", "GPU h", "Lost: installed, not yet in service", kCapacity, kDown, false,
         "integral of powered off", [](View v, Scope s) { return hours(v, s, Rung::poweredOff); }},
        // Placement, where a policy names nodes
        {"placement.fragmentation", "share", "Free but of no use to the next request, in units and racks", kCapacity,
         kDown, false, "expected GPU-time free in places too small / GPU-time free, healthy and not set aside",
         [](View v, Scope s) { return ratio(v.placement[s].scattered, gpuTime(v.placement[s].open)); },
         IntervalKind::mean, true},
        {"placement.fragmentation_clusters", "share", "The same one level up, in clusters", kCapacity, kDown, false,
         "expected GPU-time free in clusters too small / GPU-time free, healthy and not set aside",
         [](View v, Scope s) { return ratio(v.placement[s].scatteredClusters, gpuTime(v.placement[s].open)); },
         IntervalKind::mean, true},
        {"placement.largest_gang", "share", "Largest grant that could be placed / free", kCapacity, kUp, false,
         "GPU-time of the largest gang of each pool / GPU-time free, healthy and not set aside",
         [](View v, Scope s) { return ratio(gpuTime(v.placement[s].largest), gpuTime(v.placement[s].open)); },
         IntervalKind::mean, true},
        {"placement.units", "units", "Scalable units of a grant, mean", kCapacity, kDown, false,
         "units of the grants placed / grants placed",
         [](View v, Scope s) { return ratio(count(v.placement[s].units), count(v.placement[s].grants)); },
         IntervalKind::mean, true},
        {"placement.slowdown", "ratio", "Run time for crossing units, mean", kCapacity, kDown, false,
         "mean over grants placed of 1 + kappa x units beyond the fewest",
         [](View v, Scope s) { return ratio(v.placement[s].slowdowns, count(v.placement[s].grants)); },
         IntervalKind::mean, true},
        {"placement.held_back", "applications", "Held back though enough GPUs were free", kDemand, kDown, false,
         "applications that a decision found no place for together",
         [](View v, Scope s) { return count(cohort(v, s).heldByPlacement); }, IntervalKind::mean, true},
        {"gpu_hours.fragmented", "GPU h", "Stranded: free in places too small", kCapacity, kDown, false,
         "integral of the expected GPUs that the next request cannot use where they are",
         [](View v, Scope s) { return v.placement[s].scattered / 3.6e6; }, IntervalKind::mean, true},
        {"gpu_hours.slowed", "GPU h", "Active, lost to crossing units", kCapacity, kDown, false,
         "integral of active x (1 - 1 / slowdown)", [](View v, Scope s) { return slowedHours(v.placement[s]); },
         IntervalKind::mean, true},
        // Waits, from submission
        {"wait_days.mean", "days", "Wait from submission to start, mean", kDemand, kDown, true,
         "area under the Kaplan-Meier curve; those still waiting are censored, those refused left out",
         [](View v, Scope s) { return waitMean(v.waits[s]); }},
        {"wait_days.median", "days", "Wait from submission to start, median", kDemand, kDown, true,
         "smallest t with S(t) <= 1/2, Kaplan-Meier",
         [](View v, Scope s) { return v.waits[s].quantile(0.5).value_or(kUndefined); }},
        {"wait_days.p90", "days", "Wait from submission to start, 90th percentile", kDemand, kDown, true,
         "smallest t with S(t) <= 1/10, Kaplan-Meier",
         [](View v, Scope s) { return v.waits[s].quantile(0.9).value_or(kUndefined); }},
        {"wait_days.round", "days", "Part: submission to the call's close", kDemand, kDown, false,
         "mean over started", [](View v, Scope s) { return perStart(cohort(v, s).roundDays, cohort(v, s)); }},
        {"wait_days.review", "days", "Part: close to decision", kDemand, kDown, false, "mean over started",
         [](View v, Scope s) { return perStart(cohort(v, s).reviewDays, cohort(v, s)); }},
        {"wait_days.capacity", "days", "Part: waiting for GPUs", kDemand, kDown, false,
         "decision to award plus signature to start, mean over started",
         [](View v, Scope s) { return perStart(cohort(v, s).capacityDays, cohort(v, s)); }},
        {"wait_days.agreement", "days", "Part: award to signature", kDemand, kDown, false,
         "mean over started",
         [](View v, Scope s) { return perStart(cohort(v, s).agreementDays, cohort(v, s)); }},
        {"wait_days.from_need", "days", "Wait from need to start, mean", kDemand, kDown, false,
         "drafting and waiting for a call included, mean over started",
         [](View v, Scope s) { return perStart(cohort(v, s).needDays, cohort(v, s)); }},
        {"onboarding_days.mean", "days", "Start to first use", kDemand, kDown, false,
         "mean over those that got to use",
         [](View v, Scope s) { return ratio(cohort(v, s).onboardingDays, count(cohort(v, s).onboarded)); }},
        {"wait.delayed", "share", "Had to wait (or gave up)", kDemand, kDown, false,
         "(started later than submitted + withdrawn) / (started + withdrawn)",
         [](View v, Scope s) {
             const Cohort& c = cohort(v, s);
             return ratio(count(c.delayed + c.withdrawn), count(c.started + c.withdrawn));
         }},
        {"wait.censored", "applications", "Still waiting, or left while waiting", kDemand, kFlat, false,
         "censored waits, kept in the curve", [](View v, Scope s) { return count(cohort(v, s).censored); }},
        {"slowdown.mean", "ratio", "Bounded slowdown, floor 7 days", kDemand, kDown, false,
         "mean of max(1, (wait + run) / max(run, 7 d))",
         [](View v, Scope s) { return perStart(cohort(v, s).slowdown, cohort(v, s)); }},
        {"queue.mean", "applications", "Applications waiting, mean over time", kDemand, kDown, false,
         "time waited inside the window / window", [](View v, Scope s) { return meanWaiting(v, s); }},
        // Success
        {"applications", "applications", "Applications submitted", kDemand, kFlat, true,
         "submitted in the window", [](View v, Scope s) { return count(cohort(v, s).applications); }},
        {"reapplications", "applications", "Of them second and later attempts", kDemand, kFlat, false,
         "attempts after the first", [](View v, Scope s) { return count(cohort(v, s).reapplications); }},
        {"projects", "projects", "Projects that applied", kDemand, kFlat, false,
         "first submission in the window", [](View v, Scope s) { return count(cohort(v, s).projects); }},
        {"awards", "grants", "Grants awarded", kDemand, kUp, true, "applications awarded",
         [](View v, Scope s) { return count(cohort(v, s).awards); }},
        {"grants.started", "grants", "Grants that started", kDemand, kUp, false, "awards signed and begun",
         [](View v, Scope s) { return count(cohort(v, s).started); }},
        {"gpus.asked", "GPUs", "GPUs asked for", kDemand, kFlat, false, "sum of requests",
         [](View v, Scope s) { return count(cohort(v, s).asked); }},
        {"gpus.awarded", "GPUs", "GPUs awarded", kDemand, kUp, true, "sum of awards, at the size awarded",
         [](View v, Scope s) { return count(cohort(v, s).granted); }},
        {"success.count", "share", "Success by count (awarded)", kDemand, kUp, true,
         "awards / applications decided or withdrawn",
         [](View v, Scope s) { return ratio(count(cohort(v, s).awards), count(cohort(v, s).resolved)); }},
        {"success.gpus", "share", "Success by GPUs (awarded)", kDemand, kUp, true,
         "GPUs awarded / asked, decided or withdrawn",
         [](View v,
            Scope s) { return ratio(count(cohort(v, s).granted), count(cohort(v, s).resolvedAsked)); }},
        {"success.servers_1", "share", "Success of requests for 1 server", kDemand, kUp, false,
         "awards / applications decided or withdrawn, of this size", sizeSuccess<0>},
        {"success.servers_2_3", "share", "Success of requests for 2 to 3 servers", kDemand, kUp, false,
         "awards / applications decided or withdrawn, of this size", sizeSuccess<1>},
        {"success.servers_4_7", "share", "Success of requests for 4 to 7 servers", kDemand, kUp, false,
         "awards / applications decided or withdrawn, of this size", sizeSuccess<2>},
        {"success.servers_8_15", "share", "Success of requests for 8 to 15 servers", kDemand, kUp, false,
         "awards / applications decided or withdrawn, of this size", sizeSuccess<3>},
        {"success.servers_16", "share", "Success of requests for 16 servers and more", kDemand, kUp, false,
         "awards / applications decided or withdrawn, of this size", sizeSuccess<4>},
        {"success.projects", "share", "Projects served, over all their attempts", kDemand, kUp, false,
         "projects with a grant / projects",
         [](View v, Scope s) { return ratio(count(cohort(v, s).served), count(cohort(v, s).projects)); }},
        {"award_share", "share", "Share of the GPUs awarded in calls", kDemand, kFlat, false,
         "GPUs awarded / all GPUs awarded",
         [](View v, Scope s) { return ratio(count(cohort(v, s).granted), count(cohort(v, 0).granted)); }},
        {"award_share.regional", "share", "Of the GPUs awarded: outside the capital area", kDemand, kFlat, false,
         "GPUs awarded to regional applicants / GPUs awarded",
         [](View v, Scope s) { return ratio(count(cohort(v, s).grantedRegional), count(cohort(v, s).granted)); }},
        {"awards.reserved", "grants", "Grants from a reserve", kDemand, kFlat, false, "count",
         [](View v, Scope s) { return count(cohort(v, s).awardsReserved); }},
        {"delivered_share", "share", "Share of the GPU-hours of applicants, the contest included", kDemand, kFlat, false,
         "GPU-hours delivered up to the end / all delivered to applicants",
         [](View v, Scope s) { return ratio(cohort(v, s).deliveredHours, cohort(v, 0).deliveredHours); }},
        {"loss.withdrawn", "share", "Gave up waiting", kDemand, kDown, false, "withdrawn / applications",
         [](View v, Scope s) {
             return ratio(count(cohort(v, s).withdrawn), count(cohort(v, s).applications));
         }},
        {"merit_inversions", "applications", "Passed over by a lower score that took no more", kDemand, kDown, false,
         "refused at a call's decision while a lower score was funded with at most the GPUs asked for",
         [](View v, Scope s) { return count(cohort(v, s).passedOver); }},
        {"envy.justified", "applications", "Justified envy: a lower score holds what it would rather have", kAll,
         kDown, false,
         "applications of rounds in the window whose own grant is worth less to them than that of a lower score, in "
         "GPUs up to the request, in a pool they may use",
         [](View v, Scope) { return sumOfRounds(v, &RoundOutcome::envious); }},
        {"envy.justified_pairs", "pairs", "Pairs of justified envy", kAll, kDown, false,
         "pairs of the same, each application with each that it envies",
         [](View v, Scope) { return sumOfRounds(v, &RoundOutcome::envyPairs); }},
        {"envy.pairs", "pairs", "Pairs of envy beyond one server, whatever the score", kAll, kDown, false,
         "Foley 1967: pairs in which the other's grant is worth more than one server above the own",
         [](View v, Scope) { return sumOfRounds(v, &RoundOutcome::foleyPairs); }},
        {"rounds.unproven", "rounds", "Rounds whose optimum was not proven", kAll, kDown, false,
         "decisions of an optimising award rule in the window that ended without a proof",
         [](View v, Scope) { return unprovenRounds(v); }},
        {"no_shows", "grants", "Awards never signed", kDemand, kDown, false, "count",
         [](View v, Scope s) { return count(cohort(v, s).noShows); }},
        {"recalls", "grants", "Grants cut or taken back for under-use", kDemand, kFlat, false, "count",
         [](View v, Scope s) { return count(cohort(v, s).recalls); }},
        {"gpus.recalled", "GPUs", "GPUs recalled", kDemand, kFlat, false, "sum",
         [](View v, Scope s) { return count(cohort(v, s).recalled); }},
        {"grants.preempted", "grants", "Grants ended so that others have their GPUs", kDemand, kFlat, false,
         "count", [](View v, Scope s) { return count(cohort(v, s).preempted); }},
        {"recalls.warned", "warnings", "Warnings for under-use", kDemand, kFlat, false, "count",
         [](View v, Scope s) { return count(cohort(v, s).warnings); }},
        {"recalls.gamed", "grants", "Grants that answered a warning with dummy load", kDemand, kDown, false, "count",
         [](View v, Scope s) { return count(cohort(v, s).gaming); }},
        {"awards.partial", "grants", "Grants of fewer GPUs than asked for", kDemand, kFlat, false,
         "awarded less than the pool would give for the whole request",
         [](View v, Scope s) { return count(cohort(v, s).partial); }},
        {"offers.refused", "offers", "Offers of a part that were refused", kDemand, kFlat, false,
         "count; the GPUs go to the next at the same decision",
         [](View v, Scope s) { return count(cohort(v, s).partsRefused); }},
        {"extensions.asked", "requests", "Requests for more time", kDemand, kFlat, false, "count",
         [](View v, Scope s) { return count(cohort(v, s).extensionsAsked); }},
        {"extensions.granted", "requests", "Of them granted", kDemand, kFlat, false, "count",
         [](View v, Scope s) { return count(cohort(v, s).extensions); }},
        {"gpu_hours.forfeited", "GPU h", "Budgets lost for under-use", kDemand, kFlat, false,
         "GPU-hours taken off budgets at their checks",
         [](View v, Scope s) { return cohort(v, s).forfeitedHours; }},
        // Fairness and unmet need, by project
        {"fairness.jain", "index", "Jain index of satisfaction", kDemand, kUp, true,
         "(sum x)^2 / (n sum x^2), x = granted / asked by project, grants weighted by throughput, at most 1, zeros included",
         [](View v, Scope s) { return jainIndex(cohort(v, s).satisfaction); }},
        {"fairness.gini", "index", "Gini coefficient of satisfaction", kDemand, kDown, true,
         "of x = granted / asked by project, grants weighted by throughput, at most 1, zeros included",
         [](View v, Scope s) { return giniIndex(cohort(v, s).satisfaction); }},
        {"unmet.gpu_hours", "GPU h", "Unmet need", kDemand, kDown, true,
         "GPU-hours asked at first and not served, once a project; grants weighted by throughput",
         [](View v, Scope s) { return unmet(cohort(v, s)); }},
        {"unmet.share", "share", "Unmet need / need", kDemand, kDown, false, "GPU-hours, once a project",
         [](View v, Scope s) { return ratio(unmet(cohort(v, s)), cohort(v, s).needGpuHours); }},
        {"unmet.rejected", "GPU h", "Of it: refused", kDemand, kDown, false,
         "projects whose last attempt was refused",
         [](View v, Scope s) { return cohort(v, s).unmetRejected; }},
        {"unmet.withdrawn", "GPU h", "Of it: gave up or did not sign", kDemand, kDown, false,
         "projects that withdrew or did not sign",
         [](View v, Scope s) { return cohort(v, s).unmetWithdrawn; }},
        {"unmet.waiting", "GPU h", "Of it: still waiting at the end", kDemand, kDown, false,
         "projects not decided", [](View v, Scope s) { return cohort(v, s).unmetWaiting; }},
        {"unmet.trimmed", "GPU h", "Of it: granted less than asked", kDemand, kDown, false,
         "projects trimmed", [](View v, Scope s) { return cohort(v, s).unmetTrimmed; }},
        // Money and energy
        {"energy.gwh", "GWh", "Electricity, cooling included", kAll, kDown, true, "sum of power x time x PUE",
         [](View v, Scope) { return v.energyKwh * 1e-6; }},
        {"energy.kwh_per_gpu_hour", "kWh/GPU h", "Electricity per delivered GPU-hour", kAll, kDown, true,
         "energy / GPU-hours granted",
         [](View v, Scope) { return ratio(v.energyKwh, hours(v, 0, Rung::granted)); }},
        {"cost.krw_per_gpu_hour", "KRW/GPU h", "Cost per delivered GPU-hour", kAll, kDown, true,
         "(annuity from installation + electricity + rent, space, staff, network where given) / GPU-hours granted",
         [](View v, Scope) { return ratio(v.costKrw(), hours(v, 0, Rung::granted)); }},
        {"cost.capital_bn_krw", "bn KRW", "Capital cost in the window", kAll, kDown, false,
         "annuity from installation", [](View v, Scope) { return v.capitalKrw * 1e-9; }},
        {"cost.energy_bn_krw", "bn KRW", "Electricity cost in the window", kAll, kDown, false,
         "energy x price of the month", [](View v, Scope) { return v.energyKrw * 1e-9; }},
        {"price.deterred", "applicants", "Did not apply at the price", kDemand, kDown, false,
         "needs of the window that the posted price keeps away",
         [](View v, Scope s) { return count(cohort(v, s).deterred); }},
        {"price.paid_bn_krw", "bn KRW", "Paid by users", kDemand, kFlat, false,
         "GPU-hours delivered x user price", [](View v, Scope s) { return cohort(v, s).paidKrw * 1e-9; }},
        {"price.subsidy_bn_krw", "bn KRW", "Price waived by the state", kDemand, kFlat, false,
         "GPU-hours delivered x (list price - user price)",
         [](View v, Scope s) { return (cohort(v, s).listKrw - cohort(v, s).paidKrw) * 1e-9; }},
        // The national contest
        {"contest.best_wins", "share", "The truly best team wins", kAll, kUp, false,
         "over contests decided in the horizon",
         [](View v,
            Scope) { return contestShare(v, [](const ContestOutcome& c) { return c.bestTeamWon; }); }, IntervalKind::proportion},
        {"contest.eliminated_gpu_hours", "GPU h", "GPU-hours of teams that did not win", kAll, kFlat, false,
         "sum", contestEliminated},
        {"contest.hand_over_idle_gpu_hours", "GPU h", "Idle while eliminated teams hand over", kAll, kDown, false,
         "GPU-time kept after the elimination and not active", contestHandOverIdle},
    });
    return rows;
}

}  // namespace tranche
