// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Lotteries and divisions in a policy file: what arrives, and what does not go together.
#include <doctest/doctest.h>

#include <string>

#include "models/allocation/policy.hpp"
#include "models/scenario/yaml_document.hpp"

namespace tranche {
namespace {

PolicySpec readPolicy(const std::string& body, std::string& said) {
    ReadContext context;
    PolicySpec policy;
    if (const auto node = parseYamlText("name: p\n" + body, "p.yaml", context.issues))
        policy = read<PolicySpec>(*node, context);
    said = formatIssues(context.issues);
    return policy;
}

std::string said(const std::string& body) {
    std::string text;
    readPolicy(body, text);
    return text;
}

bool has(const std::string& text, const char* part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("lines and weights and a seed of lots arrive") {
    std::string issues;
    const PolicySpec p = readPolicy(
        "award:\n  order: partial_lottery\n  rule: skip_fill\n  weights: {sme: 2}\n"
        "  lottery: {fund_above: 80, reject_below: 60, seed: 7}\n",
        issues);
    CHECK(issues == "");
    CHECK(p.award.lottery.fundAbove == 80);
    CHECK(p.award.lottery.rejectBelow == 60);
    CHECK(p.award.lottery.seed == 7);
    CHECK_FALSE(p.award.lottery.greyZone);
    CHECK(p.award.weights.at("sme") == 2);
    CHECK(said("award: {order: partial_lottery, lottery: {grey_zone: 0.1}}") == "");
    CHECK(said("award: {rule: max_min, weights: {sme: 0.5}}") == "");
}

TEST_CASE("lotteries that contradict themselves are refused with the place and the reason") {
    CHECK(has(said("award: {order: partial_lottery}"), "fund_above, reject_below or grey_zone"));
    CHECK(has(said("award: {order: lottery, lottery: {fund_above: 80}}"), "order: partial_lottery"));
    CHECK(has(said("award: {lottery: {seed: 3}}"), "an order that draws lots"));
    CHECK(has(said("award: {order: partial_lottery, lottery: {fund_above: 50, reject_below: 60}}"),
              "at least reject_below"));
    CHECK(has(said("award: {order: partial_lottery, lottery: {fund_above: 50, grey_zone: 0.1}}"),
              "one of the two"));
    CHECK(has(said("award: {order: lottery, weights: {sme: 2}}"), "weighted_lottery"));
    CHECK(has(said("award: {order: weighted_lottery, weights: {sme: 0}}"), "award.weights.sme"));
    CHECK(has(said("award: {order: partial_lottery, lottery: {grey_zone: 0.6}}"), "0.5"));
    CHECK(has(said("intake: {mode: rolling}\naward: {order: lottery}"), "lottery with rolling intake"));
    CHECK(has(said("intake: {mode: rolling}\naward: {rule: drf}"), "drf with rolling intake"));
    CHECK(has(said("award: {rule: drff}"), "drf_stop"));
}

}  // namespace tranche
