// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Everything on disk: the report of `tranche run`, and all charts with their tables.
#include <QDir>
#include <QFileDialog>

#include "gui/charts/chart_export.hpp"
#include "gui/pages/save_name.hpp"
#include "gui/presentation/words.hpp"
#include "gui/window/main_window.hpp"
#include "models/report/atomic_file.hpp"
#include "models/report/csv.hpp"
#include "models/report/html_report.hpp"

namespace tranche::gui {

void MainWindow::saveReport() {
    if (study_.isRunning()) {
        say(tr("The simulation is running: save when it has ended, or cancel it."));
        return;
    }
    if (!run_ || run_->replications == 0) {
        say(tr("There is nothing to save yet: open a scenario and let it run."));
        return;
    }
    const QString file =
        askWhere(this, qs(run_->scenario) + QStringLiteral("-report"), {tr("Report (*.html)")});
    if (file.isEmpty()) return;
    const auto failure = writeAtomically(std::filesystem::path(file.toStdString()), htmlReport(*run_));
    say(failure ? qs(failure->message()) : tr("Saved %1").arg(file));
}

void MainWindow::saveAll() {
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder for charts and tables"));
    if (folder.isEmpty()) return;
    const QString fault = exportAll(folder);
    say(fault.isEmpty() ? tr("Saved all charts and tables in %1").arg(folder) : fault);
}

QString MainWindow::exportAll(const QString& folder) {
    if (study_.isRunning()) return tr("The simulation is running: save when it has ended, or cancel it.");
    if (!run_ || run_->replications == 0)
        return tr("There is nothing to save yet: open a scenario and let it run.");
    OutputFolder out(std::filesystem::path(folder.toStdString()));
    std::optional<FileFailure> failure = out.failure();
    const auto write = [&](const std::string& name, std::string_view text) {
        if (!failure) failure = out.write(name, text);
    };
    const ExportRequest request{QSizeF(900, 520), font()};
    for (const OutcomeSpec& spec : outcomePages())
        for (const ChartMaker maker : spec.charts) {
            const ChartData chart = maker(*run_);
            if (!chart.hasData()) continue;
            ExportRequest fitting = request;
            fitting.size.setHeight(std::max(request.size.height(), preferredHeight(chart)));
            const QByteArray svg = chartBytes(chart, ChartFormat::svg, fitting);
            write(chart.id.toStdString() + ".svg", {svg.constData(), static_cast<std::size_t>(svg.size())});
            write(chart.id.toStdString() + ".csv", tableCsv(chart.table));
        }
    write("metrics.csv", metricsCsv(*run_));
    write("timeseries.csv", timeseriesCsv(*run_));
    write("report.html", htmlReport(*run_));
    if (!failure) failure = out.commit();
    return failure ? qs(failure->message()) : QString();
}

}  // namespace tranche::gui
