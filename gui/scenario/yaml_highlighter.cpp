// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/scenario/yaml_highlighter.hpp"

#include <QPalette>
#include <QRegularExpression>

namespace tranche::gui {
namespace {

// What the next line goes on with. A block of text: kBlock + the indentation of its key.
enum State { plainState = 0, doubleState = 1, singleState = 2, kBlock = 16 };

int indentOf(const QString& text) {
    int i = 0;
    while (i < text.size() && text[i] == QLatin1Char(' ')) ++i;
    return i;
}

}  // namespace

QColor readableColour(const QPalette& palette, int hue, int saturation) {
    const bool dark = palette.color(QPalette::Base).lightness() < 128;
    return QColor::fromHsl(hue, saturation, dark ? 175 : 75);
}

YamlHighlighter::YamlHighlighter(QTextDocument* document, const QPalette& palette)
    : QSyntaxHighlighter(document) {
    usePalette(palette);
}

void YamlHighlighter::usePalette(const QPalette& palette) {
    key_.setForeground(readableColour(palette, 212, 170));
    text_.setForeground(readableColour(palette, 130, 110));
    number_.setForeground(readableColour(palette, 22, 190));
    comment_.setForeground(readableColour(palette, 212, 18));
    comment_.setFontItalic(true);
    rehighlight();
}

int YamlHighlighter::quoted(const QString& text, int start, QChar quote) {
    for (int i = start; i < text.size(); ++i) {
        if (quote == QLatin1Char('"') && text[i] == QLatin1Char('\\')) {
            ++i;
        } else if (text[i] == quote) {
            if (quote == QLatin1Char('"') || i + 1 >= text.size() || text[i + 1] != quote) return i + 1;
            ++i;
        }
    }
    setCurrentBlockState(quote == QLatin1Char('"') ? doubleState : singleState);
    return static_cast<int>(text.size());
}

void YamlHighlighter::highlightBlock(const QString& text) {
    static const QRegularExpression number(QStringLiteral(
        "^([-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?|\\d{4}-\\d\\d-\\d\\d|true|false|null|~)$"));
    setCurrentBlockState(plainState);
    const int length = static_cast<int>(text.size());
    int i = 0;
    const int before = previousBlockState();
    if (before >= kBlock) {
        if (text.trimmed().isEmpty() || indentOf(text) > before - kBlock) {
            setFormat(0, length, text_);
            setCurrentBlockState(before);
            return;
        }
    } else if (before == doubleState || before == singleState) {
        i = quoted(text, 0, QLatin1Char(before == doubleState ? '"' : '\''));
        setFormat(0, i, text_);
    }
    while (i < length) {
        const QChar c = text[i];
        if (c.isSpace() || QStringLiteral("[]{},").contains(c) ||
            (c == QLatin1Char('-') && (i + 1 == length || text[i + 1].isSpace()))) {
            ++i;
            continue;
        }
        if (c == QLatin1Char('#') && (i == 0 || text[i - 1].isSpace())) {
            setFormat(i, length - i, comment_);
            return;
        }
        int end = i;
        const bool inQuotes = c == QLatin1Char('"') || c == QLatin1Char('\'');
        if (inQuotes) {
            end = quoted(text, i + 1, c);
        } else {
            while (end < length && !QStringLiteral("[]{},").contains(text[end]) &&
                   !(text[end] == QLatin1Char(':') && (end + 1 == length || text[end + 1].isSpace())) &&
                   !(text[end] == QLatin1Char('#') && text[end - 1].isSpace()))
                ++end;
        }
        const bool isKey = end < length && text[end] == QLatin1Char(':');
        const QString word = text.mid(i, end - i).trimmed();
        if (isKey)
            setFormat(i, end - i, key_);
        else if (inQuotes)
            setFormat(i, end - i, text_);
        else if (number.match(word).hasMatch())
            setFormat(i, end - i, number_);
        else if ((word.startsWith(QLatin1Char('|')) || word.startsWith(QLatin1Char('>'))) && word.size() <= 3)
            setCurrentBlockState(kBlock + indentOf(text));
        i = isKey ? end + 1 : end;
    }
}

}  // namespace tranche::gui
