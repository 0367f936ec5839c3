// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/explain_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "models/report/number_text.hpp"
#include "models/report/project_rows.hpp"
#include "tools/terminal_text.hpp"

namespace tranche {
namespace {

std::string gpus(Gpus n) {
    return formatCount(static_cast<double>(n)) + (n == 1 ? " GPU" : " GPUs");
}

// Why it was held back, as a sentence.
std::string_view reason(Binding binding) {
    switch (binding) {
        case Binding::none:
            return "nothing held it back";
        case Binding::capacity:
            return "too few GPUs were free in any pool it may use";
        case Binding::cutLine:
            return "a better-ranked request did not fit, and the rule stops there";
        case Binding::share:
            return "the share of its group was used up";
        case Binding::cap:
            return "it asked for more than the cap of every model on offer";
        case Binding::minScore:
            return "its score was below the lowest that can win";
        case Binding::noPool:
            return "no pool was on offer to it";
        case Binding::noCall:
            return "no call was left to apply to";
        case Binding::patience:
            return "it gave up waiting";
        case Binding::noShow:
            return "it did not sign";
        case Binding::expired:
            return "the waiting list ran out";
        case Binding::underUse:
            return "it was recalled for under-use";
        case Binding::horizon:
            return "the horizon ended before it was decided or begun";
        case Binding::placement:
            return "enough GPUs were free, but not together where its nodes must lie";
        case Binding::organisation:
            return "its organisation had as much as one may have";
        case Binding::protection:
            return "what was left is kept for better requests to come";
        case Binding::power:
            return "the power that all grants may draw was used up";
        case Binding::storage:
            return "the storage that all grants share was used up";
        case Binding::notice:
            return "its award waits for grants under notice";
        case Binding::preempted:
            return "its GPUs went back to whom it had borrowed them from";
        case Binding::partRefused:
            return "it did not take the part of its request that it was offered";
        case Binding::price:
            return "the price was too high for it";
    }
    return "";
}

std::string amountText(const Change& change, const Setting& setting) {
    const auto whole = static_cast<Gpus>(change.amount + 0.5);
    switch (change.kind) {
        case ChangeKind::size:
            return fmt::format("ask for {} less", gpus(whole * setting.scenario.serverGpus));
        case ChangeKind::merit:
            return fmt::format("{} points more of merit", formatFixed(change.amount, 1));
        case ChangeKind::date:
            return fmt::format("come {} {} earlier", whole, whole == 1 ? "day" : "days");
        case ChangeKind::quota:
            return fmt::format("{} percentage points more for group {}", formatFixed(change.amount * 100, 0),
                               change.where);
        case ChangeKind::supply: {
            const auto pool = std::find_if(setting.pools.begin(), setting.pools.end(),
                                           [&](const PoolSetting& p) { return p.id == change.where; });
            return fmt::format("{} more in pool {}", gpus(whole * pool->quantum), change.where);
        }
    }
    return "";
}

std::string_view kindName(ChangeKind kind) {
    static constexpr std::string_view names[]{"size", "merit", "date", "quota", "supply"};
    return names[static_cast<std::size_t>(kind)];
}

class ExplainPage {
public:
    ExplainPage(const Explanation& e, const Setting& setting, RunKey key, bool colour)
        : e_(e), setting_(setting), key_(key), page_(colour) {}

    std::string write() {
        const Application& first = e_.attempts.front().application;
        const SectorSpec& sector = setting_.scenario.sectors[first.sector];
        page_.heading(fmt::format("Project {} of {}, policy {}", e_.project, setting_.scenario.id,
                                  setting_.scenario.policy.name));
        std::string who =
            fmt::format("Applicant {:016x}, {}", e_.entity, sector.name.empty() ? sector.id : sector.name);
        if (first.organisation != Application::kNoOrganisation)
            who += fmt::format(", organisation {}", first.organisation);
        if (first.regional) who += ", outside the capital area";
        page_.line(fmt::format("{}; replication {}, seed {}", who, key_.replication, key_.seed));
        for (std::size_t i = 0; i < e_.attempts.size(); ++i) attempt(i);
        changes();
        return page_.finish();
    }

private:
    std::string date(Time time) const { return readableDate(setting_.calendar.date(time)); }

    void fact(std::string_view name, const std::string& text) {
        page_.item(fmt::format("  {}", name), text, 16);
    }

    void attempt(std::size_t i) {
        const ExplainedAttempt& x = e_.attempts[i];
        const Application& a = x.application;
        const std::string where = a.call == Application::kNoCall
                                      ? (a.tier == Application::kNoTier
                                             ? std::string("without a call")
                                             : "tier " + setting_.scenario.policy.intake.tiers[a.tier].id)
                                      : "call " + setting_.calls[a.call].call.spec.id;
        page_.heading(fmt::format("Attempt {}, {}", i + 1, where));
        fact("need", date(a.needed));
        fact("asks for", fmt::format("{}, at least {}, for {}", gpus(a.requested), gpus(a.viable),
                                     a.months > 0 ? fmt::format("{} months", a.months)
                                                  : formatFixed(toDays(a.duration), 1) + " days"));
        if (a.submitted != kNever) fact("submitted", date(a.submitted));
        if (a.decided != kNever) fact("decided", date(a.decided));
        score(x);
        round(x);
        if (a.awarded != kNever)
            fact("awarded", fmt::format("{}: {} of pool {}{}", date(a.awarded), gpus(a.granted),
                                        setting_.pools[a.pool].id, a.reserved ? ", from the reserve" : ""));
        if (a.started != kNever) fact("started", date(a.started));
        if (a.firstUse != kNever) fact("first use", date(a.firstUse));
        if (a.ended != kNever) fact("ended", date(a.ended));
        if (a.recalledGpus > 0) fact("recalled", gpus(a.recalledGpus));
        std::string status(statusName(a.status));
        std::replace(status.begin(), status.end(), '_', ' ');
        fact("outcome", fmt::format("{}: {}", status, reason(a.binding)));
    }

