// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/scenario/visible_indicators.hpp"

#include <QPainter>
#include <QStyleOption>
#include <algorithm>

namespace tranche::gui {

void VisibleIndicators::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                      const QWidget* widget) const {
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    const bool round = element == PE_IndicatorRadioButton;
    if (!round && element != PE_IndicatorCheckBox && element != PE_IndicatorItemViewItemCheck) return;
    const bool enabled = option->state.testFlag(State_Enabled);
    QColor ink = option->palette.color(enabled ? QPalette::Active : QPalette::Disabled, QPalette::Text);
    if (enabled) ink.setAlphaF(0.7F);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, round);
    painter->setPen(ink);
    painter->setBrush(Qt::NoBrush);
    if (round) {
        // Where Fusion has its circle.
        const QRectF box(option->rect);
        const double radius = (std::min(box.width(), box.height()) - 1) / 2 - 0.5;
        painter->drawEllipse(box.center(), radius, radius);
    } else {
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
    }
    painter->restore();
}

}  // namespace tranche::gui
