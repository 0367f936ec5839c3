// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/chart_factory.hpp"

#include <QGraphicsScene>
#include <QPainter>

namespace tranche::gui {

ChartView* makeChartView(ChartData data, const Theme& theme, QWidget* parent) {
    return new ChartView(std::move(data), theme, parent);
}

void drawChart(QPainter& painter, const ChartData& data, const Theme& theme, QSizeF size, const QFont& font) {
    QGraphicsScene scene;
    auto* plot = new ChartPlot(data, theme);
    scene.addItem(plot);  // which owns it
    plot->setTextFont(font);
    plot->resize(size);
    scene.setSceneRect(QRectF(QPointF(), size));
    scene.render(&painter, QRectF(QPointF(), size), QRectF(QPointF(), size));
}

}  // namespace tranche::gui
