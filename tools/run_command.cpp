// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `tranche run`: load, simulate, write, show. Nothing is written before the input is in order, and all files appear
// together when the study is over; lines of projects.csv and replications.csv go to disk as replications finish, so
// memory does not grow with them.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <array>
#include <atomic>
#include <memory>
#include <optional>
#include <utility>

#include "models/programme/study.hpp"
#include "models/report/complete_summary.hpp"
#include "models/report/csv.hpp"
#include "models/report/draws_csv.hpp"
#include "models/report/effect_text.hpp"
#include "models/report/effects_csv.hpp"
#include "models/report/effects_screen.hpp"
#include "models/report/html_report.hpp"
#include "models/report/manifest.hpp"
#include "models/report/project_rows.hpp"
#include "models/report/screen.hpp"
#include "models/report/service_csv.hpp"
#include "models/report/supply_csv.hpp"
#include "sim/replication/replicate.hpp"
#include "tools/effects.hpp"
#include "tools/interrupt.hpp"
#include "tools/result_folder.hpp"
#include "tools/result_json.hpp"
#include "tools/scenario_options.hpp"
#include "tools/shell_word.hpp"
#include "tools/terminal.hpp"
#include "tools/terminal_progress.hpp"
#include "tools/verb.hpp"

namespace tranche {
namespace {

namespace fs = std::filesystem;

struct RunOptions {
    ScenarioOptions scenario;
    EffectOptions effects;
    std::string out;
    int threads = 0;
    bool json = false, quiet = false, noColour = false, amongOthers = false;
};

bool showsProgress(const RunOptions& options) {
    return !options.quiet && terminal(options.noColour).live;
}

std::vector<std::string> resultFiles() {
    return {"metrics.csv", "replications.csv", "timeseries.csv", "waits.csv",
            "lorenz.csv",  "projects.csv",     "report.html",    "manifest.json"};
}

constexpr const char* kEffects = "effects.csv";  // where they were asked for

// Files that only some scenarios leave: where lots are drawn, where firms have GPUs, where there are sites or budgets.
struct OptionalFile {
    const char* name;
    std::string (*text)(const RunSummary&);  // empty: none
};
constexpr std::array<OptionalFile, 4> kOptional{
    {{"draws.csv", [](const RunSummary& run) { return run.draws.empty() ? std::string() : drawsCsv(run); }},
     {"private.csv", privateCsv},
     {"sites.csv", sitesCsv},
     {"budgets.csv", budgetsCsv}}};

// What may lie in a folder of results.
std::vector<std::string> allResultFiles() {
    std::vector<std::string> files = resultFiles();
    for (const OptionalFile& file : kOptional) files.emplace_back(file.name);
    files.emplace_back(kEffects);
    return files;
}

// The two files that grow with the replications.
class Streams {
public:
    Streams(ResultFolder& folder, const Setting& setting)
        : slots_(metricSlots(studyFacts(setting))),
          projects_(folder.file("projects.csv")),
          replications_(folder.file("replications.csv")) {
        projects_->write(projectHeader());
        replications_->write("replication,metric,scope,unit,value\n");
    }

    void add(std::int64_t replication, const ReplicationRecord& record) {
        projects_->write(record.projectRows);
        CsvWriter csv([this](std::string_view row) { replications_->write(row); });
        for (std::size_t i = 0; i < slots_.size(); ++i) {
            csv.number(replication).text(slots_[i].row->key).text(slots_[i].name).text(slots_[i].row->unit);
            csv.number(record.values[i]);
            csv.endRow();
        }
    }

    bool broken() const { return projects_->failure() || replications_->failure(); }

