// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/experiment_page.hpp"

#include <QComboBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QTreeWidget>
#include <algorithm>
#include <exception>

#include "gui/pages/chart_card.hpp"
#include "gui/pages/table_card.hpp"
#include "gui/presentation/words.hpp"

namespace tranche::gui {
namespace {

constexpr int kKeyRole = Qt::UserRole;

std::vector<std::string> keysOf(const ResultTable& table) {
    std::vector<std::string> keys{"scenario", "policy"};
    for (const ResultFactor& factor : table.factors) keys.push_back(factor.name);
    return keys;
}

std::string keyIn(const QComboBox* box) {
    return box->currentData().toString().toStdString();
}

}  // namespace

ExperimentPage::ExperimentPage(const Theme& theme, QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("experiment"));
    setAcceptDrops(true);
    layOutWidgets(theme);
    connect(open_, &QPushButton::clicked, this, [this] {
        const QString file = QFileDialog::getOpenFileName(this, tr("Open the results of an experiment"),
                                                          path_, tr("Results (results.sqlite *.sqlite)"));
        if (!file.isEmpty()) openResults(file);
    });
    for (QComboBox* box : {metric_, rowKey_, columnKey_})
        connect(box, &QComboBox::currentIndexChanged, this, &ExperimentPage::pivotAgain);
    connect(filter_, &QTreeWidget::itemChanged, this, &ExperimentPage::pivotAgain);
    for (ChartCard* card : {heat_, lines_, tornado_})
        connect(card, &ChartCard::message, this, &ExperimentPage::message);
    for (TableCard* card : {pivot_, points_})
        connect(card, &TableCard::message, this, &ExperimentPage::message);
    for (TaskThread* thread : {&reader_, &pivoter_})
        connect(thread, &TaskThread::failed, this, [this](const QString& why) { said_->setText(why); });
    retranslate();
}

void ExperimentPage::openResults(const QString& path) {
    const QString file = QFileInfo(path).isDir() ? path + QStringLiteral("/results.sqlite") : path;
    said_->setText(tr("Reading %1…").arg(QFileInfo(file).fileName()));
    reader_.start([this, file](const TaskThread::Context& context) {
        try {
            auto table = std::make_shared<const ResultTable>(
                readResultTable(std::filesystem::path(file.toStdString())));
            context.post([this, table, file] {
                path_ = file;
                take(table);
            });
        } catch (const std::exception& fault) {
            context.post([this, why = qs(fault.what())] {
                said_->setText(
                    tr("Not opened: %1\nResults are made by 'tranche sweep run' or 'tranche sweep merge'.")
                        .arg(why));
            });
        }
    });
}

void ExperimentPage::take(std::shared_ptr<const ResultTable> table) {
    table_ = std::move(table);
    said_->clear();
    fillChoices();
    pivotAgain();
}

void ExperimentPage::fillChoices() {
    const QSignalBlocker a(metric_), b(rowKey_), c(columnKey_), d(filter_);
    const std::string row = keyIn(rowKey_), column = keyIn(columnKey_);
    const int metric = std::max(0, metric_->currentIndex());
    file_->setText(tr("%1: %2 points, %3 metrics")
                       .arg(label(table_->title.empty() ? table_->experiment : table_->title))
                       .arg(table_->points.size())
                       .arg(table_->metrics.size()));
    const ResultFilter kept =
        filter_->topLevelItemCount() > 0 && sameKeys() ? filterChosen() : ResultFilter();
    metric_->clear();
    for (const ResultMetric& one : table_->metrics) metric_->addItem(metricTitle(one));
    metric_->setCurrentIndex(std::min(metric, metric_->count() - 1));
    rowKey_->clear();
    columnKey_->clear();
    columnKey_->addItem(tr("none"), QString());
    filter_->clear();
    const std::vector<std::size_t> points = matchingPoints(*table_, {});
    QStringList varied;
    for (const std::string& key : keysOf(*table_)) {
        const std::vector<ResultLevel> levels = levelsOf(*table_, key, points);
        rowKey_->addItem(keyName(*table_, key), qs(key));
        columnKey_->addItem(keyName(*table_, key), qs(key));
        if (levels.size() > 1) varied.append(qs(key));
        auto* top = new QTreeWidgetItem(filter_, {keyName(*table_, key)});
        top->setData(0, kKeyRole, qs(key));
        top->setFlags(top->flags() | Qt::ItemIsUserCheckable | Qt::ItemIsAutoTristate);
        for (const ResultLevel& level : levels) {
            auto* item = new QTreeWidgetItem(top, {label(level.text)});
            item->setData(0, kKeyRole, qs(level.text));
            item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
            const auto at = kept.find(key);
            const bool off = at != kept.end() && !at->second.contains(level.text);
            item->setCheckState(0, off ? Qt::Unchecked : Qt::Checked);
        }
    }
    // The factors that vary come first to mind.
    const auto choose = [](QComboBox* box, const QString& wanted) {
        const int at = box->findData(wanted);
        if (at >= 0) box->setCurrentIndex(at);
    };
    const bool first = row.empty();
    choose(rowKey_, first ? varied.value(varied.size() > 1 ? varied.size() - 2 : 0) : qs(row));
    choose(columnKey_, first && varied.size() > 1 ? varied.last() : qs(column));
}

