// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The threshold of a queue with a closed form, through the ordinary scenario, reader and search: EX-THRESH.

#include <doctest/doctest.h>

#include <filesystem>

#include "models/analytic/multi_server_queue.hpp"
#include "models/experiment/solve/solve.hpp"

using namespace tranche;

TEST_CASE("EX-THRESH: solving the M/M/n scenario for waits of 30 days finds 186 servers, certain at 90 %") {
    const auto file =
        std::filesystem::path(TRANCHE_SOURCE_DIR) / "scenarios" / "validation" / "mmn-threshold.yaml";
    const LoadResult loaded = loadScenario({file, {"experiment.confidence=0.9"}, {}});
    INFO(formatIssues(loaded.issues));
    REQUIRE(loaded.loaded);
    SolveRequest request;
    request.over = "tranches.servers.units";
    request.metric = "wait_days.p90";
    request.target = {Comparison::atMost, 30};
    request.from = "184";
    request.to = "188";
    const SolvePlan plan = planSolve(*loaded.loaded, request);
    REQUIRE(plan.range);
    const SolveStudy study = solve(*loaded.loaded, request, plan);
    CHECK(study.answer.end == ThresholdEnd::found);
    CHECK(study.answer.single());
    REQUIRE(study.answer.firstMet);
    CHECK(study.range.lattice.text(*study.answer.firstMet) == "186");
    CHECK(study.answer.contradictions.empty());
    for (const ThresholdProbe& probe : study.answer.probes) {
        // On average the percentile of a stretch is up to two days too long.
        const double truth =
            MultiServerQueue(2, 1 / 90.0, static_cast<int>(study.range.lattice.value(probe.point)))
                .waitQuantile(0.9);
        CAPTURE(study.range.lattice.text(probe.point));
        CAPTURE(truth);
        CAPTURE(probe.mean);
        CHECK(probe.interval.low < truth + 2);
        CHECK(probe.interval.high > truth);
    }
}