    std::optional<FolderFailure> finish() {
        const std::optional<FileFailure> projects = projects_->finish(),
                                         replications = replications_->finish();
        if (projects) return folderFailure(*projects);
        if (replications) return folderFailure(*replications);
        return std::nullopt;
    }

private:
    std::vector<MetricSlot> slots_;
    std::unique_ptr<FileWriter> projects_, replications_;
};

StudyResult study(const Setting& setting, const RunOptions& options, std::atomic<bool>& stop,
                  Streams& streams) {
    ProgressLine line(showsProgress(options));
    StudyOptions ask;
    ask.threads = options.threads;
    ask.cancel = &stop;
    ask.progress = [&](const StudyProgress& progress) { line.show(progress); };
    const ProjectRows rows = setting.scenario.experiment.projects;
    if (rows != ProjectRows::none)
        ask.projectRows = [&setting, rows](std::int64_t replication, const ReplicationOutcome& outcome) {
            if (rows == ProjectRows::first && replication > 0) return std::string();
            return projectRows(setting, replication, outcome);
        };
    ask.sink = [&](std::int64_t replication, const ReplicationRecord& record) {
        streams.add(replication, record);
        if (streams.broken()) stop.store(true);
    };
    line.show({0, setting.scenario.experiment.replications.max, 0, 0});
    return runStudy(setting, ask);
}

void writeFiles(ResultFolder& folder, const fs::path& out, const StudyResult& result,
                const LoadedScenario& loaded, const ScenarioOptions& options, const EffectStudy* effects) {
    const RunSummary& run = result.summary;
    folder.write("metrics.csv", metricsCsv(run));
    folder.write("timeseries.csv", timeseriesCsv(run));
    folder.write("waits.csv", waitsCsv(run));
    folder.write("lorenz.csv", lorenzCsv(run));
    folder.write("report.html", htmlReport(run, effects));
    std::vector<std::string> files = resultFiles(), absent;
    for (const OptionalFile& file : kOptional) {
        const std::string text = file.text(run);
        (text.empty() ? absent : files).emplace_back(file.name);
        if (!text.empty()) folder.write(file.name, text);
    }
    (effects == nullptr ? absent : files).emplace_back(kEffects);
    if (effects != nullptr) folder.write(kEffects, effectsCsv(*effects));
    folder.write("manifest.json", manifestJson({run, loaded.scenario.experiment, loaded.resolved, result.stop,
                                                overridesOf(options), files, effects}));
    folder.commit();
    if (folder.failure()) return;
    std::error_code ignored;
    for (const std::string& name : absent) fs::remove(out / name, ignored);  // of older results
}

ExitCode refuse(const FolderFailure& failure) {
    complain(failure.message);
    return failure.code;
}

// `sets` come on top of those given.
ExitCode explainBroken(const char* what, std::int64_t replication, const std::vector<std::string>& sets,
                       const RunOptions& options, std::int64_t seed) {
    std::string again = "tranche run " + shellWord(options.scenario.file);
    if (!options.scenario.policy.empty()) again += " --policy " + shellWord(options.scenario.policy);
    for (const auto* list : {&options.scenario.sets, &sets})
        for (const std::string& set : *list) again += " --set " + shellWord(set);
    again += fmt::format(" --seed {} --replications {} --threads 1", seed, replication + 1);
    complain(
        fmt::format("internal fault in {} (seed {}); nothing was written\n"
                    "Please report it. To see it again:\n  {}",
                    what, seed, escaped(again, 4000)));
    return kBroken;
}

ExitCode show(const StudyResult& result, const RunOptions& options, const fs::path& out, const char* stop,
              const EffectStudy* effects) {
    if (options.json) return print(resultJson(result.summary, stop, out.string(), effects));
    if (options.quiet) return kDone;
    const bool colour = terminal(options.noColour).colour;
    std::string text = screenSummary(result.summary, colour);
    if (effects != nullptr)
        text += effectsScreen(*effects, colour);
    else if (const std::string hint = effectsHint(result.summary); !hint.empty())
        text += "\n" + hint + "\n";
    return print(fmt::format("{}\nReport: {}\n", text, (out / "report.html").string()));
}

std::string stopNotice(const RunOptions& options) {
    if (options.quiet) return {};
    return std::string(terminal(options.noColour).live ? kEraseLine : "") +
           "tranche: stopping; what is complete will be written (interrupt again to stop at once)\n";
}

int run(const RunOptions& options) {
    Loading loading = load(options.scenario);
    if (!loading.loaded) return loading.exit;
    const LoadedScenario& loaded = *loading.loaded;
    const Setting setting(loaded.scenario);
    const fs::path out =
        options.out.empty() ? fs::path("out") / safeFileName(loaded.scenario.id) : fs::path(options.out);

    if (options.effects.asked && !metricsExist(options.effects, setting)) return kUsage;

    ResultFolder folder(out, allResultFiles(), options.amongOthers);
    if (folder.failure()) return refuse(*folder.failure());
    Streams streams(folder, setting);
    std::atomic<bool> stop{false};
    const Interrupt interrupt(stop, stopNotice(options), [&folder] { folder.abandon(); });
    StudyResult result;
    std::optional<EffectStudy> effects;
    try {
        result = study(setting, options, stop, streams);
        if (options.effects.asked && !stop.load()) {
            ProgressLine line(showsProgress(options));
            effects = runEffects(options.effects, loaded, options.threads, stop, line);
        }
    } catch (const ReplicationFailed& failed) {
        return explainBroken(failed.what(), failed.index(), {}, options, loaded.scenario.experiment.seed);
    } catch (const VariantFailed& failed) {
        return explainBroken(failed.what(), failed.replication(), failed.overrides(), options,
                             loaded.scenario.experiment.seed);
    }
    if (const auto failure = streams.finish()) return refuse(*failure);
    const bool interrupted = result.stop == StudyStop::cancelled || (options.effects.asked && stop.load());
    if (interrupted) effects.reset();
    if (interrupted && result.summary.replications == 0) {
        complain("interrupted before the first replication was complete; nothing was written");
        return kInterrupted;
    }
    completeSummary(loaded, result.summary);
    const EffectStudy* const found = effects ? &*effects : nullptr;
    writeFiles(folder, out, result, loaded, options.scenario, found);
    if (folder.failure()) return refuse(*folder.failure());
    const ExitCode shown = show(result, options, out, stopName(result.stop).data(), found);
    if (!interrupted) return shown;
    complain(fmt::format("interrupted; {} complete replications are in {}{}", result.summary.replications,
                         out.string(), options.effects.asked ? ", without effects" : ""));
    return kInterrupted;
}

}  // namespace

Action declareRun(CLI::App& app) {
    const auto options = std::make_shared<RunOptions>();
    addScenario(app, options->scenario);
    addPolicy(app, options->scenario);
    addSeed(app, options->scenario);
    addReplications(app, options->scenario);
    addThreads(app, options->threads);
    app.add_option(
           "--out", options->out,
           "folder of report.html, metrics.csv, timeseries.csv, waits.csv, lorenz.csv and the other results; "
           "old ones in it are replaced [out/SCENARIO's name]")
        ->option_text("DIR");
    app.add_flag("--among-others", options->amongOthers, "let --out hold other files too; they stay");
    app.add_option("--projects", options->scenario.projects,
                   "replications whose applications projects.csv lists: all, first or none")
        ->option_text("WHICH")
        ->check(CLI::IsMember({"all", "first", "none"}));
    addEffects(app, options->effects);
    app.add_flag("--json", options->json, "the result as JSON on standard output");
    app.add_flag("--quiet", options->quiet, "no summary and no progress, only faults");
    app.add_flag("--no-color", options->noColour, "no colour, as with NO_COLOR set");
    return [options] { return run(*options); };
}

}  // namespace tranche
