// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/plot_layout.hpp"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

namespace tranche::gui {
namespace {

constexpr double kEdge = 8;     // [px] around the chart
constexpr double kGap = 6;      // between a tick and its label
constexpr double kSample = 26;  // width of a legend sample
constexpr double kThickestRow = 52;
constexpr double kRow = 26;
constexpr double kDot = 5;  // half the width of a dot

// Rows beyond which dates are written above the plot too.
constexpr qsizetype kTallRows = 14;
bool isTall(const ChartData& chart) {
    return chart.x.kind == AxisKind::date && chart.y.kind == AxisKind::category &&
           chart.y.categories.size() > kTallRows;
}

class Layouter {
public:
    Layouter(const ChartData& chart, const PlotRanges& ranges, QSizeF size, const LayoutOptions& options)
        : chart_(chart),
          size_(size),
          titled_(options.title),
          bold_(boldOf(options.font)),
          metrics_(options.font),
          heavy_(bold_) {
        out_.ranges = ranges;
        line_ = std::ceil(metrics_.height());
    }

    PlotLayout run() {
        double top = kEdge;
        top = title(top);
        if (!chart_.hasData()) {
            nothing(top);
            return std::move(out_);
        }
        top = legend(top);
        top = yTitle(top);
        axes(top);
        noteDots();
        for (const RuleData& rule : chart_.rules) ruleLabel(rule);
        for (const SeriesData& series : chart_.series)
            if (!series.hidden && series.mark == Mark::dots) dotLabels(series);
        for (const SeriesData& series : chart_.series)
            if (!series.hidden && series.mark == Mark::boxes) boxLabels(series);
        return std::move(out_);
    }

private:
    static QFont boldOf(QFont font) {
        font.setBold(true);
        return font;
    }

    double width(const QString& text) const { return std::ceil(metrics_.horizontalAdvance(text)) + 1; }

    double title(double top) {
        if (chart_.title.isEmpty() || !titled_) return top;
        const double room = size_.width() - 2 * kEdge;
        const QRectF needed =
            heavy_.boundingRect(QRectF(0, 0, room, 1000), Qt::TextWordWrap | Qt::AlignLeft, chart_.title);
        const double height = std::ceil(needed.height());
        TextBox box{QRectF(kEdge, top, room, height), chart_.title};
        box.align = Qt::AlignLeft | Qt::AlignTop;
        box.wraps = true;
        box.bold = true;
        out_.texts.push_back(box);
        return top + height + 4;
    }

    // Why there is nothing to see, in the place of the plot.
    void nothing(double top) {
        out_.plot = QRectF(kEdge, top, std::max(20.0, size_.width() - 2 * kEdge),
                           std::max(20.0, size_.height() - top - kEdge));
        if (chart_.empty.isEmpty()) return;
        TextBox box{out_.plot.adjusted(16, 0, -16, 0), chart_.empty, Qt::AlignCenter};
        box.wraps = true;
        box.faint = true;
        out_.texts.push_back(box);
    }

    double legend(double top) {
        double x = kEdge, y = top;
        bool any = false;
        const double right = size_.width() - kEdge;
        for (std::size_t i = 0; i < chart_.series.size(); ++i) {
            const SeriesData& series = chart_.series[i];
            if (series.name.isEmpty()) continue;
            const QString name =
                metrics_.elidedText(series.name, Qt::ElideRight, right - kEdge - kSample - 8);
            const double needed = kSample + 6 + width(name);
            if (any && x + needed > right) {
                x = kEdge;
                y += line_ + 2;
            }
            out_.legend.push_back({QRectF(x, y, needed, line_), QRectF(x, y, kSample, line_), i});
            TextBox text{QRectF(x + kSample + 6, y, width(name), line_), name};
            text.faint = series.hidden;
            out_.texts.push_back(text);
            x += needed + 16;
            any = true;
        }
        return any ? y + line_ + 6 : top;
    }

    double yTitle(double top) {
        if (chart_.y.title.isEmpty()) return top;
        const double room = size_.width() - 2 * kEdge;
        const QString text = metrics_.elidedText(chart_.y.title, Qt::ElideRight, room);
        TextBox box{QRectF(kEdge, top, room, line_), text};
        box.faint = true;
        out_.texts.push_back(box);
        return top + line_ + 4;
    }

