// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/supply_sections.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <initializer_list>

#include "models/report/charts/supply_charts.hpp"
#include "models/report/findings.hpp"
#include "models/report/html_cells.hpp"
#include "models/report/number_text.hpp"
#include "models/report/text.hpp"

namespace tranche {
namespace {

constexpr std::size_t kYears = 5, kFleets = 5;
constexpr double kBn = 1e-9;

std::string spreadText(const Quantiles& q, double factor = 1, int decimals = 0) {
    const auto text = [&](double v) { return formatFixed(v * factor, decimals); };
    return text(q.p05) == text(q.p95) ? "all" : fmt::format("{} to {}", text(q.p05), text(q.p95));
}

std::string withSpread(const Quantiles& q, double factor, int decimals) {
    const std::string mean = formatFixed(q.mean * factor, decimals), spread = spreadText(q, factor, decimals);
    return spread == "all" ? mean : fmt::format("{} ({})", mean, spread);
}

std::string figures(const std::vector<Chart>& wide, const std::vector<Chart>& narrow, std::string_view text) {
    std::string html;
    for (std::size_t i = 0; i < wide.size(); ++i)
        html += chartFigure(wide[i], narrow[i], i == 0 ? text : std::string_view{});
    return html;
}

// Some of what is there has no power, in some replication at the end of some year.
bool somethingWaits(const std::vector<FleetPoint>& ends) {
    return std::any_of(ends.begin(), ends.end(), [](const FleetPoint& p) {
        return p.powered.mean < p.there.mean || p.powered.p05 < p.there.p05;
    });
}

void tableRow(std::string& html, const std::string& name, const std::vector<FleetPoint>& ends,
              Quantiles FleetPoint::*what) {
    html += rowHead(name);
    for (const FleetPoint& p : ends)
        html += cell({}, formatCount((p.*what).p50), "n big") + cell({}, spreadText(p.*what), "n");
    html += "</tr>\n";
}

std::string fleetName(const FleetMark& fleet) {
    return fmt::format("{}: up to {} {}{}", fleet.name, formatCount(static_cast<double>(fleet.gpus)),
                       fleet.gpu, fleet.site.empty() ? "" : " at " + fleet.site);
}

std::string fleetTable(const RunSummary& run) {
    const std::vector<FleetPoint> all = fleetYearEnds(run, "all");
    if (all.empty()) return {};
    std::vector<TableColumn> columns{{"GPUs on the floor"}};
    for (const FleetPoint& p : all) {
        columns.push_back({closingDate(p.date) + ": median", true});
        columns.push_back({"90 %", true});
    }
    std::string html = openTable(columns, false) + "<tbody>\n";
    for (const FleetMark& fleet : run.supply.fleets)
        tableRow(html, fleetName(fleet), fleetYearEnds(run, fleet.id), &FleetPoint::there);
    tableRow(html, "all private GPUs", all, &FleetPoint::there);
    if (somethingWaits(all)) tableRow(html, "of them with power", all, &FleetPoint::powered);
    return html + "</tbody></table></div>\n";
}

std::string budgetTable(const RunSummary& run) {
    std::string html = openTable({{"budget"},
                                  {"year"},
                                  {"appropriated", true},
                                  {"committed", true},
                                  {"paid", true},
                                  {"lapsed", true},
                                  {"missing", true}}) +
                       "<tbody>\n";
    for (const BudgetPoint& p : run.supply.budgets) {
        html += rowHead(p.name) + cell("year", fmt::format("{}", p.year));
        const auto money = [&](std::string_view key, const Quantiles& q) {
            html += cell(key, withSpread(q, kBn, 1), "n");
        };
        money("appropriated", p.appropriated);
        money("committed", p.committed);
        money("paid", p.paid);
        money("lapsed", p.lapsed);
        money("missing", p.missing);
        html += "</tr>\n";
    }
    return html + "</tbody></table>\n";
}

// "2028"; a run that ends within a year says the day.
std::string yearClosed(Date date) {
    const std::string text = closingDate(date);
    return text.starts_with("end of ") ? text.substr(7) : formatDate(date);
}

}  // namespace

std::vector<FleetPoint> fleetYearEnds(const RunSummary& run, const std::string& fleet) {
    std::vector<FleetPoint> points;
    for (const CapacityPoint& end : yearEnds(run)) {
        const auto at =
            std::find_if(run.supply.fleetPoints.begin(), run.supply.fleetPoints.end(),
                         [&](const FleetPoint& p) { return p.date == end.date && p.fleet == fleet; });
        if (at != run.supply.fleetPoints.end()) points.push_back(*at);
    }
    return points;
}

PageSection privateSection(const RunSummary& run) {
    const std::string figure = chartFigure(
        privateChart(run, ChartSize::wide), privateChart(run, ChartSize::narrow),
        "Each layer is what one firm has on the floor, on average over the replications; the line is what "
        "the "
        "government has in service. The two do not add up to one pool: nobody is granted a private GPU.");
    if (figure.empty()) return {"private", "Private GPUs", {}};
    return {"private", "Private GPUs (not part of the programme)",
            figure + headed("At the end of each year: median and where 90 % of the replications lie",
                            fleetTable(run))};
}

PageSection powerSection(const RunSummary& run) {
    return {
        "power", "Power by site",
        figures(siteCharts(run, ChartSize::wide), siteCharts(run, ChartSize::narrow),
                "Below the dashed line is what runs, at full load with cooling; what is hatched was accepted "
                "and has no power. A load that meets the line is held back by it.")};
}

PageSection moneySection(const RunSummary& run) {
    if (run.supply.budgets.empty()) return {"money", "Money by year", {}};
    return {
        "money", "Money by year",
        figures(budgetCharts(run, ChartSize::wide), budgetCharts(run, ChartSize::narrow),
                "A contract commits its whole price in the year it is signed and is paid later; what is "
                "neither committed nor carried over lapses at the end of the year.") +
            headed("In bn KRW: mean, and p5 to p95 of the replications where they differ", budgetTable(run))};
}

std::vector<std::string> fleetLines(const RunSummary& run) {
    std::vector<FleetPoint> all = fleetYearEnds(run, "all");
    if (all.empty()) return {};
    const std::size_t skipped = all.size() > kYears ? all.size() - kYears : 0;
    std::vector<std::string> lines;
    const auto line = [&](std::string_view name, const std::string& fleet, Quantiles FleetPoint::*what) {
        const std::vector<FleetPoint> ends = fleetYearEnds(run, fleet);
        std::string text = padRight("  " + std::string(name), 24);
        for (std::size_t y = skipped; y < ends.size(); ++y)
            text += padLeft(formatCount((ends[y].*what).p50), 11);
        lines.push_back(text + "   " + spreadText(ends.back().*what));
    };
    std::string years = padRight("  median, at the end of", 24);
    for (std::size_t y = skipped; y < all.size(); ++y) years += padLeft(yearClosed(all[y].date), 11);
    lines.push_back("Private GPUs (not part of the programme)");
    lines.push_back(years + "   90 % at the end");
    const auto& fleets = run.supply.fleets;
    const std::size_t named = fleets.size() > kFleets ? kFleets - 1 : fleets.size();
    for (std::size_t f = 0; f < named; ++f) line(fleets[f].name, fleets[f].id, &FleetPoint::there);
    line(named < fleets.size() ? fmt::format("all, {} more too", fleets.size() - named) : "all", "all",
         &FleetPoint::there);
    if (somethingWaits(all)) line("  of them with power", "all", &FleetPoint::powered);
    return lines;
}

}  // namespace tranche
