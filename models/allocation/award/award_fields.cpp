// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/allocation/award/award_spec.hpp"

#include <algorithm>

#include "models/allocation/award/award_rule.hpp"
#include "models/allocation/lottery/lot.hpp"
#include "models/allocation/order/order_rule.hpp"

namespace tranche {
namespace {

template <class Rows>
std::string listNames(const Rows& rows) {
    std::string text;
    for (const auto& row : rows) text += (text.empty() ? "" : ", ") + std::string(row.name);
    return text;
}

void checkWeights(const AwardSpec& award, bool used, FieldCheck& check) {
    if (!award.weights.empty() && !used)
        check.error(
            "weights", "weights with order " + award.order + " and rule " + award.rule,
            "an order or rule that uses them: weighted_lottery, partial_lottery, max_min, drf or gavel");
    for (const auto& [sector, weight] : award.weights)
        if (!(weight >= kLeastLotWeight && weight <= kLargestLotWeight))
            check.error("weights." + sector, std::to_string(weight), "0.001 to 1000");
}

void checkLottery(const LotterySpec& lottery, Lots lots, bool drawn, FieldCheck& check) {
    const bool lines = lottery.fundAbove || lottery.rejectBelow;
    if (lots == Lots::betweenLines && !lines && !lottery.greyZone)
        check.error("lottery", "no lines", "fund_above, reject_below or grey_zone for partial_lottery");
    if (lots != Lots::betweenLines && (lines || lottery.greyZone))
        check.error("lottery", "lines", "order: partial_lottery beside them");
    if (!drawn && lottery.seed) check.error("lottery.seed", "a seed", "an order that draws lots");
    if (!drawn && !lottery.nonce.empty()) check.error("lottery.nonce", "a nonce", "an order that draws lots");
    if (lottery.nonce.find_first_of("|\n\r") != std::string::npos)
        check.error("lottery.nonce", lottery.nonce, "a text of one line without |");
    if (lines && lottery.greyZone)
        check.error("lottery.grey_zone", "a grey zone and fixed lines", "one of the two");
    if (lottery.fundAbove && lottery.rejectBelow && *lottery.fundAbove < *lottery.rejectBelow)
        check.error("lottery.fund_above", std::to_string(*lottery.fundAbove), "at least reject_below");
}

// False when a name is none of an order.
bool checkTies(const AwardSpec& award, FieldCheck& check) {
    std::vector<std::string> seen{award.order};
    bool known = true;
    for (std::size_t i = 0; i < award.ties.size(); ++i) {
        const std::string key = "ties[" + std::to_string(i) + "]", &name = award.ties[i];
        const OrderRow* row = findOrder(name);
        if (row == nullptr) check.error(key, name, "one of " + listNames(orderTable()));
        known = known && row != nullptr;
        if (row != nullptr && row->lots == Lots::betweenLines)
            check.error(key, name, "an order of its own: it has lines of the score");
        if (std::find(seen.begin(), seen.end(), name) != seen.end())
            check.error(key, name, "each order once, the main one included");
        seen.push_back(name);
    }
    return known;
}

void checkAward(const AwardSpec& award, FieldCheck& check) {
    const AwardRow* rule = findAwardRule(award.rule);
    const OrderRow* order = findOrder(award.order);
    if (rule == nullptr) check.error("rule", award.rule, "one of " + listNames(awardTable()));
    if (order == nullptr) check.error("order", award.order, "one of " + listNames(orderTable()));
    if (!checkTies(award, check) || rule == nullptr || order == nullptr) return;
    const auto weighted = [](const std::string& name) { return findOrder(name)->lots == Lots::weighted; };
    checkWeights(award,
                 rule->division == Division::weighted || order->lots == Lots::weighted ||
                     order->lots == Lots::betweenLines ||
                     std::any_of(award.ties.begin(), award.ties.end(), weighted),
                 check);
    checkLottery(award.lottery, order->lots, drawsLots(award), check);
    if (award.resources && !rule->resources)
        check.error("resources", "resources with rule " + award.rule, "rule: drf or drf_stop beside them");
}

}  // namespace

const Names<PoolChoice>& names(Tag<PoolChoice>) {
    static const Names<PoolChoice> table{{"roomiest", PoolChoice::roomiest}, {"listed", PoolChoice::listed}};
    return table;
}
const Table<LotterySpec>& fields(Tag<LotterySpec>) {
    static const Table<LotterySpec> table{
        "lottery",
        "Lots: the two lines of a partial lottery, and a seed of their own.",
        {
            optional("fund_above", &LotterySpec::fundAbove, "score from which on no lot is needed")
                .unit("points")
                .range(-1000, 1000),
            optional("reject_below", &LotterySpec::rejectBelow, "score below which no lot is drawn")
                .unit("points")
                .range(-1000, 1000),
            optional("grey_zone", &LotterySpec::greyZone,
                     "alpha: draw lots for those whose chance that their true rank is within the line is "
                     "between alpha and 1 - alpha, by the noise of the review")
                .range(0, 0.5),
            optional("seed", &LotterySpec::seed, "of the lots alone; absent: that of the run")
                .range(0, 9007199254740992),
            optional("nonce", &LotterySpec::nonce,
                     "secret text hashed with the seed, so that its commitment tells nothing"),
        }};
    return table;
}

const Table<ResourcesSpec>& fields(Tag<ResourcesSpec>) {
    static const Table<ResourcesSpec> table{
        "resources",
        "What all grants together may draw besides GPUs.",
        {
            optional("power_kw", &ResourcesSpec::powerKw,
                     "at full load by the catalogue, before cooling; absent: no limit")
                .unit("kW")
                .range(0, 1e6),
            optional("storage_tb", &ResourcesSpec::storageTb,
                     "by storage_tb_per_gpu of the sectors; absent: no limit")
                .unit("TB")
                .range(0, 1e6),
        },
        [](const ResourcesSpec& r, FieldCheck& check) {
            if (!r.powerKw && !r.storageTb) check.error("power_kw", "nothing", "power_kw or storage_tb");
        }};
    return table;
}

const Table<AwardSpec>& fields(Tag<AwardSpec>) {
    static const Table<AwardSpec> table{
        "award",
        "Who gets how much at a decision.",
        {
            optional("order", &AwardSpec::order, "rank order of a decision"),
            optional("rule", &AwardSpec::rule, "award rule for the ranked list"),
            optional("pools", &AwardSpec::pools, "which pool first: roomiest or listed"),
            optional("max_months", &AwardSpec::maxMonths,
                     "the longest that a grant of fewer GPUs than asked for may be stretched to")
                .unit("months")
                .range(1, 1200),
            optional("weights", &AwardSpec::weights, "weight in a lottery or division, by sector; others 1"),
            optional("lottery", &AwardSpec::lottery, "lines and seed of lots"),
            optional(
                "ties", &AwardSpec::ties,
                "further orders for those that the order holds equal, one after the other; at last first "
                "submitted first"),
            optional("resources", &AwardSpec::resources,
                     "power and storage that all grants share, for rule drf; absent: no limit"),
        },
        checkAward};
    return table;
}

}  // namespace tranche
