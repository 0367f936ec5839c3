// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A page of charts of one run, in one or two columns as there is room. Charts of a page that nobody sees are made when it is
// shown. outcomePages() is the list of all of them.
// Verified by: tests/gui/window_test.cpp.

#include <QScrollArea>
#include <vector>

#include "gui/charts/theme.hpp"
#include "gui/pages/chart_card.hpp"
#include "gui/work/study_worker.hpp"

QT_BEGIN_NAMESPACE
class QGridLayout;
QT_END_NAMESPACE

namespace tranche::gui {

using ChartMaker = ChartData (*)(const RunSummary&);

struct OutcomeSpec {
    const char* id;
    const char* title;  // context "OutcomePages"
    std::vector<ChartMaker> charts;
};
const std::vector<OutcomeSpec>& outcomePages();

class OutcomePage : public QScrollArea {
    Q_OBJECT

public:
    OutcomePage(const OutcomeSpec& spec, const Theme& theme, QWidget* parent = nullptr);

    void setRun(Run run);
    void setTheme(const Theme& theme);
    const std::vector<ChartCard*>& cards() const { return cards_; }
    QString title() const;

Q_SIGNALS:
    void keyClicked(const QString& key);
    void message(const QString& text);

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void make();
    void arrange();

    const OutcomeSpec& spec_;
    Run run_;
    bool stale_ = true;
    int columns_ = 0;
    QGridLayout* grid_;
    std::vector<ChartCard*> cards_;
};

}  // namespace tranche::gui
