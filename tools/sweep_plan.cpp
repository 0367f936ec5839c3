// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// `tranche sweep plan` and `status`: what there is to do, what it costs, how far it is.

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <nlohmann/json.hpp>

#include "models/experiment/sweep/prepared_point.hpp"
#include "models/fields/node_json.hpp"
#include "models/programme/simulate.hpp"
#include "models/report/atomic_file.hpp"
#include "models/report/number_text.hpp"
#include "tools/result_folder.hpp"
#include "tools/sweep_options.hpp"
#include "tools/terminal.hpp"
#include "tools/terminal_text.hpp"

namespace tranche {
namespace {

using Json = nlohmann::ordered_json;
using Clock = std::chrono::steady_clock;

// Seconds a run takes, tried on a few points spread over the design: one replication of each.
struct Pilot {
    double mean = 0, least = 0, most = 0;
    int points = 0;
    std::int64_t refused = 0;
};

Pilot pilot(const Sweep& sweep) {
    constexpr std::int64_t kTried = 6;
    Pilot result;
    double sum = 0;
    const std::int64_t points = sweep.points(), tried = std::min(kTried, points);
    for (std::int64_t i = 0; i < tried; ++i) {
        const std::int64_t index = tried == 1 ? 0 : i * (points - 1) / (tried - 1);
        const PreparedPoint point = preparePoint(sweep, index);
        if (!point.refusal.empty()) {
            ++result.refused;
            continue;
        }
        const std::uint64_t seed = sweep.bases[pointAt(sweep, index).base].seed;
        const Clock::time_point start = Clock::now();
        point.metrics->values(simulate(*point.setting, {seed, 0}));
        const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
        result.least = result.points == 0 ? seconds : std::min(result.least, seconds);
        result.most = std::max(result.most, seconds);
        sum += seconds;
        ++result.points;
    }
    result.mean = result.points > 0 ? sum / result.points : 0;
    return result;
}

std::string_view designText(DesignKind kind) {
    return names(Tag<DesignKind>{}).text(kind);
}

std::string factorText(const SweepFactor& factor) {
    const std::int64_t n = factor.gridLevels();
    if (!factor.discrete())
        return fmt::format("{} to {}{}", factor.at(0).text, factor.at(1).text,
                           factor.unit.empty() ? "" : " " + factor.unit);
    std::string text;
    for (std::int64_t i = 0; i < n; ++i) text += (i == 0 ? "" : ", ") + factor.gridValue(i).text;
    return text + (factor.unit.empty() ? "" : " " + factor.unit);
}

std::string runsText(const Sweep& sweep) {
    const auto& r = sweep.spec.replications;
    if (!sweep.sequential())
        return fmt::format("{} points x {} replications", formatCount(static_cast<double>(sweep.points())),
                           r.max);
    return fmt::format("{} points x {} to {} replications, until {} is known to {}",
                       formatCount(static_cast<double>(sweep.points())), r.min, r.max, r.until->metric,
                       formatPercent(r.until->relativeHalfWidth, 1));
}

std::string costText(const Sweep& sweep, const Pilot& pilot) {
    if (pilot.points == 0) return "unknown: every point that was tried is refused";
    const auto hours = [&](std::int64_t runs) {
        return formatDuration(pilot.mean * static_cast<double>(runs));
    };
    std::string text = hours(sweep.mostRuns()) + " of one CPU";
    if (sweep.sequential()) text = hours(sweep.leastRuns()) + " to " + text;
    return text + fmt::format(" ({:.3g} ms a run on {} points, {:.3g} to {:.3g}; this machine)",
                              pilot.mean * 1e3, pilot.points, pilot.least * 1e3, pilot.most * 1e3);
}

Json planJson(const Sweep& sweep, std::int64_t shards) {
    Json factors = Json::array();
    for (const SweepFactor& factor : sweep.bases.front().factors) factors.push_back(factor.name);
    return {{"tranche", sweep.version},
            {"experiment", sweep.spec.id},
            {"hash", sweep.hash},
            {"design", designText(sweep.spec.design.kind)},
            {"points", sweep.points()},
            {"runs_at_least", sweep.leastRuns()},
            {"runs_at_most", sweep.mostRuns()},
            {"cells", sweep.cells()},
            {"shards", shards},
            {"factors", factors},
            {"metrics", sweep.metrics},
            {"resolved", Json::parse(toJson(sweep.resolved, 0))}};
}

void show(const Sweep& sweep, const Pilot& pilot, TextPage& page) {
    page.heading(sweep.spec.title.empty() ? sweep.spec.id : sweep.spec.title);
    std::vector<std::string> scenarios, policies;
    for (const SweepBase& base : sweep.bases) {
        if (std::find(scenarios.begin(), scenarios.end(), base.scenario) == scenarios.end())
            scenarios.push_back(base.scenario);
        if (std::find(policies.begin(), policies.end(), base.policy) == policies.end())
            policies.push_back(base.policy);
    }
    page.item("  scenarios", fmt::format("{}", fmt::join(scenarios, ", ")), 14);
    page.item("  policies", fmt::format("{}", fmt::join(policies, ", ")), 14);
    page.item("  design", std::string(designText(sweep.spec.design.kind)), 14);
    page.item("  runs",
              runsText(sweep) + fmt::format(" = {}{}", sweep.sequential() ? "at most " : "",
                                            formatCount(static_cast<double>(sweep.mostRuns()))),
              14);
    page.item("  metrics", fmt::format("{}", fmt::join(sweep.metrics, ", ")), 14);
    page.item("  time", costText(sweep, pilot), 14);
    if (pilot.refused > 0)
        page.item("  refused",
                  fmt::format("{} of the points that were tried: the scenario does not take their values",
                              pilot.refused),
                  14);
    TextTable factors({"factor", "values"}, {});
    for (const SweepFactor& factor : sweep.bases.front().factors)
        factors.row({factor.name, factorText(factor)});
    if (factors.empty()) return;
    page.heading("Factors");
    factors.print(page);
}

struct SweepTotals {
    std::int64_t cells = 0, runs = 0, refused = 0, failed = 0;
    double seconds = 0;
};

}  // namespace

int sweepPlan(const SweepOptions& options) {
    SweepReading reading = readExperiment(options, true);
    if (!reading.sweep) return reading.exit;
    const Sweep& sweep = *reading.sweep;
    const SweepFolder folder(folderOf(options, sweep), sweep);
    const std::int64_t shards = std::max<std::int64_t>(1, options.shards);
    const Json plan = planJson(sweep, shards);
    if (!options.dryRun) {
        folder.create();
        if (const auto failure = writeAtomically(folder.planFile(), plan.dump(2) + "\n")) {
            const FolderFailure told = folderFailure(*failure);
            complain(told.message);
            return told.code;
        }
    }
    if (options.quiet && !options.json) return kDone;
    const Pilot tried = pilot(sweep);
    if (options.json) {
        Json told = plan;
        told["seconds_a_run"] = tried.mean;
        told["cpu_hours_at_least"] = tried.mean * static_cast<double>(sweep.leastRuns()) / 3600;
        told["cpu_hours_at_most"] = tried.mean * static_cast<double>(sweep.mostRuns()) / 3600;
        return print(told.dump(2) + "\n");
    }
    TextPage page(terminal(options.noColour).colour);
    show(sweep, tried, page);
    page.line();
    if (options.dryRun) {
        page.paragraph("Nothing was written (--dry-run).");
    } else if (shards == 1) {
        page.paragraph("Planned in " + folder.path().string() + ". Next: tranche sweep resume " +
                       sameExperiment(options, folder.path()));
    } else {
        page.paragraph(
            fmt::format("Planned in {}. Next, for I = 1 to {}, on any machines that share the folder: "
                        "tranche sweep work {} --shard I/{}; then: tranche sweep merge {}",
                        folder.path().string(), shards, sameExperiment(options, folder.path()), shards,
                        sameExperiment(options, folder.path())));
    }
    return print(page.finish());
}

int sweepStatus(const SweepOptions& options) {
    SweepReading reading = readExperiment(options, false);
    if (!reading.sweep) return reading.exit;
    const Sweep& sweep = *reading.sweep;
    const SweepFolder folder(folderOf(options, sweep), sweep);
    const StoreFacts facts = storeFacts(folder.results());
    const bool merged = facts.hash == sweep.hash;
    if (options.verify && merged && contentHashOf(folder.results()) != facts.contentHash) {
        complain(fmt::format("{}: the rows are not those that were written (content_sha256 {})",
                             folder.results().string(), facts.contentHash));
        return kBadContent;
    }
    const std::vector<ShardStatus> shards = merged ? std::vector<ShardStatus>{} : shardsIn(folder.shards());
    SweepTotals all;
    for (const ShardStatus& s : shards) {
        all.cells += s.cells;
        all.runs += s.runs;
        all.refused += s.refused;
        all.failed += s.failed;
        all.seconds += s.seconds;
    }
    if (merged) all = {sweep.cells(), facts.runs, facts.refused, facts.failed, 0};
    const double share =
        static_cast<double>(std::min(all.cells, sweep.cells())) / static_cast<double>(sweep.cells());
    if (options.json) {
        Json rows = Json::array();
        for (const ShardStatus& s : shards)
            rows.push_back({{"shard", s.shard},
                            {"of", s.of},
                            {"whole", s.whole},
                            {"running", s.running},
                            {"cells", s.cells},
                            {"runs", s.runs},
                            {"refused", s.refused},
                            {"failed", s.failed},
                            {"cpu_seconds", s.seconds}});
        return print(Json{{"experiment", sweep.spec.id},
                          {"hash", sweep.hash},
                          {"merged", merged},
                          {"content_sha256", merged ? Json(facts.contentHash) : Json()},
                          {"points", sweep.points()},
                          {"cells", sweep.cells()},
                          {"cells_done", all.cells},
                          {"runs_at_most", sweep.mostRuns()},
                          {"runs_done", all.runs},
                          {"refused", all.refused},
                          {"failed", all.failed},
                          {"share", share},
                          {"shards", rows}}
                         .dump(2) +
                     "\n");
    }
    TextPage page(terminal(options.noColour).colour);
    page.heading(sweep.spec.title.empty() ? sweep.spec.id : sweep.spec.title);
    page.line(fmt::format("  {} done: {} runs{}{}", formatPercent(share),
                          formatCount(static_cast<double>(all.runs)),
                          all.refused > 0 ? fmt::format(", {} points refused", all.refused) : "",
                          all.failed > 0 ? fmt::format(", {} runs failed", all.failed) : ""));
    if (merged) {
        page.line("  merged: " + folder.results().string());
        page.line("  content " + facts.contentHash + (options.verify ? " (verified)" : ""));
    } else if (all.seconds > 0 && share > 0 && share < 1) {
        page.line(fmt::format("  {} of CPU time so far, about {} to go", formatDuration(all.seconds),
                              formatDuration(all.seconds * (1 - share) / share)));
    }
    if (!folder.begun())
        page.line("  not begun: tranche sweep run " + sameExperiment(options, folder.path()));
    TextTable table({"shard", "state", "cells", "of", "runs", "refused", "failed"}, {2, 3, 4, 5, 6});
    for (const ShardStatus& s : shards)
        table.row({fmt::format("{}/{}", s.shard, s.of),
                   !s.readable ? "unreadable"
                   : s.whole   ? "done"
                   : s.running ? "running"
                               : "stopped",
                   formatCount(static_cast<double>(s.cells)),
                   formatCount(static_cast<double>(cellsOf(sweep, s.shard, s.of))),
                   formatCount(static_cast<double>(s.runs)), std::to_string(s.refused),
                   std::to_string(s.failed)});
    if (!table.empty()) {
        page.heading("Shards");
        table.print(page);
    }
    return print(page.finish());
}

}  // namespace tranche
