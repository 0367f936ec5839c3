// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/presentation/explanation_text.hpp"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "gui/presentation/application_table.hpp"
#include "gui/presentation/words.hpp"

namespace tranche::gui {
namespace {

struct ExplanationTexts {
    Q_DECLARE_TR_FUNCTIONS(ExplanationText)
};

QString gpus(Gpus n) {
    return ExplanationTexts::tr("%1 GPUs").arg(numberText(static_cast<double>(n)));
}

class Writer {
public:
    Writer(const Explanation& e, const Setting& setting) : e_(e), setting_(setting) {}

    ExplanationPart attempt(std::size_t i) {
        const ExplainedAttempt& x = e_.attempts[i];
        const Application& a = x.application;
        part_ = {};
        const QString call = callText(a, setting_);
        part_.heading = call.isEmpty() ? ExplanationTexts::tr("Attempt %1").arg(i + 1)
                                       : ExplanationTexts::tr("Attempt %1, call %2").arg(i + 1).arg(call);
        fact(ExplanationTexts::tr("need"), date(a.needed));
        fact(ExplanationTexts::tr("asks for"),
             ExplanationTexts::tr("%1, at least %2, for %3")
                 .arg(gpus(a.requested), numberText(static_cast<double>(a.viable)),
                      a.months > 0 ? ExplanationTexts::tr("%1 months").arg(a.months)
                                   : ExplanationTexts::tr("%1 days").arg(fixedText(toDays(a.duration), 1))));
        day(ExplanationTexts::tr("submitted"), a.submitted);
        day(ExplanationTexts::tr("decided"), a.decided);
        score(x);
        round(x);
        if (a.awarded != kNever)
            fact(ExplanationTexts::tr("awarded"),
                 QStringLiteral("%1: %2, %3%4")
                     .arg(date(a.awarded), gpus(a.granted),
                          ExplanationTexts::tr("pool %1").arg(qs(setting_.pools[a.pool].id)),
                          a.reserved ? QStringLiteral(", ") + ExplanationTexts::tr("from the reserve")
                                     : QString()));
        day(ExplanationTexts::tr("started"), a.started);
        day(ExplanationTexts::tr("first use"), a.firstUse);
        day(ExplanationTexts::tr("ended"), a.ended);
        if (a.recalledGpus > 0) fact(ExplanationTexts::tr("recalled"), gpus(a.recalledGpus));
        fact(ExplanationTexts::tr("outcome"), statusText(a.status));
        if (a.binding != Binding::none) fact(ExplanationTexts::tr("held back by"), bindingText(a.binding));
        return std::move(part_);
    }

    TableData changes(bool& bends) {
        TableData table;
        table.columns = {ExplanationTexts::tr("Change"), ExplanationTexts::tr("Award"),
                         ExplanationTexts::tr("Runs")};
        table.plainColumns = {QStringLiteral("change"), QStringLiteral("award"), QStringLiteral("runs")};
        for (const Change& c : e_.changes) {
            QString text = c.found        ? amount(c)
                           : c.amount > 0 ? ExplanationTexts::tr("none; tried up to: %1").arg(amount(c))
                                          : ExplanationTexts::tr("no other %1 is possible").arg(kind(c.kind));
            if (!c.monotone) text += QStringLiteral(" *");
            bends = bends || !c.monotone;
            table.rows.push_back({text,
                                  c.found ? QVariant(cell(setting_.calendar.date(c.awarded)))
                                          : QVariant(ExplanationTexts::tr("none earlier")),
                                  static_cast<qlonglong>(c.runs)});
        }
        return table;
    }

private:
    QString date(Time time) const { return dateText(setting_.calendar.date(time)); }
    void fact(const QString& name, const QString& text) { part_.facts.emplace_back(name, text); }
    void day(const QString& name, Time time) {
        if (time != kNever) fact(name, date(time));
    }

    void score(const ExplainedAttempt& x) {
        if (!x.scored || x.application.rank == 0) return;
        const auto points = [](double value) { return fixedText(value, 2); };
        QString text =
            ExplanationTexts::tr("%1 = merit %2 + review noise %3")
                .arg(points(static_cast<double>(x.application.score)), points(x.merit), points(x.noise));
        const auto part = [&](double value, const QString& name) {
            if (value != 0) text += QStringLiteral(" + %1 %2").arg(name, points(value));
        };
        part(x.bonus, ExplanationTexts::tr("bonus of the sector"));
        part(x.regional, ExplanationTexts::tr("bonus of the region"));
        part(x.penalty, ExplanationTexts::tr("concentration"));
        fact(ExplanationTexts::tr("score"), text);
    }

