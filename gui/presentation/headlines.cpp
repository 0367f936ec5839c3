// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/presentation/headlines.hpp"

#include <QCoreApplication>
#include <array>

#include "gui/presentation/run_lookup.hpp"
#include "gui/presentation/words.hpp"

namespace tranche::gui {
namespace {

struct HeadlinesText {
    Q_DECLARE_TR_FUNCTIONS(Headlines)
};

struct Row {
    const char* metric;
    const char* name;
};
constexpr std::array<Row, 6> kRows{
    {{"capacity.in_service", QT_TRANSLATE_NOOP("Headlines", "GPUs in service at the end")},
     {"success.gpus", QT_TRANSLATE_NOOP("Headlines", "of GPUs asked for are awarded")},
     {"wait_days.p90", QT_TRANSLATE_NOOP("Headlines", "wait, 90th percentile")},
     {"ladder.allocation", QT_TRANSLATE_NOOP("Headlines", "of healthy GPUs are granted")},
     {"fairness.jain", QT_TRANSLATE_NOOP("Headlines", "Jain index of satisfaction")},
     {"cost.krw_per_gpu_hour", QT_TRANSLATE_NOOP("Headlines", "a delivered GPU-hour")}}};

}  // namespace

std::vector<Headline> headlines(const RunSummary& run) {
    std::vector<Headline> all;
    for (const Row& row : kRows)
        if (const MetricEstimate* metric = metricOf(run, row.metric))
            all.push_back({estimateText(*metric), HeadlinesText::tr(row.name)});
    return all;
}

QString basisText(const RunSummary& run, bool whole) {
    if (run.replications == 0) return {};
    const QString count = HeadlinesText::tr("%1 replications, seed %2").arg(run.replications).arg(run.seed);
    if (!whole) return HeadlinesText::tr("%1, running").arg(count);
    return QStringLiteral("%1: %2").arg(count, label(run.stopReason));
}

}  // namespace tranche::gui
