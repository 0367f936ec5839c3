// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The widgets of the experiment page and their words.
#include <QComboBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QResizeEvent>
#include <QScrollArea>
#include <QSplitter>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <array>

#include "gui/pages/chart_card.hpp"
#include "gui/pages/experiment_page.hpp"
#include "gui/pages/table_card.hpp"

namespace tranche::gui {
namespace {

constexpr int kSideBySide = 1240;  // [px] of the page, choices included

}  // namespace

QWidget* ExperimentPage::makeChoices() {
    auto* side = new QWidget(this);
    open_ = new QPushButton(side);
    file_ = new QLabel(side);
    metricLabel_ = new QLabel(side);
    metric_ = new QComboBox(side);
    rowLabel_ = new QLabel(side);
    rowKey_ = new QComboBox(side);
    columnLabel_ = new QLabel(side);
    columnKey_ = new QComboBox(side);
    filterLabel_ = new QLabel(side);
    filter_ = new QTreeWidget(side);
    said_ = new QLabel(side);
    for (QComboBox* box : {metric_, rowKey_, columnKey_}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(16);
    }
    metricLabel_->setBuddy(metric_);
    rowLabel_->setBuddy(rowKey_);
    columnLabel_->setBuddy(columnKey_);
    filterLabel_->setBuddy(filter_);
    filter_->setHeaderHidden(true);
    for (QLabel* text : {file_, said_}) {
        text->setTextFormat(Qt::PlainText);
        text->setWordWrap(true);
    }
    said_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(8, 8, 4, 8);
    column->addWidget(open_);
    column->addWidget(file_);
    column->addWidget(said_);
    for (const auto& [name, box] : {std::pair(metricLabel_, metric_), std::pair(rowLabel_, rowKey_),
                                    std::pair(columnLabel_, columnKey_)}) {
        column->addWidget(name);
        column->addWidget(box);
    }
    column->addWidget(filterLabel_);
    column->addWidget(filter_, 1);
    return side;
}

QWidget* ExperimentPage::makeResults(const Theme& theme) {
    static const ResultTable kNothing;
    auto* inside = new QWidget;
    heat_ = new ChartCard(heatChart(kNothing, {}), theme, inside);
    lines_ = new ChartCard(pivotLines(kNothing, {}), theme, inside);
    tornado_ = new ChartCard(tornadoChart(kNothing, 0, {}), theme, inside);
    pivot_ = new TableCard(QStringLiteral("pivot"), inside);
    points_ = new TableCard(QStringLiteral("points"), inside);
    pivot_->setMinimumHeight(220);
    points_->setMinimumHeight(280);
    auto* grid = new QGridLayout(inside);
    grid->setContentsMargins(4, 8, 10, 10);
    grid->setSpacing(8);
    grid->setColumnStretch(0, 1);
    grid_ = grid;
    arrange(true);
    auto* area = new QScrollArea(this);
    area->setWidget(inside);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    return area;
}

// Side by side where there is room, else below each other.
void ExperimentPage::arrange(bool wide) {
    const std::array<QWidget*, 5> parts{heat_, tornado_, lines_, pivot_, points_};
    for (QWidget* part : parts) grid_->removeWidget(part);
    for (int i = 0; i < 5; ++i) {
        const bool half = wide && i < 4;
        grid_->addWidget(parts[static_cast<std::size_t>(i)], wide ? i / 2 : i, half ? i % 2 : 0, 1,
                         half ? 1 : 2);
    }
    grid_->setColumnStretch(1, wide ? 1 : 0);
}

void ExperimentPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange(event->size().width() >= kSideBySide);
}

void ExperimentPage::layOutWidgets(const Theme& theme) {
    auto* split = new QSplitter(this);
    split->addWidget(makeChoices());
    split->addWidget(makeResults(theme));
    split->setStretchFactor(1, 1);
    split->setSizes({280, 900});
    split->setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(split);
}

void ExperimentPage::showNothing() {
    static const ResultTable kNothing;
    heat_->setChart(heatChart(kNothing, {}));
    lines_->setChart(pivotLines(kNothing, {}));
    tornado_->setChart(tornadoChart(kNothing, 0, {}));
    pivot_->setTable(tr("Pivot"), {});
    points_->setTable(tr("Points"), {});
    file_->setText(tr("Nothing is open. 'tranche sweep run EXPERIMENT' makes results."));
}

void ExperimentPage::retranslate() {
    open_->setText(tr("&Open results…"));
    metricLabel_->setText(tr("&Metric"));
    rowLabel_->setText(tr("Rows"));
    columnLabel_->setText(tr("&Columns"));
    filterLabel_->setText(tr("&Keep"));
    filter_->setAccessibleName(tr("Levels that are kept"));
    if (!table_) showNothing();
}

}  // namespace tranche::gui