    void axes(double top) {
        const bool xTitle = !chart_.x.title.isEmpty();
        if (isTall(chart_)) top += line_ + kGap;
        const double bottom = size_.height() - kEdge - (xTitle ? line_ + 2 : 0) - line_ - kGap;
        double height = std::max(20.0, bottom - top - line_ / 2);
        if (chart_.y.kind == AxisKind::category)  // bars no thicker than they need to be
            height = std::min(height, kThickestRow * (out_.ranges.y.high - out_.ranges.y.low));
        TickRoom upright{out_.ranges.y.low, out_.ranges.y.high, height,
                         [this](const QString&) { return line_ - 8; }};
        out_.yTicks = axisTicks(chart_.y, upright);
        const double most = size_.width() * (chart_.y.kind == AxisKind::category ? 0.46 : 0.3);
        double left = 0;
        for (Tick& tick : out_.yTicks) {
            tick.label = metrics_.elidedText(tick.label, Qt::ElideRight, most);
            left = std::max(left, width(tick.label));
        }
        left += kEdge + kGap;

        // The last label of a level axis reaches beyond its tick.
        double right = size_.width() - kEdge;
        TickRoom level{out_.ranges.x.low, out_.ranges.x.high, right - left,
                       [this](const QString& text) { return width(text); }};
        out_.xTicks = axisTicks(chart_.x, level);
        out_.plot = QRectF(left, top + line_ / 2, std::max(20.0, right - left), height);
        for (int pass = 0; pass < 2; ++pass) {
            double over = 0;
            for (const Tick& tick : out_.xTicks)
                over = std::max(over, out_.px(tick.at) + width(tick.label) / 2 - right);
            if (over <= 0) break;
            out_.plot.setRight(out_.plot.right() - std::min(over + 1, out_.plot.width() / 3));
        }
        if (chart_.x.kind == AxisKind::category && !out_.xTicks.empty()) {
            const double step = out_.xTicks.size() > 1 ? out_.xTicks[1].at - out_.xTicks[0].at : 1;
            const double room = (out_.px(step) - out_.px(0)) - 6;
            for (Tick& tick : out_.xTicks) tick.label = metrics_.elidedText(tick.label, Qt::ElideRight, room);
        }
        yLabels();
        xLabels();
        if (!xTitle) return;
        const double room = size_.width() - 2 * kEdge;
        const QString text = metrics_.elidedText(chart_.x.title, Qt::ElideRight, room);
        const double w = width(text);
        const double at =
            std::clamp(out_.plot.center().x() - w / 2, kEdge, std::max(kEdge, size_.width() - kEdge - w));
        TextBox box{QRectF(at, out_.plot.bottom() + kGap + line_ + 2, w, line_), text,
                    Qt::AlignHCenter | Qt::AlignVCenter};
        box.faint = true;
        out_.texts.push_back(box);
    }

    void yLabels() {
        for (const Tick& tick : out_.yTicks) {
            TextBox box{QRectF(kEdge, out_.py(tick.at) - line_ / 2, out_.plot.left() - kEdge - kGap, line_),
                        tick.label, Qt::AlignRight | Qt::AlignVCenter};
            box.faint = chart_.y.kind != AxisKind::category;
            out_.texts.push_back(box);
        }
    }

    void xLabels() {
        for (const Tick& tick : out_.xTicks) {
            const double w = width(tick.label), middle = out_.px(tick.at);
            const double left = std::max(kEdge, middle - w / 2);
            TextBox box{QRectF(left, out_.plot.bottom() + kGap, w, line_), tick.label,
                        Qt::AlignHCenter | Qt::AlignVCenter};
            box.faint = true;
            out_.texts.push_back(box);
            if (!isTall(chart_)) continue;
            box.box.moveTop(out_.plot.top() - kGap - line_);
            out_.texts.push_back(box);
        }
    }

    bool isFree(const QRectF& box) const {
        if (box.left() < out_.plot.left() || box.right() > size_.width() - 2 ||
            box.top() < out_.plot.top() - 1 || box.bottom() > out_.plot.bottom())
            return false;
        return std::none_of(out_.texts.begin(), out_.texts.end(),
                            [&](const TextBox& text) { return text.box.intersects(box); }) &&
               std::none_of(dots_.begin(), dots_.end(),
                            [&](const QRectF& dot) { return dot.intersects(box); });
    }

    // Labelled dots, which no label may cover.
    void noteDots() {
        for (const SeriesData& series : chart_.series) {
            if (series.hidden || series.mark != Mark::dots || series.labels.isEmpty()) continue;
            for (std::size_t i = 0; i < series.size(); ++i)
                dots_.emplace_back(out_.px(series.x[i]) - kDot, out_.py(series.y[i]) - kDot, 2 * kDot,
                                   2 * kDot);
        }
    }

    // The first of the places that is free.
    bool place(const QString& text, const std::vector<QRectF>& places, Ink ink) {
        for (const QRectF& box : places) {
            if (!isFree(box)) continue;
            TextBox placed{box, text};
            placed.ink = ink;
            placed.halo = true;
            out_.texts.push_back(placed);
            return true;
        }
        return false;
    }

    void ruleLabel(const RuleData& rule) {
        if (rule.label.isEmpty()) return;
        const double w = width(rule.label);
        std::vector<QRectF> places;
        const QRectF& plot = out_.plot;
        if (rule.upright) {
            const double x = out_.px(rule.at);
            if (x < plot.left() || x > plot.right()) return;
            for (int row = 0; row < 5; ++row) {
                const double y = plot.top() + 2 + row * (line_ + 1);
                places.push_back({x + 3, y, w, line_});
                places.push_back({x - 3 - w, y, w, line_});
            }
        } else {
            const double y = out_.py(rule.at);
            if (y < plot.top() || y > plot.bottom()) return;
            for (const double x : {plot.right() - w - 4, plot.left() + 4, plot.center().x() - w / 2}) {
                places.push_back({x, y - line_ - 1, w, line_});
                places.push_back({x, y + 1, w, line_});
            }
        }
        place(rule.label, places, rule.ink);
    }

