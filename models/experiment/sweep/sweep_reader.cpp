// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/experiment/sweep/sweep_reader.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "models/allocation/lottery/sha256.hpp"
#include "models/experiment/effect_metrics.hpp"
#include "models/experiment/one_at_a_time.hpp"
#include "models/fields/node_json.hpp"
#include "models/programme/study.hpp"
#include "models/scenario/policy_file.hpp"
#include "models/scenario/yaml_document.hpp"
#include "sim/replication/precision.hpp"

namespace tranche {
namespace {

namespace fs = std::filesystem;

class Reader {
public:
    Reader(const SweepRequest& request, Issues& issues) : request_(request), issues_(issues) {}

    std::optional<Sweep> read(int* exitHint) {
        int hint = kExitBadContent;
        const std::optional<Node> root = parseYamlFile(request_.file, issues_, &hint);
        if (root) {
            root_ = *root;
            if (issues_.errorCount() == 0) readSpec();
            if (issues_.errorCount() == 0) readBases(hint);
            if (issues_.errorCount() == 0) bindFactors();
            if (issues_.errorCount() == 0) findMetrics();
            if (issues_.errorCount() == 0) makeDesign();
            if (issues_.errorCount() == 0 && request_.extremes) tryExtremes();
        }
        if (issues_.errorCount() > 0 || !root) {
            if (exitHint != nullptr) *exitHint = hint;
            return std::nullopt;
        }
        identify();
        return std::move(sweep_);
    }

private:
    void readSpec() {
        ReadContext context;
        sweep_.spec = tranche::read<SweepSpec>(root_, context);
        issues_.append(context.issues);
        SweepSpec& spec = sweep_.spec;
        if (request_.seed) spec.seed = request_.seed;
        if (request_.replications) {
            const std::optional<PrecisionSpec> until = spec.replications.until;
            spec.replications = *request_.replications;
            if (spec.replications.max > spec.replications.min) spec.replications.until = until;
        }
        spec.set.insert(spec.set.end(), request_.set.begin(), request_.set.end());
        if (!spec.replications.until && spec.replications.min < spec.replications.max)
            spec.replications.min = spec.replications.max;  // nothing would stop it earlier
        sweep_.version = request_.version;
        if (spec.replications.until && spec.replications.min < kLeastReplications)
            fault("replications.min", std::to_string(spec.replications.min),
                  "at least " + std::to_string(kLeastReplications) +
                      " where a precision decides: fewer say too little "
                      "of the spread");
        for (std::size_t f = 0; f < spec.factors.size(); ++f) {
            const SweepFactorSpec& factor = spec.factors[f];
            for (const std::string_view column : kColumns)
                if ((factor.name.empty() ? factor.path : factor.name) == column)
                    fault("factors[" + std::to_string(f) + "].name", shownValue(column),
                          "a name that is no column of the results");
        }
    }

    static constexpr std::array<std::string_view, 9> kColumns{
        "point", "scenario", "policy", "replication", "seed", "metric", "scope", "unit", "value"};

    void fault(const std::string& key, std::string found, std::string expected) {
        issues_.add({.place = placeOf(root_, key),
                     .key = key,
                     .found = std::move(found),
                     .expected = std::move(expected)});
    }

    // nullopt: reported. "" is the scenario's own.
    std::optional<std::optional<fs::path>> findPolicy(const std::string& name, const fs::path& scenario,
                                                      const std::string& key) {
        if (name.empty()) return std::optional<fs::path>();
        std::error_code error;
        if (const fs::path beside = request_.file.parent_path() / name; fs::is_regular_file(beside, error))
            return std::optional<fs::path>(beside);
        if (auto file = policyFile(name, scenario)) return std::optional<fs::path>(std::move(file));
        const std::vector<std::string> known = policyNames(scenario);
        fault(key, shownValue(name), "a policy's name or file" + didYouMean(name, known));
        return std::nullopt;
    }

    void readBases(int& hint) {
        const SweepSpec& spec = sweep_.spec;
        const bool one = !spec.scenario.empty();
        const std::vector<std::string> files = one ? std::vector<std::string>{spec.scenario} : spec.scenarios;
        const std::vector<std::string> policies =
            spec.policies.empty() ? std::vector<std::string>{""} : spec.policies;
        std::vector<std::string> overrides = spec.set;
        if (spec.seed) overrides.push_back("experiment.seed=" + std::to_string(*spec.seed));
        for (std::size_t s = 0; s < files.size(); ++s) {
            const std::string key = one ? "scenario" : "scenarios[" + std::to_string(s) + "]";
            const fs::path file = (request_.file.parent_path() / files[s]).lexically_normal();
            std::error_code error;
            if (!fs::is_regular_file(file, error)) {
                fault(key, shownValue(files[s]), "a scenario's file, relative to this one");
                continue;
            }
            for (std::size_t p = 0; p < policies.size(); ++p) {
                const auto policy = findPolicy(policies[p], file, "policies[" + std::to_string(p) + "]");
                if (policy) readBase(file, *policy, policies[p], overrides, hint);
            }
        }
    }

