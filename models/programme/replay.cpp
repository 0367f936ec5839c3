// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/programme/replay.hpp"

#include <algorithm>
#include <utility>

#include "models/allocation/queue/pool_scheduler.hpp"
#include "models/programme/replay_capacity.hpp"
#include "sim/kernel/contract.hpp"
#include "sim/kernel/simulation.hpp"

namespace tranche {
namespace {

constexpr Duration kSlowdownFloor = 10 * kSecond;

// Who is charged for a job: its user within its group. Accounts in order of (group, user), equal shares.
class Owners {
public:
    Owners(std::span<const TraceJob> jobs, const FairShareAccounts& empty) : accounts_(empty) {
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

// A pool of GPUs that never changes.
class OnePool {
public:
    OnePool(const ReplayRequest& request, const Owners& owners)
        : request_(request), scheduler_(request.policy, request.gpus, owners.accounts()) {}

    std::size_t pools() const { return 1; }
    bool submit(const QueueJob& job) { return scheduler_.submit(job); }
    void finish(std::uint32_t job, Time now) { scheduler_.finish(job, now); }
    Time wantsPassAt() const { return scheduler_.wantsPassAt(); }
    Duration run(std::uint32_t job, std::uint16_t) const { return runOf(request_.jobs[job]); }

    template <class Visit>
    void pass(Time now, Visit&& visit) {
        started_.clear();
        scheduler_.pass(now, started_);
        for (const Start& s : started_) visit(s.job, std::uint16_t{0}, s.backfilled);
    }
    std::span<const MachineStep> steps() const { return {}; }
    void step(const MachineStep&, Time) {}

private:
    const ReplayRequest& request_;
    QueueScheduler scheduler_;
    std::vector<Start> started_;
};

class ManyPools {
public:
    ManyPools(const ReplayRequest& request, const Owners& owners)
        : request_(request),
          pools_(request.machine->pools),
          steps_(machineSteps(*request.machine)),
          scheduler_(request.policy, schedulerPools(*request.machine),
                     *findPlacement(request.machine->placement), 0, owners.accounts()) {}

    std::size_t pools() const { return pools_.size(); }
    bool submit(const QueueJob& job) {
        const TraceJob& t = request_.jobs[job.job];
        choices_.clear();
        for (const std::uint16_t p : (*request_.options)[static_cast<std::size_t>(t.pool + 1)])
            choices_.push_back({p, t.size, onPool(t.estimate, pools_[p].speed)});
        return scheduler_.submit(job, choices_);
    }
    void finish(std::uint32_t job, Time now) { scheduler_.finish(job, now); }
    Time wantsPassAt() const { return scheduler_.wantsPassAt(); }
    Duration run(std::uint32_t job, std::uint16_t pool) const {
        return runOf(request_.jobs[job], pools_[pool].speed);
    }

    template <class Visit>
    void pass(Time now, Visit&& visit) {
        started_.clear();
        scheduler_.pass(now, started_);
        for (const PoolStart& s : started_) visit(s.job, s.option.pool, s.backfilled);
    }
    std::span<const MachineStep> steps() const { return steps_; }
    void step(const MachineStep& s, Time now) {
        if (s.at > now) return scheduler_.announce(s.pool, now, s.at, s.change);
        scheduler_.capacity(s.pool, now, scheduler_.pool(s.pool).available() + s.change);
    }

private:
    static std::vector<SchedulerPool> schedulerPools(const MachineSpec& machine) {
        std::vector<SchedulerPool> all;
        for (const MachinePoolSpec& p : machine.pools)
            all.push_back({p.gpus, 0, static_cast<std::int32_t>(p.nodeGpus)});
        return all;
    }

    const ReplayRequest& request_;
    const std::vector<MachinePoolSpec>& pools_;
    std::vector<MachineStep> steps_;
    PoolScheduler scheduler_;
    std::vector<PoolOption> choices_;
    std::vector<PoolStart> started_;
};

template <class Machine>
class Replay {
public:
    Replay(const ReplayRequest& request, Duration interval)
        : request_(request),
          owners_(looksAtShares(request.policy) ? request.jobs : std::span<const TraceJob>(),
                  request.accounts),
          machine_(request, owners_),
          jobs_(request.jobs.size()),
          gauge_(machine_.pools(), request.jobs.empty() ? 0 : request.jobs.front().submit, interval) {}

    void begin(Simulation& sim) {
        if (request_.jobs.empty()) return;
        scheduleArrival(sim, 0);
        scheduleStep(sim, 0);
    }

    void handle(Simulation& sim, const Event& event) {
        const std::uint32_t entity = event.payload.entity;
        switch (static_cast<Kind>(event.payload.kind)) {
            case Kind::ends:
                machine_.finish(entity, sim.now());
                gauge_.ended(sim.now(), jobs_[entity].pool, request_.jobs[entity].size);
                return requestPass(sim);
            case Kind::step:
                machine_.step(machine_.steps()[entity], sim.now());
                scheduleStep(sim, entity + 1);
                return requestPass(sim);
            case Kind::arrives:
                return arrives(sim, entity);
            case Kind::pass:
                return pass(sim);
        }
    }

    std::vector<ReplayedJob> take() { return std::move(jobs_); }
    const ReplayGauge& gauge() const { return gauge_; }
    std::int64_t refused() const { return refused_; }

private:
    enum class Kind : std::uint32_t { ends, step, arrives, pass };

    void scheduleArrival(Simulation& sim, std::uint32_t job) {
        sim.schedule(request_.jobs[job].submit, Phase::arrival, job,
                     {static_cast<std::uint32_t>(Kind::arrives), job});
    }
    // One after the other, in order of when they are known.
    void scheduleStep(Simulation& sim, std::uint32_t step) {
        if (step >= machine_.steps().size()) return;
        sim.schedule(std::max(machine_.steps()[step].known, sim.now()), Phase::capacityUp, step,
                     {static_cast<std::uint32_t>(Kind::step), step});
    }

    void arrives(Simulation& sim, std::uint32_t job) {
        const TraceJob& t = request_.jobs[job];
        QueueJob q;
        q.job = job;
        q.account = owners_.accountOf(t);
        q.size = t.size;
        q.estimate = t.estimate;
        q.submit = t.submit;
        if (machine_.submit(q)) {
            gauge_.arrived(sim.now(), t.size);
            requestPass(sim);
        } else {
            ++refused_;
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
        machine_.pass(sim.now(), [&](std::uint32_t job, std::uint16_t pool, bool backfilled) {
            jobs_[job] = {sim.now(), backfilled, pool};
            gauge_.started(sim.now(), pool, request_.jobs[job].size);
            sim.schedule(sim.now() + machine_.run(job, pool), Phase::completion, job,
                         {static_cast<std::uint32_t>(Kind::ends), job});
        });
        const Time wanted = machine_.wantsPassAt();
        if (wanted == kNever || wanted <= sim.now() || wanted == wantedAt_) return;
        wantedAt_ = wanted;
        sim.schedule(wanted, Phase::decision, 0, {static_cast<std::uint32_t>(Kind::pass), 0});
    }

    const ReplayRequest& request_;
    Owners owners_;
    Machine machine_;
    std::vector<ReplayedJob> jobs_;
    ReplayGauge gauge_;
    std::int64_t refused_ = 0;
    Time passAt_ = -1, passedAt_ = -1, wantedAt_ = -1;
};

template <class Machine>
ReplayResult replayOn(const ReplayRequest& request, Duration interval, const Spectator& spectator) {
    Simulation sim;
    Replay<Machine> replay(request, interval);
    replay.begin(sim);
    ReplayResult result;
    result.cancelled = sim.run(replay, kHorizonLimit, spectator) == StopReason::cancelled;
    result.jobs = replay.take();
    result.figures = figuresOf(request, result.jobs);
    result.figures.refused = replay.refused();
    result.figures.leftWaiting -= replay.refused();
    result.figures.queue = replay.gauge().queue();
    result.series = replay.gauge().series();
    return result;
}

}  // namespace

ReplayResult replayTrace(const ReplayRequest& request, Duration interval, const Spectator& spectator) {
    if (request.machine == nullptr) return replayOn<OnePool>(request, interval, spectator);
    expects(request.options != nullptr, "the jobs of a trace are matched with the pools of the machine");
    const MachineSpec& machine = *request.machine;
    const MachinePoolSpec& first = machine.pools.front();
    if (machine.pools.size() > 1 || first.nodeGpus > 0 || first.speed != 1 || !machine.changes.empty())
        return replayOn<ManyPools>(request, interval, spectator);
    ReplayRequest one = request;
    one.gpus = first.gpus;
    return replayOn<OnePool>(one, interval, spectator);
}

Duration runOf(const TraceJob& job, double speed) {
    const Duration run = std::min(job.runtime, job.estimate);
    return speed == 1 ? run : onPool(run, speed);
}

double boundedSlowdown(Duration wait, Duration run) {
    return std::max(1.0,
                    static_cast<double>(wait + run) / static_cast<double>(std::max(run, kSlowdownFloor)));
}

}  // namespace tranche
