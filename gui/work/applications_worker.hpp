// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The applications behind a number: one replication of a scenario simulated again with every application kept, and the
// explanation of any one project (the same as `tranche explain`). Both in the background; the newest request wins.
// Verified by: tests/gui/applications_test.cpp.

#include <memory>

#include "gui/work/study_worker.hpp"
#include "gui/work/task_thread.hpp"
#include "models/programme/explain.hpp"
#include "models/programme/simulate.hpp"

namespace tranche::gui {

struct SimulatedRun {
    explicit SimulatedRun(Loaded scenario, std::int64_t replication);
    Loaded loaded;
    Setting setting;
    RunKey key;
    ReplicationOutcome outcome;
};
using Simulated = std::shared_ptr<const SimulatedRun>;

class ApplicationsWorker : public QObject {
    Q_OBJECT

public:
    explicit ApplicationsWorker(QObject* parent = nullptr);

    // Nothing is simulated again when the same replication of the same scenario is there already.
    // Any explanation is forgotten.
    void simulate(Loaded scenario, std::int64_t replication);
    void explain(Simulated run, std::uint32_t project);
    void forgetExplanation() { explanation_.forget(); }
    bool isRunning() const { return run_.isRunning() || explanation_.isRunning(); }

Q_SIGNALS:
    void simulated(tranche::gui::Simulated run);
    void explained(tranche::gui::Simulated run, std::shared_ptr<const tranche::Explanation> explanation);
    void failed(const QString& why);  // the simulation
    void explanationFailed(const QString& why);

private:
    TaskThread run_, explanation_;
    Simulated last_;
};

}  // namespace tranche::gui
