// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/manifest.hpp"

#include <nlohmann/json.hpp>

#include "models/fields/node_json.hpp"

namespace tranche {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kFormat = 1;

Json replications(const ManifestFacts& facts) {
    const ReplicationsSpec& asked = facts.experiment.replications;
    Json result = {
        {"min", asked.min}, {"max", asked.max}, {"until", nullptr}, {"done", facts.run.replications}};
    if (asked.until)
        result["until"] = {{"metric", asked.until->metric},
                           {"relative_half_width", asked.until->relativeHalfWidth}};
    return result;
}

Json effectsOf(const EffectStudy& study) {
    Json metrics = Json::array(), factors = Json::array();
    std::size_t refused = 0;
    for (const MetricEstimate& base : study.base)
        metrics.push_back(base.scope == "all" ? base.metric : base.metric + "@" + base.scope);
    for (const FactorEffects& one : study.factors) {
        factors.push_back(one.factor.name);
        refused += one.low.empty() + one.high.empty();
    }
    return {{"method", "one at a time, paired replications, Student's t"},
            {"replications", study.replications},
            {"grouped", study.grouped},
            {"runs", study.runs},
            {"metrics", metrics},
            {"factors", factors},
            {"refused", refused},
            {"not_varied", study.unranged}};
}

}  // namespace

std::string_view stopName(StudyStop stop) {
    switch (stop) {
        case StudyStop::precision:
            return "precision";
        case StudyStop::maximum:
            return "maximum";
        case StudyStop::cancelled:
            return "cancelled";
    }
    return "";
}

std::string manifestJson(const ManifestFacts& facts) {
    const RunSummary& run = facts.run;
    Json manifest = {
        {"tranche", run.version},
        {"format", kFormat},
        {"scenario",
         {{"id", run.scenario}, {"title", run.title}, {"policy", run.policy}, {"hash", run.scenarioHash}}},
        {"overrides", facts.overrides},
        {"seed", run.seed},
        {"replications", replications(facts)},
        {"confidence", run.confidence},
        {"stop", stopName(facts.stop)},
        {"stop_reason", run.stopReason},
        {"precision", run.precisionNote},
        {"projects", names(Tag<ProjectRows>{}).text(facts.experiment.projects)},
        {"warnings", run.warnings},
        {"files", facts.files},
        {"resolved", Json::parse(toJson(facts.resolved, 0))},
    };
    if (facts.effects != nullptr) manifest["effects"] = effectsOf(*facts.effects);
    if (!run.draws.empty()) {
        Json& draws = manifest["draws"] = Json::array();
        for (const RoundDraw& draw : run.draws)
            draws.push_back({{"round", draw.round},
                             {"decided", formatDate(draw.decided)},
                             {"applications", draw.lines.size()},
                             {"commitment_sha256", draw.commitment},
                             {"list_sha256", draw.listHash}});
    }
    return manifest.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace tranche
