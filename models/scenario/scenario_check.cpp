// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/scenario/scenario_check.hpp"

#include <algorithm>

#include "models/outcome/metric_table.hpp"
#include "models/procurement/procurement_check.hpp"
#include "models/scenario/demand_check.hpp"
#include "models/scenario/private_fleet_check.hpp"
#include "models/scenario/supply_check.hpp"

namespace tranche {
namespace {

using Names = std::vector<std::string>;

std::string at(std::string_view list, std::size_t i, std::string_view key) {
    return std::string(list) + "[" + std::to_string(i) + "]" + (key.empty() ? "" : ".") + std::string(key);
}

class Check {
public:
    Check(const Scenario& scenario, const Node& root, Issues& issues)
        : s_(scenario), root_(root), issues_(issues) {}

    void run() {
        const auto place = [this](std::string_view key) { return placeOf(root_, key); };
        checkProcurement(s_.tranches, s_.delayFactors, s_.hardware, place, issues_);
        checkSupply(s_, root_, issues_);
        checkPrivateFleets(s_, root_, issues_);
        collectNames();
        pools();
        topology();
        demand();
        checkDemand(s_, root_, issues_);
        calls();
        national();
        policy();
        window();
        stopping();
    }

private:
    void add(const std::string& key, std::string found, std::string expected, bool warning = false) {
        issues_.add({placeOf(root_, key), key, std::move(found), std::move(expected), warning});
    }

    void known(const std::string& key, const std::string& name, const Names& names, const char* what) {
        if (std::find(names.begin(), names.end(), name) != names.end()) return;
        add(key, shownValue(name), std::string("the id of a ") + what + didYouMean(name, names));
    }

    void allKnown(const std::string& key, const Names& list, const Names& names, const char* what) {
        for (std::size_t i = 0; i < list.size(); ++i) known(at(key, i, ""), list[i], names, what);
    }

    template <class Items>
    Names distinct(std::string_view list, const Items& items) {
        Names names;
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (items[i].id.empty()) add(at(list, i, "id"), "''", "a name");
            if (std::find(names.begin(), names.end(), items[i].id) != names.end())
                add(at(list, i, "id"), shownValue(items[i].id), "a name that no other of the list has");
            names.push_back(items[i].id);
        }
        return names;
    }

    // GPUs of a server of a pool; 1 where that has a fault of its own.
    Gpus serverOf(const std::string& pool) const {
        for (const TrancheSpec& tranche : s_.tranches)
            for (const GpuModel& model : s_.hardware)
                if (poolOf(tranche) == pool && model.id == tranche.gpu)
                    return std::max<Gpus>(1, model.nodeGpus);
        return 1;
    }

    void collectNames() {
        if (s_.id.empty()) add("scenario", "''", "a name");
        models_ = distinct("hardware", s_.hardware);
        sectors_ = distinct("sectors", s_.sectors);
        distinct("calls", s_.calls);
        distinct("call_series", s_.callSeries);
        asides_ = distinct("set_asides", s_.setAsides);
        distinct("contests", s_.contests);
        for (const TrancheSpec& tranche : s_.tranches)
            if (std::find(pools_.begin(), pools_.end(), poolOf(tranche)) == pools_.end())
                pools_.push_back(poolOf(tranche));
        const auto more = [&](const std::string& pool) {
            if (std::find(pools_.begin(), pools_.end(), pool) == pools_.end()) pools_.push_back(pool);
        };
        for (const LeaseSpec& lease : s_.leases) more(poolOf(lease));
        for (const TrancheSpec& tranche : s_.tranches)
            if (tranche.refresh) more(refreshPoolOf(tranche));
    }

    void pools() {
        if (s_.tranches.empty()) add("tranches", "an empty list", "at least one tranche");
        if (pools_.size() > 64) add("tranches", std::to_string(pools_.size()) + " pools", "at most 64");
    }