    void readBase(const fs::path& file, const std::optional<fs::path>& policy, const std::string& name,
                  const std::vector<std::string>& overrides, int& hint) {
        LoadResult result = loadScenario({file, overrides, policy});
        if (!result.loaded) {
            addNew(result.issues);
            if (result.fault == LoadFault::noInput) hint = kExitNoInput;
            return;
        }
        SweepBase base;
        base.scenario = result.loaded->scenario.id;
        base.policy = name.empty() ? result.loaded->scenario.policy.name : fs::path(name).stem().string();
        base.seed = static_cast<std::uint64_t>(result.loaded->scenario.experiment.seed);
        base.loaded = *std::move(result.loaded);
        for (const SweepBase& other : sweep_.bases)
            if (other.scenario == base.scenario && other.policy == base.policy)
                fault("policies", base.scenario + " under " + base.policy + " twice",
                      "scenarios and policies with different names");
        sweep_.bases.push_back(std::move(base));
    }

    // A fault of a scenario shows under every policy.
    void addNew(const Issues& found) {
        for (const Issue& issue : found.all()) {
            const bool known = std::any_of(issues_.all().begin(), issues_.all().end(), [&](const Issue& one) {
                return one.key == issue.key && one.found == issue.found && one.place.line == issue.place.line;
            });
            if (!issue.warning && !known) issues_.add(issue);
        }
    }

    void bindFactors() {
        for (SweepBase& base : sweep_.bases) {
            Issues found;
            std::vector<std::size_t> rows;
            for (std::size_t f = 0; f < sweep_.spec.factors.size(); ++f) {
                const std::string key = "factors[" + std::to_string(f) + "]";
                const Node* row = find(root_, key);
                for (SweepFactor& factor : bindFactor(sweep_.spec.factors[f], row == nullptr ? root_ : *row,
                                                      key, base.loaded, found)) {
                    base.factors.push_back(std::move(factor));
                    rows.push_back(f);
                }
            }
            addNew(found);
            rows_ = std::move(rows);
            if (issues_.errorCount() == 0) sameFactors(base);
            if (issues_.errorCount() == 0) effectiveFactors(base);
        }
    }

