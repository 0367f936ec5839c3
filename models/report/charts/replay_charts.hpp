// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The charts of a replay's report. Time runs from the first submission, in the unit that suits the span. Series have at most
// one column every two pixels, which keeps the mean, the least and the most, so that peaks survive. Without a job that started
// a chart is empty.
// Verified by: tests/report/replay_report_test.cpp.

#include "models/report/charts/chart.hpp"
#include "models/report/replay_schedule.hpp"
#include "models/report/replay_study.hpp"

namespace tranche {

// GPUs in use by pool, with its capacity.
Chart replayUseChart(const ReplayStudy& study, ChartSize size);
// Jobs waiting, and the GPUs they wait for.
Chart replayQueueChart(const ReplayStudy& study, ChartSize size);
// Median, 90th percentile and mean of the waits by size of job, on a logarithmic axis.
Chart replayWaitChart(const ReplayStudy& study, ChartSize size);
// Jobs as rectangles of GPUs x time; backfilled ones hatched.
Chart replayScheduleChart(const ReplayStudy& study, const ReplaySchedule& schedule, ChartSize size);

// The unit of a time axis of this span: seconds, minutes, hours or days, at least three of them.
struct AxisUnit {
    std::string_view name;
    Duration length = kSecond;
};
AxisUnit axisUnit(Duration span);

}  // namespace tranche
