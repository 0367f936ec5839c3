// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/window/main_window.hpp"

#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTimer>
#include <QVBoxLayout>

#include "gui/pages/applications_panel.hpp"
#include "gui/pages/compare_page.hpp"
#include "gui/pages/experiment_page.hpp"
#include "gui/pages/headline_bar.hpp"
#include "gui/presentation/words.hpp"
#include "gui/scenario/scenario_page.hpp"
#include "gui/scenario/what_if_panel.hpp"
#include "gui/window/main_menus.hpp"

namespace tranche::gui {
namespace {

constexpr int kLayoutVersion = 1;  // of docks; one more when they change

QString scenarioIn(const QMimeData* data) {
    for (const QUrl& url : data->urls())
        if (url.isLocalFile() && (url.path().endsWith(QLatin1String(".yaml"), Qt::CaseInsensitive) ||
                                  url.path().endsWith(QLatin1String(".yml"), Qt::CaseInsensitive)))
            return url.toLocalFile();
    return {};
}

}  // namespace

MainWindow::MainWindow(QWidget* parent)
    : QMainWindow(parent),
      list_(new QListWidget(this)),
      stack_(new QStackedWidget(this)),
      headline_(new HeadlineBar(this)) {
    setObjectName(QStringLiteral("MainWindow"));
    setAcceptDrops(true);
    setDockNestingEnabled(true);
    addPages();
    addDocks();
    addMenus();
    addStatus();
    connectWork();
    retranslate();
    restoreLayout();
}

// What uses the settings and the workers goes before them.
MainWindow::~MainWindow() {
    delete whatIfDock_;
    delete applicationsDock_;
    delete takeCentralWidget();
}

void MainWindow::addPages() {
    scenario_ = new ScenarioPage(settings_, {}, this);
    pages_.push_back({QStringLiteral("scenario"), scenario_, QT_TR_NOOP("Scenario"), nullptr});
    for (const OutcomeSpec& spec : outcomePages()) {
        auto* made = new OutcomePage(spec, themeInUse(), this);
        connect(made, &OutcomePage::keyClicked, this, &MainWindow::showApplications);
        connect(made, &OutcomePage::message, this, &MainWindow::say);
        pages_.push_back({QLatin1String(spec.id), made, nullptr, made});
    }
    compare_ = new ComparePage(
        [this] {
            ScenarioDocument& document = scenario_->document();
            if (!document.isOpen()) return ScenarioText{};
            const QString file = document.file();
            return ScenarioText{file.isEmpty() ? document.folder() + QStringLiteral("/unsaved.yaml") : file,
                                document.plainText(),
                                {}};
        },
        themeInUse(), this);
    compare_->setUsual([this] {
        QStringList names;
        if (!loaded_) return names;
        names.append(qs(loaded_->scenario.policy.name));
        for (const std::string& policy : loaded_->scenario.experiment.policies) names.append(qs(policy));
        return names;
    });
    connect(compare_, &ComparePage::keyClicked, this, &MainWindow::showApplicationsOf);
    connect(compare_, &ComparePage::message, this, &MainWindow::say);
    pages_.push_back({QStringLiteral("compare"), compare_, QT_TR_NOOP("Compare"), nullptr});
    experiment_ = new ExperimentPage(themeInUse(), this);
    connect(experiment_, &ExperimentPage::message, this, &MainWindow::say);
    pages_.push_back({QStringLiteral("experiment"), experiment_, QT_TR_NOOP("Experiment"), nullptr});
    for (const Page& one : pages_) {
        stack_->addWidget(one.widget);
        list_->addItem(QString());
    }
    list_->setMaximumWidth(220);
    list_->setMinimumWidth(110);
    list_->setSpacing(3);
    list_->setFrameShape(QFrame::NoFrame);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(list_, &QListWidget::currentRowChanged, stack_, &QStackedWidget::setCurrentIndex);
    list_->setCurrentRow(0);

    auto* right = new QWidget(this);
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 6, 6, 0);
    column->setSpacing(6);
    column->addWidget(headline_);
    column->addWidget(stack_, 1);
    auto* split = new QSplitter(this);
    split->addWidget(list_);
    split->addWidget(right);
    split->setStretchFactor(1, 1);
    split->setCollapsible(1, false);
    split->setSizes({140, 1200});
    setCentralWidget(split);
}

