// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Colours of windows and charts, light and dark. The palette of charts is that of Okabe and Ito (2008), which people who
// see colours differently tell apart, lightened where the paper is dark; strokes and hatches say the same again.
// Verified by: tests/gui/theme_test.cpp (contrast on both papers).

#include <QBrush>
#include <QColor>
#include <QPalette>
#include <QPen>
#include <array>

#include "gui/presentation/chart_data.hpp"

namespace tranche::gui {

struct Theme {
    bool dark = false;
    QColor paper, text, faint, grid;  // faint: labels of axes
    std::array<QColor, 9> inks;
    QColor scaleLow, scaleHigh;  // of shaded boxes

    QColor ink(Ink name) const { return inks[static_cast<std::size_t>(name)]; }
    QColor shade(double share) const;  // 0 to 1
    // What is readable on `fill`.
    QColor on(const QColor& fill) const;
};

const Theme& lightTheme();
const Theme& darkTheme();
const Theme& themeOf(const QPalette& palette);  // by how light its windows are

QPalette widgetPalette(const Theme& theme);

QPen strokePen(const QColor& colour, Stroke stroke, double width);
QBrush fillBrush(const QColor& colour, double strength, bool hatched);

double contrast(const QColor& a, const QColor& b);  // WCAG 2.1 ratio, 1 to 21

}  // namespace tranche::gui
