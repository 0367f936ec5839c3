// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `tranche check`: reads scenarios as `run` would, counts what is in them, runs nothing.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "models/programme/setting.hpp"
#include "models/report/number_text.hpp"
#include "tools/scenario_options.hpp"
#include "tools/terminal.hpp"
#include "tools/verb.hpp"

namespace tranche {
namespace {

using Json = nlohmann::ordered_json;

struct CheckOptions {
    ScenarioOptions scenario;
    std::vector<std::string> files;
    bool json = false, quiet = false;
};

Json countsOf(const LoadedScenario& loaded) {
    const Setting setting(loaded.scenario);
    Gpus gpus = 0;
    for (const PoolSetting& pool : setting.pools) gpus += pool.units;
    return {{"tranches", loaded.scenario.tranches.size()},
            {"government_gpus", gpus},
            {"pools", setting.pools.size()},
            {"sectors", setting.sectors.size()},
            {"calls", setting.calls.size()},
            {"sourced_values", loaded.sources.size()},
            {"warnings", loaded.warnings.size()}};
}

std::string counted(const Json& counts, const char* key, std::string_view singular) {
    const auto n = counts[key].get<std::int64_t>();
    return fmt::format("{} {}{}", n, singular, n == 1 ? "" : "s");
}

std::string line(const std::string& file, const LoadedScenario& loaded, const Json& counts) {
    const auto gpus = formatCount(counts["government_gpus"].get<double>());
    return fmt::format("OK {}\n   {}, policy {}, hash {}\n   {} ({} GPUs), {}, {}, {}, {}\n",
                       escaped(file, 200), loaded.scenario.id, loaded.scenario.policy.name, loaded.hash,
                       counted(counts, "tranches", "tranche"), gpus, counted(counts, "pools", "pool"),
                       counted(counts, "sectors", "sector"), counted(counts, "calls", "call"),
                       counted(counts, "sourced_values", "sourced value"));
}

int check(const CheckOptions& options) {
    int exit = kDone;
    Json all = Json::array();
    std::string lines;
    for (const std::string& file : options.files) {
        const Loading loading = load(options.scenario, file);
        exit = std::max<int>(exit, loading.exit);
        if (!loading.loaded) {
            all.push_back({{"file", file}, {"ok", false}});
            continue;
        }
        const Json counts = countsOf(*loading.loaded);
        for (const Issue& warning : loading.loaded->warnings)
            if (!options.quiet) complainLines(formatIssue(warning) + "\n");
        lines += line(file, *loading.loaded, counts);
        all.push_back({{"file", file},
                       {"ok", true},
                       {"scenario", loading.loaded->scenario.id},
                       {"policy", loading.loaded->scenario.policy.name},
                       {"hash", loading.loaded->hash}});
        all.back().update(counts);
    }
    int shown = kDone;
    if (options.json)
        shown = print(all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
    else if (!options.quiet)
        shown = print(lines);
    return std::max(exit, shown);
}

}  // namespace

Action declareCheck(CLI::App& app) {
    const auto options = std::make_shared<CheckOptions>();
    app.add_option("SCENARIO", options->files, "YAML files of scenarios")->required();
    addSet(app, options->scenario);
    addPolicy(app, options->scenario);
    app.add_flag("--json", options->json, "the counts as JSON on standard output");
    app.add_flag("--quiet", options->quiet, "only faults");
    return [options] { return check(*options); };
}

}  // namespace tranche
