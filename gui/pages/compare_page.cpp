// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/compare_page.hpp"

#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <algorithm>

#include "gui/pages/chart_card.hpp"
#include "gui/pages/table_card.hpp"
#include "gui/presentation/compare_charts.hpp"
#include "gui/presentation/words.hpp"
#include "gui/scenario/shipped_scenarios.hpp"
#include "models/scenario/scenario_reader.hpp"

namespace tranche::gui {

ComparePage::ComparePage(std::function<ScenarioText()> open, const Theme& theme, QWidget* parent)
    : QWidget(parent), open_(std::move(open)), usual_([] { return QStringList(); }) {
    layOutWidgets(theme);
    connect(policyMode_, &QRadioButton::toggled, this, [this](bool on) {
        byPolicy_ = on;
        baseline_->clear();  // that of the other mode means nothing here
        listChoices();
    });
    connect(list_, &QListWidget::itemChanged, this, [this](QListWidgetItem* item) {
        std::vector<Choice>& all = byPolicy_ ? policies_ : scenarios_;
        all[static_cast<std::size_t>(list_->row(item))].chosen = item->checkState() == Qt::Checked;
        fillBaselines();
    });
    connect(add_, &QPushButton::clicked, this, [this] {
        const QStringList files =
            QFileDialog::getOpenFileNames(this, byPolicy_ ? tr("Add policies") : tr("Add scenarios"),
                                          QString(), tr("YAML files (*.yaml *.yml)"));
        for (const QString& file : files) addFile(file);
    });
    connect(start_, &QPushButton::clicked, this, &ComparePage::start);
    connect(cancel_, &QPushButton::clicked, this, &ComparePage::cancel);
    connect(metric_, &QComboBox::currentIndexChanged, this, &ComparePage::showDifference);
    connect(gainOf_, &QComboBox::currentIndexChanged, this, &ComparePage::showGains);
    connect(&worker_, &CompareWorker::progressed, this, [this](qint64 done, qint64 of, double left) {
        progress_->setRange(0, static_cast<int>(of));
        progress_->setValue(static_cast<int>(done));
        progress_->setFormat(
            left < 0 ? tr("%1 of %2 runs").arg(done).arg(of)
                     : tr("%1 of %2 runs, %3 s left").arg(done).arg(of).arg(numberText(std::ceil(left))));
    });
    connect(&worker_, &CompareWorker::compared, this, [this](const ComparedRun& result) {
        result_ = result;
        showResult();
    });
    connect(&worker_, &CompareWorker::failed, this, [this](const QStringList& faults) {
        said_->setText(
            tr("Not compared. Mend this and compare again:\n%1").arg(faults.join(QLatin1Char('\n'))));
    });
    connect(&worker_, &CompareWorker::stopped, this, [this] {
        progress_->hide();
        cancel_->hide();
        start_->setEnabled(true);
    });
    connect(&lister_, &TaskThread::failed, this, [this](const QString& why) { said_->setText(why); });
    for (ChartCard* card : {difference_, front_, gains_}) {
        connect(card, &ChartCard::keyClicked, this, &ComparePage::follow);
        connect(card, &ChartCard::message, this, &ComparePage::message);
    }
    connect(estimates_, &TableCard::message, this, &ComparePage::message);
    policies_.push_back({QString(), QString(), QString(), true, true});
    scenarios_.push_back({QString(), QString(), QString(), true, true});
    scenarios_.push_back({QString(), QString(), QString(), true, false});
    retranslate();
}

void ComparePage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (!std::exchange(listed_, true)) listPolicies();
    listChoices();
}

// The policies that come with the program, read in the background.
void ComparePage::listPolicies() {
    lister_.start([this](const TaskThread::Context& context) {
        std::vector<Choice> found;
        if (const auto folder = shippedScenarios()) {
            std::error_code error;
            std::vector<std::filesystem::path> files;
            for (std::filesystem::directory_iterator at(*folder / "policies", error), end;
                 !error && at != end; at.increment(error))
                if (at->path().extension() == ".yaml") files.push_back(at->path());
            std::sort(files.begin(), files.end());
            for (const auto& file : files)
                if (const PolicyLoadResult policy = loadPolicy(file, {}); policy.loaded)
                    found.push_back(
                        {qs(file.string()), qs(policy.loaded->policy.name), qs(policy.loaded->policy.title)});
        }
        context.post([this, found] {
            for (Choice choice : found) {
                const bool known = std::any_of(policies_.begin(), policies_.end(),
                                               [&](const Choice& c) { return c.name == choice.name; });
                if (!known) policies_.push_back(std::move(choice));
            }
            offerUsual();
        });
    });
}

void ComparePage::offerUsual() {
    const QStringList usual = usual_();
    if (wanted_.isEmpty()) {
        // The scenario's own policy stands in the list as it is edited.
        for (Choice& choice : policies_)
            if (!choice.edited) choice.chosen = usual.mid(1).contains(choice.name);
    } else {
        return choosePolicies(wanted_);
    }
    listChoices();
}

void ComparePage::choosePolicies(const QStringList& names) {
    wanted_ = names;
    for (Choice& choice : policies_)
        if (!names.isEmpty()) choice.chosen = !choice.edited && names.contains(choice.name);
    listChoices();
}

void ComparePage::setPolicies(bool policies) {
    (policies ? policyMode_ : scenarioMode_)->setChecked(true);
}

void ComparePage::setReplications(int replications) {
    replications_->setValue(replications);
}

void ComparePage::addFile(const QString& file) {
    std::vector<Choice>& all = byPolicy_ ? policies_ : scenarios_;
    for (Choice& choice : all)
        if (!choice.edited && choice.file == file) {
            choice.chosen = true;
            return listChoices();
        }
    all.push_back({file, QFileInfo(file).completeBaseName(), QString(), true, false});
    listChoices();
}

