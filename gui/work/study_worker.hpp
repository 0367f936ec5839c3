// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Simulates a scenario in the background, as `tranche run` does, and shows what the replications so far say. A new scenario
// takes the place of the one that runs. The final summary is that of the command, number for number.
// Verified by: tests/gui/study_worker_test.cpp.

#include <QElapsedTimer>
#include <memory>

#include "gui/work/task_thread.hpp"
#include "models/programme/study.hpp"
#include "models/scenario/scenario_reader.hpp"

namespace tranche::gui {

using Loaded = std::shared_ptr<const LoadedScenario>;
using Run = std::shared_ptr<const RunSummary>;

class StudyWorker : public QObject {
    Q_OBJECT

public:
    explicit StudyWorker(QObject* parent = nullptr);

    void start(Loaded scenario);
    void cancel() { thread_.cancel(); }
    bool isRunning() const { return thread_.isRunning(); }
    const Loaded& scenario() const { return scenario_; }  // of what is shown

Q_SIGNALS:
    void started();
    void shown(tranche::gui::Run run, bool whole);                      // whole: it is the last
    void progressed(qint64 done, qint64 expected, double secondsLeft);  // secondsLeft below 0: unknown
    void stopped(bool cancelled);  // after each start that no other follows, whatever came of it
    void failed(const QString& why);

private:
    TaskThread thread_;
    Loaded scenario_;
    bool cancelled_ = false;
};

}  // namespace tranche::gui
