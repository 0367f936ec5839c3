// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What is wrong with the scenario, one line each: place, key, what was found and what was expected. Enter or a double click
// goes there. Verified by: tests/gui/scenario_text_test.cpp.

#include <QListWidget>
#include <string>
#include <vector>

#include "models/issue/issue.hpp"

namespace tranche::gui {

class ProblemList : public QListWidget {
    Q_OBJECT
public:
    explicit ProblemList(QWidget* parent = nullptr);

    void show(const Issues& issues);

Q_SIGNALS:
    void chosen(const tranche::Place& place, const std::string& key);

protected:
    void changeEvent(QEvent* event) override;

private:
    void fill();

    std::vector<Issue> issues_;
};

}  // namespace tranche::gui
