// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What a chart has beside the series of the library: under them the grid, the axes and boxes; over them whiskers, rules,
// texts and the cross that follows the pointer. Both draw a PlotLayout and decide nothing.
// Verified by: tests/gui/charts_test.cpp.

#include <QGraphicsItem>
#include <optional>

#include "gui/charts/plot_layout.hpp"
#include "gui/charts/theme.hpp"

namespace tranche::gui {

// Of one chart; the items hold no state of their own.
struct PlotScene {
    const ChartData* data = nullptr;
    const Theme* theme = nullptr;
    PlotLayout layout;
    QFont font;
    QSizeF size;
    std::optional<double> cross;                                // x in data
    std::optional<std::pair<std::size_t, std::size_t>> chosen;  // series, point: outlined
};

QRectF boxRect(const PlotLayout& layout, const SeriesData& series, std::size_t point);

class UnderItem : public QGraphicsItem {
public:
    UnderItem(const PlotScene& scene, QGraphicsItem* parent);
    QRectF boundingRect() const override { return {QPointF(), scene_.size}; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;
    void resized() { prepareGeometryChange(); }

private:
    void boxes(QPainter& painter, std::size_t index) const;
    const PlotScene& scene_;
};

class OverItem : public QGraphicsItem {
public:
    OverItem(const PlotScene& scene, QGraphicsItem* parent);
    QRectF boundingRect() const override { return {QPointF(), scene_.size}; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;
    void resized() { prepareGeometryChange(); }

private:
    void whiskers(QPainter& painter, const SeriesData& series) const;
    void rules(QPainter& painter) const;
    void legend(QPainter& painter) const;
    void texts(QPainter& painter) const;
    const PlotScene& scene_;
};

}  // namespace tranche::gui
