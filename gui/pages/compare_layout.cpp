// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The widgets of the compare page and their words.
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QResizeEvent>
#include <QScrollArea>
#include <QSpinBox>
#include <QSplitter>
#include <QVBoxLayout>

#include "gui/pages/chart_card.hpp"
#include "gui/pages/compare_page.hpp"
#include "gui/pages/table_card.hpp"
#include "gui/presentation/compare_charts.hpp"

namespace tranche::gui {
namespace {

constexpr int kSideBySide = 1240;  // [px] of the page, choices included

}  // namespace

QWidget* ComparePage::makeChoices() {
    auto* side = new QWidget(this);
    policyMode_ = new QRadioButton(side);
    scenarioMode_ = new QRadioButton(side);
    policyMode_->setChecked(true);
    list_ = new QListWidget(side);
    list_->setWordWrap(true);
    add_ = new QPushButton(side);
    baselineLabel_ = new QLabel(side);
    baseline_ = new QComboBox(side);
    baseline_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    baseline_->setMinimumContentsLength(14);
    replicationsLabel_ = new QLabel(side);
    replications_ = new QSpinBox(side);
    replications_->setRange(2, 10000);
    replications_->setValue(30);
    start_ = new QPushButton(side);
    start_->setDefault(true);
    cancel_ = new QPushButton(side);
    cancel_->hide();
    progress_ = new QProgressBar(side);
    progress_->hide();
    said_ = new QLabel(side);
    said_->setTextFormat(Qt::PlainText);
    said_->setWordWrap(true);
    said_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    baselineLabel_->setBuddy(baseline_);
    replicationsLabel_->setBuddy(replications_);

    auto* notes = new QScrollArea(side);
    notes->setWidget(said_);
    notes->setWidgetResizable(true);
    notes->setFrameShape(QFrame::NoFrame);
    notes->setFocusPolicy(Qt::NoFocus);
    auto* form = new QGridLayout;
    form->addWidget(baselineLabel_, 0, 0);
    form->addWidget(baseline_, 0, 1);
    form->addWidget(replicationsLabel_, 1, 0);
    form->addWidget(replications_, 1, 1);
    form->setColumnStretch(1, 1);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(8, 8, 4, 8);
    column->addWidget(policyMode_);
    column->addWidget(scenarioMode_);
    column->addWidget(list_, 3);
    column->addWidget(add_);
    column->addLayout(form);
    column->addWidget(start_);
    column->addWidget(progress_);
    column->addWidget(cancel_);
    column->addWidget(notes, 1);
    return side;
}

QWidget* ComparePage::makeResults(const Theme& theme) {
    static const Comparison kNothing;
    auto* inside = new QWidget;
    metricLabel_ = new QLabel(inside);
    metric_ = new QComboBox(inside);
    gainLabel_ = new QLabel(inside);
    gainOf_ = new QComboBox(inside);
    metricLabel_->setBuddy(metric_);
    gainLabel_->setBuddy(gainOf_);
    for (QComboBox* box : {metric_, gainOf_}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(20);
    }
    estimates_ = new TableCard(QStringLiteral("compare"), inside);
    estimates_->setMinimumHeight(300);
    difference_ = new ChartCard(differenceChart(kNothing, 0), theme, inside);
    front_ = new ChartCard(frontChart(kNothing), theme, inside);
    gains_ = new ChartCard(gainChart(kNothing, 0), theme, inside);
    const auto row = [](QLabel* name, QComboBox* box) {
        auto* made = new QHBoxLayout;
        made->addWidget(name);
        made->addWidget(box, 1);
        return made;
    };
    auto* grid = new QGridLayout(inside);
    grid->setContentsMargins(4, 8, 10, 10);
    grid->setSpacing(8);
    grid->addWidget(estimates_, 0, 0, 1, 2);
    metricBox_ = new QWidget(inside);
    auto* left = new QVBoxLayout(metricBox_);
    left->setContentsMargins(0, 0, 0, 0);
    left->addLayout(row(metricLabel_, metric_));
    left->addWidget(difference_, 1);
    left->addStretch(0);
    grid->addLayout(row(gainLabel_, gainOf_), 3, 0, 1, 2);
    grid->addWidget(gains_, 4, 0, 1, 2);
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
void ComparePage::arrange(bool wide) {
    grid_->removeWidget(metricBox_);
    grid_->removeWidget(front_);
    grid_->addWidget(metricBox_, 1, 0, 1, wide ? 1 : 2);
    grid_->addWidget(front_, wide ? 1 : 2, wide ? 1 : 0, 1, wide ? 1 : 2);
    grid_->setColumnStretch(1, wide ? 1 : 0);
}

void ComparePage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange(event->size().width() >= kSideBySide);
}

void ComparePage::layOutWidgets(const Theme& theme) {
    setObjectName(QStringLiteral("compare"));
    auto* split = new QSplitter(this);
    split->addWidget(makeChoices());
    split->addWidget(makeResults(theme));
    split->setStretchFactor(1, 1);
    split->setSizes({290, 900});
    split->setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(split);
}

void ComparePage::retranslate() {
    static const Comparison kNothing;
    policyMode_->setText(tr("&Policies in the open scenario"));
    scenarioMode_->setText(tr("&Scenarios beside each other"));
    list_->setAccessibleName(tr("What to compare"));
    add_->setText(tr("&Add files…"));
    baselineLabel_->setText(tr("&Baseline"));
    replicationsLabel_->setText(tr("Replications"));
    start_->setText(tr("&Compare"));
    cancel_->setText(tr("Cancel"));
    progress_->setAccessibleName(tr("Runs done"));
    metricLabel_->setText(tr("&Metric"));
    gainLabel_->setText(tr("&Winners and losers under"));
    said_->setAccessibleName(tr("Notes on the comparison"));
    if (result_) return;
    estimates_->setTable(tr("Side by side"), estimateTable(kNothing));
    difference_->setChart(differenceChart(kNothing, 0));
    front_->setChart(frontChart(kNothing));
    gains_->setChart(gainChart(kNothing, 0));
}

}  // namespace tranche::gui
