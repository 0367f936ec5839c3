// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/chart_view.hpp"

#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QRubberBand>
#include <QWheelEvent>
#include <cmath>

#include "gui/charts/hover_text.hpp"

namespace tranche::gui {
namespace {

constexpr int kClick = 4;       // [px] that a click may tremble
constexpr double kStep = 1.25;  // of a zoom

}  // namespace

ChartView::ChartView(ChartData data, const Theme& theme, QWidget* parent)
    : QChartView(parent),
      plot_(new ChartPlot(std::move(data), theme)),
      hint_(new QLabel(this)),
      band_(new QRubberBand(QRubberBand::Rectangle, this)) {
    setChart(plot_);
    setRenderHint(QPainter::Antialiasing);
    setRubberBand(QChartView::NoRubberBand);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    plot_->setTextFont(font());
    hint_->setTextFormat(Qt::PlainText);
    hint_->setAttribute(Qt::WA_TransparentForMouseEvents);
    hint_->setMargin(6);
    hint_->setFrameShape(QFrame::StyledPanel);
    hint_->setAutoFillBackground(true);
    hint_->setBackgroundRole(QPalette::ToolTipBase);
    hint_->setForegroundRole(QPalette::ToolTipText);
    hint_->hide();
    setTheme(theme);
    describe();
}

void ChartView::setData(ChartData data) {
    plot_->setData(std::move(data));
    walked_.reset();
    hint_->hide();
    describe();
}

void ChartView::setTheme(const Theme& theme) {
    plot_->setTheme(theme);
    setBackgroundBrush(theme.paper);
}

void ChartView::describe() {
    setAccessibleName(plot_->data().title);
    setAccessibleDescription(plot_->data().hasData() ? plot_->data().note : plot_->data().empty);
}

void ChartView::scaleBy(double factor, QPointF about, bool both) {
    const PlotLayout& layout = plot_->plotLayout();
    PlotRanges ranges = layout.ranges;
    const auto around = [factor](AxisRange range, double at) {
        return AxisRange{at - (at - range.low) * factor, at + (range.high - at) * factor};
    };
    ranges.x = around(ranges.x, layout.dataX(about.x()));
    if (both) ranges.y = around(ranges.y, layout.dataY(about.y()));
    plot_->zoomTo(ranges);
}

void ChartView::moveBy(double dx, double dy) {
    const PlotLayout& layout = plot_->plotLayout();
    PlotRanges ranges = layout.ranges;
    const double x = (ranges.x.high - ranges.x.low) * dx / layout.plot.width();
    const double y = (ranges.y.high - ranges.y.low) * dy / layout.plot.height();
    ranges.x = {ranges.x.low - x, ranges.x.high - x};
    ranges.y = {ranges.y.low + y, ranges.y.high + y};
    plot_->zoomTo(ranges);
}

void ChartView::hover(QPoint pixel) {
    const QString text = plot_->hint(pixel);
    const double x = nearestX(plot_->data(), plot_->plotLayout().dataX(pixel.x()));
    const bool inside = plot_->plotLayout().plot.contains(pixel);
    plot_->setCross(inside && !std::isnan(x) ? std::optional(x) : std::nullopt);
    const std::optional<PointAt> point = plot_->at(pixel);
    const bool opens =
        point && static_cast<qsizetype>(point->point) < plot_->data().series[point->series].keys.size() &&
        !plot_->data().series[point->series].keys[static_cast<qsizetype>(point->point)].isEmpty();
    setCursor(opens || plot_->legendAt(pixel) ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (text.isEmpty()) {
        hint_->hide();
        return;
    }
    hint_->setText(text);
    hint_->adjustSize();
    QPoint at = pixel + QPoint(14, 14);
    if (at.x() + hint_->width() > width()) at.setX(std::max(0, pixel.x() - hint_->width() - 10));
    if (at.y() + hint_->height() > height()) at.setY(std::max(0, height() - hint_->height() - 2));
    hint_->move(at);
    hint_->show();
    hint_->raise();
}

void ChartView::wheelEvent(QWheelEvent* event) {
    if (!plot_->plotLayout().plot.contains(event->position()) || event->angleDelta().y() == 0 ||
        !(hasFocus() || event->modifiers().testFlag(Qt::ControlModifier))) {
        event->ignore();  // scrolls the page
        return;
    }
    const double factor = std::pow(kStep, -event->angleDelta().y() / 120.0);
    scaleBy(factor, event->position(), event->modifiers().testFlag(Qt::ControlModifier));
    event->accept();
}

void ChartView::mousePressEvent(QMouseEvent* event) {
    setFocus(Qt::MouseFocusReason);
    pressed_ = last_ = event->pos();
    const bool pan = event->button() == Qt::MiddleButton ||
                     (event->button() == Qt::LeftButton && event->modifiers().testFlag(Qt::ShiftModifier));
    if (!plot_->plotLayout().plot.contains(event->pos()))
        drag_ = Drag::none;
    else
        drag_ = pan ? Drag::pan : event->button() == Qt::LeftButton ? Drag::zoom : Drag::none;
    event->setAccepted(event->button() != Qt::RightButton);
}

void ChartView::mouseMoveEvent(QMouseEvent* event) {
    if (drag_ == Drag::pan) {
        moveBy(event->pos().x() - last_.x(), event->pos().y() - last_.y());
        last_ = event->pos();
        return;
    }
    if (drag_ == Drag::zoom && (event->pos() - pressed_).manhattanLength() > kClick) {
        hint_->hide();
        band_->setGeometry(QRect(pressed_, event->pos()).normalized() & plot_->plotLayout().plot.toRect());
        band_->show();
        return;
    }
    hover(event->pos());
}

void ChartView::mouseReleaseEvent(QMouseEvent* event) {
    const Drag drag = std::exchange(drag_, Drag::none);
    if (band_->isVisible()) {
        const QRect box = band_->geometry();
        band_->hide();
        if (drag == Drag::zoom && box.width() > kClick && box.height() > kClick) {
            const PlotLayout& layout = plot_->plotLayout();
            plot_->zoomTo({{layout.dataX(box.left()), layout.dataX(box.right())},
                           {layout.dataY(box.bottom()), layout.dataY(box.top())}});
        }
        return;
    }
    if (event->button() != Qt::LeftButton || (event->pos() - pressed_).manhattanLength() > kClick) return;
    if (const std::optional<std::size_t> entry = plot_->legendAt(event->pos())) {
        plot_->toggle(*entry);
        return;
    }
    if (const std::optional<PointAt> point = plot_->at(event->pos())) open(*point);
}

void ChartView::mouseDoubleClickEvent(QMouseEvent*) {
    if (plot_->isZoomed()) plot_->zoomOut();
}

void ChartView::open(const PointAt& point) {
    const QStringList& keys = plot_->data().series[point.series].keys;
    const auto at = static_cast<qsizetype>(point.point);
    if (at < keys.size() && !keys[at].isEmpty()) Q_EMIT keyClicked(keys[at]);
}

QPointF ChartView::placeOf(const PointAt& point) const {
    const SeriesData& one = plot_->data().series[point.series];
    const PlotLayout& layout = plot_->plotLayout();
    if (one.mark == Mark::boxes) {
        const QRectF box = boxRect(layout, one, point.point);
        return box.isNull() ? QPointF(kNoNumber, kNoNumber) : box.center();
    }
    const double y = one.mark == Mark::band ? one.high[point.point] : one.y[point.point];
    return {layout.px(one.x[point.point]), layout.py(y)};
}

// From point to point of the series that can be walked, those of boxes and dots first.
void ChartView::walk(int step) {
    std::vector<PointAt> all;
    const std::vector<SeriesData>& series = plot_->data().series;
    const auto add = [&](std::size_t s) {
        for (std::size_t i = 0; i < series[s].size(); ++i)
            if (std::isfinite(placeOf({s, i}).x() + placeOf({s, i}).y())) all.push_back({s, i});
    };
    for (std::size_t s = 0; s < series.size(); ++s)
        if (!series[s].hidden && series[s].mark != Mark::band && series[s].mark != Mark::whiskers) add(s);
    // Nothing but areas: from column to column, all of them told at each.
    for (std::size_t s = 0; s < series.size() && all.empty(); ++s)
        if (!series[s].hidden && series[s].mark == Mark::band) add(s);
    if (all.empty()) return;
    const auto count = static_cast<std::ptrdiff_t>(all.size());
    std::ptrdiff_t at = step > 0 ? -1 : count;
    for (std::ptrdiff_t i = 0; i < count; ++i) {
        const PointAt& p = all[static_cast<std::size_t>(i)];
        if (walked_ && p.series == walked_->series && p.point == walked_->point) at = i;
    }
    at = std::clamp<std::ptrdiff_t>(at + step, 0, count - 1);
    walked_ = all[static_cast<std::size_t>(at)];
    plot_->choose(walked_);
    const SeriesData& one = series[walked_->series];
    const bool column = one.mark == Mark::band;
    const QString text = column ? columnText(plot_->data(), one.x[walked_->point])
                                : pointText(plot_->data(), walked_->series, walked_->point);
    plot_->setCross(one.mark == Mark::line || column ? std::optional(one.x[walked_->point]) : std::nullopt);
    hint_->setText(text);
    hint_->adjustSize();
    const QPointF place = placeOf(*walked_);
    hint_->move(std::clamp(static_cast<int>(place.x()) + 12, 0, std::max(0, width() - hint_->width())),
                std::clamp(static_cast<int>(place.y()) + 12, 0, std::max(0, height() - hint_->height())));
    hint_->show();
    setAccessibleDescription(text);
}

void ChartView::keyPressEvent(QKeyEvent* event) {
    const QPointF middle = plot_->plotLayout().plot.center();
    constexpr double kMove = 60;
    switch (event->key()) {
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            return scaleBy(1 / kStep, middle, true);
        case Qt::Key_Minus:
            return scaleBy(kStep, middle, true);
        case Qt::Key_Left:
            return moveBy(kMove, 0);
        case Qt::Key_Right:
            return moveBy(-kMove, 0);
        case Qt::Key_Up:
            return moveBy(0, kMove);
        case Qt::Key_Down:
            return moveBy(0, -kMove);
        case Qt::Key_Home:
            return plot_->zoomOut();
        case Qt::Key_PageDown:
            return walk(1);
        case Qt::Key_PageUp:
            return walk(-1);
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (walked_) open(*walked_);
            return;
        case Qt::Key_Escape:
            walked_.reset();
            plot_->choose(std::nullopt);
            plot_->setCross(std::nullopt);
            hint_->hide();
            return;
        default:
            QChartView::keyPressEvent(event);
    }
}

void ChartView::leaveEvent(QEvent* event) {
    hint_->hide();
    plot_->setCross(std::nullopt);
    QChartView::leaveEvent(event);
}

void ChartView::focusOutEvent(QFocusEvent* event) {
    hint_->hide();
    viewport()->update();
    QChartView::focusOutEvent(event);
}

void ChartView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange) plot_->setTextFont(font());
    QChartView::changeEvent(event);
}

void ChartView::paintEvent(QPaintEvent* event) {
    QChartView::paintEvent(event);
    QPainter painter(viewport());
    if (hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
        painter.drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
    }
}

}  // namespace tranche::gui
