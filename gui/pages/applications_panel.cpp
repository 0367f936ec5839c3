// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/applications_panel.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QSpinBox>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include "gui/charts/chart_export.hpp"
#include "gui/items/table_model.hpp"
#include "gui/pages/explanation_tree.hpp"
#include "gui/pages/save_name.hpp"
#include "gui/presentation/application_table.hpp"
#include "gui/presentation/explanation_text.hpp"
#include "gui/presentation/words.hpp"
#include "models/report/atomic_file.hpp"

namespace tranche::gui {
namespace {

constexpr int kWaitMs = 250;

}  // namespace

ApplicationsPanel::ApplicationsPanel(QWidget* parent)
    : QWidget(parent),
      model_(new TableModel(this)),
      sorted_(new QSortFilterProxyModel(this)),
      heading_(new QLabel(this)),
      replicationLabel_(new QLabel(this)),
      replication_(new QSpinBox(this)),
      search_(new QLineEdit(this)),
      all_(new QPushButton(this)),
      save_(new QPushButton(this)),
      table_(new QTableView(this)),
      explanation_(new ExplanationTree(this)) {
    heading_->setTextFormat(Qt::PlainText);
    replicationLabel_->setBuddy(replication_);
    replication_->setRange(0, 999999);
    search_->setClearButtonEnabled(true);
    sorted_->setSourceModel(model_);
    sorted_->setSortRole(TableModel::SortRole);
    sorted_->setFilterKeyColumn(-1);
    sorted_->setFilterCaseSensitivity(Qt::CaseInsensitive);
    table_->setModel(sorted_);
    table_->setSortingEnabled(true);
    table_->sortByColumn(-1, Qt::AscendingOrder);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setAlternatingRowColors(true);
    table_->setTabKeyNavigation(false);
    table_->verticalHeader()->setVisible(false);
    table_->verticalHeader()->setDefaultSectionSize(table_->fontMetrics().height() + 8);

    auto* top = new QHBoxLayout;
    top->addWidget(heading_, 1);
    top->addWidget(search_);
    top->addWidget(replicationLabel_);
    top->addWidget(replication_);
    top->addWidget(all_);
    top->addWidget(save_);
    auto* split = new QSplitter(this);
    split->addWidget(table_);
    split->addWidget(explanation_);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 6, 6, 6);
    column->addLayout(top);
    column->addWidget(split, 1);

    connect(&worker_, &ApplicationsWorker::simulated, this, &ApplicationsPanel::fill);
    connect(&worker_, &ApplicationsWorker::explained, this, &ApplicationsPanel::tell);
    connect(&worker_, &ApplicationsWorker::failed, this, [this](const QString& why) {
        waiting_ = false;
        failure_ = why;
        updateState();
        Q_EMIT message(why);
    });
    connect(&worker_, &ApplicationsWorker::explanationFailed, this, [this](const QString& why) {
        forgetExplanation();
        explanation_->say(tr("Not explained: %1").arg(why));
        Q_EMIT message(why);
    });
    wait_.setSingleShot(true);
    wait_.setInterval(kWaitMs);
    connect(&wait_, &QTimer::timeout, this, [this] {
        if (run_ && project_) worker_.explain(run_, *project_);
    });
    connect(table_, &QTableView::activated, this, &ApplicationsPanel::explainRow);
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ApplicationsPanel::explainRow);
    connect(search_, &QLineEdit::textChanged, this, [this](const QString& text) {
        sorted_->setFilterFixedString(text);
        updateState();
    });
    connect(replication_, &QSpinBox::valueChanged, this, [this] { showAgain(key_); });
    connect(all_, &QPushButton::clicked, this, [this] { showAgain(QString()); });
    connect(save_, &QPushButton::clicked, this, &ApplicationsPanel::save);
    retranslate();
}

void ApplicationsPanel::show(Loaded scenario, const QString& key, const QString& of) {
    scenario_ = std::move(scenario);
    newer_.reset();
    key_ = key;
    of_ = of;
    failure_.clear();
    waiting_ = true;
    forgetExplanation();
    updateState();
    worker_.simulate(scenario_, replication_->value());
}

void ApplicationsPanel::showAgain(const QString& key) {
    if (scenario_) show(newer_ ? newer_ : scenario_, key, of_);
}

void ApplicationsPanel::scenarioChanged(Loaded now) {
    if (!scenario_ || !of_.isEmpty() || !now) return;
    newer_ = now == scenario_ ? nullptr : std::move(now);
    if (newer_ && isVisible())
        showAgain(key_);
    else
        updateState();
}

