// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/chart_plot.hpp"

#include <QGraphicsLayout>
#include <QGraphicsSceneResizeEvent>
#include <QtCharts/QAreaSeries>
#include <QtCharts/QLegend>
#include <QtCharts/QLineSeries>
#include <QtCharts/QScatterSeries>
#include <QtCharts/QValueAxis>
#include <algorithm>
#include <cmath>

#include "gui/charts/hover_text.hpp"
#include "gui/presentation/thin.hpp"

namespace tranche::gui {

// What the library draws of one of our series; boxes and whiskers have none of these. A line with gaps is several.
struct ChartPlot::Drawn {
    std::vector<QLineSeries*> lines;
    QLineSeries *lower = nullptr, *upper = nullptr;  // of the area
    QAreaSeries* area = nullptr;
    QScatterSeries* dots = nullptr;
};

namespace {

constexpr double kNear = 12;  // [px]

using Run = std::vector<std::size_t>;

// Pieces between NaN.
std::vector<Run> pieces(const Run& kept, const std::vector<double>& y) {
    std::vector<Run> runs(1);
    for (const std::size_t i : kept) {
        if (std::isnan(y[i])) {
            if (!runs.back().empty()) runs.emplace_back();
        } else {
            runs.back().push_back(i);
        }
    }
    if (runs.back().empty()) runs.pop_back();
    return runs;
}

QList<QPointF> points(const Run& run, const std::vector<double>& x, const std::vector<double>& y,
                      bool stepped) {
    QList<QPointF> list;
    list.reserve(static_cast<qsizetype>(run.size()) * (stepped ? 2 : 1));
    for (const std::size_t i : run) {
        if (stepped && !list.isEmpty()) list.append(QPointF(x[i], list.last().y()));
        list.append(QPointF(x[i], y[i]));
    }
    return list;
}

}  // namespace

ChartPlot::ChartPlot(ChartData data, const Theme& theme) : data_(std::move(data)) {
    scene_.data = &data_;
    scene_.theme = &theme;
    scene_.font = font();
    legend()->hide();
    setAnimationOptions(QChart::NoAnimation);
    setBackgroundRoundness(0);
    layout()->setContentsMargins(0, 0, 0, 0);
    x_ = new QValueAxis(this);
    y_ = new QValueAxis(this);
    for (QValueAxis* axis : {x_, y_}) {
        axis->setLabelsVisible(false);
        axis->setGridLineVisible(false);
        axis->setLineVisible(false);
    }
    addAxis(x_, Qt::AlignBottom);
    addAxis(y_, Qt::AlignLeft);
    under_ = new UnderItem(scene_, this);
    over_ = new OverItem(scene_, this);
    build();
}

ChartPlot::~ChartPlot() = default;

void ChartPlot::setData(ChartData data) {
    const auto alike = [](const AxisData& a, const AxisData& b) {
        return a.kind == b.kind && a.title == b.title && a.categories == b.categories;
    };
    const bool same = data.id == data_.id;
    const bool sameParts =
        same && data.series.size() == data_.series.size() &&
        std::equal(data.series.begin(), data.series.end(), data_.series.begin(),
                   [](const SeriesData& a, const SeriesData& b) { return a.mark == b.mark; });
    if (same)
        for (SeriesData& series : data.series)
            for (const SeriesData& old : data_.series)
                if (old.hidden && old.key() == series.key()) series.hidden = true;
    if (!same || !alike(data.x, data_.x) || !alike(data.y, data_.y)) zoomed_.reset();
    data_ = std::move(data);
    scene_.chosen.reset();
    scene_.cross.reset();
    if (sameParts) {
        whole_ = wholeRanges(data_);
        paintSeries();
        arrange();
    } else {
        build();
    }
}

void ChartPlot::setTheme(const Theme& theme) {
    scene_.theme = &theme;
    paintSeries();
    update();
}

void ChartPlot::setTextFont(const QFont& font) {
    scene_.font = font;
    arrange();
}

void ChartPlot::setTitleShown(bool shown) {
    titled_ = shown;
    arrange();
}

void ChartPlot::build() {
    removeAllSeries();
    for (const Drawn& drawn : series_) {  // an area does not own its lines
        delete drawn.lower;
        delete drawn.upper;
    }
    series_.clear();
    whole_ = wholeRanges(data_);
    const auto attach = [&](QAbstractSeries* series) {
        addSeries(series);
        series->attachAxis(x_);
        series->attachAxis(y_);
    };
    for (const SeriesData& one : data_.series) {
        Drawn& drawn = series_.emplace_back();
        if (one.mark == Mark::band) {
            drawn.lower = new QLineSeries(this);
            drawn.upper = new QLineSeries(this);
            drawn.area = new QAreaSeries(drawn.upper, drawn.lower);
            attach(drawn.area);
        } else if (one.mark == Mark::dots) {
            drawn.dots = new QScatterSeries;
            attach(drawn.dots);
        }
    }
    paintSeries();
    arrange();
}

void ChartPlot::paintSeries() {
    const Theme& theme = *scene_.theme;
    setBackgroundBrush(theme.paper);
    setBackgroundPen(Qt::NoPen);
    for (std::size_t i = 0; i < series_.size(); ++i) {
        const SeriesData& one = data_.series[i];
        const QColor colour = theme.ink(one.ink);
        for (QLineSeries* line : series_[i].lines) line->setPen(strokePen(colour, one.stroke, 2));
        if (QAreaSeries* area = series_[i].area) {
            area->setBrush(fillBrush(colour, one.strength, one.hatched));
            area->setPen(Qt::NoPen);
            area->setVisible(!one.hidden);
        }
        if (QScatterSeries* dots = series_[i].dots) {
            dots->setBrush(colour);
            dots->setBorderColor(theme.paper);
            dots->setMarkerSize(10);
            dots->setVisible(!one.hidden);
        }
    }
}

void ChartPlot::arrange() {
    scene_.size = size();
    if (scene_.size.isEmpty()) return;
    under_->resized();
    over_->resized();
    scene_.layout = layOut(data_, zoomed_.value_or(whole_), scene_.size, {scene_.font, titled_});
    const PlotRanges& ranges = scene_.layout.ranges;
    x_->setRange(ranges.x.low, ranges.x.high);
    y_->setRange(ranges.y.low, ranges.y.high);
    setPlotArea(scene_.layout.plot);
    fill();
    update();
}

// Thins every series to the pixels there are and hands it to the library.
void ChartPlot::fill() {
    drawn_ = 0;
    const PlotLayout& layout = scene_.layout;
    const ThinRange range{layout.ranges.x.low, layout.ranges.x.high,
                          static_cast<int>(std::ceil(layout.plot.width()))};
    for (std::size_t s = 0; s < series_.size(); ++s) {
        const SeriesData& one = data_.series[s];
        Drawn& drawn = series_[s];
        if (one.mark == Mark::line) {
            const std::vector<Run> runs =
                one.hidden ? std::vector<Run>() : pieces(thinLine(one.x, one.y, range), one.y);
            while (drawn.lines.size() < runs.size()) {
                auto* line = new QLineSeries;
                line->setPen(strokePen(scene_.theme->ink(one.ink), one.stroke, 2));
                addSeries(line);
                line->attachAxis(x_);
                line->attachAxis(y_);
                drawn.lines.push_back(line);
            }
            std::size_t count = 0;
            for (const Run& run : runs) count += run.size();
            // Where a column holds several points the line is a solid area, which a thick pen only makes slower.
            const bool dense = count > 2 * static_cast<std::size_t>(range.columns);
            const QPen pen = strokePen(scene_.theme->ink(one.ink), one.stroke, dense ? 1 : 2);
            for (std::size_t i = 0; i < drawn.lines.size(); ++i) {
                if (drawn.lines[i]->pen() != pen) drawn.lines[i]->setPen(pen);
                const QList<QPointF> list =
                    i < runs.size() ? points(runs[i], one.x, one.y, one.stepped) : QList<QPointF>();
                drawn_ += static_cast<std::size_t>(list.size());
                drawn.lines[i]->replace(list);
            }
        } else if (one.mark == Mark::band) {
            Run kept;
            for (const std::size_t i : thinBand(one.x, one.low, one.high, range))
                if (!std::isnan(one.low[i]) && !std::isnan(one.high[i])) kept.push_back(i);
            drawn_ += 2 * kept.size();
            drawn.lower->replace(points(kept, one.x, one.low, one.stepped));
            drawn.upper->replace(points(kept, one.x, one.high, one.stepped));
        } else if (one.mark == Mark::dots) {
            Run all;
            for (std::size_t i = 0; i < one.size(); ++i)
                if (!std::isnan(one.x[i]) && !std::isnan(one.y[i])) all.push_back(i);
            drawn_ += all.size();
            drawn.dots->replace(points(all, one.x, one.y, false));
        }
    }
}

void ChartPlot::resizeEvent(QGraphicsSceneResizeEvent* event) {
    QChart::resizeEvent(event);
    arrange();
}

void ChartPlot::zoomTo(const PlotRanges& ranges) {
    const auto inside = [](AxisRange wanted, const AxisRange& all) {
        const double span = all.high - all.low;
        const double width = std::clamp(wanted.high - wanted.low, span * 1e-4, span);
        const double low = std::clamp(wanted.low, all.low, all.high - width);
        return AxisRange{low, low + width};
    };
    const PlotRanges next{inside(ranges.x, whole_.x), inside(ranges.y, whole_.y)};
    const auto same = [](const AxisRange& a, const AxisRange& b) {
        return a.low == b.low && a.high == b.high;
    };
    zoomed_ = next;
    if (same(next.x, whole_.x) && same(next.y, whole_.y)) zoomed_.reset();
    arrange();
    Q_EMIT rangesChanged();
}

void ChartPlot::zoomOut() {
    zoomed_.reset();
    arrange();
    Q_EMIT rangesChanged();
}

void ChartPlot::toggle(std::size_t series) {
    if (series >= data_.series.size()) return;
    const bool hidden = !data_.series[series].hidden;
    data_.series[series].hidden = hidden;
    for (SeriesData& other : data_.series)
        if (!other.with.isEmpty() && other.with == data_.series[series].key()) other.hidden = hidden;
    whole_ = wholeRanges(data_);
    paintSeries();
    arrange();
}

void ChartPlot::setCross(std::optional<double> x) {
    if (scene_.cross == x) return;
    scene_.cross = x;
    over_->update();
}

void ChartPlot::choose(std::optional<PointAt> point) {
    scene_.chosen.reset();
    if (point) scene_.chosen = {point->series, point->point};
    under_->update();
}

std::optional<PointAt> ChartPlot::at(QPointF pixel) const {
    const PlotLayout& layout = scene_.layout;
    std::optional<PointAt> best;
    double nearest = kNear * kNear;
    for (std::size_t s = data_.series.size(); s-- > 0;) {
        const SeriesData& one = data_.series[s];
        if (one.hidden || one.mark == Mark::band || one.mark == Mark::whiskers) continue;
        for (std::size_t i = 0; i < one.size(); ++i) {
            if (one.mark == Mark::boxes) {
                if (boxRect(layout, one, i).contains(pixel)) return PointAt{s, i};
                continue;
            }
            const double dx = layout.px(one.x[i]) - pixel.x(), dy = layout.py(one.y[i]) - pixel.y();
            if (const double d = dx * dx + dy * dy; d < nearest) {
                nearest = d;
                best = PointAt{s, i};
            }
        }
    }
    return best;
}

std::optional<std::size_t> ChartPlot::legendAt(QPointF pixel) const {
    for (const LegendBox& entry : scene_.layout.legend)
        if (entry.box.contains(pixel)) return entry.series;
    return std::nullopt;
}

QString ChartPlot::hint(QPointF pixel) const {
    if (!scene_.layout.plot.contains(pixel)) return {};
    if (const std::optional<PointAt> point = at(pixel))
        if (data_.series[point->series].mark == Mark::boxes || data_.series[point->series].mark == Mark::dots)
            return pointText(data_, point->series, point->point);
    return columnText(data_, scene_.layout.dataX(pixel.x()));
}

}  // namespace tranche::gui