    void sameFactors(const SweepBase& base) {
        const std::vector<SweepFactor>& first = sweep_.bases.front().factors;
        const bool same = std::equal(first.begin(), first.end(), base.factors.begin(), base.factors.end(),
                                     [](const SweepFactor& a, const SweepFactor& b) {
                                         return a.name == b.name && a.discrete() == b.discrete() &&
                                                a.gridLevels() == b.gridLevels();
                                     });
        if (!same)
            fault("factors", "other factors in " + base.scenario + " under " + base.policy,
                  "factors that are the same in all scenarios and policies");
        for (std::size_t i = 0; i < base.factors.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                if (base.factors[i].name == base.factors[j].name && &base == &sweep_.bases.front())
                    fault("factors[" + std::to_string(rows_[i]) + "]",
                          shownValue(base.factors[i].name) + " again", "a name that no other factor has");
    }

    // What would be run and change nothing.
    void effectiveFactors(const SweepBase& base) {
        std::map<std::string, std::string> setBy;
        for (std::size_t f = 0; f < base.factors.size(); ++f) {
            const SweepFactor& factor = base.factors[f];
            const std::string key = "factors[" + std::to_string(rows_[f]) + "]";
            for (const std::string& place : factor.places()) {
                for (const std::string_view idle : {"experiment.", "scenario", "title"})
                    if (place.starts_with(idle))
                        fault(key, place,
                              "a value that a replication depends on; seed and replications have keys of "
                              "their own");
                const auto [at, fresh] = setBy.try_emplace(place, factor.name);
                if (!fresh)
                    fault(key, place + ", which " + shownValue(at->second) + " sets as well",
                          "a place that no other factor sets");
            }
            if (!factor.discrete()) continue;
            std::set<std::vector<std::string>> known;
            for (std::int64_t i = 0; i < factor.gridLevels(); ++i)
                if (!known.insert(factor.gridValue(i).overrides).second)
                    fault(key, "the value " + factor.gridValue(i).text + " twice", "every value once");
        }
    }

    void findMetrics() {
        std::vector<std::string> asked = sweep_.spec.metrics, all;
        std::vector<Setting> settings;
        for (const SweepBase& base : sweep_.bases) {
            settings.emplace_back(base.loaded.scenario);
            for (const MetricSlot& slot : metricSlots(studyFacts(settings.back()))) {
                std::string name = std::string(slot.row->key) + (slot.scope == 0 ? "" : "@" + slot.name);
                if (std::find(all.begin(), all.end(), name) == all.end()) all.push_back(std::move(name));
            }
        }
        if (asked.empty()) asked = headlineMetrics(sweep_.bases.front().loaded.scenario);
        if (asked.size() == 1 && asked[0] == "all") asked = all;
        if (const auto& until = sweep_.spec.replications.until;
            until && std::find(asked.begin(), asked.end(), until->metric) == asked.end())
            asked.push_back(until->metric);
        for (std::size_t i = 0; i < asked.size(); ++i) addMetric(asked[i], i, settings, all);
    }

    void addMetric(const std::string& name, std::size_t index, const std::vector<Setting>& settings,
                   const std::vector<std::string>& all) {
        if (std::find(sweep_.metrics.begin(), sweep_.metrics.end(), name) != sweep_.metrics.end()) return;
        for (const Setting& setting : settings) {
            const EffectMetrics metrics(setting, {name});
            if (metrics.unknown()) continue;
            sweep_.metrics.push_back(name);
            sweep_.metricTexts.push_back(metrics.described(0));
            return;
        }
        const bool listed = index < sweep_.spec.metrics.size();
        fault(listed ? "metrics[" + std::to_string(index) + "]" : "replications.until.metric",
              shownValue(name),
              "a metric of the scenario" + didYouMean(name, all) + "; see tranche describe metrics");
    }

    void makeDesign() {
        const DesignSpec& d = sweep_.spec.design;
        const std::vector<SweepFactor>& factors = sweep_.bases.front().factors;
        const auto seed = static_cast<std::uint64_t>(d.seed);
        if (d.kind != DesignKind::grid && factors.empty())
            return fault("factors", "no factor", "factors, for a design that is not a grid");
        std::vector<std::int64_t> levels;
        for (const SweepFactor& factor : factors) levels.push_back(factor.gridLevels());
        constexpr double kMostRuns = 1e12;
        double runs =
            static_cast<double>(sweep_.bases.size()) * static_cast<double>(sweep_.spec.replications.max);
        if (d.kind == DesignKind::grid)
            for (const std::int64_t n : levels) runs *= static_cast<double>(n);
        if (d.kind != DesignKind::grid)
            runs *= static_cast<double>(d.points) * static_cast<double>(factors.size() + 2);
        if (runs > kMostRuns)
            return fault("factors", "more than 1e12 runs", "fewer factors, values or points");
        switch (d.kind) {
            case DesignKind::grid:
                sweep_.design = GridDesign(levels);
                break;
            case DesignKind::latinHypercube:
                sweep_.design = LatinHypercube(d.points, factors.size(), seed);
                break;
            case DesignKind::sobol:
                sweep_.design = SobolPoints(d.points, factors.size(), seed);
                break;
            case DesignKind::morris:
                sweep_.design = MorrisDesign(d.points, factors.size(), seed, static_cast<int>(d.levels));
                break;
            case DesignKind::saltelli:
                sweep_.design = SaltelliDesign(d.points, factors.size(), seed);
                break;
        }
    }

    // Of every base, until that takes too long.
    void tryExtremes() {
        constexpr std::size_t kMostReadings = 2'000;
        std::size_t readings = 0;
        for (const SweepBase& base : sweep_.bases)
            for (std::size_t f = 0; f < base.factors.size(); ++f)
                for (const FactorValue& value : base.factors[f].extremes())
                    if (++readings <= kMostReadings) tryValue(base, f, value);
    }

    void tryValue(const SweepBase& base, std::size_t f, const FactorValue& value) {
        const std::string key = "factors[" + std::to_string(rows_[f]) + "]";
        const std::string what = base.factors[f].name + " = " + value.text;
        Issues found;
        if (!value.refusal.empty()) {
            found.add({.place = placeOf(root_, key),
                       .key = key,
                       .found = what,
                       .expected = "a value that the scenario takes: " + value.refusal});
        } else if (!value.overrides.empty()) {
            for (const Issue& issue : loadVariant(base.loaded, value.overrides).issues.sorted())
                if (!issue.warning)
                    found.add({.place = placeOf(root_, key),
                               .key = key + " -> " + issue.key,
                               .found = issue.found + " (" + what + ")",
                               .expected = issue.expected});
        }
        addNew(found);
    }

    void identify() {
        sweep_.resolved = write(sweep_.spec);
        std::string text = "tranche-sweep|" + sweep_.version + "|" + toJson(write(sweep_.spec.design), 0) +
                           "|" + toJson(write(sweep_.spec.replications), 0);
        for (const SweepBase& base : sweep_.bases) {
            text += "|" + base.scenario + "|" + base.policy + "|" + base.loaded.hash + "|" +
                    std::to_string(base.seed);
            for (const SweepFactor& factor : base.factors) text += "|" + factor.identity();
        }
        for (const std::string& metric : sweep_.metrics) text += "|" + metric;
        sweep_.hash = sha256(text).substr(0, 32);
    }

    const SweepRequest& request_;
    Issues& issues_;
    Node root_;
    Sweep sweep_;
    std::vector<std::size_t> rows_;  // of the file, by factor
};

}  // namespace

std::optional<Sweep> readSweep(const SweepRequest& request, Issues& issues, int* exitHint) {
    return Reader(request, issues).read(exitHint);
}

}  // namespace tranche
