// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The editor of the text: line numbers, colours, faults underlined at their place with what is wrong as a hint.
// Tab puts two blanks, for YAML has no tabs; Escape leaves the text for the next widget, Shift+Tab for the one before, so the keyboard is never caught.
// Verified by: tests/gui/scenario_text_test.cpp.

#include <QPlainTextEdit>
#include <string>
#include <vector>

#include "models/fields/node.hpp"
#include "models/issue/issue.hpp"

namespace tranche::gui {

class YamlHighlighter;

class YamlView : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit YamlView(QTextDocument* document, QWidget* parent = nullptr);

    // Faults of other files are not underlined.
    void showFaults(const Issues& issues, const std::string& file);
    struct Fault {
        int from = 0, to = 0;  // positions in the document
        bool warning = false;
        QString text;
    };
    const std::vector<Fault>& faults() const { return faults_; }

    int positionOf(const Place& place) const;  // -1: not in this text
    void goTo(const Place& place);
    // The path of the value that the cursor is in; the tree is that of this text.
    std::string pathAtCursor(const Node& tree) const;
    bool find(const QString& text, bool backwards);

protected:
    bool canInsertFromMimeData(const QMimeData* source) const override;  // files are opened, not inserted
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    friend class LineNumbers;
    int marginWidth() const;
    void paintMargin(QPaintEvent* event);
    void underline();

    QWidget* margin_;
    YamlHighlighter* highlighter_;
    std::vector<Fault> faults_;
};

QString faultText(const Issue& issue);  // "key: found ..., expected ..."

}  // namespace tranche::gui
