// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/scenario/scenario_document.hpp"

#include <QDir>
#include <QFileInfo>
#include <QPlainTextDocumentLayout>
#include <QTextCursor>
#include <utility>

#include "gui/scenario/file_references.hpp"

namespace tranche::gui {
namespace {

constexpr int kCheckAfterMs = 120;
constexpr int kDraftAfterMs = 2000;
constexpr qint64 kJoinWithinMs = 1000;

QString shown(const std::string& text) {
    return QString::fromStdString(text);
}

}  // namespace

ScenarioDocument::ScenarioDocument(QString draftFolder, QObject* parent)
    : QObject(parent), drafts_(std::move(draftFolder)) {
    document_.setDocumentLayout(new QPlainTextDocumentLayout(&document_));
    checkTimer_.setSingleShot(true);
    checkTimer_.setInterval(kCheckAfterMs);
    draftTimer_.setSingleShot(true);
    draftTimer_.setInterval(kDraftAfterMs);
    connect(&checkTimer_, &QTimer::timeout, this, &ScenarioDocument::checkNow);
    connect(&draftTimer_, &QTimer::timeout, this, &ScenarioDocument::keepDraft);
    connect(&document_, &QTextDocument::contentsChanged, this, &ScenarioDocument::onContentsChanged);
    connect(&document_, &QTextDocument::modificationChanged, this, [this](bool modified) {
        if (!modified) draftTimer_.start();  // an undo back to what is saved needs no draft
        Q_EMIT modifiedChanged(modified);
    });
    connect(&watcher_, &QFileSystemWatcher::fileChanged, this, &ScenarioDocument::onFileChanged);
    connect(&checker_, &ScenarioChecker::checked, this,
            [this](const std::shared_ptr<const CheckedScenario>& result) {
                checked_ = result;
                if (result->loaded) loaded_ = result->loaded;
                Q_EMIT checked(result);
            });
}

ScenarioDocument::~ScenarioDocument() {
    // Whoever closes has asked; what is left is not wanted.
    drafts_.drop();
    document_.disconnect(this);
}

QString ScenarioDocument::plainText() const {
    QString text = document_.toRawText();  // toPlainText would turn hard spaces into soft ones
    text.replace(QChar::ParagraphSeparator, QLatin1Char('\n'));
    return text;
}

QString ScenarioDocument::name() const {
    if (!file_.isEmpty()) return QFileInfo(file_).fileName();
    return template_.isEmpty() ? tr("untitled.yaml") : tr("new from %1").arg(QFileInfo(template_).fileName());
}

QString ScenarioDocument::folder() const {
    return QFileInfo(base_).absolutePath();
}

void ScenarioDocument::onContentsChanged() {
    if (document_.revision() == revision_) return;  // only colours
    revision_ = document_.revision();
    ++edition_;
    checkTimer_.start();
    if (!draftTimer_.isActive()) draftTimer_.start();
}

void ScenarioDocument::checkNow() {
    checkTimer_.stop();
    if (isOpen()) checker_.check(edition_, base_.toStdString(), plainText().toStdString());
}

void ScenarioDocument::keepDraft() {
    if (isModified())
        drafts_.keep(file_, base_, plainText());
    else
        drafts_.drop();
}

const Node* ScenarioDocument::value(const std::string& path) const {
    if (checked_)
        if (const Node* node = writtenAt(checked_->tree, path)) return node;
    if (!loaded_) return nullptr;
    if (const Node* node = writtenAt(loaded_->document.root, path)) return node;
    return writtenAt(loaded_->resolved, path);
}

EditOutcome ScenarioDocument::setValue(const std::string& path, const std::string& value) {
    return edit(path, [&](const YamlSource& source) { return setYaml(source, path, value); });
}

EditOutcome ScenarioDocument::putValue(const std::string& path, const std::string& value) {
    return edit(path, [&](const YamlSource& source) { return putYaml(source, path, value); });
}

EditOutcome ScenarioDocument::removeValue(const std::string& path) {
    return edit({}, [&](const YamlSource& source) { return removeYaml(source, path); });
}

EditOutcome ScenarioDocument::addItem(const std::string& list, const std::string& item) {
    return edit({}, [&](const YamlSource& source) { return addYamlItem(source, list, item); });
}

EditOutcome ScenarioDocument::copyPolicyHere() {
    return edit({}, [](const YamlSource&) { return YamlEdit{.fault = {}, .inPolicyFile = true}; });
}

QString ScenarioDocument::policyFile() const {
    const Node* policy = checked_ ? writtenAt(checked_->tree, "policy") : nullptr;
    if (policy == nullptr || policy->kind != Node::Kind::scalar) return {};
    return QDir(folder()).absoluteFilePath(shown(policy->text));
}

EditOutcome ScenarioDocument::edit(const std::string& path, const Edit& change) {
    const bool sameStep = std::exchange(joinNext_, false) && document_.revision() == lastRevision_;
    const std::string what = sameStep ? lastEdited_ : path;
    if (!isOpen()) return {tr("Open a scenario first."), {}};
    const std::string before = plainText().toStdString();
    const TableShape& shape = documentShape(DocumentKind::scenario);
    const Node* merged = loaded_ ? &loaded_->document.root : nullptr;
    // Known already, unless the last change is too fresh.
    const Node* written = isChecked() && checked_->parsed ? &checked_->tree : nullptr;
    YamlEdit first = change({before, shape, merged, written});
    EditOutcome outcome;
    std::string now = before;
    if (first.inPolicyFile) {
        const QString policy = policyFile();
        if (policy.isEmpty())
            return {tr("This scenario names no policy file: its rules are in its own text."), {}};
        const Bytes bytes = read(policy);
        if (!bytes.error.isEmpty()) return {bytes.error, {}};
        const YamlEdit copy = copyPolicy({before, shape, merged, written}, bytes.raw.toStdString());
        if (!copy.edit) return {shown(copy.fault), {}};
        now = applied(before, *copy.edit);
        first = change({now, shape, merged});
        if (first.inPolicyFile) first = {};
        outcome.note = tr("The policy of %1 was copied into this scenario, so that it can be changed here.")
                           .arg(QFileInfo(policy).fileName());
    }
    if (!first.fault.empty()) return {shown(first.fault), {}};
    if (first.edit) now = applied(now, *first.edit);
    if (now == before) return {};
    // One edit for both, around what differs.
    TextEdit all;
    if (outcome.note.isEmpty()) {
        all = *first.edit;
    } else {
        while (all.offset < before.size() && before[all.offset] == now[all.offset]) ++all.offset;
        while (all.offset > 0 && before[all.offset - 1] != '\n') --all.offset;
        all.length = before.size() - all.offset;
        all.replacement = now.substr(all.offset);
    }
    const bool join =
        sameStep || (!what.empty() && what == lastEdited_ && document_.revision() == lastRevision_ &&
                     sinceEdit_.isValid() && sinceEdit_.elapsed() <= kJoinWithinMs);
    replaceText(all, before, join);
    sinceEdit_.start();
    lastEdited_ = what;
    lastRevision_ = document_.revision();
    return outcome;
}

void ScenarioDocument::replaceText(const TextEdit& edit, const std::string& utf8, bool join) {
    const auto position = [&](std::size_t bytes) {
        return static_cast<int>(QString::fromUtf8(utf8.data(), static_cast<qsizetype>(bytes)).size());
    };
    QTextCursor cursor(&document_);
    if (join)
        cursor.joinPreviousEditBlock();
    else
        cursor.beginEditBlock();
    cursor.setPosition(position(edit.offset));
    cursor.setPosition(position(edit.offset + edit.length), QTextCursor::KeepAnchor);
    cursor.insertText(shown(edit.replacement));
    cursor.endEditBlock();
}

}  // namespace tranche::gui