void ApplicationsPanel::fill(const Simulated& run) {
    if (run->loaded != scenario_ || run->key.replication != static_cast<std::uint64_t>(replication_->value()))
        return;  // overtaken
    run_ = run;
    waiting_ = false;
    fillTable();
    forgetExplanation();
    explanation_->say(tr("Choose an application to see why it got what it got."));
}

void ApplicationsPanel::fillTable() {
    model_->setTable(applicationTable(run_->setting, run_->outcome, key_));
    updateState();
    // Once the view has laid out its new rows.
    QMetaObject::invokeMethod(table_, &QTableView::resizeColumnsToContents, Qt::QueuedConnection);
}

void ApplicationsPanel::updateState() {
    const int all = model_->rowCount(), listed = sorted_->rowCount();
    all_->setEnabled(scenario_ != nullptr);
    save_->setEnabled(run_ && !waiting_ && failure_.isEmpty() && listed > 0);
    QString text;
    if (waiting_)
        text = tr("Simulating the replication…");
    else if (!failure_.isEmpty())
        text = tr("Not simulated: %1").arg(failure_);
    else if (!run_)
        text = tr("Click a point or a bar of a chart to see the applications behind it.");
    else {
        const QString what = filterText(key_, run_->setting), of = QString::number(run_->key.replication);
        text = search_->text().isEmpty()
                   ? tr("%1: %2 of replication %3").arg(what, numberText(all), of)
                   : tr("%1: %2 of %3 in replication %4").arg(what, numberText(listed), numberText(all), of);
        if (!of_.isEmpty()) text = QStringLiteral("%1 · %2").arg(of_, text);
        if (newer_) text += QLatin1Char(' ') + tr("(of an earlier version)");
    }
    heading_->setText(text);
}

void ApplicationsPanel::forgetExplanation() {
    wait_.stop();
    worker_.forgetExplanation();
    project_.reset();
    found_.reset();
}

void ApplicationsPanel::explainRow(const QModelIndex& index) {
    if (!run_ || waiting_ || !index.isValid()) return;
    const QString key = index.data(TableModel::KeyRole).toString();
    if (!key.startsWith(QLatin1String("project:"))) {
        forgetExplanation();
        explanation_->say(tr("A team of the national contest: no call decided this."));
        return;
    }
    const std::uint32_t project = key.section(QLatin1Char(':'), 1).toUInt();
    if (project_ == project) return;  // under way, or there
    forgetExplanation();
    project_ = project;
    explanation_->say(tr("Running the replication again with one thing changed…"));
    wait_.start();
}

void ApplicationsPanel::tell(const Simulated& run, const std::shared_ptr<const Explanation>& found) {
    if (run != run_ || project_ != found->project) return;  // overtaken
    found_ = found;
    explanation_->setExplanation(explanationText(*found, run->setting, run->key));
}

TableData ApplicationsPanel::listed() const {
    const TableData& all = model_->table();
    TableData table;
    table.columns = all.columns;
    table.plainColumns = all.plainColumns;
    for (int row = 0; row < sorted_->rowCount(); ++row) {
        const int from = sorted_->mapToSource(sorted_->index(row, 0)).row();
        table.rows.push_back(all.rows[static_cast<std::size_t>(from)]);
        table.keys.append(all.keys[from]);
    }
    return table;
}

void ApplicationsPanel::save() {
    const QString file = askWhere(this, QStringLiteral("applications"), {tr("Table (*.csv)")});
    if (file.isEmpty()) return;
    const auto failure = writeAtomically(std::filesystem::path(file.toStdString()), tableCsv(listed()));
    Q_EMIT message(failure ? qs(failure->message()) : tr("Saved %1").arg(file));
}

void ApplicationsPanel::retranslate() {
    replicationLabel_->setText(tr("Replication"));
    replication_->setAccessibleName(tr("Replication whose applications are shown"));
    search_->setPlaceholderText(tr("Find"));
    search_->setAccessibleName(tr("Find in the applications"));
    all_->setText(tr("All applications"));
    save_->setText(tr("Save…"));
    table_->setAccessibleName(tr("Applications"));
    explanation_->setAccessibleName(tr("Explanation"));
    explanation_->setHeaderLabels({tr("What"), tr("Why")});
    if (!run_ || waiting_) return updateState();
    const auto found = found_;
    fillTable();
    if (found)
        tell(run_, found);
    else if (!project_)
        explanation_->say(tr("Choose an application to see why it got what it got."));
}

void ApplicationsPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

void ApplicationsPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (newer_) showAgain(key_);
}

}  // namespace tranche::gui
