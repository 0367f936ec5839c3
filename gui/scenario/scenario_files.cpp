// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The files of a scenario: opening, saving, being changed by others.
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStringDecoder>
#include <QTextCursor>
#include <filesystem>
#include <utility>

#include "gui/scenario/file_references.hpp"
#include "gui/scenario/scenario_document.hpp"
#include "models/report/atomic_file.hpp"
#include "models/scenario/yaml_document.hpp"

namespace tranche::gui {
namespace {

const QByteArray kMark = QByteArrayLiteral("\xef\xbb\xbf");

}  // namespace

ScenarioDocument::Bytes ScenarioDocument::read(const QString& path) {
    const QFileInfo info(path);
    const QString shown = QDir::toNativeSeparators(path);
    if (!info.exists()) return {{}, tr("There is no file %1.").arg(shown)};
    // A pipe or a device might never end.
    if (!info.isFile()) return {{}, tr("%1 is not a file: choose a scenario, a .yaml file.").arg(shown)};
    const auto most = static_cast<qint64>(kMaxYamlBytes);
    const QString tooLarge =
        tr("%1 is larger than %2 MB, the most a scenario may be.").arg(shown).arg(most / 1000000);
    if (info.size() > most) return {{}, tooLarge};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {{}, tr("%1 cannot be read: %2.").arg(shown, file.errorString())};
    const QByteArray raw = file.read(most + 1);
    if (file.error() != QFileDevice::NoError)
        return {{}, tr("%1 cannot be read: %2.").arg(shown, file.errorString())};
    if (raw.size() > most) return {{}, tooLarge};
    return {raw, {}};
}

QString ScenarioDocument::take(const QByteArray& raw, QString& error) {
    const bool mark = raw.startsWith(kMark);
    const QByteArray bytes = mark ? raw.mid(kMark.size()) : raw;
    QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decode(bytes);
    if (decode.hasError()) {
        error = tr("It is not UTF-8 text: save it as UTF-8 and open it again.");
        return {};
    }
    const auto newline = text.indexOf(QLatin1Char('\n'));
    const bool windows = newline > 0 && text[newline - 1] == QLatin1Char('\r');
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    // What the editor of text would silently change or drop.
    for (const QChar c : text) {
        const auto code = c.unicode();
        if (code == 0 || code == '\r' || code == 0x2028 || code == 0x2029 || code == 0xfdd0 ||
            code == 0xfdd1 || (code < 0x20 && code != '\n' && code != '\t')) {
            error = tr("It holds the character U+%1, which no scenario may hold.")
                        .arg(code, 4, 16, QLatin1Char('0'));
            return {};
        }
    }
    windowsLines_ = windows;
    byteOrderMark_ = mark;
    return text;
}

QByteArray ScenarioDocument::bytesOf(QString text) const {
    if (windowsLines_) text.replace(QLatin1Char('\n'), QStringLiteral("\r\n"));
    return (byteOrderMark_ ? kMark : QByteArray()) + text.toUtf8();
}

void ScenarioDocument::show(const QString& text, const QString& file, const QString& base, bool modified) {
    drafts_.drop();
    checked_.reset();
    loaded_.reset();
    lastEdited_.clear();
    file_ = file;
    base_ = base;
    document_.setPlainText(text);  // forgets the steps of undo
    document_.setModified(modified);
    onContentsChanged();
    draftTimer_.stop();
    if (modified) draftTimer_.start();
    watch();
    Q_EMIT opened();
    Q_EMIT nameChanged();
    Q_EMIT modifiedChanged(modified);
    checkNow();
}

QString ScenarioDocument::open(const QString& path) {
    const Bytes bytes = read(path);
    if (!bytes.error.isEmpty()) return bytes.error;
    QString error;
    const QString text = take(bytes.raw, error);
    if (!error.isEmpty()) return tr("%1 cannot be opened. %2").arg(QDir::toNativeSeparators(path), error);
    onDisk_ = bytes.raw;
    template_.clear();
    const QString absolute = QFileInfo(path).absoluteFilePath();
    show(text, absolute, absolute, false);
    return {};
}

QString ScenarioDocument::newFromTemplate(const QString& path) {
    const Bytes bytes = read(path);
    if (!bytes.error.isEmpty()) return bytes.error;
    QString error;
    const QString text = take(bytes.raw, error);
    if (!error.isEmpty()) return tr("%1 cannot be opened. %2").arg(QDir::toNativeSeparators(path), error);
    onDisk_.clear();
    template_ = QFileInfo(path).absoluteFilePath();
    show(text, {}, template_, false);
    return {};
}

void ScenarioDocument::restore(const Draft& draft) {
    const Bytes bytes = draft.file.isEmpty() ? Bytes() : read(draft.file);
    QString error;
    windowsLines_ = byteOrderMark_ = false;
    if (bytes.error.isEmpty()) take(bytes.raw, error);  // for the line ends
    onDisk_ = bytes.raw;
    template_ = draft.file.isEmpty() ? draft.base : QString();
    show(draft.text, draft.file, draft.base, true);
    drafts_.keep(file_, base_, draft.text);
    drafts_.discard(draft.id);
}

SaveOutcome ScenarioDocument::save(bool overwrite) {
    if (file_.isEmpty()) return {false, false, tr("This scenario has no file yet: save it under a name.")};
    if (!overwrite && QFileInfo::exists(file_)) {
        const Bytes now = read(file_);
        if (!now.error.isEmpty()) return {false, false, now.error};
        if (now.raw != onDisk_) return {false, true, tr("%1 was changed by another program.").arg(name())};
    }
    return write(file_, plainText());
}

SaveOutcome ScenarioDocument::saveAs(const QString& path) {
    const QString absolute = QFileInfo(path).absoluteFilePath();
    const QString text = plainText();
    const QString moved = QString::fromStdString(withReferencesFrom(
        text.toStdString(), folder().toStdString(), QFileInfo(absolute).absolutePath().toStdString()));
    const SaveOutcome outcome = write(absolute, moved);
    if (!outcome.saved) return outcome;
    file_ = base_ = absolute;
    template_.clear();
    if (moved != text) {
        QTextCursor cursor(&document_);
        cursor.select(QTextCursor::Document);
        cursor.insertText(moved);
        document_.setModified(false);
    }
    watch();
    Q_EMIT nameChanged();
    ++edition_;
    checkNow();
    return outcome;
}

SaveOutcome ScenarioDocument::write(const QString& path, const QString& text) {
    const QFileInfo info(path);
    // Through a link its target is replaced, not the link.
    const QString target = info.exists() ? info.canonicalFilePath() : path;
    if (info.exists() && !info.isWritable())
        return {
            false, false,
            tr("%1 is read-only: save the scenario under another name.").arg(QDir::toNativeSeparators(path))};
    const auto permissions = info.exists() ? QFile::permissions(target) : QFile::Permissions();
    const QByteArray bytes = bytesOf(text);
    const QByteArray before = std::exchange(onDisk_, bytes);  // the watcher may look while we write
    if (const auto failure = writeAtomically(target.toStdString(),
                                             {bytes.constData(), static_cast<std::size_t>(bytes.size())})) {
        onDisk_ = before;
        return {false, false,
                tr("The scenario is not saved: %1.").arg(QString::fromStdString(failure->message()))};
    }
    if (permissions != QFile::Permissions()) QFile::setPermissions(target, permissions);
    lastEdited_.clear();  // what comes next is a step of its own
    document_.setModified(false);
    draftTimer_.stop();
    drafts_.drop();
    watch();
    return {true, false, {}};
}

QString ScenarioDocument::reload() {
    const Bytes bytes = read(file_);
    if (!bytes.error.isEmpty()) return bytes.error;
    QString error;
    const QString text = take(bytes.raw, error);
    if (!error.isEmpty()) return tr("%1 cannot be opened. %2").arg(QDir::toNativeSeparators(file_), error);
    onDisk_ = bytes.raw;
    QTextCursor cursor(&document_);
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
    document_.setModified(false);
    watch();
    return {};
}

void ScenarioDocument::keepMine() {
    const Bytes bytes = read(file_);
    onDisk_ = bytes.raw;
    document_.setModified(true);
    draftTimer_.start();
    watch();
}

// A file that was replaced is another file for the watcher.
void ScenarioDocument::watch() {
    if (!watcher_.files().isEmpty()) watcher_.removePaths(watcher_.files());
    if (!file_.isEmpty() && QFileInfo::exists(file_)) watcher_.addPath(file_);
}

void ScenarioDocument::onFileChanged() {
    watch();
    if (file_.isEmpty() || !QFileInfo::exists(file_)) return;
    const Bytes now = read(file_);
    if (now.error.isEmpty() && now.raw != onDisk_) Q_EMIT changedOnDisk();
}

}  // namespace tranche::gui
