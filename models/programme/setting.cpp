// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/programme/setting.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "models/demand/use_process.hpp"
#include "sim/kernel/contract.hpp"

namespace tranche {
namespace {

template <class Items>
std::size_t indexOf(const Items& items, const std::string& id) {
    const auto it = std::find_if(items.begin(), items.end(), [&](const auto& item) { return item.id == id; });
    expects(it != items.end(), "names of a checked scenario resolve");
    return static_cast<std::size_t>(it - items.begin());
}

bool contains(const std::vector<std::string>& list, const std::string& id) {
    return std::find(list.begin(), list.end(), id) != list.end();
}

// The pool `id` of a GPU model, made if it is new; `units` more may come into it.
PoolIndex intoPool(Setting& s, const std::string& id, const std::string& gpu, const std::string& site,
                   Gpus units) {
    const auto known =
        std::find_if(s.pools.begin(), s.pools.end(), [&](const auto& p) { return p.id == id; });
    const auto index = static_cast<PoolIndex>(known - s.pools.begin());
    if (known == s.pools.end()) {
        PoolSetting pool;
        pool.id = id;
        pool.model = static_cast<std::uint32_t>(indexOf(s.scenario.hardware, gpu));
        const GpuModel& model = s.scenario.hardware[pool.model];
        pool.quantum = model.nodeGpus;
        const auto& caps = s.scenario.policy.eligibility.caps;
        if (const auto cap = caps.find(model.id); cap != caps.end())
            pool.cap = floorToQuantum(cap->second, pool.quantum);
        if (const auto& price = s.scenario.policy.price)
            if (const auto list = price->list.find(model.id); list != price->list.end())
                pool.listPrice = list->second;
        pool.entity = hash64(id);
        pool.watts = std::llround(model.powerKw * 1000);
        pool.type = s.pools.empty() || pool.model == s.pools[0].model ? 0 : 1;
        if (!site.empty()) pool.site = static_cast<std::uint32_t>(indexOf(s.scenario.sites, site));
        pool.nodeWatts = std::llround(model.powerKw * 1000 * static_cast<double>(model.nodeGpus));
        const auto& spares = s.scenario.operations.spareNodes;
        if (const auto nodes = spares.find(id); nodes != spares.end()) pool.spareNodes = nodes->second;
        s.pools.push_back(pool);
    }
    s.pools[index].units += units;
    return index;
}

// Tranches, then leases, then what replaces each tranche, as purchases count their sources.
void addPools(Setting& s) {
    for (const TrancheSpec& t : s.scenario.tranches)
        s.poolOfTranche.push_back(intoPool(s, poolOf(t), t.gpu, t.site, t.units - t.operatedBy.ownUnits));
    for (const LeaseSpec& lease : s.scenario.leases)
        s.poolOfTranche.push_back(intoPool(s, poolOf(lease), lease.gpu, "", lease.gpus));
    for (const TrancheSpec& t : s.scenario.tranches) {
        if (!t.refresh) {
            s.poolOfTranche.push_back(kNoPool);
            continue;
        }
        const GpuModel& model = s.scenario.hardware[indexOf(s.scenario.hardware, t.refresh->gpu)];
        const auto most = static_cast<Gpus>(
            std::floor(static_cast<double>(t.units - t.operatedBy.ownUnits) * t.refresh->perUnit + 1e-9));
        s.poolOfTranche.push_back(
            intoPool(s, refreshPoolOf(t), model.id, t.site, floorToQuantum(most, model.nodeGpus)));
    }
    std::uint32_t node = 0;
    for (PoolSetting& pool : s.pools) {
        pool.firstNode = node;
        pool.nodes = static_cast<std::uint32_t>(pool.units / pool.quantum);
        node += pool.nodes;
    }
    expects(s.pools.size() <= 64, "at most 64 pools");
    s.allPools = s.pools.size() == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << s.pools.size()) - 1;
}

void addFleets(Setting& s) {
    for (const PrivateFleetSpec& spec : s.scenario.privateFleets) {
        const GpuModel& model = s.scenario.hardware[indexOf(s.scenario.hardware, spec.gpu)];
        FleetSetting fleet;
        fleet.quantum = model.nodeGpus;
        fleet.serverWatts = std::llround(model.powerKw * 1000 * static_cast<double>(model.nodeGpus));
        if (!spec.site.empty()) fleet.site = static_cast<std::uint32_t>(indexOf(s.scenario.sites, spec.site));
        if (spec.factor) fleet.factor = indexOf(s.scenario.delayFactors, *spec.factor);
        s.fleets.push_back(fleet);
    }
}

double valueOf(const std::map<std::string, double>& by, const std::string& name) {
    const auto it = by.find(name);
    return it == by.end() ? 0 : it->second;
}

// Who applies looks at the cheapest model.
void addPrice(const Setting& s, SectorSetting& sector, const std::string& id) {
    const auto& price = s.scenario.policy.price;
    if (!price) return;
    double cheapest = s.pools.empty() ? 0 : s.pools[0].listPrice;
    for (const PoolSetting& pool : s.pools) cheapest = std::min(cheapest, pool.listPrice);
    sector.subsidy = valueOf(price->subsidy, id);
    if (price->youngShare.count(id) > 0) sector.youngShare = valueOf(price->youngShare, id);
    const auto comes = [&](double young) {
        const double paid = userPrice(cheapest, sector.subsidy, young);
        return quantityAt(paid, price->reference, valueOf(price->elasticity, id), price->choke) /
               price->choke;
    };
    sector.comes = comes(1);
    sector.youngComes = comes(price->youngFactor);
}

// What its work needs and does on the hardware, and which pools it likes best.
void addWork(Setting& s, SectorSetting& sector, const SectorSpec& spec) {
    sector.gigabytes = std::llround(spec.storageTbPerGpu * 1000);
    for (const PoolSetting& pool : s.pools) {
        const GpuModel& model = s.scenario.hardware[pool.model];
        const auto own = spec.throughput.find(model.id);
        sector.throughput[pool.type] = own == spec.throughput.end() ? model.h200Equivalent : own->second;
    }
    if (spec.prefers.empty()) return;
    std::vector<std::uint16_t> list;
    for (const std::string& pool : spec.prefers)
        list.push_back(static_cast<std::uint16_t>(indexOf(s.pools, pool)));
    const auto known = std::find(s.preferences.begin(), s.preferences.end(), list);
    sector.preference = static_cast<std::uint16_t>(known - s.preferences.begin());
    if (known == s.preferences.end()) s.preferences.push_back(std::move(list));
}

// Where the laws of a sector are more than plain ones.
void addDemand(const Setting& s, SectorSetting& sector, const SectorSpec& spec) {
    sector.ask = AskModel(spec);
    sector.fluidUse = isFluid(spec.use);
    const bool moved = s.scenario.demandYears || !s.scenario.efficiencyShocks.empty();
    if (spec.stream && (isShaped(*spec.stream) || moved))
        sector.rate.emplace(*spec.stream, s.scenario.holidays, s.scenario.horizon.start, toDays(s.end));
    if (!spec.trace) return;
    for (std::uint32_t i = 0; i < spec.trace->applications.size(); ++i)
        sector.traced.emplace_back(combine(sector.entity, spec.trace->applications[i].row), i);
    std::sort(sector.traced.begin(), sector.traced.end());
}

void addDemandYears(Setting& s) {
    if (!s.scenario.demandYears) return;
    std::vector<std::string> factors, sectors;
    for (const DelayFactorSpec& factor : s.scenario.delayFactors) factors.push_back(factor.id);
    for (const SectorSpec& sector : s.scenario.sectors) sectors.push_back(sector.id);
    s.demandYears = DemandYears(*s.scenario.demandYears, factors, sectors);
}

void addSectors(Setting& s) {
    s.preferences.emplace_back();  // as listed
    const PolicySpec& policy = s.scenario.policy;
    for (const SectorSpec& spec : s.scenario.sectors) {
        SectorSetting sector;
        for (std::size_t g = 0; g < policy.shares.groups.size(); ++g)
            if (contains(policy.shares.groups[g].sectors, spec.id))
                sector.group = static_cast<std::uint16_t>(g);
        sector.capExempt = contains(policy.eligibility.capExempt, spec.id);
        if (const auto bonus = policy.review.bonus.find(spec.id); bonus != policy.review.bonus.end())
            sector.bonus = bonus->second;
        if (const auto weight = policy.award.weights.find(spec.id); weight != policy.award.weights.end())
            sector.weight = weight->second;
        for (std::size_t t = 0; t < policy.intake.tiers.size(); ++t) {
            const auto& named = policy.intake.tiers[t].sectors;
            if (!named.empty() && !contains(named, spec.id)) sector.tiers &= ~(std::uint64_t{1} << t);
        }
        sector.youngShare = spec.young;
        addPrice(s, sector, spec.id);
        addWork(s, sector, spec);
        sector.entity = hash64(spec.id);
        s.partsRefused = s.partsRefused || spec.scaleDown.power > 0 || !spec.scaleDown.points.empty();
        addDemand(s, sector, spec);
        sector.firstOrganisation = s.organisations;
        s.organisations += static_cast<std::uint32_t>(spec.organisations.value_or(0));
        if (const auto& reserve = policy.shares.reserve)
            sector.inReserve = reserve->sectors.empty() || contains(reserve->sectors, spec.id);
        s.sectors.push_back(sector);
    }
}

void addCalls(Setting& s) {
    const std::int64_t months = s.scenario.policy.intake.callEveryMonths;
    Time next = std::numeric_limits<Time>::min();
    for (Call& call : callCalendar(s.scenario.calls, s.scenario.callSeries, s.calendar, s.end)) {
        if (call.opens < next) continue;
        if (months > 0) next = s.calendar.addMonths(call.opens, static_cast<int>(months));
        CallSetting setting{std::move(call), 0, {}, 0};
        setting.entity = hash64(setting.call.spec.id);
        for (const std::string& pool : setting.call.spec.pools)
            setting.pools |= std::uint64_t{1} << indexOf(s.pools, pool);
        if (setting.pools == 0) setting.pools = s.allPools;
        for (std::size_t i = 0; i < s.sectors.size(); ++i) {
            const bool admitted = setting.call.admits(s.scenario.sectors[i].id);
            setting.sectors.push_back(admitted ? 1 : 0);
            if (admitted) s.sectors[i].firstCall = std::min(s.sectors[i].firstCall, setting.call.opens);
        }
        s.calls.push_back(std::move(setting));
    }
}

void addNational(Setting& s) {
    for (const SetAsideSpec& spec : s.scenario.setAsides) {
        SetAsideSetting aside;
        aside.pool = static_cast<PoolIndex>(indexOf(s.pools, spec.pool));
        aside.handover = spec.handover ? s.calendar.at(*spec.handover) : 0;
        aside.until = spec.until ? s.calendar.at(addDays(*spec.until, 1)) : kNever;
        aside.margin = spec.marginDays * kDay;
        const PreemptionSpec rule = spec.preemption.value_or(PreemptionSpec{});
        aside.firm = aside.returns() - std::max(rule.noticeDays, rule.minRunDays) * kDay;
        s.setAsides.push_back(aside);
    }
    for (const ContestSpec& spec : s.scenario.contests) {
        ContestSetting contest;
        contest.sector = static_cast<std::uint16_t>(indexOf(s.scenario.sectors, spec.sector));
        contest.setAside = static_cast<std::uint16_t>(indexOf(s.scenario.setAsides, spec.setAside));
        contest.entity = hash64(spec.id);
        for (const ContestStageSpec& stage : spec.stages) contest.from.push_back(s.calendar.at(stage.from));
        contest.ends = s.calendar.at(addDays(spec.ends, 1));
        s.contests.push_back(contest);
    }
}

void addSamples(Setting& s) {
    const Date start = s.scenario.horizon.start;
    for (Date month = addMonths({start.year, start.month, 1}, 1); s.calendar.at(month) < s.end;
         month = addMonths(month, 1))
        s.samples.push_back(s.calendar.at(month));
    s.samples.insert(s.samples.end(), {0, s.measureFrom, s.measureTo, s.end});
    for (const TargetSpec& target : s.scenario.targets)
        s.samples.push_back(s.calendar.at(addDays(target.by, 1)));
    std::sort(s.samples.begin(), s.samples.end());
    s.samples.erase(std::unique(s.samples.begin(), s.samples.end()), s.samples.end());
}

}  // namespace