    void score(const ExplainedAttempt& x) {
        if (!x.scored || x.application.rank == 0) return;
        std::string text =
            fmt::format("{} = merit {} {} review noise {}",
                        formatFixed(static_cast<double>(x.application.score), 2), formatFixed(x.merit, 2),
                        x.noise < 0 ? "-" : "+", formatFixed(x.noise < 0 ? -x.noise : x.noise, 2));
        const auto part = [&](double points, const char* name) {
            if (points != 0)
                text += fmt::format(" {} {} {}", points < 0 ? "-" : "+", name,
                                    formatFixed(points < 0 ? -points : points, 2));
        };
        part(x.bonus, "bonus of the sector");
        part(x.regional, "bonus of the region");
        part(x.penalty, "concentration");
        fact("score", text);
    }

    void round(const ExplainedAttempt& x) {
        if (!x.round || x.application.rank == 0) return;
        fact("rank", fmt::format("{} of {} by order {}; {} funded, the lowest at {} points",
                                 x.application.rank, x.round->ranked, setting_.scenario.policy.award.order,
                                 x.round->funded, formatFixed(static_cast<double>(x.round->lastScore), 2)));
        fact("the round", fmt::format("{} on offer, {} awarded by rule {}", gpus(x.round->offered),
                                      gpus(x.round->awarded), setting_.scenario.policy.award.rule));
        if (x.application.passedOver) fact("", "a lower score that took no more was funded");
    }

    void changes() {
        if (e_.changes.empty()) return;
        page_.heading(e_.awarded == kNever ? "The least that would have led to an award"
                                           : "The least that would have led to an earlier award");
        page_.line("  One thing changed, all else as it was, the same replication run again.");
        TextTable table({"change", "award", "runs"}, {2});
        bool bends = false;
        for (const Change& c : e_.changes) {
            const std::string text =
                c.found ? amountText(c, setting_)
                        : (c.amount > 0 ? "none; tried up to: " + amountText(c, setting_)
                                        : fmt::format("no other {} is possible", kindName(c.kind)));
            table.row({text + (c.monotone ? "" : " *"), c.found ? date(c.awarded) : "none earlier",
                       std::to_string(c.runs)});
            bends = bends || !c.monotone;
        }
        table.print(page_);
        if (bends) page_.line("  * more of it does not always help: a larger change that was tried does not");
    }

    const Explanation& e_;
    const Setting& setting_;
    RunKey key_;
    TextPage page_;
};

nlohmann::ordered_json at(const Setting& setting, Time time) {
    if (time == kNever) return nullptr;
    return setting.calendar.isoDateTime(time);
}

}  // namespace

std::string explainText(const Explanation& e, const Setting& setting, RunKey key, bool colour) {
    return ExplainPage(e, setting, key, colour).write();
}

std::string explainJson(const Explanation& e, const Setting& setting, RunKey key) {
    using Json = nlohmann::ordered_json;
    Json json{{"scenario", setting.scenario.id},
              {"policy", setting.scenario.policy.name},
              {"seed", key.seed},
              {"replication", key.replication},
              {"project", e.project},
              {"applicant", fmt::format("{:016x}", e.entity)},
              {"awarded_at", at(setting, e.awarded)}};
    Json& attempts = json["attempts"] = Json::array();
    for (const ExplainedAttempt& x : e.attempts) {
        const Application& a = x.application;
        Json row{{"sector", setting.scenario.sectors[a.sector].id},
                 {"call",
                  a.call == Application::kNoCall ? Json(nullptr) : Json(setting.calls[a.call].call.spec.id)},
                 {"gpus_requested", a.requested},
                 {"gpus_viable", a.viable},
                 {"gpus_granted", a.granted},
                 {"submitted_at", at(setting, a.submitted)},
                 {"decided_at", at(setting, a.decided)},
                 {"awarded_at", at(setting, a.awarded)},
                 {"started_at", at(setting, a.started)},
                 {"status", statusName(a.status)},
                 {"binding_constraint", bindingName(a.binding)},
                 {"reason", reason(a.binding)}};
        if (x.scored && a.rank > 0)
            row["score"] = {{"total", a.score},
                            {"merit", x.merit},
                            {"noise", x.noise},
                            {"bonus", x.bonus},
                            {"regional_bonus", x.regional},
                            {"concentration", x.penalty}};
        if (x.round && a.rank > 0)
            row["round"] = {{"rank", a.rank},
                            {"ranked", x.round->ranked},
                            {"funded", x.round->funded},
                            {"lowest_funded_score", x.round->lastScore},
                            {"gpus_offered", x.round->offered},
                            {"gpus_awarded", x.round->awarded},
                            {"passed_over", a.passedOver}};
        attempts.push_back(row);
    }
    Json& changes = json["changes"] = Json::array();
    for (const Change& c : e.changes)
        changes.push_back({{"kind", kindName(c.kind)},
                           {"where", c.where},
                           {"found", c.found},
                           {"amount", c.amount},
                           {"text", c.found || c.amount > 0 ? amountText(c, setting) : ""},
                           {"awarded_at", c.found ? at(setting, c.awarded) : Json(nullptr)},
                           {"runs", c.runs},
                           {"monotone", c.monotone}});
    return json.dump(2) + "\n";
}

}  // namespace tranche
