// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/chart_card.hpp"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QResizeEvent>
#include <QSettings>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include "gui/charts/chart_export.hpp"
#include "gui/items/table_model.hpp"
#include "gui/pages/save_name.hpp"

namespace tranche::gui {
namespace {

QToolButton* button(QWidget* parent) {
    auto* made = new QToolButton(parent);
    made->setAutoRaise(true);
    made->setFocusPolicy(Qt::StrongFocus);
    made->setToolButtonStyle(Qt::ToolButtonTextOnly);
    return made;
}

}  // namespace

ChartCard::ChartCard(ChartData chart, const Theme& theme, QWidget* parent)
    : QFrame(parent),
      view_(makeChartView(std::move(chart), theme, this)),
      model_(new TableModel(this)),
      sorted_(new QSortFilterProxyModel(this)),
      table_(new QTableView(this)),
      stack_(new QStackedWidget(this)),
      title_(new QLabel(this)),
      note_(new QLabel(this)),
      tableButton_(button(this)),
      copyButton_(button(this)),
      saveButton_(button(this)),
      wholeButton_(button(this)) {
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    sorted_->setSourceModel(model_);
    sorted_->setSortRole(TableModel::SortRole);
    table_->setModel(sorted_);
    table_->setSortingEnabled(true);
    table_->sortByColumn(-1, Qt::AscendingOrder);
    table_->setAlternatingRowColors(true);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setFrameShape(QFrame::NoFrame);
    table_->verticalHeader()->setVisible(false);
    table_->setTabKeyNavigation(false);
    model_->setTable(view_->data().table);
    stack_->addWidget(view_);
    stack_->addWidget(table_);
    note_->setTextFormat(Qt::PlainText);
    note_->setWordWrap(true);
    note_->setForegroundRole(QPalette::PlaceholderText);

    QFont bold = font();
    bold.setBold(true);
    title_->setFont(bold);
    title_->setTextFormat(Qt::PlainText);
    title_->setWordWrap(true);
    title_->setText(view_->data().title);
    note_->setContentsMargins(8, 0, 8, 2);
    view_->plot()->setTitleShown(false);

    auto* tools = new QHBoxLayout;
    tools->setContentsMargins(8, 2, 4, 0);
    tools->setSpacing(2);
    tools->addWidget(title_, 1);
    for (QToolButton* one : {wholeButton_, tableButton_, copyButton_, saveButton_})
        tools->addWidget(one, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 4);
    column->setSpacing(2);
    column->addLayout(tools);
    column->addWidget(stack_, 1);
    column->addWidget(note_);
    tableButton_->setCheckable(true);
    wholeButton_->hide();

    connect(view_, &ChartView::keyClicked, this, &ChartCard::keyClicked);
    connect(table_, &QTableView::activated, this, [this](const QModelIndex& index) {
        const QString key = index.data(TableModel::KeyRole).toString();
        if (!key.isEmpty()) Q_EMIT keyClicked(key);
    });
    connect(tableButton_, &QToolButton::toggled, this, &ChartCard::showTable);
    connect(copyButton_, &QToolButton::clicked, this, [this] { showsTable() ? copyTable() : copyPicture(); });
    connect(saveButton_, &QToolButton::clicked, this, &ChartCard::save);
    connect(wholeButton_, &QToolButton::clicked, view_->plot(), &ChartPlot::zoomOut);
    connect(view_->plot(), &ChartPlot::rangesChanged, this,
            [this] { wholeButton_->setVisible(view_->plot()->isZoomed()); });
    retranslate();
    fit();
}

void ChartCard::setChart(ChartData chart) {
    model_->setTable(chart.table);
    view_->setData(std::move(chart));
    note_->setText(view_->data().note);
    title_->setText(view_->data().title);
    wholeButton_->setVisible(view_->plot()->isZoomed());
    table_->setAccessibleName(view_->data().title);
    fit();
}

void ChartCard::setTheme(const Theme& theme) {
    view_->setTheme(theme);
}

bool ChartCard::showsTable() const {
    return stack_->currentWidget() == table_;
}

void ChartCard::showTable(bool table) {
    tableButton_->setChecked(table);
    stack_->setCurrentWidget(table ? static_cast<QWidget*>(table_) : view_);
    if (table) table_->resizeColumnsToContents();
}

// So high that every row of the chart has room.
void ChartCard::fit() {
    const double height = preferredHeight(view_->data());
    const int rest =
        2 * fontMetrics().height() + std::max(0, note_->heightForWidth(std::max(200, width() - 20))) + 8;
    setMinimumHeight(static_cast<int>(height) + rest);
    const bool rows = view_->data().y.kind == AxisKind::category || !view_->data().hasData();
    setMaximumHeight(rows ? static_cast<int>(height * 1.3) + rest : QWIDGETSIZE_MAX);
}

void ChartCard::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    copyButton_->setVisible(event->size().width() >= 430);  // else in the menu of the right button
    if (event->size().width() != event->oldSize().width()) fit();
}

