// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The menus of the window, with their keys. Private to it. Verified by: tests/gui/window_test.cpp.

#include <QAction>
#include <QMenu>
#include <vector>

#include "gui/window/main_window.hpp"

namespace tranche::gui {

struct MainWindow::Menus {
    QMenu *file, *edit, *run, *view, *theme, *language, *pages, *help;
    struct Text {
        QAction* action;
        const char* text;  // context "MainWindow"
    };
    std::vector<Text> texts;
    std::vector<QAction*> pageActions;
    MainWindow* window;

    QAction* add(QMenu* menu, const char* text, const QKeySequence& key);
    void retranslate();
};

}  // namespace tranche::gui
