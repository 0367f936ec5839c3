// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/findings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "models/report/charts/charts.hpp"
#include "models/report/number_text.hpp"

namespace tranche {
namespace {

void addUnique(std::vector<std::string>& list, std::string_view text) {
    if (std::find(list.begin(), list.end(), text) == list.end()) list.emplace_back(text);
}

std::string joined(const std::vector<std::string>& parts) {
    std::string out;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        out += (i == 0 ? "" : i + 1 == parts.size() ? " and " : ", ") + parts[i];
    }
    return out;
}

void addCapacity(const RunSummary& run, std::vector<std::string>& out) {
    if (run.capacity.empty()) return;
    const CapacityPoint& last = run.capacity.back();
    if (last.p05 == last.p95) {
        out.push_back(
            fmt::format("On {} the government has {} GPUs in service in at least nine replications of ten.",
                        readableDate(last.date), formatCount(last.p50)));
        return;
    }
    out.push_back(fmt::format(
        "On {} the government has {} GPUs in service (median); 90 % of the replications lie between {} "
        "and {}.",
        readableDate(last.date), formatCount(last.p50), formatCount(last.p05), formatCount(last.p95)));
}

// For every number of GPUs, the chance at the latest date asked about.
void addChances(const RunSummary& run, std::vector<std::string>& out) {
    std::vector<const TargetProbability*> latest;
    for (const TargetProbability& t : run.targets) {
        const auto same =
            std::find_if(latest.begin(), latest.end(), [&](const auto* l) { return l->gpus == t.gpus; });
        if (same == latest.end()) {
            latest.push_back(&t);
        } else if ((*same)->date < t.date) {
            *same = &t;
        }
    }
    if (latest.empty()) return;
    const bool oneDate = std::all_of(latest.begin(), latest.end(), [&](const TargetProbability* t) {
        return t->date == latest.front()->date;
    });
    std::string list;
    for (const TargetProbability* t : latest) {
        const std::string gpus = formatCount(static_cast<double>(t->gpus));
        const std::string chance = formatChance(t->probability, t->low, t->high);
        list += fmt::format("{}{}{}: {}", list.empty() ? "" : "; ", gpus,
                            oneDate ? "" : " by " + readableDate(t->date), chance);
    }
    out.push_back(fmt::format("The chance of at least so many GPUs in service{}: {}.",
                              oneDate ? " by " + readableDate(latest.front()->date) : "", list));
}

void addWaits(const RunSummary& run, std::vector<std::string>& out) {
    const SectorOutcome *shortest = nullptr, *longest = nullptr;
    std::vector<std::string> unreached;
    for (const SectorOutcome& s : run.sectors) {
        if (s.survivalDays.empty()) continue;
        if (!std::isfinite(s.medianWaitDays)) {
            unreached.push_back(s.label);
            continue;
        }
        if (!shortest || s.medianWaitDays < shortest->medianWaitDays) shortest = &s;
        if (!longest || s.medianWaitDays > longest->medianWaitDays) longest = &s;
    }
    const auto days = [](const SectorOutcome* s) { return formatNumber(std::round(s->medianWaitDays)); };
    if (shortest && longest != shortest) {
        out.push_back(
            fmt::format("From submission to start, the median wait runs from {} days ({}) to {} days ({}).",
                        days(shortest), shortest->label, days(longest), longest->label));
    } else if (shortest) {
        out.push_back(fmt::format("From submission to start, the median wait is {} days ({}).",
                                  days(shortest), shortest->label));
    }
    if (!unreached.empty()) {
        out.push_back(
            fmt::format("Fewer than half of the applications of {} ever start.", joined(unreached)));
    }
}

void addSuccess(const RunSummary& run, std::vector<std::string>& out) {
    const MetricEstimate* applications = findMetric(run, "applications");
    const MetricEstimate* awards = findMetric(run, "awards");
    const MetricEstimate* count = findMetric(run, "success.count");
    const MetricEstimate* gpus = findMetric(run, "success.gpus");
    for (const MetricEstimate* m : {applications, awards, count, gpus})
        if (m == nullptr || !std::isfinite(m->mean)) return;
    out.push_back(fmt::format(
        "{} applications lead to {} grants; of those decided, {} by number and {} by GPUs succeed.",
        formatCount(applications->mean), formatCount(awards->mean), formatPercent(count->mean),
        formatPercent(gpus->mean)));
}

void addUse(const RunSummary& run, std::vector<std::string>& out) {
    std::vector<std::string> parts;
    for (const LadderLink& link : ladderLinks(run)) {
        const bool wanted = (link.part == "granted" || link.part == "active" || link.whole == "procured") &&
                            link.part != "installed";
        if (wanted && std::isfinite(link.share)) {
            parts.push_back(fmt::format("{} {} of {}", link.part, formatPercent(link.share), link.whole));
        }
    }
    if (!parts.empty()) out.push_back("By GPU-time: " + joined(parts) + ".");
}

struct LinkRow {
    std::string_view part, whole, metric;
    double (*of)(const RungBand&, bool whole);  // GPU-days of the part or of the whole
};

double days(const RungBand& sum, Rung rung) {
    return sum[static_cast<std::size_t>(rung)];
}
double daysInService(const RungBand& sum) {
    return days(sum, Rung::installed) - days(sum, Rung::poweredOff);
}

constexpr std::array<LinkRow, 7> kLinks{{
    {"installed", "procured", "ladder.deployment",
     [](const RungBand& s, bool whole) { return days(s, whole ? Rung::procured : Rung::installed); }},
    {"in service", "installed", "ladder.energisation",
     [](const RungBand& s, bool whole) { return whole ? days(s, Rung::installed) : daysInService(s); }},
    {"available", "in service", "ladder.availability",
     [](const RungBand& s, bool whole) { return whole ? daysInService(s) : days(s, Rung::available); }},
    {"granted", "available", "ladder.allocation",
     [](const RungBand& s, bool whole) { return days(s, whole ? Rung::available : Rung::granted); }},
    {"active", "granted", "ladder.occupancy",
     [](const RungBand& s, bool whole) { return days(s, whole ? Rung::granted : Rung::active); }},
    {"effective", "active", "ladder.efficiency",
     [](const RungBand& s, bool whole) { return days(s, whole ? Rung::active : Rung::effective); }},
    {"effective", "procured", "ladder.effective_use",
     [](const RungBand& s, bool whole) { return days(s, whole ? Rung::procured : Rung::effective); }},
}};

}  // namespace

