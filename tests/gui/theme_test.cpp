// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <cmath>

#include "gui/charts/theme.hpp"

namespace tranche::gui {
namespace {

// How far apart two colours are for somebody without red or green cones: Vienot, Brettel and Mollon (1999) in linear RGB,
// compared by lightness and by what is left of the hue.
struct Linear {
    double r, g, b;
};

Linear linear(const QColor& c) {
    const auto f = [](double v) { return std::pow(v, 2.2); };
    return {f(c.redF()), f(c.greenF()), f(c.blueF())};
}

Linear seenBy(const Linear& c, bool protan) {
    const double yellow = protan ? 0.11238 * c.r + 0.88762 * c.g : 0.29275 * c.r + 0.70725 * c.g;
    const double blue = protan ? 0.00401 * c.r - 0.00401 * c.g + c.b : -0.02234 * c.r + 0.02234 * c.g + c.b;
    return {yellow, yellow, blue};
}

double distance(const Linear& a, const Linear& b) {
    const auto root = [](double v) { return std::pow(std::max(0.0, v), 1 / 2.2); };
    return std::hypot(root(a.r) - root(b.r), root(a.b) - root(b.b));
}

}  // namespace

class ThemeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void textIsReadable() {
        for (const Theme* theme : {&lightTheme(), &darkTheme()}) {
            const QPalette palette = widgetPalette(*theme);
            QVERIFY(contrast(theme->text, theme->paper) > 10);
            QVERIFY(contrast(theme->faint, theme->paper) > 4.5);
            QVERIFY(contrast(palette.color(QPalette::WindowText), palette.color(QPalette::Window)) > 7);
            QVERIFY(contrast(palette.color(QPalette::PlaceholderText), palette.color(QPalette::Window)) >
                    4.5);
            QVERIFY(contrast(palette.color(QPalette::HighlightedText), palette.color(QPalette::Highlight)) >
                    4.5);
            QVERIFY(contrast(palette.color(QPalette::Link), palette.color(QPalette::Base)) > 4.5);
        }
    }

    void inksStandOutFromThePaper() {
        for (const Theme* theme : {&lightTheme(), &darkTheme()})
            for (const QColor& ink : theme->inks)
                QVERIFY2(contrast(ink, theme->paper) >= 3, qPrintable(ink.name()));
    }

    // Neighbours in the order that sectors take them; strokes tell the others apart as well.
    void neighboursAreToldApartWithoutRedOrGreen() {
        constexpr std::array kOrder{Ink::blue, Ink::orange, Ink::green, Ink::rose, Ink::vermilion};
        for (const Theme* theme : {&lightTheme(), &darkTheme()})
            for (const bool protan : {true, false})
                for (std::size_t i = 1; i < kOrder.size(); ++i) {
                    const double d = distance(seenBy(linear(theme->ink(kOrder[i - 1])), protan),
                                              seenBy(linear(theme->ink(kOrder[i])), protan));
                    QVERIFY2(d > 0.1, qPrintable(QStringLiteral("%1: %2").arg(i).arg(d)));
                }
    }

    void textOnABoxIsReadableWhateverItsShade() {
        for (const Theme* theme : {&lightTheme(), &darkTheme()})
            for (int i = 0; i <= 20; ++i) {
                const QColor fill = theme->shade(i / 20.0);
                QVERIFY2(contrast(theme->on(fill), fill) >= 4.5, qPrintable(fill.name()));
            }
    }

    void theThemeIsFoundByThePalette() {
        QVERIFY(themeOf(widgetPalette(darkTheme())).dark);
        QVERIFY(!themeOf(widgetPalette(lightTheme())).dark);
    }
};

}  // namespace tranche::gui

QTEST_GUILESS_MAIN(tranche::gui::ThemeTest)
#include <theme_test.moc>
