// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/headline_bar.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/presentation/headlines.hpp"

namespace tranche::gui {
namespace {

constexpr std::size_t kFigures = 6;

}  // namespace

HeadlineBar::HeadlineBar(QWidget* parent) : QFrame(parent), basis_(new QLabel(this)) {
    setFrameShape(QFrame::StyledPanel);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 12, 6);
    row->setSpacing(22);
    row->setSizeConstraint(QLayout::SetNoConstraint);
    for (std::size_t i = 0; i < kFigures; ++i) {
        Figure figure{new QWidget(this), nullptr, nullptr};
        figure.value = new QLabel(figure.box);
        figure.name = new QLabel(figure.box);
        QFont big = font();
        big.setPointSizeF(big.pointSizeF() * 1.25);
        big.setBold(true);
        figure.value->setFont(big);
        for (QLabel* one : {figure.value, figure.name}) {
            one->setTextFormat(Qt::PlainText);
            one->setTextInteractionFlags(Qt::TextSelectableByMouse);
        }
        figure.name->setForegroundRole(QPalette::PlaceholderText);
        auto* column = new QVBoxLayout(figure.box);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        column->addWidget(figure.value);
        column->addWidget(figure.name);
        row->addWidget(figure.box);
        figures_.push_back(figure);
    }
    row->addStretch(1);
    basis_->setTextFormat(Qt::PlainText);
    basis_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    basis_->setWordWrap(true);
    basis_->setMinimumWidth(170);
    basis_->setForegroundRole(QPalette::PlaceholderText);
    row->addWidget(basis_);
    tell();
}

void HeadlineBar::setRun(Run run, bool whole) {
    run_ = std::move(run);
    whole_ = whole;
    tell();
}

void HeadlineBar::tell() {
    const std::vector<Headline> lines = run_ ? headlines(*run_) : std::vector<Headline>();
    filled_ = std::min(lines.size(), figures_.size());
    for (std::size_t i = 0; i < filled_; ++i) {
        figures_[i].value->setText(lines[i].value);
        figures_[i].name->setText(lines[i].name);
        figures_[i].value->setAccessibleName(lines[i].name);
        figures_[i].value->setAccessibleDescription(lines[i].value);
    }
    basis_->setText(run_ ? basisText(*run_, whole_) : tr("Open a scenario, or start one from a template."));
    fit();
}

void HeadlineBar::fit() {
    const int gap = layout()->spacing();
    int left = width() - basis_->minimumWidth() - layout()->contentsMargins().left() -
               layout()->contentsMargins().right();
    for (std::size_t i = 0; i < figures_.size(); ++i) {
        left -= figures_[i].box->sizeHint().width() + gap;
        figures_[i].box->setVisible(i < filled_ && (left >= 0 || i == 0));
    }
}

void HeadlineBar::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    fit();
}

QString HeadlineBar::text() const {
    QStringList lines;
    for (const Figure& figure : figures_)
        if (!figure.box->isHidden())
            lines.append(figure.value->text() + QLatin1Char(' ') + figure.name->text());
    lines.append(basis_->text());
    return lines.join(QLatin1Char('\n'));
}

void HeadlineBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) tell();
    QFrame::changeEvent(event);
}

}  // namespace tranche::gui