void MainWindow::addDocks() {
    whatIf_ = scenario_->whatIf();
    applications_ = new ApplicationsPanel(this);
    const auto dock = [this](const char* id, QWidget* widget, Qt::DockWidgetArea area) {
        auto* made = new QDockWidget(this);
        made->setObjectName(QLatin1String(id));
        made->setWidget(widget);
        addDockWidget(area, made);
        return made;
    };
    whatIfDock_ = dock("WhatIf", whatIf_, Qt::RightDockWidgetArea);
    applicationsDock_ = dock("Applications", applications_, Qt::BottomDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    applicationsDock_->hide();
    connect(applications_, &ApplicationsPanel::message, this, &MainWindow::say);
}

void MainWindow::addStatus() {
    message_ = new QLabel(this);
    message_->setTextFormat(Qt::PlainText);
    message_->setSizePolicy(QSizePolicy::Ignored,
                            QSizePolicy::Preferred);  // a long one must not widen the window
    progress_ = new QProgressBar(this);
    progress_->setFixedWidth(260);
    progress_->hide();
    cancel_ = new QPushButton(this);
    cancel_->hide();
    statusBar()->addWidget(message_, 1);
    statusBar()->addPermanentWidget(progress_);
    statusBar()->addPermanentWidget(cancel_);
    connect(cancel_, &QPushButton::clicked, this, &MainWindow::cancelRun);
}

void MainWindow::connectWork() {
    connect(&scenario_->document(), &ScenarioDocument::checked, this,
            [this](const std::shared_ptr<const CheckedScenario>& checked) { scenarioChecked(*checked); });
    connect(&scenario_->document(), &ScenarioDocument::nameChanged, this, &MainWindow::retitle);
    connect(&scenario_->document(), &ScenarioDocument::modifiedChanged, this, &MainWindow::retitle);
    connect(scenario_, &ScenarioPage::errorMessage, this, &MainWindow::say);
    connect(&scenario_->document(), &ScenarioDocument::opened, this, &MainWindow::forgetRun);
    connect(&study_, &StudyWorker::started, this, [this] {
        broken_ = false;
        say(QString());
        progress_->setRange(0, 0);
        progress_->setVisible(true);
        cancel_->setVisible(true);
    });
    connect(&study_, &StudyWorker::shown, this, &MainWindow::showRun);
    connect(&study_, &StudyWorker::progressed, this, &MainWindow::showProgress);
    connect(&study_, &StudyWorker::stopped, this, [this](bool cancelled) {
        progress_->hide();
        cancel_->hide();
        if (!cancelled || broken_) return;  // a fault has been told
        say(run_ && shownScenario_ == loaded_
                ? tr("Cancelled. What is shown rests on the replications done so far.")
                : tr("Cancelled before the first replication was done."));
    });
    connect(&study_, &StudyWorker::failed, this, [this](const QString& why) {
        broken_ = true;
        say(tr("The simulation stopped with an internal fault; please report it: %1").arg(why));
    });
}

bool MainWindow::open(const QString& file) {
    return scenario_->openPath(file);
}

void MainWindow::scenarioChecked(const CheckedScenario& checked) {
    if (!checked.loaded) {
        say(
            tr("The scenario has faults, listed under its text; the charts still show the last one that "
               "could be run."));
        return;
    }
    say(QString());
    const bool same = loaded_ && loaded_->hash == checked.loaded->hash;
    const bool first = !loaded_;
    loaded_ = checked.loaded;
    if (first) compare_->offerUsual();
    if (!same) startRun();  // a comment does not change a run
}

// Of the document before: nothing of it is shown under the name of another.
void MainWindow::forgetRun() {
    study_.cancel();
    loaded_.reset();
    shownScenario_.reset();
    run_.reset();
    whole_ = false;
    headline_->setRun(nullptr, false);
    for (const Page& one : pages_)
        if (one.outcome != nullptr) one.outcome->setRun(nullptr);
}

void MainWindow::startRun() {
    if (loaded_) study_.start(loaded_);
}

void MainWindow::cancelRun() {
    study_.cancel();
}

void MainWindow::showRun(Run shown, bool whole) {
    if (!loaded_) return;  // of a document that is no longer open
    run_ = std::move(shown);
    whole_ = whole;
    shownScenario_ = study_.scenario();
    headline_->setRun(run_, whole);
    for (const Page& one : pages_)
        if (one.outcome != nullptr) one.outcome->setRun(run_);
    if (whole) applications_->scenarioChanged(shownScenario_);
    if (whole && !run_->warnings.empty()) say(qs(run_->warnings.front()));
}

void MainWindow::showProgress(qint64 done, qint64 atMost, double secondsLeft) {
    progress_->setRange(0, static_cast<int>(atMost));
    progress_->setValue(static_cast<int>(done));
    const QString left = secondsLeft < 0   ? QString()
                         : secondsLeft < 1 ? tr("less than a second left")
                                           : tr("%1 s left").arg(numberText(std::ceil(secondsLeft)));
    progress_->setFormat(tr("%1 of about %2, %3").arg(done).arg(atMost).arg(left));
}

void MainWindow::showApplications(const QString& key) {
    if (shownScenario_) showApplicationsOf(shownScenario_, key, {});
}

void MainWindow::showApplicationsOf(const Loaded& scenario, const QString& key, const QString& of) {
    applicationsDock_->show();
    applicationsDock_->raise();
    applications_->show(scenario, key, of);
}

void MainWindow::say(const QString& text) {
    message_->setText(text);
    message_->setToolTip(text);
}

void MainWindow::showPage(const QString& id) {
    for (std::size_t i = 0; i < pages_.size(); ++i)
        if (pages_[i].id == id) list_->setCurrentRow(static_cast<int>(i));
}

QString MainWindow::pageShown() const {
    return pages_[static_cast<std::size_t>(std::max(0, stack_->currentIndex()))].id;
}

QStringList MainWindow::pageIds() const {
    QStringList ids;
    for (const Page& one : pages_) ids.append(one.id);
    return ids;
}

QWidget* MainWindow::page(const QString& id) const {
    for (const Page& one : pages_)
        if (one.id == id) return one.widget;
    return nullptr;
}

void MainWindow::setAppearance(Appearance appearance) {
    appearance_ = appearance;
    settings_.setValue(QStringLiteral("window/theme"), appearanceKey(appearance));
    useAppearance(appearance);
    for (const Page& one : pages_)
        if (one.outcome != nullptr) one.outcome->setTheme(themeInUse());
    compare_->setTheme(themeInUse());
    experiment_->setTheme(themeInUse());
}

void MainWindow::setLanguage(Language language) {
    language_ = language;
    settings_.setValue(QStringLiteral("window/language"), languageKey(language));
    useLanguage(language);
}

void MainWindow::restoreLayout() {
    const QByteArray geometry = settings_.value(QStringLiteral("window/geometry")).toByteArray();
    if (geometry.isEmpty() || !restoreGeometry(geometry)) resize(1440, 900);
    if (const QScreen* on = screen()) {
        const QSize room = on->availableGeometry().size() - QSize(16, 48);  // the frame
        resize(size().boundedTo(room));
    }
    if (!restoreState(settings_.value(QStringLiteral("window/docks")).toByteArray(), kLayoutVersion)) {
        resizeDocks({whatIfDock_}, {390}, Qt::Horizontal);
        resizeDocks({applicationsDock_}, {280}, Qt::Vertical);
    }
    showPage(settings_.value(QStringLiteral("window/page"), QStringLiteral("scenario")).toString());
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!scenario_->maybeLose()) {
        event->ignore();
        return;
    }
    settings_.setValue(QStringLiteral("window/geometry"), saveGeometry());
    settings_.setValue(QStringLiteral("window/docks"), saveState(kLayoutVersion));
    settings_.setValue(QStringLiteral("window/page"), pageShown());
    study_.cancel();
    event->accept();
}

void MainWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    if (event->type() == QEvent::ThemeChange && systemChanged(appearance_)) setAppearance(appearance_);
    QMainWindow::changeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (!scenarioIn(event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    const QString file = scenarioIn(event->mimeData());
    if (file.isEmpty()) return;
    event->acceptProposedAction();
    // Not inside the drop: a question would block the program it comes from.
    QTimer::singleShot(0, this, [this, file] { open(file); });
}

void MainWindow::retitle() {
    const ScenarioDocument& document = scenario_->document();
    setWindowTitle(document.isOpen() ? tr("%1[*] – Tranche").arg(document.name())
                                     : QStringLiteral("Tranche"));
    setWindowModified(document.isOpen() && document.isModified());
}

void MainWindow::retranslate() {
    for (std::size_t i = 0; i < pages_.size(); ++i) {
        const Page& one = pages_[i];
        list_->item(static_cast<int>(i))
            ->setText(one.outcome != nullptr ? one.outcome->title() : tr(one.title));
    }
    list_->setAccessibleName(tr("Pages"));
    whatIfDock_->setWindowTitle(tr("What if"));
    applicationsDock_->setWindowTitle(tr("Applications"));
    cancel_->setText(tr("Cancel"));
    cancel_->setAccessibleName(tr("Cancel the simulation"));
    progress_->setAccessibleName(tr("Replications done"));
    if (menus_) menus_->retranslate();
    retitle();
}

}  // namespace tranche::gui
