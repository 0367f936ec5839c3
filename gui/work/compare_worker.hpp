// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Compares alternatives under common random numbers in the background, as `tranche compare` does: policies in one scenario, or
// scenarios beside each other. Faults of any of them are told, all at once.
// Verified by: tests/gui/compare_test.cpp.

#include <QStringList>
#include <memory>

#include "gui/work/study_worker.hpp"
#include "gui/work/task_thread.hpp"
#include "models/experiment/compare/comparison.hpp"

namespace tranche::gui {

// A scenario as it is on disk, or as it stands in the editor.
struct ScenarioText {
    QString file;
    std::optional<QString> text;
    QString name;  // it goes by; empty: its id
};

struct CompareWish {
    std::vector<ScenarioText> scenarios;  // one, with policies; or two and more
    QStringList policies;  // files, an empty name: as the scenario has it; none: the scenarios themselves
    std::size_t baseline = 0;
    std::int64_t replications = 30;
};

struct Compared {
    Comparison comparison;
    std::vector<Loaded> alternatives;
};
using ComparedRun = std::shared_ptr<const Compared>;

class CompareWorker : public QObject {
    Q_OBJECT

public:
    explicit CompareWorker(QObject* parent = nullptr);
    void start(CompareWish wish);
    void cancel() { thread_.cancel(); }
    bool isRunning() const { return thread_.isRunning(); }

Q_SIGNALS:
    void progressed(qint64 done, qint64 of, double secondsLeft);
    void compared(tranche::gui::ComparedRun result);
    void failed(const QStringList& faults);
    void stopped();  // after each start that no other follows, whatever came of it

private:
    TaskThread thread_;
};

}  // namespace tranche::gui
