// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/presentation/application_table.hpp"

#include <QCoreApplication>
#include <algorithm>
#include <array>

#include "gui/presentation/words.hpp"
#include "models/outcome/cohort.hpp"

namespace tranche::gui {
namespace {

struct ApplicationTableText {
    Q_DECLARE_TR_FUNCTIONS(ApplicationTable)
};

// By value of the enum.
constexpr std::array<const char*, 11> kStatus{QT_TRANSLATE_NOOP("ApplicationTable", "drafted"),
                                              QT_TRANSLATE_NOOP("ApplicationTable", "waiting"),
                                              QT_TRANSLATE_NOOP("ApplicationTable", "ineligible"),
                                              QT_TRANSLATE_NOOP("ApplicationTable", "rejected"),
                                              QT_TRANSLATE_NOOP("ApplicationTable", "on the waiting list"),
                                              QT_TRANSLATE_NOOP("ApplicationTable", "awarded, not started"),
                                              QT_TRANSLATE_NOOP("ApplicationTable", "running"),
                                              QT_TRANSLATE_NOOP("ApplicationTable", "ended"),
                                              QT_TRANSLATE_NOOP("ApplicationTable", "recalled"),
                                              QT_TRANSLATE_NOOP("ApplicationTable", "gave up"),
                                              QT_TRANSLATE_NOOP("ApplicationTable", "did not sign")};

constexpr std::array<const char*, 22> kBinding{
    QT_TRANSLATE_NOOP("ApplicationTable", "nothing"),
    QT_TRANSLATE_NOOP("ApplicationTable", "too few GPUs free"),
    QT_TRANSLATE_NOOP("ApplicationTable", "the cut: a better-ranked request did not fit"),
    QT_TRANSLATE_NOOP("ApplicationTable", "the share of its group was used up"),
    QT_TRANSLATE_NOOP("ApplicationTable", "the cap of every model on offer"),
    QT_TRANSLATE_NOOP("ApplicationTable", "the lowest score that can win"),
    QT_TRANSLATE_NOOP("ApplicationTable", "no pool on offer"),
    QT_TRANSLATE_NOOP("ApplicationTable", "no call left to apply to"),
    QT_TRANSLATE_NOOP("ApplicationTable", "its patience"),
    QT_TRANSLATE_NOOP("ApplicationTable", "it did not sign"),
    QT_TRANSLATE_NOOP("ApplicationTable", "the waiting list ran out"),
    QT_TRANSLATE_NOOP("ApplicationTable", "under-use"),
    QT_TRANSLATE_NOOP("ApplicationTable", "the end of the horizon"),
    QT_TRANSLATE_NOOP("ApplicationTable", "grants under notice that must end first"),
    QT_TRANSLATE_NOOP("ApplicationTable", "its GPUs went back to whom it had borrowed them from"),
    QT_TRANSLATE_NOOP("ApplicationTable", "the price"),
    QT_TRANSLATE_NOOP("ApplicationTable", "enough GPUs free, but not together"),
    QT_TRANSLATE_NOOP("ApplicationTable", "its organisation has as much as one may have"),
    QT_TRANSLATE_NOOP("ApplicationTable", "it refused the part it was offered"),
    QT_TRANSLATE_NOOP("ApplicationTable", "what was left is kept for better requests"),
    QT_TRANSLATE_NOOP("ApplicationTable", "the power that all grants may draw"),
    QT_TRANSLATE_NOOP("ApplicationTable", "the storage that all grants share")};

Time gone(const Application& a) {
    return std::min(a.started, a.ended);
}

}  // namespace

QString callText(const Application& a, const Setting& setting) {
    if (a.call == Application::kNoCall) return {};
    if (a.contest) return qs(setting.scenario.contests[a.call].id);
    return qs(setting.calls[a.call].call.spec.id);
}

QString statusText(Status status) {
    return ApplicationTableText::tr(kStatus[static_cast<std::size_t>(status)]);
}

QString bindingText(Binding binding) {
    return ApplicationTableText::tr(kBinding[static_cast<std::size_t>(binding)]);
}

ApplicationFilter filterOf(const QString& key, const Setting& setting) {
    ApplicationFilter filter;
    for (const QString& part : key.split(QLatin1Char('&'))) {
        const QString value = part.section(QLatin1Char(':'), 1);
        if (part.startsWith(QLatin1String("sector:"))) {
            const auto& sectors = setting.scenario.sectors;
            const auto at = std::find_if(sectors.begin(), sectors.end(),
                                         [&](const SectorSpec& s) { return s.id == value.toStdString(); });
            if (at != sectors.end()) filter.sector = static_cast<std::size_t>(at - sectors.begin());
        } else if (part.startsWith(QLatin1String("month:"))) {
            const QDate date = QDate::fromString(value, Qt::ISODate);
            if (date.isValid())
                filter.waitingAt = setting.calendar.at({date.year(), date.month(), date.day()});
        } else if (part.startsWith(QLatin1String("size:"))) {
            bool good = false;
            const int size = value.toInt(&good);
            if (good && size >= 0 && size < static_cast<int>(kRequestSizes))
                filter.size = static_cast<std::size_t>(size);
        }
    }
    return filter;
}

bool passes(const Application& a, const ApplicationFilter& filter, const Setting& setting) {
    if (filter.sector && a.sector != *filter.sector) return false;
    if (filter.size && requestSize(a.requested, setting.scenario.serverGpus) != *filter.size) return false;
    return !filter.waitingAt || (a.submitted <= *filter.waitingAt && *filter.waitingAt < gone(a));
}

QString filterText(const QString& key, const Setting& setting) {
    const ApplicationFilter filter = filterOf(key, setting);
    QStringList parts;
    if (filter.sector) {
        const SectorSpec& sector = setting.scenario.sectors[*filter.sector];
        parts.append(label(sector.name.empty() ? sector.id : sector.name));
    }
    if (filter.size) parts.append(sizeText(*filter.size));
    if (filter.waitingAt)
        parts.append(ApplicationTableText::tr("waiting on %1")
                         .arg(dateText(setting.calendar.date(*filter.waitingAt))));
    return parts.isEmpty() ? ApplicationTableText::tr("all applications") : parts.join(QStringLiteral(", "));
}

TableData applicationTable(const Setting& setting, const ReplicationOutcome& outcome, const QString& key) {
    TableData table;
    table.columns = {
        ApplicationTableText::tr("Application"),  ApplicationTableText::tr("Project"),
        ApplicationTableText::tr("Attempt"),      ApplicationTableText::tr("Sector"),
        ApplicationTableText::tr("Call"),         ApplicationTableText::tr("GPUs asked"),
        ApplicationTableText::tr("GPUs granted"), ApplicationTableText::tr("Pool"),
        ApplicationTableText::tr("Score"),        ApplicationTableText::tr("Outcome"),
        ApplicationTableText::tr("Held back by"), ApplicationTableText::tr("Submitted"),
        ApplicationTableText::tr("Decided"),      ApplicationTableText::tr("Awarded"),
        ApplicationTableText::tr("Started"),      ApplicationTableText::tr("Wait [days]"),
        ApplicationTableText::tr("Ended"),        ApplicationTableText::tr("GPU-hours delivered")};
    for (const char* name : {"application", "project", "attempt", "sector", "call", "gpus_requested",
                             "gpus_granted", "pool", "score", "status", "binding_constraint", "submitted",
                             "decided", "awarded", "started", "wait_days", "ended", "gpu_hours_delivered"})
        table.plainColumns.append(QLatin1String(name));
    const ApplicationFilter filter = filterOf(key, setting);
    const auto date = [&](Time time) -> QVariant {
        return time == kNever ? QVariant(QString()) : QVariant(cell(setting.calendar.date(time)));
    };
    for (std::size_t i = 0; i < outcome.applications.size(); ++i) {
        const Application& a = outcome.applications[i];
        if (!passes(a, filter, setting)) continue;
        const SectorSpec& sector = setting.scenario.sectors[a.sector];
        table.rows.push_back(
            {static_cast<int>(i), static_cast<int>(a.project),
             static_cast<qlonglong>(a.attempt - a.firstAttempt + 1),
             nameCell(sector.name.empty() ? sector.id : sector.name), callText(a, setting),
             static_cast<qlonglong>(a.requested), static_cast<qlonglong>(a.granted),
             a.pool < setting.pools.size() ? qs(setting.pools[a.pool].id) : QString(),
             a.rank > 0 ? QVariant(static_cast<double>(a.score)) : QVariant(QString()),
             wordCell(statusText(a.status), qs(kStatus[static_cast<std::size_t>(a.status)])),
             wordCell(bindingText(a.binding), qs(kBinding[static_cast<std::size_t>(a.binding)])),
             date(a.submitted), date(a.decided), date(a.awarded), date(a.started),
             a.started == kNever ? QVariant(QString()) : QVariant(toDays(a.started - a.submitted)),
             date(a.ended), toGpuHours(a.delivered)});
        table.keys.append(a.contest ? QString() : QStringLiteral("project:%1").arg(a.project));
    }
    return table;
}

}  // namespace tranche::gui
