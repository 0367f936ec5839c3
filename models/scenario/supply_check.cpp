// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/scenario/supply_check.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "models/fields/read_context.hpp"

namespace tranche {
namespace {

using Names = std::vector<std::string>;

class Check {
public:
    Check(const Scenario& scenario, const Node& root, Issues& issues)
        : s_(scenario), root_(root), issues_(issues) {}

    void run() {
        for (std::size_t t = 0; t < s_.tranches.size(); ++t) pools_.try_emplace(poolOf(s_.tranches[t]), t);
        for (const GpuModel& m : s_.hardware) models_.push_back(m.id);
        for (const PricePathSpec& path : s_.prices) priced_.push_back(path.gpu);
        sites();
        spares();
        outages();
        budgets();
        prices();
        leases();
        for (std::size_t t = 0; t < s_.tranches.size(); ++t) tranche(t);
        operators();
        places();
    }

private:
    void add(const std::string& key, std::string found, std::string expected) {
        issues_.add({placeOf(root_, key), key, std::move(found), std::move(expected), false});
    }

    void known(const std::string& key, const std::string& name, const Names& names, const char* what) {
        if (std::find(names.begin(), names.end(), name) != names.end()) return;
        add(key, shownValue(name), std::string("the id of a ") + what + didYouMean(name, names));
    }

    Names poolNames() const {
        Names names;
        for (const auto& [pool, first] : pools_) names.push_back(pool);
        return names;
    }

    template <class Items>
    Names distinct(const std::string& list, const Items& items) {
        Names names;
        for (std::size_t i = 0; i < items.size(); ++i) {
            const std::string key = fmt::format("{}[{}].id", list, i);
            if (items[i].id.empty()) add(key, "''", "a name");
            if (std::find(names.begin(), names.end(), items[i].id) != names.end())
                add(key, shownValue(items[i].id), "a name that no other of the list has");
            names.push_back(items[i].id);
        }
        return names;
    }

    void sites() {
        const Names names = distinct("sites", s_.sites);
        for (std::size_t t = 0; t < s_.tranches.size(); ++t) {
            const TrancheSpec& tranche = s_.tranches[t];
            const std::string key = fmt::format("tranches[{}].site", t);
            if (!tranche.site.empty()) known(key, tranche.site, names, "site");
            const TrancheSpec& first = s_.tranches[pools_.at(poolOf(tranche))];
            if (first.site != tranche.site)
                add(tranche.site.empty() ? fmt::format("tranches[{}].pool", t) : key,
                    tranche.site.empty() ? "no site" : shownValue(tranche.site),
                    fmt::format("{}: the GPUs of pool {} stand at one site",
                                first.site.empty() ? "no site" : shownValue(first.site), poolOf(tranche)));
        }
    }

    Gpus nodesOf(const std::string& pool) const {
        Gpus nodes = 0;
        for (const TrancheSpec& tranche : s_.tranches)
            for (const GpuModel& model : s_.hardware)
                if (poolOf(tranche) == pool && model.id == tranche.gpu)
                    nodes += (tranche.units - tranche.operatedBy.ownUnits) / model.nodeGpus;
        return nodes;
    }

    void spares() {
        for (const auto& [pool, nodes] : s_.operations.spareNodes) {
            const std::string key = "operations.spare_nodes." + pool;
            if (!pools_.contains(pool))
                known(key, pool, poolNames(), "pool");
            else if (nodes > 0 && nodes >= nodesOf(pool))
                add(key, fmt::format("{}", nodes),
                    fmt::format("fewer than the {} nodes of the pool", nodesOf(pool)));
        }
    }

    void outages() {
        const auto& outages = s_.operations.commonOutages;
        distinct("operations.common_outages", outages);
        for (std::size_t i = 0; i < outages.size(); ++i)
            for (std::size_t k = 0; k < outages[i].pools.size(); ++k)
                known(fmt::format("operations.common_outages[{}].pools[{}]", i, k), outages[i].pools[k],
                      poolNames(), "pool");
    }

    void budgets() {
        budgets_ = distinct("budgets", s_.budgets);
        for (std::size_t b = 0; b < s_.budgets.size(); ++b) {
            const std::string& id = s_.budgets[b].id;
            const auto draws = [&](const auto& spec) { return spec.budget == id; };
            if (std::none_of(
                    s_.tranches.begin(), s_.tranches.end(),
                    [&](const TrancheSpec& t) { return draws(t) || (t.refresh && draws(*t.refresh)); }) &&
                std::none_of(s_.leases.begin(), s_.leases.end(), draws))
                warn(fmt::format("budgets[{}].id", b), shownValue(id), "a tranche or lease that draws on it");
        }
    }

