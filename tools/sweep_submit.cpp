// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `tranche sweep submit`: the shards as an array of Slurm jobs and the merge that depends on it, or as jobs of GNU parallel.
// The scripts stay in the folder slurm/ of the experiment; they can be read, changed and submitted by hand.

#include <fmt/format.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <thread>

#include "models/report/atomic_file.hpp"
#include "models/report/number_text.hpp"
#include "tools/interrupt.hpp"
#include "tools/process.hpp"
#include "tools/result_folder.hpp"
#include "tools/shell_word.hpp"
#include "tools/sweep_options.hpp"
#include "tools/terminal.hpp"
#include "tools/terminal_progress.hpp"

namespace tranche {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kDefaultShards = 8;
constexpr std::chrono::seconds kLook{2};

struct Submission {
    SweepOptions options;  // with absolute paths, as jobs start anywhere
    const Sweep& sweep;
    SweepFolder folder;
    std::int64_t shards;
    fs::path scripts() const { return folder.path() / "slurm"; }
    std::string program() const { return shellWord(ownProgram().string()); }
    std::string same() const { return sameExperiment(options, folder.path()); }
    int threads() const { return std::max(1, options.threads); }
};

// Of values without control characters, which saneWords() has made sure of: else the rest would be a command.
std::string directive(std::string_view name, const std::string& value) {
    return fmt::format("#SBATCH --{}={}\n", name, shellWord(value));
}

std::string header(const Submission& s, std::string_view what, std::string_view log) {
    std::string text = "#!/bin/bash\n# " + std::string(what) + "\n";
    text += directive("job-name", "tranche-" + safeFileName(s.sweep.spec.id));
    std::string folder;
    for (const char c : s.scripts().string()) folder += c == '%' ? std::string("%%") : std::string(1, c);
    text += directive("output", folder + "/" + std::string(log));
    text += "#SBATCH --open-mode=append\n#SBATCH --ntasks=1\n";
    if (!s.options.partition.empty()) text += directive("partition", s.options.partition);
    if (!s.options.memory.empty()) text += directive("mem", s.options.memory);
    return text;
}

std::string workScript(const Submission& s) {
    std::string text =
        header(s, "One shard of an experiment a task. Safe to run again: what is done is not done twice.",
               "work-%A_%a.log");
    text += fmt::format("#SBATCH --array=1-{}\n#SBATCH --cpus-per-task={}\n", s.shards, s.threads());
    if (!s.options.time.empty()) text += directive("time", s.options.time);
    text += "#SBATCH --requeue\n#SBATCH --signal=B:TERM@60\n\n";
    text += fmt::format("{} sweep work {} --shard \"$SLURM_ARRAY_TASK_ID/{}\" --threads {} --no-color &\n",
                        s.program(), s.same(), s.shards, s.threads());
    text +=
        "worker=$!\n"
        "# Told to stop, by the time limit or for another job, it finishes its runs and leaves with 75.\n"
        "trap 'kill -TERM \"$worker\" 2>/dev/null' TERM\n"
        "wait \"$worker\"\n"
        "code=$?\n"
        "while kill -0 \"$worker\" 2>/dev/null; do wait \"$worker\"; code=$?; done\n"
        "# 75: partial and resumable. Back into the queue, but not for ever.\n"
        "if [ \"$code\" -eq 75 ] && [ \"${SLURM_RESTART_COUNT:-0}\" -lt 100 ]; then\n"
        "    scontrol requeue \"${SLURM_ARRAY_JOB_ID}_${SLURM_ARRAY_TASK_ID}\"\n"
        "fi\n"
        "exit \"$code\"\n";
    return text;
}

std::string mergeScript(const Submission& s) {
    return header(s, "Makes results.sqlite of the shards, once all are done.", "merge-%j.log") + "\nexec " +
           s.program() + " sweep merge " + s.same() + " --no-color\n";
}

ExitCode refuse(const FileFailure& failure) {
    const FolderFailure told = folderFailure(failure);
    complain(told.message);
    return told.code;
}

ExitCode writeScripts(const Submission& s) {
    std::error_code error;
    fs::create_directories(s.scripts(), error);
    if (error) {
        complain("cannot create " + s.scripts().string() + ": " + error.message());
        return kCannotCreate;
    }
    if (const auto failure = writeAtomically(s.scripts() / "work.sbatch", workScript(s)))
        return refuse(*failure);
    if (const auto failure = writeAtomically(s.scripts() / "merge.sbatch", mergeScript(s)))
        return refuse(*failure);
    return kDone;
}

// The job's number; nothing: said why.
std::optional<std::string> sbatch(std::vector<std::string> words) {
    words.insert(words.begin(), {"sbatch", "--parsable"});
    std::string reason;
    const auto result = runProcess(words, reason);
    if (!result) {
        complain("sbatch cannot be started: " + reason +
                 "; is Slurm installed here? The scripts are ready, "
                 "--engine parallel needs no Slurm");
        return std::nullopt;
    }
    const std::string id = result->output.substr(0, result->output.find_first_of(";\n"));
    if (result->exit == 0 && !id.empty()) return id;
    complain(fmt::format("sbatch ended with {}", result->exit));
    return std::nullopt;
}

void showProgress(const Submission& s, ProgressLine& line) {
    std::int64_t runs = 0;
    for (const ShardStatus& shard : shardsIn(s.folder.shards())) runs += shard.runs;
    line.show({runs, s.sweep.mostRuns(), 0, 0}, "run");
}

// Whether the job has left the queue; nothing: Slurm did not answer.
std::optional<bool> hasEnded(const std::string& job) {
    std::string reason;
    const auto queue = runProcess({"squeue", "--noheader", "--jobs=" + job, "--format=%i"}, reason);
    if (!queue || queue->exit != 0) return std::nullopt;
    return queue->output.find_first_not_of(" \n") == std::string::npos;
}

// Until the merge has left the queue. An old job is one that Slurm no longer knows, which it says by failing.
ExitCode follow(const Submission& s, const std::string& work, const std::string& merge) {
    constexpr int kMostSilent = 15;
    std::atomic<bool> stop{false};
    const Interrupt interrupt(stop, "", [] {});
    ProgressLine line(!s.options.quiet && terminal(s.options.noColour).live);
    for (int silent = 0; !stop.load();) {
        const std::optional<bool> ended = hasEnded(merge);
        silent = ended ? 0 : silent + 1;
        if (s.folder.merged() || ended.value_or(false) || silent > kMostSilent) break;
        showProgress(s, line);
        for (int i = 0; i < 10 * kLook.count() && !stop.load(); ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    line.clear();
    if (s.folder.merged()) return kDone;
    if (stop.load() || !hasEnded(merge).value_or(false)) {
        complain(fmt::format(
            "{}; the jobs go on. How far: tranche sweep status {}\nTo end them: scancel {} {}",
            stop.load() ? "no longer following" : "squeue does not answer", s.same(), work, merge));
        return kPartial;
    }
    complain(fmt::format(
        "the jobs have ended and not every shard is done; what they said is in {}. "
        "To go on: tranche sweep submit {} --shards {}, or on this machine: tranche sweep resume {}",
        s.scripts().string(), s.same(), s.shards, s.same()));
    return kPartial;
}

int slurm(const Submission& s) {
    if (const ExitCode exit = writeScripts(s); exit != kDone) return exit;
    const fs::path work = s.scripts() / "work.sbatch", merge = s.scripts() / "merge.sbatch";
    if (s.options.dryRun)
        return print(
            fmt::format("{}\n{}\nNothing was submitted (--dry-run).\n", work.string(), merge.string()));
    const auto array = sbatch({work.string()});
    if (!array) return kNoInput;
    const auto last = sbatch({"--dependency=afterok:" + *array, "--kill-on-invalid-dep=yes", merge.string()});
    if (!last) return kNoInput;
    if (!s.options.quiet)
        complainLines(
            fmt::format("submitted {} tasks as job {}, then the merge as job {}\n", s.shards, *array, *last));
    if (!s.options.follow) return print(fmt::format("{} {}\n", *array, *last));
    if (const ExitCode exit = follow(s, *array, *last); exit != kDone) return exit;
    return sweepMerge(s.options);  // says what there is
}

// A script, so that parallel finds none of its own signs ({}, {.}, {#}) in paths and overrides.
int gnuParallel(const Submission& s) {
    const fs::path script = s.folder.path() / "parallel.sh", log = s.folder.path() / "parallel.log";
    const std::string text = fmt::format(
        "#!/bin/bash\n# One shard: its number is the argument.\nexec {} sweep work {} --shard \"$1/{}\" "
        "--threads {} --no-color\n",
        s.program(), s.same(), s.shards, s.threads());
    if (const auto failure = writeAtomically(script, text)) return refuse(*failure);
    const int jobs = std::max(1, static_cast<int>(std::thread::hardware_concurrency()) / s.threads());
    std::vector<std::string> words{"parallel",
                                   "--will-cite",
                                   "--joblog",
                                   log.string(),
                                   "--jobs",
                                   std::to_string(jobs),
                                   "--halt",
                                   "never",
                                   "--termseq",
                                   "TERM,30000,KILL,25",
                                   "bash \"$TRANCHE_SHARD_SCRIPT\"",
                                   ":::"};
    for (std::int64_t i = 1; i <= s.shards; ++i) words.push_back(std::to_string(i));
    if (s.options.dryRun)
        return print(fmt::format("{}\nNothing was started (--dry-run).\n", script.string()));
    ::setenv("TRANCHE_SHARD_SCRIPT", script.c_str(), 1);
    std::string reason;
    std::optional<ProcessResult> result;
    int signal = 0;
    {
        std::atomic<bool> stop{false};
        const Interrupt interrupt(stop, "tranche: finishing the runs under way\n", [] {});
        result = runProcess(words, reason, &stop);
        signal = interrupt.signal();
    }
    if (!result) {
        complain("parallel cannot be started: " + reason + "; it is Debian's package parallel");
        return kNoInput;
    }
    if (signal != 0) {
        complain(fmt::format("stopped; to go on: tranche sweep submit {} --engine parallel --shards {}",
                             s.same(), s.shards));
        return signal == SIGINT ? kInterrupted : kPartial;
    }
    if (result->exit != 0)
        complain(fmt::format("{} shards did not end well; {} lists them", result->exit, log.string()));
    return sweepMerge(s.options);
}

// Whether no word holds a control character: such words have no place in a script, and nothing that is meant needs one.
bool saneWords(const SweepOptions& options) {
    std::vector<std::string> words = options.experiment.sets;
    for (const std::string* word :
         {&options.experiment.file, &options.out, &options.partition, &options.time, &options.memory})
        words.push_back(*word);
    for (const std::string& word : words)
        for (const char c : word)
            if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
                complain("found " + shownValue(word) + ", expected text without control characters");
                return false;
            }
    return true;
}

}  // namespace

int sweepSubmit(const SweepOptions& given) {
    if (!saneWords(given)) return kUsage;
    SweepReading reading = readExperiment(given, true);
    if (!reading.sweep) return reading.exit;
    SweepOptions options = given;
    options.out = fs::absolute(folderOf(given, *reading.sweep)).lexically_normal().string();
    options.experiment.file = fs::absolute(given.experiment.file).lexically_normal().string();
    const SweepFolder folder(options.out, *reading.sweep);
    if (folder.merged()) return sweepMerge(options);
    const std::int64_t planned = plannedShards(folder, *reading.sweep);
    options.shards = given.shards > 0 ? given.shards : planned > 1 ? planned : kDefaultShards;
    SweepOptions plan = options;
    plan.quiet = true;
    plan.json = plan.dryRun = false;
    if (const int exit = sweepPlan(plan); exit != kDone) return exit;
    const Submission submission{options, *reading.sweep, folder, options.shards};
    return given.engine == "parallel" ? gnuParallel(submission) : slurm(submission);
}

}  // namespace tranche
