// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where everything of a chart goes: title, legend, axes, labels, the plot. Computed whole before anything is drawn, from
// the measures of the font, so that no text overlaps another or leaves the frame; the tests prove it on every chart.
// A label without room is left out (hovering still says it) and never cut in two.
// O(texts^2) for labels beside dots and rules, which are few. Verified by: tests/gui/plot_layout_test.cpp.

#include <QFont>
#include <QRectF>
#include <optional>
#include <utility>
#include <vector>

#include "gui/presentation/chart_data.hpp"
#include "gui/presentation/ticks.hpp"

namespace tranche::gui {

struct TextBox {
    QRectF box;
    QString text;
    Qt::Alignment align = Qt::AlignLeft | Qt::AlignVCenter;
    bool wraps = false;
    bool bold = false;
    bool faint = false;
    Ink ink = Ink::text;
    bool halo = false;  // over lines: a little paper behind
    // The box it is written on, whose colour decides that of the text.
    std::optional<std::pair<std::size_t, std::size_t>> on = {};  // series, point
};

struct LegendBox {
    QRectF box, key;  // the whole; the sample
    std::size_t series = 0;
};

struct PlotRanges {
    AxisRange x, y;
};

struct PlotLayout {
    QRectF plot;
    std::vector<Tick> xTicks, yTicks;
    std::vector<TextBox> texts;
    std::vector<LegendBox> legend;

    // Data to pixels.
    PlotRanges ranges;
    double px(double x) const {
        return plot.left() + (x - ranges.x.low) / (ranges.x.high - ranges.x.low) * plot.width();
    }
    double py(double y) const {
        return plot.bottom() - (y - ranges.y.low) / (ranges.y.high - ranges.y.low) * plot.height();
    }
    double dataX(double pixel) const {
        return ranges.x.low + (pixel - plot.left()) / plot.width() * (ranges.x.high - ranges.x.low);
    }
    double dataY(double pixel) const {
        return ranges.y.low + (plot.bottom() - pixel) / plot.height() * (ranges.y.high - ranges.y.low);
    }
};

// The whole of the data, with the ends that axes ask for.
PlotRanges wholeRanges(const ChartData& chart);

// In which everything but the title has room [px].
double preferredHeight(const ChartData& chart);

struct LayoutOptions {
    QFont font;
    bool title = true;  // false: it stands above the chart already
};
PlotLayout layOut(const ChartData& chart, const PlotRanges& ranges, QSizeF size,
                  const LayoutOptions& options);

}  // namespace tranche::gui
