// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/screen.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string_view>
#include <vector>

#include "models/report/charts/charts.hpp"
#include "models/report/draws_csv.hpp"
#include "models/report/findings.hpp"
#include "models/report/number_text.hpp"
#include "models/report/supply_sections.hpp"
#include "models/report/text.hpp"

namespace tranche {
namespace {

constexpr std::size_t kYears = 7, kTargets = 3, kTargetDates = 5, kSectors = 6, kWarnings = 3;
constexpr std::size_t kLabel = 24;  // [columns]

// Lines, cut to the width; colour only around whole lines, so that widths never count escape codes.
class Page {
public:
    explicit Page(bool colour) : colour_(colour) {}
    void line(std::string_view text) { add(text, {}); }
    void heading(std::string_view text) {
        add({}, {});
        add(text, "\x1b[1m");
    }
    void title(std::string_view text) { add(text, "\x1b[1m"); }
    void warning(std::string_view text) { add(text, "\x1b[33m"); }
    std::string finish() const { return text_; }

private:
    void add(std::string_view text, std::string_view code) {
        std::string clipped =
            terminalWidth(text) > kScreenColumns ? padRight(text, kScreenColumns) : printable(text);
        clipped.erase(clipped.find_last_not_of(' ') + 1);
        const bool painted = colour_ && !code.empty();
        text_ += (painted ? std::string(code) + clipped + "\x1b[0m" : clipped) + "\n";
    }
    bool colour_;
    std::string text_;
};

void addTitle(Page& page, const RunSummary& run) {
    page.title(run.title.empty() ? run.scenario : run.title);
    page.line(fmt::format("{}, policy {}, {} to {}", run.scenario, run.policy, readableDate(run.start),
                          readableDate(run.end)));
    page.line(fmt::format("{} replications, seed {}, stopped: {}",
                          formatCount(static_cast<double>(run.replications)), run.seed, run.stopReason));
    if (!run.precisionNote.empty()) page.line(run.precisionNote);
}

void addCapacity(Page& page, const RunSummary& run) {
    std::vector<CapacityPoint> ends = yearEnds(run);
    if (ends.empty()) return;
    if (ends.size() > kYears) ends.erase(ends.begin(), ends.end() - static_cast<std::ptrdiff_t>(kYears));
    page.heading(padRight("Government GPUs in service", 34) + padLeft("median", 10) +
                 "   90 % of replications");
    for (const CapacityPoint& p : ends) {
        page.line("  " + padRight(closingDate(p.date), 32) + padLeft(formatCount(p.p50), 10) + "   " +
                  (p.p05 == p.p95 ? "all" : fmt::format("{} to {}", formatCount(p.p05), formatCount(p.p95))));
    }
}

void addPrivate(Page& page, const RunSummary& run) {
    const std::vector<std::string> lines = fleetLines(run);
    for (std::size_t i = 0; i < lines.size(); ++i) i == 0 ? page.heading(lines[i]) : page.line(lines[i]);
}

void addChances(Page& page, const RunSummary& run) {
    std::set<Date> dateSet;
    std::set<std::int64_t> targetSet;
    for (const TargetProbability& t : run.targets) {
        dateSet.insert(t.date);
        targetSet.insert(t.gpus);
    }
    if (targetSet.empty()) return;
    std::vector<Date> dates(dateSet.begin(), dateSet.end());
    if (dates.size() > kTargetDates) {
        std::erase_if(dates, [&](Date d) {
            return closingDate(d).starts_with("end of") == false && d != *dateSet.rbegin();
        });
    }
    if (dates.size() > kTargetDates) {
        dates.erase(dates.begin(), dates.end() - static_cast<std::ptrdiff_t>(kTargetDates));
    }
    std::vector<std::int64_t> targets(targetSet.begin(), targetSet.end());
    if (targets.size() > kTargets) {
        targets.erase(targets.begin(), targets.end() - static_cast<std::ptrdiff_t>(kTargets));
    }
    std::string head = padRight(fmt::format("Chance, {} interval", formatPercent(run.confidence)), 24);
    for (const Date date : dates) head += padLeft(closingDate(date), 15);
    page.heading(head);
    for (const std::int64_t gpus : targets) {
        std::string row = padRight(fmt::format("  at least {}", formatCount(static_cast<double>(gpus))), 24);
        for (const Date date : dates) {
            const auto t =
                std::find_if(run.targets.begin(), run.targets.end(),
                             [&](const TargetProbability& p) { return p.gpus == gpus && p.date == date; });
            row += padLeft(t == run.targets.end()
                               ? ""
                               : fmt::format("{} ({}-{})", formatPercent(t->probability),
                                             formatFixed(t->low * 100, 0), formatFixed(t->high * 100, 0)),
                           15);
        }
        page.line(row);
    }
}

void addUse(Page& page, const RunSummary& run) {
    const std::vector<LadderLink> links = ladderLinks(run);
    if (links.empty()) return;
    page.heading("Use of the fleet, by GPU-time over the run");
    std::string line;
    for (const LadderLink& link : links) {
        const std::string text = linkText(link);
        if (!line.empty() && terminalWidth(line + text) + 4 > kScreenColumns) {
            page.line(line + ",");
            line.clear();
        }
        line += (line.empty() ? "  " : ", ") + text;
    }
    page.line(line);
}

// "34.0 ± 0.8" in the unit of the column; "-" when there is no such metric. Where that leaves no gap before the column, the
// half-width is the next power of ten and the mean has one digit less.
std::string estimate(const RunSummary& run, std::string_view metric, const std::string& scope, double factor,
                     std::size_t width) {
    const MetricEstimate* m = findMetric(run, metric, scope);
    if (!m || std::isnan(m->mean)) return "-";
    const double halfWidth = (m->high - m->low) / 2 * factor;
    if (!std::isfinite(halfWidth)) return formatNumber(m->mean * factor) + " ± ?";
    if (!varies(m->mean * factor, halfWidth)) return formatNumber(m->mean * factor);
    const auto text = [&](double shown) {
        return fmt::format("{} ± {}", formatNumber(m->mean * factor, shown, 1),
                           formatNumber(shown, shown, 1));
    };
    const std::string fine = text(halfWidth);
    return terminalWidth(fine) < width ? fine : text(std::pow(10, std::ceil(std::log10(halfWidth))));
}

void addApplicants(Page& page, const RunSummary& run) {
    struct Column {
        std::string_view metric, head, unit;
        double factor;
        std::size_t width;
    };
    static constexpr std::array<Column, 6> columns{{{"applications", "applications", "number", 1, 14},
                                                    {"success.count", "success", "% of number", 100, 13},
                                                    {"success.gpus", "success", "% of GPUs", 100, 13},
                                                    {"wait_days.mean", "wait, mean", "days", 1, 12},
                                                    {"wait_days.median", "wait, median", "days", 1, 13},
                                                    {"wait_days.p90", "wait, p90", "days", 1, 11}}};
    std::vector<std::string> scopes{"all"};
    for (const SectorOutcome& s : run.sectors) scopes.push_back("sector:" + s.sector);
    std::string head = padRight("Applicants", kLabel), units = padRight("  waits from submission", kLabel);
    for (const Column& c : columns) {
        head += padLeft(c.head, c.width);
        units += padLeft(c.unit, c.width);
    }
    bool any = false;
    for (std::size_t i = 0; i < scopes.size() && i <= kSectors; ++i) {
        std::string row = padRight("  " + (i == 0 ? "everyone" : scopeLabel(run, scopes[i])), kLabel);
        bool found = false;
        for (const Column& c : columns) {
            found = found || findMetric(run, c.metric, scopes[i]);
            row += padLeft(estimate(run, c.metric, scopes[i], c.factor, c.width), c.width);
        }
        if (!found) continue;
        if (!any) {
            page.heading(head);
            page.line(units);
        }
        any = true;
        page.line(row);
    }
    if (any && scopes.size() > kSectors + 1) {
        page.line(fmt::format("  and {} more sectors in the report", scopes.size() - kSectors - 1));
    }
}

void addOthers(Page& page, const RunSummary& run) {
    static constexpr std::array<std::string_view, 7> keys{
        "oversubscription", "cost.krw_per_gpu_hour", "energy.kwh_per_gpu_hour",
        "energy.gwh",       "unmet.gpu_hours",       "capacity.h200_equivalent",
        "fairness.jain"};
    bool any = false;
    for (const std::string_view key : keys) {
        const MetricEstimate* m = findMetric(run, key);
        if (!m || std::isnan(m->mean)) continue;
        if (!any) page.heading("Need, cost, energy");
        any = true;
        page.line("  " + padRight(m->label, 44) + formatEstimate(*m));
    }
}

void addDraws(Page& page, const RunSummary& run) {
    if (run.draws.empty()) return;
    page.line({});
    if (const std::string chances = chancesLine(run); !chances.empty()) page.line(chances);
    page.line(drawsLine(run));
}

void addWarnings(Page& page, const RunSummary& run) {
    if (run.warnings.empty()) return;
    page.line({});
    for (std::size_t i = 0; i < run.warnings.size() && i < kWarnings; ++i)
        page.warning("warning: " + run.warnings[i]);
    if (run.warnings.size() > kWarnings) {
        page.warning(fmt::format("and {} more warnings in the report", run.warnings.size() - kWarnings));
    }
}

}  // namespace

std::string screenSummary(const RunSummary& run, bool colour) {
    Page page(colour);
    addTitle(page, run);
    addCapacity(page, run);
    addPrivate(page, run);
    addChances(page, run);
    addApplicants(page, run);
    addUse(page, run);
    addOthers(page, run);
    addDraws(page, run);
    addWarnings(page, run);
    return page.finish();
}

}  // namespace tranche
