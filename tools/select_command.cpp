// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `tranche select`: the best of several policies by one metric, with the probability that it is.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <atomic>
#include <memory>
#include <set>

#include "models/programme/study.hpp"
#include "models/programme/version.hpp"
#include "models/report/atomic_file.hpp"
#include "tools/interrupt.hpp"
#include "tools/result_folder.hpp"
#include "tools/scenario_options.hpp"
#include "tools/select_text.hpp"
#include "tools/shell_word.hpp"
#include "tools/terminal.hpp"
#include "tools/terminal_progress.hpp"
#include "tools/verb.hpp"

namespace tranche {
namespace {

constexpr std::int64_t kBudgetEach = 200;  // replications a policy

struct SelectOptions {
    ScenarioOptions scenario;
    SelectRequest request;
    std::vector<std::string> policies;
    std::string procedure = "kn", better, out;
    bool json = false, quiet = false, noColour = false;
};

// False: reported.
bool complete(SelectOptions& options, const Setting& setting) {
    SelectRequest& request = options.request;
    const std::vector<MetricSlot> slots = metricSlots(studyFacts(setting));
    const std::ptrdiff_t slot = findSlot(slots, request.metric);
    bool fine = true;
    if (slot < 0) {
        std::vector<std::string> names;
        for (const MetricSlot& one : slots)
            names.push_back(std::string(one.row->key) + (one.scope == 0 ? "" : "@" + one.name));
        complain(fmt::format(
            "--metric: found {}, expected a metric of this scenario{}; see tranche describe metrics",
            shownValue(request.metric), didYouMean(request.metric, names)));
        fine = false;
    }
    const Better natural = slot < 0 ? Better::lower : slots[static_cast<std::size_t>(slot)].row->better;
    if (options.better.empty() && natural == Better::neither) {
        complain(fmt::format("--better: found nothing, expected lower or higher, as {} is neither by itself",
                             request.metric));
        fine = false;
    }
    const bool higher = options.better.empty() ? natural == Better::higher : options.better == "higher";
    request.better = higher ? Favour::higher : Favour::lower;
    request.procedure = options.procedure == "kn" ? SelectProcedure::kn : SelectProcedure::ocba;
    if (request.procedure == SelectProcedure::kn && !(request.indifference > 0)) {
        complain(
            "--indifference: found nothing, expected the least difference that matters, in the metric's unit "
            "(or "
            "--procedure ocba, which needs none)");
        fine = false;
    }
    const auto policies = static_cast<std::int64_t>(options.policies.size());
    if (request.budget == 0) request.budget = kBudgetEach * policies;
    if (request.budget < policies * request.first) {
        complain(fmt::format("--budget: found {}, expected at least {}: {} policies, {} replications first",
                             request.budget, policies * request.first, policies, request.first));
        fine = false;
    }
    return fine;
}

struct Variants {
    std::vector<LoadedScenario> loaded;
    ExitCode exit = kDone;  // of the worst fault; all have been printed
};

Variants loadAll(const SelectOptions& options) {
    Variants variants;
    for (const std::string& policy : options.policies) {
        ScenarioOptions one = options.scenario;
        one.policy = policy;
        if (!findPolicy(policy, one.file, "--policies")) {
            variants.exit = std::max(variants.exit, kNoInput);
            continue;
        }
        Loading loading = load(one);
        variants.exit = std::max(variants.exit, loading.exit);
        if (loading.loaded) variants.loaded.push_back(std::move(*loading.loaded));
        if (loading.exit == kNoInput) break;  // the scenario itself
    }
    return variants;
}

ExitCode explainBroken(const SelectionFailed& failed, const SelectOptions& options, std::int64_t seed) {
    std::string again = "tranche run " + shellWord(options.scenario.file) + " --policy " +
                        shellWord(options.policies[failed.variant()]);
    for (const std::string& set : options.scenario.sets) again += " --set " + shellWord(set);
    complain(fmt::format(
        "internal fault in replication {}: {} (seed {}); nothing was written\n"
        "Please report it. To see it again:\n  {} --seed {} --replications {} --threads 1",
        failed.replication(), failed.what(), seed, escaped(again, 4000), seed, failed.replication() + 1));
    return kBroken;
}

int select(SelectOptions options) {
    const std::set<std::string> distinct(options.policies.begin(), options.policies.end());
    if (distinct.size() < 2 || distinct.size() < options.policies.size()) {
        complain("--policies: expected two or more, each once");
        return kUsage;
    }
    const Variants variants = loadAll(options);
    if (variants.exit != kDone) return variants.exit;
    if (!complete(options, Setting(variants.loaded.front().scenario))) return kUsage;

    std::atomic<bool> stop{false};
    const Interrupt interrupt(
        stop, options.quiet ? "" : "tranche: stopping (interrupt again to stop at once)\n", [] {});
    options.request.cancel = &stop;
    const std::int64_t seed = variants.loaded.front().scenario.experiment.seed;
    SelectStudy study;
    try {
        ProgressLine line(!options.quiet && terminal(options.noColour).live);
        options.request.progress = [&](std::int64_t used, std::size_t surviving) {
            line.say(fmt::format("{} of at most {} replications, {} policies left", used,
                                 options.request.budget, surviving));
        };
        study = selectBest(variants.loaded, options.policies, options.request);
    } catch (const SelectionFailed& failed) {
        return explainBroken(failed, options, seed);
    }
    if (study.end == SelectEnd::cancelled) {
        complain("interrupted before there was an answer; nothing was written");
        return kInterrupted;
    }
    if (study.end == SelectEnd::undefined) {
        complain(fmt::format(
            "--metric: {} is undefined in replication {} under {}, so that no policy can be picked by it",
            options.request.metric, study.undefinedReplication, options.policies[study.undefinedVariant]));
        return kBadContent;
    }
    const LoadedScenario& first = variants.loaded.front();
    const SelectFacts facts{first.scenario.id, first.scenario.title, first.hash, kVersion,
                            static_cast<std::uint64_t>(seed)};
    if (!options.out.empty())
        if (const auto failure = writeAtomically(options.out, selectCsv(study))) {
            const FolderFailure told = folderFailure(*failure);
            complain(told.message);
            return told.code;
        }
    if (options.json) return print(selectJson(study, facts));
    if (options.quiet) return kDone;
    return print(selectText(study, facts, terminal(options.noColour).colour));
}

}  // namespace

Action declareSelect(CLI::App& app) {
    const auto options = std::make_shared<SelectOptions>();
    addScenario(app, options->scenario);
    app.add_option("--policies", options->policies, "two or more: files, or names in the folder policies")
        ->option_text("A,B,...")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->required();
    app.add_option("--metric", options->request.metric,
                   "by what they are judged: wait_days.p90, success.gpus@sector:sme")
        ->option_text("METRIC")
        ->required();
    app.add_option("--better", options->better, "lower or higher, where the metric does not say")
        ->option_text("WAY")
        ->check(CLI::IsMember({"lower", "higher"}));
    app.add_option("--procedure", options->procedure, "kn: with a promise; ocba: with an estimate [kn]")
        ->option_text("NAME")
        ->check(CLI::IsMember({"kn", "ocba"}));
    app.add_option("--indifference", options->request.indifference,
                   "for kn: the least difference that matters, in the metric's unit")
        ->option_text("D")
        ->check(CLI::PositiveNumber);
    app.add_option("--confidence", options->request.confidence, "probability that the choice is right [0.95]")
        ->option_text("SHARE")
        ->check(CLI::Range(0.51, 0.9999));
    app.add_option("--first", options->request.first, "replications of each before any is dropped [10]")
        ->option_text("N")
        ->check(CLI::Range(std::int64_t{2}, std::int64_t{100'000}));
    app.add_option("--budget", options->request.budget, "replications in all, at most [200 a policy]")
        ->option_text("N")
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{100'000'000}));
    addSeed(app, options->scenario);
    addThreads(app, options->request.threads);
    app.add_option("--out", options->out, "also write the table to this CSV file")->option_text("FILE.csv");
    app.add_flag("--json", options->json, "everything as JSON on standard output");
    app.add_flag("--quiet", options->quiet, "no text and no progress, only faults");
    app.add_flag("--no-color", options->noColour, "no colour, as with NO_COLOR set");
    return [options] { return select(*options); };
}

}  // namespace tranche
