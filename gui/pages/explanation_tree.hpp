// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// An explanation as a tree of headings and facts. Long texts wrap at the width of their column, so that all of each is
// seen. O(facts). Verified by: tests/gui/applications_test.cpp.

#include <QTreeWidget>

#include "gui/presentation/explanation_text.hpp"

namespace tranche::gui {

class ExplanationTree : public QTreeWidget {
    Q_OBJECT

public:
    explicit ExplanationTree(QWidget* parent = nullptr);
    void say(const QString& line);  // this and nothing else
    void setExplanation(const ExplanationText& text);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QTreeWidgetItem* addSpanned(QTreeWidgetItem* under, const QString& words, bool bold);
};

}  // namespace tranche::gui
