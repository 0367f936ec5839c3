// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Where to save: the folder and the kind of last time are offered again; a name without an ending gets that of the
// kind chosen. Empty: thought better of it. Verified by: tests/gui/export_test.cpp.

#include <QString>
#include <QStringList>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace tranche::gui {

QString askWhere(QWidget* parent, const QString& name, const QStringList& kinds, int usual = 0);
QString withEnding(const QString& file, const QString& kind);  // kind: "Picture (*.png)"

}  // namespace tranche::gui
