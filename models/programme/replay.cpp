// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/programme/replay.hpp"

#include <algorithm>
#include <utility>

#include "sim/kernel/simulation.hpp"

namespace tranche {
namespace {

constexpr Duration kSlowdownFloor = 10 * kSecond;

// Who is charged for a job: its user within its group. Accounts in order of (group, user), equal shares.
class Owners {
public:
    explicit Owners(std::span<const TraceJob> jobs) {
        for (const TraceJob& t : jobs) owners_.emplace_back(t.group, t.user);
        std::sort(owners_.begin(), owners_.end());
        owners_.erase(std::unique(owners_.begin(), owners_.end()), owners_.end());
        for (std::size_t i = 0; i < owners_.size(); ++i) {
            if (i == 0 || owners_[i].first != owners_[i - 1].first) group_ = accounts_.add();
            numbers_.push_back(accounts_.add(1, group_));
        }
    }
    std::uint32_t accountOf(const TraceJob& t) const {
        if (owners_.empty()) return 0;  // nobody is charged
        const auto at = std::lower_bound(owners_.begin(), owners_.end(), std::pair(t.group, t.user));
        return numbers_[static_cast<std::size_t>(at - owners_.begin())];
    }
    const FairShareAccounts& accounts() const { return accounts_; }

private:
    std::vector<std::pair<std::int32_t, std::int32_t>> owners_;  // (group, user)
    std::vector<std::uint32_t> numbers_;
    FairShareAccounts accounts_;
    std::uint32_t group_ = 0;
};

class Replay {
public:
    Replay(const ReplayRequest& request, Duration interval)
        : request_(request),
          owners_(looksAtShares(request.policy) ? request.jobs : std::span<const TraceJob>()),
          scheduler_(request.policy, request.gpus, owners_.accounts()),
          jobs_(request.jobs.size()),
          gauge_(1, request.jobs.empty() ? 0 : request.jobs.front().submit, interval) {}

    void begin(Simulation& sim) {
        if (!request_.jobs.empty()) scheduleArrival(sim, 0);
    }

    void handle(Simulation& sim, const Event& event) {
        const std::uint32_t entity = event.payload.entity;
        switch (static_cast<Kind>(event.payload.kind)) {
            case Kind::ends:
                scheduler_.finish(entity, sim.now());
                gauge_.ended(sim.now(), jobs_[entity].pool, request_.jobs[entity].size);
                return requestPass(sim);
            case Kind::arrives:
                return arrives(sim, entity);
            case Kind::pass:
                return pass(sim);
        }
    }

    std::vector<ReplayedJob> take() { return std::move(jobs_); }
    const ReplayGauge& gauge() const { return gauge_; }

private:
    enum class Kind : std::uint32_t { ends, arrives, pass };

    void scheduleArrival(Simulation& sim, std::uint32_t job) {
        sim.schedule(request_.jobs[job].submit, Phase::arrival, job,
                     {static_cast<std::uint32_t>(Kind::arrives), job});
    }

    void arrives(Simulation& sim, std::uint32_t job) {
        const TraceJob& t = request_.jobs[job];
        QueueJob q;
        q.job = job;
        q.account = owners_.accountOf(t);
        q.size = t.size;
        q.estimate = t.estimate;
        q.submit = t.submit;
        if (scheduler_.submit(q)) {
            gauge_.arrived(sim.now(), t.size);
            requestPass(sim);
        }
        if (job + 1 < request_.jobs.size()) scheduleArrival(sim, job + 1);
    }

    void requestPass(Simulation& sim) {
        if (passAt_ == sim.now()) return;
        passAt_ = sim.now();
        sim.schedule(sim.now(), Phase::decision, 0, {static_cast<std::uint32_t>(Kind::pass), 0});
    }

    void pass(Simulation& sim) {
        passAt_ = -1;
        if (sim.now() == passedAt_) return;  // one that was asked for and one that was due, at one instant
        passedAt_ = sim.now();
        started_.clear();
        scheduler_.pass(sim.now(), started_);
        for (const Start& s : started_) {
            jobs_[s.job] = {sim.now(), s.backfilled};
            gauge_.started(sim.now(), jobs_[s.job].pool, request_.jobs[s.job].size);
            sim.schedule(sim.now() + runOf(request_.jobs[s.job]), Phase::completion, s.job,
                         {static_cast<std::uint32_t>(Kind::ends), s.job});
        }
        const Time wanted = scheduler_.wantsPassAt();
        if (wanted == kNever || wanted <= sim.now() || wanted == wantedAt_) return;
        wantedAt_ = wanted;
        sim.schedule(wanted, Phase::decision, 0, {static_cast<std::uint32_t>(Kind::pass), 0});
    }

    const ReplayRequest& request_;
    Owners owners_;
    QueueScheduler scheduler_;
    std::vector<ReplayedJob> jobs_;
    ReplayGauge gauge_;
    std::vector<Start> started_;
    Time passAt_ = -1, passedAt_ = -1, wantedAt_ = -1;
};

}  // namespace

ReplayResult replayTrace(const ReplayRequest& request, Duration interval, const Spectator& spectator) {
    Simulation sim;
    Replay replay(request, interval);
    replay.begin(sim);
    ReplayResult result;
    result.cancelled = sim.run(replay, kHorizonLimit, spectator) == StopReason::cancelled;
    result.jobs = replay.take();
    result.figures = figuresOf(request, result.jobs);
    result.figures.queue = replay.gauge().queue();
    result.series = replay.gauge().series();
    return result;
}

Duration runOf(const TraceJob& job) {
    return std::min(job.runtime, job.estimate);
}

double boundedSlowdown(Duration wait, Duration run) {
    return std::max(1.0,
                    static_cast<double>(wait + run) / static_cast<double>(std::max(run, kSlowdownFloor)));
}

}  // namespace tranche
