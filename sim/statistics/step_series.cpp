// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/statistics/step_series.hpp"

#include <algorithm>
#include <limits>

#include "sim/kernel/contract.hpp"

namespace tranche {

void StepSeries::record(Time at, std::int64_t value) {
    expects(changes_.empty() || at >= changes_.back().time, "changes of a series in order of time");
    if (!changes_.empty() && changes_.back().time == at) changes_.pop_back();
    if (before(changes_.size()) != value) changes_.push_back({at, value});
}

std::size_t StepSeries::firstAfter(Time t) const {
    const auto after = std::upper_bound(changes_.begin(), changes_.end(), t,
                                        [](Time x, const Change& c) { return x < c.time; });
    return static_cast<std::size_t>(after - changes_.begin());
}

std::int64_t StepSeries::at(Time t) const {
    return before(firstAfter(t));
}

Int128 StepSeries::integral(Time from, Time to) const {
    expects(from <= to, "a window that does not end before it starts");
    Int128 sum = 0;
    Time last = from;
    std::size_t i = firstAfter(from);
    for (; i < changes_.size() && changes_[i].time < to; ++i) {
        sum += Int128{before(i)} * (changes_[i].time - last);
        last = changes_[i].time;
    }
    return sum + Int128{before(i)} * (to - last);
}

double StepSeries::mean(Time from, Time to) const {
    const Int128 total = integral(from, to);
    if (from == to) return std::numeric_limits<double>::quiet_NaN();
    return static_cast<double>(total) / static_cast<double>(to - from);
}

std::int64_t StepSeries::peak(Time from, Time to) const {
    expects(from < to, "a window of some length");
    std::int64_t most = at(from);
    for (std::size_t i = firstAfter(from); i < changes_.size() && changes_[i].time < to; ++i)
        most = std::max(most, changes_[i].value);
    return most;
}

std::int64_t StepSeries::least(Time from, Time to) const {
    expects(from < to, "a window of some length");
    std::int64_t fewest = at(from);
    for (std::size_t i = firstAfter(from); i < changes_.size() && changes_[i].time < to; ++i)
        fewest = std::min(fewest, changes_[i].value);
    return fewest;
}

std::vector<std::int64_t> StepSeries::resample(Time from, Duration step, std::size_t n) const {
    expects(step > 0, "a positive step");
    std::vector<std::int64_t> values;
    values.reserve(n);
    std::size_t next = firstAfter(from);
    for (Time t = from; values.size() < n; t += step) {
        while (next < changes_.size() && changes_[next].time <= t) ++next;
        values.push_back(before(next));
    }
    return values;
}

std::vector<double> StepSeries::binMeans(Time from, Duration step, std::size_t n) const {
    expects(step > 0, "a positive step");
    std::vector<double> means;
    means.reserve(n);
    for (Time t = from; means.size() < n; t += step) means.push_back(mean(t, t + step));
    return means;
}

}  // namespace tranche
