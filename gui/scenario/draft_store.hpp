// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Drafts: what was not saved yet, kept in a folder of the application so that it survives a crash. One draft a document,
// whole or not there, written on a thread of its own; a lock says that its document is still open somewhere.
// Verified by: tests/gui/scenario_draft_test.cpp.

#include <QLockFile>
#include <QString>
#include <QThreadPool>
#include <memory>
#include <vector>

namespace tranche::gui {

struct Draft {
    QString id;
    QString file;  // of the document; empty: never saved
    QString base;  // what names in the text are relative to
    QString text;
    qint64 savedAt = 0;  // [ms since 1970, UTC]
};

class DraftStore {
public:
    explicit DraftStore(QString folder = {});  // empty: AppDataLocation/drafts
    ~DraftStore();

    // Drafts whose document is not open anywhere, the newest first.
    std::vector<Draft> abandoned() const;
    void discard(const QString& id);

    // The draft of the document that is open now.
    void keep(const QString& file, const QString& base, const QString& text);
    void drop();
    void flush() { pool_.waitForDone(); }

private:
    QString pathOf(const QString& id) const;

    QString folder_;
    QString id_;
    std::unique_ptr<QLockFile> lock_;
    QThreadPool pool_;
};

}  // namespace tranche::gui
