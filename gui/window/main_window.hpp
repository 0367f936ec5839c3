// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The window: a list of pages at the left, the page chosen, docks for the what-if panel and for the applications behind a
// point. A change of the scenario that can be run is run at once in the background, and every page follows as replications
// arrive. Sizes, docks, page, theme and language are remembered.
// Verified by: tests/gui/window_test.cpp.

#include <QMainWindow>
#include <QSettings>
#include <memory>

#include "gui/pages/outcome_page.hpp"
#include "gui/window/appearance.hpp"
#include "gui/window/language.hpp"
#include "gui/work/study_worker.hpp"

QT_BEGIN_NAMESPACE
class QActionGroup;
class QDockWidget;
class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTimer;
QT_END_NAMESPACE

namespace tranche::gui {

class ApplicationsPanel;
class ComparePage;
class ExperimentPage;
class HeadlineBar;
class ScenarioPage;
class WhatIfPanel;
struct CheckedScenario;

class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(QWidget* parent = nullptr);
    ~MainWindow() override;

    bool open(const QString& file);
    void showPage(const QString& id);
    QString pageShown() const;
    QStringList pageIds() const;
    QWidget* page(const QString& id) const;

    ScenarioPage* scenarioPage() const { return scenario_; }
    WhatIfPanel* whatIf() const { return whatIf_; }
    ComparePage* compare() const { return compare_; }
    ExperimentPage* experiment() const { return experiment_; }
    ApplicationsPanel* applications() const { return applications_; }
    HeadlineBar* headline() const { return headline_; }
    StudyWorker& study() { return study_; }
    Run run() const { return run_; }  // what the pages show
    bool runIsWhole() const { return whole_; }

    void setAppearance(Appearance appearance);
    void setLanguage(Language language);
    // Everything that was simulated as one folder: charts as SVG, tables as CSV, the report of `tranche run`. Empty: done.
    QString exportAll(const QString& folder);

public Q_SLOTS:
    void startRun();
    void cancelRun();
    void saveReport();
    void saveAll();

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    struct Page {
        QString id;
        QWidget* widget;
        const char* title;  // context "MainWindow"
        OutcomePage* outcome;
    };

    void addPages();
    void addDocks();
    void addMenus();
    void addStatus();
    void connectWork();
    void retranslate();
    void restoreLayout();
    void scenarioChecked(const CheckedScenario& checked);
    void showRun(Run run, bool whole);
    void showProgress(qint64 done, qint64 atMost, double secondsLeft);
    void showApplications(const QString& key);
    void showApplicationsOf(const Loaded& scenario, const QString& key, const QString& of);
    void forgetRun();
    void say(const QString& text);
    void retitle();

    QSettings settings_;
    StudyWorker study_;
    Loaded loaded_;  // the newest that can be run
    Loaded shownScenario_;
    Run run_;
    bool whole_ = false;
    bool broken_ = false;  // the last run, by an internal fault
    std::vector<Page> pages_;
    QListWidget* list_;
    QStackedWidget* stack_;
    HeadlineBar* headline_;
    ScenarioPage* scenario_ = nullptr;
    WhatIfPanel* whatIf_ = nullptr;
    ComparePage* compare_ = nullptr;
    ExperimentPage* experiment_ = nullptr;
    ApplicationsPanel* applications_ = nullptr;
    QDockWidget *whatIfDock_ = nullptr, *applicationsDock_ = nullptr;
    QProgressBar* progress_ = nullptr;
    QPushButton* cancel_ = nullptr;
    QLabel* message_ = nullptr;
    struct Menus;
    std::unique_ptr<Menus> menus_;
    Appearance appearance_ = Appearance::system;
    Language language_ = Language::system;
};

}  // namespace tranche::gui
