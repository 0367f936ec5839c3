// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/calibration/trace_samples.hpp"

#include <algorithm>

namespace tranche {
namespace {

constexpr double kDayMs = 86400.0 * static_cast<double>(kSecond);
constexpr std::int64_t kWeekSeconds = 7 * 86400;
constexpr std::int64_t kThursday = 3 * 86400;  // 1 January 1970 was one: seconds after a Monday's midnight

}  // namespace

std::vector<std::int64_t> sizesOf(const Trace& trace, std::int64_t serverGpus) {
    std::vector<std::int64_t> sizes;
    sizes.reserve(trace.jobs.size());
    for (const TraceJob& job : trace.jobs) sizes.push_back((job.size - 1) / serverGpus + 1);
    return sizes;
}

std::vector<DurationSample> durationsOf(const Trace& trace, std::optional<double> mostDays, bool atEstimate) {
    std::vector<DurationSample> samples;
    samples.reserve(trace.jobs.size());
    for (const TraceJob& job : trace.jobs) {
        DurationSample s;
        if (mostDays) s.limit = *mostDays;
        if (atEstimate) s.limit = std::min(s.limit, static_cast<double>(job.estimate) / kDayMs);
        const double days = static_cast<double>(job.runtime) / kDayMs;
        s.censored = days >= s.limit;
        s.value = s.censored ? s.limit : days;
        samples.push_back(s);
    }
    return samples;
}

ArrivalTimes arrivalsOf(const Trace& trace) {
    ArrivalTimes times;
    times.submit.reserve(trace.jobs.size());
    for (const TraceJob& job : trace.jobs) times.submit.push_back(job.submit);
    times.clockKnown = trace.header.unixStart.has_value() && trace.header.utcOffset.has_value();
    if (times.clockKnown) {
        const std::int64_t local = *trace.header.unixStart + *trace.header.utcOffset + kThursday;
        times.shift = ((local % kWeekSeconds) + kWeekSeconds) % kWeekSeconds * kSecond;
    }
    return times;
}

}  // namespace tranche