    void round(const ExplainedAttempt& x) {
        if (!x.round || x.application.rank == 0) return;
        fact(ExplanationTexts::tr("rank"),
             ExplanationTexts::tr("%1 of %2; %3 funded, the lowest at %4 points")
                 .arg(x.application.rank)
                 .arg(x.round->ranked)
                 .arg(x.round->funded)
                 .arg(fixedText(static_cast<double>(x.round->lastScore), 2)));
        fact(ExplanationTexts::tr("the round"),
             ExplanationTexts::tr("%1 on offer, %2 awarded by rule %3")
                 .arg(gpus(x.round->offered), numberText(static_cast<double>(x.round->awarded)),
                      qs(setting_.scenario.policy.award.rule)));
        if (x.application.passedOver)
            fact(QString(), ExplanationTexts::tr("a lower score that took no more was funded"));
    }

    QString amount(const Change& c) const {
        const auto whole = static_cast<Gpus>(c.amount + 0.5);
        switch (c.kind) {
            case ChangeKind::size:
                return ExplanationTexts::tr("ask for %1 less")
                    .arg(gpus(whole * setting_.scenario.serverGpus));
            case ChangeKind::merit:
                return ExplanationTexts::tr("%1 points more of merit").arg(fixedText(c.amount, 1));
            case ChangeKind::date:
                return ExplanationTexts::tr("come %1 days earlier").arg(whole);
            case ChangeKind::quota:
                return ExplanationTexts::tr("%1 percentage points more for group %2")
                    .arg(fixedText(c.amount * 100, 0), qs(c.where));
            case ChangeKind::supply: {
                const auto pool = std::find_if(setting_.pools.begin(), setting_.pools.end(),
                                               [&](const PoolSetting& p) { return p.id == c.where; });
                const Gpus quantum = pool == setting_.pools.end() ? 1 : pool->quantum;
                return ExplanationTexts::tr("%1 more in pool %2").arg(gpus(whole * quantum), qs(c.where));
            }
        }
        return {};
    }

    static QString kind(ChangeKind kind) {
        switch (kind) {
            case ChangeKind::size:
                return ExplanationTexts::tr("size");
            case ChangeKind::merit:
                return ExplanationTexts::tr("merit");
            case ChangeKind::date:
                return ExplanationTexts::tr("date");
            case ChangeKind::quota:
                return ExplanationTexts::tr("quota");
            case ChangeKind::supply:
                return ExplanationTexts::tr("supply");
        }
        return {};
    }

    const Explanation& e_;
    const Setting& setting_;
    ExplanationPart part_;
};

}  // namespace

ExplanationText explanationText(const Explanation& e, const Setting& setting, RunKey key) {
    ExplanationText text;
    if (e.attempts.empty()) return text;
    const Application& first = e.attempts.front().application;
    const SectorSpec& sector = setting.scenario.sectors[first.sector];
    text.title =
        ExplanationTexts::tr("Project %1: %2, policy %3; replication %4, seed %5")
            .arg(e.project)
            .arg(label(sector.name.empty() ? sector.id : sector.name), qs(setting.scenario.policy.name))
            .arg(key.replication)
            .arg(key.seed);
    Writer writer(e, setting);
    for (std::size_t i = 0; i < e.attempts.size(); ++i) text.parts.push_back(writer.attempt(i));
    text.changesTitle = e.awarded == kNever
                            ? ExplanationTexts::tr("The least that would have led to an award")
                            : ExplanationTexts::tr("The least that would have led to an earlier award");
    bool bends = false;
    text.changes = writer.changes(bends);
    text.note =
        ExplanationTexts::tr("One thing changed, all else as it was, the same replication run again.");
    if (bends)
        text.note += QLatin1Char('\n') +
                     ExplanationTexts::tr(
                         "* more of it does not always help: a larger change that was tried does not");
    return text;
}

}  // namespace tranche::gui
