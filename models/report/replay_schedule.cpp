// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/replay_schedule.hpp"

#include <algorithm>
#include <map>
#include <queue>
#include <utility>

namespace tranche {
namespace {

Time endOf(const ReplayStudy& study, std::size_t i) {
    return study.result->jobs[i].start + study.runOf(i);
}

std::vector<Time> starts(const ReplayStudy& study) {
    std::vector<Time> all;
    all.reserve(study.result->jobs.size());
    for (const ReplayedJob& r : study.result->jobs)
        if (r.start != kNever) all.push_back(r.start);
    return all;
}

// Where the queue was heaviest.
ReplayInterval peakOf(const std::vector<ReplayInterval>& intervals) {
    const auto lighter = [](const ReplayInterval& a, const ReplayInterval& b) {
        return std::pair(a.waitingGpus.mean, a.usedGpus.mean) <
               std::pair(b.waitingGpus.mean, b.usedGpus.mean);
    };
    return *std::max_element(intervals.begin(), intervals.end(), lighter);
}

Time ranked(std::vector<Time>& times, std::size_t rank) {
    const auto at = times.begin() + static_cast<std::ptrdiff_t>(rank);
    std::nth_element(times.begin(), at, times.end());
    return *at;
}

void chooseWindow(const ReplayStudy& study, ReplaySchedule& s) {
    constexpr std::size_t wanted = ReplaySchedule::kWindowJobs;
    const ReplayFigures& f = study.result->figures;
    std::vector<Time> all = starts(study);
    s.from = f.firstSubmit;
    s.to = f.lastEnd;
    if (all.size() <= wanted) return;
    const ReplayInterval peak = peakOf(study.result->series.whole);
    const auto before = static_cast<std::size_t>(
        std::count_if(all.begin(), all.end(), [&](Time t) { return t < peak.from; }));
    const std::size_t first = std::min(before - std::min(before, wanted / 2), all.size() - wanted);
    s.from = ranked(all, first);
    s.to = std::max(ranked(all, first + wanted - 1), s.from + (peak.to - peak.from));
}

void takeWindow(const ReplayStudy& study, ReplaySchedule& s) {
    s.from = study.window->from;
    s.to = s.from + study.window->length;
    std::vector<Time> within = starts(study);
    std::erase_if(within, [&](Time t) { return t < s.from || t >= s.to; });
    if (within.size() <= ReplaySchedule::kMostStarts) return;
    s.cut = true;
    s.to = std::max(ranked(within, ReplaySchedule::kMostStarts), s.from + 1);
}

// Rows of a pool that are free, as runs [first, second) that do not touch.
class FreeRows {
public:
    explicit FreeRows(std::int64_t rows) { runs_.emplace(0, rows); }

    std::vector<SchedulePiece> take(std::int64_t rows) {
        std::vector<SchedulePiece> pieces;
        while (rows > 0 && !runs_.empty()) {
            const auto [from, to] = *runs_.begin();
            const std::int64_t taken = std::min(rows, to - from);
            runs_.erase(runs_.begin());
            if (from + taken < to) runs_.emplace(from + taken, to);
            pieces.push_back({from, taken});
            rows -= taken;
        }
        return pieces;
    }

    void release(const std::vector<SchedulePiece>& pieces) {
        for (const SchedulePiece& p : pieces) {
            std::int64_t from = p.row, to = p.row + p.rows;
            auto next = runs_.lower_bound(from);
            if (next != runs_.end() && next->first == to) {
                to = next->second;
                next = runs_.erase(next);
            }
            if (next != runs_.begin() && std::prev(next)->second == from) {
                from = std::prev(next)->first;
                runs_.erase(std::prev(next));
            }
            runs_.emplace(from, to);
        }
    }

private:
    std::map<std::int64_t, std::int64_t> runs_;
};

void layOut(const ReplayStudy& study, ReplaySchedule& s) {
    std::vector<FreeRows> free;
    for (const ReplayPool& pool : study.pools) free.emplace_back(pool.peak());
    using Ending = std::pair<Time, std::size_t>;
    std::priority_queue<Ending, std::vector<Ending>, std::greater<>> running;  // soonest end on top
    for (std::size_t k = 0; k < s.jobs.size(); ++k) {
        ScheduledJob& job = s.jobs[k];
        for (; !running.empty() && running.top().first <= job.start; running.pop()) {
            const ScheduledJob& ended = s.jobs[running.top().second];
            free[ended.pool].release(ended.pieces);
        }
        job.pieces = free[job.pool].take(study.jobs->jobs[job.job].size);
        running.emplace(job.end, k);
    }
}

void keepLargest(const ReplayStudy& study, ReplaySchedule& s) {
    if (s.jobs.size() <= ReplaySchedule::kMostDrawn) return;
    const auto area = [&](const ScheduledJob& j) {
        return static_cast<double>(std::min(j.end, s.to) - std::max(j.start, s.from)) *
               static_cast<double>(study.jobs->jobs[j.job].size);
    };
    std::vector<std::pair<double, std::size_t>> ranks;
    for (std::size_t k = 0; k < s.jobs.size(); ++k) ranks.emplace_back(-area(s.jobs[k]), k);
    std::sort(ranks.begin(), ranks.end());
    s.left = ranks.size() - ReplaySchedule::kMostDrawn;
    ranks.resize(ReplaySchedule::kMostDrawn);
    std::vector<bool> kept(s.jobs.size());
    for (const auto& [negativeArea, k] : ranks) kept[k] = true;
    std::vector<ScheduledJob> jobs;
    for (std::size_t k = 0; k < s.jobs.size(); ++k)
        if (kept[k]) jobs.push_back(std::move(s.jobs[k]));
    s.jobs = std::move(jobs);
}

}  // namespace

ReplaySchedule replaySchedule(const ReplayStudy& study) {
    ReplaySchedule s;
    if (study.result->series.whole.empty()) return s;
    study.window ? takeWindow(study, s) : chooseWindow(study, s);
    for (std::size_t i = 0; i < study.result->jobs.size(); ++i) {
        const ReplayedJob& r = study.result->jobs[i];
        if (r.start == kNever || r.start >= s.to || endOf(study, i) <= s.from) continue;
        s.jobs.push_back({i, r.start, endOf(study, i), r.pool, {}});
    }
    std::sort(s.jobs.begin(), s.jobs.end(), [](const ScheduledJob& a, const ScheduledJob& b) {
        return std::pair(a.start, a.job) < std::pair(b.start, b.job);
    });
    layOut(study, s);
    keepLargest(study, s);
    return s;
}

}  // namespace tranche
