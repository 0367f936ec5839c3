// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Fusion draws check boxes and radio buttons with an outline darker than the window, which cannot be seen on a dark one.
// Here the outline is of the colour of the text, at 3:1 or more. Verified by: tests/gui/visible_indicators_test.cpp.

#include <QProxyStyle>

namespace tranche::gui {

class VisibleIndicators : public QProxyStyle {
    Q_OBJECT
public:
    using QProxyStyle::QProxyStyle;

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget = nullptr) const override;
};

}  // namespace tranche::gui
