// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/one_at_a_time.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <limits>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include "models/experiment/effect_metrics.hpp"
#include "models/programme/simulate.hpp"
#include "sim/kernel/contract.hpp"
#include "sim/replication/replicate.hpp"
#include "sim/statistics/interval.hpp"

namespace tranche {
namespace {

using Values = std::vector<double>;  // of one run, by metric

// A variant made ready to run, while some of its replications are in flight.
struct Ready {
    Setting setting;
    EffectMetrics metrics;
    Ready(const Scenario& scenario, const std::vector<std::string>& names)
        : setting(scenario), metrics(setting, names) {}
};

// The base has no side. `ready` is made once by whichever thread comes first, and dropped after the last replication.
struct Variant {
    FactorSide* side = nullptr;
    std::vector<std::string> overrides;
    std::once_flag once;
    std::unique_ptr<const Ready> ready;  // none: refused, or the base itself
    bool isBase = false;                 // the bound is the value
    std::vector<Values> runs;            // by replication
};

class Study {
public:
    Study(const LoadedScenario& base, const EffectRequest& request, EffectStudy& out)
        : base_(base), request_(request), out_(out) {
        names_ = request.metrics.empty() ? headlineMetrics(base.scenario) : request.metrics;
        variants_.emplace_back();
        for (FactorEffects& one : out.factors)
            for (FactorSide* side : {&one.factor.low, &one.factor.high}) {
                if (!side->refusal.empty()) continue;
                Variant& variant = variants_.emplace_back();
                variant.side = side;
                variant.overrides = one.factor.overrides(*side);
            }
    }

    void run() {
        const std::int64_t n = request_.replications, of = n * static_cast<std::int64_t>(variants_.size());
        ReplicationWatch watch;
        watch.cancel = request_.cancel;
        if (request_.progress) watch.progress = [&](std::int64_t done) { request_.progress(done, of); };
        const auto consume = [&](std::int64_t index, Values&& values) {
            Variant& variant = at(index);
            variant.runs.push_back(std::move(values));
            if (index % n == n - 1) variant.ready.reset();
        };
        try {
            const ReplicationReport report = replicate(
                {of, of, request_.threads, 0}, [&](std::int64_t index) { return oneRun(index); }, consume,
                [](std::int64_t) { return false; }, watch);
            out_.cancelled = report.stop == ReplicationStop::cancelled;
        } catch (const ReplicationFailed& failed) {
            std::string what = failed.what();
            what = what.substr(what.find(": ") + 2);  // its index counts the runs of all variants
            throw VariantFailed(what, at(failed.index()).overrides, failed.index() % n);
        }
        if (!out_.cancelled) compare();
    }

private:
    Variant& at(std::int64_t index) {
        return variants_[static_cast<std::size_t>(index / request_.replications)];
    }

    Values oneRun(std::int64_t index) {
        Variant& variant = at(index);
        std::call_once(variant.once, [&] { prepare(variant); });
        if (!variant.ready) return {};
        const RunKey key{static_cast<std::uint64_t>(base_.scenario.experiment.seed),
                         static_cast<std::uint64_t>(index % request_.replications)};
        Spectator spectator;
        spectator.cancel = request_.cancel;
        const ReplicationOutcome outcome = simulate(variant.ready->setting, key, spectator);
        if (outcome.stop == StopReason::cancelled) return {};  // never consumed
        return variant.ready->metrics.values(outcome);
    }

    void prepare(Variant& variant) {
        if (variant.side == nullptr) {
            variant.ready = std::make_unique<const Ready>(base_.scenario, names_);
            return;
        }
        LoadResult result = loadVariant(base_, variant.overrides);
        if (!result.loaded)
            variant.side->refusal = refusalOf(result);
        else if (result.loaded->hash == base_.hash)
            variant.isBase = true;
        else
            variant.ready = std::make_unique<const Ready>(result.loaded->scenario, names_);
    }

