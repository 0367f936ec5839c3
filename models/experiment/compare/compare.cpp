// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <mutex>
#include <utility>

#include "models/experiment/compare/case_figures.hpp"
#include "models/experiment/compare/comparison.hpp"
#include "models/experiment/compare/metric_flaws.hpp"
#include "models/experiment/effect_metrics.hpp"
#include "models/programme/simulate.hpp"
#include "models/programme/study.hpp"
#include "sim/kernel/contract.hpp"
#include "sim/replication/replicate.hpp"

namespace tranche {
namespace {

// What a task leaves: one replication of all alternatives of a case.
struct Row {
    std::vector<std::vector<double>> values;  // alternative x metric
    std::vector<GainTable> gains;             // by alternative; the baseline's is empty
    std::unique_ptr<const RunBound> bound;
};

struct ReadyAlternative {
    Setting setting;
    StudyFacts facts;
    EffectMetrics metrics;
    ReadyAlternative(const Scenario& scenario, const std::vector<std::string>& names)
        : setting(scenario), facts(studyFacts(setting)), metrics(setting, names) {}
};

struct ReadyCase {
    std::vector<std::unique_ptr<const ReadyAlternative>> alternatives;
    CaseValues values;
    std::vector<GainTallies> gains;
    BoundTallies bounds;
    std::int64_t bounded = 0;
};

std::string orElse(const std::string& name, const char* usual) {
    return name.empty() ? usual : name;
}

std::string equityOf(const CompareRequest& request) {
    return orElse(request.equityMetric, "fairness.sector_gap");
}

std::string frontXOf(const CompareRequest& request) {
    return orElse(request.frontX, "ladder.allocation");
}

std::string frontYOf(const CompareRequest& request) {
    return request.frontY.empty() ? equityOf(request) : request.frontY;
}

// The metrics shown, then what the figures need besides.
std::vector<std::string> metricNames(const CompareRequest& request, std::size_t cases, std::size_t& shown) {
    std::vector<std::string> names = request.metrics.empty() ? comparedMetrics() : request.metrics;
    shown = names.size();
    std::vector<std::string> more{frontXOf(request), frontYOf(request), "gpu_hours.granted",
                                  equityOf(request)};
    if (cases > 1) more.push_back(orElse(request.regretMetric, "unmet.share"));
    for (std::string& name : more)
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
    return names;
}

class Comparing {
public:
    Comparing(const std::vector<CompareCase>& cases, const CompareRequest& request, Comparison& out)
        : cases_(cases), request_(request), out_(out), names_(metricNames(request, cases.size(), out.shown)) {
        for (const CompareCase& one : cases) {
            ReadyCase& ready = ready_.emplace_back();
            for (const Alternative& alternative : one.alternatives)
                ready.alternatives.push_back(
                    std::make_unique<const ReadyAlternative>(alternative.loaded.scenario, names_));
            ready.values.assign(one.alternatives.size(), std::vector<std::vector<double>>(names_.size()));
            ready.gains.assign(one.alternatives.size(), GainTallies(baseOf(ready).facts.sectors));
        }
        describe();
    }

    void run() {
        const std::int64_t n = request_.replications, of = n * static_cast<std::int64_t>(cases_.size());
        ReplicationWatch watch;
        watch.cancel = request_.cancel;
        try {
            const ReplicationReport report = replicate(
                {of, of, request_.threads, 0}, [&](std::int64_t index) { return task(index); },
                [&](std::int64_t index, Row&& row) { keep(index, std::move(row)); },
                [](std::int64_t) { return false; }, watch);
            out_.cancelled = report.stop == ReplicationStop::cancelled;
        } catch (const ReplicationFailed& failed) {
            std::string what = failed.what();
            what = what.substr(what.find(": ") + 2);  // its index counts the tasks of all cases
            const std::lock_guard lock(watching_);
            throw AlternativeFailed(what, static_cast<std::size_t>(failed.index() / n),
                                    failed_[failed.index()], failed.index() % n);
        }
        if (!out_.cancelled) finish();
    }

