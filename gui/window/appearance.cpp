// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/window/appearance.hpp"

#include <QApplication>
#include <QStyleFactory>
#include <utility>

#include "gui/scenario/visible_indicators.hpp"

namespace tranche::gui {
namespace {

bool& systemIsDark() {
    static bool dark = false;
    return dark;
}

const Theme*& inUse() {
    static const Theme* theme = &lightTheme();
    return theme;
}

}  // namespace

void startAppearance() {
    systemIsDark() = themeOf(QApplication::palette()).dark;
    QApplication::setStyle(new VisibleIndicators(QStyleFactory::create(QStringLiteral("Fusion"))));
}

void useAppearance(Appearance appearance) {
    const bool dark = appearance == Appearance::dark || (appearance == Appearance::system && systemIsDark());
    inUse() = dark ? &darkTheme() : &lightTheme();
    QApplication::setPalette(widgetPalette(*inUse()));
}

bool systemChanged(Appearance appearance) {
    if (appearance != Appearance::system) return false;
    QApplication::setPalette(QPalette());  // that of the system again
    const bool dark = themeOf(QApplication::palette()).dark;
    return std::exchange(systemIsDark(), dark) != dark || dark != inUse()->dark;
}

const Theme& themeInUse() {
    return *inUse();
}

QString appearanceKey(Appearance appearance) {
    switch (appearance) {
        case Appearance::light:
            return QStringLiteral("light");
        case Appearance::dark:
            return QStringLiteral("dark");
        case Appearance::system:
            break;
    }
    return QStringLiteral("system");
}

Appearance appearanceOf(const QString& key) {
    if (key == QLatin1String("light")) return Appearance::light;
    if (key == QLatin1String("dark")) return Appearance::dark;
    return Appearance::system;
}

}  // namespace tranche::gui
