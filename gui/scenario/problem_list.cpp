// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/scenario/problem_list.hpp"

#include <QEvent>
#include <QFileInfo>
#include <QStyle>
#include <algorithm>

#include "gui/scenario/yaml_view.hpp"

namespace tranche::gui {
namespace {

constexpr std::size_t kMostShown = 1000;

QString placeText(const Place& place) {
    const QString file = QFileInfo(QString::fromStdString(place.file)).fileName();
    if (place.line == 0) return file;
    return file + QStringLiteral(":%1:%2").arg(place.line).arg(place.column);
}

}  // namespace

ProblemList::ProblemList(QWidget* parent) : QListWidget(parent) {
    setWordWrap(true);
    setIconSize({16, 16});
    setUniformItemSizes(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(this, &QListWidget::itemActivated, this, [this](const QListWidgetItem* item) {
        const auto row = static_cast<std::size_t>(this->row(item));
        if (row < issues_.size()) Q_EMIT chosen(issues_[row].place, issues_[row].key);
    });
    fill();
}

void ProblemList::show(const Issues& issues) {
    issues_ = issues.sorted();
    // What stops a run comes first.
    std::stable_sort(issues_.begin(), issues_.end(),
                     [](const Issue& a, const Issue& b) { return !a.warning && b.warning; });
    fill();
}

void ProblemList::fill() {
    clear();
    setAccessibleName(tr("Problems"));
    for (std::size_t i = 0; i < issues_.size() && i < kMostShown; ++i) {
        const Issue& issue = issues_[i];
        const QString place = placeText(issue.place);
        const QString kind = issue.warning ? tr("Warning") : tr("Error");
        auto* item = new QListWidgetItem(
            style()->standardIcon(issue.warning ? QStyle::SP_MessageBoxWarning
                                                : QStyle::SP_MessageBoxCritical),
            place.isEmpty() ? faultText(issue) : place + QStringLiteral(": ") + faultText(issue), this);
        item->setData(Qt::AccessibleTextRole, kind + QStringLiteral(", ") + item->text());
    }
    if (issues_.size() > kMostShown) addItem(tr("and %1 more").arg(issues_.size() - kMostShown));
}

void ProblemList::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) fill();
    QListWidget::changeEvent(event);
}

}  // namespace tranche::gui
