// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/scenario/draft_store.hpp"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <QUuid>
#include <algorithm>

#include "models/report/atomic_file.hpp"

namespace tranche::gui {
namespace {

const QString kEnd = QStringLiteral(".draft");

}  // namespace

DraftStore::DraftStore(QString folder) : folder_(std::move(folder)) {
    if (folder_.isEmpty())
        folder_ =
            QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/drafts");
    pool_.setMaxThreadCount(1);  // one after the other, in order
    id_ = QUuid::createUuid().toString(QUuid::WithoutBraces);
}

DraftStore::~DraftStore() {
    pool_.waitForDone();
}

QString DraftStore::pathOf(const QString& id) const {
    return folder_ + QLatin1Char('/') + id + kEnd;
}

std::vector<Draft> DraftStore::abandoned() const {
    std::vector<Draft> drafts;
    const QDir folder(folder_);
    for (const QString& name : folder.entryList({QLatin1Char('*') + kEnd}, QDir::Files)) {
        const QString id = name.chopped(kEnd.size());
        if (id == id_) continue;
        QLockFile lock(pathOf(id) + QStringLiteral(".lock"));
        lock.setStaleLockTime(0);  // only the process that holds it tells
        if (!lock.tryLock(0)) continue;
        QFile file(pathOf(id));
        if (!file.open(QIODevice::ReadOnly)) continue;
        const QJsonObject held = QJsonDocument::fromJson(file.readAll()).object();
        const auto text = [&](const char* key) { return held.value(QLatin1String(key)).toString(); };
        if (held.value(QLatin1String("text")).isString())
            drafts.push_back({id, text("file"), text("base"), text("text"),
                              held.value(QLatin1String("saved_at")).toInteger()});
    }
    std::sort(drafts.begin(), drafts.end(), [](const Draft& a, const Draft& b) {
        return std::pair(-a.savedAt, a.id) < std::pair(-b.savedAt, b.id);
    });
    return drafts;
}

void DraftStore::discard(const QString& id) {
    pool_.start([path = pathOf(id)] { QFile::remove(path); });
}

void DraftStore::keep(const QString& file, const QString& base, const QString& text) {
    if (!lock_) {
        QDir().mkpath(folder_);
        lock_ = std::make_unique<QLockFile>(pathOf(id_) + QStringLiteral(".lock"));
        lock_->setStaleLockTime(0);
        lock_->tryLock(0);
    }
    pool_.start([path = pathOf(id_), file, base, text] {
        const QJsonObject held{{QStringLiteral("file"), file},
                               {QStringLiteral("base"), base},
                               {QStringLiteral("text"), text},
                               {QStringLiteral("saved_at"), QDateTime::currentMSecsSinceEpoch()}};
        const QByteArray bytes = QJsonDocument(held).toJson(QJsonDocument::Compact);
        // A full disk only costs the draft: the document itself is in memory.
        writeAtomically(path.toStdString(), {bytes.constData(), static_cast<std::size_t>(bytes.size())});
    });
}

void DraftStore::drop() {
    pool_.start([path = pathOf(id_)] { QFile::remove(path); });
}

}  // namespace tranche::gui
