// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/replay_report.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <string_view>
#include <vector>

#include "models/allocation/queue/queue_policy.hpp"
#include "models/report/charts/replay_charts.hpp"
#include "models/report/html_cells.hpp"
#include "models/report/html_page.hpp"
#include "models/report/number_text.hpp"
#include "models/report/replay_metrics.hpp"
#include "models/report/text.hpp"

namespace tranche {
namespace {

std::string count(std::int64_t n) {
    return formatCount(static_cast<double>(n));
}

struct Guide {
    std::string_view metric, text;
};
constexpr std::array<Guide, 7> kHeadlines{{
    {"wait_s.mean",
     "From submission to start, averaged over all jobs; a few that waited very long can carry it."},
    {"wait_s.median", "Half of the jobs waited no longer than this."},
    {"wait_s.p90", "Nine in ten jobs waited no longer than this."},
    {"bounded_slowdown.mean",
     "How many times its own run time a job spent waiting and running; 1 means that nobody waited. Runs "
     "shorter than "
     "10 s count as 10 s, so that tiny jobs do not decide it."},
    {"utilization",
     "GPU-time that jobs used out of all that was there between the first submission and the last end. A "
     "trace "
     "that ends in a "
     "few long jobs keeps it low whatever the policy."},
    {"queue.p95", "For 95 % of the time the queue was no longer than this."},
    {"backfilled.share", "Jobs that started while one ahead of them in the queue still waited."},
}};

PageSection headlines(const ReplayScope& all) {
    std::string html = openTable({{"metric"}, {"value", true}, {"how to read it"}}) + "<tbody>\n";
    for (const Guide& guide : kHeadlines)
        for (const ReplayMetric& m : all.metrics)
            if (m.metric == guide.metric)
                html +=
                    rowHead(m.label) + cell({}, replayValue(m), "n big") + cell({}, guide.text) + "</tr>\n";
    return {"headlines", "Headline numbers", html + "</tbody></table>\n"};
}

template <class Draw>
std::string figure(const ReplayStudy& study, Draw draw, std::string_view text) {
    return chartFigure(draw(study, ChartSize::wide), draw(study, ChartSize::narrow), text);
}

std::string stretch(const ReplayStudy& study) {
    const auto& whole = study.result->series.whole;
    return whole.empty() ? std::string() : formatDuration(inSeconds(whole.front().to - whole.front().from));
}

PageSection use(const ReplayStudy& study) {
    return {"use", "How much of the machine is used",
            figure(study, replayUseChart,
                   fmt::format(
                       "The line is the mean over stretches of {} (or of a column of the drawing, if that is "
                       "longer), the band reaches from the least to the most in it. Below the dashed line "
                       "GPUs stand idle.{}",
                       stretch(study),
                       study.capacityChanges()
                           ? " That line is the capacity and steps when GPUs come or go; jobs that run when "
                             "it falls run on, so for a while more may be in use than is there. Utilization "
                             "is the GPU-time used out of the area below it."
                           : ""))};
}

PageSection queue(const ReplayStudy& study) {
    return {
        "queue", "How long the queue is",
        figure(
            study, replayQueueChart,
            "Above the jobs that wait, below the GPUs they ask for together; the band shows peaks that the "
            "mean would hide. When many GPUs are asked for while GPUs stand idle, requests are too large for "
            "the gaps.")};
}

PageSection waits(const ReplayStudy& study) {
    return {"waits", "Who waits how long",
            figure(study, replayWaitChart,
                   "Jobs by the number of GPUs they ask for. The bar ends at the median wait, its lighter "
                   "part at the "
                   "90th percentile; a ring far to the right of the bar means that a few jobs wait very "
                   "long. The axis "
                   "is logarithmic in 1 s + wait, so that a wait of 0 has a place.")};
}

std::string at(const ReplayStudy& study, Time t) {
    return formatDuration(inSeconds(t - study.result->figures.firstSubmit));
}

std::string windowText(const ReplayStudy& study, const ReplaySchedule& s) {
    const bool all =
        !study.window && s.from == study.result->figures.firstSubmit && s.to == study.result->figures.lastEnd;
    std::string text = fmt::format(
        "The window opens {} after the first submission and is {} long (seconds {} to {} of the trace). ",
        at(study, s.from), formatDuration(inSeconds(s.to - s.from)), formatFixed(inSeconds(s.from), 0),
        formatFixed(inSeconds(s.to), 0));
    if (study.window)
        text += s.cut ? fmt::format("It is shorter than asked for: it ends after {} starts.",
                                    count(ReplaySchedule::kMostStarts))
                      : "It is the one asked for.";
    else if (all)
        text += "It is the whole replay.";
    else
        text += fmt::format(
            "It was chosen by rule: the {} starts around the time at which most GPUs were waited for.",
            count(ReplaySchedule::kWindowJobs));
    if (s.left > 0)
        text += fmt::format(" Of {} jobs that run in it the {} with the largest area are drawn.",
                            count(static_cast<std::int64_t>(s.jobs.size() + s.left)),
                            count(ReplaySchedule::kMostDrawn));
    return text;
}

PageSection schedule(const ReplayStudy& study) {
    const ReplaySchedule s = replaySchedule(study);
    const std::string figure = chartFigure(
        replayScheduleChart(study, s, ChartSize::wide), replayScheduleChart(study, s, ChartSize::narrow),
        "A job is as high as the GPUs it has and as long as it runs; empty space is idle. Rows "
        "are given out for this picture alone: each job, in order of start, takes the lowest that are free "
        "(first fit), also where the scheduler placed it on nodes. So rows are not devices, and one job may "
        "be "
        "drawn in several pieces. Numbers are job ids, where there is room.");
    if (figure.empty()) return {"schedule", "The schedule of a window", {}};
    return {"schedule", "The schedule of a window",
            figure + fmt::format("<p class=\"note\">{}</p>\n", escapeMarkup(windowText(study, s)))};
}

std::string wholeTable(const ReplayScope& all) {
    std::string html = openTable({{"metric"}, {"value", true}, {"name in the files"}}) + "<tbody>\n";
    for (const ReplayMetric& m : all.metrics)
        html += rowHead(m.label) + cell({}, replayValue(m), "n") + cell({}, m.metric) + "</tr>\n";
    return html + "</tbody></table>\n";
}

// "2-7" stays on one line.
std::string unbroken(std::string name) {
    if (const std::size_t at = name.find('-'); at != std::string::npos) name.replace(at, 1, "\u2011");
    return name;
}

std::string scopeTable(const std::vector<ReplayScope>& scopes, std::string_view kind, std::string_view head) {
    std::string html;
    for (const ReplayScope& scope : scopes) {
        if (scope.kind != kind) continue;
        if (html.empty()) {
            std::vector<TableColumn> columns{{std::string(head)}};
            for (const ReplayMetric& m : scope.metrics) columns.push_back({std::string(m.label), true});
            html = openTable(columns, false) + "<tbody>\n";
        }
        html += rowHead(kind == "size" ? unbroken(scope.name) : scope.name);
        for (const ReplayMetric& m : scope.metrics) {
            const bool plain = m.unit == "jobs" || m.unit == "GPUs";
            html += cell({},
                         plain           ? formatNumber(m.value)
                         : m.unit == "s" ? formatDuration(m.value)
                                         : replayValue(m),
                         "n");
        }
        html += "</tr>\n";
    }
    return html.empty() ? html : html + "</tbody></table></div>\n";
}

PageSection numbers(const std::vector<ReplayScope>& scopes) {
    return {
        "numbers", "All numbers",
        headed("All jobs", wholeTable(scopes.front())) +
            headed("By size of job", scopeTable(scopes, "size", "GPUs")) +
            headed("By pool", scopeTable(scopes, "pool", "pool")) +
            "<p class=\"note\"><b>Bounded slowdown</b> of a job is (wait + run) / max(run, 10 s), at least 1 "
            "(Feitelson et al. 1997). Quantiles over time weigh each length of the queue by how long it "
            "lasted.</p>\n"};
}

PageSection reading(const ReplayStudy& study) {
    const TraceReport& report = study.jobs->report;
    std::string html = fmt::format("<p>{} records were read and {} jobs replayed.{}</p>\n",
                                   count(report.records), count(study.result->figures.jobs),
                                   report.rules.empty() ? " Nothing was dropped or repaired." : "");
    if (!report.rules.empty()) {
        html += openTable(
                    {{"rule"}, {"records", true}, {"what was done"}, {"first at line", true}, {"meaning"}}) +
                "<tbody>\n";
        for (const RuleCount& rule : report.rules)
            html += rowHead(ruleName(rule.rule)) + cell("records", count(rule.count), "n") +
                    cell("what was done", rule.action) +
                    cell("first at line", rule.firstLine > 0 ? count(rule.firstLine) : "", "n") +
                    cell("meaning", ruleMeaning(rule.rule)) + "</tr>\n";
        html += "</tbody></table>\n";
    }
    return {"reading", "What reading did to the trace", html};
}

PageSection settings(const ReplayStudy& study) {
    std::string html = "<dl>\n";
    const auto fact = [&](std::string_view name, std::string_view value) {
        if (!value.empty()) html += fmt::format("<dt>{}</dt><dd>{}</dd>\n", name, escapeMarkup(value));
    };
    const TraceReport& report = study.jobs->report;
    const QueuePolicyRow* row = findQueuePolicy(study.policy);
    fact("trace", study.trace);
    fact("recorded on", study.jobs->header.computer);
    fact("recorded at", study.jobs->header.installation);
    fact("cleaning", report.cleaning == Cleaning::archive ? "archive conventions" : "none");
    fact("policy", row == nullptr ? study.policy : fmt::format("{}: {}", study.policy, row->help));
    fact("estimates", study.estimates);
    for (const ReplayPool& pool : study.pools)
        fact("pool", fmt::format("{}, {} GPUs", pool.name, count(pool.gpus)));
    if (study.scaleLoad != 1) {
        fact("load", fmt::format("{} times the users", formatNumber(study.scaleLoad)));
        fact("seed", fmt::format("{}", study.seed));
    }
    if (study.compress != 1) fact("gaps", fmt::format("divided by {}", formatNumber(study.compress)));
    fact("Tranche version", study.version);
    if (!study.command.empty())
        html +=
            fmt::format("<dt>to run it again</dt><dd><code>{}</code></dd>\n", escapeMarkup(study.command));
    return {"settings", "This replay",
            html +
                "</dl>\n<p class=\"note\">Replay is open-loop: jobs come when they came in the trace, whose "
                "users "
                "reacted to their own queue and not to this one.</p>\n"};
}

std::string header(const ReplayStudy& study) {
    const ReplayFigures& f = study.result->figures;
    return fmt::format(
        "<header>\n<h1>{}</h1>\n<p class=\"lead\">{} jobs replayed on {} GPUs under <code>{}</code>, "
        "estimates "
        "<code>{}</code>, over {}</p>\n</header>\n",
        escapeMarkup(study.trace), count(f.jobs), count(study.gpus()), escapeMarkup(study.policy),
        escapeMarkup(study.estimates), formatDuration(inSeconds(study.makespan())));
}

}  // namespace

std::string replayReport(const ReplayStudy& study) {
    const std::vector<ReplayScope> scopes = replayMetrics(study);
    return htmlPage(
        {study.trace,
         header(study),
         {headlines(scopes.front()), use(study), queue(study), waits(study), schedule(study), numbers(scopes),
          reading(study), settings(study)},
         fmt::format("Written by Tranche {}. The same trace, settings and version give this file again, "
                     "byte for byte.",
                     study.version)});
}

}  // namespace tranche