// The filter belongs to the table that is shown.
bool ExperimentPage::sameKeys() const {
    const std::vector<std::string> keys = keysOf(*table_);
    if (filter_->topLevelItemCount() != static_cast<int>(keys.size())) return false;
    for (std::size_t i = 0; i < keys.size(); ++i)
        if (filter_->topLevelItem(static_cast<int>(i))->data(0, kKeyRole).toString().toStdString() != keys[i])
            return false;
    return true;
}

ResultFilter ExperimentPage::filterChosen() const {
    ResultFilter filter;
    for (int i = 0; i < filter_->topLevelItemCount(); ++i) {
        const QTreeWidgetItem* top = filter_->topLevelItem(i);
        std::set<std::string> kept;
        for (int j = 0; j < top->childCount(); ++j)
            if (top->child(j)->checkState(0) == Qt::Checked)
                kept.insert(top->child(j)->data(0, kKeyRole).toString().toStdString());
        if (static_cast<int>(kept.size()) < top->childCount())
            filter.emplace(top->data(0, kKeyRole).toString().toStdString(), std::move(kept));
    }
    return filter;
}

void ExperimentPage::pivotAgain() {
    if (!table_ || table_->metrics.empty() || rowKey_->currentIndex() < 0) return;
    PivotView wanted;
    wanted.rowKey = keyIn(rowKey_);
    wanted.columnKey = keyIn(columnKey_);
    if (wanted.columnKey == wanted.rowKey) wanted.columnKey.clear();
    wanted.metric = static_cast<std::size_t>(std::max(0, metric_->currentIndex()));
    pivoter_.start(
        [this, table = table_, filter = filterChosen(), wanted](const TaskThread::Context& context) {
            View view{wanted, swings(*table, wanted.metric, filter), matchingPoints(*table, filter)};
            view.pivot.pivot = tranche::pivot(*table, wanted.rowKey, wanted.columnKey, wanted.metric, filter);
            context.post([this, view = std::move(view), table] {
                if (table == table_) showView(view);
            });
        });
}

void ExperimentPage::showView(const View& view) {
    view_ = view;
    const std::size_t metric = view.pivot.metric;
    heat_->setChart(heatChart(*table_, view.pivot));
    lines_->setChart(pivotLines(*table_, view.pivot));
    tornado_->setChart(tornadoChart(*table_, metric, view.swings));
    pivot_->setTable(tr("Pivot: %1").arg(metricTitle(table_->metrics[metric])),
                     pivotTable(*table_, view.pivot));
    points_->setTable(tr("Points: %1 of %2").arg(view.points.size()).arg(table_->points.size()),
                      pointRows(*table_, view.points, metric));
}

void ExperimentPage::setTheme(const Theme& theme) {
    for (ChartCard* card : {heat_, lines_, tornado_}) card->setTheme(theme);
}

void ExperimentPage::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        if (table_) {
            fillChoices();
            showView(View(view_));
        }
    }
    QWidget::changeEvent(event);
}

void ExperimentPage::dragEnterEvent(QDragEnterEvent* event) {
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile() && url.path().endsWith(QLatin1String(".sqlite"))) event->acceptProposedAction();
}

void ExperimentPage::dropEvent(QDropEvent* event) {
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile() && url.path().endsWith(QLatin1String(".sqlite")))
            return openResults(url.toLocalFile());
}

}  // namespace tranche::gui
