// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A chart on the screen. Made by the factory alone.
//
//   wheel          zooms in x about the pointer; with Ctrl also in y
//   drag           zooms to the box drawn; with Shift, or the middle button, moves what is seen
//   double click   shows everything again
//   click          on a point that has something behind it: keyClicked; on the legend: shows or hides
//   keys           + and - zoom, arrows move, Home shows everything, Page Up and Page Down walk through the points,
//                  Return opens what is behind the point, Escape leaves it
// Hovering shows the values; a screen reader gets the title and the point walked to.
// Verified by: tests/gui/charts_test.cpp.

#include <QtCharts/QChartView>

#include "gui/charts/chart_plot.hpp"

QT_BEGIN_NAMESPACE
class QLabel;
class QRubberBand;
QT_END_NAMESPACE

namespace tranche::gui {

class ChartView : public QChartView {
    Q_OBJECT

public:
    ChartView(ChartData data, const Theme& theme, QWidget* parent = nullptr);

    ChartPlot* plot() const { return plot_; }
    const ChartData& data() const { return plot_->data(); }
    void setData(ChartData data);
    void setTheme(const Theme& theme);

    QSize sizeHint() const override { return {640, 380}; }
    QSize minimumSizeHint() const override { return {260, 200}; }

Q_SIGNALS:
    void keyClicked(const QString& key);  // of the chart's data

protected:
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void describe();
    void hover(QPoint pixel);
    void scaleBy(double factor, QPointF about, bool both);
    void moveBy(double dx, double dy);  // [px]
    void walk(int step);
    void open(const PointAt& point);
    QPointF placeOf(const PointAt& point) const;  // [px]; NaN: nowhere

    ChartPlot* plot_;
    QLabel* hint_;
    QRubberBand* band_;
    QPoint pressed_, last_;
    enum class Drag { none, zoom, pan } drag_ = Drag::none;
    std::optional<PointAt> walked_;
};

}  // namespace tranche::gui
