// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The font of YAML: of fixed width, with Korean letters from a font that has them.

#include <QFont>

namespace tranche::gui {

QFont textFont();

}  // namespace tranche::gui
