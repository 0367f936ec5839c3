// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/charts/stack.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "models/report/layout.hpp"

namespace tranche {
namespace {

double safe(double value) {
    return std::isfinite(value) ? std::max(0.0, value) : 0.0;
}

struct Span {
    double left, right;  // [px]
};

std::vector<Span> spans(const ChartBox& plot, const LinearScale& x, const std::vector<double>& dates) {
    std::vector<Span> list;
    for (std::size_t i = 0; i < dates.size(); ++i) {
        const auto at = [&](double day) { return std::clamp(x(day), plot.x, plot.right()); };
        list.push_back({at(dates[i]), i + 1 < dates.size() ? at(dates[i + 1]) : plot.right()});
    }
    return list;
}

}  // namespace

double stackHeight(const std::vector<StackLayer>& layers) {
    double highest = 0;
    for (std::size_t i = 0; !layers.empty() && i < layers[0].values.size(); ++i) {
        double total = 0;
        for (const StackLayer& layer : layers) total += safe(layer.values[i]);
        highest = std::max(highest, total);
    }
    return highest;
}

std::vector<std::pair<double, double>> drawStack(Svg& svg, const ChartBox& plot, const LinearScale& x,
                                                 const LinearScale& y, const std::vector<double>& dates,
                                                 const std::vector<StackLayer>& layers) {
    const std::vector<Span> columns = spans(plot, x, dates);
    std::vector<double> floor(dates.size(), 0.0);
    std::vector<std::pair<double, double>> ends;
    for (const StackLayer& layer : layers) {
        std::vector<ChartPoint> top, bottom;
        const double below = floor.empty() ? 0 : floor.back();
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const double ceiling = floor[i] + safe(layer.values[i]);
            top.push_back({columns[i].left, y(ceiling)});
            top.push_back({columns[i].right, y(ceiling)});
            bottom.push_back({columns[i].left, y(floor[i])});
            bottom.push_back({columns[i].right, y(floor[i])});
            floor[i] = ceiling;
        }
        ends.emplace_back(below, floor.empty() ? 0 : floor.back());
        top = thinToPixels(top);
        bottom = thinToPixels(bottom);
        top.insert(top.end(), bottom.rbegin(), bottom.rend());
        svg.path(SvgPath{}.polyline(top).close(), layer.mark, layer.tooltip);
    }
    return ends;
}

SvgPath stepLine(const ChartBox& plot, const LinearScale& x, const LinearScale& y,
                 const std::vector<double>& dates, const std::vector<double>& values) {
    const std::vector<Span> columns = spans(plot, x, dates);
    SvgPath path;
    bool open = false;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (!std::isfinite(values[i])) {
            open = false;
            continue;
        }
        const ChartPoint from{columns[i].left, y(values[i])}, to{columns[i].right, y(values[i])};
        if (open)
            path.lineTo(from);
        else
            path.moveTo(from);
        path.lineTo(to);
        open = true;
    }
    return path;
}

}  // namespace tranche
