// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A RunSummary that looks like korea-2030: real tranche sizes and dates, a small fixed Monte Carlo for the spread.
// Only for the tests of the report; its numbers are plausible, not results.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "models/outcome/summary.hpp"

namespace tranche::sample {

inline constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
inline constexpr std::size_t kRuns = 120;

// Minimal standard generator (Park and Miller, 1988): enough for plausible pictures.
class Dice {
public:
    double uniform() { return static_cast<double>(state_ = state_ * 48271 % 2147483647) / 2147483647.0; }
    double between(double low, double mode, double high) {  // triangular
        const double u = uniform(), split = (mode - low) / (high - low);
        return u < split ? low + std::sqrt(u * (high - low) * (mode - low))
                         : high - std::sqrt((1 - u) * (high - low) * (high - mode));
    }

private:
    std::uint64_t state_ = 20260303;
};

struct Plan {
    std::string id, name, gpu;
    std::int64_t units, own;
    Date earliest, likely, latest;
    bool fixed = false;
};

inline const std::vector<Plan>& plans() {
    static const std::vector<Plan> list{
        {"p1-h200", "H200 at Naver Cloud", "H200", 2296, 760, {2026, 3, 3}, {2026, 3, 3}, {2026, 3, 4}, true},
        {"p1-b200-kakao", "B200 at Kakao", "B200", 2040, 384, {2026, 3, 3}, {2026, 3, 3}, {2026, 3, 4}, true},
        {"p1-b200-nhn",
         "B200 at NHN Cloud, liquid cooled",
         "B200",
         6120,
         1536,
         {2026, 4, 1},
         {2026, 5, 1},
         {2026, 8, 15}},
        {"sc6", "Supercomputer 6 (KISTI)", "GH200", 8496, 0, {2026, 7, 1}, {2026, 8, 1}, {2026, 12, 31}},
        {"p2-b300",
         "B300 of the second purchase",
         "B300",
         4852,
         1200,
         {2026, 11, 1},
         {2026, 12, 31},
         {2027, 6, 30}},
        {"p2-rubin",
         "Vera Rubin of the second purchase",
         "Rubin",
         4852,
         1200,
         {2027, 4, 1},
         {2027, 6, 30},
         {2028, 3, 31}},
        {"naicc",
         "National AI Computing Centre, Haenam",
         "Rubin",
         15000,
         0,
         {2028, 3, 1},
         {2028, 8, 1},
         {2029, 9, 30}},
        {"top-up", "Top-up to 50,000", "Rubin", 6344, 0, {2029, 6, 1}, {2029, 11, 1}, {2031, 6, 30}},
    };
    return list;
}

inline double quantile(std::vector<double> values, double p) {
    std::sort(values.begin(), values.end());
    const double h = p * static_cast<double>(values.size() - 1);
    const auto low = static_cast<std::size_t>(h);
    const std::size_t high = std::min(low + 1, values.size() - 1);
    return values[low] + (h - static_cast<double>(low)) * (values[high] - values[low]);
}

// In service day of every tranche in every replication.
inline std::vector<std::array<double, kRuns>> draws() {
    Dice dice;
    std::vector<std::array<double, kRuns>> days;
    for (const Plan& plan : plans()) {
        const auto day = [](Date d) { return static_cast<double>(daysFromCivil(d)); };
        std::array<double, kRuns> row{};
        for (double& v : row) {
            v = plan.fixed ? day(plan.likely)
                           : std::floor(dice.between(day(plan.earliest), day(plan.likely), day(plan.latest)));
        }
        days.push_back(row);
    }
    return days;
}

inline void addCapacity(RunSummary& run) {
    const auto days = draws();
    const auto capacityAt = [&](Date date, std::size_t r) {
        double gpus = 0;
        for (std::size_t t = 0; t < plans().size(); ++t) {
            if (days[t][r] <= static_cast<double>(daysFromCivil(date)))
                gpus += static_cast<double>(plans()[t].units);
        }
        return gpus;
    };
    const auto all = [&](Date date) {
        std::vector<double> v;
        for (std::size_t r = 0; r < kRuns; ++r) v.push_back(capacityAt(date, r));
        return v;
    };
    for (Date date = run.start; date < run.end; date = addMonths(date, 1)) {
        for (const Date at : {date, addDays(date, 15)}) {
            const std::vector<double> v = all(at);
            double sum = 0;
            for (const double x : v) sum += x;
            run.capacity.push_back({at, sum / kRuns, quantile(v, .05), quantile(v, .25), quantile(v, .5),
                                    quantile(v, .75), quantile(v, .95)});
        }
    }
    run.capacity.push_back({run.end, 0, 0, 0, 0, 0, 0});
    const std::vector<double> last = all(run.end);
    double sum = 0;
    for (const double x : last) sum += x;
    run.capacity.back() = {run.end,
                           sum / kRuns,
                           quantile(last, .05),
                           quantile(last, .25),
                           quantile(last, .5),
                           quantile(last, .75),
                           quantile(last, .95)};
    for (const std::int64_t gpus : {10000, 25000, 50000}) {
        for (const int year : {2026, 2027, 2028, 2029, 2030}) {
            double k = 0;
            for (const double x : all({year, 12, 31})) k += x >= static_cast<double>(gpus) ? 1 : 0;
            const double n = kRuns, z = 1.959964, p = k / n, d = 1 + z * z / n, m = (p + z * z / (2 * n)) / d;
            const double h = z / d * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
            run.targets.push_back({gpus, {year, 12, 31}, p, std::max(0.0, m - h), std::min(1.0, m + h)});
        }
    }
    for (std::size_t t = 0; t < plans().size(); ++t) {
        const Plan& plan = plans()[t];
        std::vector<double> v(days[t].begin(), days[t].end());
        double in = 0;
        for (const double d : v) in += d < static_cast<double>(daysFromCivil(run.end)) ? 1 : 0;
        const auto date = [&](double p) { return civilFromDays(static_cast<std::int64_t>(quantile(v, p))); };
        run.tranches.push_back(
            {plan.id, plan.name, plan.gpu, plan.units, plan.own, date(.1), date(.5), date(.9), in / kRuns});
    }
}

inline void addSeries(RunSummary& run) {
    for (Date date = run.start; date < run.end; date = addMonths(date, 1)) {
        double inService = 0;
        for (const CapacityPoint& p : run.capacity) {
            if (p.date <= date) inService = p.mean;
        }
        const double month = (date.year - 2025) * 12 + date.month - 5;
        for (const std::string pool : {"all", "p1-h200"}) {
            SeriesRow row;
            row.date = date;
            row.pool = pool;
            const double installed = pool == "all" ? inService : std::min(inService, 2296.0);
            const double off = installed * 0.03, down = installed * 0.012, available = installed - off - down;
            const double granted = available * std::min(0.9, 0.55 + 0.01 * month),
                         reserved = available * 0.06;
            const auto set = [&](Rung rung, double v) {
                const auto i = static_cast<std::size_t>(rung);
                row.mean[i] = v;
                row.p05[i] = 0.85 * v;
                row.p50[i] = 1.01 * v;
                row.p95[i] = 1.1 * v;
            };
            set(Rung::procured, pool == "all" ? 50000.0 : 2296.0);
            set(Rung::notArrived, (pool == "all" ? 50000.0 : 2296.0) - installed);
            set(Rung::installed, installed);
            set(Rung::poweredOff, off);
            set(Rung::down, down);
            set(Rung::available, available);
            set(Rung::granted, granted);
            set(Rung::reserved, reserved);
            set(Rung::free, available - granted - reserved);
            set(Rung::active, granted * 0.72);
            set(Rung::effective, granted * 0.72 * 0.4);
            row.waitingMean = row.waitingP05 = row.waitingP95 = row.waitingGpusMean = row.startedWaitMean =
                kNone;
            if (pool == "all") {
                row.waitingMean = 20 + 7 * month;
                row.waitingP05 = 10 + 5 * month;
                row.waitingP95 = 40 + 10 * month;
                row.waitingGpusMean = row.waitingMean * 26.7;
                row.startedWaitMean = inService > 0 ? 70 + 0.5 * month : kNone;
            }
            run.series.push_back(row);
        }
    }
}

inline void addSectors(RunSummary& run) {
    struct Row {
        std::string id, label;
        double applications, success, gpusEach, target, scale;
    };
    const std::vector<Row> rows{{"academia", "Academia", 5210, .34, 21, .20, 78},
                                {"sme", "Small and medium firms", 2480, .29, 25, .15, 96},
                                {"startup", "Start-ups", 2960, .27, 24, .15, 104},
                                {"institute", "Research institutes", 640, .38, 34, -1, 66},
                                {"national", "National projects", 84, .61, 410, .50, 41}};
    double total = 0;
    for (const Row& r : rows) total += r.applications * r.success * r.gpusEach;
    for (const Row& r : rows) {
        SectorOutcome s;
        s.sector = r.id;
        s.label = r.label;
        s.applications = r.applications;
        s.awards = r.applications * r.success;
        s.gpusAsked = r.applications * r.gpusEach * 1.01;
        s.gpusGranted = s.awards * r.gpusEach;
        s.awardShare = s.gpusGranted / total;
        s.awardShareLow = s.awardShare * 0.95;
        s.awardShareHigh = s.awardShare * 1.06;
        s.targetShare = r.target;
        double alive = 1;
        for (int i = 0; i < 1500; ++i) {
            const double day = 30 + i * 0.4;
            s.survivalDays.push_back(day);
            alive = 0.07 + 0.93 * std::exp(-std::pow((day - 30) / r.scale, 1.3));
            s.survival.push_back(alive);
        }
        s.medianWaitDays = kNone;
        for (std::size_t i = 0; i < s.survival.size() && std::isnan(s.medianWaitDays); ++i) {
            if (s.survival[i] <= 0.5) s.medianWaitDays = s.survivalDays[i];
        }
        s.started = static_cast<std::int64_t>(s.awards * kRuns);
        s.censored = static_cast<std::int64_t>(r.applications * .07 * kRuns);
        run.sectors.push_back(s);
        const std::string scope = "sector:" + r.id;
        const double mean = s.medianWaitDays * 1.12;
        run.metrics.push_back({"wait_days.mean", scope, "days", "Wait from submission to start, mean", mean,
                               mean - 1.9, mean + 1.9, 120, false});
        run.metrics.push_back({"wait_days.median", scope, "days", "Wait from submission to start, median",
                               s.medianWaitDays, s.medianWaitDays - 1.4, s.medianWaitDays + 1.4, 120, false});
        run.metrics.push_back({"wait_days.p90", scope, "days",
                               "Wait from submission to start, 90th percentile", mean * 2.3, mean * 2.3 - 6.2,
                               mean * 2.3 + 6.2, 120, false});
        run.metrics.push_back({"applications", scope, "applications", "Applications submitted",
                               r.applications, r.applications - 40, r.applications + 40, 120, true});
        run.metrics.push_back({"success.gpus", scope, "share", "Success by GPUs", r.success * .99,
                               r.success * .99 - .011, r.success * .99 + .011, 120, true});
        run.metrics.push_back({"success.count", scope, "share", "Success by count", r.success,
                               r.success - .008, r.success + .008, 120, false});
    }
}

inline void addMetrics(RunSummary& run) {
    const auto add = [&](std::string key, std::string unit, std::string label, double mean, double half,
                         bool headline = true) {
        run.metrics.push_back({std::move(key), "all", std::move(unit), std::move(label), mean, mean - half,
                               mean + half, 120, headline});
    };
    add("capacity.in_service", "GPUs", "Government GPUs in service at the end", 48112, 410);
    add("wait_days.mean", "days", "Wait from submission to start, mean", 101.37, 1.62);
    add("wait_days.p90", "days", "Wait from submission to start, 90th percentile", 231.4, 5.8);
    add("wait_days.median", "days", "Wait from submission to start, median", 87.2, 1.31);
    add("applications", "applications", "Applications submitted", 11374, 96);
    add("awards", "grants", "Grants awarded", 3510, 41);
    add("success.count", "share", "Success by count", .3114, .0061);
    add("success.gpus", "share", "Success by GPUs", .3372, .0098);
    add("ladder.effective_use", "ratio", "Effective / procured", .1821, .0023);
    add("unmet.gpu_hours", "GPU h", "Unmet need", 1.284e9, 3.1e7);
    add("cost.krw_per_gpu_hour", "KRW/GPU h", "Cost per delivered GPU-hour", 6912.4, 88.2);
    add("energy.gwh", "GWh", "Electricity, cooling included", 2841.7, 31.0);
    add("cost.energy_bn_krw", "bn KRW", "Electricity cost in the window", 562, 6.1);
    add("fairness.jain", "index", "Jain index of satisfaction", .412, .006);
    add("fairness.gini", "index", "Gini coefficient of satisfaction", .588, .006);
    add("contest.best_wins", "share", "The truly best team wins", .37, .21, false);
    run.metrics.push_back({"wait_days.max", "all", "days", "Longest wait", 803, 790,
                           std::numeric_limits<double>::infinity(), 120, false});
    run.metrics.push_back(
        {"recall.gain", "all", "GPU-hours", "GPU-hours won by recall", kNone, kNone, kNone, 0, false});
    for (const Plan& p : plans()) {
        const double units = static_cast<double>(p.units);
        run.metrics.push_back(
            {"ladder.occupancy", "pool:" + p.id, "ratio", "Active / granted", .72, .709, .731, 120, false});
        run.metrics.push_back({"gpu_hours.granted", "pool:" + p.id, "GPU h", "Delivered GPU-hours (granted)",
                               units * 19000, units * 18800, units * 19200, 120, false});
    }
}

inline void addGantt(RunSummary& run) {
    const std::array<std::string, 6> names{
        "Budget", "Tender", "Award and contract", "Delivery of all lots", "Installation", "Acceptance"};
    for (std::size_t t = 0; t < run.tranches.size(); ++t) {
        const Plan& plan = plans()[t];
        const std::array<int, 7> before{-420, -360, -270, -230, -95, -25, 0};
        for (std::size_t i = 0; i < names.size(); ++i) {
            GanttBar bar;
            bar.tranche = plan.id;
            bar.milestone = names[i];
            const std::int64_t end = daysFromCivil(run.tranches[t].p50);
            bar.startP50 = civilFromDays(end + before[i]);
            bar.finishP50 = civilFromDays(end + before[i + 1]);
            bar.fixed = plan.fixed || bar.finishP50 < Date{2026, 6, 1};
            const std::int64_t spread = bar.fixed ? 0 : 12 + 14 * static_cast<std::int64_t>(i);
            bar.finishP10 = addDays(bar.finishP50, -spread);
            bar.finishP90 = addDays(bar.finishP50, spread * 2);
            bar.criticality = i == 0 ? 0.31 : i == 4 ? 0.44 : 1.0;
            run.gantt.push_back(bar);
        }
        if (plan.id == "naicc") {
            run.gantt.push_back({plan.id,
                                 "154 kV substation and power contract",
                                 {2026, 9, 1},
                                 {2028, 1, 10},
                                 {2028, 5, 20},
                                 {2029, 2, 1},
                                 .56,
                                 false});
        }
    }
}

inline void addAssumptions(RunSummary& run) {
    const auto add = [&](std::string path, std::string value, std::string status, std::string source,
                         double low, double high) {
        Provenance p;
        p.path = std::move(path);
        p.value = std::move(value);
        p.status = std::move(status);
        p.source = std::move(source);
        if (low < high) p.range = {low, high};
        run.assumptions.push_back(p);
    };
    for (std::size_t t = 0; t < plans().size(); ++t) {
        const std::string path = "tranches[" + std::to_string(t) + "]";
        add(path + ".units", std::to_string(plans()[t].units), "reported",
            "kmjournal.net 2380, 2025-07-28; newspim 20250728001007", 0, 0);
        add(path + ".operator.own_share", "0.249", "derived", "(3056 - 2296) / 3056", 0, 0);
        add(path + ".unit_cost_krw", "111000000", "derived", "1.459 tn KRW / 13,136 GPUs", 1e8, 1.4e8);
        for (int m = 0; m < 5; ++m) {
            add(path + ".milestones[" + std::to_string(m) + "].duration_days",
                "lognormal(median 75, sigma 0.35)", "assumed",
                "lead times observed in P1, SC6 and India: facts c, lead times", 45, 150);
        }
    }
    add("calls[0].opens", "2025-12-22", "stated", "Yonhap, 18 Dec 2025", 0, 0);
    add("calls[0].decision_days", "34", "reported", "newsis NISX20260303", 28, 60);
    add("caps.h200", "256", "stated", "Yonhap, 18 Dec 2025; imaeil 2025121815203264619", 0, 0);
    add("fleet.failures_per_1000_node_days", "3.8", "derived",
        "Llama 3: 419 unexpected interruptions in 54 days on 16,384 GPUs", 2.3, 6.5);
    add("fleet.pue", "1.25", "assumed", "", 1.1, 1.4);
}

inline RunSummary koreaLike() {
    RunSummary run;
    run.scenario = "korea-2030";
    run.title = "Korea's national GPU programme, 2025 to 2030 (baseline)";
    run.policy = "korea-2026";
    run.version = "0.1.0";
    run.scenarioHash = "9f2c51d07be8a4433c1e6d58f0a7b29d";
    run.stopReason = "precision reached";
    run.precisionNote = "90th percentile of the wait within 2.5 % of its mean, 5 % asked";
    run.start = {2025, 5, 1};
    run.end = {2030, 12, 31};
    run.seed = 2026;
    run.replications = kRuns;
    addMetrics(run);
    addCapacity(run);
    addSeries(run);
    addSectors(run);
    addGantt(run);
    addAssumptions(run);
    run.warnings = {
        "Waits are skewed (skewness 2.4): the t interval of the 90th percentile may be too short."};
    return run;
}

}  // namespace tranche::sample
