// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/layout.hpp"

#include <algorithm>
#include <cmath>

#include "models/report/text.hpp"

namespace tranche {
namespace {

constexpr double kLegendTextSize = 12;
constexpr double kSwatchWidth = 22;
constexpr double kFlagGap = 4;

struct Span {
    double from, to;
    bool covers(double x) const { return from - kFlagGap < x && x < to + kFlagGap; }
    bool meets(const Span& other) const { return from < other.to + kFlagGap && other.from < to + kFlagGap; }
};

}  // namespace

std::vector<FlagPlace> placeFlags(const std::vector<double>& lines, const std::vector<double>& widths,
                                  double low, double high) {
    const std::size_t n = lines.size();
    std::vector<FlagPlace> places(n);
    std::vector<Span> spans;
    for (std::size_t i = 0; i < n; ++i) {
        places[i].left = lines[i] + widths[i] > high && lines[i] - widths[i] >= low;
        spans.push_back(places[i].left ? Span{lines[i] - widths[i], lines[i]}
                                       : Span{lines[i], lines[i] + widths[i]});
    }
    // A label stands above every flag whose line it would cover; n passes settle any chain. Two that cover
    // each other (or stand on one date) are parted by their order: the later one higher.
    const auto mustBeAbove = [&](std::size_t i, std::size_t j) {
        if (!spans[i].meets(spans[j])) return false;
        const bool covers = spans[i].covers(lines[j]), covered = spans[j].covers(lines[i]);
        return covers == covered ? i > j : covers;
    };
    for (std::size_t pass = 0; pass < n; ++pass) {
        bool moved = false;
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t j = 0; j < n; ++j) {
                if (i == j || !mustBeAbove(i, j) || places[i].row > places[j].row) continue;
                places[i].row = places[j].row + 1;
                moved = true;
            }
        }
        if (!moved) break;
    }
    // A ring of three or more could leave two on one row: the last word is that labels never share a place.
    for (std::size_t i = 0; i < n; ++i) {
        places[i].row = std::min(places[i].row, static_cast<int>(n) - 1);
        for (std::size_t j = 0; j < i;) {
            if (places[i].row == places[j].row && spans[i].meets(spans[j])) {
                ++places[i].row;
                j = 0;
            } else {
                ++j;
            }
        }
    }
    return places;
}

double drawLegend(Svg& svg, ChartPoint topLeft, double width, const std::vector<LegendEntry>& entries) {
    double x = topLeft.x, y = topLeft.y;
    for (const LegendEntry& entry : entries) {
        const std::string text = clipText(entry.text, width - kSwatchWidth - 6, kLegendTextSize);
        const double needed = kSwatchWidth + 6 + textWidth(text, kLegendTextSize);
        if (x > topLeft.x && x + needed > topLeft.x + width) {
            x = topLeft.x;
            y += kLegendRowHeight;
        }
        if (entry.shape == LegendShape::line) {
            svg.line({x, y + 8}, {x + kSwatchWidth, y + 8}, entry.mark);
        } else if (entry.shape == LegendShape::dot) {
            svg.circle({x + kSwatchWidth / 2, y + 8}, 4.5, entry.mark);
        } else {
            svg.rect({x, y + 2, kSwatchWidth, 12}, entry.mark);
        }
        svg.text({x + kSwatchWidth + 6, y + 12}, text, {kLegendTextSize, TextAnchor::start, {}, {}});
        x += needed + 18;
    }
    return entries.empty() ? 0 : y + kLegendRowHeight - topLeft.y;
}

std::vector<ChartPoint> thinToPixels(const std::vector<ChartPoint>& line) {
    std::vector<ChartPoint> kept;
    for (std::size_t i = 0; i < line.size();) {
        const double column = std::floor(line[i].x);
        std::size_t end = i + 1, lowest = i, highest = i;
        for (; end < line.size() && std::floor(line[end].x) == column; ++end) {
            if (line[end].y < line[lowest].y) lowest = end;
            if (line[end].y > line[highest].y) highest = end;
        }
        std::size_t picks[] = {i, std::min(lowest, highest), std::max(lowest, highest), end - 1};
        for (std::size_t k = 0; k < 4; ++k) {
            if (k == 0 || picks[k] != picks[k - 1]) kept.push_back(line[picks[k]]);
        }
        i = end;
    }
    return kept;
}

}  // namespace tranche
