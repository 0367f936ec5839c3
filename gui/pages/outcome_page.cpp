// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/outcome_page.hpp"

#include <QCoreApplication>
#include <QEvent>
#include <QGridLayout>

#include "gui/presentation/outcome_charts.hpp"

namespace tranche::gui {
namespace {

constexpr int kTwoColumns = 1180;  // [px] of width from which charts stand side by side
constexpr double kTall = 700;      // [px]: a chart so high has the whole width

}  // namespace

const std::vector<OutcomeSpec>& outcomePages() {
    static const std::vector<OutcomeSpec> pages{
        {"capacity", QT_TRANSLATE_NOOP("OutcomePages", "Capacity"), {capacityChart, targetChart}},
        {"use", QT_TRANSLATE_NOOP("OutcomePages", "Use"), {ladderChart, ladderShareChart}},
        {"waits",
         QT_TRANSLATE_NOOP("OutcomePages", "Waits"),
         {survivalChart, waitSizeChart, waitSpreadChart, waitPartsChart}},
        {"queue", QT_TRANSLATE_NOOP("OutcomePages", "Queue"), {queueChart, backlogChart}},
        {"awards", QT_TRANSLATE_NOOP("OutcomePages", "Awards"), {groupChart, awardChart, askedChart}},
        {"fairness", QT_TRANSLATE_NOOP("OutcomePages", "Fairness"), {lorenzChart, fairnessChart}},
        {"cost",
         QT_TRANSLATE_NOOP("OutcomePages", "Cost and power"),
         {costChart, unitCostChart, budgetChart, energyChart, sitePowerChart}},
        {"procurement", QT_TRANSLATE_NOOP("OutcomePages", "Procurement"), {ganttChart}}};
    return pages;
}

OutcomePage::OutcomePage(const OutcomeSpec& spec, const Theme& theme, QWidget* parent)
    : QScrollArea(parent), spec_(spec) {
    auto* inside = new QWidget;
    grid_ = new QGridLayout(inside);
    grid_->setContentsMargins(10, 10, 10, 10);
    grid_->setSpacing(10);
    static const RunSummary kNothing;
    for (const ChartMaker maker : spec_.charts) {
        auto* card = new ChartCard(maker(kNothing), theme, inside);
        connect(card, &ChartCard::keyClicked, this, &OutcomePage::keyClicked);
        connect(card, &ChartCard::message, this, &OutcomePage::message);
        cards_.push_back(card);
    }
    setWidget(inside);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setObjectName(QLatin1String(spec.id));
    arrange();
}

QString OutcomePage::title() const {
    return QCoreApplication::translate("OutcomePages", spec_.title);
}

void OutcomePage::setRun(Run run) {
    run_ = std::move(run);
    stale_ = true;
    if (isVisible()) make();
}

void OutcomePage::make() {
    stale_ = false;
    static const RunSummary kNothing;
    const RunSummary& run = run_ ? *run_ : kNothing;
    for (std::size_t i = 0; i < cards_.size(); ++i) cards_[i]->setChart(spec_.charts[i](run));
    arrange();
}

void OutcomePage::setTheme(const Theme& theme) {
    for (ChartCard* card : cards_) card->setTheme(theme);
}

void OutcomePage::arrange() {
    const int columns = viewport()->width() >= kTwoColumns && cards_.size() > 1 ? 2 : 1;
    int row = 0, column = 0;
    for (ChartCard* card : cards_) {
        const bool wide = columns == 1 || preferredHeight(card->view()->data()) > kTall;
        if (wide && column > 0) {
            ++row;
            column = 0;
        }
        grid_->addWidget(card, row, column, 1, wide ? columns : 1);
        column += wide ? columns : 1;
        if (column >= columns) {
            ++row;
            column = 0;
        }
    }
    for (int c = 0; c < 2; ++c) grid_->setColumnStretch(c, c < columns ? 1 : 0);
    columns_ = columns;
}

void OutcomePage::showEvent(QShowEvent* event) {
    QScrollArea::showEvent(event);
    if (stale_) make();
}

void OutcomePage::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    const int columns = viewport()->width() >= kTwoColumns && cards_.size() > 1 ? 2 : 1;
    if (columns != columns_) arrange();
}

void OutcomePage::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        stale_ = true;
        if (isVisible()) make();
    }
    QScrollArea::changeEvent(event);
}

}  // namespace tranche::gui
