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

std::string raw(double x) {
    char bytes[sizeof x];
    std::memcpy(bytes, &x, sizeof x);
    return std::string(bytes, sizeof x);
}

// Everything in a summary that replications decide, bit by bit.
std::string everything(const RunSummary& run) {
    std::string text = run.scenario + run.policy + formatDate(run.start) + formatDate(run.end);
    const auto add = [&](std::initializer_list<double> values) {
        for (const double x : values) text += raw(x);
    };
    for (const MetricEstimate& m : run.metrics) {
        text += m.metric + m.scope;
        add({m.mean, m.low, m.high, static_cast<double>(m.n)});
    }
    for (const SeriesRow& row : run.series) {
        text += formatDate(row.date) + row.pool;
        for (std::size_t i = 0; i < kRungs; ++i) add({row.mean[i], row.p05[i], row.p50[i], row.p95[i]});
        add({row.waitingMean, row.waitingP05, row.waitingP95, row.waitingGpusMean, row.startedWaitMean});
    }
    for (const CapacityPoint& c : run.capacity) add({c.mean, c.p05, c.p25, c.p50, c.p75, c.p95});
    for (const TargetProbability& t : run.targets) add({t.probability, t.low, t.high});
    for (const TrancheMark& t : run.tranches) {
        text += t.id + formatDate(t.p10) + formatDate(t.p50) + formatDate(t.p90);
        add({t.arrivesInHorizon});
    }
    for (const GanttBar& g : run.gantt) {
        text += g.milestone + formatDate(g.startP50) + formatDate(g.finishP10) + formatDate(g.finishP90);
        add({g.criticality});
    }
    for (const WaitProfile& w : run.waits)
        for (std::size_t p = 0; p < w.days.size(); ++p)
            add({w.days[p], static_cast<double>(w.n[p]), w.started, w.censored});
    for (const LorenzCurve& l : run.lorenz)
        for (std::size_t i = 0; i < l.mean.size(); ++i) add({l.mean[i], l.p05[i], l.p95[i]});
    for (const double x : run.everyone.waitMass) add({x});
    for (const SectorOutcome& s : run.sectors) {
        text += s.sector;
        add({s.applications, s.awardShare, s.awardShareLow, s.awardShareHigh, s.medianWaitDays});
        for (const double x : s.survival) add({x});
    }
    for (const std::string& warning : run.warnings) text += warning;
    for (const RoundDraw& draw : run.draws) text += draw.round + draw.commitment;
    return text;
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

TEST_CASE("waits by sector and size agree with the metrics of the same study") {
    const RunSummary run = runStudy(Setting(scenario(6)), {}).summary;
    const auto mean = [&](std::string_view metric, const std::string& scope) {
        for (const MetricEstimate& m : run.metrics)
            if (m.metric == metric && m.scope == scope) return m;
        return MetricEstimate{};
    };
    REQUIRE(run.waits.size() == 5 * 6);
    REQUIRE(run.lorenz.size() == 5);
    for (std::size_t i = 0; i < run.waits.size(); i += 6) {
        const WaitProfile& w = run.waits[i];
        CAPTURE(w.sector);
        CHECK(w.servers == "all");
        const std::string scope = w.sector == "all" ? "all" : "sector:" + w.sector;
        for (const auto& [key, at] : {std::pair{"wait_days.median", 2}, {"wait_days.p90", 4}}) {
            const MetricEstimate m = mean(key, scope);
            CHECK(w.n[static_cast<std::size_t>(at)] == m.n);
            if (m.n > 0) CHECK(w.days[static_cast<std::size_t>(at)] == doctest::Approx(m.mean));
        }
        CHECK(w.started == doctest::Approx(mean("grants.started", scope).mean));
        CHECK(w.censored == doctest::Approx(mean("wait.censored", scope).mean));
        double started = 0;
        for (std::size_t size = 1; size < 6; ++size) started += run.waits[i + size].started;
        CHECK(started == doctest::Approx(w.started));
    }
    const SectorOutcome& all = run.everyone;
    double total = 0;
    for (const double m : all.waitMass) total += m;
    CHECK(total == doctest::Approx(1));
    CHECK(all.waitMass.back() ==
          doctest::Approx(all.survival.back()).epsilon(0.02));  // the bins end a little after the curve
}

TEST_CASE("interim summaries come after 1, 2, 3, 5, 8, 12, 18, 27 and 41 replications") {
    std::vector<int> at;
    for (int n = 1; n < 60; ++n)
        if (interimAt(n)) at.push_back(n);
    CHECK(at == std::vector<int>{1, 2, 3, 5, 8, 12, 18, 27, 41});
    CHECK(interimAt(62));
    CHECK_FALSE(interimAt(0));
}

TEST_CASE("an interim summary is the summary of a study of so many replications, on any number of threads") {
    for (const int threads : {1, 2, 4}) {
        CAPTURE(threads);
        std::vector<RunSummary> seen;
        StudyOptions options;
        options.threads = threads;
        options.interim = [&](const RunSummary& run) { seen.push_back(run); };
        const StudyResult result = runStudy(Setting(scenario(12)), options);
        std::vector<std::int64_t> at;
        for (const RunSummary& run : seen) {
            CAPTURE(run.replications);
            at.push_back(run.replications);
            CHECK(run.stopReason == "running");
            const RunSummary alone = runStudy(Setting(scenario(run.replications)), {}).summary;
            CHECK((everything(run) == everything(alone)));
        }
        CHECK(at == std::vector<std::int64_t>{1, 2, 3, 5, 8});  // 12 is the result
        CHECK((everything(result.summary) == everything(runStudy(Setting(scenario(12)), {}).summary)));
    }
}

TEST_CASE("a summary of one replication has means, and intervals only where one observation says enough") {
    const RunSummary one = runStudy(Setting(scenario(1)), {}).summary;
    REQUIRE_FALSE(one.metrics.empty());
    CHECK(one.replications == 1);
    int unbounded = 0;
    for (const MetricEstimate& m : one.metrics) {
        CAPTURE(m.metric);
        CHECK((m.n == 1) == !std::isnan(m.mean));
        if (m.n == 0) CHECK((std::isnan(m.low) && std::isnan(m.high)));
        unbounded += m.n == 1 && std::isinf(m.low) && std::isinf(m.high);
    }
    CHECK(unbounded > 20);
    for (const SeriesRow& row : one.series) CHECK(row.p05 == row.p95);
    CHECK_FALSE(one.gantt.empty());
}

TEST_CASE("interim summaries tell how precise the study is and do not warn that it is not yet") {
    Scenario s = scenario(5);
    s.experiment.replications = {6, 6, PrecisionSpec{"applications", 1e-9}};
    std::vector<std::string> notes;
    StudyOptions options;
    options.interim = [&](const RunSummary& run) {
        notes.push_back(run.precisionNote);
        for (const std::string& warning : run.warnings) CHECK(warning.find("precision") == std::string::npos);
    };
    runStudy(Setting(s), options);
    REQUIRE(notes.size() == 4);
    CHECK(notes[0] == "applications: half-width unknown of the mean, wanted 0 %: not reached");
    CHECK(notes[1].find("applications: half-width ") == 0);
    CHECK(notes[1].find("unknown") == std::string::npos);
}

TEST_CASE("a study cancelled by whoever sees an interim summary ends with what is complete by then") {
    for (const int threads : {1, 4}) {
        std::atomic<bool> cancel{false};
        int calls = 0;
        StudyOptions options;
        options.threads = threads;
        options.cancel = &cancel;
        options.interim = [&](const RunSummary& run) {
            ++calls;
            if (run.replications == 3) cancel = true;
        };
        const StudyResult result = runStudy(Setting(scenario(1000)), options);
        CHECK(result.stop == StudyStop::cancelled);
        // Those that had ended by then wait for their turn and are counted: at most four a thread.
        CHECK(result.summary.replications >= 3);
        CHECK(result.summary.replications <= (threads == 1 ? 3 : 3 + 4 * threads));
        CHECK(calls == 3);
    }
}

TEST_CASE("no interim summary is made once the study is cancelled") {
    std::atomic<bool> cancel{false};
    int calls = 0;
    StudyOptions options;
    options.cancel = &cancel;
    options.sink = [&](std::int64_t r, const ReplicationRecord&) { cancel = r == 1; };
    options.interim = [&](const RunSummary&) { ++calls; };
    const StudyResult result = runStudy(Setting(scenario(100)), options);
    CHECK(calls == 1);
    CHECK(result.summary.replications == 2);
}

}  // namespace tranche
