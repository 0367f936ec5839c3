// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// English and Korean, changed while the program runs: installs translators (those of the project and Qt's own) and the
// default QLocale; widgets hear of it by LanguageChange. Files never depend on it.
// Verified by: tests/gui/language_test.cpp.

#include <QString>

namespace tranche::gui {

enum class Language { system, english, korean };

void useLanguage(Language language);
Language languageInUse();  // english or korean
QString languageKey(Language language);
Language languageOf(const QString& key);

}  // namespace tranche::gui
