// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/threshold_report.hpp"

#include <fmt/format.h>

#include "models/report/charts/threshold_chart.hpp"
#include "models/report/html_cells.hpp"
#include "models/report/html_page.hpp"
#include "models/report/number_text.hpp"
#include "models/report/text.hpp"
#include "models/report/threshold_text.hpp"

namespace tranche {
namespace {

std::string header(const SolveStudy& study, const ThresholdFacts& facts) {
    std::string html = fmt::format(
        "<header>\n<h1>{}</h1>\n<p class=\"lead\">Scenario <code>{}</code>, policy <code>{}</code></p>\n"
        "<p class=\"lead\">{}</p>\n<section class=\"short\"><h2>In short</h2>\n{}</section>\n",
        escapeMarkup(facts.title.empty() ? facts.scenario : facts.title), escapeMarkup(facts.scenario),
        escapeMarkup(facts.policy), escapeMarkup(questionText(study)),
        listOf({answerText(study), certaintyText(study)}));
    if (const auto against = contradictionTexts(study); !against.empty())
        html += "<section class=\"warn\"><b>Not monotone: more does not always help here</b>\n" +
                listOf(against) + "</section>\n";
    return html + "</header>\n";
}

std::string table(const SolveStudy& study) {
    std::string html = openTable({{study.over},
                                  {measureText(study), true},
                                  {formatPercent(study.answer.intervalConfidence, 2) + " interval", true},
                                  {"replications", true},
                                  {"the target"}}) +
                       "<tbody>\n";
    for (const ProbeText& probe : probeTexts(study))
        html += rowHead(probe.value) + cell("mean", probe.mean, "n") + cell("interval", probe.interval, "n") +
                cell("replications", probe.replications, "n") + cell("verdict", probe.verdict) + "</tr>\n";
    return html + "</tbody></table>\n";
}

std::string method(const SolveStudy& study, const ThresholdFacts& facts) {
    return fmt::format(
        "<p>Bisection between a value that certainly misses the target and one that certainly meets it. "
        "Every value is run "
        "until its interval lies on one side of the target, with {} replications at first and {} at most; "
        "replication by "
        "replication all values share their random numbers. The certainty is paid for every look at every "
        "value that could "
        "have been tried (Bonferroni). All pairs of values tried are compared, and a pair in the wrong order "
        "is shown "
        "above.</p>\n<dl>\n<dt>metric</dt><dd>{}</dd>\n<dt>value in the "
        "scenario</dt><dd>{}</dd>\n<dt>seed</dt><dd>{}</dd>\n"
        "<dt>scenario hash</dt><dd><code>{}</code></dd>\n<dt>Tranche version</dt><dd>{}</dd>\n</dl>\n",
        study.first, study.most, escapeMarkup(study.metric.label),
        escapeMarkup(study.present.empty() ? "none" : study.present), facts.seed, escapeMarkup(facts.hash),
        escapeMarkup(facts.version));
}

}  // namespace

std::string thresholdReport(const SolveStudy& study, const ThresholdFacts& facts) {
    const std::string figure =
        chartFigure(thresholdChart(study, ChartSize::wide), thresholdChart(study, ChartSize::narrow),
                    "A row is a value tried. Its dot is the mean, its line the interval; the scale shows "
                    "what lies near the "
                    "target, and a dot on the border lies beyond it, with its number on the right.");
    const std::vector<std::string> cautions = cautionTexts(study);
    return htmlPage(
        {facts.title.empty() ? facts.scenario : facts.title,
         header(study, facts),
         {{"values", "The values tried", figure + headed("All of them", table(study))},
          {"read", "Before you use it", cautions.empty() ? "" : listOf(cautions)},
          {"method", "How it was searched", method(study, facts)}},
         fmt::format(
             "Written by Tranche {}. The same scenario, seed and version give this file again, byte for "
             "byte.",
             facts.version)});
}

}  // namespace tranche