    // Clusters within the tranche, units of whole racks.
    void topology() {
        for (std::size_t i = 0; i < s_.tranches.size(); ++i) {
            const TrancheSpec& tranche = s_.tranches[i];
            const auto model = std::find_if(s_.hardware.begin(), s_.hardware.end(),
                                            [&](const GpuModel& m) { return m.id == tranche.gpu; });
            if (!tranche.topology || model == s_.hardware.end()) continue;
            const Gpus have = (tranche.units - tranche.operatedBy.ownUnits) / model->nodeGpus;
            Gpus listed = 0;
            for (const std::int64_t nodes : tranche.topology->clusters)
                listed += std::min<std::int64_t>(nodes, have + 1);
            if (listed > have)
                add(at("tranches", i, "topology.clusters"), "clusters of more servers than the tranche has",
                    "at most its " + std::to_string(have) + " government servers of " +
                        std::to_string(model->nodeGpus) + " GPUs");
            const std::int64_t unit = tranche.topology->unitNodes.value_or(0) * model->nodeGpus;
            if (model->rackGpus > 0 && unit % model->rackGpus != 0)
                add(at("tranches", i, "topology.unit_nodes"), std::to_string(*tranche.topology->unitNodes),
                    "whole racks of " + std::to_string(model->rackGpus / model->nodeGpus) + " trays");
        }
    }

    void demand() {
        if (s_.sectors.empty()) add("sectors", "an empty list", "at least one sector");
        for (std::size_t i = 0; i < s_.sectors.size(); ++i) {
            const SectorSpec& sector = s_.sectors[i];
            const bool contest = std::any_of(s_.contests.begin(), s_.contests.end(),
                                             [&](const ContestSpec& c) { return c.sector == sector.id; });
            if (!sector.adoption && !sector.perCall && !sector.stream && !sector.trace && !contest)
                add(at("sectors", i, ""), "a sector without applicants",
                    "one of adoption, per_call, stream and trace", true);
            if (sector.perCall && s_.calls.empty() && s_.callSeries.empty())
                add(at("sectors", i, "per_call"), "applicants per call", "calls or call_series to apply to");
            for (const auto& [model, rate] : sector.throughput)
                known(at("sectors", i, "throughput." + model), model, models_, "GPU model");
            allKnown(at("sectors", i, "prefers"), sector.prefers, pools_, "pool");
            const double years = static_cast<double>(s_.horizon.end.year - s_.horizon.start.year + 1);
            if (sector.stream && sector.stream->perDay * 366 * years > 5e7)
                add(at("sectors", i, "stream.per_day"), std::to_string(sector.stream->perDay),
                    "at most 50 million arrivals in a run");
        }
    }

    template <class Spec>
    void oneCall(std::string_view list, std::size_t i, const Spec& call) {
        allKnown(at(list, i, "pools"), call.pools, pools_, "pool");
        allKnown(at(list, i, "sectors"), call.sectors, sectors_, "sector");
    }

    void calls() {
        const bool rounds = s_.policy.intake.mode != IntakeMode::rolling;
        const bool applicants = std::any_of(s_.sectors.begin(), s_.sectors.end(), [](const SectorSpec& x) {
            return x.adoption || x.perCall || x.stream || x.trace;
        });
        if (rounds && applicants && s_.calls.empty() && s_.callSeries.empty())
            add("policy.intake.mode", "rounds without calls", "calls or call_series, or rolling intake");
        for (std::size_t i = 0; i < s_.calls.size(); ++i) {
            oneCall("calls", i, s_.calls[i]);
            if (s_.calls[i].opens < s_.horizon.start || s_.horizon.end < s_.calls[i].opens)
                add(at("calls", i, "opens"), formatDate(s_.calls[i].opens), "a day of the horizon");
        }
        for (std::size_t i = 0; i < s_.callSeries.size(); ++i) {
            oneCall("call_series", i, s_.callSeries[i]);
            if (s_.callSeries[i].firstOpens < s_.horizon.start)
                add(at("call_series", i, "first_opens"), formatDate(s_.callSeries[i].firstOpens),
                    "a day of the horizon");
        }
    }

    void national() {
        for (std::size_t i = 0; i < s_.setAsides.size(); ++i)
            known(at("set_asides", i, "pool"), s_.setAsides[i].pool, pools_, "pool");
        loans();
        for (std::size_t i = 0; i < s_.contests.size(); ++i) {
            const ContestSpec& contest = s_.contests[i];
            known(at("contests", i, "sector"), contest.sector, sectors_, "sector");
            known(at("contests", i, "set_aside"), contest.setAside, asides_, "set-aside");
            if (contest.stages.empty())
                add(at("contests", i, "stages"), "an empty list", "at least one stage");
            if (contest.stages.size() > 200)
                add(at("contests", i, "stages"), std::to_string(contest.stages.size()), "at most 200");
            const auto aside = std::find_if(s_.setAsides.begin(), s_.setAsides.end(),
                                            [&](const SetAsideSpec& a) { return a.id == contest.setAside; });
            if (aside == s_.setAsides.end()) continue;
            for (std::size_t k = 0; k < contest.stages.size(); ++k) {
                const ContestStageSpec& stage = contest.stages[k];
                const Gpus server = serverOf(aside->pool);
                if (!stage.leased && !stage.gpusPerTeam && stage.teams > 0 &&
                    aside->gpus / stage.teams < server)
                    add(at("contests", i, at("stages", k, "teams")), std::to_string(stage.teams),
                        "at most " + std::to_string(aside->gpus / server) +
                            ", so that each has a server of the set-aside");
                if (stage.leased || !stage.gpusPerTeam || *stage.gpusPerTeam * stage.teams <= aside->gpus)
                    continue;
                add(at("contests", i, at("stages", k, "gpus_per_team")),
                    std::to_string(*stage.gpusPerTeam) + " x " + std::to_string(stage.teams) + " teams",
                    "at most the " + std::to_string(aside->gpus) + " GPUs of the set-aside");
            }
        }
    }

