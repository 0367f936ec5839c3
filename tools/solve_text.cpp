// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/solve_text.hpp"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "models/report/number_text.hpp"
#include "models/report/threshold_text.hpp"
#include "tools/json_number.hpp"
#include "tools/terminal_text.hpp"

namespace tranche {
namespace {

using Json = nlohmann::ordered_json;

Json pointJson(const SolveStudy& study, std::optional<std::int64_t> point) {
    if (!point) return nullptr;
    if (study.range.lattice.isDate()) return study.range.lattice.text(*point);
    return study.range.lattice.value(*point);
}

Json probeJson(const SolveStudy& study, const ThresholdProbe& probe) {
    return {{"value", pointJson(study, probe.point)},
            {"order", probe.order},
            {"mean", jsonNumber(probe.mean)},
            {"ci_low", jsonNumber(probe.interval.low)},
            {"ci_high", jsonNumber(probe.interval.high)},
            {"n", probe.n},
            {"replications", probe.values.size()},
            {"looks", probe.looks},
            {"verdict", verdictName(probe.verdict)}};
}

}  // namespace

std::string solveText(const SolveStudy& study, const ThresholdFacts& facts, bool colour) {
    TextPage page(colour);
    page.heading(facts.title.empty() ? facts.scenario : facts.title);
    page.line(fmt::format("{}, policy {}, seed {}", facts.scenario, facts.policy, facts.seed));
    page.line();
    page.paragraph("Wanted: " + questionText(study));
    page.line();
    TextTable table(
        {study.over, measureText(study), formatPercent(study.answer.intervalConfidence, 2) + " interval",
         "replications", "the target"},
        {0, 1, 2, 3});
    for (const ProbeText& probe : probeTexts(study))
        table.row({probe.value, probe.mean, probe.interval, probe.replications, probe.verdict});
    table.print(page);
    page.line();
    page.heading("Answer");
    page.paragraph(answerText(study));
    page.paragraph(certaintyText(study));
    if (const auto against = contradictionTexts(study); !against.empty()) {
        page.heading("Not monotone: more does not always help here");
        for (const std::string& text : against) page.item("  -", text, 4);
    }
    if (const auto cautions = cautionTexts(study); !cautions.empty()) {
        page.line();
        for (const std::string& text : cautions) page.paragraph(text);
    }
    return page.finish();
}

std::string solveJson(const SolveStudy& study, const ThresholdFacts& facts) {
    const ThresholdAnswer& a = study.answer;
    Json probes = Json::array(), contradictions = Json::array();
    for (const ThresholdProbe& probe : a.probes) probes.push_back(probeJson(study, probe));
    for (const Contradiction& c : a.contradictions)
        contradictions.push_back({{"worse", pointJson(study, c.meeting)},
                                  {"better", pointJson(study, c.missing)},
                                  {"difference_low", jsonNumber(c.difference.low)},
                                  {"difference_high", jsonNumber(c.difference.high)},
                                  {"by_verdict", c.byVerdict}});
    Json between = nullptr;
    if (a.guessedBetween)
        between = {pointJson(study, a.guessedBetween->first), pointJson(study, a.guessedBetween->second)};
    const Json json{{"scenario", facts.scenario},
                    {"policy", facts.policy},
                    {"hash", facts.hash},
                    {"version", facts.version},
                    {"seed", facts.seed},
                    {"over", study.over},
                    {"present", study.present},
                    {"metric",
                     {{"metric", study.metric.metric},
                      {"scope", study.metric.scope},
                      {"unit", study.metric.unit},
                      {"label", study.metric.label}}},
                    {"target",
                     {{"sign", study.target.sign()},
                      {"value", study.target.value},
                      {"chance", study.chance ? Json(*study.chance) : Json(nullptr)}}},
                    {"confidence", study.confidence},
                    {"interval_confidence", a.intervalConfidence},
                    {"replications", {{"first", study.first}, {"most", study.most}}},
                    {"end", endName(a.end)},
                    {"direction", a.rising ? "least" : "greatest"},
                    {"certain", a.single()},
                    {"answer", pointJson(study, a.firstMet)},
                    {"last_missed", pointJson(study, a.lastMissed)},
                    {"first_met", pointJson(study, a.firstMet)},
                    {"likely", pointJson(study, a.likely)},
                    {"likely_between", between},
                    {"refusal", study.refusal.empty() ? Json(nullptr) : Json(study.refusal)},
                    {"monotone", a.contradictions.empty()},
                    {"contradictions", contradictions},
                    {"probes", probes},
                    {"text", answerText(study)}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace tranche
