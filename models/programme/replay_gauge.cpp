// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/programme/replay_gauge.hpp"

#include <algorithm>

namespace tranche {

ReplayGauge::ReplayGauge(std::size_t pools, Time origin, Duration length)
    : origin_(origin),
      at_(origin),
      length_(length > 0 ? length : kSecond),
      doubles_(length <= 0),
      used_(pools),
      opened_(origin),
      closes_(origin) {}

// The levels held from at_ to now.
void ReplayGauge::advance(Time now) {
    const auto jobs = static_cast<std::size_t>(jobs_);
    if (jobs >= held_.size()) held_.resize(std::max(jobs + 1, 2 * held_.size()));
    held_[jobs] += now - at_;
    jobTime_ += static_cast<double>(jobs_) * static_cast<double>(now - at_);
    gpuTime_ += static_cast<double>(gpus_) * static_cast<double>(now - at_);
    mostGpus_ = std::max(mostGpus_, gpus_);
    while (at_ < now) {
        if (at_ == closes_) open();
        const Time end = std::min(now, closes_);
        add(end - at_);
        at_ = end;
    }
}

void ReplayGauge::add(Duration length) {
    Sum* sum = sums(intervals_ - 1);
    const auto put = [&](std::int64_t level) {
        sum->integral += static_cast<double>(level) * static_cast<double>(length);
        sum->least = fresh_ ? level : std::min(sum->least, level);
        sum->most = fresh_ ? level : std::max(sum->most, level);
        ++sum;
    };
    put(allUsed_);
    put(jobs_);
    put(gpus_);
    for (const std::int64_t used : used_) put(used);
    fresh_ = false;
}

void ReplayGauge::open() {
    if (doubles_ && intervals_ == kMostIntervals) halve();
    opened_ = at_;
    closes_ = at_ + length_;
    ++intervals_;
    sums_.resize(intervals_ * (kLevels + used_.size()));
    fresh_ = true;
}

// Two intervals become one of twice the length.
void ReplayGauge::halve() {
    const std::size_t width = kLevels + used_.size();
    for (std::size_t i = 0; i < kMostIntervals / 2; ++i) {
        for (std::size_t k = 0; k < width; ++k) {
            const Sum a = sums(2 * i)[k], b = sums(2 * i + 1)[k];
            sums(i)[k] = {a.integral + b.integral, std::min(a.least, b.least), std::max(a.most, b.most)};
        }
    }
    intervals_ = kMostIntervals / 2;
    sums_.resize(intervals_ * width);
    length_ *= 2;
}

QueueFigures ReplayGauge::queue() const {
    QueueFigures q;
    if (at_ <= origin_) return q;
    const auto span = static_cast<double>(at_ - origin_);
    q.meanJobs = jobTime_ / span;
    q.meanGpus = gpuTime_ / span;
    q.mostGpus = mostGpus_;
    Duration below = 0;
    bool found = false;
    for (std::size_t jobs = 0; jobs < held_.size(); ++jobs) {
        if (held_[jobs] == 0) continue;
        below += held_[jobs];
        q.mostJobs = static_cast<std::int64_t>(jobs);
        if (!found && static_cast<double>(below) >= 0.95 * span) {
            q.p95Jobs = q.mostJobs;
            found = true;
        }
    }
    return q;
}

ReplayLevel ReplayGauge::level(const Sum& sum, Duration length) const {
    return {sum.integral / static_cast<double>(length), static_cast<double>(sum.least),
            static_cast<double>(sum.most)};
}

ReplaySeries ReplayGauge::series() const {
    ReplaySeries series;
    const std::size_t width = kLevels + used_.size();
    series.whole.reserve(intervals_);
    series.pools.resize(used_.size());
    for (std::size_t i = 0; i < intervals_; ++i) {
        const Time from = origin_ + static_cast<Duration>(i) * length_;
        const Time to = std::min(from + length_, at_);
        const Sum* sum = sums_.data() + i * width;
        series.whole.push_back(
            {from, to, level(sum[0], to - from), level(sum[1], to - from), level(sum[2], to - from)});
        for (std::size_t p = 0; p < used_.size(); ++p)
            series.pools[p].push_back(level(sum[kLevels + p], to - from));
    }
    return series;
}

}  // namespace tranche
