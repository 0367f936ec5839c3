// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/scenario/yaml_view.hpp"

#include <QCoreApplication>
#include <QHelpEvent>
#include <QLocale>
#include <QMimeData>
#include <QPainter>
#include <QTextBlock>
#include <QToolTip>
#include <algorithm>

#include "gui/scenario/text_font.hpp"
#include "gui/scenario/yaml_highlighter.hpp"

namespace tranche::gui {

constexpr int kMostUnderlined = 500;

class LineNumbers : public QWidget {
public:
    explicit LineNumbers(YamlView* view) : QWidget(view), view_(view) {}

protected:
    void paintEvent(QPaintEvent* event) override { view_->paintMargin(event); }

private:
    YamlView* view_;
};

QString faultText(const Issue& issue) {
    const QString what =
        QCoreApplication::translate("FaultText", "found %1, expected %2")
            .arg(QString::fromStdString(issue.found), QString::fromStdString(issue.expected));
    return issue.key.empty() ? what : QString::fromStdString(issue.key) + QStringLiteral(": ") + what;
}

YamlView::YamlView(QTextDocument* document, QWidget* parent)
    : QPlainTextEdit(parent), margin_(new LineNumbers(this)) {
    setFont(textFont());
    document->setDefaultFont(font());
    setDocument(document);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    highlighter_ = new YamlHighlighter(document, palette());
    highlighter_->setParent(this);
    connect(this, &QPlainTextEdit::blockCountChanged, this,
            [this] { setViewportMargins(marginWidth(), 0, 0, 0); });
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect& rect, int dy) {
        if (dy != 0)
            margin_->scroll(0, dy);
        else
            margin_->update(0, rect.y(), margin_->width(), rect.height());
    });
    connect(this, &QPlainTextEdit::cursorPositionChanged, margin_, qOverload<>(&QWidget::update));
    setViewportMargins(marginWidth(), 0, 0, 0);
}

int YamlView::marginWidth() const {
    const int digits = std::max(3, static_cast<int>(QString::number(blockCount()).size()));
    return fontMetrics().horizontalAdvance(QLatin1Char('9')) * (digits + 2);
}

void YamlView::resizeEvent(QResizeEvent* event) {
    QPlainTextEdit::resizeEvent(event);
    const QRect inside = contentsRect();
    margin_->setGeometry(inside.left(), inside.top(), marginWidth(), inside.height());
}

void YamlView::paintMargin(QPaintEvent* event) {
    QPainter painter(margin_);
    painter.fillRect(event->rect(), palette().color(QPalette::AlternateBase));
    painter.setFont(font());
    const int current = textCursor().blockNumber();
    QTextBlock block = firstVisibleBlock();
    qreal top = blockBoundingGeometry(block).translated(contentOffset()).top();
    for (; block.isValid() && top <= event->rect().bottom(); block = block.next()) {
        const qreal height = blockBoundingRect(block).height();
        const bool here = block.blockNumber() == current;
        painter.setPen(palette().color(here ? QPalette::Text : QPalette::PlaceholderText));
        painter.drawText(QRectF(0, top, margin_->width() - fontMetrics().horizontalAdvance(QLatin1Char('9')),
                                fontMetrics().height()),
                         Qt::AlignRight, locale().toString(block.blockNumber() + 1));
        top += height;
    }
}

int YamlView::positionOf(const Place& place) const {
    const QTextBlock block = document()->findBlockByNumber(place.line - 1);
    if (place.line < 1 || !block.isValid()) return -1;
    // Columns count characters, positions UTF-16 units.
    const QString text = block.text();
    int at = 0;
    for (int column = 1; column < place.column && at < text.size(); ++column)
        at += text[at].isHighSurrogate() ? 2 : 1;
    return block.position() + std::min(at, static_cast<int>(text.size()));
}

void YamlView::showFaults(const Issues& issues, const std::string& file) {
    faults_.clear();
    for (const Issue& issue : issues.all()) {
        if (issue.place.file != file) continue;
        const int from = positionOf(issue.place);
        if (from < 0) continue;
        const QTextBlock block = document()->findBlock(from);
        const QString text = block.text();
        int to = from - block.position();
        const bool collection = to < text.size() && QStringLiteral("[{").contains(text[to]);
        while (to < text.size() && !text[to].isSpace() &&
               (collection || !QStringLiteral(",]}").contains(text[to])))
            ++to;
        Fault fault{from, block.position() + to, issue.warning, faultText(issue)};
        // At the end of a line there is nothing to underline but what is before it.
        if (fault.to <= fault.from) fault.from = std::max(block.position(), from - 1);
        fault.to = std::max(fault.to, fault.from + 1);
        faults_.push_back(std::move(fault));
    }
    underline();
}

