// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/plot_items.hpp"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace tranche::gui {
namespace {

constexpr double kUnderZ = 3.5, kOverZ = 60;  // series of the library lie at 4 and above, its legend below 60

QColor boxColour(const PlotScene& scene, const SeriesData& series, std::size_t point) {
    if (!series.shade.empty()) return scene.theme->shade(series.shade[point]);
    return scene.theme->ink(series.ink);
}

// What the eye sees of a fill that lets the paper through.
QColor seen(const PlotScene& scene, const SeriesData& series, std::size_t point) {
    const QColor fill = boxColour(scene, series, point), paper = scene.theme->paper;
    const double s = series.hatched ? 0.3 : series.strength;
    const auto mix = [s](double a, double b) { return static_cast<float>(b + (a - b) * s); };
    return QColor::fromRgbF(mix(fill.redF(), paper.redF()), mix(fill.greenF(), paper.greenF()),
                            mix(fill.blueF(), paper.blueF()));
}

}  // namespace

QRectF boxRect(const PlotLayout& layout, const SeriesData& series, std::size_t i) {
    if (!std::isfinite(series.low[i]) || !std::isfinite(series.high[i]) || !std::isfinite(series.x[i]) ||
        !std::isfinite(series.x2[i]))
        return {};
    QRectF box = QRectF(QPointF(layout.px(series.x[i]), layout.py(series.high[i])),
                        QPointF(layout.px(series.x2[i]), layout.py(series.low[i])))
                     .normalized();
    if (box.width() < 1 && series.x2[i] != series.x[i]) box.setWidth(1);
    return box;
}

UnderItem::UnderItem(const PlotScene& scene, QGraphicsItem* parent) : QGraphicsItem(parent), scene_(scene) {
    setZValue(kUnderZ);
}

void UnderItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    if (!scene_.data->hasData()) return;
    const PlotLayout& layout = scene_.layout;
    const QRectF& plot = layout.plot;
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setPen(QPen(scene_.theme->grid, 1));
    if (scene_.data->y.kind == AxisKind::number)
        for (const Tick& tick : layout.yTicks) {
            const double y = std::round(layout.py(tick.at));
            painter->drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        }
    if (scene_.data->x.kind != AxisKind::category)
        for (const Tick& tick : layout.xTicks) {
            const double x = std::round(layout.px(tick.at));
            painter->drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
        }
    painter->setRenderHint(QPainter::Antialiasing, true);
    painter->save();
    painter->setClipRect(plot.adjusted(-1, -1, 1, 1));
    for (std::size_t i = 0; i < scene_.data->series.size(); ++i) boxes(*painter, i);
    painter->restore();
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setPen(QPen(scene_.theme->faint, 1));
    painter->drawLine(plot.bottomLeft(), plot.bottomRight());
    const double zero = layout.px(0);
    if (scene_.data->x.kind == AxisKind::number && layout.ranges.x.low < 0 && layout.ranges.x.high > 0)
        painter->drawLine(QPointF(zero, plot.top()), QPointF(zero, plot.bottom()));
    const double level = layout.py(0);
    if (scene_.data->y.kind == AxisKind::number && layout.ranges.y.low < 0 && layout.ranges.y.high > 0)
        painter->drawLine(QPointF(plot.left(), level), QPointF(plot.right(), level));
}

void UnderItem::boxes(QPainter& painter, std::size_t index) const {
    const SeriesData& series = scene_.data->series[index];
    if (series.hidden || series.mark != Mark::boxes) return;
    for (std::size_t p = 0; p < series.size(); ++p) {
        if (!series.shade.empty() && std::isnan(series.shade[p])) continue;
        const QRectF box = boxRect(scene_.layout, series, p);
        if (box.isNull()) continue;
        const bool chosen = scene_.chosen && *scene_.chosen == std::pair(index, p);
        const QColor colour = boxColour(scene_, series, p);
        painter.setBrush(fillBrush(colour, series.strength, series.hatched));
        const bool flat = box.height() < 0.5 || box.width() < 0.5;  // nothing there, so no outline either
        if (flat && !chosen) continue;
        painter.setPen(chosen           ? QPen(scene_.theme->text, 2)
                       : series.hatched ? QPen(colour, 1)
                                        : QPen(Qt::NoPen));
        painter.drawRect(box);
    }
}

OverItem::OverItem(const PlotScene& scene, QGraphicsItem* parent) : QGraphicsItem(parent), scene_(scene) {
    setZValue(kOverZ);
}

void OverItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    painter->setFont(scene_.font);
    painter->setRenderHint(QPainter::Antialiasing, true);
    painter->save();
    painter->setClipRect(scene_.layout.plot.adjusted(-2, -2, 2, 2));
    rules(*painter);
    for (const SeriesData& series : scene_.data->series)
        if (!series.hidden && series.mark == Mark::whiskers) whiskers(*painter, series);
    if (scene_.cross) {
        const double x = scene_.layout.px(*scene_.cross);
        painter->setPen(QPen(scene_.theme->faint, 1));
        painter->drawLine(QPointF(x, scene_.layout.plot.top()), QPointF(x, scene_.layout.plot.bottom()));
    }
    painter->restore();
    legend(*painter);
    texts(*painter);
}

void OverItem::whiskers(QPainter& painter, const SeriesData& series) const {
    const PlotLayout& layout = scene_.layout;
    painter.setPen(strokePen(scene_.theme->ink(series.ink), series.stroke, 1.6));
    constexpr double kCap = 4;
    const bool lying = !series.x2.empty();
    for (std::size_t i = 0; i < series.size(); ++i) {
        if (lying) {
            const double y = layout.py(series.y[i]), a = layout.px(series.x[i]), b = layout.px(series.x2[i]);
            if (!std::isfinite(y + a + b)) continue;
            painter.drawLine(QPointF(a, y), QPointF(b, y));
            for (const double x : {a, b}) painter.drawLine(QPointF(x, y - kCap), QPointF(x, y + kCap));
            continue;
        }
        const double x = layout.px(series.x[i]), a = layout.py(series.low[i]), b = layout.py(series.high[i]);
        if (!std::isfinite(x + a + b)) continue;
        painter.drawLine(QPointF(x, a), QPointF(x, b));
        for (const double y : {a, b}) painter.drawLine(QPointF(x - kCap, y), QPointF(x + kCap, y));
    }
}

void OverItem::rules(QPainter& painter) const {
    const PlotLayout& layout = scene_.layout;
    for (const RuleData& rule : scene_.data->rules) {
        painter.setPen(strokePen(scene_.theme->ink(rule.ink), rule.stroke, 1.2));
        if (rule.upright) {
            const double x = layout.px(rule.at);
            painter.drawLine(QPointF(x, layout.plot.top()), QPointF(x, layout.plot.bottom()));
        } else {
            const double y = layout.py(rule.at);
            painter.drawLine(QPointF(layout.plot.left(), y), QPointF(layout.plot.right(), y));
        }
    }
}

void OverItem::legend(QPainter& painter) const {
    for (const LegendBox& entry : scene_.layout.legend) {
        const SeriesData& series = scene_.data->series[entry.series];
        const QColor colour = series.hidden ? scene_.theme->grid : scene_.theme->ink(series.ink);
        const QRectF key = entry.key.adjusted(0, 3, 0, -3);
        switch (series.mark) {
            case Mark::line:
                painter.setPen(strokePen(colour, series.stroke, 2));
                painter.drawLine(QPointF(key.left(), key.center().y()),
                                 QPointF(key.right(), key.center().y()));
                break;
            case Mark::band:
            case Mark::boxes:
                painter.setPen(QPen(colour, 1));
                painter.setBrush(fillBrush(colour, series.strength, series.hatched));
                painter.drawRect(key.adjusted(4, 0, -4, 0));
                break;
            case Mark::dots:
                painter.setPen(Qt::NoPen);
                painter.setBrush(colour);
                painter.drawEllipse(key.center(), 4, 4);
                break;
            case Mark::whiskers: {
                painter.setPen(strokePen(colour, series.stroke, 1.6));
                const double y = key.center().y();
                painter.drawLine(QPointF(key.left() + 3, y), QPointF(key.right() - 3, y));
                for (const double x : {key.left() + 3, key.right() - 3})
                    painter.drawLine(QPointF(x, y - 4), QPointF(x, y + 4));
                break;
            }
        }
    }
}

void OverItem::texts(QPainter& painter) const {
    QFont bold = scene_.font;
    bold.setBold(true);
    for (const TextBox& text : scene_.layout.texts) {
        if (text.halo) {
            QColor paper = scene_.theme->paper;
            paper.setAlphaF(0.75F);
            painter.fillRect(text.box.adjusted(-1, 1, 1, -1), paper);
        }
        QColor colour = text.faint ? scene_.theme->faint : scene_.theme->ink(text.ink);
        if (text.on)
            colour = scene_.theme->on(seen(scene_, scene_.data->series[text.on->first], text.on->second));
        painter.setFont(text.bold ? bold : scene_.font);
        painter.setPen(colour);
        painter.drawText(text.box,
                         static_cast<int>(text.align) | (text.wraps ? Qt::TextWordWrap : Qt::TextDontClip),
                         text.text);
    }
    painter.setFont(scene_.font);
}

}  // namespace tranche::gui