void ComparePage::listChoices() {
    const QSignalBlocker quiet(list_);
    const ScenarioText now = open_();
    list_->clear();
    if (byPolicy_) {
        policies_[0].name = tr("as edited");
        policies_[0].title = tr("The scenario's own policy, as edited");
    } else {
        scenarios_[0].name =
            tr("%1, as edited")
                .arg(now.file.isEmpty() ? tr("the open scenario") : QFileInfo(now.file).completeBaseName());
        scenarios_[1].name =
            tr("%1, as saved")
                .arg(now.file.isEmpty() ? tr("the open scenario") : QFileInfo(now.file).completeBaseName());
        scenarios_[1].file = now.file;
    }
    for (const Choice& choice : byPolicy_ ? policies_ : scenarios_) {
        auto* item = new QListWidgetItem(
            choice.title.isEmpty() ? choice.name : label(choice.title.toStdString()), list_);
        item->setToolTip(QStringLiteral("%1\n%2").arg(choice.name, choice.file));
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        item->setCheckState(choice.chosen ? Qt::Checked : Qt::Unchecked);
    }
    fillBaselines();
}

std::vector<ComparePage::Choice> ComparePage::chosen() const {
    std::vector<Choice> all;
    for (const Choice& choice : byPolicy_ ? policies_ : scenarios_)
        if (choice.chosen) all.push_back(choice);
    return all;
}

void ComparePage::fillBaselines() {
    QString before = baseline_->currentText();
    baseline_->clear();
    for (const Choice& choice : chosen()) baseline_->addItem(choice.name);
    int at = std::max(0, baseline_->findText(before));
    if (!byPolicy_ && before.isEmpty() && baseline_->count() > 1) at = 1;  // as saved
    baseline_->setCurrentIndex(at);
    start_->setEnabled(baseline_->count() >= 2 && !worker_.isRunning());
}

void ComparePage::start() {
    const std::vector<Choice> all = chosen();
    const ScenarioText now = open_();
    if (all.size() < 2) return said_->setText(tr("Choose two or more to compare."));
    if (now.file.isEmpty() && (byPolicy_ || scenarios_[0].chosen || scenarios_[1].chosen))
        return said_->setText(tr("Open a scenario first, or compare files alone."));
    CompareWish wish;
    wish.baseline = static_cast<std::size_t>(std::max(0, baseline_->currentIndex()));
    wish.replications = replications_->value();
    if (byPolicy_) {
        wish.scenarios.push_back(now);
        for (const Choice& choice : all) wish.policies.append(choice.file);
    } else {
        for (const Choice& choice : all)
            wish.scenarios.push_back(choice.edited ? ScenarioText{now.file, now.text, choice.name}
                                                   : ScenarioText{choice.file, std::nullopt, choice.name});
    }
    said_->clear();
    progress_->setRange(0, 0);
    progress_->show();
    cancel_->show();
    start_->setEnabled(false);
    worker_.start(std::move(wish));
}

void ComparePage::cancel() {
    worker_.cancel();
    said_->setText(tr("Cancelled; the comparison before it is still shown."));
}

void ComparePage::showResult() {
    const Comparison& all = result_->comparison;
    const QSignalBlocker quiet(metric_), silent(gainOf_);
    const int metric = std::max(0, metric_->currentIndex());
    const QString gain = gainOf_->currentText();
    metric_->clear();
    for (std::size_t m = 0; m < all.shown; ++m) {
        const MetricEstimate& text = all.metrics[m].described;
        metric_->addItem(label(text.label));
    }
    metric_->setCurrentIndex(std::min(metric, metric_->count() - 1));
    gainOf_->clear();
    for (std::size_t a = 0; a < all.names.size(); ++a)
        if (a != all.baseline) gainOf_->addItem(qs(all.names[a]), static_cast<int>(a));
    gainOf_->setCurrentIndex(std::max(0, gainOf_->findText(gain)));
    estimates_->setTable(tr("Side by side: %1 replications, seed %2, %3 intervals")
                             .arg(all.replications)
                             .arg(all.seed)
                             .arg(percentText(all.confidence)),
                         estimateTable(all));
    front_->setChart(frontChart(all));
    showDifference();
    showGains();
    QStringList notes;
    for (const auto* list :
         {&all.cases.front().cautions, &all.cases.front().warnings, &all.cases.front().metricFlaws})
        for (const std::string& line : *list) notes.append(qs(line));
    said_->setText(notes.join(QLatin1Char('\n')));
}

void ComparePage::showDifference() {
    static const Comparison kNothing;
    const Comparison& all = result_ ? result_->comparison : kNothing;
    difference_->setChart(
        differenceChart(all, static_cast<std::size_t>(std::max(0, metric_->currentIndex()))));
}

void ComparePage::showGains() {
    static const Comparison kNothing;
    const Comparison& all = result_ ? result_->comparison : kNothing;
    gains_->setChart(gainChart(all, static_cast<std::size_t>(gainOf_->currentData().toInt())));
}

// What stands behind a point is of the alternative it belongs to.
void ComparePage::follow(const QString& key) {
    const int at = alternativeOf(key);
    if (!result_ || at < 0 || at >= static_cast<int>(result_->alternatives.size())) return;
    const auto index = static_cast<std::size_t>(at);
    Q_EMIT keyClicked(result_->alternatives[index], key, qs(result_->comparison.names[index]));
}

void ComparePage::setTheme(const Theme& theme) {
    for (ChartCard* card : {difference_, front_, gains_}) card->setTheme(theme);
}

void ComparePage::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        listChoices();
        if (result_) showResult();
    }
    QWidget::changeEvent(event);
}

}  // namespace tranche::gui
