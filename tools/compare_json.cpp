// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/compare_json.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

#include "models/fields/node_json.hpp"
#include "models/programme/version.hpp"
#include "models/report/compare_text.hpp"
#include "tools/json_number.hpp"

namespace tranche {
namespace {

using Json = nlohmann::ordered_json;

std::string text(const Json& json) {
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string_view betterName(Better better) {
    return better == Better::higher ? "higher" : better == Better::lower ? "lower" : "neither";
}

Json metricsOf(const Comparison& c) {
    Json metrics = Json::array();
    for (std::size_t m = 0; m < c.metrics.size(); ++m)
        metrics.push_back({{"metric", c.metrics[m].name},
                           {"unit", c.metrics[m].described.unit},
                           {"label", c.metrics[m].described.label},
                           {"better", betterName(c.metrics[m].better)},
                           {"shown", m < c.shown}});
    return metrics;
}

Json differenceJson(const MetricDifference& d, bool shown) {
    return {{"difference", jsonNumber(d.mean)},
            {"ci_low", jsonNumber(d.low)},
            {"ci_high", jsonNumber(d.high)},
            {"n", d.pairs},
            {"p_value", jsonNumber(d.pValue)},
            {"p_holm", shown ? jsonNumber(d.adjusted) : Json(nullptr)},
            {"verdict", verdictName(d.verdict)},
            {"correlation", jsonNumber(d.correlation)},
            {"variance_ratio", jsonNumber(d.varianceRatio)}};
}

Json figure(const GainFigure& f) {
    return {{"mean", jsonNumber(f.mean)}, {"ci_low", jsonNumber(f.low)}, {"ci_high", jsonNumber(f.high)}};
}

Json gainsJson(const Gains& gains) {
    if (gains.rows.empty()) return nullptr;
    Json rows = Json::array();
    for (const GainRow& row : gains.rows)
        rows.push_back({{"sector", row.sector},
                        {"servers", row.size},
                        {"projects", figure(row.projects)},
                        {"more", figure(row.more)},
                        {"less", figure(row.less)},
                        {"same", figure(row.same)},
                        {"change_gpu_hours", figure(row.change)}});
    return {{"paired", gains.pairs},
            {"only_baseline", gains.onlyBase},
            {"only_alternative", gains.onlyOther},
            {"rows", rows}};
}

Json alternativeJson(const Comparison& c, const CaseResult& result, std::size_t a) {
    Json estimates = Json::array(), differences = Json::array();
    for (const MetricEstimate& e : result.estimates[a])
        estimates.push_back({{"mean", jsonNumber(e.mean)},
                             {"ci_low", jsonNumber(e.low)},
                             {"ci_high", jsonNumber(e.high)},
                             {"n", e.n}});
    for (std::size_t m = 0; m < result.differences[a].size(); ++m)
        differences.push_back(differenceJson(result.differences[a][m], m < c.shown));
    const FrontPoint& point = result.front.points[a];
    Json one = {{"name", c.names[a]},
                {"estimates", estimates},
                {"differences", differences.empty() ? Json(nullptr) : differences},
                {"gains", gainsJson(result.gains[a])},
                {"front",
                 {{"x", jsonNumber(point.x)},
                  {"y", jsonNumber(point.y)},
                  {"on_front", point.onFront},
                  {"probability", jsonNumber(point.probability)},
                  {"n", point.n},
                  {"knee", result.front.knee == a}}},
                {"below_most", jsonNumber(result.fairness[a].belowMost)},
                {"equity", jsonNumber(result.fairness[a].equity)},
                {"fairer", result.fairness[a].fairer},
                {"price_of_fairness", jsonNumber(result.fairness[a].price)}};
    one["reached"] = result.bound ? Json(result.bound->reached[a]) : Json(nullptr);
    return one;
}

Json caseJson(const Comparison& c, const CaseResult& result) {
    Json alternatives = Json::array(), prices = Json::array(), purchases = Json::array();
    for (std::size_t a = 0; a < c.names.size(); ++a) alternatives.push_back(alternativeJson(c, result, a));
    Json one = {{"scenario", result.name},
                {"title", result.title},
                {"alternatives", alternatives},
                {"front",
                 {{"x", c.metrics[result.front.x].name},
                  {"y", c.metrics[result.front.y].name},
                  {"hypervolume", jsonNumber(result.front.hypervolume)}}}};
    one["bound"] = nullptr;
    if (result.bound) {
        for (const ShadowPrice& p : result.bound->prices)
            prices.push_back({{"year", p.year}, {"served_per_gpu_hour", p.value}});
        for (const PurchasePrice& p : result.bound->purchases)
            purchases.push_back({{"gpu", p.gpu}, {"krw_per_gpu_hour", p.krwPerGpuHour}});
        one["bound"] = {{"replications", result.bound->replications}, {"value", result.bound->bound}};
    }
    one["shadow_prices"] = prices;
    one["purchase_prices"] = purchases;
    one["warnings"] = result.warnings;
    one["cautions"] = result.cautions;
    one["metric_flaws"] = result.metricFlaws;
    one["comparisons"] = result.comparisons;
    return one;
}

Json namesOf(const Comparison& c, const std::vector<std::size_t>& list) {
    Json names = Json::array();
    for (const std::size_t a : list) names.push_back(c.names[a]);
    return names;
}

Json regretJson(const Comparison& c) {
    if (!c.robust) return nullptr;
    const RobustChoice& r = *c.robust;
    Json rows = Json::array();
    for (std::size_t a = 0; a < c.names.size(); ++a) {
        Json regrets = Json::array();
        for (const double regret : r.rows[a].regrets) regrets.push_back(jsonNumber(regret));
        rows.push_back({{"name", c.names[a]},
                        {"regrets", regrets},
                        {"max", jsonNumber(r.rows[a].maxRegret)},
                        {"p90", jsonNumber(r.rows[a].p90Regret)},
                        {"satisfied", jsonNumber(r.rows[a].satisfied)}});
    }
    return {{"metric", c.metrics[c.regretMetric].name},
            {"optimism", c.optimism},
            {"threshold", jsonNumber(c.threshold)},
            {"alternatives", rows},
            {"minimax_regret", namesOf(c, r.minimaxRegret)},
            {"p90_regret", c.cases.size() >= kScenariosForP90 ? namesOf(c, r.p90Regret) : Json(nullptr)},
            {"maximin", namesOf(c, r.maximin)},
            {"maximax", namesOf(c, r.maximax)},
            {"laplace", namesOf(c, r.laplace)},
            {"hurwicz", namesOf(c, r.hurwicz)},
            {"satisficing", namesOf(c, r.satisficing)}};
}

Json alternativesOf(const Comparison& c) {
    Json list = Json::array();
    for (std::size_t a = 0; a < c.names.size(); ++a)
        list.push_back({{"name", c.names[a]}, {"title", c.titles[a]}});
    return list;
}

}  // namespace

std::string compareJson(const Comparison& c, const std::string& out) {
    Json scenarios = Json::array();
    for (const CaseResult& result : c.cases) scenarios.push_back(caseJson(c, result));
    return text({{"version", kVersion},
                 {"alternatives", alternativesOf(c)},
                 {"baseline", c.names[c.baseline]},
                 {"replications", c.replications},
                 {"runs", c.runs},
                 {"seed", c.seed},
                 {"confidence", c.confidence},
                 {"metrics", metricsOf(c)},
                 {"equity_metric", c.metrics[c.equityMetric].name},
                 {"scenarios", scenarios},
                 {"regret", regretJson(c)},
                 {"out", out}});
}

std::string compareManifestJson(const Comparison& c, const std::vector<CompareCase>& cases,
                                const std::vector<std::string>& overrides,
                                const std::vector<std::string>& files) {
    Json scenarios = Json::array();
    for (const CompareCase& one : cases) {
        Json alternatives = Json::array();
        for (const Alternative& alternative : one.alternatives) {
            const Json resolved = Json::parse(toJson(alternative.loaded.resolved, 0));
            alternatives.push_back({{"name", alternative.name},
                                    {"hash", alternative.loaded.hash},
                                    {one.sameScenario ? "policy" : "resolved",
                                     one.sameScenario ? resolved["policy"] : resolved}});
        }
        Json entry = {{"scenario", one.name}, {"title", one.title}, {"alternatives", alternatives}};
        if (one.sameScenario)
            entry["resolved"] = Json::parse(toJson(one.alternatives[c.baseline].loaded.resolved, 0));
        scenarios.push_back(entry);
    }
    return text({{"tranche", kVersion},
                 {"format", 1},
                 {"method", "paired replications, Student's t, Holm"},
                 {"baseline", c.names[c.baseline]},
                 {"overrides", overrides},
                 {"seed", c.seed},
                 {"replications", c.replications},
                 {"confidence", c.confidence},
                 {"metrics", metricsOf(c)},
                 {"equity_metric", c.metrics[c.equityMetric].name},
                 {"files", files},
                 {"scenarios", scenarios}});
}

}  // namespace tranche
