// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/scenario/number_box.hpp"

#include <QLineEdit>
#include <QLocale>
#include <algorithm>
#include <cmath>

#include "models/fields/strict_number.hpp"

namespace tranche::gui {

NumberBox::NumberBox(const Limits& limits, bool whole, bool isYear, QWidget* parent)
    : QDoubleSpinBox(parent), whole_(whole) {
    constexpr double kFar = 1e15;  // beyond, not every whole number is a double
    setDecimals(whole ? 0 : 10);
    setRange(std::max(limits.min, -kFar), std::min(limits.max, kFar));
    setStepType(isYear ? QAbstractSpinBox::DefaultStepType : QAbstractSpinBox::AdaptiveDecimalStepType);
    setGroupSeparatorShown(!isYear);
    setKeyboardTracking(false);  // a number is told when it is complete
    setCorrectionMode(QAbstractSpinBox::CorrectToNearestValue);
    setFocusPolicy(Qt::StrongFocus);
    setAccelerated(true);
    connect(this, &QDoubleSpinBox::valueChanged, this, [this] { nothing_ = false; });
}

QString NumberBox::textFromValue(double value) const {
    if (nothing_) return {};
    QLocale shown = locale();
    if (!isGroupSeparatorShown()) shown.setNumberOptions(QLocale::OmitGroupSeparator);
    if (whole_) return shown.toString(value, 'f', 0);
    // No exponents: they cannot be typed back.
    return shown.toString(value, 'f', QLocale::FloatingPointShortest);
}

std::string NumberBox::yaml() const {
    if (whole_) return numberText(static_cast<std::int64_t>(std::llround(value())));
    return numberText(value());
}

void NumberBox::showNothing() {
    nothing_ = true;
    lineEdit()->clear();
}

void NumberBox::show(double number) {
    nothing_ = false;
    setValue(number);
    lineEdit()->setText(prefix() + textFromValue(value()) + suffix());
}

void NumberBox::wheelEvent(QWheelEvent* event) {
    if (hasFocus())
        QDoubleSpinBox::wheelEvent(event);
    else
        event->ignore();
}

}  // namespace tranche::gui
