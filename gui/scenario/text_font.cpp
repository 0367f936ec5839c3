// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/scenario/text_font.hpp"

#include <QFontDatabase>
#include <QStringList>

namespace tranche::gui {

QFont textFont() {
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setStyleHint(QFont::Monospace);
    QStringList families{font.family()};
    for (const char* family :
         {"DejaVu Sans Mono", "Noto Sans Mono", "NanumGothicCoding", "D2Coding", "NanumGothic"})
        families << QString::fromLatin1(family);
    font.setFamilies(families);
    return font;
}

}  // namespace tranche::gui