    bool isPriced(const std::string& gpu) const {
        return std::find(priced_.begin(), priced_.end(), gpu) != priced_.end();
    }

    void prices() {
        for (std::size_t i = 0; i < s_.prices.size(); ++i) {
            const PricePathSpec& path = s_.prices[i];
            const std::string key = fmt::format("prices[{}].gpu", i);
            known(key, path.gpu, models_, "GPU model");
            if (std::find(priced_.begin(), priced_.begin() + static_cast<std::ptrdiff_t>(i), path.gpu) !=
                priced_.begin() + static_cast<std::ptrdiff_t>(i))
                add(key, shownValue(path.gpu) + " again", "one price path for each model");
        }
    }

    void wholeServers(const std::string& key, const std::string& gpu, Gpus gpus) {
        for (const GpuModel& m : s_.hardware)
            if (m.id == gpu && gpus % m.nodeGpus != 0)
                add(key, fmt::format("{}", gpus),
                    fmt::format("a multiple of {}, the GPUs of a {} server", m.nodeGpus, gpu));
    }

    // A pool that others deliver into is of one model; a new one is of `gpu` from now on.
    void poolOfModel(const std::string& key, const std::string& pool, const std::string& gpu) {
        const auto first = pools_.find(pool);
        const std::string& has =
            first != pools_.end() ? s_.tranches[first->second].gpu : extra_.emplace(pool, gpu).first->second;
        if (has != gpu)
            add(key, fmt::format("{} of {}", shownValue(pool), gpu),
                fmt::format("a pool of one GPU model ({} is of {})", shownValue(pool), has));
    }

    void leases() {
        for (std::size_t i = 0; i < s_.leases.size(); ++i) {
            const LeaseSpec& lease = s_.leases[i];
            const std::string key = fmt::format("leases[{}]", i);
            if (lease.id.find_first_of("./") != std::string::npos)
                add(key + ".id", shownValue(lease.id), "a name without '.' and '/'");
            known(key + ".gpu", lease.gpu, models_, "GPU model");
            wholeServers(key + ".gpus", lease.gpu, lease.gpus);
            poolOfModel(key + ".pool", poolOf(lease), lease.gpu);
            if (!lease.budget.empty()) known(key + ".budget", lease.budget, budgets_, "budget");
            if (lease.whenLate) {
                const auto of =
                    std::find_if(s_.tranches.begin(), s_.tranches.end(),
                                 [&](const TrancheSpec& t) { return t.id == lease.whenLate->tranche; });
                if (of == s_.tranches.end() || !of->plannedInService)
                    add(key + ".when_late.tranche", shownValue(lease.whenLate->tranche),
                        "the id of a tranche with planned_in_service");
            }
        }
        distinct("leases", s_.leases);
    }

    void tranche(std::size_t t) {
        const TrancheSpec& tranche = s_.tranches[t];
        const std::string key = fmt::format("tranches[{}]", t);
        if (!tranche.budget.empty()) {
            known(key + ".budget", tranche.budget, budgets_, "budget");
            if (tranche.costKrw == 0 && !isPriced(tranche.gpu))
                add(key + ".budget", "no price", "cost_krw, or a price path of " + tranche.gpu);
        } else if (tranche.contractYears != 1 || tranche.budgetShare != 1) {
            add(key + (tranche.contractYears != 1 ? ".contract_years" : ".budget_share"), "no budget",
                "a budget beside it");
        }
        if (tranche.retire == LifeRule::economic &&
            std::none_of(priced_.begin(), priced_.end(),
                         [&](const std::string& gpu) { return gpu != tranche.gpu; }))
            add(key + ".retire", "economic", "a price path of another GPU model, the frontier");
        if (!tranche.refresh) return;
        const RefreshSpec& refresh = *tranche.refresh;
        known(key + ".refresh.gpu", refresh.gpu, models_, "GPU model");
        if (!isPriced(refresh.gpu))
            add(key + ".refresh.gpu", shownValue(refresh.gpu), "a GPU model with a price path");
        if (refresh.tradeIn > 0 && !isPriced(tranche.gpu))
            add(key + ".refresh.trade_in", fmt::format("{}", refresh.tradeIn),
                "a price path of " + tranche.gpu + ", whose price is credited");
        poolOfModel(key + ".refresh.pool", refreshPoolOf(tranche), refresh.gpu);
        if (!refresh.budget.empty()) known(key + ".refresh.budget", refresh.budget, budgets_, "budget");
    }

