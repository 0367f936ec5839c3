// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/select/select_best.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include "models/experiment/analysis/kim_nelson.hpp"
#include "models/experiment/effect_metrics.hpp"
#include "models/programme/simulate.hpp"
#include "sim/kernel/contract.hpp"
#include "sim/replication/replicate.hpp"

namespace tranche {
namespace {

constexpr std::int64_t kRoundsAhead = 4;  // of kn, run before it is known that all are needed

struct Cancelled {};
struct Undefined {};

struct Run {
    std::size_t variant = 0;
    std::int64_t replication = 0;
};

class Selection {
public:
    Selection(std::span<const LoadedScenario> variants, std::span<const std::string> names,
              const SelectRequest& request, SelectStudy& study)
        : request_(request), study_(study) {
        for (std::size_t v = 0; v < variants.size(); ++v) {
            settings_.push_back(std::make_unique<const Setting>(variants[v].scenario));
            metrics_.push_back(
                std::make_unique<const EffectMetrics>(*settings_[v], std::vector{request.metric}));
            study.variants.push_back({names[v], {}, {}, 0});
        }
        study.metric = metrics_.front()->described(0);
        values_.resize(variants.size());
    }

    void run() {
        request_.procedure == SelectProcedure::kn ? kimNelson() : budgetAllocation();
        for (SelectedVariant& one : study_.variants)
            one.interval = studentInterval(one.tally, request_.confidence);
        const std::int64_t again = std::max(request_.first, study_.variants[study_.best].tally.count());
        std::vector<Run> fresh;
        for (std::int64_t r = 0; r < again; ++r) fresh.push_back({study_.best, kFreshReplication + r});
        for (const double value : results(fresh)) study_.fresh.add(value);
        study_.freshInterval = studentInterval(study_.fresh, request_.confidence);
    }

private:
    // One value a run, in order.
    std::vector<double> results(const std::vector<Run>& runs) {
        std::vector<double> values;
        ReplicationWatch watch;
        watch.cancel = request_.cancel;
        const auto n = static_cast<std::int64_t>(runs.size());
        const auto at = [&](std::int64_t index) -> const Run& {
            return runs[static_cast<std::size_t>(index)];
        };
        try {
            const ReplicationReport report = replicate(
                {n, n, request_.threads, 0}, [&](std::int64_t index) { return simulated(at(index)); },
                [&](std::int64_t, double value) { values.push_back(value); },
                [](std::int64_t) { return false; }, watch);
            if (report.stop == ReplicationStop::cancelled) throw Cancelled{};
        } catch (const ReplicationFailed& failed) {
            std::string what = failed.what();
            what = what.substr(what.find(": ") + 2);  // its index counts these runs
            throw SelectionFailed(what, at(failed.index()).variant, at(failed.index()).replication);
        }
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (!std::isnan(values[i])) continue;
            study_.undefinedVariant = runs[i].variant;
            study_.undefinedReplication = runs[i].replication;
            throw Undefined{};
        }
        return values;
    }

    double simulated(const Run& run) const {
        const Setting& setting = *settings_[run.variant];
        Spectator spectator;
        spectator.cancel = request_.cancel;
        const ReplicationOutcome outcome =
            simulate(setting,
                     {static_cast<std::uint64_t>(setting.scenario.experiment.seed),
                      static_cast<std::uint64_t>(run.replication)},
                     spectator);
        if (outcome.stop == StopReason::cancelled) return 0;  // never used
        return metrics_[run.variant]->values(outcome).front();
    }

    void take(std::size_t variant, double value) {
        study_.variants[variant].tally.add(value);
        values_[variant].push_back(value);
        ++study_.used;
    }

    void kimNelson() {
        KimNelson kn({study_.variants.size(), request_.first, request_.confidence, request_.indifference,
                      request_.better});
        while (!kn.finished()) {
            const std::vector<std::size_t> in = kn.surviving();
            const auto width = static_cast<std::int64_t>(in.size());
            const std::int64_t room = (request_.budget - study_.used) / width;
            if (room == 0) break;
            const std::int64_t rounds = std::min(room, kn.rounds() == 0 ? request_.first : kRoundsAhead);
            std::vector<Run> runs;
            for (std::int64_t r = 0; r < rounds; ++r)
                for (const std::size_t v : in) runs.push_back({v, kn.rounds() + r});
            const std::vector<double> all = results(runs);
            for (std::int64_t r = 0; r < rounds && kn.surviving() == in && !kn.finished(); ++r) {
                const std::span<const double> round =
                    std::span(all).subspan(static_cast<std::size_t>(r * width), in.size());
                for (std::size_t i = 0; i < in.size(); ++i) take(in[i], round[i]);
                kn.observe(round);
            }
            for (const std::size_t v : in)
                if (std::find(kn.surviving().begin(), kn.surviving().end(), v) == kn.surviving().end())
                    study_.variants[v].outAfter = kn.rounds();
            if (request_.progress) request_.progress(study_.used, kn.surviving().size());
        }
        study_.best = kn.best();
        study_.probability = request_.confidence;
        if (kn.finished()) return;
        study_.end = SelectEnd::budget;
        std::vector<std::vector<double>> left;
        for (const std::size_t v : kn.surviving()) left.push_back(values_[v]);
        study_.probability = correctSelectionPaired(left, request_.better);
    }

    std::vector<Tally> tallies() const {
        std::vector<Tally> all;
        for (const SelectedVariant& one : study_.variants) all.push_back(one.tally);
        return all;
    }

    void budgetAllocation() {
        const auto k = static_cast<std::int64_t>(study_.variants.size());
        std::vector<std::int64_t> add(study_.variants.size(), request_.first);
        const std::int64_t increment = std::max<std::int64_t>(1, k * request_.first / 10);
        for (;;) {
            std::vector<Run> runs;
            for (std::size_t v = 0; v < add.size(); ++v)
                for (std::int64_t r = 0; r < add[v]; ++r)
                    runs.push_back({v, study_.variants[v].tally.count() + r});
            const std::vector<double> all = results(runs);
            for (std::size_t i = 0; i < runs.size(); ++i) take(runs[i].variant, all[i]);
            const std::vector<Tally> now = tallies();
            study_.probability = k == 1 ? 1 : correctSelection(now, request_.better);
            if (request_.progress) request_.progress(study_.used, study_.variants.size());
            if (study_.probability >= request_.confidence) break;
            const std::int64_t more = std::min(increment, request_.budget - study_.used);
            if (more <= 0) {
                study_.end = SelectEnd::budget;
                break;
            }
            add = ocbaIncrement(now, more, request_.better);
        }
        std::vector<double> means;
        for (const Tally& one : tallies()) means.push_back(one.mean());
        study_.best = bestOf(means, request_.better);
    }

    const SelectRequest& request_;
    SelectStudy& study_;
    std::vector<std::unique_ptr<const Setting>> settings_;
    std::vector<std::unique_ptr<const EffectMetrics>> metrics_;
    std::vector<std::vector<double>> values_;
};

}  // namespace

SelectStudy selectBest(std::span<const LoadedScenario> variants, std::span<const std::string> names,
                       const SelectRequest& request) {
    expects(!variants.empty() && variants.size() == names.size(), "a variant, and a name for each");
    expects(request.budget >= static_cast<std::int64_t>(variants.size()) * request.first,
            "a budget for the first replications");
    SelectStudy study;
    study.request = request;
    try {
        Selection(variants, names, request, study).run();
    } catch (const Cancelled&) {
        study.end = SelectEnd::cancelled;
    } catch (const Undefined&) {
        study.end = SelectEnd::undefined;
    }
    return study;
}

}  // namespace tranche
