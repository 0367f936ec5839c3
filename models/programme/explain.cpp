// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/programme/explain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <map>

#include "models/demand/request.hpp"
#include "models/programme/simulate.hpp"

namespace tranche {
namespace {

constexpr double kMeritMost = 40, kMeritStep = 0.1, kDaysMost = 365, kQuotaStep = 0.01, kServersMost = 4096;

// Earliest award of the applicant's project; kNever: none.
Time awardOf(const ReplicationOutcome& outcome, std::uint64_t entity, std::uint16_t firstAttempt) {
    Time earliest = kNever;
    for (const Application& a : outcome.applications)
        if (a.entity == entity && a.firstAttempt == firstAttempt && !a.contest)
            earliest = std::min(earliest, a.awarded);
    return earliest;
}

class Search {
public:
    Search(const Scenario& scenario, RunKey key, const Application& first, Time asItWas,
           const std::atomic<bool>* cancel)
        : scenario_(scenario), key_(key), first_(first), asItWas_(asItWas), cancel_(cancel) {}

    bool cancelled() const { return cancel_ != nullptr && cancel_->load(); }

    Intervention intervention() const {
        return {first_.entity, first_.firstAttempt, first_.sector, {}, 0, {}};
    }

    Time run(const Scenario& scenario, const Intervention& change) const {
        if (cancelled()) return kNever;
        Setting setting(scenario);
        setting.intervention = change;
        Spectator spectator;
        spectator.cancel = cancel_;
        return awardOf(simulate(setting, key_, spectator), first_.entity, first_.firstAttempt);
    }
    Time run(const Intervention& change) const { return run(scenario_, change); }

    // Steps 1, 2, 4 ... to the most, then bisection between the last that did not help and the first that did.
    Change bisect(Change change, double step, double most, const std::function<Time(double)>& award) const {
        std::map<std::int64_t, Time> tried;
        const auto last = static_cast<std::int64_t>(std::floor(most / step + 1e-9));
        const auto helps = [&](std::int64_t k) {
            const auto [it, isNew] = tried.try_emplace(k, kNever);
            if (isNew) it->second = award(static_cast<double>(k) * step);
            return it->second < asItWas_;
        };
        std::int64_t low = 0, high = 0;
        for (std::int64_t k = 1; last > 0 && high == 0; k = std::min(2 * k, last)) {
            if (helps(k)) high = k;
            if (high == 0) low = k;
            if (k == last) break;
        }
        while (high - low > 1) {
            const std::int64_t middle = low + (high - low) / 2;
            (helps(middle) ? high : low) = middle;
        }
        change.found = high > 0;
        change.amount = static_cast<double>(high > 0 ? high : last) * step;
        if (change.found) {
            change.awarded = tried.at(high);
            for (const std::int64_t more : {high + 1, 2 * high, 3 * high})  // does more still help?
                if (more <= last) change.monotone = change.monotone && helps(more);
        }
        change.runs = static_cast<int>(tried.size());
        return change;
    }

    Change size() const {
        Change change;
        const Gpus server = scenario_.serverGpus;
        for (Gpus less = server; less < first_.requested && !cancelled(); less += server) {
            Intervention smaller = intervention();
            smaller.requested = first_.requested - less;
            ++change.runs;
            change.amount = static_cast<double>(less / server);
            change.awarded = run(smaller);
            if (change.awarded < asItWas_) {
                change.found = true;
                return change;
            }
        }
        return change;
    }

    Change merit() const {
        Change change;
        change.kind = ChangeKind::merit;
        return bisect(change, kMeritStep, kMeritMost, [&](double points) {
            Intervention better = intervention();
            better.merit = points;
            return run(better);
        });
    }

    Change date() const {
        Change change;
        change.kind = ChangeKind::date;
        const double most = std::min(kDaysMost, std::floor(toDays(first_.needed)));
        return bisect(change, 1, most, [&](double days) {
            Intervention earlier = intervention();
            earlier.need = first_.needed - fromDays(days);
            return run(earlier);
        });
    }

    Change quota(std::size_t group) const {
        Change change;
        change.kind = ChangeKind::quota;
        const double share = scenario_.policy.shares.groups[group].share;
        change.where = scenario_.policy.shares.groups[group].id;
        return bisect(change, kQuotaStep, 1 - share, [&](double more) {
            Scenario changed = scenario_;
            changed.policy.shares.groups[group].share = share + more;
            return run(changed, intervention());
        });
    }

