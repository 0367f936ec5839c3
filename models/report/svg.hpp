// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A small writer of inline SVG. Lengths in CSS pixels of the viewBox, y downwards, one decimal; the same
// input gives the same bytes. Colours, dashes and fonts are classes of the page's style sheet
// (html_style.hpp), so that light, dark and print need one drawing. Text is escaped here and nowhere else. A
// point that is not finite breaks a path and never reaches the file; other coordinates that are not finite
// are written as 0. Every text leaves its box in labels(), which is how the tests prove that no two labels
// overlap.
//
// Verified by tests/report/svg_test.cpp.

#include <string>
#include <string_view>
#include <vector>

namespace tranche {

struct ChartPoint {
    double x = 0, y = 0;
};

struct ChartBox {
    double x = 0, y = 0, width = 0, height = 0;
    double right() const { return x + width; }
    double bottom() const { return y + height; }
};
bool overlap(const ChartBox& a, const ChartBox& b);  // touching edges do not overlap

struct LabelBox {
    std::string text;
    ChartBox box;
};

enum class TextAnchor { start, middle, end };

struct TextLook {
    double size = 12;  // [px]
    TextAnchor anchor = TextAnchor::start;
    std::string_view cls;
    std::string_view tooltip;
};

class SvgPath {
public:
    SvgPath& moveTo(ChartPoint p);
    SvgPath& lineTo(ChartPoint p);
    SvgPath& close();
    SvgPath& polyline(const std::vector<ChartPoint>& points);
    bool empty() const { return data_.empty(); }
    const std::string& data() const { return data_; }

private:
    struct Written {
        std::string x, y;
    };
    std::string data_;
    Written last_;
    bool open_ = false;  // the last point was drawn, so a line may follow
};

class Svg {
public:
    void line(ChartPoint from, ChartPoint to, std::string_view cls);
    void rect(const ChartBox& box, std::string_view cls, std::string_view tooltip = {});
    void circle(ChartPoint centre, double radius, std::string_view cls, std::string_view tooltip = {});
    void path(const SvgPath& path, std::string_view cls, std::string_view tooltip = {});
    void text(ChartPoint baseline, std::string_view text, const TextLook& look);

    const std::vector<LabelBox>& labels() const { return labels_; }
    // <svg role="img"> with title and description; `id` must be unique in the page.
    std::string finish(double width, double height, std::string_view id, std::string_view title,
                       std::string_view description) const;

private:
    void close(std::string_view element, std::string_view tooltip);
    std::string body_;
    std::vector<LabelBox> labels_;
};

std::string coordinate(double value);  // "12.3", "12", "-0.5"; not finite -> "0"
ChartBox textBox(ChartPoint baseline, std::string_view text, double size, TextAnchor anchor);

}  // namespace tranche
