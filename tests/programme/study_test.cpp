// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <atomic>
#include <cmath>
#include <cstring>

#include "models/programme/study.hpp"
#include "tests/programme/small_scenarios.hpp"

namespace tranche {
namespace {

Scenario scenario(std::int64_t replications) {
    Scenario s = small::everything();
    s.experiment.seed = 8;
    s.experiment.replications = {replications, replications, {}};
    return s;
}

// Every number of the metrics, bit by bit, and what the sink saw.
std::string bytes(const Setting& setting, int threads) {
    std::string text;
    StudyOptions options;
    options.threads = threads;
    options.projectRows = [](std::int64_t r, const ReplicationOutcome& o) {
        return std::to_string(r) + ":" + std::to_string(o.applications.size()) + ";";
    };
    options.sink = [&](std::int64_t r, const ReplicationRecord& record) {
        text += std::to_string(r) + "=" + record.projectRows;
    };
    const StudyResult result = runStudy(setting, options);
    for (const MetricEstimate& m : result.summary.metrics)
        for (const double x : {m.mean, m.low, m.high}) {
            char raw[sizeof x];
            std::memcpy(raw, &x, sizeof x);
            text.append(raw, sizeof x);
        }
    return text;
}

}  // namespace

TEST_CASE("1, 2 and 4 threads give the same bytes, in order of replication") {
    const Setting setting(scenario(12));
    const std::string one = bytes(setting, 1);
    CHECK(one.substr(0, 4) == "0=0:");
    CHECK((one == bytes(setting, 2)));
    CHECK((one == bytes(setting, 4)));
}

TEST_CASE("a study says what its replications say: the mean of each one's own metric") {
    const Setting setting(scenario(6));
    const StudyResult result = runStudy(setting, {});
    const StudyFacts facts = studyFacts(setting);
    const auto slots = metricSlots(facts);
    std::vector<double> sum(slots.size());
    std::vector<int> n(slots.size());
    std::uint64_t events = 0;
    for (std::uint64_t r = 0; r < 6; ++r) {
        const ReplicationOutcome o = simulate(setting, {8, r});
        events += o.events;
        const std::vector<double> values = evaluate(slots, MetricView(o, facts));
        for (std::size_t i = 0; i < slots.size(); ++i)
            if (!std::isnan(values[i])) {
                CHECK_FALSE(std::isinf(values[i]));
                sum[i] += values[i];
                ++n[i];
            }
    }
    REQUIRE(result.summary.metrics.size() == slots.size());
    CHECK(result.events == events);
    for (std::size_t i = 0; i < slots.size(); ++i) {
        CAPTURE(std::string(slots[i].row->key) + "@" + slots[i].name);
        CHECK(result.summary.metrics[i].n == n[i]);
        if (n[i] > 0) CHECK(result.summary.metrics[i].mean == doctest::Approx(sum[i] / n[i]).epsilon(1e-9));
    }
}

TEST_CASE(
    "a study stops at its minimum when the precision is loose, at its maximum when it cannot be reached") {
    Scenario s = scenario(5);
    s.experiment.replications = {11, 14, PrecisionSpec{"applications", 10}};
    StudyResult loose = runStudy(Setting(s), {});
    CHECK(loose.summary.replications == 11);
    CHECK(loose.stop == StudyStop::precision);
    s.experiment.replications.until->relativeHalfWidth = 1e-9;
    StudyResult tight = runStudy(Setting(s), {});
    CHECK(tight.summary.replications == 14);
    CHECK(tight.stop == StudyStop::maximum);
    CHECK_FALSE(tight.summary.warnings.empty());
}

TEST_CASE("a study cancelled before it starts consumes nothing and says so") {
    std::atomic<bool> cancel{true};
    StudyOptions options;
    options.cancel = &cancel;
    const StudyResult result = runStudy(Setting(scenario(5)), options);
    CHECK(result.stop == StudyStop::cancelled);
    CHECK(result.summary.metrics.empty());
}

}  // namespace tranche