Setting::Setting(Scenario given)
    : scenario(std::move(given)),
      calendar(scenario.horizon.start),
      end(calendar.at(addDays(scenario.horizon.end, 1))),
      measureFrom(scenario.measure.from ? calendar.at(*scenario.measure.from) : 0),
      measureTo(scenario.measure.to ? calendar.at(addDays(*scenario.measure.to, 1)) : end),
      network(scenario.tranches, scenario.delayFactors, scenario.hardware, calendar),
      awardRule(findAwardRule(scenario.policy.award.rule)),
      order(findOrder(scenario.policy.award.order)) {
    expects(awardRule != nullptr && order != nullptr, "the rules of a checked policy exist");
    for (const std::string& tie : scenario.policy.award.ties) ties.push_back(findOrder(tie));
    lots = drawsLots(scenario.policy.award);
    if (const auto& protection = scenario.policy.shares.protection) {
        protectedGpus = tranche::protectedGpus(*protection);
        if (protection->until) protectionEnds = calendar.at(*protection->until);
    }
    if (scenario.policy.budget) budget = resolved(*scenario.policy.budget);
    const QueueSpec rolling = scenario.policy.intake.queue.value_or(QueueSpec{});
    queue = queuePolicy(rolling, kDay);
    accounts = fairShareAccounts(rolling);
    if (const auto& reserve = scenario.policy.shares.reserve; reserve && reserve->holdUntil)
        reserveReverts = calendar.at(*reserve->holdUntil);
    addPools(*this);
    addFleets(*this);
    if (scenario.policy.placement) placement = placementSetting(scenario, poolOfTranche, pools.size());
    for (const PoolSetting& pool : pools)
        anyReadiness = anyReadiness || scenario.hardware[pool.model].readiness.has_value();
    addSectors(*this);
    addDemandYears(*this);
    addCalls(*this);
    addNational(*this);
    addSamples(*this);
}

SupplyTerms Setting::terms() const {
    const OperationsSpec& o = scenario.operations;
    return {
        .tranches = scenario.tranches,
        .leases = scenario.leases,
        .budgets = scenario.budgets,
        .prices = scenario.prices,
        .exchange = scenario.exchangeRate,
        .models = scenario.hardware,
        .running = {o.pue, o.energyPriceKrwPerKwh, o.energyPriceGrowth, o.spaceKrwPerKwYear, o.discountRate}};
}

}  // namespace tranche
