// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `tranche sweep run`, `work`, `resume` and `merge`: the runs themselves.

#include <fmt/format.h>

#include <atomic>
#include <chrono>
#include <nlohmann/json.hpp>
#include <thread>

#include "models/report/atomic_file.hpp"
#include "models/report/number_text.hpp"
#include "tools/interrupt.hpp"
#include "tools/sweep_options.hpp"
#include "tools/terminal.hpp"
#include "tools/terminal_progress.hpp"

namespace tranche {
namespace {

std::string count(std::int64_t n) {
    return formatCount(static_cast<double>(n));
}

// "3/8"; nothing when it is not that.
std::optional<std::pair<std::int64_t, std::int64_t>> parseShard(const std::string& text) {
    std::int64_t shard = 0, of = 0;
    char rest = 0;
    if (std::sscanf(text.c_str(), "%ld/%ld%c", &shard, &of, &rest) != 2) return std::nullopt;
    if (shard < 1 || of < shard || of > 1'000'000) return std::nullopt;
    return std::pair{shard, of};
}

class Session {
public:
    Session(const SweepOptions& options, const Sweep& sweep)
        : options_(options),
          sweep_(sweep),
          folder_(folderOf(options, sweep), sweep),
          interrupt_(stop_, notice(), [] {}) {}

    const SweepFolder& folder() const { return folder_; }

    // kDone: whole. A task that is started twice waits for the other and finds the shard done.
    ExitCode patientShard(std::int64_t number, std::int64_t of) {
        for (bool told = false;; told = true) {
            try {
                return shard(number, of);
            } catch (const StoreBusy& busy) {
                if (!told) say(std::string("tranche: ") + escaped(busy.what(), 1000) + "; waiting for it\n");
            }
            for (int tenths = 0; tenths < 10 && !stop_.load(); ++tenths)
                std::this_thread::sleep_for(std::chrono::milliseconds(100));
            if (stop_.load()) return stopped();
        }
    }

    // kDone: whole.
    ExitCode shard(std::int64_t shard, std::int64_t of) {
        ProgressLine line(!options_.quiet && terminal(options_.noColour).live);
        ShardRequest request{shard, of, options_.threads, &stop_, nullptr, {}};
        const std::string what = of == 1 ? "run" : fmt::format("shard {}/{}: run", shard, of);
        request.progress = [&](std::int64_t done, std::int64_t all) { line.show({done, all, 0, 0}, what); };
        const ShardReport report = runShard(sweep_, folder_, request);
        line.clear();
        simulated_ += report.simulated;
        reused_ += report.reused;
        failed_ += report.failed;
        if (report.failed > 0)
            complain(fmt::format("{} runs broke an invariant and have no values; the first: {}",
                                 report.failed, escaped(report.firstFailure, 1000)));
        if (report.before && of > 1)
            say(fmt::format("shard {}/{} was done before; nothing to do\n", shard, of));
        return report.whole ? kDone : stopped();
    }

    ExitCode merge() {
        if (folder_.merged()) {
            const StoreFacts facts = storeFacts(folder_.results());
            return tell({facts.points, 0, facts.runs, facts.failed, facts.refused, facts.contentHash});
        }
        const MergeReport report = folder_.merge();
        if (report.missing > 0) {
            complain(fmt::format(
                "{} of {} cells are missing, so nothing was merged; to do them: tranche sweep resume {}",
                count(report.missing), count(sweep_.cells()), sameExperiment(options_, folder_.path())));
            return kPartial;
        }
        return tell(report);
    }

    ExitCode stopped() const {
        complain(fmt::format("stopped; what is done is kept in {}. To go on: tranche sweep resume {}",
                             folder_.shards().string(), sameExperiment(options_, folder_.path())));
        return interrupt_.signal() == SIGINT ? kInterrupted : kPartial;
    }

    void say(const std::string& text) const {
        if (!options_.quiet && !options_.json) complainLines(text);
    }

private:
    std::string notice() const {
        if (options_.quiet) return {};
        return std::string(terminal(options_.noColour).live ? kEraseLine : "") +
               "tranche: finishing the runs under way (interrupt again to stop at once)\n";
    }

