// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <cmath>

#include "gui/presentation/thin.hpp"

namespace tranche::gui {
namespace {

// Something that looks like noise and is the same everywhere.
double roughness(std::size_t i) {
    const double x = std::sin(static_cast<double>(i) * 12.9898) * 43758.5453;
    return 2 * (x - std::floor(x)) - 1;
}

struct Line {
    std::vector<double> x, y;
};

Line noise(std::size_t n) {
    Line line;
    for (std::size_t i = 0; i < n; ++i) {
        line.x.push_back(static_cast<double>(i));
        line.y.push_back(roughness(i));
    }
    return line;
}

}  // namespace

class ThinTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void peaksSurvive() {
        Line line = noise(100'000);
        line.y[54'321] = 1000;
        line.y[11'111] = -1000;
        const auto kept = thinLine(line.x, line.y, {0, 99'999, 900});
        QVERIFY(kept.size() <= 4 * 900 + 4);
        QVERIFY(std::is_sorted(kept.begin(), kept.end()));
        QCOMPARE(std::adjacent_find(kept.begin(), kept.end()), kept.end());
        for (const std::size_t peak : {54'321UL, 11'111UL, 0UL, 99'999UL})
            QVERIFY(std::find(kept.begin(), kept.end(), peak) != kept.end());
    }

    void everyColumnKeepsItsEnvelope() {
        const Line line = noise(20'000);
        const int columns = 100;
        const auto kept = thinLine(line.x, line.y, {0, 20'000, columns});
        for (int c = 0; c < columns; ++c) {
            const auto inside = [&](std::size_t i) { return static_cast<int>(line.x[i]) / 200 == c; };
            double low = 9e9, high = -9e9, keptLow = 9e9, keptHigh = -9e9;
            for (std::size_t i = 0; i < line.x.size(); ++i)
                if (inside(i)) low = std::min(low, line.y[i]), high = std::max(high, line.y[i]);
            for (const std::size_t i : kept)
                if (inside(i))
                    keptLow = std::min(keptLow, line.y[i]), keptHigh = std::max(keptHigh, line.y[i]);
            QCOMPARE(keptLow, low);
            QCOMPARE(keptHigh, high);
        }
    }

    void shortSeriesAreKeptWhole() {
        const Line line = noise(300);
        QCOMPARE(thinLine(line.x, line.y, {0, 299, 200}).size(), 300UL);
    }

    void gapsStayGaps() {
        Line line = noise(50'000);
        line.y[25'000] = std::nan("");
        const auto kept = thinLine(line.x, line.y, {0, 49'999, 400});
        QVERIFY(std::find(kept.begin(), kept.end(), 25'000UL) != kept.end());
    }

    void zoomKeepsTheNeighboursOutside() {
        const Line line = noise(1000);
        const auto kept = thinLine(line.x, line.y, {100.5, 110.5, 400});
        QCOMPARE(kept.front(), 100UL);
        QCOMPARE(kept.back(), 111UL);
    }

    void nothingGivesNothing() {
        QVERIFY(thinLine({}, {}, {0, 1, 100}).empty());
        QCOMPARE(thinLine({5}, {1}, {5, 5, 100}).size(), 1UL);
    }

    void bandKeepsBothEnds() {
        Line low = noise(50'000);
        std::vector<double> high = low.y;
        for (double& h : high) h += 10;
        low.y[30'000] = -50;
        high[30'001] = 70;
        const auto kept = thinBand(low.x, low.y, high, {0, 49'999, 300});
        QVERIFY(std::find(kept.begin(), kept.end(), 30'000UL) != kept.end());
        QVERIFY(std::find(kept.begin(), kept.end(), 30'001UL) != kept.end());
    }
};

}  // namespace tranche::gui

QTEST_GUILESS_MAIN(tranche::gui::ThinTest)
#include <thin_test.moc>
