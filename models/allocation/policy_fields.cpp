// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "models/allocation/award/award_rule.hpp"
#include "models/allocation/order/order_rule.hpp"
#include "models/allocation/policy.hpp"

namespace tranche {
namespace {

// A queue has an order of its own (intake.queue) and starts whole requests.
void checkPolicy(const PolicySpec& policy, FieldCheck& check) {
    const auto& protection = policy.shares.protection;
    if (policy.intake.mode != IntakeMode::rolling) return;
    if (!policy.award.ties.empty())
        check.error("award.ties", "ties with rolling intake", "rounds: a queue has an order of its own");
    if (protection && !policy.shares.groups.empty())
        check.error("shares.protection", "protection and groups with rolling intake",
                    "one of the two: a queue has one limit a request");
    const QueuePolicyRow* queue = findQueuePolicy(policy.intake.queue.value_or(QueueSpec{}).policy);
    if (protection && queue != nullptr && queue->discipline == Discipline::strict)
        check.error("shares.protection", "protection with a strict queue",
                    "intake.queue.policy: first-fit, easy or conservative, where a low head holds up nobody");
    if (protection && std::any_of(protection->classes.begin(), protection->classes.end(),
                                  [](const ProtectionClassSpec& c) { return c.minScore.has_value(); }))
        check.error("shares.protection.classes", "classes by score with rolling intake",
                    "classes by sectors: there is no review");
    if (drawsLots(policy.award) && findAwardRule(policy.award.rule)->lots)
        check.error("award.rule", policy.award.rule + " with rolling intake", "rounds, where lots are drawn");
    if (findOrder(policy.award.order)->lots != Lots::none)
        check.error("award.order", policy.award.order + " with rolling intake",
                    "rounds, where lots are drawn");
    if (findAwardRule(policy.award.rule)->division != Division::none)
        check.error("award.rule", policy.award.rule + " with rolling intake",
                    "rounds, which share at a decision");
}

void checkTiers(const IntakeSpec& intake, FieldCheck& check) {
    const bool hybrid = intake.mode == IntakeMode::hybrid;
    if (hybrid && intake.tiers.empty()) check.error("tiers", "none", "at least one tier with mode: hybrid");
    if (!hybrid && !intake.tiers.empty())
        check.error("tiers", "tiers with " + names(Tag<IntakeMode>{}).text(intake.mode),
                    "mode: hybrid beside them");
    if (intake.tiers.size() > 60) check.error("tiers", std::to_string(intake.tiers.size()), "at most 60");
    double sum = 0;
    for (std::size_t i = 0; i < intake.tiers.size(); ++i) {
        const std::string key = "tiers[" + std::to_string(i) + "]";
        sum += intake.tiers[i].share.value_or(0);
        const auto &hours = intake.tiers[i].maxGpuHours,
                   &before = intake.tiers[i > 0 ? i - 1 : 0].maxGpuHours;
        if (i > 0 && hours && before && *hours <= *before)
            check.error(key + ".max_gpu_hours", fmt::format("{}", *hours),
                        fmt::format("more than the {} of the tier before", *before));
    }
    if (sum > 1 + 1e-9) check.error("tiers", fmt::format("{}", sum), "shares that sum to 1 at most");
}

void checkCaps(const EligibilitySpec& e, FieldCheck& check) {
    for (const auto& [model, cap] : e.caps)
        if (cap < 1)
            check.error("caps." + model, std::to_string(cap),
                        "at least 1 GPU (leave the model out for no cap)");
}

void checkShares(const ShareSpec& shares, FieldCheck& check) {
    double sum = 0;
    std::set<std::string> seen;
    for (std::size_t i = 0; i < shares.groups.size(); ++i) {
        const std::string key = "groups[" + std::to_string(i) + "]";
        sum += shares.groups[i].share;
        const ShareGroupSpec& group = shares.groups[i];
        if (shares.unused != UnusedShare::lend && (group.lendLimit || group.borrowLimit))
            check.error(key + (group.lendLimit ? ".lend_limit" : ".borrow_limit"), "a limit of lending",
                        "unused: lend beside it");
        if (group.lendLimit && *group.lendLimit > group.share + 1e-12)
            check.error(key + ".lend_limit", std::to_string(*group.lendLimit), "at most the share");
        for (const std::string& sector : shares.groups[i].sectors)
            if (!seen.insert(sector).second)
                check.error(key + ".sectors", sector, "each sector in one group only");
    }
    if (shares.form != ShareForm::limit && shares.unused == UnusedShare::lend)
        check.error("unused", "lend with a reserve", "hold or release: what a reserve leaves reverts to all");
    if (shares.reclaim && shares.unused != UnusedShare::lend)
        check.error("reclaim", "reclaim of what is not lent", "unused: lend beside it");
    if (shares.reserve && shares.form != ShareForm::limit)
        check.error(
            "form", names(Tag<ShareForm>{}).text(shares.form),
            "limit beside a reserve: groups that are reserves themselves leave no places for another");
    if (sum > 1 + 1e-9) check.error("groups", std::to_string(sum), "shares that sum to 1 at most");
}

}  // namespace

const Names<IntakeMode>& names(Tag<IntakeMode>) {
    static const Names<IntakeMode> table{
        {"rounds", IntakeMode::rounds}, {"rolling", IntakeMode::rolling}, {"hybrid", IntakeMode::hybrid}};
    return table;
}
const Names<UnusedShare>& names(Tag<UnusedShare>) {
    static const Names<UnusedShare> table{
        {"hold", UnusedShare::hold}, {"release", UnusedShare::release}, {"lend", UnusedShare::lend}};
    return table;
}
const Names<ShareForm>& names(Tag<ShareForm>) {
    static const Names<ShareForm> table{{"limit", ShareForm::limit},
                                        {"reserve_first", ShareForm::reserveFirst},
                                        {"open_first", ShareForm::openFirst}};
    return table;
}
const Names<RecallAction>& names(Tag<RecallAction>) {
    static const Names<RecallAction> table{{"shrink", RecallAction::shrink},
                                           {"revoke", RecallAction::revoke}};
    return table;
}
const Names<AboveCap>& names(Tag<AboveCap>) {
    static const Names<AboveCap> table{{"refuse", AboveCap::refuse}, {"clip", AboveCap::clip}};
    return table;
}

const Table<IntakeSpec>& fields(Tag<IntakeSpec>) {
    static const Table<IntakeSpec> table{
        "intake",
        "When requests are looked at.",
        {optional("mode", &IntakeSpec::mode,
                  "rounds: at each call's decision; rolling: whenever there is room, from a queue; hybrid: "
                  "rounds, "
                  "and small requests when they come, by tiers"),
         optional("call_every_months", &IntakeSpec::callEveryMonths,
                  "of the scenario's calls hold only those that open so long after the last one held; 0: all")
             .unit("months")
             .range(0, 120),
         optional("tiers", &IntakeSpec::tiers, "of hybrid intake, from the smallest up"),
         optional("queue", &IntakeSpec::queue, "of rolling intake; none: strict first come first served")},
        [](const IntakeSpec& intake, FieldCheck& check) {
            if (intake.queue && intake.mode != IntakeMode::rolling)
                check.error("queue", "a queue with " + names(Tag<IntakeMode>{}).text(intake.mode),
                            "mode: rolling beside it");
            if (intake.callEveryMonths > 0 && intake.mode == IntakeMode::rolling)
                check.error("call_every_months", std::to_string(intake.callEveryMonths),
                            "rounds or hybrid intake, which hold calls");
            checkTiers(intake, check);
        }};
    return table;
}

const Table<EligibilitySpec>& fields(Tag<EligibilitySpec>) {
    static const Table<EligibilitySpec> table{
        "eligibility",
        "Who may be awarded at all.",
        {
            optional("caps", &EligibilitySpec::caps, "most GPUs a project, by model").unit("GPUs"),
            optional("cap_exempt", &EligibilitySpec::capExempt, "sectors without caps"),
            optional("above_cap", &EligibilitySpec::aboveCap,
                     "a request above a model's cap: refuse that model to it, or clip it to the cap"),
            optional("min_score", &EligibilitySpec::minScore, "lowest panel score that can win")
                .unit("points")
                .range(0, 1000),
            optional("max_active_per_organisation", &EligibilitySpec::maxActivePerOrganisation,
                     "grants that an organisation may have at a time; its best ranked come first")
                .unit("grants")
                .range(1, 1000000),
            optional("max_share_per_organisation", &EligibilitySpec::maxSharePerOrganisation,
                     "of the capacity on offer outside set-asides that an organisation may hold")
                .range(0, 1),
        },
        checkCaps};
    return table;
}

const Table<ShareGroupSpec>& fields(Tag<ShareGroupSpec>) {
    static const Table<ShareGroupSpec> table{
        "share group",
        "Sectors that share one quota.",
        {
            required("id", &ShareGroupSpec::id, "stable name"),
            required("sectors", &ShareGroupSpec::sectors, "sectors of the group"),
            required("share", &ShareGroupSpec::share, "of the capacity on offer outside set-asides")
                .range(0, 1),
            optional("lend_limit", &ShareGroupSpec::lendLimit,
                     "of the same capacity, the most that others may borrow of the share; none: all of it")
                .range(0, 1),
            optional("borrow_limit", &ShareGroupSpec::borrowLimit,
                     "of the same capacity, the most that the group may borrow beyond its share")
                .range(0, 1),
        }};
    return table;
}

const Table<ShareSpec>& fields(Tag<ShareSpec>) {
    static const Table<ShareSpec> table{
        "shares",
        "The split between sectors.",
        {
            optional("groups", &ShareSpec::groups, "quotas; none: no split"),
            optional("count_set_asides", &ShareSpec::countSetAsides,
                     "a contest's set-aside counts as capacity, and as held by the contest's sector"),
            optional(
                "form", &ShareSpec::form,
                "a share is a limit, or a reserve beside open places: given first (a minimum guarantee) or "
                "after the open places (over and above)"),
            optional(
                "unused", &ShareSpec::unused,
                "hold what a group leaves, release it to all in rank order, or lend it: whole requests, the "
                "group that borrows least first, within the limits"),
            optional("reclaim", &ShareSpec::reclaim,
                     "with unused: lend, a group takes back its quota; absent: borrowers keep it to the end"),
            optional("reserve", &ShareSpec::reserve,
                     "places kept for a kind of applicant, beside the groups"),
            optional("protection", &ShareSpec::protection,
                     "GPUs kept from requests of low value for better ones to come; absent: none"),
        },
        checkShares};
    return table;
}

const Table<WaitingListSpec>& fields(Tag<WaitingListSpec>) {
    static const Table<WaitingListSpec> table{
        "waiting list",
        "Those not awarded are kept for what comes free.",
        {
            optional("days", &WaitingListSpec::days, "how long after the decision; 0: no list")
                .unit("days")
                .range(0, 5000),
            optional("aging_per_week", &WaitingListSpec::agingPerWeek, "score gained while waiting")
                .unit("points/week")
                .range(0, 100),
        }};
    return table;
}

const Table<RecallSpec>& fields(Tag<RecallSpec>) {
    static const Table<RecallSpec> table{
        "recall",
        "Use it or lose it.",
        {
            optional("use_below", &RecallSpec::useBelow, "mean use over the window that triggers a warning")
                .range(0, 1),
            optional("window_days", &RecallSpec::windowDays, "trailing window").unit("days").range(1, 1000),
            optional("grace_days", &RecallSpec::graceDays, "from warning to recall")
                .unit("days")
                .range(0, 1000),
            optional("exempt_days", &RecallSpec::exemptDays, "onboarding, not counted")
                .unit("days")
                .range(0, 1000),
            optional("headroom", &RecallSpec::headroom, "kept above the use when shrinking").range(0, 10),
            optional(
                "percentile", &RecallSpec::percentile,
                "of the GPUs in use over the window since first use: what a shrunk grant keeps, and headroom")
                .range(0, 1),
            optional("action", &RecallSpec::action, "shrink to the use, or revoke the whole grant"),
        }};
    return table;
}

const Table<PolicySpec>& fields(Tag<PolicySpec>) {
    static const Table<PolicySpec> table{
        "policy",
        "An allocation rule as data: one block a stage.",
        {
            required("name", &PolicySpec::name, "the name it is compared under"),
            optional("title", &PolicySpec::title, "the rule in a few words for people"),
            optional("about", &PolicySpec::about, "where the rule comes from"),
            optional("intake", &PolicySpec::intake, "when requests are looked at"),
            optional("eligibility", &PolicySpec::eligibility, "caps and minimum score"),
            optional("review", &PolicySpec::review, "the panel"),
            optional("award", &PolicySpec::award, "order and award rule"),
            optional("shares", &PolicySpec::shares, "split between sectors"),
            optional("waiting_list", &PolicySpec::waitingList, "what happens to those not awarded"),
            optional("recall", &PolicySpec::recall, "use it or lose it; absent: never"),
            optional("extension", &PolicySpec::extension, "requests for more time near the end"),
            optional("budget", &PolicySpec::budget, "use it or lose it, by hours; absent: never"),
            optional("price", &PolicySpec::price,
                     "what users pay; absent: nothing, and nobody looks at prices"),
            optional("placement", &PolicySpec::placement,
                     "which nodes a grant gets; absent: pools count GPUs, and nodes have no names"),
        },
        checkPolicy};
    return table;
}

}  // namespace tranche
