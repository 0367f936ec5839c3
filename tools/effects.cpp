// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/effects.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "models/programme/study.hpp"
#include "tools/terminal.hpp"

namespace tranche {
namespace {

std::vector<std::string> split(std::string_view list) {
    std::vector<std::string> names;
    while (!list.empty()) {
        const std::size_t comma = std::min(list.find(','), list.size());
        if (comma > 0) names.emplace_back(list.substr(0, comma));
        list.remove_prefix(std::min(list.size(), comma + 1));
    }
    return names;
}

}  // namespace

void addEffects(CLI::App& app, EffectOptions& options) {
    CLI::Option* effects = app.add_flag("--effects", options.asked,
                                        "also set every value with a range to its ends, one at a time: "
                                        "which assumption drives the result");
    app.add_option("--effect-replications", options.replications,
                   "replications of the base and of each end of a range [10]")
        ->option_text("N")
        ->check(CLI::Range(std::int64_t{2}, std::int64_t{100'000}))
        ->needs(effects);
    app.add_option("--effect-metrics", options.metrics,
                   "metrics to look at instead of the headline ones: wait_days.p90, success.gpus@sector:sme, "
                   "capacity.in_service@2029-12-31 (day of a target)")
        ->option_text("A,B,...")
        ->needs(effects);
    app.add_flag(
           "--effect-singly", options.singly,
           "move every place by itself; else identical assumptions (key, value, range, source) together")
        ->needs(effects);
}

bool metricsExist(const EffectOptions& options, const Setting& setting) {
    const std::string unknown = unknownMetric(setting, split(options.metrics));
    if (unknown.empty()) return true;
    std::vector<std::string> names;
    for (const MetricSlot& slot : metricSlots(studyFacts(setting)))
        names.push_back(slot.scope == 0 ? std::string(slot.row->key)
                                        : std::string(slot.row->key) + "@" + slot.name);
    complain(
        fmt::format("--effect-metrics: found {}, expected metrics of this scenario{}; see tranche describe "
                    "metrics",
                    shownValue(unknown), didYouMean(unknown, names)));
    return false;
}

EffectStudy runEffects(const EffectOptions& options, const LoadedScenario& loaded, int threads,
                       const std::atomic<bool>& stop, ProgressLine& line) {
    EffectRequest request;
    request.metrics = split(options.metrics);
    request.grouping = options.singly ? Grouping::none : Grouping::identical;
    request.replications = options.replications;
    request.threads = threads;
    request.cancel = &stop;
    request.progress = [&line](std::int64_t done, std::int64_t of) {
        line.show({done, of, 0, 0}, "effects: run");
    };
    return oneAtATime(loaded, request);
}

}  // namespace tranche
