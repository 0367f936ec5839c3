// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/scenario/scenario_actions.hpp"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>

#include "gui/presentation/words.hpp"
#include "gui/scenario/save_dialog.hpp"
#include "gui/scenario/scenario_document.hpp"
#include "gui/scenario/shipped_scenarios.hpp"

namespace tranche::gui {
namespace {

constexpr qsizetype kMostRecent = 10;
const QString kRecent = QStringLiteral("scenario/recent");
const QString kFolder = QStringLiteral("scenario/folder");

// An ampersand would underline the letter behind it.
QString menuText(QString text) {
    return text.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

}  // namespace

ScenarioActions::ScenarioActions(ScenarioDocument& document, QSettings& settings, QWidget* window)
    : QObject(window),
      document_(document),
      settings_(settings),
      window_(window),
      templates_(std::make_unique<QMenu>()),
      recent_(std::make_unique<QMenu>()) {
    add("new", QKeySequence::UnknownKey)->setMenu(templates_.get());
    connect(add("open", QKeySequence::Open), &QAction::triggered, this, [this] {
        const QString file =
            QFileDialog::getOpenFileName(window_, tr("Open a scenario"), settings_.value(kFolder).toString(),
                                         tr("Scenarios (*.yaml *.yml);;All files (*)"));
        if (!file.isEmpty()) openPath(file);
    });
    add("recent", QKeySequence::UnknownKey)->setMenu(recent_.get());
    add(nullptr, QKeySequence::UnknownKey);
    connect(add("save", QKeySequence::Save), &QAction::triggered, this, &ScenarioActions::save);
    QAction* saveAs = add("save_as", QKeySequence::SaveAs);
    if (saveAs->shortcuts().isEmpty())  // a plain X session has none
        saveAs->setShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+S")));
    connect(saveAs, &QAction::triggered, this, &ScenarioActions::saveAs);
    add(nullptr, QKeySequence::UnknownKey);
    QAction* undo = add("undo", QKeySequence::Undo);
    QAction* redo = add("redo", QKeySequence::Redo);
    connect(undo, &QAction::triggered, this, &ScenarioActions::wantsUndo);
    connect(redo, &QAction::triggered, this, &ScenarioActions::wantsRedo);
    add(nullptr, QKeySequence::UnknownKey);
    connect(add("find", QKeySequence::Find), &QAction::triggered, this, &ScenarioActions::wantsFind);
    connect(add("copy_policy", QKeySequence::UnknownKey), &QAction::triggered, this,
            &ScenarioActions::wantsPolicyCopy);
    undo->setEnabled(false);
    redo->setEnabled(false);
    connect(document_.text(), &QTextDocument::undoAvailable, undo, &QAction::setEnabled);
    connect(document_.text(), &QTextDocument::redoAvailable, redo, &QAction::setEnabled);
    connect(templates_.get(), &QMenu::aboutToShow, this, &ScenarioActions::fillTemplates);
    connect(recent_.get(), &QMenu::aboutToShow, this, &ScenarioActions::fillRecent);
    retranslate();
}

ScenarioActions::~ScenarioActions() = default;

QAction* ScenarioActions::add(const char* name, QKeySequence::StandardKey key) {
    auto* action = new QAction(this);
    if (name == nullptr)
        action->setSeparator(true);
    else
        action->setObjectName(QString::fromLatin1(name));
    if (key != QKeySequence::UnknownKey) action->setShortcuts(key);
    actions_ << action;
    return action;
}

QList<QAction*> ScenarioActions::all() const {
    return actions_;
}

QAction* ScenarioActions::named(const QString& name) const {
    for (QAction* action : actions_)
        if (action->objectName() == name) return action;
    return nullptr;
}

bool ScenarioActions::tell(const QString& error) {
    if (!error.isEmpty()) Q_EMIT failed(error);
    return error.isEmpty();
}

bool ScenarioActions::openPath(const QString& path) {
    if (!maybeLose() || !tell(document_.open(path))) return false;
    remember(document_.file());
    return true;
}

bool ScenarioActions::newFrom(const QString& path) {
    return maybeLose() && tell(document_.newFromTemplate(path));
}

bool ScenarioActions::save() {
    if (!document_.isOpen()) return true;
    if (document_.file().isEmpty()) return saveAs();
    SaveOutcome outcome = document_.save();
    if (outcome.changedOnDisk) {
        QMessageBox box(QMessageBox::Warning, tr("Save the scenario"), outcome.error, QMessageBox::NoButton,
                        window_);
        box.setTextFormat(Qt::PlainText);
        box.setInformativeText(tr("Overwrite what it wrote, or save yours under another name?"));
        QPushButton* overwrite = box.addButton(tr("Overwrite"), QMessageBox::DestructiveRole);
        QPushButton* other = box.addButton(tr("Save as..."), QMessageBox::AcceptRole);
        box.setDefaultButton(other);
        box.setEscapeButton(box.addButton(QMessageBox::Cancel));
        box.exec();
        if (box.clickedButton() == other) return saveAs();
        if (box.clickedButton() != overwrite) return false;
        outcome = document_.save(true);
    }
    return tell(outcome.error);
}

bool ScenarioActions::saveAs() {
    QString start = document_.file();
    if (start.isEmpty())
        start = QDir(settings_.value(kFolder, QDir::homePath()).toString()).filePath(tr("scenario.yaml"));
    const QString file =
        askFileToWrite(window_, tr("Save the scenario as"), start,
                       tr("Scenarios (*.yaml *.yml);;All files (*)").split(QStringLiteral(";;")));
    if (file.isEmpty()) return false;
    if (!tell(document_.saveAs(file).error)) return false;
    remember(file);
    return true;
}

bool ScenarioActions::maybeLose() {
    if (!document_.isOpen() || !document_.isModified()) return true;
    QMessageBox box(QMessageBox::Warning, tr("Unsaved changes"),
                    tr("%1 has changes that are not saved.").arg(document_.name()),
                    QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, window_);
    box.setTextFormat(Qt::PlainText);
    box.setInformativeText(tr("Save them before going on?"));
    box.setDefaultButton(QMessageBox::Save);
    box.setEscapeButton(QMessageBox::Cancel);
    switch (box.exec()) {
        case QMessageBox::Save:
            return save();
        case QMessageBox::Discard:
            return true;
        default:
            return false;
    }
}

QStringList ScenarioActions::recent() const {
    return settings_.value(kRecent).toStringList();
}

void ScenarioActions::remember(const QString& path) {
    QStringList files = recent();
    files.removeAll(path);
    files.prepend(path);
    settings_.setValue(kRecent, files.mid(0, kMostRecent));
    settings_.setValue(kFolder, QFileInfo(path).absolutePath());
}

void ScenarioActions::fillTemplates() {
    templates_->clear();
    for (const ScenarioTemplate& one : scenarioTemplates()) {
        QAction* action = templates_->addAction(menuText(label(one.title.toStdString())));
        action->setToolTip(one.file);
        connect(action, &QAction::triggered, this, [this, file = one.file] { newFrom(file); });
    }
    if (templates_->isEmpty()) templates_->addAction(tr("No templates were found"))->setEnabled(false);
}

void ScenarioActions::fillRecent() {
    recent_->clear();
    for (const QString& file : recent()) {
        const QFileInfo info(file);
        QAction* action = recent_->addAction(menuText(info.fileName() + QStringLiteral(" \u2013 ") +
                                                      QDir::toNativeSeparators(info.absolutePath())));
        action->setEnabled(info.exists());
        connect(action, &QAction::triggered, this, [this, file] { openPath(file); });
    }
    if (recent_->isEmpty()) recent_->addAction(tr("None yet"))->setEnabled(false);
}

void ScenarioActions::retranslate() {
    const std::pair<const char*, QString> texts[] = {
        {"new", tr("&New from template")},
        {"open", tr("&Open...")},
        {"recent", tr("Open re&cent")},
        {"save", tr("&Save")},
        {"save_as", tr("Save &as...")},
        {"undo", tr("&Undo")},
        {"redo", tr("R&edo")},
        {"find", tr("&Find in the text...")},
        {"copy_policy", tr("Copy the &policy into this scenario")}};
    for (const auto& [name, text] : texts) named(QString::fromLatin1(name))->setText(text);
    named(QStringLiteral("copy_policy"))
        ->setStatusTip(
            tr("Takes the rules out of the policy file into this scenario, where they can be changed"));
}

}  // namespace tranche::gui