    void dotLabels(const SeriesData& series) {
        for (std::size_t i = 0; i < series.size(); ++i) {
            const auto at = static_cast<qsizetype>(i);
            if (at >= series.labels.size() || series.labels[at].isEmpty()) continue;
            const double x = out_.px(series.x[i]), y = out_.py(series.y[i]), w = width(series.labels[at]);
            if (!std::isfinite(x) || !std::isfinite(y)) continue;
            place(series.labels[at],
                  {{x + 8, y - line_ / 2, w, line_},
                   {x - 8 - w, y - line_ / 2, w, line_},
                   {x - w / 2, y - line_ - 6, w, line_},
                   {x - w / 2, y + 6, w, line_},
                   {x + 6, y - line_ - 4, w, line_},
                   {x + 6, y + 4, w, line_},
                   {x - 6 - w, y - line_ - 4, w, line_},
                   {x - 6 - w, y + 4, w, line_}},
                  Ink::text);
        }
    }

    // Inside a box where it fits; shaded boxes have nothing else to say their value.
    void boxLabels(const SeriesData& series) {
        for (std::size_t i = 0; i < series.size(); ++i) {
            const auto at = static_cast<qsizetype>(i);
            if (at >= series.labels.size() || series.labels[at].isEmpty()) continue;
            const QRectF box = QRectF(QPointF(out_.px(series.x[i]), out_.py(series.high[i])),
                                      QPointF(out_.px(series.x2[i]), out_.py(series.low[i])))
                                   .normalized();
            const double w = width(series.labels[at]);
            if (!(box.width() >= w + 2) || !(box.height() >= line_ - 3)) {
                const double y = box.center().y() - line_ / 2;
                if (series.shade.empty())
                    place(series.labels[at],
                          {{box.right() + 5, y, w, line_}, {box.left() - 5 - w, y, w, line_}}, Ink::text);
                continue;
            }
            TextBox text{QRectF(box.center().x() - w / 2, box.center().y() - line_ / 2, w, line_),
                         series.labels[at], Qt::AlignCenter};
            text.on = {static_cast<std::size_t>(&series - chart_.series.data()), i};
            if (isFree(text.box)) out_.texts.push_back(text);
        }
    }

    const ChartData& chart_;
    QSizeF size_;
    bool titled_;
    QFont bold_;
    QFontMetricsF metrics_, heavy_;
    double line_ = 0;
    PlotLayout out_;
    std::vector<QRectF> dots_;
};

void widen(double value, double& low, double& high) {
    if (!std::isfinite(value)) return;
    low = std::min(low, value);
    high = std::max(high, value);
}

}  // namespace

PlotRanges wholeRanges(const ChartData& chart) {
    constexpr double kNone = std::numeric_limits<double>::infinity();
    double xLow = kNone, xHigh = -kNone, yLow = kNone, yHigh = -kNone;
    for (const SeriesData& s : chart.series) {
        if (s.hidden) continue;
        for (const auto* list : {&s.x, &s.x2})
            for (const double v : *list) widen(v, xLow, xHigh);
        for (const auto* list : {&s.y, &s.low, &s.high})
            for (const double v : *list) widen(v, yLow, yHigh);
    }
    for (const RuleData& rule : chart.rules) {
        if (!rule.upright) widen(rule.at, yLow, yHigh);
        if (rule.upright && chart.x.kind == AxisKind::number) widen(rule.at, xLow, xHigh);
    }
    // Marks that are wider than their point keep off the edge.
    const bool wide = std::any_of(chart.series.begin(), chart.series.end(), [](const SeriesData& s) {
        return s.mark == Mark::dots || s.mark == Mark::whiskers;
    });
    const auto pad = [&](const AxisData& axis, double& low, double& high) {
        if (!wide || axis.kind == AxisKind::category || !(high > low)) return;
        const double by = (high - low) * 0.015;
        if (!axis.fromZero || low < 0) low -= by;
        high += by;
    };
    pad(chart.x, xLow, xHigh);
    if (yHigh > yLow) yHigh += (yHigh - std::min(0.0, yLow)) * chart.y.headroom;
    return {axisRange(chart.x, xLow, xHigh), axisRange(chart.y, yLow, yHigh)};
}

double preferredHeight(const ChartData& chart) {
    if (!chart.hasData()) return 110;
    if (chart.y.kind != AxisKind::category) return 340;
    const auto named = std::count_if(chart.series.begin(), chart.series.end(),
                                     [](const SeriesData& s) { return !s.name.isEmpty(); });
    return (named > 0 ? 110 : 80) + (isTall(chart) ? 24 : 0) +
           kRow * static_cast<double>(chart.y.categories.size());
}

PlotLayout layOut(const ChartData& chart, const PlotRanges& ranges, QSizeF size,
                  const LayoutOptions& options) {
    return Layouter(chart, ranges, size, options).run();
}

}  // namespace tranche::gui
