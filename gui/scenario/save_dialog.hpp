// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Asks where to save. A name without an ending gets that of the kind chosen, and only then is it asked whether a file of
// that name may be replaced; "no" asks for another name. Empty: thought better of it.
// Verified by: tests/gui/save_dialog_test.cpp.

#include <QString>
#include <QStringList>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace tranche::gui {

QString endingOf(const QString& kind);  // "Scenarios (*.yaml *.yml)": ".yaml"; of "All files (*)" empty
QString withEnding(const QString& file, const QString& kind);

// `start` is offered; `kind` is the one of `kinds` that is chosen at first.
QString askFileToWrite(QWidget* parent, const QString& title, const QString& start, const QStringList& kinds,
                       QString kind = {});

}  // namespace tranche::gui
