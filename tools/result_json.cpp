// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/result_json.hpp"
#include "tools/json_number.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

#include "models/programme/version.hpp"

namespace tranche {
namespace {

using Json = nlohmann::ordered_json;

std::string text(const Json& json) {
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json spread(const DateSpread& dates, const Calendar& calendar) {
    return {{"mean", calendar.isoDate(dates.mean)},
            {"p10", calendar.isoDate(dates.p10)},
            {"p50", calendar.isoDate(dates.p50)},
            {"p90", calendar.isoDate(dates.p90)}};
}

Json days(Duration duration) {
    return duration == kNever ? Json(nullptr) : Json(toDays(duration));
}

Json milestoneJson(const MilestonePlan& m, const Calendar& calendar) {
    return {{"tranche", m.tranche},
            {"milestone", m.milestone},
            {"fixed", m.fixed},
            {"start", spread(m.start, calendar)},
            {"finish", spread(m.finish, calendar)},
            {"slack_days", days(m.slack)},
            {"programme_slack_days", days(m.programmeSlack)},
            {"criticality", m.criticality},
            {"programme_criticality", m.programmeCriticality},
            {"cruciality", jsonNumber(m.cruciality)},
            {"significance", jsonNumber(m.significance)}};
}

Json delayJson(const DelayPlan& delay, const PlanReport& plan) {
    Json causes = Json::array();
    for (const DelayCause& cause : delay.attribution.causes) {
        const MilestonePlan& m = plan.milestones[cause.milestone];
        causes.push_back({{"milestone", m.tranche + "." + m.milestone},
                          {"duration_days", cause.durationDays},
                          {"risk_days", cause.riskDays},
                          {"on_path", cause.onPath}});
    }
    return {{"planned", formatDate(delay.planned)},
            {"p10_days", delay.p10Days},
            {"p50_days", delay.p50Days},
            {"p90_days", delay.p90Days},
            {"on_time", delay.onTimeShare},
            {"on_time_ci_low", delay.onTimeInterval.low},
            {"on_time_ci_high", delay.onTimeInterval.high},
            {"shortfall_gpu_days", delay.shortfallGpuDays},
            {"mean_delay_days", delay.attribution.meanDelayDays},
            {"plan_days", delay.attribution.planDays},
            {"lot_days", delay.attribution.lotDays},
            {"causes", causes}};
}

Json sideJson(const std::vector<PairedEffect>& effects, std::size_t metric) {
    if (effects.empty()) return nullptr;  // refused
    const PairedEffect& e = effects[metric];
    return {{"effect", jsonNumber(e.mean)},
            {"ci_low", jsonNumber(e.low)},
            {"ci_high", jsonNumber(e.high)},
            {"n", e.n}};
}

Json factorJson(const FactorEffects& one, const std::vector<MetricEstimate>& base) {
    const Factor& f = one.factor;
    Json paths = Json::array(), effects = Json::array();
    for (const FactorPlace& place : f.places) paths.push_back(place.name);
    for (std::size_t m = 0; m < base.size(); ++m)
        effects.push_back({{"metric", base[m].metric},
                           {"scope", base[m].scope},
                           {"low", sideJson(one.low, m)},
                           {"high", sideJson(one.high, m)}});
    const auto side = [](const FactorSide& s) {
        return Json{{"at", s.at},
                    {"set", s.set.empty() ? Json(nullptr) : Json(s.set)},
                    {"refused", s.refusal.empty() ? Json(nullptr) : Json(s.refusal)}};
    };
    return {{"factor", f.name},   {"paths", paths},       {"value", f.value},  {"status", f.status},
            {"source", f.source}, {"centre", f.centre},   {"base", f.base},    {"unit", f.unit},
            {"low", side(f.low)}, {"high", side(f.high)}, {"effects", effects}};
}

Json effectsJson(const EffectStudy& study) {
    Json metrics = Json::array(), factors = Json::array();
    for (const MetricEstimate& m : study.base)
        metrics.push_back({{"metric", m.metric},
                           {"scope", m.scope},
                           {"unit", m.unit},
                           {"label", m.label},
                           {"mean", jsonNumber(m.mean)},
                           {"ci_low", jsonNumber(m.low)},
                           {"ci_high", jsonNumber(m.high)},
                           {"n", m.n}});
    for (const FactorEffects& one : study.factors) factors.push_back(factorJson(one, study.base));
    return {{"replications", study.replications},
            {"confidence", study.confidence},
            {"grouped", study.grouped},
            {"base", metrics},
            {"factors", factors},
            {"not_varied", study.unranged}};
}

}  // namespace

std::string resultJson(const RunSummary& run, std::string_view stop, const std::string& out,
                       const EffectStudy* effects) {
    Json metrics = Json::array(), targets = Json::array();
    for (const MetricEstimate& m : run.metrics)
        metrics.push_back({{"metric", m.metric},
                           {"scope", m.scope},
                           {"unit", m.unit},
                           {"mean", jsonNumber(m.mean)},
                           {"ci_low", jsonNumber(m.low)},
                           {"ci_high", jsonNumber(m.high)},
                           {"n", m.n}});
    for (const TargetProbability& t : run.targets)
        targets.push_back({{"gpus", t.gpus},
                           {"by", formatDate(t.date)},
                           {"probability", jsonNumber(t.probability)},
                           {"ci_low", jsonNumber(t.low)},
                           {"ci_high", jsonNumber(t.high)}});
    Json result = {{"scenario", run.scenario},
                   {"title", run.title},
                   {"policy", run.policy},
                   {"hash", run.scenarioHash},
                   {"version", run.version},
                   {"seed", run.seed},
                   {"replications", run.replications},
                   {"confidence", run.confidence},
                   {"stop", stop},
                   {"stop_reason", run.stopReason},
                   {"precision", run.precisionNote},
                   {"warnings", run.warnings},
                   {"out", out},
                   {"metrics", metrics},
                   {"targets", targets}};
    if (effects != nullptr) result["effects"] = effectsJson(*effects);
    return text(result);
}

std::string planJson(const PlanReport& plan, const Calendar& calendar, const PlanFacts& facts) {
    Json tranches = Json::array(), milestones = Json::array(), risks = Json::array(), targets = Json::array(),
         fan = Json::array();
    for (const TranchePlan& t : plan.tranches)
        tranches.push_back({{"tranche", t.id},
                            {"pool", t.pool},
                            {"gpus", t.units},
                            {"operator_gpus", t.operatorUnits},
                            {"procured", spread(t.procured, calendar)},
                            {"installed", spread(t.installed, calendar)},
                            {"in_service", spread(t.inService, calendar)},
                            {"in_horizon", t.inHorizon},
                            {"delay", t.delay ? delayJson(*t.delay, plan) : Json(nullptr)}});
    for (const MilestonePlan& m : plan.milestones) milestones.push_back(milestoneJson(m, calendar));
    for (const RiskPlan& r : plan.risks)
        risks.push_back({{"tranche", r.tranche},
                         {"risk", r.risk},
                         {"milestone", r.milestone},
                         {"strikes_share", r.strikeShare},
                         {"mean_strikes", r.meanStrikes}});
    for (const TargetPlan& t : plan.targets)
        targets.push_back({{"gpus", t.target.units},
                           {"by", formatDate(t.target.by)},
                           {"probability", t.probability},
                           {"ci_low", t.interval.low},
                           {"ci_high", t.interval.high}});
    for (const FanPoint& p : plan.fan)
        fan.push_back({{"date", formatDate(p.date)},
                       {"mean", p.mean},
                       {"p05", p.p05},
                       {"p25", p.p25},
                       {"p50", p.p50},
                       {"p75", p.p75},
                       {"p95", p.p95}});
    Json budgets = Json::array();
    for (const BudgetPlan& b : plan.budgets)
        budgets.push_back({{"budget", b.budget},
                           {"year", b.year},
                           {"appropriated_krw", b.appropriated},
                           {"committed_krw", b.committed},
                           {"cash_krw", b.cash},
                           {"lapsed_krw", b.lapsed},
                           {"shortfall_krw", b.shortfall}});
    Json bought = Json::array();
    if (!budgets.empty())
        for (const TranchePlan& t : plan.tranches)
            bought.push_back({{"tranche", t.id}, {"gpus", t.bought}, {"cost_krw", t.meanCostKrw}});
    return text({{"scenario", facts.scenario},
                 {"title", facts.title},
                 {"hash", facts.hash},
                 {"version", kVersion},
                 {"seed", plan.seed},
                 {"replications", plan.replications},
                 {"confidence", plan.confidence},
                 {"horizon_end", formatDate(facts.end)},
                 {"tranches", tranches},
                 {"milestones", milestones},
                 {"risks", risks},
                 {"targets", targets},
                 {"budgets", budgets},
                 {"bought", bought},
                 {"fan", fan}});
}

}  // namespace tranche