void ChartCard::retranslate() {
    tableButton_->setText(tr("Table"));
    tableButton_->setToolTip(tr("Show the numbers behind the chart"));
    copyButton_->setText(tr("Copy"));
    copyButton_->setToolTip(tr("Copy the picture, or the table when it is shown"));
    saveButton_->setText(tr("Save…"));
    saveButton_->setToolTip(tr("Save as SVG, PNG or PDF, or the table as CSV"));
    wholeButton_->setText(tr("Show all"));
    wholeButton_->setToolTip(tr("Leave the zoom (Home)"));
    const QString title = view_->data().title;
    tableButton_->setAccessibleName(tr("Table of %1").arg(title));
    copyButton_->setAccessibleName(tr("Copy %1").arg(title));
    saveButton_->setAccessibleName(tr("Save %1").arg(title));
    note_->setText(view_->data().note);
    title_->setText(title);
    table_->setAccessibleName(title);
}

void ChartCard::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QFrame::changeEvent(event);
}

void ChartCard::save() {
    const QString file = askWhere(
        this, view_->data().id,
        {tr("Scalable picture (*.svg)"), tr("Picture (*.png)"), tr("Document (*.pdf)"), tr("Table (*.csv)")},
        showsTable() ? 3 : 0);
    if (file.isEmpty()) return;
    const QString fault =
        exportChart(view_->data(), file, {QSizeF(view_->size()).expandedTo({640, 380}), font()});
    Q_EMIT message(fault.isEmpty() ? tr("Saved %1").arg(file) : tr("Not saved: %1").arg(fault));
}

void ChartCard::copyPicture() {
    auto* mime = new QMimeData;
    const ExportRequest request{QSizeF(view_->size()).expandedTo({640, 380}), font()};
    mime->setImageData(QImage::fromData(chartBytes(view_->data(), ChartFormat::png, request)));
    mime->setData(QStringLiteral("image/svg+xml"), chartBytes(view_->data(), ChartFormat::svg, request));
    QApplication::clipboard()->setMimeData(mime);
    Q_EMIT message(tr("Copied the picture"));
}

void ChartCard::copyTable() {
    QApplication::clipboard()->setText(QString::fromStdString(tableCsv(view_->data().table)));
    Q_EMIT message(tr("Copied the table"));
}

void ChartCard::contextMenuEvent(QContextMenuEvent* event) {
    QMenu menu(this);
    menu.addAction(tr("Show all"), view_->plot(), &ChartPlot::zoomOut)->setEnabled(view_->plot()->isZoomed());
    QAction* table = menu.addAction(tr("Table"));
    table->setCheckable(true);
    table->setChecked(showsTable());
    connect(table, &QAction::toggled, this, &ChartCard::showTable);
    menu.addSeparator();
    menu.addAction(tr("Copy the picture"), this, &ChartCard::copyPicture);
    menu.addAction(tr("Copy the table"), this, &ChartCard::copyTable);
    menu.addAction(tr("Save…"), this, &ChartCard::save);
    menu.exec(event->globalPos());
}

}  // namespace tranche::gui
