// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where to save a chart, a table or a report: the folder of last time is offered again, and of the same choice of kinds
// the kind of last time. See save_dialog.hpp. Verified by: tests/gui/save_dialog_test.cpp.

#include <QString>
#include <QStringList>

#include "gui/scenario/save_dialog.hpp"

namespace tranche::gui {

QString askWhere(QWidget* parent, const QString& name, const QStringList& kinds, int usual = 0);

}  // namespace tranche::gui
