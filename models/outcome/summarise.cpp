// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/outcome/summarise.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/statistics/interval.hpp"
#include "sim/statistics/quantile.hpp"
#include "sim/statistics/tally.hpp"

namespace tranche {
namespace {

using Records = std::span<const ReplicationRecord>;
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

bool cancelled(const SummaryRequest& request) {
    return request.cancel != nullptr && request.cancel->load(std::memory_order_relaxed);
}

Interval intervalOf(const MetricRow& row, const Tally& tally, double confidence) {
    if (row.interval == IntervalKind::mean) return studentInterval(tally, confidence);
    return wilsonInterval(std::llround(tally.sum()), tally.count(), confidence);
}

// A cost says how its capital is charged: the convention moves it by a seventh.
std::string labelOf(const MetricRow& row, const OperationsSpec& o) {
    std::string label(row.label);
    if (!row.key.starts_with("cost.krw_per") && row.key != "cost.capital_bn_krw") return label;
    if (o.capital == CapitalCharge::straightLine) return label + ", capital in equal parts";
    const auto tenths = std::llround(o.discountRate * 1000);
    return label + ", annuity at " + std::to_string(tenths / 10) +
           (tenths % 10 != 0 ? "." + std::to_string(tenths % 10) : "") + " %";
}

void addMetrics(const SummaryRequest& request, Records records, RunSummary& out) {
    for (std::size_t m = 0; m < request.slots.size(); ++m) {
        Tally tally;
        for (const ReplicationRecord& r : records)
            if (!std::isnan(r.values[m])) tally.add(r.values[m]);
        const MetricRow& row = *request.slots[m].row;
        MetricEstimate estimate{std::string(row.key),
                                request.slots[m].name,
                                std::string(row.unit),
                                labelOf(row, request.facts.operations),
                                kNaN,
                                kNaN,
                                kNaN,
                                0,
                                row.headline};
        estimate.n = tally.count();
        if (estimate.n > 0) {
            estimate.mean = tally.mean();
            const Interval interval = intervalOf(row, tally, request.confidence);
            estimate.low = interval.low;
            estimate.high = interval.high;
        }
        out.metrics.push_back(std::move(estimate));
    }
}

struct Spread {
    double mean, p05, p25, p50, p75, p95;
};

Spread spread(std::vector<double>& values) {
    Tally tally;
    for (const double v : values) tally.add(v);
    std::sort(values.begin(), values.end());
    const auto q = [&](double p) { return quantileType7(values, p); };
    return {tally.mean(), q(0.05), q(0.25), q(0.5), q(0.75), q(0.95)};
}

// Mean count of a rung over [date d, date d + 1) in one replication.
double meanCount(const ReplicationRecord& r, std::size_t d, std::size_t pool, std::size_t rung) {
    const LadderHistory& ladder = r.ladder;
    const auto length = static_cast<double>(ladder.dates[d + 1] - ladder.dates[d]);
    return static_cast<double>(ladder.integralAt(d + 1, pool)[rung] - ladder.integralAt(d, pool)[rung]) /
           length;
}

double meanWasted(const ReplicationRecord& r, std::size_t d, std::size_t pool) {
    const LadderHistory& ladder = r.ladder;
    if (ladder.wasted.empty()) return 0;
    const std::size_t before = d * ladder.pools + pool, after = before + ladder.pools;
    return static_cast<double>(ladder.wasted[after] - ladder.wasted[before]) / kWasteUnits /
           static_cast<double>(ladder.dates[d + 1] - ladder.dates[d]);
}

// Active GPUs lost to units beyond the fewest, over the same interval.
double meanSlowed(const ReplicationRecord& r, std::size_t d, std::size_t first, std::size_t last) {
    const LadderHistory& ladder = r.ladder;
    if (ladder.placement.empty()) return 0;
    std::int64_t slowed = 0;
    for (std::size_t p = first; p < last; ++p)
        slowed += ladder.placement[(d + 1) * ladder.pools + p].slowed256 -
                  ladder.placement[d * ladder.pools + p].slowed256;
    return static_cast<double>(slowed) / 256 / static_cast<double>(ladder.dates[d + 1] - ladder.dates[d]);
}

// Load that does no work, the same way.
double meanDummy(const ReplicationRecord& r, std::size_t d, std::size_t pool) {
    const LadderHistory& ladder = r.ladder;
    if (ladder.gauges.empty()) return 0;
    constexpr auto dummy = static_cast<std::size_t>(Gauge::dummy);
    const auto length = static_cast<double>(ladder.dates[d + 1] - ladder.dates[d]);
    return static_cast<double>(ladder.gauges[(d + 1) * ladder.pools + pool][dummy] -
                               ladder.gauges[d * ladder.pools + pool][dummy]) /
           length;
}

SeriesRow seriesRow(const SummaryRequest& request, Records records, std::size_t d, std::size_t pool,
                    bool all) {
    SeriesRow row;
    row.date = request.calendar.date(records[0].ladder.dates[d]);
    row.pool = all ? "all" : request.facts.pools[pool].id;
    const std::size_t first = all ? 0 : pool, last = all ? request.facts.pools.size() : pool + 1;
    const auto active = static_cast<std::size_t>(Rung::active),
               effective = static_cast<std::size_t>(Rung::effective);
    std::vector<double> values(records.size());
    for (std::size_t rung = 0; rung < kRungs; ++rung) {
        for (std::size_t i = 0; i < records.size(); ++i) {
            values[i] = 0;
            for (std::size_t p = first; p < last; ++p)
                values[i] += meanCount(records[i], d, p, rung == effective ? active : rung);
            if (rung == effective)
                for (std::size_t p = first; p < last; ++p)
                    values[i] -= meanDummy(records[i], d, p) + meanWasted(records[i], d, p);
            if (rung == effective)
                values[i] = (values[i] - meanSlowed(records[i], d, first, last)) *
                            request.facts.operations.efficiency;
        }
        const Spread s = spread(values);
        row.mean[rung] = s.mean;
        row.p05[rung] = s.p05;
        row.p50[rung] = s.p50;
        row.p95[rung] = s.p95;
    }
    if (!all) return row;
    for (std::size_t i = 0; i < records.size(); ++i)
        values[i] = static_cast<double>(records[i].ladder.waiting[d]);
    const Spread waiting = spread(values);
    row.waitingMean = waiting.mean;
    row.waitingP05 = waiting.p05;
    row.waitingP95 = waiting.p95;
    double gpus = 0, wait = 0;
    std::int64_t started = 0;
    for (const ReplicationRecord& r : records) {
        gpus += static_cast<double>(r.ladder.waitingGpus[d]);
        wait += r.startedWaitDays[d];
        started += r.startedCount[d];
    }
    row.waitingGpusMean = gpus / static_cast<double>(records.size());
    row.startedWaitMean = started > 0 ? wait / static_cast<double>(started) : kNaN;
    return row;
}

std::vector<double> inServiceAt(const SummaryRequest& request, Records records, std::size_t d) {
    std::vector<double> values;
    for (const ReplicationRecord& r : records) {
        Gpus sum = 0;
        for (std::size_t p = 0; p < request.facts.pools.size(); ++p) {
            const auto& count = r.ladder.countAt(d, p);
            sum += count[static_cast<std::size_t>(Rung::installed)] -
                   count[static_cast<std::size_t>(Rung::poweredOff)];
        }
        values.push_back(static_cast<double>(sum));
    }
    return values;
}

// The longest part.
void addSeries(const SummaryRequest& request, Records records, RunSummary& out) {
    const std::vector<Time>& dates = records[0].ladder.dates;
    for (std::size_t d = 0; d < dates.size() && !cancelled(request); ++d) {
        std::vector<double> inService = inServiceAt(request, records, d);
        const Spread s = spread(inService);
        out.capacity.push_back({request.calendar.date(dates[d]), s.mean, s.p05, s.p25, s.p50, s.p75, s.p95});
        if (d + 1 == dates.size()) break;
        out.series.push_back(seriesRow(request, records, d, 0, true));
        for (std::size_t p = 0; p < request.facts.pools.size(); ++p)
            out.series.push_back(seriesRow(request, records, d, p, false));
    }
    for (const TargetFact& target : request.targets) {
        const auto at = std::lower_bound(dates.begin(), dates.end(), target.at);
        const std::vector<double> values =
            inServiceAt(request, records, static_cast<std::size_t>(at - dates.begin()));
        const auto met = std::count_if(values.begin(), values.end(),
                                       [&](double v) { return v >= static_cast<double>(target.gpus); });
        const auto n = static_cast<std::int64_t>(values.size());
        const Interval interval = wilsonInterval(met, n, request.confidence);
        out.targets.push_back({target.gpus, target.by, static_cast<double>(met) / static_cast<double>(n),
                               interval.low, interval.high});
    }
}

void addSectors(const SummaryRequest& request, Records records, RunSummary& out) {
    const auto find = [&](std::string_view key, const std::string& scope) -> const MetricEstimate& {
        return *std::find_if(out.metrics.begin(), out.metrics.end(),
                             [&](const MetricEstimate& m) { return m.metric == key && m.scope == scope; });
    };
    for (std::size_t s = 0; s < request.facts.sectors.size(); ++s) {
        const SectorFacts& facts = request.facts.sectors[s];
        const std::string scope = "sector:" + facts.id;
        SectorOutcome sector;
        sector.sector = facts.id;
        sector.label = facts.name.empty() ? facts.id : facts.name;
        sector.applications = find("applications", scope).mean;
        sector.awards = find("awards", scope).mean;
        sector.gpusAsked = find("gpus.asked", scope).mean;
        sector.gpusGranted = find("gpus.awarded", scope).mean;
        const MetricEstimate& share = find("award_share", scope);
        sector.awardShare = share.mean;
        sector.awardShareLow = share.low;
        sector.awardShareHigh = share.high;
        const bool alone = facts.group != SectorFacts::npos &&
                           std::count_if(request.facts.sectors.begin(), request.facts.sectors.end(),
                                         [&](const SectorFacts& f) { return f.group == facts.group; }) == 1;
        if (alone && request.facts.sharesOfCalls)
            sector.targetShare = request.facts.groups[facts.group].share;
        sector.survivalDays = request.facts.survivalDays;
        sector.survival.assign(sector.survivalDays.size(), 0);
        for (const ReplicationRecord& r : records)
            for (std::size_t i = 0; i < sector.survival.size(); ++i)
                sector.survival[i] += r.survival[s][i] / static_cast<double>(records.size());
        sector.medianWaitDays = find("wait_days.median", scope).mean;
        sector.censored = std::llround(find("wait.censored", scope).mean);
        sector.started = std::llround(find("grants.started", scope).mean);
        out.sectors.push_back(std::move(sector));
    }
}

void addTranches(const SummaryRequest& request, Records records, RunSummary& out) {
    for (std::size_t t = 0; t < out.tranches.size(); ++t) {
        std::vector<double> days;
        std::int64_t arrived = 0;
        for (const ReplicationRecord& r : records) {
            const Time at = r.tranches[t].allInService;
            arrived += at != kNever;
            days.push_back(toDays(at == kNever ? request.facts.end : at));
        }
        std::sort(days.begin(), days.end());
        const auto date = [&](double p) { return request.calendar.date(fromDays(quantileType7(days, p))); };
        TrancheMark& mark = out.tranches[t];
        mark.p10 = date(0.1);
        mark.p50 = date(0.5);
        mark.p90 = date(0.9);
        mark.arrivesInHorizon = static_cast<double>(arrived) / static_cast<double>(records.size());
    }
}

}  // namespace

bool summarise(const SummaryRequest& request, Records records, RunSummary& out) {
    if (records.empty()) return true;
    out.replications = static_cast<std::int64_t>(records.size());
    out.confidence = request.confidence;
    addMetrics(request, records, out);
    addSeries(request, records, out);
    if (cancelled(request)) return false;
    addSectors(request, records, out);
    addTranches(request, records, out);
    summariseSupply(request, records, out.supply);
    return true;
}

}  // namespace tranche
