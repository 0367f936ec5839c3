// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/html_tables.hpp"

#include <fmt/format.h>

#include <cmath>
#include <vector>

#include "models/report/findings.hpp"
#include "models/report/html_cells.hpp"
#include "models/report/number_text.hpp"
#include "models/report/text.hpp"

namespace tranche {
namespace {

std::string count(std::int64_t n) {
    return formatCount(static_cast<double>(n));
}

std::string intervalTitle(const RunSummary& run) {
    return formatPercent(run.confidence) + " interval";
}

std::string metricRows(const RunSummary& run, bool headline) {
    std::string html;
    const std::string interval = intervalTitle(run);
    for (const MetricEstimate& m : run.metrics) {
        if (m.headline != headline || m.scope.find(':') != std::string::npos) continue;
        const NumberStyle style = numberStyle(m.mean, m.low, m.high, shownUnit(m));
        const std::string unit = style.unit.empty() || std::isnan(m.mean) ? "" : " " + style.unit;
        html += rowHead(m.label.empty() ? m.metric : m.label);
        html += cell("mean", formatWith(style, m.mean) + unit, headline ? "n big" : "n");
        html += cell(interval, formatInterval(style, m.low, m.high), "n");
        html += cell("replications", count(m.n), "n");
        html += cell("how sure", sureness(m)) + "</tr>\n";
    }
    return html;
}

std::string metricTable(const RunSummary& run, bool headline) {
    const std::string rows = metricRows(run, headline);
    if (rows.empty()) return {};
    return openTable({{"metric"},
                      {"mean", true},
                      {intervalTitle(run), true},
                      {"replications", true},
                      {"how sure"}}) +
           "<tbody>\n" + rows + "</tbody></table>\n";
}

const MetricEstimate* anyOf(const RunSummary& run, std::string_view metric,
                            const std::vector<std::string>& scopes) {
    for (const std::string& scope : scopes) {
        if (const MetricEstimate* m = findMetric(run, metric, scope)) return m;
    }
    return nullptr;
}

// Value without its unit, which stands in the row's head; `factor` is that of the row.
std::string compact(const MetricEstimate& m, double factor) {
    if (std::isnan(m.mean)) return "undefined";
    const double mean = m.mean * factor, halfWidth = (m.high - m.low) / 2 * factor;
    if (!std::isfinite(halfWidth)) return formatNumber(mean) + " ± unbounded";
    if (!varies(mean, halfWidth)) return formatNumber(mean);
    return fmt::format("{} ± {}", formatNumber(mean, halfWidth), formatNumber(halfWidth, halfWidth));
}

// The scale of the largest value, so that a row has one unit.
NumberStyle sharedStyle(const RunSummary& run, std::string_view metric,
                        const std::vector<std::string>& scopes) {
    double largest = 0;
    std::string unit;
    for (const std::string& scope : scopes) {
        const MetricEstimate* m = findMetric(run, metric, scope);
        if (!m) continue;
        unit = shownUnit(*m);
        if (std::isfinite(m->mean)) largest = std::fmax(largest, std::abs(m->mean));
    }
    return numberStyle(largest, largest, largest, unit);
}

std::string statusClass(std::string_view status) {
    if (status == "stated" || status == "seed" || status == "known") return "stated";
    if (status == "reported" || status == "derived" || status == "assumed") return std::string(status);
    return "assumed";  // a status we do not know is nobody's word
}

// A whole number of five digits or more gets its separators; everything else stands as written.
std::string valueText(const std::string& value) {
    const bool whole = value.size() >= 5 && value.size() <= 15 && value.front() != '0' &&
                       value.find_first_not_of("0123456789") == std::string::npos;
    std::string grouped = value;
    for (std::size_t i = value.size(); whole && i > 3; i -= 3) grouped.insert(i - 3, 1, ',');
    return grouped;
}

std::string rangeText(const Provenance& p) {
    if (!p.low.empty() || !p.high.empty())
        return fmt::format("{} to {}", valueText(p.low), valueText(p.high));
    if (!p.range) return {};
    return fmt::format("{} to {}", formatNumber(p.range->first), formatNumber(p.range->second));
}

std::string sourceText(const Provenance& p) {
    if (p.source.empty()) return p.note.empty() ? "none given" : p.note;
    return p.note.empty() ? p.source : fmt::format("{} ({})", p.source, p.note);
}

// Places where a long key may break.
std::string breakable(std::string_view path) {
    std::string html;
    for (const char c : escapeMarkup(path)) {
        if (c == '.' || c == '[' || c == '_') html += "<wbr>";
        html += c;
    }
    return html;
}

std::string topOf(std::string_view path) {
    return std::string(path.substr(0, path.find_first_of(".[")));
}

}  // namespace

std::string headlineTable(const RunSummary& run) {
    return metricTable(run, true);
}
std::string otherMetricsTable(const RunSummary& run) {
    return metricTable(run, false);
}

std::string scopedTable(const RunSummary& run, std::string_view kind) {
    const ScopedMetrics found = scopedMetrics(run, kind);
    if (found.scopes.empty()) return {};
    std::vector<TableColumn> columns{{"metric"}};
    for (const std::string& scope : found.scopes) columns.push_back({scopeLabel(run, scope), true});
    std::string html = openTable(columns, false) + "<tbody>\n";
    for (const std::string& metric : found.metrics) {
        const MetricEstimate* any = anyOf(run, metric, found.scopes);
        const NumberStyle shared = sharedStyle(run, metric, found.scopes);
        html += fmt::format(
            "<tr><th scope=\"row\">{}{}</th>", escapeMarkup(any->label.empty() ? metric : any->label),
            shared.unit.empty()
                ? ""
                : fmt::format(" <span class=\"unit\">[{}]</span>", escapeMarkup(shared.unit)));
        for (const std::string& scope : found.scopes) {
            const MetricEstimate* m = findMetric(run, metric, scope);
            html += cell({}, m ? compact(*m, shared.factor) : "–", "n");
        }
        html += "</tr>\n";
    }
    return html + "</tbody></table></div>\n";
}

std::string tranchesTable(const RunSummary& run) {
    if (run.tranches.empty()) return {};
    std::string html = openTable({{"tranche"},
                                  {"GPU"},
                                  {"government GPUs", true},
                                  {"operator's own", true},
                                  {"in service: p10", true},
                                  {"median", true},
                                  {"p90", true},
                                  {"before the end", true}}) +
                       "<tbody>\n";
    for (const TrancheMark& t : run.tranches) {
        html += rowHead(t.name.empty() ? t.id : fmt::format("{}: {}", t.id, t.name));
        html += cell("GPU", t.gpu) + cell("government GPUs", count(t.units), "n") +
                cell("operator's own", count(t.ownUnits), "n");
        const auto date = [&t](Date at, double p) {
            return t.arrivesInHorizon < p ? "after the end" : readableDate(at);
        };
        html += cell("in service p10", date(t.p10, 0.1), "n") + cell("median", date(t.p50, 0.5), "n") +
                cell("p90", date(t.p90, 0.9), "n") +
                cell("before the end", formatPercent(t.arrivesInHorizon), "n") + "</tr>\n";
    }
    return html + "</tbody></table>\n";
}

std::string sectorsTable(const RunSummary& run) {
    if (run.sectors.empty()) return {};
    std::string html = openTable({{"sector"},
                                  {"applications", true},
                                  {"granted", true},
                                  {"success by count", true},
                                  {"GPUs asked for", true},
                                  {"GPUs granted", true},
                                  {"success by GPUs", true},
                                  {"median wait", true},
                                  {"censored waits", true}}) +
                       "<tbody>\n";
    const auto share = [](double part, double whole) {
        return whole > 0 ? formatPercent(part / whole) : "undefined";
    };
    const auto rate = [&](std::string_view key, const SectorOutcome& s) {
        const MetricEstimate* m = findMetric(run, key, "sector:" + s.sector);
        return m != nullptr && std::isfinite(m->mean) ? formatPercent(m->mean) : std::string("undefined");
    };
    for (const SectorOutcome& s : run.sectors) {
        html += rowHead(s.label.empty() ? s.sector : s.label);
        html += cell("applications", formatCount(s.applications), "n") +
                cell("granted", formatCount(s.awards), "n") +
                cell("success by count", rate("success.count", s), "n") +
                cell("GPUs asked for", formatCount(s.gpusAsked), "n") +
                cell("GPUs granted", formatCount(s.gpusGranted), "n") +
                cell("success by GPUs", rate("success.gpus", s), "n");
        html += cell("median wait",
                     std::isfinite(s.medianWaitDays) ? formatNumber(std::round(s.medianWaitDays)) + " days"
                                                     : "not reached",
                     "n");
        html +=
            cell("censored waits",
                 share(static_cast<double>(s.censored), static_cast<double>(s.censored + s.started)), "n") +
            "</tr>\n";
    }
    return html + "</tbody></table>\n";
}

std::string yearEndTable(const RunSummary& run) {
    const std::vector<CapacityPoint> ends = yearEnds(run);
    if (ends.empty()) return {};
    std::string html = openTable({{"date"},
                                  {"p5", true},
                                  {"p25", true},
                                  {"median", true},
                                  {"p75", true},
                                  {"p95", true},
                                  {"mean", true}},
                                 false) +
                       "<tbody>\n";
    for (const CapacityPoint& p : ends) {
        html += rowHead(closingDate(p.date));
        html += cell({}, formatCount(p.p05), "n") + cell({}, formatCount(p.p25), "n") +
                cell({}, formatCount(p.p50), "n big") + cell({}, formatCount(p.p75), "n") +
                cell({}, formatCount(p.p95), "n") + cell({}, formatCount(p.mean), "n") + "</tr>\n";
    }
    return html + "</tbody></table></div>\n";
}

std::string assumptionsTable(const RunSummary& run) {
    if (run.assumptions.empty()) return {};
    std::string html = openTable({{"key"}, {"value"}, {"range"}, {"status"}, {"source"}});
    std::string group;
    for (const Provenance& p : run.assumptions) {
        if (const std::string top = topOf(p.path); group != top || html.ends_with("</thead>\n")) {
            if (!html.ends_with("</thead>\n")) html += "</tbody>\n";
            group = top;
            html += fmt::format(
                "<tbody class=\"group\"><tr><th colspan=\"5\" "
                "scope=\"rowgroup\">{}</th></tr></tbody>\n<tbody>\n",
                escapeMarkup(group));
        }
        html += fmt::format("<tr><th scope=\"row\" class=\"path\"><code>{}</code></th>", breakable(p.path));
        html += cell("value", valueText(p.value), "val") + cell("range", rangeText(p), "val");
        html += fmt::format("<td><span class=\"chip {}\">{}</span></td>", statusClass(p.status),
                            escapeMarkup(p.status.empty() ? "not stated" : p.status));
        html += cell("source", sourceText(p), "src") + "</tr>\n";
    }
    return html + "</tbody></table>\n";
}

std::string runFacts(const RunSummary& run) {
    std::string html = "<dl>\n";
    const auto fact = [&](std::string_view name, std::string_view value) {
        if (!value.empty()) html += fmt::format("<dt>{}</dt><dd>{}</dd>\n", name, escapeMarkup(value));
    };
    fact("scenario", run.scenario);
    fact("scenario hash", run.scenarioHash);
    fact("policy", run.policy);
    fact("horizon", readableDate(run.start) + " to " + readableDate(run.end));
    fact("replications", count(run.replications));
    fact("stopped because", run.stopReason);
    fact("precision", run.precisionNote);
    fact("confidence of intervals", formatPercent(run.confidence));
    fact("seed", fmt::format("{}", run.seed));
    fact("Tranche version", run.version);
    return html + "</dl>\n";
}

}  // namespace tranche
