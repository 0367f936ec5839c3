// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The few numbers that are asked for first, with their intervals and how many replications they rest on, above every page.
// Verified by: tests/gui/window_test.cpp.

#include <QFrame>

#include "gui/work/study_worker.hpp"

QT_BEGIN_NAMESPACE
class QHBoxLayout;
class QLabel;
QT_END_NAMESPACE

namespace tranche::gui {

class HeadlineBar : public QFrame {
    Q_OBJECT

public:
    explicit HeadlineBar(QWidget* parent = nullptr);
    void setRun(Run run, bool whole);
    QString text() const;  // all that is shown, a line a figure

    QSize minimumSizeHint() const override { return {200, QFrame::minimumSizeHint().height()}; }

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void tell();
    void fit();  // as many figures as have room, from the left

    struct Figure {
        QWidget* box;
        QLabel *value, *name;
    };
    std::vector<Figure> figures_;
    std::size_t filled_ = 0;
    QLabel* basis_;
    Run run_;
    bool whole_ = false;
};

}  // namespace tranche::gui
