// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/sweep_options.hpp"

#include <fmt/format.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "models/issue/issue.hpp"
#include "models/programme/version.hpp"
#include "tools/result_folder.hpp"
#include "tools/shell_word.hpp"
#include "tools/terminal.hpp"

namespace tranche {

namespace fs = std::filesystem;

SweepReading readExperiment(const SweepOptions& options, bool extremes) {
    SweepRequest request;
    request.file = options.experiment.file;
    request.version = resultsVersion();
    request.set = options.experiment.sets;
    request.seed = options.experiment.seed;
    request.replications = replicationsOf(options.experiment);
    request.extremes = extremes;
    Issues issues;
    int hint = kBadContent;
    std::optional<Sweep> sweep = readSweep(request, issues, &hint);
    if (sweep) return {std::move(sweep), kDone};
    complainLines(formatIssues(issues));
    const std::size_t faults = issues.errorCount();
    complain(fmt::format("{} fault{} in {}", faults, faults == 1 ? "" : "s",
                         escaped(options.experiment.file, 200)));
    return {std::nullopt, hint == kNoInput ? kNoInput : kBadContent};
}

fs::path folderOf(const SweepOptions& options, const Sweep& sweep) {
    return options.out.empty() ? fs::path("out") / safeFileName(sweep.spec.id) : fs::path(options.out);
}

std::int64_t plannedShards(const SweepFolder& folder, const Sweep& sweep) {
    std::ifstream in(folder.planFile(), std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    const auto plan = nlohmann::json::parse(text.str(), nullptr, false);
    if (!plan.is_object() || plan.value("hash", "") != sweep.hash) return 0;
    return plan.value("shards", std::int64_t{0});
}

std::string sameExperiment(const SweepOptions& options, const fs::path& out) {
    std::string words = shellWord(options.experiment.file) + " --out " + shellWord(out.string());
    for (const std::string& set : options.experiment.sets) words += " --set " + shellWord(set);
    if (options.experiment.seed) words += fmt::format(" --seed {}", *options.experiment.seed);
    if (!options.experiment.replications.empty())
        words += " --replications " + shellWord(options.experiment.replications);
    return words;
}

ExitCode refuseUnmerged(const SweepOptions& options, const SweepFolder& folder) {
    complain(fmt::format("{} holds no results of this experiment as it is now; tranche sweep status {}",
                         folder.path().string(), sameExperiment(options, folder.path())));
    return kNoInput;
}

int guarded(const std::function<int()>& step) {
    try {
        return step();
    } catch (const StoreBusy& busy) {
        complain(escaped(busy.what(), 1000));
        return kCannotCreate;
    } catch (const StoreFailure& failure) {
        complain(escaped(failure.what(), 1000));
        return std::string_view(failure.what()).starts_with("cannot create") ? kCannotCreate : kWriteFailed;
    }
}

}  // namespace tranche
