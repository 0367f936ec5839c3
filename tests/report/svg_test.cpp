// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/svg.hpp"

#include <doctest/doctest.h>

#include <limits>

#include "tests/report/markup_reader.hpp"

using namespace tranche;

TEST_CASE("coordinates have one decimal at most and are always numbers") {
    CHECK(coordinate(12.34) == "12.3");
    CHECK(coordinate(12.04) == "12");
    CHECK(coordinate(-0.01) == "0");
    CHECK(coordinate(std::numeric_limits<double>::quiet_NaN()) == "0");
    CHECK(coordinate(-std::numeric_limits<double>::infinity()) == "0");
}

TEST_CASE("an undefined point breaks a path instead of entering it") {
    SvgPath path;
    path.polyline({{0, 0}, {1, 2}, {std::numeric_limits<double>::quiet_NaN(), 3}, {4, 5}, {6, 7}});
    CHECK(path.data() == "M0 0L1 2M4 5L6 7");
}

TEST_CASE("horizontal and vertical steps are written short") {
    SvgPath path;
    path.polyline({{0, 0}, {5, 0}, {5, 3}, {5, 3}, {7, 4}}).close();
    CHECK(path.data() == "M0 0H5V3L7 4Z");
}

TEST_CASE("a drawing is well-formed, described, and escapes every text") {
    Svg svg;
    svg.rect({0, 0, 10, -4}, "bar", "a < b");
    svg.text({5, 9}, "<script>", {12, TextAnchor::middle, "soft", "\"tip\""});
    const std::string out = svg.finish(100, 50, "x", "T & T", "D");
    CHECK(sample::markupFault(out) == "");
    CHECK(out.find("<script>") == std::string::npos);
    CHECK(out.find("height=\"0\"") != std::string::npos);
    CHECK(out.find("<title id=\"x-t\">T &amp; T</title>") != std::string::npos);
    REQUIRE(svg.labels().size() == 1);
    const ChartBox box = svg.labels()[0].box;
    CHECK(box.x + box.width / 2 == doctest::Approx(5));
}

TEST_CASE("boxes that only touch do not overlap") {
    CHECK(overlap({0, 0, 10, 10}, {9, 9, 5, 5}));
    CHECK_FALSE(overlap({0, 0, 10, 10}, {10, 0, 5, 5}));
    CHECK_FALSE(overlap({0, 0, 10, 10}, {0, 10, 5, 5}));
}
