// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/select/select_best.hpp"

#include <doctest/doctest.h>

#include "models/programme/study.hpp"
#include "tests/experiment/ranged_scenario.hpp"

namespace tranche {
namespace {

using testing::rangedScenario;
using testing::ScenarioFolder;

// The same scenario with 400, 480, 640 and 400 GPUs in its first tranche.
struct Rivals {
    ScenarioFolder here;
    std::vector<LoadedScenario> loaded;
    std::vector<std::string> names{"small", "middle", "large", "twin"};
    Rivals() {
        const LoadedScenario base = rangedScenario(here);
        for (const char* units : {"400", "480", "640", "400"})
            loaded.push_back(*loadVariant(base, {std::string("tranches.first.units=") + units}).loaded);
    }
};

SelectRequest request(SelectProcedure procedure) {
    SelectRequest r;
    r.metric = "success.gpus";
    r.better = Favour::higher;
    r.procedure = procedure;
    r.indifference = 0.02;
    r.budget = 2000;
    return r;
}

double meanOf(const LoadedScenario& scenario, std::int64_t n) {
    const LoadResult variant = loadVariant(scenario, {"experiment.replications.min=" + std::to_string(n),
                                                      "experiment.replications.max=" + std::to_string(n)});
    for (const MetricEstimate& m : runStudy(Setting(variant.loaded->scenario), {}).summary.metrics)
        if (m.metric == "success.gpus" && m.scope == "all") return m.mean;
    return -1;
}

}  // namespace

TEST_CASE("both procedures pick the variant with most GPUs, and its numbers are those of a run") {
    const Rivals rivals;
    for (const SelectProcedure procedure : {SelectProcedure::kn, SelectProcedure::ocba}) {
        const SelectStudy s = selectBest(rivals.loaded, rivals.names, request(procedure));
        CHECK(s.end == SelectEnd::sure);
        CHECK(s.variants[s.best].name == "large");
        CHECK(s.probability >= 0.95);
        CHECK(s.used <= 2000);
        std::int64_t used = 0;
        for (const SelectedVariant& v : s.variants) used += v.tally.count();
        CHECK(s.used == used);
        CHECK(s.variants[s.best].tally.mean() ==
              doctest::Approx(meanOf(rivals.loaded[2], s.variants[2].tally.count())).epsilon(1e-12));
        CHECK(s.fresh.count() == s.variants[s.best].tally.count());
        CHECK(s.fresh.mean() != s.variants[s.best].tally.mean());
        CHECK(std::abs(s.fresh.mean() - s.variants[s.best].tally.mean()) < 0.2);
    }
}

TEST_CASE("two identical variants differ by nothing, and KN ends on the first of them") {
    const Rivals rivals;
    const std::vector<LoadedScenario> twins{rivals.loaded[0], rivals.loaded[3]};
    const std::vector<std::string> names{"a", "b"};
    const SelectStudy s = selectBest(twins, names, request(SelectProcedure::kn));
    CHECK(s.end == SelectEnd::sure);
    CHECK(s.best == 0);
    CHECK(s.used == 20);
    CHECK(s.variants[0].tally.mean() == s.variants[1].tally.mean());
    SelectRequest r = request(SelectProcedure::ocba);
    r.budget = 60;
    const SelectStudy open = selectBest(twins, names, r);
    CHECK(open.end == SelectEnd::budget);
    CHECK(open.probability == doctest::Approx(0.5));
    CHECK(open.used == 60);
}

TEST_CASE("a selection is the same for one, two and four threads") {
    const Rivals rivals;
    for (const SelectProcedure procedure : {SelectProcedure::kn, SelectProcedure::ocba}) {
        SelectRequest r = request(procedure);
        r.threads = 1;
        const SelectStudy one = selectBest(rivals.loaded, rivals.names, r);
        for (const int threads : {2, 4}) {
            r.threads = threads;
            const SelectStudy more = selectBest(rivals.loaded, rivals.names, r);
            CHECK(more.used == one.used);
            for (std::size_t v = 0; v < 4; ++v) {
                CHECK(more.variants[v].tally.mean() == one.variants[v].tally.mean());
                CHECK(more.variants[v].outAfter == one.variants[v].outAfter);
            }
            CHECK(more.fresh.mean() == one.fresh.mean());
        }
    }
}

TEST_CASE("an undefined metric and a cancel end a selection and say so") {
    const Rivals rivals;
    SelectRequest r = request(SelectProcedure::kn);
    r.metric = "cost.krw_per_gpu_hour";  // nothing has a price here
    CHECK(selectBest(rivals.loaded, rivals.names, r).end == SelectEnd::undefined);
    r = request(SelectProcedure::kn);
    const std::atomic<bool> cancel{true};
    r.cancel = &cancel;
    CHECK(selectBest(rivals.loaded, rivals.names, r).end == SelectEnd::cancelled);
}

}  // namespace tranche
