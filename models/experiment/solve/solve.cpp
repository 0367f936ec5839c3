// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/solve/solve.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include "models/experiment/effect_metrics.hpp"
#include "models/experiment/server_quantum.hpp"
#include "models/fields/strict_number.hpp"
#include "models/programme/simulate.hpp"
#include "models/programme/study.hpp"
#include "models/scenario/item_id.hpp"
#include "sim/kernel/contract.hpp"
#include "sim/replication/replicate.hpp"

namespace tranche {
namespace {

struct Cancelled {};

// The node of a path with ids; null where there is none.
const Node* nodeAt(const Node& root, const std::string& path) {
    Issues ignored;
    const auto steps = stepsTo(root, path, {}, ignored);
    if (!steps) return nullptr;
    const Node* at = &root;
    for (const std::size_t step : *steps)
        at = at->kind == Node::Kind::mapping ? &at->members[step].value : &at->items[step];
    if (const Member* inner = findMember(*at, "value")) at = &inner->value;
    return at;
}

std::string overrideOf(const SolveRequest& request, const std::string& value) {
    return request.over + "=" + value;
}

// What the reader says of a path at which nothing stands: nothing where a field may stand there. What it says of the number
// tried does not count.
Issues issuesOfPath(const LoadedScenario& base, const SolveRequest& request) {
    const std::string trial = "1";
    const LoadResult result = loadVariant(base, {overrideOf(request, trial)});
    if (result.loaded || formatIssues(result.issues).find(shownValue(trial)) != std::string::npos) return {};
    return result.issues;
}

bool isProportion(const Setting& setting, const std::string& metric) {
    const std::vector<MetricSlot> slots = metricSlots(studyFacts(setting));
    const std::ptrdiff_t slot = findSlot(slots, metric);
    return slot >= 0 && slots[static_cast<std::size_t>(slot)].row->interval == IntervalKind::proportion;
}

class Sampling {
public:
    Sampling(const LoadedScenario& base, const SolveRequest& request, SolveStudy& study)
        : base_(base), request_(request), study_(study) {}

    std::optional<std::vector<double>> operator()(std::int64_t point, std::int64_t first,
                                                  std::int64_t count) {
        if (point != point_ || !setting_) {
            ++probes_;
            if (!prepare(point)) return std::nullopt;
        }
        if (request_.progress) request_.progress(probes_, study_.range.lattice.text(point), first + count);
        std::vector<double> values;
        ReplicationWatch watch;
        watch.cancel = request_.cancel;
        const auto run = [&](std::int64_t index) { return observation(first + index); };
        const auto consume = [&](std::int64_t, double value) { values.push_back(value); };
        try {
            const ReplicationReport report = replicate(
                {count, count, request_.threads, 0}, run, consume, [](std::int64_t) { return false; }, watch);
            if (report.stop == ReplicationStop::cancelled) throw Cancelled{};
        } catch (const ReplicationFailed& failed) {
            std::string what = failed.what();
            what = what.substr(what.find(": ") + 2);  // its index counts from `first`
            throw VariantFailed(what, {overrideOf(request_, study_.range.lattice.text(point))},
                                first + failed.index());
        }
        return values;
    }

private:
    bool prepare(std::int64_t point) {
        const LoadResult result =
            loadVariant(base_, {overrideOf(request_, study_.range.lattice.text(point))});
        if (!result.loaded) {
            study_.refusal = formatIssues(result.issues);
            return false;
        }
        setting_ = std::make_unique<const Setting>(result.loaded->scenario);
        metrics_ = std::make_unique<const EffectMetrics>(*setting_, std::vector{request_.metric});
        point_ = point;
        return true;
    }

    double observation(std::int64_t replication) const {
        const RunKey key{static_cast<std::uint64_t>(base_.scenario.experiment.seed),
                         static_cast<std::uint64_t>(replication)};
        Spectator spectator;
        spectator.cancel = request_.cancel;
        const ReplicationOutcome outcome = simulate(*setting_, key, spectator);
        if (outcome.stop == StopReason::cancelled) return 0;  // never consumed
        const double value = metrics_->values(outcome).front();
        if (!request_.chance || std::isnan(value)) return value;
        return request_.target.met(value) ? 1 : 0;
    }

    const LoadedScenario& base_;
    const SolveRequest& request_;
    SolveStudy& study_;
    std::unique_ptr<const Setting> setting_;
    std::unique_ptr<const EffectMetrics> metrics_;
    std::int64_t point_ = 0, probes_ = 0;
};

}  // namespace

SolvePlan planSolve(const LoadedScenario& base, const SolveRequest& request) {
    SolvePlan plan;
    plan.metricUnknown = EffectMetrics(Setting(base.scenario), {request.metric}).unknown().has_value();
    const Node* const node = nodeAt(base.resolved, request.over);
    if (node == nullptr) {
        plan.issues = issuesOfPath(base, request);
        if (plan.issues.hasErrors()) return plan;
    }
    if (node != nullptr && node->kind == Node::Kind::scalar) plan.present = node->text;
    const bool usable = readNumber(plan.present).value || parseDate(plan.present);
    LatticeReading reading = readLattice({request.from, request.to, request.step, usable ? plan.present : "",
                                          serverQuantum(base, request.over)});
    plan.faults = std::move(reading.faults);
    if (!reading.range) return plan;
    const SearchRange& range = *reading.range;
    const auto meet = [&](std::int64_t point) {
        const LoadResult result = loadVariant(base, {overrideOf(request, range.lattice.text(point))});
        if (!result.loaded && !plan.issues.hasErrors()) plan.issues = result.issues;
    };
    if (range.bracketing == Bracketing::ends)
        for (const std::int64_t point : {range.low, range.high}) meet(point);
    else
        meet(range.start);
    if (!plan.issues.hasErrors()) plan.range = std::move(reading.range);
    return plan;
}

SolveStudy solve(const LoadedScenario& base, const SolveRequest& request, const SolvePlan& plan) {
    expects(plan.range.has_value(), "a range to search");
    SolveStudy study;
    const Setting setting(base.scenario);
    study.over = request.over;
    study.present = plan.present;
    study.metric = EffectMetrics(setting, {request.metric}).described(0);
    study.target = request.target;
    study.chance = request.chance;
    study.confidence = base.scenario.experiment.confidence;
    study.first = std::max<std::int64_t>(2, base.scenario.experiment.replications.min);
    study.most = std::max(study.first, base.scenario.experiment.replications.max);
    study.scan = request.scan;
    study.range = *plan.range;
    ThresholdPlan search;
    search.target = request.chance ? Target{Comparison::atLeast, *request.chance} : request.target;
    search.proportion = request.chance || isProportion(setting, request.metric);
    search.confidence = study.confidence;
    search.first = study.first;
    search.most = study.most;
    search.low = study.range.low;
    search.high = study.range.high;
    search.bracketing = study.range.bracketing;
    search.start = study.range.start;
    search.scan = request.scan;
    Sampling sampling(base, request, study);
    try {
        study.answer = findThreshold(search, std::ref(sampling));
    } catch (const Cancelled&) {
        study.cancelled = true;
    }
    return study;
}

}  // namespace tranche
