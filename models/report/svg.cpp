// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/svg.hpp"

#include <fmt/format.h>

#include <cmath>
#include <iterator>

#include "models/report/text.hpp"

namespace tranche {
namespace {

bool finite(ChartPoint p) {
    return std::isfinite(p.x) && std::isfinite(p.y);
}

void appendPoint(std::string& out, char command, ChartPoint p) {
    out += command;
    out += coordinate(p.x);
    if (const std::string y = coordinate(p.y); y.front() == '-') {
        out += y;
    } else {
        out += ' ';
        out += y;
    }
}

}  // namespace

std::string coordinate(double value) {
    if (!std::isfinite(value)) return "0";
    std::string text = fmt::format("{:.1f}", value);
    if (text.ends_with(".0")) text.resize(text.size() - 2);
    return text == "-0" ? "0" : text;
}

bool overlap(const ChartBox& a, const ChartBox& b) {
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

ChartBox textBox(ChartPoint baseline, std::string_view text, double size, TextAnchor anchor) {
    const double width = textWidth(text, size);
    const double shift = anchor == TextAnchor::start ? 0 : anchor == TextAnchor::middle ? width / 2 : width;
    return {baseline.x - shift, baseline.y - 0.80 * size, width, 1.02 * size};
}

SvgPath& SvgPath::moveTo(ChartPoint p) {
    open_ = finite(p);
    if (open_) appendPoint(data_, 'M', p);
    last_ = {coordinate(p.x), coordinate(p.y)};
    return *this;
}

SvgPath& SvgPath::lineTo(ChartPoint p) {
    if (!open_) return moveTo(p);
    open_ = finite(p);
    if (!open_) return *this;
    const Written point{coordinate(p.x), coordinate(p.y)};
    if (point.y == last_.y) {
        if (point.x != last_.x) data_ += 'H' + point.x;
    } else if (point.x == last_.x) {
        data_ += 'V' + point.y;
    } else {
        appendPoint(data_, 'L', p);
    }
    last_ = point;
    return *this;
}

SvgPath& SvgPath::close() {
    if (open_) data_ += 'Z';
    open_ = false;
    return *this;
}

SvgPath& SvgPath::polyline(const std::vector<ChartPoint>& points) {
    open_ = false;
    for (const ChartPoint& p : points) lineTo(p);
    return *this;
}

void Svg::close(std::string_view element, std::string_view tooltip) {
    if (tooltip.empty()) {
        body_ += "/>\n";
    } else {
        fmt::format_to(std::back_inserter(body_), "><title>{}</title></{}>\n", escapeMarkup(tooltip),
                       element);
    }
}

void Svg::line(ChartPoint from, ChartPoint to, std::string_view cls) {
    fmt::format_to(std::back_inserter(body_), R"(<line class="{}" x1="{}" y1="{}" x2="{}" y2="{}")", cls,
                   coordinate(from.x), coordinate(from.y), coordinate(to.x), coordinate(to.y));
    close("line", {});
}

void Svg::rect(const ChartBox& box, std::string_view cls, std::string_view tooltip) {
    fmt::format_to(std::back_inserter(body_), R"(<rect class="{}" x="{}" y="{}" width="{}" height="{}")", cls,
                   coordinate(box.x), coordinate(box.y), coordinate(std::fmax(0, box.width)),
                   coordinate(std::fmax(0, box.height)));
    close("rect", tooltip);
}

void Svg::circle(ChartPoint centre, double radius, std::string_view cls, std::string_view tooltip) {
    fmt::format_to(std::back_inserter(body_), R"(<circle class="{}" cx="{}" cy="{}" r="{}")", cls,
                   coordinate(centre.x), coordinate(centre.y), coordinate(radius));
    close("circle", tooltip);
}

void Svg::path(const SvgPath& path, std::string_view cls, std::string_view tooltip) {
    if (path.empty()) return;
    fmt::format_to(std::back_inserter(body_), R"(<path class="{}" d="{}")", cls, path.data());
    close("path", tooltip);
}

void Svg::text(ChartPoint baseline, std::string_view text, const TextLook& look) {
    if (text.empty()) return;
    labels_.push_back({std::string(text), textBox(baseline, text, look.size, look.anchor)});
    const std::string_view anchor = look.anchor == TextAnchor::start    ? ""
                                    : look.anchor == TextAnchor::middle ? " mid"
                                                                        : " end";
    fmt::format_to(std::back_inserter(body_), R"(<text class="t{}{}{}{}" x="{}" y="{}">{})",
                   coordinate(look.size), anchor, look.cls.empty() ? "" : " ", look.cls,
                   coordinate(baseline.x), coordinate(baseline.y),
                   look.tooltip.empty() ? "" : fmt::format("<title>{}</title>", escapeMarkup(look.tooltip)));
    body_ += escapeMarkup(text);
    body_ += "</text>\n";
}

std::string Svg::finish(double width, double height, std::string_view id, std::string_view title,
                        std::string_view description) const {
    return fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 {0} {1}\" "
        "aria-labelledby=\"{2}-t {2}-d\">\n<title id=\"{2}-t\">{3}</title>\n<desc "
        "id=\"{2}-d\">{4}</desc>\n{5}</svg>\n",
        coordinate(width), coordinate(height), id, escapeMarkup(title), escapeMarkup(description), body_);
}

}  // namespace tranche
