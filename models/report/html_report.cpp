// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/html_report.hpp"

#include <fmt/format.h>
#include <algorithm>

#include <map>
#include <string_view>
#include <vector>

#include "models/report/charts/charts.hpp"
#include "models/report/effect_text.hpp"
#include "models/report/effects_section.hpp"
#include "models/report/findings.hpp"
#include "models/report/html_page.hpp"
#include "models/report/html_tables.hpp"
#include "models/report/number_text.hpp"
#include "models/report/supply_sections.hpp"
#include "models/report/text.hpp"

namespace tranche {
namespace {

template <class Draw>
std::string figure(const RunSummary& run, Draw draw, std::string_view guide) {
    return chartFigure(draw(run, ChartSize::wide), draw(run, ChartSize::narrow), guide);
}

PageSection headlines(const RunSummary& run) {
    const std::string table = headlineTable(run);
    return {
        "headlines", "Headline numbers",
        table.empty()
            ? table
            : fmt::format(
                  "<p>Means over {} replications. The interval says how far chance alone could still move "
                  "the mean if more replications were run; it says nothing about the assumptions, which "
                  "are <a href=\"#assumptions\">listed below</a> with their sources.</p>\n{}",
                  formatCount(static_cast<double>(run.replications)), table)};
}

PageSection capacity(const RunSummary& run) {
    return {
        "capacity", "When the GPUs arrive",
        figure(
            run, capacityChart,
            "At any date, half of the replications lie inside the dark band and 90 % inside the light one; a "
            "flag marks "
            "the median date on which all GPUs of a tranche are in service, the bar under it p10 to p90.") +
            headed("At the end of each year", yearEndTable(run)) +
            headed(
                "Chance of having at least so many GPUs",
                figure(
                    run, targetChart,
                    fmt::format(
                        "Each dot is the share of replications that had the GPUs in service by the date; the "
                        "line through it is the {} interval (Wilson).",
                        formatPercent(run.confidence))))};
}

PageSection use(const RunSummary& run) {
    std::string chain;
    for (const LadderLink& link : ladderLinks(run)) chain += (chain.empty() ? "" : ", ") + linkText(link);
    const std::string chart =
        figure(run, ladderChart,
               "The top edge is the installed fleet; each layer is what that part of it was doing, on "
               "average over the month and the replications.");
    return {"use", "How well the fleet is used",
            chart.empty()
                ? chart
                : chart + fmt::format("<p class=\"note\">Over the whole run, by GPU-time: {}.</p>\n",
                                      escapeMarkup(chain))};
}

PageSection waits(const RunSummary& run) {
    return {"waits", "How long applicants wait",
            figure(run, waitChart,
                   "Read a curve downwards: it shows which share of a sector's applications still waits "
                   "after so many days; the "
                   "dot is the median, and a step is a round in which many start at once.")};
}

PageSection awards(const RunSummary& run) {
    const bool targets = std::any_of(run.sectors.begin(), run.sectors.end(),
                                     [](const SectorOutcome& s) { return s.targetShare >= 0; });
    const std::string ring =
        "The ring shows what a sector asked for, so a bar far from its ring is the policy's doing and not "
        "the "
        "demand's.";
    const std::string chart = figure(
        run, awardChart,
        targets ? "A bar left of its target tick is a sector that got less than planned. " + ring : ring);
    return {"awards", "Who gets the GPUs", chart + sectorsTable(run)};
}

PageSection procurement(const RunSummary& run) {
    const std::vector<Chart> wide = ganttCharts(run, ChartSize::wide),
                             narrow = ganttCharts(run, ChartSize::narrow);
    std::string html;
    for (std::size_t i = 0; i < wide.size(); ++i) {
        html += chartFigure(
            wide[i], narrow[i],
            i > 0 ? ""
                  : "A bar runs from the median start to the median finish of a milestone and the "
                    "whisker over p10 to "
                    "p90 of the finish; the percentage says how often the milestone decided its "
                    "tranche's date.");
    }
    return {"procurement", "What decides the dates", html + headed("Tranches", tranchesTable(run))};
}

PageSection numbers(const RunSummary& run) {
    std::string html = headed("Whole programme", otherMetricsTable(run));
    for (const std::string& kind : scopeKinds(run)) {
        html += headed("By " + escapeMarkup(kind), scopedTable(run, kind));
    }
    return {"numbers", "All numbers", html};
}

std::string statusCounts(const RunSummary& run) {
    std::map<std::string, std::int64_t> counts;
    for (const Provenance& p : run.assumptions) ++counts[p.status.empty() ? "not stated" : p.status];
    std::string text;
    for (const auto& [status, n] : counts) {
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ", formatCount(static_cast<double>(n)), status);
    }
    return text;
}

PageSection assumptions(const RunSummary& run) {
    const std::string table = assumptionsTable(run);
    return {"assumptions", "What was assumed",
            table.empty()
                ? table
                : fmt::format(
                      "<p>Every sourced number of the scenario: {}. <b>Stated</b>, <b>seed</b> and "
                      "<b>known</b> come from the "
                      "programme's own announcements, <b>reported</b> from press or public documents, "
                      "<b>derived</b> by "
                      "arithmetic from those, <b>assumed</b> from nobody: vary them before trusting a close "
                      "call.</p>\n{}",
                      escapeMarkup(statusCounts(run)), table)};
}

std::string header(const RunSummary& run, const EffectStudy* effects) {
    std::string html = fmt::format(
        "<header>\n<h1>{}</h1>\n<p class=\"lead\">Scenario <code>{}</code>, policy <code>{}</code>, {} to "
        "{}</p>\n"
        "<p class=\"lead\">{} replications, stopped: {}{}</p>\n",
        escapeMarkup(run.title.empty() ? run.scenario : run.title), escapeMarkup(run.scenario),
        escapeMarkup(run.policy), readableDate(run.start), readableDate(run.end),
        formatCount(static_cast<double>(run.replications)), escapeMarkup(run.stopReason),
        run.precisionNote.empty() ? "" : " (" + escapeMarkup(run.precisionNote) + ")");
    std::vector<std::string> sentences = findings(run);
    const std::string strongest = effects != nullptr ? effectsFinding(*effects) : std::string();
    if (!strongest.empty()) sentences.push_back(strongest);
    if (!sentences.empty()) {
        html += "<section class=\"short\"><h2>In short</h2>\n" + listOf(sentences) + "</section>\n";
    }
    if (!run.warnings.empty())
        html += "<section class=\"warn\"><b>Warnings</b>\n" + listOf(run.warnings) + "</section>\n";
    return html + "</header>\n";
}

std::string page(const RunSummary& run, const EffectStudy* effects) {
    std::vector<PageSection> sections{
        headlines(run), capacity(run),   privateSection(run), powerSection(run), use(run),
        waits(run),     awards(run),     procurement(run),    moneySection(run), effectsSection(run, effects),
        numbers(run),   assumptions(run)};
    sections.push_back({"run", "This run", runFacts(run)});
    return htmlPage(
        {run.title.empty() ? run.scenario : run.title, header(run, effects), sections,
         fmt::format("Written by Tranche {}. The same scenario, seed and version give this file again, byte "
                     "for byte.",
                     run.version)});
}

}  // namespace

std::string htmlReport(const RunSummary& run, const EffectStudy* effects) {
    return page(run, effects);
}

}  // namespace tranche
