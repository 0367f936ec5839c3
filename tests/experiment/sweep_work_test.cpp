// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The runs of an experiment: the same numbers as a study, on any threads, in any shards.
#include <doctest/doctest.h>

#include <cmath>
#include <map>

#include "models/experiment/sweep/prepared_point.hpp"
#include "models/experiment/sweep/sweep_work.hpp"
#include "models/programme/simulate.hpp"
#include "sim/statistics/interval.hpp"
#include "tests/experiment/sweep_example.hpp"

using namespace tranche;
using namespace tranche::testing;

namespace {

using Rows = std::map<std::pair<std::int64_t, std::int64_t>, SweepRun>;  // by point and replication

Rows rowsOf(const Sweep& sweep, std::int64_t of = 1, int threads = 2) {
    Rows rows;
    for (std::int64_t shard = 1; shard <= of; ++shard) {
        WorkRequest request;
        request.shard = shard;
        request.of = of;
        request.threads = threads;
        request.deliver = [&](CellResult&& cell) {
            for (SweepRun& run : cell.runs)
                CHECK(rows.emplace(std::pair{cell.point, run.replication}, std::move(run)).second);
        };
        CHECK(workOn(sweep, request));
    }
    return rows;
}

bool same(const Rows& a, const Rows& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
        return x.first == y.first && x.second.id == y.second.id &&
               std::equal(x.second.values.begin(), x.second.values.end(), y.second.values.begin(),
                          y.second.values.end(),
                          [](double p, double q) { return p == q || (p != p && q != q); });
    });
}

}  // namespace

TEST_CASE(
    "A run of an experiment has the values of the same replication of the scenario with its overrides") {
    const ScenarioFolder here;
    const Sweep sweep = experiment(here);
    const Rows rows = rowsOf(sweep);
    REQUIRE(rows.size() == 120);
    const SweepPoint point = pointAt(sweep, 9);
    const LoadResult variant = loadVariant(sweep.bases[point.base].loaded, point.overrides());
    REQUIRE(variant.loaded);
    const Setting setting(variant.loaded->scenario);
    const EffectMetrics metrics(setting, sweep.metrics);
    for (const std::int64_t r : {0, 9})
        CHECK(rows.at({9, r}).values ==
              metrics.values(simulate(setting, {7, static_cast<std::uint64_t>(r)})));
}

TEST_CASE("Threads and shards change nothing") {
    const ScenarioFolder here;
    const Sweep sweep = experiment(here);
    const Rows rows = rowsOf(sweep, 1, 1);
    CHECK(same(rows, rowsOf(sweep, 1, 4)));
    CHECK(same(rows, rowsOf(sweep, 7, 2)));
}

TEST_CASE("A run keeps its id in another experiment, and a changed factor changes only the ids it touches") {
    const ScenarioFolder here;
    const Rows rows = rowsOf(experiment(here));
    const Rows fewer = rowsOf(experiment(here, experimentWith("[240, 400, 560]", "[400, 800]")));
    std::map<std::string, std::vector<double>> known;
    for (const auto& [key, run] : rows) known[run.id] = run.values;
    CHECK(known.size() == rows.size());
    std::size_t again = 0;
    for (const auto& [key, run] : fewer)
        if (const auto it = known.find(run.id); it != known.end()) {
            ++again;
            CHECK(it->second[0] == run.values[0]);
        }
    CHECK(again == 40);  // the 400 of both policies
}

TEST_CASE("Known runs are not simulated again") {
    const ScenarioFolder here;
    const Sweep sweep = experiment(here);
    std::int64_t simulated = 0, runs = 0;
    WorkRequest request;
    request.known = [](const std::string&) { return std::optional(std::vector<double>{1, 2, 3}); };
    request.deliver = [&](CellResult&& cell) {
        simulated += cell.simulated;
        runs += static_cast<std::int64_t>(cell.runs.size());
    };
    CHECK(workOn(sweep, request));
    CHECK(simulated == 0);
    CHECK(runs == 120);
}

TEST_CASE("A point stops at the first replication at which its metric is known well enough") {
    const ScenarioFolder here;
    const Sweep sweep = experiment(
        here,
        experimentWith("{min: 10, max: 10}",
                       "{min: 10, max: 60, until: {metric: success.count, relative_half_width: 0.05}}"));
    CHECK(sweep.cells() == sweep.points());
    const Rows rows = rowsOf(sweep, 3, 2);
    std::map<std::int64_t, Tally> tallies;
    std::map<std::int64_t, std::int64_t> counts;
    for (const auto& [key, run] : rows) {
        tallies[key.first].add(run.values[0]);
        ++counts[key.first];
    }
    bool early = false, late = false;
    for (const auto& [point, tally] : tallies) {
        CAPTURE(point);
        const double half = studentInterval(tally, 0.95).halfWidth();
        const bool enough = half <= 0.05 / 1.05 * tally.mean();
        CHECK((enough || counts[point] == 60));
        early = early || counts[point] < 60;
        late = late || counts[point] > 10;
    }
    CHECK(early);
    CHECK(late);
}

TEST_CASE("A point that the scenario refuses is delivered with the reason and no runs") {
    const ScenarioFolder here;
    // Each value alone is fine; a horizon that ends before the call closes is not.
    const Sweep sweep = experiment(here, R"(experiment: refused
scenario: ranged.yaml
factors:
  - {path: calls.spring.closes, values: [2026-04-20, 2026-08-31]}
  - {path: calls.spring.opens, values: [2026-04-01, 2026-04-25]}
)");
    std::map<std::int64_t, std::string> refusals;
    WorkRequest request;
    request.deliver = [&](CellResult&& cell) {
        if (!cell.refusal.empty()) {
            refusals[cell.point] = cell.refusal;
            CHECK(cell.runs.empty());
        }
    };
    CHECK(workOn(sweep, request));
    REQUIRE(refusals.size() == 1);
    CHECK(refusals.begin()->first == 1);
    CHECK(refusals.begin()->second.find("closes") != std::string::npos);
}

TEST_CASE("Told to stop, it finishes the runs under way, delivers them and says that it is not done") {
    const ScenarioFolder here;
    const Sweep sweep = experiment(here);
    std::atomic<bool> stop{false};
    std::int64_t runs = 0;
    WorkRequest request;
    request.threads = 2;
    request.stop = &stop;
    request.deliver = [&](CellResult&& cell) {
        runs += static_cast<std::int64_t>(cell.runs.size());
        stop = true;
    };
    CHECK_FALSE(workOn(sweep, request));
    CHECK(runs >= 1);
    CHECK(runs < 120);
}