    // Nodes with names follow purchases, failures and retirement, not what else moves nodes in and out of service.
    void places() {
        if (!s_.policy.placement) return;
        const OperationsSpec& o = s_.operations;
        const bool refreshed = std::any_of(s_.tranches.begin(), s_.tranches.end(),
                                           [](const TrancheSpec& t) { return t.refresh.has_value(); });
        const char* beside = !s_.sites.empty()            ? "sites"
                             : !s_.leases.empty()         ? "leases"
                             : !o.spareNodes.empty()      ? "operations.spare_nodes"
                             : o.permanentLossPerYear > 0 ? "operations.permanent_loss_per_year"
                             : refreshed                  ? "refresh of a tranche"
                                                          : nullptr;
        if (beside != nullptr)
            add("policy.placement", std::string("placement beside ") + beside,
                "a policy that counts GPUs: nodes without power, rented, spare or replaced have no place");
    }

    // One operator has one spread of delays and one chance of failing.
    void operators() {
        std::map<std::string, std::size_t> first;
        for (std::size_t t = 0; t < s_.tranches.size(); ++t) {
            const OperatorSpec& o = s_.tranches[t].operatedBy;
            if (o.name.empty()) continue;
            const OperatorSpec& before = s_.tranches[first.try_emplace(o.name, t).first->second].operatedBy;
            if (o.delaySigma != before.delaySigma)
                add(fmt::format("tranches[{}].operator.delay_sigma", t), fmt::format("{}", o.delaySigma),
                    fmt::format("{}, as for {} elsewhere", before.delaySigma, o.name));
            if (o.defaultProbability != before.defaultProbability)
                add(fmt::format("tranches[{}].operator.default_probability", t),
                    fmt::format("{}", o.defaultProbability),
                    fmt::format("{}, as for {} elsewhere", before.defaultProbability, o.name));
        }
    }

    void warn(const std::string& key, std::string found, std::string expected) {
        issues_.add({placeOf(root_, key), key, std::move(found), std::move(expected), true});
    }

    const Scenario& s_;
    const Node& root_;
    Issues& issues_;
    Names models_, priced_, budgets_;
    std::map<std::string, std::string> extra_;  // model of pools that only leases and refreshes make
    std::map<std::string, std::size_t> pools_;  // first tranche of each
};

}  // namespace

void checkSupply(const Scenario& scenario, const Node& root, Issues& issues) {
    Check(scenario, root, issues).run();
}

SupplyFacts supplyFacts(const Scenario& s) {
    SupplyFacts facts;
    facts.sites = !s.sites.empty();
    facts.spares = !s.operations.spareNodes.empty() || s.operations.repairCrews > 0;
    facts.losses = s.operations.permanentLossPerYear > 0;
    facts.checkpoints = s.operations.checkpointMinutes > 0;
    for (const GpuModel& model : s.hardware)
        facts.classes =
            facts.classes ||
            (model.performance && std::any_of(s.tranches.begin(), s.tranches.end(),
                                              [&](const TrancheSpec& t) { return t.gpu == model.id; }));
    facts.leases = !s.leases.empty();
    facts.exchange = s.exchangeRate.volatility > 0 || s.exchangeRate.drift != 0;
    facts.purchases = !s.budgets.empty();
    for (const TrancheSpec& t : s.tranches) {
        facts.refreshes = facts.refreshes || t.refresh.has_value();
        facts.defaults = facts.defaults || t.operatedBy.defaultProbability > 0;
    }
    const Calendar calendar(s.horizon.start);
    const Time end = calendar.at(addDays(s.horizon.end, 1));
    for (const AppropriatedBudgetSpec& budget : s.budgets)
        facts.budgets.push_back(
            {budget.id, budgetYears(budget, calendar, end), budget.company.has_value(), budget.name});
    for (const SiteSpec& site : s.sites)
        facts.siteNames.push_back({site.id, site.name, site.pue.value_or(s.operations.pue),
                                   !site.powerKw.empty() || !site.coolingKw.empty()});
    for (const PrivateFleetSpec& fleet : s.privateFleets) {
        const auto site = std::find_if(s.sites.begin(), s.sites.end(),
                                       [&](const SiteSpec& at) { return at.id == fleet.site; });
        const bool named = site != s.sites.end() && !site->name.empty();
        facts.fleets.push_back(
            {fleet.id, fleet.name, fleet.gpu, named ? site->name : fleet.site, fleet.gpus});
    }
    facts.firstYear = s.horizon.start.year;
    facts.yearsBefore = -toDays(calendar.at({s.horizon.start.year, 1, 1})) / 365.25;
    return facts;
}

}  // namespace tranche
