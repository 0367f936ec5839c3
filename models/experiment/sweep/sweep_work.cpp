// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/sweep/sweep_work.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <utility>

#include "models/experiment/sweep/prepared_point.hpp"
#include "models/programme/simulate.hpp"
#include "sim/replication/precision.hpp"
#include "sim/replication/replicate.hpp"
#include "sim/statistics/tally.hpp"

namespace tranche {
namespace {

using Clock = std::chrono::steady_clock;

// The points in use: cells of one point, which follow each other, read its scenario once.
class Points {
public:
    Points(const Sweep& sweep, std::size_t keep) : sweep_(sweep), keep_(keep) {}

    std::shared_ptr<const PreparedPoint> at(std::int64_t index) {
        const std::shared_ptr<Slot> slot = slotOf(index);
        std::call_once(slot->once, [&] { slot->point = preparePoint(sweep_, index); });
        return {slot, &slot->point};
    }

private:
    struct Slot {
        std::int64_t index;
        std::once_flag once;
        PreparedPoint point;
    };

    std::shared_ptr<Slot> slotOf(std::int64_t index) {
        const std::lock_guard lock(mutex_);
        for (const auto& slot : slots_)
            if (slot->index == index) return slot;
        auto slot = std::make_shared<Slot>();
        slot->index = index;
        slots_.push_back(slot);
        if (slots_.size() > keep_) slots_.pop_front();
        return slot;
    }

    const Sweep& sweep_;
    std::size_t keep_;
    std::mutex mutex_;
    std::deque<std::shared_ptr<Slot>> slots_;
};

bool raised(const std::atomic<bool>* flag) {
    return flag != nullptr && flag->load(std::memory_order_acquire);
}

class Worker {
public:
    Worker(const Sweep& sweep, const WorkRequest& request)
        : sweep_(sweep), request_(request), points_(sweep, 2 * static_cast<std::size_t>(threads())) {
        if (const auto& until = sweep.spec.replications.until)
            decides_ = static_cast<std::size_t>(
                std::find(sweep.metrics.begin(), sweep.metrics.end(), until->metric) - sweep.metrics.begin());
    }

    int threads() const { return request_.threads > 0 ? request_.threads : threadsOfMachine(); }

    CellResult cell(std::int64_t number) {
        const Clock::time_point start = Clock::now();
        const SweepCell cell = cellAt(sweep_, number);
        CellResult result;
        result.cell = number;
        result.point = cell.point;
        result.complete = false;
        if (ends()) return result;
        const std::shared_ptr<const PreparedPoint> point = points_.at(cell.point);
        result.digest = point->digest;
        result.refusal = point->refusal;
        if (point->refusal.empty())
            result.complete = replications(*point, cell, result);
        else
            result.complete = true;
        result.seconds = std::chrono::duration<double>(Clock::now() - start).count();
        return result;
    }

private:
    bool ends() const { return raised(request_.stop) || raised(request_.cancel); }

    // Whether the cell is complete.
    bool replications(const PreparedPoint& point, const SweepCell& cell, CellResult& result) {
        Tally tally;
        for (std::int64_t r = cell.first; r < cell.first + cell.count; ++r) {
            if (r > cell.first && ends()) return false;
            std::optional<SweepRun> run = replication(point, r, result);
            if (!run) return false;
            if (decides_ && run->failure.empty() && !std::isnan(run->values[*decides_]))
                tally.add(run->values[*decides_]);
            result.runs.push_back(*std::move(run));
            if (decides_ && r + 1 >= sweep_.spec.replications.min && enough(point, tally)) return true;
        }
        return true;
    }

    bool enough(const PreparedPoint& point, const Tally& tally) const {
        return relativePrecisionReached(tally, sweep_.spec.replications.until->relativeHalfWidth,
                                        point.setting->scenario.experiment.confidence);
    }

    // nullopt: cut short.
    std::optional<SweepRun> replication(const PreparedPoint& point, std::int64_t r, CellResult& result) {
        const std::uint64_t seed = sweep_.bases[pointBase(point)].seed;
        SweepRun run{runId(point.digest, seed, r, sweep_.version), r, {}, {}};
        if (request_.known)
            if (auto values = request_.known(run.id)) {
                run.values = *std::move(values);
                return run;
            }
        ++result.simulated;
        try {
            Spectator spectator;
            spectator.cancel = request_.cancel;
            const ReplicationOutcome outcome =
                simulate(*point.setting, {seed, static_cast<std::uint64_t>(r)}, spectator);
            if (outcome.stop == StopReason::cancelled) return std::nullopt;
            run.values = point.metrics->values(outcome);
        } catch (const std::exception& failure) {
            run.failure = failure.what();
        }
        return run;
    }

    std::size_t pointBase(const PreparedPoint& point) const {
        return static_cast<std::size_t>(point.index / sweep_.designPoints());
    }

    const Sweep& sweep_;
    const WorkRequest& request_;
    Points points_;
    std::optional<std::size_t> decides_;  // index of the metric whose precision stops a point
};

}  // namespace

bool workOn(const Sweep& sweep, const WorkRequest& request) {
    const std::int64_t cells = cellsOf(sweep, request.shard, request.of);
    if (cells == 0) return true;
    Worker worker(sweep, request);
    bool complete = true;
    // Cells that are done pass through: telling so costs nothing, and order and window stay simple.
    const ReplicationPlan plan{cells, cells, request.threads, worker.threads() * kCellsInFlight};
    replicate(
        plan,
        [&](std::int64_t index) {
            const std::int64_t cell = shardCell(request.shard, request.of, index);
            if (request.done && request.done(cell)) return std::optional<CellResult>();
            return std::optional<CellResult>(worker.cell(cell));
        },
        [&](std::int64_t, std::optional<CellResult>&& result) {
            if (!result) return;
            complete = complete && result->complete;
            if (result->complete || !result->runs.empty()) request.deliver(*std::move(result));
        },
        [](std::int64_t) { return false; });
    return complete;
}

}  // namespace tranche
