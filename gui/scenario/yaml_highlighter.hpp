// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Colours of YAML: keys, texts, numbers and dates, comments. Made from the palette, so that they can be read on a light and
// on a dark ground. Verified by: tests/gui/scenario_text_test.cpp.

#include <QSyntaxHighlighter>
#include <QTextCharFormat>

class QPalette;

namespace tranche::gui {

class YamlHighlighter : public QSyntaxHighlighter {
    Q_OBJECT
public:
    YamlHighlighter(QTextDocument* document, const QPalette& palette);
    void usePalette(const QPalette& palette);

protected:
    void highlightBlock(const QString& text) override;

private:
    int quoted(const QString& text, int start, QChar quote);  // behind its end; the length when it goes on

    QTextCharFormat key_, text_, number_, comment_;
};

// A colour of this hue that can be read on the ground of the palette.
QColor readableColour(const QPalette& palette, int hue, int saturation);

}  // namespace tranche::gui
