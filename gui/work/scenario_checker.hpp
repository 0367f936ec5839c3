// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Reads and checks the text of a scenario on a thread of its own. The newest text wins: texts that were overtaken are not
// looked at, and their results are not told. Verified by: tests/gui/scenario_document_test.cpp.

#include <QObject>
#include <QThreadPool>
#include <atomic>
#include <memory>
#include <string>

#include "models/fields/node.hpp"
#include "models/issue/issue.hpp"
#include "models/scenario/scenario_reader.hpp"

namespace tranche::gui {

struct CheckedScenario {
    quint64 edition = 0;
    std::shared_ptr<const LoadedScenario> loaded;  // null when there are errors
    Issues issues;
    Node tree;            // as written in this file, may be partial; null when it cannot be parsed
    bool parsed = false;  // without fault
    std::string file;     // that places of this text name
};

class ScenarioChecker : public QObject {
    Q_OBJECT
public:
    explicit ScenarioChecker(QObject* parent = nullptr);
    ~ScenarioChecker() override;

    // `file` is what names in the text are relative to; it need not exist.
    void check(quint64 edition, std::string file, std::string text);

Q_SIGNALS:
    void checked(std::shared_ptr<const tranche::gui::CheckedScenario> result);

private:
    std::atomic<quint64> newest_ = 0;
    QThreadPool pool_;
};

}  // namespace tranche::gui
