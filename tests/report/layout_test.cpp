// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/layout.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "models/report/text.hpp"
#include "tests/report/sample_summary.hpp"

using namespace tranche;

namespace {

struct Placed {
    double line, from, to;
    int row;
};

std::vector<Placed> placed(const std::vector<double>& lines, const std::vector<double>& widths, double high) {
    const std::vector<FlagPlace> places = placeFlags(lines, widths, 0, high);
    std::vector<Placed> out;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const double from = places[i].left ? lines[i] - widths[i] : lines[i];
        out.push_back({lines[i], from, from + widths[i], places[i].row});
    }
    return out;
}

}  // namespace

TEST_CASE("no two flags share a place, whatever their dates") {
    sample::Dice dice;
    for (int instance = 0; instance < 400; ++instance) {
        std::vector<double> lines, widths;
        const int n = 1 + static_cast<int>(dice.uniform() * 14);
        for (int i = 0; i < n; ++i) {
            lines.push_back(std::floor(dice.uniform() * 30) * 25);
            widths.push_back(40 + dice.uniform() * 150);
        }
        const std::vector<Placed> flags = placed(lines, widths, 750);
        for (std::size_t i = 0; i < flags.size(); ++i) {
            CAPTURE(instance);
            CHECK(flags[i].to <= 750 + 190);
            for (std::size_t j = 0; j < i; ++j) {
                const bool meet = flags[i].row == flags[j].row && flags[i].from < flags[j].to &&
                                  flags[j].from < flags[i].to;
                CHECK_FALSE(meet);
            }
        }
    }
}

TEST_CASE("a flag's line passes through no label of a lower row when dates ascend inside the plot") {
    const std::vector<Placed> flags = placed({100, 130, 160, 300, 320}, {80, 80, 80, 80, 80}, 900);
    for (const Placed& line : flags) {
        for (const Placed& label : flags) {
            if (&line == &label || label.row >= line.row) continue;
            const bool crosses = label.from < line.line && line.line < label.to;
            CHECK_FALSE(crosses);
        }
    }
    CHECK(flags[0].row == 2);
    CHECK(flags[4].row == 0);
}

TEST_CASE("a flag at the right edge turns its label left") {
    const std::vector<FlagPlace> places = placeFlags({880}, {100}, 50, 900);
    CHECK(places[0].left);
    CHECK_FALSE(placeFlags({100}, {100}, 50, 900)[0].left);
}

TEST_CASE("legend entries wrap, never overlap and never leave the drawing") {
    Svg svg;
    std::vector<LegendEntry> entries;
    for (int i = 0; i < 9; ++i)
        entries.push_back({std::string(static_cast<std::size_t>(5 + 9 * i), 'm'), "bar"});
    const double height = drawLegend(svg, {2, 2}, 396, entries);
    REQUIRE(svg.labels().size() == 9);
    for (std::size_t i = 0; i < 9; ++i) {
        CHECK(svg.labels()[i].box.right() <= 398);
        CHECK(svg.labels()[i].box.bottom() <= 2 + height);
        for (std::size_t j = 0; j < i; ++j) CHECK_FALSE(overlap(svg.labels()[i].box, svg.labels()[j].box));
    }
}

TEST_CASE("thinning keeps the extremes of every pixel column and bounds the points") {
    std::vector<ChartPoint> line;
    for (int i = 0; i < 100000; ++i)
        line.push_back({i * 0.008, std::sin(i * 0.7) * 50 + (i == 54321 ? 500 : 0)});
    const std::vector<ChartPoint> thin = thinToPixels(line);
    CHECK(thin.size() <= 4 * 801);
    const auto higher = [](ChartPoint a, ChartPoint b) { return a.y < b.y; };
    CHECK(std::max_element(thin.begin(), thin.end(), higher)->y ==
          std::max_element(line.begin(), line.end(), higher)->y);
    CHECK(std::min_element(thin.begin(), thin.end(), higher)->y ==
          std::min_element(line.begin(), line.end(), higher)->y);
    CHECK(thin.front().x == line.front().x);
    CHECK(thin.back().x == line.back().x);
    CHECK(std::is_sorted(thin.begin(), thin.end(), [](ChartPoint a, ChartPoint b) { return a.x < b.x; }));
    CHECK(thinToPixels({}).empty());
}
