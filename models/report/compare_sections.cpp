// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/compare_sections.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/report/charts/compare_charts.hpp"
#include "models/report/compare_text.hpp"
#include "models/report/html_cells.hpp"
#include "models/report/number_text.hpp"
#include "models/report/text.hpp"

namespace tranche {
namespace {

std::string folded(std::string_view summary, const std::string& html) {
    return fmt::format("<details><summary>{}</summary>\n{}</details>\n", escapeMarkup(summary), html);
}

std::string paragraph(const std::string& text) {
    return "<p>" + escapeMarkup(text) + "</p>\n";
}

std::string markWord(DifferenceVerdict verdict) {
    const std::string mark(markOf(verdict));
    return mark == " " ? "" : " " + mark;
}

std::string sideBySide(const Comparison& c, const CaseResult& result) {
    std::vector<TableColumn> columns{{"alternative"}};
    std::vector<ColumnStyle> styles;
    for (std::size_t m = 0; m < c.shown; ++m) {
        styles.push_back(columnStyle(c, result, m));
        styles[m].decimals = -1;  // each number with its interval
        const auto [first, second] = shortHeading(c.metrics[m]);
        columns.push_back(
            {first + " " + second + (styles[m].unit.empty() ? "" : ", " + styles[m].unit), true});
    }
    std::string html = openTable(columns, false) + "<tbody>\n";
    for (std::size_t a = 0; a < c.names.size(); ++a) {
        html += rowHead((a == c.baseline ? "= " : "") + alternativeTitle(c, a));
        for (std::size_t m = 0; m < c.shown; ++m)
            html += cell(columns[m + 1].title,
                         valueText(styles[m], result.estimates[a][m], true) +
                             (a == c.baseline ? "" : markWord(result.differences[a][m].verdict)),
                         "n");
        html += "</tr>\n";
    }
    html += "</tbody></table></div>\n";
    std::vector<std::string> meanings;
    for (std::size_t m = 0; m < c.shown; ++m) {
        const auto [first, second] = shortHeading(c.metrics[m]);
        const Better better = c.metrics[m].better;
        meanings.push_back(fmt::format("{} {}: {}{}", first, second, c.metrics[m].described.label,
                                       better == Better::higher  ? "; more is better"
                                       : better == Better::lower ? "; less is better"
                                                                 : ""));
    }
    return html + folded("What the columns are", listOf(meanings));
}

std::string alternativesList(const Comparison& c) {
    std::string html = "<dl>\n";
    for (std::size_t a = 0; a < c.names.size(); ++a)
        html += fmt::format("<dt>{}. {}</dt><dd><code>{}</code> {}</dd>\n", a + 1,
                            escapeMarkup(alternativeTitle(c, a)), escapeMarkup(c.names[a]),
                            escapeMarkup(c.abouts[a]));
    return html + "</dl>\n";
}

std::string differenceTable(const Comparison& c, const CaseResult& result, std::size_t metric) {
    const ColumnStyle style = columnStyle(c, result, metric);
    const std::string unit = differenceUnit(style);
    std::string html = openTable({{"alternative"},
                                  {"difference" + (unit.empty() ? "" : ", " + unit), true},
                                  {"verdict"},
                                  {"p, Holm", true},
                                  {"correlation", true},
                                  {"variance ratio", true},
                                  {"pairs", true}}) +
                       "<tbody>\n";
    for (std::size_t a = 0; a < c.names.size(); ++a) {
        if (a == c.baseline) continue;
        const MetricDifference& d = result.differences[a][metric];
        html += rowHead(alternativeTitle(c, a)) + cell("difference", differenceText(style, d), "n") +
                cell("verdict", verdictName(d.verdict)) + cell("p, Holm", pValueText(d.adjusted), "n") +
                cell("correlation", formatFixed(d.correlation, 2), "n") +
                cell("variance ratio", formatNumber(d.varianceRatio), "n") +
                cell("pairs", std::to_string(d.pairs), "n") + "</tr>\n";
    }
    return html + "</tbody></table>\n";
}

PageSection differences(const Comparison& c, std::size_t i, const std::string& suffix) {
    const CaseResult& result = c.cases[i];
    std::string html = paragraph(fmt::format(
        "Each dot is the mean of {} paired differences from the baseline, \"{}\": the same applicants, "
        "failures "
        "and delays under both, so that what differs is the rule. Whiskers are {} intervals, each by itself "
        "(Student's t); the verdict also allows for there being many comparisons (Holm 1979, for the {} that "
        "are "
        "defined in this scenario: the chance that any of its verdicts is wrong is at most {}). No clear "
        "difference does not mean equal: it means that these replications cannot tell.",
        c.replications, alternativeTitle(c, c.baseline), formatPercent(c.confidence), result.comparisons,
        formatPercent(1 - c.confidence)));
    if (!result.metricFlaws.empty())
        html += headed("What to know of these metrics", listOf(result.metricFlaws));
    for (std::size_t m = 0; m < c.shown; ++m) {
        const std::string chart = chartFigure(differenceChart(c, i, m, ChartSize::wide),
                                              differenceChart(c, i, m, ChartSize::narrow), {});
        html += headed(escapeMarkup(c.metrics[m].described.label),
                       chart.empty() ? "<p>Not defined in these runs.</p>\n"
                                     : chart + folded("The numbers", differenceTable(c, result, m)));
    }
    if (!result.cautions.empty())
        html += headed("Where not all projects are the same", listOf(result.cautions));
    if (!result.warnings.empty())
        html +=
            headed("Where common random numbers do not help",
                   folded(fmt::format("{} differences", result.warnings.size()), listOf(result.warnings)));
    return {"differences" + suffix, "How far each differs from the baseline", html};
}

std::string gainsTable(const Gains& gains) {
    std::string html = openTable({{"sector"},
                                  {"servers asked for"},
                                  {"projects", true},
                                  {"get more", true},
                                  {"get less", true},
                                  {"the same", true},
                                  {"change, H200-equivalent GPU h a project", true}}) +
                       "<tbody>\n";
    for (const GainRow& row : gains.rows) {
        const auto share = [&](const GainFigure& f) {
            return formatPercent(shareOf(f.mean, row.projects.mean));
        };
        html += rowHead(row.label) + cell("servers", row.size) +
                cell("projects", formatCount(row.projects.mean), "n") +
                cell("get more", share(row.more), "n") + cell("get less", share(row.less), "n") +
                cell("the same", share(row.same), "n") +
                cell("change", formatCount(shareOf(row.change.mean, row.projects.mean)), "n") + "</tr>\n";
    }
    return html + "</tbody></table>\n";
}

PageSection gains(const Comparison& c, std::size_t i, const std::string& suffix) {
    std::string html =
        paragraph(fmt::format("The same projects apply under every alternative, so each can be followed: "
                              "does it get more or fewer GPU-hours "
                              "(weighted by throughput) than under \"{}\"? A change below {} of what it "
                              "needs counts as the same, since a grant of "
                              "some months that starts in another month has a few days more or less. A later "
                              "project of a team that had a grant "
                              "depends on that grant, so not every project has a counterpart.",
                              alternativeTitle(c, c.baseline), formatPercent(kSameShare)));
    html += chartFigure(gainsChart(c, i, ChartSize::wide), gainsChart(c, i, ChartSize::narrow), {});
    for (std::size_t a = 0; a < c.names.size(); ++a) {
        const Gains& one = c.cases[i].gains[a];
        if (one.rows.empty()) continue;
        html += folded(fmt::format("{}: by sector and by size of the request", alternativeTitle(c, a)),
                       chartFigure(gainsBySectorChart(c, i, a, ChartSize::wide),
                                   gainsBySectorChart(c, i, a, ChartSize::narrow), {}) +
                           paragraph(fmt::format("{} projects a replication have a counterpart; {} arose "
                                                 "under the baseline only, {} under this "
                                                 "alternative only.",
                                                 formatCount(one.pairs), formatCount(one.onlyBase),
                                                 formatCount(one.onlyOther))) +
                           gainsTable(one));
    }
    return {"gains" + suffix, "Who gains and who loses", html};
}

PageSection front(const Comparison& c, std::size_t i, const std::string& suffix) {
    const CaseResult& result = c.cases[i];
    ColumnStyle equity = columnStyle(c, result, c.equityMetric);
    equity.decimals = -1;
    const ColumnStyle x = columnStyle(c, result, result.front.x), y = columnStyle(c, result, result.front.y);
    std::string html = chartFigure(frontChart(c, i, ChartSize::wide), frontChart(c, i, ChartSize::narrow),
                                   "Better is to the right and up. Whoever wants more of one than a joined "
                                   "dot offers must give up some of the other.");
    const bool equityApart = c.equityMetric != result.front.x && c.equityMetric != result.front.y;
    std::vector<TableColumn> columns{
        {"alternative"},
        {c.metrics[result.front.x].described.label + (x.unit.empty() ? "" : ", " + x.unit), true},
        {c.metrics[result.front.y].described.label + (y.unit.empty() ? "" : ", " + y.unit), true},
        {"nothing better in both", true},
        {"replications with both", true},
        {"delivered, M GPU h", true}};
    if (equityApart)
        columns.push_back(
            {c.metrics[c.equityMetric].described.label + (equity.unit.empty() ? "" : ", " + equity.unit),
             true});
    columns.push_back({"price of fairness", true});
    html += openTable(columns) + "<tbody>\n";
    for (std::size_t a = 0; a < c.names.size(); ++a) {
        const FrontPoint& point = result.front.points[a];
        html +=
            rowHead(fmt::format("{}. {}{}", a + 1, alternativeTitle(c, a),
                                result.front.knee == a ? " (knee)" : "")) +
            cell("x", valueText(x, result.estimates[a][result.front.x], true), "n") +
            cell("y", valueText(y, result.estimates[a][result.front.y], true), "n") +
            cell("nothing better",
                 std::isnan(point.probability)
                     ? "undefined"
                     : formatPercent(point.probability) + (point.onFront ? "" : ", not at the means"),
                 "n") +
            cell("replications with both", std::to_string(point.n), "n") +
            cell("delivered", formatFixed(result.fairness[a].delivered * 1e-6, 1), "n") +
            (equityApart
                 ? cell(columns[6].title, valueText(equity, result.estimates[a][c.equityMetric], true), "n")
                 : std::string()) +
            cell("price",
                 result.fairness[a].fairer ? priceText(result.fairness[a]) : std::string("- (not fairer)"),
                 "n") +
            "</tr>\n";
    }
    html += "</tbody></table>\n";
    html += fmt::format(
        "<p class=\"note\">\"Nothing better in both\" is the share of {} samples of the replications in "
        "which that holds. The knee "
        "is where giving up a little of one stops buying much of the other. The price of fairness is the "
        "share of GPU-hours "
        "by which an alternative delivers less than the one that delivers most (Bertsimas, Farias and "
        "Trichakis 2011), given only where it is fairer than that one by the mean of \"{}\": whoever "
        "delivers less "
        "and is not fairer has bought nothing. It is added up "
        "over applicants as they are and not scaled to equal needs, so the known bounds of theory do not "
        "apply to it. The "
        "dots cover {} of the box between the worst and the best of both (hypervolume).</p>\n",
        1000, escapeMarkup(c.metrics[c.equityMetric].described.label),
        formatPercent(result.front.hypervolume));
    return {"front" + suffix, "Efficiency and equity", html};
}

std::string pricesTable(const BoundFigures& bound) {
    std::vector<TableColumn> columns{{"year"}, {"served by one more GPU-hour", true}};
    for (const PurchasePrice& purchase : bound.purchases)
        columns.push_back({fmt::format("{}, KRW an hour served", purchase.gpu), true});
    std::string html = openTable(columns, false) + "<tbody>\n";
    for (const ShadowPrice& p : bound.prices) {
        html += rowHead(std::to_string(p.year)) + cell("served", formatFixed(p.value, 2), "n");
        for (const PurchasePrice& purchase : bound.purchases)
            html += cell(purchase.gpu,
                         p.value > 0.005 ? formatCount(purchase.krwPerGpuHour / p.value) : "no use", "n");
        html += "</tr>\n";
    }
    html += "</tbody></table></div>\n";
    std::string list;
    for (const PurchasePrice& purchase : bound.purchases)
        list += fmt::format("{}{} {}", list.empty() ? "" : ", ", purchase.gpu,
                            formatCount(purchase.krwPerGpuHour));
    if (list.empty()) return html;
    return html +
           fmt::format(
               "<p class=\"note\">Purchase price as an annuity over the life, KRW a GPU-hour: {}. Divided by "
               "what an hour serves it is the price of an hour of need served.</p>\n",
               escapeMarkup(list));
}

PageSection bound(const Comparison& c, std::size_t i, const std::string& suffix) {
    PageSection section{"bound" + suffix, "Against perfect foresight", {}};
    const CaseResult& result = c.cases[i];
    if (!result.bound) return section;
    const BoundFigures& b = *result.bound;
    section.html = paragraph(
        fmt::format("Of the projects that arose under these rules no rule, not even one that knew all "
                    "applicants and delays in advance, could have served more than {} M GPU-hours "
                    "of the need stated (mean of {} replications; an upper bound by duality, which "
                    "also lets it use what is set "
                    "aside and pause grants at will, so the true best is lower). A rule that brings other "
                    "projects forth may serve more, of those.",
                    formatFixed(b.bound * 1e-6, 1), b.replications));
    section.html += openTable({{"alternative"},
                               {"need served, M GPU h", true},
                               {"of the bound", true},
                               {"missed at most, M", true}}) +
                    "<tbody>\n";
    for (std::size_t a = 0; a < c.names.size(); ++a)
        section.html += rowHead(alternativeTitle(c, a)) +
                        cell("served", formatFixed(b.reached[a] * 1e-6, 1), "n") +
                        cell("of the bound", formatPercent(b.reached[a] / b.bound, 1), "n") +
                        cell("missed", formatFixed((b.bound - b.reached[a]) * 1e-6, 1), "n") + "</tr>\n";
    section.html += "</tbody></table>\n";
    section.html +=
        headed("What one more GPU would have been worth",
               chartFigure(shadowPriceChart(c, i, ChartSize::wide), shadowPriceChart(c, i, ChartSize::narrow),
                           "The shadow price of the bound: at 0 more GPUs would have served nobody, however "
                           "they were given out; at 1 every hour "
                           "of them would have met need. In the first case only a better rule helps, in the "
                           "second only more GPUs.") +
                   folded("By year, beside the purchase price", pricesTable(b)));
    return section;
}

}  // namespace

std::vector<PageSection> compareSections(const Comparison& c, std::size_t i) {
    const CaseResult& result = c.cases[i];
    const std::string suffix = c.cases.size() > 1 ? "-" + std::to_string(i + 1) : "";
    const std::string where = c.cases.size() > 1 ? ": " + escapeMarkup(result.name) : "";
    std::vector<PageSection> sections;
    sections.push_back({"side-by-side" + suffix, "Side by side",
                        (c.cases.size() > 1 ? listOf(compareFindings(c, result)) : "") +
                            paragraph(fmt::format("Means over {} replications ± half of their {} interval. = "
                                                  "is the baseline; + is clearly better than it, - clearly "
                                                  "worse; without a mark there is no clear difference.",
                                                  c.replications, formatPercent(c.confidence))) +
                            sideBySide(c, result)});
    sections.push_back(differences(c, i, suffix));
    sections.push_back(gains(c, i, suffix));
    sections.push_back(front(c, i, suffix));
    sections.push_back(bound(c, i, suffix));
    for (PageSection& section : sections) section.title += where;
    if (i == 0) sections.insert(sections.begin(), {"alternatives", "What is compared", alternativesList(c)});
    return sections;
}

PageSection regretSection(const Comparison& c) {
    PageSection section{"regret", "Over all scenarios", {}};
    if (!c.robust) return section;
    const ComparedMetric& metric = c.metrics[c.regretMetric];
    double largest = 0, worst = 0;
    for (std::size_t a = 0; a < c.names.size(); ++a)
        for (std::size_t s = 0; s < c.cases.size(); ++s) {
            const double value = c.cases[s].estimates[a][c.regretMetric].mean;
            if (std::isfinite(value)) largest = std::max(largest, std::abs(value));
            if (std::isfinite(c.robust->rows[a].regrets[s]))
                worst = std::max(worst, c.robust->rows[a].regrets[s]);
        }
    const NumberStyle style = numberStyle(largest, largest, largest, shownUnit(metric.described));
    section.html = paragraph(fmt::format(
        "Nobody knows which scenario comes. The regret of a rule in a scenario is how far it "
        "stays behind the best rule there, in "
        "\"{}\"{}; the darker, the more. Every figure is from means of {} replications, whose intervals "
        "stand in the scenario's own section; a regret has the noise of two of them.",
        metric.described.label,
        style.unit.empty() ? "" : " (" + differenceUnit({style.factor, style.unit}) + ")", c.replications));
    std::vector<TableColumn> columns{{"alternative"}};
    for (const CaseResult& result : c.cases) columns.push_back({result.name, true});
    columns.push_back({"worst regret", true});
    section.html += openTable(columns, false) + "<tbody>\n";
    for (std::size_t a = 0; a < c.names.size(); ++a) {
        section.html += rowHead(alternativeTitle(c, a));
        for (std::size_t s = 0; s < c.cases.size(); ++s) {
            const double regret = c.robust->rows[a].regrets[s];
            const double heat = worst > 0 && std::isfinite(regret) ? regret / worst : 0;
            section.html += fmt::format(
                "<td class=\"n\" style=\"background:color-mix(in srgb, var(--c2) {}%, transparent)\">{}</td>",
                formatFixed(heat * 60, 0), escapeMarkup(formatNumber(regret * style.factor)));
        }
        section.html +=
            cell("worst regret", formatNumber(c.robust->rows[a].maxRegret * style.factor), "n") + "</tr>\n";
    }
    section.html += "</tbody></table></div>\n";
    std::vector<std::string> choices;
    for (const auto& [criterion, choice] : robustChoices(c)) choices.push_back(criterion + ": " + choice);
    section.html += headed("What to choose depends on how one looks at it", listOf(choices));
    return section;
}

}  // namespace tranche
