// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/theme.hpp"

#include <algorithm>
#include <cmath>

namespace tranche::gui {
namespace {

double luminance(const QColor& colour) {
    const auto linear = [](double c) {
        return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

Theme makeLight() {
    Theme t;
    t.dark = false;
    t.paper = QColor(0xff, 0xff, 0xff);
    t.text = QColor(0x1b, 0x1f, 0x24);
    t.faint = QColor(0x57, 0x60, 0x6a);
    t.grid = QColor(0xe3, 0xe6, 0xea);
    t.inks = {QColor(0x00, 0x72, 0xb2), QColor(0xc9, 0x82, 0x00),
              QColor(0x00, 0x8a, 0x63), QColor(0xbb, 0x5c, 0x91),
              QColor(0x3a, 0x97, 0xd3), QColor(0xd5, 0x5e, 0x00),
              QColor(0x8f, 0x7a, 0x00), t.text,
              QColor(0x8a, 0x93, 0x9d)};
    t.scaleLow = QColor(0xf0, 0xf5, 0xfa);
    t.scaleHigh = QColor(0x00, 0x4a, 0x80);
    return t;
}

Theme makeDark() {
    Theme t;
    t.dark = true;
    t.paper = QColor(0x1c, 0x20, 0x26);
    t.text = QColor(0xe8, 0xea, 0xed);
    t.faint = QColor(0xa9, 0xb1, 0xba);
    t.grid = QColor(0x34, 0x3a, 0x43);
    t.inks = {QColor(0x4d, 0xa6, 0xe8), QColor(0xe6, 0x9f, 0x00),
              QColor(0x2f, 0xb9, 0x8e), QColor(0xd9, 0x8f, 0xb7),
              QColor(0x8c, 0xcb, 0xf2), QColor(0xf0, 0x7f, 0x2c),
              QColor(0xd8, 0xcc, 0x3c), t.text,
              QColor(0x80, 0x89, 0x94)};
    t.scaleLow = QColor(0x24, 0x2a, 0x32);
    t.scaleHigh = QColor(0x7c, 0xc4, 0xf5);
    return t;
}

}  // namespace

QColor Theme::shade(double share) const {
    const double s = std::clamp(share, 0.0, 1.0);
    const auto mix = [s](double a, double b) { return static_cast<float>(a + (b - a) * s); };
    return QColor::fromRgbF(mix(scaleLow.redF(), scaleHigh.redF()),
                            mix(scaleLow.greenF(), scaleHigh.greenF()),
                            mix(scaleLow.blueF(), scaleHigh.blueF()));
}

QColor Theme::on(const QColor& fill) const {
    const QColor black(0, 0, 0), white(0xff, 0xff, 0xff);
    return contrast(fill, black) >= contrast(fill, white) ? black : white;
}

const Theme& lightTheme() {
    static const Theme theme = makeLight();
    return theme;
}

const Theme& darkTheme() {
    static const Theme theme = makeDark();
    return theme;
}

const Theme& themeOf(const QPalette& palette) {
    return luminance(palette.color(QPalette::Window)) < 0.2 ? darkTheme() : lightTheme();
}

QPalette widgetPalette(const Theme& theme) {
    const bool dark = theme.dark;
    QPalette p;
    const QColor window = dark ? QColor(0x25, 0x2a, 0x31) : QColor(0xf4, 0xf5, 0xf7);
    p.setColor(QPalette::Window, window);
    p.setColor(QPalette::WindowText, theme.text);
    p.setColor(QPalette::Base, theme.paper);
    p.setColor(QPalette::AlternateBase, dark ? QColor(0x23, 0x28, 0x2f) : QColor(0xf7, 0xf8, 0xfa));
    p.setColor(QPalette::Text, theme.text);
    p.setColor(QPalette::PlaceholderText, theme.faint);
    p.setColor(QPalette::Button, dark ? QColor(0x30, 0x36, 0x3f) : QColor(0xea, 0xec, 0xef));
    p.setColor(QPalette::ButtonText, theme.text);
    p.setColor(QPalette::ToolTipBase, dark ? QColor(0x30, 0x36, 0x3f) : QColor(0xff, 0xff, 0xff));
    p.setColor(QPalette::ToolTipText, theme.text);
    p.setColor(QPalette::BrightText, theme.ink(Ink::vermilion));
    p.setColor(QPalette::Highlight, dark ? QColor(0x2f, 0x6f, 0xa8) : QColor(0x00, 0x5f, 0x9e));
    p.setColor(QPalette::HighlightedText, QColor(0xff, 0xff, 0xff));
    p.setColor(QPalette::Link, theme.ink(Ink::blue));
    p.setColor(QPalette::LinkVisited, theme.ink(Ink::rose));
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, theme.ink(Ink::quiet));
    p.setColor(QPalette::Light, dark ? QColor(0x3d, 0x44, 0x4e) : QColor(0xff, 0xff, 0xff));
    p.setColor(QPalette::Midlight, dark ? QColor(0x36, 0x3c, 0x45) : QColor(0xf0, 0xf1, 0xf3));
    p.setColor(QPalette::Mid, dark ? QColor(0x4a, 0x52, 0x5d) : QColor(0xc6, 0xca, 0xd0));
    p.setColor(QPalette::Dark, dark ? QColor(0x15, 0x18, 0x1c) : QColor(0xa0, 0xa6, 0xae));
    p.setColor(QPalette::Shadow, dark ? QColor(0x0c, 0x0e, 0x10) : QColor(0x80, 0x86, 0x8e));
    return p;
}

QPen strokePen(const QColor& colour, Stroke stroke, double width) {
    QPen pen(colour, width);
    pen.setJoinStyle(Qt::RoundJoin);
    pen.setCapStyle(Qt::FlatCap);
    switch (stroke) {
        case Stroke::solid:
            break;
        case Stroke::dash:
            pen.setDashPattern({5, 3});
            break;
        case Stroke::dot:
            pen.setDashPattern({1.5, 2});
            break;
        case Stroke::dashDot:
            pen.setDashPattern({6, 2.5, 1.5, 2.5});
            break;
        case Stroke::longDash:
            pen.setDashPattern({10, 4});
            break;
    }
    return pen;
}

QBrush fillBrush(const QColor& colour, double strength, bool hatched) {
    QColor fill = colour;
    fill.setAlphaF(static_cast<float>(std::clamp(strength, 0.0, 1.0)));
    return hatched ? QBrush(fill, Qt::BDiagPattern) : QBrush(fill);
}

double contrast(const QColor& a, const QColor& b) {
    const double x = luminance(a), y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

}  // namespace tranche::gui
