// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "models/allocation/queue/queue_spec.hpp"
#include "models/issue/issue.hpp"

namespace tranche {
namespace {

constexpr double kLongest = 36525;  // [days] a century
constexpr double kMostPoints = 1e9;

template <class Rows>
std::vector<std::string> namesOf(const Rows& rows) {
    std::vector<std::string> all;
    for (const auto& row : rows) all.emplace_back(row.name);
    return all;
}

std::string oneOf(const std::vector<std::string>& known, std::string_view found) {
    return fmt::format("one of {}{}", fmt::join(known, ", "), didYouMean(found, known));
}

}  // namespace

std::vector<QueueSpecFault> faultsOf(const QueueSpec& spec) {
    std::vector<QueueSpecFault> faults;
    const auto order = [&](const char* key, const std::optional<std::string>& name) {
        if (name && findQueueOrder(*name) == nullptr)
            faults.push_back({key, shownValue(*name), oneOf(namesOf(queueOrderTable()), *name)});
    };
    const QueuePolicyRow* row = findQueuePolicy(spec.policy);
    if (row == nullptr)
        faults.push_back(
            {"policy", shownValue(spec.policy), oneOf(namesOf(queuePolicyTable()), spec.policy)});
    order("order", spec.order);
    order("backfill", spec.backfill);
    if (row == nullptr || row->discipline == Discipline::easy) return faults;
    const std::string instead =
        fmt::format("a policy that backfills, easy or easy-sjbf, instead of {}", row->name);
    if (spec.backfill) faults.push_back({"backfill", shownValue(*spec.backfill), instead});
    if (spec.reservations != 1)
        faults.push_back({"reservations", std::to_string(spec.reservations), instead});
    return faults;
}

QueuePolicy queuePolicy(const QueueSpec& spec, Duration defaultPeriod) {
    expects(faultsOf(spec).empty(), "a queue that has been checked");
    QueuePolicy policy = queuePolicy(*findQueuePolicy(spec.policy));
    if (spec.order) policy.order = findQueueOrder(*spec.order);
    if (spec.backfill) policy.backfill = findQueueOrder(*spec.backfill);
    policy.reservations = static_cast<int>(spec.reservations);
    policy.downRule = spec.downRule;
    policy.period = spec.passEveryMinutes ? fromDays(*spec.passEveryMinutes / 1440) : defaultPeriod;
    const MultifactorWeights& m = spec.multifactor;
    policy.multifactor = {.age = m.age,
                          .size = m.size,
                          .fairShare = m.fairShare,
                          .maxAge = fromDays(m.maxAgeDays),
                          .favourSmall = m.favourSmall,
                          .truncate = m.truncate,
                          .shareRule = m.shareRule};
    return policy;
}

FairShareAccounts fairShareAccounts(const QueueSpec& spec) {
    return FairShareAccounts(fromDays(spec.halfLifeDays), spec.damp);
}

const Names<DownRule>& names(Tag<DownRule>) {
    static const Names<DownRule> table{{"pass", DownRule::pass}, {"hold", DownRule::hold}};
    return table;
}

const Names<ShareRule>& names(Tag<ShareRule>) {
    static const Names<ShareRule> table{{"classic", ShareRule::classic}, {"fair-tree", ShareRule::fairTree}};
    return table;
}

const Table<MultifactorWeights>& fields(Tag<MultifactorWeights>) {
    static const Table<MultifactorWeights> table{
        "multifactor",
        "Weights of the multifactor order.",
        {
            optional("age", &MultifactorWeights::age, "for the time waited, up to max_age_days")
                .unit("points")
                .range(0, kMostPoints),
            optional("size", &MultifactorWeights::size, "for the size, as a share of the pool")
                .unit("points")
                .range(0, kMostPoints),
            optional("fair_share", &MultifactorWeights::fairShare, "for how little of its share was used")
                .unit("points")
                .range(0, kMostPoints),
            optional("max_age_days", &MultifactorWeights::maxAgeDays, "from here on waiting adds nothing")
                .unit("days")
                .range(0.001, kLongest),
            optional("favour_small", &MultifactorWeights::favourSmall,
                     "small requests, not large ones, get the points for size"),
            optional("truncate", &MultifactorWeights::truncate,
                     "points are whole and not negative, as in Slurm"),
            optional("share_rule", &MultifactorWeights::shareRule, "classic or fair-tree"),
        }};
    return table;
}

const Table<QueueSpec>& fields(Tag<QueueSpec>) {
    static const Table<QueueSpec> table{
        "queue",
        "Who waiting goes first, and who may pass whom.",
        {
            optional("policy", &QueueSpec::policy,
                     "queue policy; an order's name stands for that order with nobody passing its head"),
            optional("order", &QueueSpec::order, "order of the queue, in place of that of the policy"),
            optional("backfill", &QueueSpec::backfill, "order of those who may pass others (EASY only)"),
            optional("reservations", &QueueSpec::reservations,
                     "how many that do not fit are given a start that nobody delays (EASY only)")
                .range(1, 1000),
            optional(
                "down_rule", &QueueSpec::downRule,
                "who asks for more than there is while nodes are down: pass it by, or hold all behind it"),
            optional("pass_every_minutes", &QueueSpec::passEveryMinutes,
                     "how often orders that change while one waits are looked at; none: every minute for "
                     "jobs, every day for grants")
                .unit("min")
                .range(0.1, 525600),
            optional("half_life_days", &QueueSpec::halfLifeDays, "in which use counts half (fair share)")
                .unit("days")
                .range(0.001, kLongest),
            optional("damp", &QueueSpec::damp, "divides the use that classic fair share sees").range(1, 1000),
            optional("multifactor", &QueueSpec::multifactor, "weights of the multifactor order"),
        },
        [](const QueueSpec& spec, FieldCheck& check) {
            for (QueueSpecFault& fault : faultsOf(spec))
                check.error(fault.key, std::move(fault.found), std::move(fault.expected));
        }};
    return table;
}

}  // namespace tranche
