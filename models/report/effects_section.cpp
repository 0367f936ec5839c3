// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/effects_section.hpp"

#include <fmt/format.h>

#include "models/report/charts/effect_charts.hpp"
#include "models/report/effect_text.hpp"
#include "models/report/html_cells.hpp"
#include "models/report/number_text.hpp"
#include "models/report/text.hpp"

namespace tranche {
namespace {

std::string folded(std::string_view summary, const std::string& html) {
    return fmt::format("<details><summary>{}</summary>\n{}</details>\n", escapeMarkup(summary), html);
}

std::string effectCell(std::string_view key, const EffectStyle& style, const FactorEffects& one, bool low,
                       std::size_t metric) {
    const std::vector<PairedEffect>& effects = low ? one.low : one.high;
    std::string text =
        sideEffectText(style, one.factor, low ? one.factor.low : one.factor.high, effects, metric);
    if (!effects.empty() && effects[metric].mean != 0 && effects[metric].coversZero()) text += " (covers 0)";
    return cell(key, text, "n");
}

std::string effectTable(const EffectStudy& study, std::size_t metric, const std::vector<std::size_t>& order) {
    const EffectStyle style = effectStyle(study, metric);
    const std::string effect = style.unit.empty() ? "effect" : "effect, " + style.unit;
    std::string html = openTable({{"assumption"},
                                  {"places", true},
                                  {"as it is", true},
                                  {"unit"},
                                  {"low", true},
                                  {effect, true},
                                  {"high", true},
                                  {effect, true}}) +
                       "<tbody>\n";
    for (const std::size_t i : order) {
        const FactorEffects& one = study.factors[i];
        html += rowHead(one.factor.name) + cell("places", std::to_string(one.factor.places.size()), "n") +
                cell("as it is", centreText(one.factor), "n") + cell("unit", unitText(one.factor), "unit") +
                cell("low", one.factor.low.at, "n") + effectCell("effect", style, one, true, metric) +
                cell("high", one.factor.high.at, "n") + effectCell("effect", style, one, false, metric) +
                "</tr>\n";
    }
    return html + "</tbody></table>\n";
}

std::string metricPart(const EffectStudy& study, std::size_t metric) {
    const std::vector<std::size_t> order = byInfluence(study, metric);
    const std::string title = escapeMarkup(metricTitle(study.base[metric]));
    if (order.empty()) return headed(title, "<p>No assumption with a range moves it.</p>\n");
    const std::size_t still = study.factors.size() - order.size();
    const std::string summary = fmt::format(
        "The table: {} that move it{}", order.size(),
        still > 0 ? fmt::format("; {} have no effect at all or none that is defined", still) : "");
    return headed(title, chartFigure(tornadoChart(study, metric, ChartSize::wide),
                                     tornadoChart(study, metric, ChartSize::narrow), {}) +
                             folded(summary, effectTable(study, metric, order)));
}

std::string intro(const EffectStudy& study) {
    std::size_t places = 0;
    for (const FactorEffects& one : study.factors) places += one.factor.places.size();
    const std::string together =
        places > study.factors.size()
            ? fmt::format(
                  " They stand in {} places of the scenario: what is the same assumption in several "
                  "(same key, value, range and source) moves together.",
                  places)
            : "";
    return fmt::format(
        "<p>Each of {} assumptions that have a range was set to its low and to its high end, all else as in "
        "the "
        "scenario; of a distribution the centre moves and the shape stays.{} The bars are changes of the "
        "mean over "
        "{} replications with the same random numbers as the base, with a {} interval each (Student's t of "
        "the "
        "paired differences; of many intervals some miss).</p>\n"
        "<p>One at a time shows where to look first. It says neither how likely an end of a range is nor "
        "what "
        "happens when two assumptions fail together.</p>\n",
        study.factors.size(), together, study.replications, formatPercent(study.confidence));
}

}  // namespace

PageSection effectsSection(const RunSummary& run, const EffectStudy* study) {
    PageSection section{"effects", "Which assumptions drive the result", {}};
    if (study == nullptr) {
        const std::string hint = effectsHint(run);
        if (!hint.empty())
            section.html =
                fmt::format("<p>{}: <code>tranche run SCENARIO --effects</code>.</p>\n", escapeMarkup(hint));
        return section;
    }
    if (study->factors.empty()) {
        section.html = "<p>No value of this scenario has a range, so none was varied.</p>\n";
    } else {
        section.html = intro(*study);
        for (std::size_t m = 0; m < study->base.size(); ++m) section.html += metricPart(*study, m);
    }
    if (const std::vector<std::string> refused = refusals(*study); !refused.empty())
        section.html += headed("Ends of ranges that the scenario's own checks refuse", listOf(refused));
    if (!study->unranged.empty())
        section.html += headed(
            "Not varied",
            folded(fmt::format("{} assumed values have no range: nobody has said how far off they may be",
                               study->unranged.size()),
                   listOf(study->unranged)));
    return section;
}

}  // namespace tranche