std::vector<std::string> findings(const RunSummary& run) {
    std::vector<std::string> out;
    addCapacity(run, out);
    addChances(run, out);
    addWaits(run, out);
    addSuccess(run, out);
    addUse(run, out);
    return out;
}

std::vector<LadderLink> ladderLinks(const RunSummary& run) {
    std::vector<LadderLink> links;
    const RungBand sum = ladderShares(run).gpuDays;
    const double unknown = std::numeric_limits<double>::quiet_NaN();
    for (const LinkRow& row : kLinks) {
        const MetricEstimate* metric = findMetric(run, row.metric);
        if (metric && std::isfinite(metric->mean)) {
            links.push_back({row.part, row.whole, metric->mean, (metric->high - metric->low) / 2});
        } else if (const double whole = row.of(sum, true); whole > 0) {
            links.push_back({row.part, row.whole, row.of(sum, false) / whole, unknown});
        }
    }
    return links;
}

std::string linkText(const LadderLink& link) {
    if (!varies(link.share, link.halfWidth)) {
        return fmt::format("{} {} of {}", link.part, formatPercent(link.share, 1), link.whole);
    }
    return fmt::format("{} {} ± {} % of {}", link.part,
                       formatNumber(link.share * 100, link.halfWidth * 100, 1),
                       formatNumber(link.halfWidth * 100, link.halfWidth * 100, 1), link.whole);
}

const MetricEstimate* findMetric(const RunSummary& run, std::string_view metric, std::string_view scope) {
    for (const MetricEstimate& m : run.metrics) {
        if (m.metric == metric && m.scope == scope) return &m;
    }
    return nullptr;
}

std::vector<CapacityPoint> yearEnds(const RunSummary& run) {
    std::vector<CapacityPoint> ends;
    for (const CapacityPoint& p : run.capacity) {
        // A point on 1 January closes the year before.
        const auto closes = [](const CapacityPoint& c) {
            return c.date.month == 1 && c.date.day == 1 ? c.date.year - 1 : c.date.year;
        };
        if (!ends.empty() && closes(ends.back()) == closes(p)) {
            ends.back() = p;
        } else {
            ends.push_back(p);
        }
    }
    return ends;
}

ScopedMetrics scopedMetrics(const RunSummary& run, std::string_view kind) {
    ScopedMetrics found;
    const std::string prefix = std::string(kind) + ":";
    for (const MetricEstimate& m : run.metrics) {
        if (!m.scope.starts_with(prefix)) continue;
        addUnique(found.scopes, m.scope);
        addUnique(found.metrics, m.metric);
    }
    return found;
}

std::vector<std::string> scopeKinds(const RunSummary& run) {
    std::vector<std::string> kinds;
    for (const MetricEstimate& m : run.metrics) {
        const std::size_t colon = m.scope.find(':');
        if (colon != std::string::npos) addUnique(kinds, std::string_view(m.scope).substr(0, colon));
    }
    return kinds;
}

std::string scopeLabel(const RunSummary& run, std::string_view scope) {
    const std::size_t colon = scope.find(':');
    if (colon == std::string_view::npos) return std::string(scope);
    const std::string_view id = scope.substr(colon + 1);
    if (scope.starts_with("sector:")) {
        for (const SectorOutcome& s : run.sectors) {
            if (s.sector == id) return s.label.empty() ? s.sector : s.label;
        }
    }
    return std::string(id);
}

}  // namespace tranche
