// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `tranche compare`: policies, or scenarios, on the same applicants, failures and delays. All files appear together when the
// comparison is complete; an interrupt leaves nothing, since half a comparison is none.
// Verified by: tests/tools/compare_test.cpp.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <atomic>
#include <memory>
#include <optional>
#include <utility>

#include "models/experiment/compare/certificate.hpp"
#include "models/outcome/metric_table.hpp"
#include "models/programme/study.hpp"
#include "models/programme/version.hpp"
#include "models/report/compare_csv.hpp"
#include "models/report/compare_report.hpp"
#include "models/report/compare_screen.hpp"
#include "tools/compare_cases.hpp"
#include "tools/compare_json.hpp"
#include "tools/interrupt.hpp"
#include "tools/result_folder.hpp"
#include "tools/shell_word.hpp"
#include "tools/terminal.hpp"
#include "tools/terminal_progress.hpp"
#include "tools/verb.hpp"

namespace tranche {
namespace {

namespace fs = std::filesystem;

struct CompareOptions {
    CompareWords words;
    ScenarioOptions scenario;
    std::string metrics, front, equity, regretMetric, out;
    std::optional<std::int64_t> replications;
    std::int64_t boundReplications = 3;
    double optimism = 0.5;
    std::optional<double> goodEnough;
    int threads = 0;
    bool merit = false, json = false, quiet = false, noColour = false, amongOthers = false;
};

struct Sheet {
    const char* name;
    std::string (*text)(const Comparison&);  // empty: none
};
constexpr std::array<Sheet, 8> kSheets{{{"alternatives.csv", alternativesCsv},
                                        {"differences.csv", differencesCsv},
                                        {"winners.csv", winnersCsv},
                                        {"front.csv", frontCsv},
                                        {"values.csv", valuesCsv},
                                        {"bound.csv", boundCsv},
                                        {"shadow_prices.csv", shadowPricesCsv},
                                        {"regret.csv", regretCsv}}};
constexpr const char* kCertificates = "certificates.jsonl";

std::vector<std::string> allFiles() {
    std::vector<std::string> names{"report.html", "manifest.json", kCertificates};
    for (const Sheet& sheet : kSheets) names.emplace_back(sheet.name);
    return names;
}

// Metrics by key or key@scope, each known to some alternative.
bool metricsExist(const std::vector<CompareCase>& cases, const CompareRequest& request,
                  std::size_t baseline) {
    const std::string unknown = unknownMetric(cases, request);
    if (unknown.empty()) return true;
    std::vector<std::string> names;
    for (const MetricSlot& slot :
         metricSlots(studyFacts(Setting(cases[0].alternatives[baseline].loaded.scenario))))
        names.push_back(slot.scope == 0 ? std::string(slot.row->key)
                                        : std::string(slot.row->key) + "@" + slot.name);
    complain(fmt::format("found {}, expected metrics of these scenarios{}; see tranche describe metrics",
                         shownValue(unknown), didYouMean(unknown, names)));
    return false;
}

std::optional<CompareRequest> requestOf(const CompareOptions& options, const CompareCases& all) {
    CompareRequest request;
    const ExperimentSpec& experiment = all.cases[0].alternatives[all.baseline].loaded.scenario.experiment;
    for (std::string& name : wordsOf(options.metrics))
        if (std::find(request.metrics.begin(), request.metrics.end(), name) == request.metrics.end())
            request.metrics.push_back(std::move(name));
    const std::vector<std::string> front = wordsOf(options.front);
    if (!front.empty() && (front.size() != 2 || front[0] == front[1])) {
        complain(fmt::format(
            "--front: found {}, expected two metrics, such as ladder.allocation,fairness.sector_gap",
            shownValue(options.front)));
        return std::nullopt;
    }
    if (!front.empty()) {
        request.frontX = front[0];
        request.frontY = front[1];
    }
    request.equityMetric = options.equity;
    request.regretMetric = options.regretMetric;
    request.optimism = options.optimism;
    request.threshold = options.goodEnough;
    request.baseline = all.baseline;
    request.replications =
        options.replications.value_or(std::max<std::int64_t>(2, experiment.replications.min));
    request.boundReplications = options.boundReplications;
    request.boundByMerit = options.merit;
    request.threads = options.threads;
    if (!metricsExist(all.cases, request, all.baseline)) return std::nullopt;
    return request;
}

// One line a bound; the file exists where there is one.
class Certificates {
public:
    Certificates(ResultFolder& folder, const CompareCases& all, bool merit)
        : folder_(folder), all_(all), merit_(merit) {}