    // Servers of the pool's model, there from `day` on.
    Change supply(const PoolSetting& pool, Date day) const {
        Change change;
        change.kind = ChangeKind::supply;
        change.where = pool.id;
        const auto like = std::find_if(scenario_.tranches.begin(), scenario_.tranches.end(),
                                       [&](const TrancheSpec& t) { return poolOf(t) == pool.id; });
        return bisect(change, 1, kServersMost, [&](double servers) {
            Scenario changed = scenario_;
            TrancheSpec more;
            more.id = like->id + "-and-more";
            more.gpu = like->gpu;
            more.pool = pool.id;
            more.units = static_cast<Gpus>(servers) * pool.quantum;
            MilestoneSpec ready;
            ready.id = "ready";
            ready.on = day;
            more.milestones = {ready};
            more.procuredAt = more.installedAt = more.inServiceAt = "ready";
            more.lifeYears = 100;
            changed.tranches.push_back(more);
            return run(changed, intervention());
        });
    }

private:
    const Scenario& scenario_;
    RunKey key_;
    const Application& first_;
    Time asItWas_;
    const std::atomic<bool>* cancel_;
};

ExplainedAttempt attemptOf(const Setting& setting, const Requests& requests, const Application& a,
                           const ReplicationOutcome& outcome) {
    ExplainedAttempt attempt;
    attempt.application = a;
    if (a.call == Application::kNoCall || a.decided == kNever) return attempt;
    for (const RoundOutcome& round : outcome.rounds)
        if (round.call == a.call) attempt.round = round;
    const ReviewSpec& review = setting.scenario.policy.review;
    attempt.scored = true;
    attempt.merit = static_cast<double>(a.merit);
    for (std::uint32_t r = 0; r < review.reviewers && review.noiseSd > 0; ++r)
        attempt.noise += requests.reviewerNoise(a.entity, a.attempt, r) * review.noiseSd /
                         static_cast<double>(review.reviewers);
    attempt.bonus = setting.sectors[a.sector].bonus;
    attempt.regional = a.regional ? review.regionalBonus : 0;
    attempt.penalty =
        static_cast<double>(a.score) - attempt.merit - attempt.noise - attempt.bonus - attempt.regional;
    if (std::abs(attempt.penalty) < 1e-4) attempt.penalty = 0;  // a float holds the score
    return attempt;
}

}  // namespace

std::optional<std::uint32_t> findProject(const ReplicationOutcome& outcome, const std::string& id) {
    const auto applied = [&](const Application& a) { return !a.contest; };
    std::uint32_t number = 0;
    const char* end = id.data() + id.size();
    if (const auto r = std::from_chars(id.data(), end, number); r.ec == std::errc{} && r.ptr == end)
        if (number < outcome.applications.size() && outcome.applications[number].project == number &&
            applied(outcome.applications[number]))
            return number;
    std::uint64_t entity = 0;
    if (id.size() != 16) return std::nullopt;
    if (const auto r = std::from_chars(id.data(), end, entity, 16); r.ec != std::errc{} || r.ptr != end)
        return std::nullopt;
    for (const Application& a : outcome.applications)
        if (a.entity == entity && applied(a)) return a.project;
    return std::nullopt;
}

Explanation explain(const Scenario& scenario, RunKey key, std::uint32_t project,
                    const ReplicationOutcome& asItWas, const std::atomic<bool>* cancel) {
    const Setting setting(scenario);
    const Requests requests(key, setting.calendar, scenario.serverGpus);
    Explanation result;
    result.project = project;
    if (project >= asItWas.applications.size() || asItWas.applications[project].contest) return result;
    const Application& first = asItWas.applications[project];
    result.entity = first.entity;
    result.awarded = awardOf(asItWas, first.entity, first.firstAttempt);
    for (const Application& a : asItWas.applications)
        if (a.project == project && !a.contest)
            result.attempts.push_back(attemptOf(setting, requests, a, asItWas));
    if (first.submitted == kNever) return result;

    const Search search(scenario, key, first, result.awarded, cancel);
    const bool rounds = first.call != Application::kNoCall;
    result.changes.push_back(search.size());
    if (rounds) result.changes.push_back(search.merit());
    if (first.firstAttempt == 0 && first.needed >= kDay) result.changes.push_back(search.date());
    if (const std::uint16_t group = setting.sectors[first.sector].group; group != kNoGroup)
        result.changes.push_back(search.quota(group));
    Time when = first.decided == kNever ? first.submitted : first.decided;
    for (const Application& a : asItWas.applications)  // the award to beat
        if (a.project == project && a.decided != kNever) when = std::min(when, a.decided);
    const Date day = setting.calendar.date(std::max<Time>(0, when - kDay));
    const std::uint64_t pools = rounds ? setting.calls[first.call].pools : setting.allPools;
    std::optional<Change> best;
    for (std::size_t p = 0; p < setting.pools.size(); ++p) {
        if ((pools >> p & 1) == 0) continue;
        const Change more = search.supply(setting.pools[p], day);
        const int runs = (best ? best->runs : 0) + more.runs;
        if (!best || (more.found && (!best->found || more.amount < best->amount))) best = more;
        best->runs = runs;
    }
    if (best) result.changes.push_back(*best);
    result.cancelled = search.cancelled();
    if (result.cancelled) result.changes.clear();
    return result;
}

}  // namespace tranche