    std::size_t indexOf(const std::string& name) const {
        return static_cast<std::size_t>(std::find(names_.begin(), names_.end(), name) - names_.begin());
    }

private:
    const ReadyAlternative& baseOf(const ReadyCase& ready) const {
        return *ready.alternatives[request_.baseline];
    }

    // Each metric as the first alternative describes it that has it.
    void describe() {
        for (std::size_t m = 0; m < names_.size(); ++m) {
            ComparedMetric metric{names_[m], baseOf(ready_[0]).metrics.described(m), Better::neither};
            for (const ReadyCase& ready : ready_)
                for (const auto& one : ready.alternatives)
                    if (metric.described.label.empty() && one->metrics.knows(m))
                        metric.described = one->metrics.described(m);
            for (const ReadyCase& ready : ready_)
                for (const auto& one : ready.alternatives)
                    if (metric.better == Better::neither) metric.better = one->metrics.better(m);
            out_.metrics.push_back(std::move(metric));
        }
    }

    Row task(std::int64_t index) {
        const auto c = static_cast<std::size_t>(index / request_.replications);
        const std::int64_t replication = index % request_.replications;
        const ReadyCase& ready = ready_[c];
        const bool bounded = cases_[c].sameScenario && replication < request_.boundReplications;
        Row row;
        row.gains.resize(ready.alternatives.size());
        std::vector<std::vector<ProjectUse>> uses(ready.alternatives.size());
        std::vector<BoundPart> parts;
        std::vector<Time> edges;
        for (std::size_t a = 0; a < ready.alternatives.size(); ++a) {
            const ReadyAlternative& one = *ready.alternatives[a];
            const ReplicationOutcome outcome = runOf(one, index, a, replication);
            if (outcome.stop == StopReason::cancelled) return {};  // never consumed
            row.values.push_back(one.metrics.values(outcome));
            uses[a] = projectUses(outcome, one.facts);
            if (!bounded) continue;
            parts.push_back(boundPart(outcome, uses[a]));
            edges = outcome.ladder.dates;
        }
        for (std::size_t a = 0; a < uses.size(); ++a)
            if (a != request_.baseline)
                row.gains[a] = tallyGains(uses[request_.baseline], uses[a], ready.gains[a].sectors());
        if (bounded)
            row.bound = std::make_unique<const RunBound>(boundOfRun(edges, parts, request_.boundByMerit));
        return row;
    }

    ReplicationOutcome runOf(const ReadyAlternative& one, std::int64_t index, std::size_t a,
                             std::int64_t replication) {
        Spectator spectator;
        spectator.cancel = request_.cancel;
        try {
            ReplicationOutcome outcome =
                simulate(one.setting, {out_.seed, static_cast<std::uint64_t>(replication)}, spectator);
            const std::lock_guard lock(watching_);
            ++done_;
            if (request_.progress) request_.progress(done_, out_.runs);
            return outcome;
        } catch (...) {
            const std::lock_guard lock(watching_);
            failed_[index] = a;
            throw;
        }
    }

    void keep(std::int64_t index, Row&& row) {
        const auto c = static_cast<std::size_t>(index / request_.replications);
        ReadyCase& ready = ready_[c];
        for (std::size_t a = 0; a < row.values.size(); ++a) {
            for (std::size_t m = 0; m < names_.size(); ++m) ready.values[a][m].push_back(row.values[a][m]);
            if (a != request_.baseline) ready.gains[a].add(row.gains[a]);
        }
        if (!row.bound) return;
        ready.bounds.add(*row.bound);
        ++ready.bounded;
        if (request_.certificate) request_.certificate(c, index % request_.replications, *row.bound);
    }

    void finish() {
        const std::size_t x = indexOf(frontXOf(request_)), y = indexOf(frontYOf(request_));
        out_.equityMetric = indexOf(equityOf(request_));
        if (cases_.size() > 1) out_.regretMetric = indexOf(orElse(request_.regretMetric, "unmet.share"));
        for (std::size_t c = 0; c < cases_.size(); ++c) {
            ReadyCase& ready = ready_[c];
            CaseResult& result = out_.cases.emplace_back();
            result.name = cases_[c].name;
            result.title = cases_[c].title;
            fillFigures(ready.values, out_, x, y, result);
            for (std::size_t a = 0; a < ready.gains.size(); ++a)
                result.gains.push_back(a == request_.baseline ? Gains()
                                                              : ready.gains[a].figures(out_.confidence));
            addCautions(out_, result);
            result.metricFlaws = metricFlaws(out_, result, ready.values);
            result.values = std::move(ready.values);
            if (ready.bounded > 0)
                result.bound = ready.bounds.figures(baseOf(ready).setting, baseOf(ready).facts);
        }
        if (cases_.size() > 1) addRegrets();
    }