    void add(std::size_t caseIndex, std::int64_t replication, const RunBound& bound) {
        if (!file_) file_ = folder_.file(kCertificates);
        const CompareCase& one = all_.cases[caseIndex];
        const LoadedScenario& loaded = one.alternatives[all_.baseline].loaded;
        CertificateFacts facts{one.name,
                               loaded.hash,
                               static_cast<std::uint64_t>(
                                   all_.cases[0].alternatives[all_.baseline].loaded.scenario.experiment.seed),
                               replication,
                               merit_,
                               {}};
        for (const Alternative& alternative : one.alternatives) facts.policies.push_back(alternative.name);
        file_->write(certificateJson(facts, bound));
    }
    bool any() const { return file_ != nullptr; }
    std::optional<FileFailure> finish() { return file_ ? file_->finish() : std::nullopt; }

private:
    ResultFolder& folder_;
    const CompareCases& all_;
    bool merit_;
    std::unique_ptr<FileWriter> file_;
};

ExitCode refuse(const FolderFailure& failure) {
    complain(failure.message);
    return failure.code;
}

ExitCode explainBroken(const AlternativeFailed& failed, const CompareOptions& options,
                       const CompareCases& all) {
    const bool policies = !all.policyWords.empty();
    const std::size_t file = policies ? failed.caseIndex() : failed.alternative();
    std::string again = "tranche run " + shellWord(options.words.scenarios[file]);
    if (policies) again += " --policy " + shellWord(all.policyWords[failed.alternative()]);
    for (const std::string& set : options.scenario.sets) again += " --set " + shellWord(set);
    again += fmt::format(" --seed {} --replications {} --threads 1",
                         all.cases[0].alternatives[all.baseline].loaded.scenario.experiment.seed,
                         failed.replication() + 1);
    complain(
        fmt::format("internal fault in {} (replication {}); nothing was written\n"
                    "Please report it. To see it again:\n  {}",
                    failed.what(), failed.replication(), escaped(again, 4000)));
    return kBroken;
}

std::vector<std::string> writeFiles(ResultFolder& folder, const fs::path& out, const Comparison& result,
                                    const CompareCases& all, const CompareOptions& options,
                                    bool certificates) {
    std::vector<std::string> files{"report.html", "manifest.json"}, absent;
    for (const Sheet& sheet : kSheets) {
        const std::string text = sheet.text(result);
        (text.empty() ? absent : files).emplace_back(sheet.name);
        if (!text.empty()) folder.write(sheet.name, text);
    }
    (certificates ? files : absent).emplace_back(kCertificates);
    folder.write("report.html", compareReport(result, kVersion));
    folder.write("manifest.json",
                 compareManifestJson(result, all.cases, overridesOf(options.scenario), files));
    folder.commit();
    if (folder.failure()) return files;
    std::error_code ignored;
    for (const std::string& name : absent) fs::remove(out / name, ignored);  // of older results
    return files;
}

fs::path folderOf(const CompareOptions& options, const CompareCases& all) {
    if (!options.out.empty()) return options.out;
    const std::string name =
        all.cases.size() == 1 && all.cases[0].sameScenario ? all.cases[0].name : "scenarios";
    return fs::path("out") / ("compare-" + safeFileName(name));
}

std::string stopNotice(const CompareOptions& options) {
    if (options.quiet) return {};
    return std::string(terminal(options.noColour).live ? kEraseLine : "") +
           "tranche: stopping; half a comparison is none, so nothing will be written\n";
}

int compareCommand(const CompareOptions& options) {
    ExitCode exit = kDone;
    const std::optional<CompareCases> all = compareCases(options.words, options.scenario, exit);
    if (!all) return exit;
    std::optional<CompareRequest> request = requestOf(options, *all);
    if (!request) return kUsage;
    const fs::path out = folderOf(options, *all);
    ResultFolder folder(out, allFiles(), options.amongOthers);
    if (folder.failure()) return refuse(*folder.failure());
    Certificates certificates(folder, *all, options.merit);
    std::atomic<bool> stop{false};
    const Interrupt interrupt(stop, stopNotice(options), [&folder] { folder.abandon(); });
    Comparison result;
    try {
        ProgressLine line(!options.quiet && terminal(options.noColour).live);
        request->cancel = &stop;
        request->progress = [&](std::int64_t done, std::int64_t of) { line.show({done, of, 0, 0}, "run"); };
        request->certificate = [&](std::size_t c, std::int64_t r, const RunBound& b) {
            certificates.add(c, r, b);
        };
        result = compare(all->cases, *request);
    } catch (const AlternativeFailed& failed) {
        return explainBroken(failed, options, *all);
    }
    if (result.cancelled) {
        complain("interrupted before the comparison was complete; nothing was written");
        return kInterrupted;
    }
    if (const auto failure = certificates.finish()) return refuse(folderFailure(*failure));
    writeFiles(folder, out, result, *all, options, certificates.any());
    if (folder.failure()) return refuse(*folder.failure());
    if (options.json) return print(compareJson(result, out.string()));
    if (options.quiet) return kDone;
    return print(fmt::format("{}\nReport: {}\n", compareScreen(result, terminal(options.noColour).colour),
                             (out / "report.html").string()));
}

void addMeasures(CLI::App& app, CompareOptions& options) {
    app.add_option("--metrics", options.metrics,
                   "metrics to show instead of the usual six: wait_days.p90, success.gpus@sector:sme")
        ->option_text("A,B,...");
    app.add_option("--front", options.front,
                   "two metrics of the front [ladder.allocation and the metric of --equity]")
        ->option_text("A,B");
    app.add_option("--equity", options.equity,
                   "what fairer means: the metric of the price of fairness, and the front's second "
                   "[fairness.sector_gap]")
        ->option_text("METRIC");
    app.add_option("--regret-metric", options.regretMetric, "metric of regrets over scenarios [unmet.share]")
        ->option_text("METRIC");
    app.add_option("--good-enough", options.goodEnough,
                   "value of that metric that satisfies [the baseline's mean over the scenarios]")
        ->option_text("VALUE");
    app.add_option("--optimism", options.optimism, "of Hurwicz' criterion, 0 to 1 [0.5]")
        ->option_text("A")
        ->check(CLI::Range(0.0, 1.0));
    app.add_option("--bound-replications", options.boundReplications,
                   "replications with a clairvoyant bound; 0: none [3]")
        ->option_text("N")
        ->check(CLI::Range(std::int64_t{0}, std::int64_t{100'000}));
    app.add_flag("--bound-by-merit", options.merit, "weigh need in the bound by the merit of projects");
}

}  // namespace

Action declareCompare(CLI::App& app) {
    const auto options = std::make_shared<CompareOptions>();
    app.add_option("SCENARIO", options->words.scenarios,
                   "scenarios: one under several policies, or several side by side")
        ->required();
    addSet(app, options->scenario);
    app.add_option(
           "--policies", options->words.policies,
           "policies to compare: files, or names in the folder policies [the scenario's experiment.policies]")
        ->option_text("A,B,...");
    app.add_option("--baseline", options->words.baseline,
                   "what the others are compared with [the scenario's own policy, else the first]")
        ->option_text("NAME");
    addMeasures(app, *options);
    addSeed(app, options->scenario);
    app.add_option("--replications", options->replications, "of each alternative [the scenario's minimum]")
        ->option_text("N")
        ->check(CLI::Range(std::int64_t{2}, std::int64_t{10'000'000}));
    addThreads(app, options->threads);
    app.add_option("--out", options->out,
                   "folder of the results; old results in it are replaced [out/compare-NAME]")
        ->option_text("DIR");
    app.add_flag("--among-others", options->amongOthers, "let --out hold other files too; they stay");
    app.add_flag("--json", options->json, "the result as JSON on standard output");
    app.add_flag("--quiet", options->quiet, "no summary and no progress, only faults");
    app.add_flag("--no-color", options->noColour, "no colour, as with NO_COLOR set");
    return [options] { return compareCommand(*options); };
}

}  // namespace tranche