    void compare() {
        const EffectMetrics metrics(Setting(base_.scenario), names_);
        for (std::size_t m = 0; m < names_.size(); ++m) {
            MetricEstimate estimate = metrics.described(m);
            Tally tally;
            for (const Values& run : variants_[0].runs)
                if (!std::isnan(run[m])) tally.add(run[m]);
            const Interval interval = studentInterval(tally, out_.confidence);
            estimate.mean = tally.mean();
            estimate.low = tally.count() > 0 ? interval.low : tally.mean();
            estimate.high = tally.count() > 0 ? interval.high : tally.mean();
            estimate.n = tally.count();
            estimate.headline = true;
            out_.base.push_back(std::move(estimate));
        }
        std::size_t next = 1;
        for (FactorEffects& one : out_.factors)
            for (const bool low : {true, false}) {
                const FactorSide* side = low ? &one.factor.low : &one.factor.high;
                if (next >= variants_.size() || variants_[next].side != side) continue;  // never tried
                const Variant& variant = variants_[next++];
                if (!side->refusal.empty()) continue;
                for (std::size_t m = 0; m < names_.size(); ++m)
                    (low ? one.low : one.high).push_back(effect(variant, m));
            }
    }

    PairedEffect effect(const Variant& variant, std::size_t metric) const {
        Tally differences;
        for (std::size_t r = 0; r < variants_[0].runs.size(); ++r) {
            const double base = variants_[0].runs[r][metric];
            const double value = variant.isBase ? base : variant.runs[r][metric];
            if (!std::isnan(value) && !std::isnan(base)) differences.add(value - base);
        }
        if (differences.count() == 0) {
            const double undefined = std::numeric_limits<double>::quiet_NaN();
            return {undefined, undefined, undefined, 0};
        }
        const Interval interval = studentInterval(differences, out_.confidence);
        return {differences.mean(), interval.low, interval.high, differences.count()};
    }

    const LoadedScenario& base_;
    const EffectRequest& request_;
    EffectStudy& out_;
    std::vector<std::string> names_;
    std::deque<Variant> variants_;  // the base first
};

}  // namespace

std::string refusalOf(const LoadResult& result) {
    std::string text;
    for (const Issue& issue : result.issues.sorted()) {
        if (issue.warning) continue;
        const std::string one = issue.key + ": found " + issue.found + ", expected " + issue.expected;
        if (text.find(one) == text.npos) text += (text.empty() ? "" : "; ") + one;
    }
    return text.empty() ? "it cannot be read" : text;
}

std::vector<std::string> headlineMetrics(const Scenario& scenario) {
    const TargetSpec* largest = nullptr;
    for (const TargetSpec& target : scenario.targets)
        if (largest == nullptr || target.gpus > largest->gpus ||
            (target.gpus == largest->gpus && target.by < largest->by))
            largest = &target;
    return {largest == nullptr ? "capacity.in_service" : "capacity.in_service@" + formatDate(largest->by),
            "wait_days.mean",
            "wait_days.p90",
            "success.gpus",
            "ladder.allocation",
            "unmet.gpu_hours",
            "cost.krw_per_gpu_hour"};
}

std::string unknownMetric(const Setting& setting, const std::vector<std::string>& metrics) {
    const auto unknown = EffectMetrics(setting, metrics).unknown();
    return unknown ? metrics[*unknown] : std::string();
}

std::int64_t effectRuns(std::size_t factors, std::int64_t replications) {
    return (1 + 2 * static_cast<std::int64_t>(factors)) * replications;
}

EffectStudy oneAtATime(const LoadedScenario& base, const EffectRequest& request) {
    expects(request.replications >= 2, "an interval needs two replications");
    EffectStudy study;
    study.grouped = request.grouping == Grouping::identical;
    study.replications = request.replications;
    study.confidence = base.scenario.experiment.confidence;
    for (Factor& factor : rangedFactors(base, request.grouping))
        study.factors.push_back({std::move(factor), {}, {}});
    study.runs = effectRuns(study.factors.size(), request.replications);
    study.unranged = unrangedAssumptions(base);
    Study(base, request, study).run();
    return study;
}

double influence(const FactorEffects& one, std::size_t metric) {
    double low = 0, high = 0;
    bool defined = false;
    for (const auto* side : {&one.low, &one.high}) {
        if (side->empty() || std::isnan((*side)[metric].mean)) continue;
        defined = true;
        low = std::min(low, (*side)[metric].mean);
        high = std::max(high, (*side)[metric].mean);
    }
    return defined ? high - low : std::numeric_limits<double>::quiet_NaN();
}

std::vector<std::size_t> byInfluence(const EffectStudy& study, std::size_t metric) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < study.factors.size(); ++i)
        if (influence(study.factors[i], metric) > 0) order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return influence(study.factors[a], metric) > influence(study.factors[b], metric);
    });
    return order;
}

}  // namespace tranche
