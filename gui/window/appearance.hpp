// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Light and dark: as the system has it, also when that changes, or as the user says. Fusion style with the palette of
// the theme, so that both look the same everywhere.
// Verified by: tests/gui/window_test.cpp.

#include <QPalette>
#include <QString>

#include "gui/charts/theme.hpp"

namespace tranche::gui {

enum class Appearance { system, light, dark };

// Once, before the first window: remembers the palette of the system.
void startAppearance();
void useAppearance(Appearance appearance);
// The system has another theme now. True: use the appearance again.
bool systemChanged(Appearance appearance);
const Theme& themeInUse();
QString appearanceKey(Appearance appearance);
Appearance appearanceOf(const QString& key);

}  // namespace tranche::gui
