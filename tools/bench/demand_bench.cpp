// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Demand at scale: 50,000 GPUs, 5.5 years of quarterly calls, use that changes inside every grant, 10^3 to 10^6 applications.

#include <sys/resource.h>

#include <algorithm>

#include <fmt/format.h>

#include "models/programme/simulate.hpp"
#include "tools/bench/bench.hpp"

namespace tranche::bench {
namespace {

constexpr double kNearLinear = 2;

Scenario programme(double applications) {
    Scenario s;
    s.horizon = {{2026, 1, 1}, {2031, 6, 30}};
    GpuModel gpu;
    gpu.id = "g";
    gpu.nodeGpus = 8;
    s.hardware = {gpu};
    TrancheSpec tranche;
    tranche.id = "p";
    tranche.gpu = "g";
    // The fleet grows with demand, so that a grant costs the same whatever the number of applicants.
    tranche.units = static_cast<Gpus>(50000 * std::max(1.0, applications / 20000)) / 8 * 8;
    tranche.lifeYears = 100;
    MilestoneSpec ready;
    ready.id = "ready";
    ready.on = s.horizon.start;
    tranche.milestones = {ready};
    tranche.procuredAt = tranche.installedAt = tranche.inServiceAt = "ready";
    s.tranches = {tranche};
    CallSeriesSpec calls;
    calls.id = "open";
    calls.firstOpens = {2026, 1, 5};
    calls.everyMonths = 3;
    calls.openDays = 30;
    calls.decisionDays = 30;
    calls.agreementDays = Distribution::uniform(5, 20);
    s.callSeries = {calls};
    SectorSpec sector;
    sector.id = "a";
    sector.stream = StreamSpec{applications / 1900};  // until the last call closes
    sector.stream->weekdays = {1.3, 1.3, 1.3, 1.3, 1.2, 0.3, 0.3};
    sector.servers = Distribution::lognormal(2, 1);
    sector.months = Distribution::discrete({3, 6, 12}, {.25, .35, .4});
    sector.rankCorrelation.sizeDuration = 0.3;
    sector.use.activationDays = Distribution::lognormal(14, 0.8);
    sector.use.plateau = Distribution::beta(5, 2.5);
    sector.use.rampDays = Distribution::constant(20);
    sector.use.experiments = ExperimentsSpec{20, 10, 0.1, 64};
    sector.use.surge = SurgeSpec{14, 1.3};
    s.sectors = {sector};
    s.policy.name = "bench";
    s.policy.award.rule = "skip_fill";
    return s;
}

double peakMegabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

struct Measured {
    double seconds = 0, applications = 0;
};

Measured measure(const Options& options, double applications) {
    const Setting setting(programme(applications));
    Measured result;
    const auto least = leastInTurn(applications > 50000 ? 1 : options.repetitions, [&] {
        const double start = cpuSeconds();
        result.applications = static_cast<double>(simulate(setting, {1, 0}).applications.size());
        return cpuSeconds() - start;
    });
    result.seconds = least[0];
    return result;
}

}  // namespace

std::vector<Row> benchDemand(const Options& options) {
    std::vector<Row> rows;
    const Measured usual = measure(options, 20000);
    rows.push_back({"20,000 applications, fluid use", "ms", usual.seconds * 1e3, "", 0, false, true, {}});
    rows.push_back(
        {"the same, peak of the process", "MB", peakMegabytes(), "a limit of 100 MB", 100, false, true, 1.0});
    double before = 0;
    for (const double n : {1e3, 1e4, 1e5, 1e6}) {
        const Measured m = measure(options, n);
        Row row;
        row.work = fmt::format("{:.0f} applications, one of them", n);
        row.unit = "us";
        row.tranche = m.seconds / m.applications * 1e6;
        if (before > 0) {
            row.against = "of a tenth as many";
            row.reference = before;
            if (n > 1e4) row.bound = kNearLinear;
        }
        before = row.tranche;
        rows.push_back(row);
    }
    return rows;
}

}  // namespace tranche::bench
