// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/html_report.hpp"

#include <fmt/format.h>
#include <algorithm>

#include <map>
#include <string_view>
#include <vector>

#include "models/report/charts/charts.hpp"
#include "models/report/findings.hpp"
#include "models/report/html_style.hpp"
#include "models/report/html_tables.hpp"
#include "models/report/number_text.hpp"
#include "models/report/text.hpp"

namespace tranche {
namespace {

struct Section {
    std::string id, title, body;
};

std::string listOf(const std::vector<std::string>& items) {
    std::string html = "<ul>\n";
    for (const std::string& item : items) html += fmt::format("<li>{}</li>\n", escapeMarkup(item));
    return html + "</ul>\n";
}

// Both drawings of a chart; empty when there is nothing to draw.
std::string figure(const Chart& wide, const Chart& narrow, std::string_view guide) {
    if (wide.svg.empty()) return {};
    std::string html = "<figure>\n";
    if (!guide.empty()) html += fmt::format("<figcaption>{}</figcaption>\n", escapeMarkup(guide));
    html +=
        fmt::format("<div class=\"wide\">{}</div>\n<div class=\"narrow\">{}</div>\n", wide.svg, narrow.svg);
    for (const std::string& note : wide.notes)
        html += fmt::format("<p class=\"note\">{}</p>\n", escapeMarkup(note));
    return html + "</figure>\n";
}

template <class Draw>
std::string figure(const RunSummary& run, Draw draw, std::string_view guide) {
    return figure(draw(run, ChartSize::wide), draw(run, ChartSize::narrow), guide);
}

std::string headed(std::string_view title, const std::string& body) {
    return body.empty() ? std::string() : fmt::format("<h3>{}</h3>\n{}", title, body);
}

Section headlines(const RunSummary& run) {
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

Section capacity(const RunSummary& run) {
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

Section use(const RunSummary& run) {
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

Section waits(const RunSummary& run) {
    return {"waits", "How long applicants wait",
            figure(run, waitChart,
                   "Read a curve downwards: it shows which share of a sector's applications still waits "
                   "after so many days; the "
                   "dot is the median, and a step is a round in which many start at once.")};
}

Section awards(const RunSummary& run) {
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

Section procurement(const RunSummary& run) {
    const std::vector<Chart> wide = ganttCharts(run, ChartSize::wide),
                             narrow = ganttCharts(run, ChartSize::narrow);
    std::string html;
    for (std::size_t i = 0; i < wide.size(); ++i) {
        html += figure(wide[i], narrow[i],
                       i > 0 ? ""
                             : "A bar runs from the median start to the median finish of a milestone and the "
                               "whisker over p10 to "
                               "p90 of the finish; the percentage says how often the milestone decided its "
                               "tranche's date.");
    }
    return {"procurement", "What decides the dates", html + headed("Tranches", tranchesTable(run))};
}

Section numbers(const RunSummary& run) {
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

Section assumptions(const RunSummary& run) {
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

std::string header(const RunSummary& run) {
    std::string html = fmt::format(
        "<header>\n<h1>{}</h1>\n<p class=\"lead\">Scenario <code>{}</code>, policy <code>{}</code>, {} to "
        "{}</p>\n"
        "<p class=\"lead\">{} replications, stopped: {}{}</p>\n",
        escapeMarkup(run.title.empty() ? run.scenario : run.title), escapeMarkup(run.scenario),
        escapeMarkup(run.policy), readableDate(run.start), readableDate(run.end),
        formatCount(static_cast<double>(run.replications)), escapeMarkup(run.stopReason),
        run.precisionNote.empty() ? "" : " (" + escapeMarkup(run.precisionNote) + ")");
    if (const std::vector<std::string> sentences = findings(run); !sentences.empty()) {
        html += "<section class=\"short\"><h2>In short</h2>\n" + listOf(sentences) + "</section>\n";
    }
    if (!run.warnings.empty())
        html += "<section class=\"warn\"><b>Warnings</b>\n" + listOf(run.warnings) + "</section>\n";
    return html + "</header>\n";
}

std::string page(const RunSummary& run) {
    std::vector<Section> sections{headlines(run), capacity(run),    use(run),     waits(run),
                                  awards(run),    procurement(run), numbers(run), assumptions(run)};
    sections.push_back({"run", "This run", runFacts(run)});
    std::string nav, body;
    for (const Section& section : sections) {
        if (section.body.empty()) continue;
        nav += fmt::format("<a href=\"#{}\">{}</a>\n", section.id, section.title);
        body += fmt::format("<section id=\"{}\">\n<h2>{}</h2>\n{}</section>\n", section.id, section.title,
                            section.body);
    }
    return fmt::format(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"color-scheme\" content=\"light dark\">\n<title>{}: Tranche "
        "report</title>\n<style>{}</style>\n</head>\n"
        "<body>\n{}{}<nav aria-label=\"Contents\">\n{}</nav>\n<main>\n{}</main>\n"
        "<footer>Written by Tranche {}. The same scenario, seed and version give this file again, byte for "
        "byte.</footer>\n"
        "</body>\n</html>\n",
        escapeMarkup(run.title.empty() ? run.scenario : run.title), reportStyle(), reportHatches(),
        header(run), nav, body, escapeMarkup(run.version));
}

// A number, its per cent sign and its interval never part at the end of a line.
std::string keepTogether(std::string_view html) {
    constexpr std::string_view kFixed = "\u00A0";
    std::string out;
    out.reserve(html.size() + html.size() / 50);
    for (std::size_t i = 0; i < html.size(); ++i) {
        const std::string_view before = html.substr(0, i), after = html.substr(i + 1);
        const bool glued = after.starts_with('%') || after.starts_with("±") || before.ends_with("±");
        if (html[i] == ' ' && glued) {
            out += kFixed;
        } else {
            out += html[i];
        }
    }
    return out;
}

}  // namespace

std::string htmlReport(const RunSummary& run) {
    return keepTogether(page(run));
}

}  // namespace tranche