void YamlView::underline() {
    QList<QTextEdit::ExtraSelection> selections;
    for (const Fault& fault : faults_) {
        if (selections.size() >= kMostUnderlined) break;
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(document());
        const int last = document()->characterCount() - 1;
        selection.cursor.setPosition(std::min(fault.from, last));
        selection.cursor.setPosition(std::min(fault.to, last), QTextCursor::KeepAnchor);
        selection.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        selection.format.setUnderlineColor(readableColour(palette(), fault.warning ? 38 : 0, 230));
        QColor ground = selection.format.underlineColor();
        ground.setAlphaF(0.15F);
        selection.format.setBackground(ground);
        selections << selection;
    }
    setExtraSelections(selections);
}

void YamlView::goTo(const Place& place) {
    const int position = positionOf(place);
    if (position < 0) return;
    QTextCursor cursor(document());
    cursor.setPosition(position);
    setTextCursor(cursor);
    centerCursor();
}

namespace {

bool isAfter(const Place& place, int line, int column) {
    return place.line > line || (place.line == line && place.column > column);
}

// Values stand in the order of the text, so the last one that begins before the cursor holds it.
void descend(const Node& node, int line, int column, std::string& path) {
    const Node* into = nullptr;
    std::string step;
    for (std::size_t i = 0; i < node.items.size() && !isAfter(node.items[i].place, line, column); ++i) {
        into = &node.items[i];
        step = "[" + std::to_string(i) + "]";
    }
    for (const Member& member : node.members) {
        if (isAfter(member.place, line, column)) break;
        into = &member.value;
        step = (path.empty() ? "" : ".") + member.key;
    }
    if (into == nullptr) return;
    path += step;
    descend(*into, line, column, path);
}

}  // namespace

std::string YamlView::pathAtCursor(const Node& tree) const {
    const QTextCursor cursor = textCursor();
    std::string path;
    descend(tree, cursor.blockNumber() + 1, cursor.positionInBlock() + 1, path);
    return path;
}

bool YamlView::find(const QString& text, bool backwards) {
    const QTextDocument::FindFlags flags =
        backwards ? QTextDocument::FindBackward : QTextDocument::FindFlags();
    if (text.isEmpty()) return true;
    if (QPlainTextEdit::find(text, flags)) return true;
    QTextCursor cursor = textCursor();  // once around
    const QTextCursor before = cursor;
    cursor.movePosition(backwards ? QTextCursor::End : QTextCursor::Start);
    setTextCursor(cursor);
    if (QPlainTextEdit::find(text, flags)) return true;
    setTextCursor(before);
    return false;
}

void YamlView::keyPressEvent(QKeyEvent* event) {
    const bool plain = event->modifiers() == Qt::NoModifier;
    if (event->key() == Qt::Key_Tab && plain) return textCursor().insertText(QStringLiteral("  "));
    // Its own focusNextPrevChild keeps Tab for the text.
    if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_Backtab) {
        QWidget::focusNextPrevChild(event->key() == Qt::Key_Escape);
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && plain) {
        // The next line begins where this one does.
        const QString line = textCursor().block().text().left(textCursor().positionInBlock());
        qsizetype indent = 0;
        while (indent < line.size() && line[indent] == QLatin1Char(' ')) ++indent;
        return textCursor().insertText(QLatin1Char('\n') + QString(indent, QLatin1Char(' ')));
    }
    QPlainTextEdit::keyPressEvent(event);
}

bool YamlView::canInsertFromMimeData(const QMimeData* source) const {
    return !source->hasUrls() && QPlainTextEdit::canInsertFromMimeData(source);
}

bool YamlView::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int position = cursorForPosition(viewport()->mapFrom(this, help->pos())).position();
        QString text;
        for (const Fault& fault : faults_)
            if (position >= fault.from && position <= fault.to)
                text += (text.isEmpty() ? QString() : QStringLiteral("\n")) + fault.text;
        QToolTip::showText(help->globalPos(),
                           text.isEmpty() ? QString() : Qt::convertFromPlainText(text, Qt::WhiteSpaceNormal),
                           this);
        return true;
    }
    return QPlainTextEdit::event(event);
}

void YamlView::changeEvent(QEvent* event) {
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && highlighter_ != nullptr) {
        highlighter_->usePalette(palette());
        underline();
    }
}

}  // namespace tranche::gui
