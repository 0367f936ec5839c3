// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A spin box for numbers of any size, shown with the digits that they have. The wheel scrolls what is around it unless it
// has the focus. Verified by: tests/gui/scenario_items_test.cpp.

#include <QDoubleSpinBox>
#include <QWheelEvent>

#include "models/fields/shape.hpp"

namespace tranche::gui {

class NumberBox : public QDoubleSpinBox {
    Q_OBJECT
public:
    NumberBox(const Limits& limits, bool whole, bool isYear, QWidget* parent = nullptr);

    std::string yaml() const;  // as a file has it
    void show(double number);
    void showNothing();  // there is no value yet
    bool showsNothing() const { return nothing_; }

    QString textFromValue(double value) const override;

protected:
    void wheelEvent(QWheelEvent* event) override;

private:
    bool whole_, nothing_ = false;
};

}  // namespace tranche::gui
