// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Queues with a closed form, as ordinary scenarios through the ordinary reader and study: at most 0.5 % away, with a
// half-width of at most 0.3 %, and within 4 standard errors.

#include <doctest/doctest.h>

#include <cmath>
#include <filesystem>
#include <string>

#include "models/analytic/abandonment_queue.hpp"
#include "models/analytic/erlang.hpp"
#include "models/analytic/single_server_queue.hpp"
#include "models/programme/study.hpp"
#include "models/scenario/scenario_reader.hpp"

using namespace tranche;

namespace {

RunSummary run(const std::string& name) {
    const auto file =
        std::filesystem::path(TRANCHE_SOURCE_DIR) / "scenarios" / "validation" / (name + ".yaml");
    const LoadResult result = loadScenario({file, {}, {}});
    INFO(formatIssues(result.issues));
    REQUIRE(result.loaded);
    return runStudy(Setting(result.loaded->scenario), {}).summary;
}

const MetricEstimate& find(const RunSummary& summary, const std::string& key) {
    for (const MetricEstimate& m : summary.metrics)
        if (m.metric == key && m.scope == "all") return m;
    FAIL("no metric " << key);
    return summary.metrics.front();
}

void meets(const RunSummary& summary, const std::string& key, double truth) {
    const MetricEstimate& m = find(summary, key);
    const double half = (m.high - m.low) / 2;
    CAPTURE(summary.scenario);
    CAPTURE(key);
    CAPTURE(truth);
    CAPTURE(m.mean);
    CAPTURE(half / truth);
    CHECK(m.n >= 30);
    CHECK(std::abs(m.mean - truth) <= 0.005 * truth);
    CHECK(half <= 0.003 * truth);
    CHECK(std::abs(m.mean - truth) <= 4 * half / 1.96);
}

}  // namespace

TEST_CASE("M/M/c: mean wait, share delayed and number waiting meet Erlang C") {
    const RunSummary s = run("mmc");
    const double delayed = erlangC(2, 1.0);
    const double wait = delayed * 0.01 / (2 - 1.0);
    meets(s, "wait.delayed", delayed);
    meets(s, "wait_days.mean", wait);
    meets(s, "queue.mean", 100 * wait);  // Little's law
    meets(s, "ladder.allocation", 0.5);
}

TEST_CASE("M/D/1: mean wait meets Pollaczek and Khinchine") {
    const RunSummary s = run("md1");
    meets(s, "wait_days.mean", pollaczekKhinchineWait(100, serviceMoments(0.005, 0)));
    meets(s, "wait.delayed", 0.5);
}

TEST_CASE("M/G/1 with gamma service: mean wait meets Pollaczek and Khinchine") {
    const RunSummary s = run("mg1");
    meets(s, "wait_days.mean", pollaczekKhinchineWait(100, serviceMoments(0.005, 0.5)));
    meets(s, "wait.delayed", 0.5);
}

TEST_CASE("Loss system: the blocked share meets Erlang B") {
    const RunSummary s = run("erlang-b");
    const double blocked = erlangB(10, 8);
    meets(s, "loss.withdrawn", blocked);
    meets(s, "ladder.allocation", 0.8 * (1 - blocked));
}

TEST_CASE("Impatience: the share that leaves meets Erlang A") {
    const RunSummary s = run("erlang-a");
    const AbandonmentFigures truth = abandonmentQueue(100, 10, 10, 10);
    meets(s, "loss.withdrawn", truth.abandonProbability);
    meets(s, "wait.delayed", truth.waitProbability);
    meets(s, "queue.mean", truth.meanQueue);
}
