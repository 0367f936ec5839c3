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
#include <QTreeWidget>
#include <QVBoxLayout>

#include "gui/charts/chart_export.hpp"
#include "gui/items/table_model.hpp"
#include "gui/pages/save_name.hpp"
#include "gui/presentation/application_table.hpp"
#include "gui/presentation/explanation_text.hpp"
#include "gui/presentation/words.hpp"
#include "models/report/atomic_file.hpp"

namespace tranche::gui {

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
      explanation_(new QTreeWidget(this)) {
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
    explanation_->setColumnCount(2);
    explanation_->setWordWrap(true);
    explanation_->setRootIsDecorated(false);
    explanation_->setIndentation(12);

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
    connect(
        &worker_, &ApplicationsWorker::explained, this,
        [this](const Simulated& run, const std::shared_ptr<const Explanation>& found) { tell(run, *found); });
    connect(&worker_, &ApplicationsWorker::failed, this, &ApplicationsPanel::message);
    connect(table_, &QTableView::activated, this, &ApplicationsPanel::explainRow);
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ApplicationsPanel::explainRow);
    connect(search_, &QLineEdit::textChanged, sorted_, &QSortFilterProxyModel::setFilterFixedString);
    connect(replication_, &QSpinBox::valueChanged, this, [this] {
        if (scenario_) show(scenario_, key_, of_);
    });
    connect(all_, &QPushButton::clicked, this, [this] {
        if (scenario_) show(scenario_, QString(), of_);
    });
    connect(save_, &QPushButton::clicked, this, &ApplicationsPanel::save);
    retranslate();
}

void ApplicationsPanel::show(Loaded scenario, const QString& key, const QString& of) {
    scenario_ = std::move(scenario);
    key_ = key;
    of_ = of;
    heading_->setText(tr("Simulating the replication…"));
    worker_.simulate(scenario_, replication_->value());
}

void ApplicationsPanel::fill(const Simulated& run) {
    run_ = run;
    model_->setTable(applicationTable(run->setting, run->outcome, key_));
    QString text = tr("%1: %2 of replication %3")
                       .arg(filterText(key_, run->setting), numberText(model_->rowCount()),
                            QString::number(run->key.replication));
    if (!of_.isEmpty()) text = QStringLiteral("%1 · %2").arg(of_, text);
    heading_->setText(text);
    table_->resizeColumnsToContents();
    explanation_->clear();
    auto* hint =
        new QTreeWidgetItem(explanation_, {tr("Choose an application to see why it got what it got.")});
    hint->setFirstColumnSpanned(true);
}

void ApplicationsPanel::explainRow(const QModelIndex& index) {
    const QString key = index.data(TableModel::KeyRole).toString();
    if (!run_ || !index.isValid()) return;
    explanation_->clear();
    const bool decided = key.startsWith(QLatin1String("project:"));
    auto* hint = new QTreeWidgetItem(explanation_,
                                     {decided ? tr("Running the replication again with one thing changed…")
                                              : tr("A team of the national contest: no call decided this.")});
    hint->setFirstColumnSpanned(true);
    if (!decided) return;
    worker_.explain(run_, key.section(QLatin1Char(':'), 1).toUInt());
}

void ApplicationsPanel::tell(const Simulated& run, const Explanation& found) {
    const ExplanationText text = explanationText(found, run->setting, run->key);
    explanation_->clear();
    QFont bold = font();
    bold.setBold(true);
    const auto heading = [&](const QString& words) {
        auto* item = new QTreeWidgetItem(explanation_, {words});
        item->setFirstColumnSpanned(true);
        item->setFont(0, bold);
        item->setExpanded(true);
        return item;
    };
    heading(text.title);
    for (const ExplanationPart& part : text.parts) {
        QTreeWidgetItem* top = heading(part.heading);
        for (const auto& [name, fact] : part.facts) {
            auto* item = new QTreeWidgetItem(top, {name, fact});
            item->setToolTip(1, fact);
        }
    }
    QTreeWidgetItem* top = heading(text.changesTitle);
    for (const std::vector<QVariant>& row : text.changes.rows)
        new QTreeWidgetItem(top, {cellText(row[0]), cellText(row[1])});
    for (const QString& line : text.note.split(QLatin1Char('\n'))) {
        auto* note = new QTreeWidgetItem(top, {line});
        note->setFirstColumnSpanned(true);
    }
    explanation_->expandAll();
    explanation_->setColumnWidth(0, std::max(150, explanation_->width() / 3));
    explanation_->scrollToTop();
}

void ApplicationsPanel::save() {
    const QString file = askWhere(this, QStringLiteral("applications"), {tr("Table (*.csv)")});
    if (file.isEmpty()) return;
    const auto failure =
        writeAtomically(std::filesystem::path(file.toStdString()), tableCsv(model_->table()));
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
    if (run_)
        fill(run_);
    else
        heading_->setText(tr("Click a point or a bar of a chart to see the applications behind it."));
}

void ApplicationsPanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

}  // namespace tranche::gui