    // Who borrowed is not asked from which set-aside of the pool, so that in a pool with lend_preemptible only one may lend.
    void loans() {
        for (std::size_t i = 0; i < s_.setAsides.size(); ++i) {
            if (s_.setAsides[i].idle != IdleRule::lendPreemptible) continue;
            for (std::size_t j = 0; j < s_.setAsides.size(); ++j)
                if (j != i && s_.setAsides[j].pool == s_.setAsides[i].pool &&
                    s_.setAsides[j].idle != IdleRule::hold)
                    add(at("set_asides", i, "idle"), "lend_preemptible beside " + s_.setAsides[j].id,
                        "the only set-aside of its pool that lends");
            const bool back = s_.policy.intake.mode == IntakeMode::rolling || s_.policy.waitingList.days > 0;
            if (const auto& rule = s_.setAsides[i].preemption;
                rule && rule->compensation == Compensation::time && !back)
                add(at("set_asides", i, "preemption.compensation"), "time without a waiting list",
                    "policy.waiting_list.days above 0, or rolling intake", true);
        }
    }

    void policy() {
        const PolicySpec& p = s_.policy;
        for (const auto& [model, cap] : p.eligibility.caps) {
            const std::string key = "policy.eligibility.caps." + model;
            const auto it = std::find_if(s_.hardware.begin(), s_.hardware.end(),
                                         [&, name = model](const GpuModel& m) { return m.id == name; });
            if (it == s_.hardware.end())
                known(key, model, models_, "GPU model");
            else if (cap < it->nodeGpus)
                add(key, std::to_string(cap),
                    "at least one server of " + std::to_string(it->nodeGpus) + " GPUs");
        }
        allKnown("policy.eligibility.cap_exempt", p.eligibility.capExempt, sectors_, "sector");
        for (const auto& [sector, bonus] : p.review.bonus)
            known("policy.review.bonus." + sector, sector, sectors_, "sector");
        for (const auto& [sector, weight] : p.award.weights)
            known("policy.award.weights." + sector, sector, sectors_, "sector");
        if (p.intake.mode == IntakeMode::rolling && p.waitingList.days > 0)
            add("policy.waiting_list.days", std::to_string(p.waitingList.days),
                "0 with rolling intake: its queue is the list", true);
        if (p.intake.mode == IntakeMode::rolling && p.shares.form != ShareForm::limit)
            add("policy.shares.form", names(Tag<ShareForm>{}).text(p.shares.form),
                "limit with rolling intake: places are reserved in rounds", true);
        if (p.intake.mode == IntakeMode::rolling && p.shares.unused != UnusedShare::hold)
            add("policy.shares.unused", names(Tag<UnusedShare>{}).text(p.shares.unused),
                "hold with rolling intake: shares are limits of its queue", true);
        if (p.intake.mode == IntakeMode::rolling && p.eligibility.minScore > 0)
            add("policy.eligibility.min_score", std::to_string(p.eligibility.minScore),
                "no minimum with rolling intake: there is no review", true);
        if (p.review.youthBonus != 0 && !p.price &&
            std::none_of(s_.sectors.begin(), s_.sectors.end(),
                         [](const SectorSpec& x) { return x.young > 0; }))
            add("policy.review.youth_bonus", std::to_string(p.review.youthBonus),
                "sectors with young above 0", true);
        for (std::size_t k = 0; k < p.review.criteria.size(); ++k)
            for (const auto& [sector, offset] : p.review.criteria[k].offset)
                known(at("policy.review.criteria", k, "offset." + sector), sector, sectors_, "sector");
        if (p.award.rule == "gavel") twoModels();
        organisations();
        if (p.price) prices(*p.price);
        // A group may name sectors that a scenario does not have: policies are shared between scenarios.
    }

