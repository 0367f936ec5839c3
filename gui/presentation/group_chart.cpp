// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What each group of sectors got against the share that the policy gives it.
#include <QCoreApplication>

#include "gui/presentation/outcome_charts.hpp"
#include "gui/presentation/run_lookup.hpp"
#include "gui/presentation/words.hpp"

namespace tranche::gui {
namespace {

struct GroupChartText {
    Q_DECLARE_TR_FUNCTIONS(GroupChart)
};

QString sectorsOf(const GroupOutcome& group, const RunSummary& run) {
    QStringList names;
    for (const std::string& id : group.sectors) names.append(scopeText("sector:" + id, run));
    return names.join(QStringLiteral(", "));
}

QString sectorIds(const GroupOutcome& group) {
    QStringList ids;
    for (const std::string& id : group.sectors) ids.append(qs(id));
    return ids.join(QLatin1Char(' '));
}

}  // namespace

ChartData groupChart(const RunSummary& run) {
    ChartData chart;
    chart.id = QStringLiteral("groups");
    chart.title = GroupChartText::tr("Groups against the policy's shares");
    chart.empty = run.replications == 0
                      ? GroupChartText::tr("No replication is done yet.")
                      : GroupChartText::tr("The policy gives no shares to groups of sectors.");
    chart.x.kind = AxisKind::category;
    chart.y.percent = true;
    chart.y.fromZero = true;
    const bool delivered = !run.groups.empty() && run.groups.front().delivered;
    chart.y.title = delivered ? GroupChartText::tr("Share of GPU-hours delivered, set-asides included")
                              : GroupChartText::tr("Share of GPUs awarded in calls");
    chart.note = GroupChartText::tr(
        "What a group's applicants got of everything, with its interval, against its share in the policy. "
        "A share is a "
        "ceiling or a promise as the policy has it; what a group does not ask for may go to others.");
    SeriesData bars, targets, whiskers;
    bars.name = GroupChartText::tr("got");
    bars.mark = targets.mark = Mark::boxes;
    bars.strength = 0.8;
    targets.name = GroupChartText::tr("share in the policy");
    targets.ink = Ink::orange;
    targets.hatched = true;
    whiskers.mark = Mark::whiskers;
    whiskers.ink = Ink::text;
    whiskers.with = bars.name;
    chart.table.columns = {GroupChartText::tr("Group"),     GroupChartText::tr("Sectors"),
                           GroupChartText::tr("Share got"), GroupChartText::tr("From"),
                           GroupChartText::tr("To"),        GroupChartText::tr("Share in the policy")};
    chart.table.plainColumns = {QStringLiteral("group"),   QStringLiteral("sectors"),
                                QStringLiteral("share"),   QStringLiteral("ci_low"),
                                QStringLiteral("ci_high"), QStringLiteral("target")};
    for (std::size_t i = 0; i < run.groups.size(); ++i) {
        const GroupOutcome& group = run.groups[i];
        chart.x.categories.append(qs(group.group));
        const BarPlace got = barPlace(i, 0, 2), aim = barPlace(i, 1, 2);
        const auto add = [](SeriesData& s, const BarPlace& place, double high) {
            s.x.push_back(place.from);
            s.x2.push_back(place.to);
            s.low.push_back(0);
            s.high.push_back(high);
            s.labels.append(percentText(high));
        };
        add(bars, got, group.share);
        add(targets, aim, group.target);
        bars.hints.append(GroupChartText::tr("%1 (%2): %3 (%4 – %5)")
                              .arg(qs(group.group), sectorsOf(group, run), percentText(group.share, 1),
                                   percentText(group.low, 1), percentText(group.high, 1)));
        targets.hints.append(GroupChartText::tr("%1: share in the policy %2")
                                 .arg(qs(group.group), percentText(group.target, 1)));
        whiskers.x.push_back((got.from + got.to) / 2);
        whiskers.low.push_back(group.low);
        whiskers.high.push_back(group.high);
        chart.table.rows.push_back({qs(group.group), wordCell(sectorsOf(group, run), sectorIds(group)),
                                    group.share, group.low, group.high, group.target});
    }
    if (!run.groups.empty()) chart.series = {bars, targets, whiskers};
    return chart;
}

}  // namespace tranche::gui