    void addRegrets() {
        const double sign = out_.metrics[out_.regretMetric].better == Better::lower ? -1 : 1;
        std::vector<std::vector<double>> values(out_.names.size());
        for (std::size_t a = 0; a < values.size(); ++a)
            for (const CaseResult& result : out_.cases)
                values[a].push_back(sign * result.estimates[a][out_.regretMetric].mean);
        double usual = 0;
        for (const double v : values[out_.baseline]) usual += v / static_cast<double>(values[0].size());
        const double threshold = request_.threshold ? sign * *request_.threshold : usual;
        out_.threshold = sign * threshold;
        out_.optimism = request_.optimism;
        out_.robust = robustChoice(values, request_.optimism, threshold);
    }

    const std::vector<CompareCase>& cases_;
    const CompareRequest& request_;
    Comparison& out_;
    std::vector<std::string> names_;
    std::vector<ReadyCase> ready_;
    std::mutex watching_;
    std::int64_t done_ = 0;                       // runs
    std::map<std::int64_t, std::size_t> failed_;  // the alternative of a task that failed
};

}  // namespace

std::string_view verdictName(DifferenceVerdict verdict) {
    switch (verdict) {
        case DifferenceVerdict::better:
            return "better";
        case DifferenceVerdict::worse:
            return "worse";
        case DifferenceVerdict::higher:
            return "higher";
        case DifferenceVerdict::lower:
            return "lower";
        case DifferenceVerdict::noClearDifference:
            return "no clear difference";
        case DifferenceVerdict::undefined:
            break;
    }
    return "undefined";
}

std::vector<std::string> comparedMetrics() {
    return {"wait_days.mean",  "success.projects",    "ladder.allocation",
            "unmet.gpu_hours", "fairness.sector_gap", "cost.krw_per_gpu_hour"};
}

std::string unknownMetric(const std::vector<CompareCase>& cases, const CompareRequest& request) {
    std::size_t shown = 0;
    const std::vector<std::string> names = metricNames(request, cases.size(), shown);
    std::vector<bool> known(names.size(), false);
    for (const CompareCase& one : cases)
        for (const Alternative& alternative : one.alternatives) {
            const EffectMetrics metrics(Setting(alternative.loaded.scenario), names);
            for (std::size_t m = 0; m < names.size(); ++m) known[m] = known[m] || metrics.knows(m);
        }
    for (std::size_t m = 0; m < names.size(); ++m)
        if (!known[m]) return names[m];
    return {};
}

Comparison compare(const std::vector<CompareCase>& cases, const CompareRequest& request) {
    expects(!cases.empty() && request.replications >= 2, "an interval needs two replications");
    Comparison out;
    for (const Alternative& alternative : cases[0].alternatives) {
        out.names.push_back(alternative.name);
        out.titles.push_back(alternative.title);
        out.abouts.push_back(alternative.about);
    }
    expects(out.names.size() >= 2 && request.baseline < out.names.size(),
            "two alternatives, one the baseline");
    for (const CompareCase& one : cases)
        expects(one.alternatives.size() == out.names.size(), "as many alternatives in every case");
    const ExperimentSpec& experiment = cases[0].alternatives[request.baseline].loaded.scenario.experiment;
    out.baseline = request.baseline;
    out.replications = request.replications;
    out.seed = static_cast<std::uint64_t>(experiment.seed);
    out.confidence = experiment.confidence;
    out.runs = request.replications * static_cast<std::int64_t>(cases.size() * out.names.size());
    Comparing(cases, request, out).run();
    return out;
}

}  // namespace tranche