    void twoModels() {
        Names models;
        for (const TrancheSpec& tranche : s_.tranches)
            if (std::find(models.begin(), models.end(), tranche.gpu) == models.end())
                models.push_back(tranche.gpu);
        if (models.size() > 2)
            add("policy.award.rule", "gavel with " + std::to_string(models.size()) + " GPU models",
                "tranches of one or two models");
    }

    void prices(const PriceSpec& price) {
        for (const auto& [model, unused] : price.list)
            known("policy.price.list." + model, model, models_, "GPU model");
    }

    void organisations() {
        const PolicySpec& p = s_.policy;
        const auto any = [&](auto test) { return std::any_of(s_.sectors.begin(), s_.sectors.end(), test); };
        const bool regional = any([](const SectorSpec& x) { return x.regional > 0; });
        const bool organised = any([](const SectorSpec& x) { return x.organisations.has_value(); });
        if (p.shares.reserve && p.shares.reserve->regional && !regional)
            add("policy.shares.reserve.regional", "true where no sector has regional applicants",
                "sectors with regional above 0");
        if (p.review.regionalBonus != 0 && !regional)
            add("policy.review.regional_bonus", std::to_string(p.review.regionalBonus),
                "sectors with regional above 0", true);
        if (!organised && (p.eligibility.maxActivePerOrganisation || p.eligibility.maxSharePerOrganisation))
            add(std::string("policy.eligibility.") + (p.eligibility.maxActivePerOrganisation
                                                          ? "max_active_per_organisation"
                                                          : "max_share_per_organisation"),
                "a limit where no sector has organisations", "sectors with organisations", true);
        if (p.shares.reserve && p.intake.mode == IntakeMode::rolling)
            add("policy.shares.reserve", "a reserve with rolling intake",
                "rounds: places are reserved at a decision", true);
    }

    void window() {
        const MeasureSpec& m = s_.measure;
        const auto inside = [&](const char* key, const std::optional<Date>& date) {
            if (date && (*date < s_.horizon.start || s_.horizon.end < *date))
                add(key, formatDate(*date), "a day of the horizon");
        };
        inside("measure.from", m.from);
        inside("measure.to", m.to);
        if (m.from && m.to && *m.to < *m.from)
            add("measure.to", formatDate(*m.to), "a day not before measure.from");
        for (std::size_t i = 0; i < s_.targets.size(); ++i)
            if (s_.targets[i].by < s_.horizon.start || s_.horizon.end < s_.targets[i].by)
                add(at("targets", i, "by"), formatDate(s_.targets[i].by), "a day of the horizon");
    }

    void stopping() {
        const auto& until = s_.experiment.replications.until;
        if (!until) return;
        const std::string key = until->metric.substr(0, until->metric.find('@'));
        Names keys;
        for (const MetricRow& row : metricTable()) keys.emplace_back(row.key);
        if (std::find(keys.begin(), keys.end(), key) == keys.end()) {
            add("experiment.replications.until.metric", shownValue(until->metric),
                "a metric (tranche describe metrics)" + didYouMean(key, keys));
            return;
        }
        StudyFacts facts;
        facts.supply = supplyFacts(s_);
        facts.places = s_.policy.placement.has_value();
        for (const SectorSpec& sector : s_.sectors) facts.sectors.push_back({sector.id, sector.name});
        for (const SectorSpec& sector : s_.sectors) {
            facts.sectors.push_back({sector.id, sector.name});
            facts.overAsking = facts.overAsking || sector.gaming.has_value();
        }
        for (const ShareGroupSpec& group : s_.policy.shares.groups)
            facts.groups.push_back({group.id, group.share});
        for (const std::string& pool : pools_) facts.pools.push_back({pool});
        const auto slots = metricSlots(facts);
        if (findSlot(slots, until->metric) < 0)
            add("experiment.replications.until.metric", shownValue(until->metric),
                "a scope of that metric, such as " + key + " or " + key +
                    "@sector:" + (sectors_.empty() ? "x" : sectors_[0]));
    }

    const Scenario& s_;
    const Node& root_;
    Issues& issues_;
    Names models_, sectors_, pools_, asides_;
};

}  // namespace

void checkScenario(const Scenario& scenario, const Node& root, Issues& issues) {
    Check(scenario, root, issues).run();
}

}  // namespace tranche
