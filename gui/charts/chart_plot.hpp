// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A chart of Qt Charts that draws a ChartData: lines, bands and dots are series of the library on its axes; grid, boxes,
// whiskers and texts are items of ours around them (plot_items.hpp). Series are thinned to the pixels of the plot and
// replaced whole. Only the factory makes one (chart_factory.hpp).
// setData keeps the range that was zoomed to when the chart is still the same one (id).
// Cost of a redraw: O(points) to thin, then that of at most 4 points a column of pixels.
// Verified by: tests/gui/charts_test.cpp.

#include <QtCharts/QChart>
#include <memory>
#include <optional>

#include "gui/charts/plot_items.hpp"

QT_BEGIN_NAMESPACE
class QAbstractSeries;
class QValueAxis;
QT_END_NAMESPACE

namespace tranche::gui {

struct PointAt {
    std::size_t series = 0, point = 0;
};

class ChartPlot : public QChart {
    Q_OBJECT

public:
    ChartPlot(ChartData data, const Theme& theme);
    ~ChartPlot() override;

    const ChartData& data() const { return data_; }
    void setData(ChartData data);
    void setTheme(const Theme& theme);
    const Theme& colours() const { return *scene_.theme; }
    void setTextFont(const QFont& font);
    void setTitleShown(bool shown);  // false: it stands above the chart already

    const PlotLayout& plotLayout() const { return scene_.layout; }
    const PlotRanges& whole() const { return whole_; }
    bool isZoomed() const { return zoomed_.has_value(); }
    void zoomTo(const PlotRanges& ranges);  // no narrower than a ten-thousandth, nor beyond the whole
    void zoomOut();
    void toggle(std::size_t series);  // by the legend

    void setCross(std::optional<double> x);
    void choose(std::optional<PointAt> point);

    // What lies under a pixel: a box, or the nearest dot or point of a line within 12 px.
    std::optional<PointAt> at(QPointF pixel) const;
    std::optional<std::size_t> legendAt(QPointF pixel) const;
    // Everything said at x: a line of text a series.
    QString hint(QPointF pixel) const;
    // Points that the library draws now, after thinning.
    std::size_t drawnPoints() const { return drawn_; }

Q_SIGNALS:
    void rangesChanged();

protected:
    void resizeEvent(QGraphicsSceneResizeEvent* event) override;

private:
    struct Drawn;
    void build();
    void arrange();
    void fill();
    void paintSeries();

    ChartData data_;
    PlotScene scene_;
    PlotRanges whole_;
    std::optional<PlotRanges> zoomed_;
    QValueAxis *x_ = nullptr, *y_ = nullptr;
    UnderItem* under_ = nullptr;
    OverItem* over_ = nullptr;
    std::vector<Drawn> series_;
    std::size_t drawn_ = 0;
    bool titled_ = true;
};

}  // namespace tranche::gui
