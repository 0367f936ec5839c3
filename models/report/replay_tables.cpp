// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/replay_tables.hpp"

#include <fmt/format.h>

#include <vector>

#include "models/fields/node.hpp"
#include "models/fields/node_json.hpp"
#include "models/fields/strict_number.hpp"
#include "models/report/number_text.hpp"

namespace tranche {
namespace {

double seconds(Time t) {
    return static_cast<double>(t) / static_cast<double>(kSecond);
}

struct Figure {
    std::string_view key, unit, label;
    double value;
};

std::vector<Figure> figures(const ReplayStudy& study) {
    const ReplayFigures& f = study.result->figures;
    const auto n = [](std::int64_t v) { return static_cast<double>(v); };
    return {{"jobs", "jobs", "Jobs", n(f.jobs)},
            {"refused", "jobs", "Larger than the pool, refused", n(f.refused)},
            {"backfilled", "jobs", "Started ahead of one that still waited", n(f.backfilled)},
            {"wait_s.mean", "s", "Wait, mean", f.meanWait},
            {"wait_s.median", "s", "Wait, median", f.medianWait},
            {"wait_s.p90", "s", "Wait, 90th percentile", f.p90Wait},
            {"wait_s.max", "s", "Wait, longest", f.maxWait},
            {"bounded_slowdown.mean", "ratio", "Bounded slowdown (10 s), mean", f.meanBoundedSlowdown},
            {"utilization", "ratio", "Used / all GPU-time, first submission to last end", f.utilization},
            {"queue.mean", "jobs", "Jobs waiting, mean over time", f.queue.meanJobs}};
}

}  // namespace

void writeJobsCsv(const ReplayStudy& study, const TextSink& sink) {
    sink(
        "job_id,submit_s,start_s,end_s,size,runtime_s,estimate_s,wait_s,bounded_slowdown,backfilled,user,"
        "pool\n");
    CsvWriter csv(sink);
    for (std::size_t i = 0; i < study.jobs->jobs.size(); ++i) {
        const TraceJob& t = study.jobs->jobs[i];
        const ReplayedJob& r = study.result->jobs[i];
        csv.number(t.id).number(seconds(t.submit));
        if (r.start == kNever) {
            csv.empty().empty();
        } else {
            csv.number(seconds(r.start)).number(seconds(r.start + runOf(t)));
        }
        csv.number(t.size).number(seconds(runOf(t))).number(seconds(t.estimate));
        if (r.start == kNever) {
            csv.empty().empty().empty();
        } else {
            const Duration wait = r.start - t.submit;
            csv.number(seconds(wait))
                .number(boundedSlowdown(wait, runOf(t)))
                .number(std::int64_t{r.backfilled});
        }
        csv.text(traceName(study.jobs->names.user, t.user)).text(traceName(study.jobs->names.pool, t.pool));
        csv.endRow();
    }
}

std::string replayTimeseriesCsv(const ReplayStudy& study) {
    std::string text = "from_s,used_gpus,waiting_jobs,waiting_gpus\n";
    CsvWriter csv([&](std::string_view row) { text += row; });
    for (const ReplayInterval& i : study.result->series.whole) {
        csv.number(seconds(i.from))
            .number(i.usedGpus.mean)
            .number(i.waitingJobs.mean)
            .number(i.waitingGpus.mean);
        csv.endRow();
    }
    return text;
}

std::string replayMetricsCsv(const ReplayStudy& study) {
    std::string text = "metric,unit,value\n";
    CsvWriter csv([&](std::string_view row) { text += row; });
    for (const Figure& f : figures(study)) {
        csv.text(f.key).text(f.unit).number(f.value);
        csv.endRow();
    }
    return text;
}

std::string replayJson(const ReplayStudy& study) {
    Node node = mappingNode();
    addMember(node, "trace", quotedNode(study.trace));
    addMember(node, "policy", quotedNode(study.policy));
    addMember(node, "gpus", plainNode(numberText(study.gpus)));
    Node metrics = mappingNode();
    for (const Figure& f : figures(study))
        addMember(metrics, std::string(f.key), plainNode(numberText(f.value)));
    addMember(node, "metrics", std::move(metrics));
    return toJson(node) + "\n";
}

std::string replayText(const ReplayStudy& study) {
    std::string text = fmt::format("{} on {} GPUs, policy {}\n\n", study.trace,
                                   formatCount(static_cast<double>(study.gpus)), study.policy);
    for (const Figure& f : figures(study))
        text += fmt::format("  {:<52}{:>16} {}\n", f.label, formatNumber(f.value), f.unit);
    std::string counted;
    for (const RuleCount& rule : study.jobs->report.rules)
        counted +=
            fmt::format("  {:<22}{:>10}  {}\n", ruleName(rule.rule), rule.count, ruleMeaning(rule.rule));
    if (!counted.empty()) text += "\nRecords dropped, repaired or noted in reading\n" + counted;
    return text +
           "\nReplay is open-loop: the users of the trace reacted to their own queue, not to this one.\n";
}

}  // namespace tranche
