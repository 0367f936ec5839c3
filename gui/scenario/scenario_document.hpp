// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The scenario that is open. Its truth is the YAML text, in a QTextDocument with one undo stack: a form changes it by edits
// of the text (models/scenario/yaml_edit.hpp), an editor of text by typing. Reading and checking happen on a thread, a
// moment after the last change.
//
// Errors     functions return what went wrong as a sentence for people, empty when nothing did; the document is then as it
//            was. A file that is no UTF-8, too large or not a regular file is not opened.
// Kept       line ends (those of the first line for all), byte order mark, permissions, the target of a link.
// Never lost a draft is written two seconds after a change; a file that changed on disk is not overwritten unasked.
// Merging    changes of one value, each within a second of the one before, are one step of undo, until anything else happens.
// Verified by: tests/gui/scenario_document_test.cpp, tests/gui/scenario_draft_test.cpp.

#include <QElapsedTimer>
#include <QFileSystemWatcher>
#include <QObject>
#include <QTextDocument>
#include <QTimer>
#include <functional>
#include <memory>
#include <string>

#include "gui/scenario/draft_store.hpp"
#include "gui/work/scenario_checker.hpp"
#include "models/scenario/yaml_edit.hpp"

namespace tranche::gui {

struct EditOutcome {
    QString error;  // empty: done
    QString note;   // what else was done, for people
};

struct SaveOutcome {
    bool saved = false;
    bool changedOnDisk = false;  // by somebody else: ask, then save(true)
    QString error;
};

class ScenarioDocument : public QObject {
    Q_OBJECT
public:
    explicit ScenarioDocument(QString draftFolder = {}, QObject* parent = nullptr);
    ~ScenarioDocument() override;

    QTextDocument* text() { return &document_; }
    QString plainText() const;              // '\n' at the ends of lines
    QString file() const { return file_; }  // empty: never saved
    QString name() const;                   // for titles of windows
    QString folder() const;                 // what names in the text are relative to
    bool isModified() const { return document_.isModified(); }
    bool isOpen() const { return !base_.isEmpty(); }

    QString newFromTemplate(const QString& path);
    QString open(const QString& path);
    void restore(const Draft& draft);
    SaveOutcome save(bool overwrite = false);
    SaveOutcome saveAs(const QString& path);
    QString reload();  // what is on disk, as one step of undo
    void keepMine();   // what is on disk may be overwritten

    // The value as YAML, as after --set; see yaml_edit.hpp.
    EditOutcome setValue(const std::string& path, const std::string& value);
    EditOutcome putValue(const std::string& path, const std::string& value);
    EditOutcome removeValue(const std::string& path);
    EditOutcome addItem(const std::string& list, const std::string& item);
    EditOutcome copyPolicyHere();
    void joinNext() { joinNext_ = true; }  // the next edit belongs to the step of undo of the one before

    // As written here, else in a file below, else the default; nullptr: nothing. Of the last text that could be read;
    // good until the next check.
    const Node* value(const std::string& path) const;

    std::shared_ptr<const CheckedScenario> lastChecked() const { return checked_; }
    std::shared_ptr<const LoadedScenario> lastLoaded() const { return loaded_; }  // the last without errors
    bool isChecked() const { return checked_ && checked_->edition == edition_; }
    void checkNow();

    DraftStore& drafts() { return drafts_; }

Q_SIGNALS:
    void checked(std::shared_ptr<const tranche::gui::CheckedScenario> result);
    void opened();  // another text altogether
    void nameChanged();
    void modifiedChanged(bool modified);
    void changedOnDisk();

private:
    using Edit = std::function<YamlEdit(const YamlSource&)>;
    EditOutcome edit(const std::string& path, const Edit& change);
    void replaceText(const TextEdit& edit, const std::string& utf8, bool join);
    QString policyFile() const;

    struct Bytes {
        QByteArray raw;
        QString error;
    };
    static Bytes read(const QString& path);
    QString take(const QByteArray& raw, QString& error);  // the text; notes line ends and mark
    QByteArray bytesOf(QString text) const;
    void show(const QString& text, const QString& file, const QString& base, bool modified);
    SaveOutcome write(const QString& path, const QString& text);
    void watch();
    void onContentsChanged();
    void onFileChanged();
    void keepDraft();

    QTextDocument document_;
    ScenarioChecker checker_;
    DraftStore drafts_;
    QFileSystemWatcher watcher_;
    QTimer checkTimer_, draftTimer_;
    QString file_, base_;  // base_: a path in the folder that names are relative to
    QByteArray onDisk_;    // as last read or written
    QString template_;     // the file that a new document was made from
    bool windowsLines_ = false, byteOrderMark_ = false;
    int revision_ = 0;
    quint64 edition_ = 0;
    std::string lastEdited_;  // the path of the last edit, while nothing else has happened
    int lastRevision_ = -1;
    QElapsedTimer sinceEdit_;
    bool joinNext_ = false;
    std::shared_ptr<const CheckedScenario> checked_;
    std::shared_ptr<const LoadedScenario> loaded_;
};

}  // namespace tranche::gui
