// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Waits by sector and size and Lorenz curves over replications (summarise.hpp).
#include <algorithm>
#include <cmath>
#include <limits>

#include "models/outcome/summarise.hpp"
#include "sim/statistics/quantile.hpp"
#include "sim/statistics/tally.hpp"

namespace tranche {
namespace {

using Records = std::span<const ReplicationRecord>;
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

// Where demand is counted: everyone, then the sectors.
struct Scope {
    std::string id, label;
};

std::vector<Scope> scopesOf(const StudyFacts& facts) {
    std::vector<Scope> scopes{{"all", "All"}};
    for (const SectorFacts& s : facts.sectors) scopes.push_back({s.id, s.name.empty() ? s.id : s.name});
    return scopes;
}

WaitProfile profileOf(const Scope& scope, Records records, std::size_t index, std::size_t size) {
    WaitProfile profile;
    profile.sector = scope.id;
    profile.label = scope.label;
    profile.servers = size == 0 ? "all" : requestSizeName(size - 1);
    std::array<Tally, kWaitShares.size()> days;
    Tally started, censored;
    for (const ReplicationRecord& r : records) {
        const WaitRecord::Size& one = r.waits[index].sizes[size];
        for (std::size_t p = 0; p < days.size(); ++p)
            if (!std::isnan(one.days[p])) days[p].add(one.days[p]);
        started.add(static_cast<double>(one.started));
        censored.add(static_cast<double>(one.censored));
    }
    for (std::size_t p = 0; p < days.size(); ++p) {
        profile.n[p] = days[p].count();
        profile.days[p] = days[p].count() > 0 ? days[p].mean() : kNaN;
    }
    profile.started = started.mean();
    profile.censored = censored.mean();
    return profile;
}

LorenzCurve lorenzOf(const Scope& scope, Records records, std::size_t index) {
    LorenzCurve curve;
    curve.sector = scope.id;
    curve.label = scope.label;
    for (const ReplicationRecord& r : records) curve.n += !r.lorenz[index].empty();
    std::vector<double> values(static_cast<std::size_t>(curve.n));
    for (std::size_t i = 0; i <= kLorenzParts; ++i) {
        curve.population.push_back(static_cast<double>(i) / static_cast<double>(kLorenzParts));
        Tally tally;
        for (const ReplicationRecord& r : records) {
            if (r.lorenz[index].empty()) continue;
            values[static_cast<std::size_t>(tally.count())] = r.lorenz[index][i];
            tally.add(r.lorenz[index][i]);
        }
        std::sort(values.begin(), values.end());
        curve.mean.push_back(curve.n > 0 ? tally.mean() : kNaN);
        curve.p05.push_back(curve.n > 0 ? quantileType7(values, 0.05) : kNaN);
        curve.p95.push_back(curve.n > 0 ? quantileType7(values, 0.95) : kNaN);
    }
    return curve;
}

}  // namespace

void summariseService(const SummaryRequest& request, Records records, RunSummary& out) {
    const std::vector<Scope> scopes = scopesOf(request.facts);
    for (std::size_t s = 0; s < scopes.size(); ++s) {
        for (std::size_t size = 0; size <= kRequestSizes; ++size)
            out.waits.push_back(profileOf(scopes[s], records, s, size));
        out.lorenz.push_back(lorenzOf(scopes[s], records, s));
    }
}

void summariseCurves(const SummaryRequest& request, Records records, std::size_t scope, SectorOutcome& out) {
    const auto n = static_cast<double>(records.size());
    out.survivalDays = request.facts.survivalDays;
    out.survival.assign(out.survivalDays.size(), 0);
    for (const ReplicationRecord& r : records)
        for (std::size_t i = 0; i < out.survival.size(); ++i)
            out.survival[i] += r.waits[scope].survival[i] / n;

    const WaitBins bins = waitBins(request.facts);
    out.waitBinDays = bins.days;
    for (const ReplicationRecord& r : records) out.waitReplications += !r.waits[scope].mass.empty();
    if (out.waitReplications == 0) return;
    out.waitMass.assign(bins.count + 1, 0);
    for (const ReplicationRecord& r : records)
        for (std::size_t i = 0; i < r.waits[scope].mass.size(); ++i)
            out.waitMass[i] += r.waits[scope].mass[i] / static_cast<double>(out.waitReplications);
}

}  // namespace tranche