    ExitCode tell(const MergeReport& report) {
        if (options_.json) {
            const nlohmann::ordered_json json{{"experiment", sweep_.spec.id},
                                              {"results", folder_.results().string()},
                                              {"points", sweep_.points()},
                                              {"runs", report.runs},
                                              {"simulated", simulated_},
                                              {"reused", reused_},
                                              {"failed", report.failed},
                                              {"refused", report.refused},
                                              {"content_sha256", report.contentHash}};
            const ExitCode printed = print(json.dump(2) + "\n");
            return report.failed > 0 ? kBroken : printed;
        }
        if (!options_.quiet) {
            std::string text = fmt::format("{} runs of {} points are in {}\n", count(report.runs),
                                           count(sweep_.points()), folder_.results().string());
            if (reused_ > 0)
                text += fmt::format(
                    "{} of them were known (the same scenario, seed and replication) and not simulated "
                    "again\n",
                    count(reused_));
            if (report.refused > 0)
                text += fmt::format(
                    "{} points are refused by the scenario's own checks: table points, column refusal\n",
                    count(report.refused));
            if (report.failed > 0)
                text += fmt::format("{} runs failed: table runs, column failure\n", count(report.failed));
            text += "content " + report.contentHash + "\n";
            text += "What they say: tranche sweep analyse " + sameExperiment(options_, folder_.path()) + "\n";
            text += "As CSV: tranche sweep export " + sameExperiment(options_, folder_.path()) + "\n";
            if (const ExitCode printed = print(text); printed != kDone) return printed;
        }
        return report.failed > 0 ? kBroken : kDone;
    }

    const SweepOptions& options_;
    const Sweep& sweep_;
    SweepFolder folder_;
    std::atomic<bool> stop_{false};
    Interrupt interrupt_;
    std::int64_t simulated_ = 0, reused_ = 0, failed_ = 0;
};

// All shards of the plan on this machine, then the merge.
int runAll(const SweepOptions& options, const Sweep& sweep, std::int64_t shards) {
    Session session(options, sweep);
    if (!session.folder().merged())
        for (std::int64_t shard = 1; shard <= shards; ++shard)
            if (const ExitCode exit = session.shard(shard, shards); exit != kDone) return exit;
    return session.merge();
}

}  // namespace

int sweepRun(const SweepOptions& options) {
    SweepReading reading = readExperiment(options, true);
    if (!reading.sweep) return reading.exit;
    const SweepFolder folder(folderOf(options, *reading.sweep), *reading.sweep);
    const std::int64_t planned = plannedShards(folder, *reading.sweep);
    if (planned == 0 && !folder.merged()) {
        SweepOptions plan = options;
        plan.quiet = true;
        plan.json = false;
        if (const int exit = sweepPlan(plan); exit != kDone) return exit;
    }
    return runAll(options, *reading.sweep, std::max<std::int64_t>(1, planned));
}

int sweepWork(const SweepOptions& options) {
    const auto shard = parseShard(options.shard);
    if (!shard) {
        complain(fmt::format("--shard: found {}, expected I/N with I from 1 to N, such as 3/8",
                             shownValue(options.shard)));
        return kUsage;
    }
    SweepReading reading = readExperiment(options, false);
    if (!reading.sweep) return reading.exit;
    Session session(options, *reading.sweep);
    if (plannedShards(session.folder(), *reading.sweep) == 0 && !session.folder().merged()) {
        complain(fmt::format("{} holds no plan of this experiment as it is now; tranche sweep plan {}",
                             session.folder().path().string(),
                             sameExperiment(options, session.folder().path())));
        return kNoInput;
    }
    return session.patientShard(shard->first, shard->second);
}

int sweepResume(const SweepOptions& options) {
    SweepReading reading = readExperiment(options, true);
    if (!reading.sweep) return reading.exit;
    const SweepFolder folder(folderOf(options, *reading.sweep), *reading.sweep);
    if (!folder.begun()) {
        complain(fmt::format("nothing of this experiment is in {}; to begin: tranche sweep run {}",
                             folder.path().string(), sameExperiment(options, folder.path())));
        return kNoInput;
    }
    return sweepRun(options);
}

int sweepMerge(const SweepOptions& options) {
    SweepReading reading = readExperiment(options, false);
    if (!reading.sweep) return reading.exit;
    Session session(options, *reading.sweep);
    return session.merge();
}

}  // namespace tranche
