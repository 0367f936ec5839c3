// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/procurement/purchases.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

#include "models/procurement/budget_account.hpp"
#include "models/procurement/depreciation.hpp"
#include "models/procurement/lots.hpp"
#include "sim/kernel/contract.hpp"
#include "sim/random/elementary.hpp"

namespace tranche {
namespace {

constexpr std::uint64_t kNotice = purposeOf("lease notice"), kRefresh = purposeOf("refresh delay");
constexpr std::size_t kNone = static_cast<std::size_t>(-1);
constexpr double kYearDays = 365.25;

enum class OrderKind : std::uint8_t { tranche, lease, refresh };

struct Order {
    Time at;
    OrderKind kind;
    std::uint32_t rank;  // of the id among its kind, for ties
    std::uint32_t index;
    std::uint32_t lot;  // of the network, of refreshes
    auto key() const { return std::tuple(at, kind, rank, lot); }
    bool operator<(const Order& other) const { return key() < other.key(); }
};

template <class Items>
std::size_t find(const Items& items, const std::string& id) {
    for (std::size_t i = 0; i < items.size(); ++i)
        if (items[i].id == id) return i;
    return kNone;
}

class Buyer {
public:
    Buyer(const SupplyTerms& terms, const MilestoneNetwork& network, const ProcurementSample& sample,
          const Calendar& calendar, Time end, RunKey key)
        : terms_(terms),
          network_(network),
          sample_(sample),
          calendar_(calendar),
          end_(end),
          key_(key),
          market_(terms.prices, terms.exchange, calendar, end, key),
          bought_(terms.prices.size(), 0) {
        for (const AppropriatedBudgetSpec& budget : terms.budgets)
            accounts_.emplace_back(budget, budgetYears(budget, calendar, end));
        const std::size_t n = terms.tranches.size();
        out_.tranches.resize(n);
        out_.refreshes.resize(n);
        out_.leases.resize(terms.leases.size());
        out_.lotUnits.assign(network.lots().size(), 0);
        out_.lotOwn.assign(network.lots().size(), 0);
        out_.lotLeaves.assign(network.lots().size(), kNever);
    }

    Purchases run() {
        for (std::uint32_t t = 0; t < terms_.tranches.size(); ++t)
            orders_.insert(
                {sample_.tranches[t].procured, OrderKind::tranche, network_.tranches()[t].nameRank, t, 0});
        for (std::uint32_t l = 0; l < terms_.leases.size(); ++l)
            if (const Time at = leaseOrder(terms_.leases[l]); at < end_)
                orders_.insert({at, OrderKind::lease, l, l, 0});
        while (!orders_.empty()) {
            const Order order = *orders_.begin();
            orders_.erase(orders_.begin());
            if (order.kind == OrderKind::tranche) buyTranche(order.index, order.at);
            if (order.kind == OrderKind::lease) rent(order.index, order.at);
            if (order.kind == OrderKind::refresh) refresh(order.index, order.lot, order.at);
        }
        for (BudgetAccount& account : accounts_) {
            account.closeBefore(calendar_.date(end_).year);
            out_.budgets.push_back(account.rows());
        }
        int months = 0;
        for (Time t = 0; t < end_; t += 30 * kDay, ++months) out_.meanRate += market_.krwPerUsd(t);
        out_.meanRate /= std::max(1, months);
        return std::move(out_);
    }

private:
    int yearOf(Time t) const { return calendar_.date(t).year; }

    const GpuModel& model(const std::string& id) const {
        const std::size_t m = find(terms_.models, id);
        expects(m != kNone, "the GPU model is in the catalogue");
        return terms_.models[m];
    }

    void pay(std::size_t budget, Time at, double amount) {
        if (budget != kNone && at < end_) accounts_[budget].pay(yearOf(at), std::llround(amount));
    }

    // What `money` buys of `wanted` at this price, in whole servers; commits it and books what was missing.
    Gpus buy(std::size_t budget, Time at, std::int64_t years, double share, Won credit, double price,
             Gpus quantum, Gpus wanted) {
        if (budget == kNone || !(price > 0)) return wanted;
        const int year = yearOf(at);
        const Won money = accounts_[budget].available(year, years);
        const double mine = std::floor(static_cast<double>(money) * share) + static_cast<double>(credit);
        Gpus units = wanted;
        if (static_cast<double>(wanted) * price > mine)
            units = floorToQuantum(static_cast<Gpus>(mine / price), quantum);
        const Won all = std::llround(static_cast<double>(wanted) * price);
        accounts_[budget].wish(year, std::max<Won>(0, all - static_cast<Won>(mine)));
        const Won cost = std::llround(static_cast<double>(units) * price) - credit;
        accounts_[budget].commit(year, years, std::clamp<Won>(cost, 0, money));
        return units;
    }

    double priceOf(const std::string& gpu, Time at, double factor) {
        const std::size_t path = market_.path(gpu);
        if (path == Market::kNoPath) return 0;
        return static_cast<double>(market_.unitPrice(path, at, bought_[path])) * factor;
    }

    void learn(const std::string& gpu, Gpus units) {
        if (const std::size_t path = market_.path(gpu); path != Market::kNoPath)
            bought_[path] += static_cast<double>(units);
    }

    void buyTranche(std::uint32_t t, Time at) {
        const TrancheSpec& spec = terms_.tranches[t];
        const NetworkTranche& net = network_.tranches()[t];
        const Gpus quantum = model(spec.gpu).nodeGpus;
        Purchase& p = out_.tranches[t];
        p.at = at;
        p.wanted = spec.units;
        p.unitPrice = spec.costKrw > 0 ? static_cast<double>(spec.costKrw) / static_cast<double>(spec.units)
                                       : priceOf(spec.gpu, at, spec.operatedBy.priceFactor);
        p.costKnown = p.unitPrice > 0 ? 1 : 0;
        const std::size_t budget = spec.budget.empty() ? kNone : find(terms_.budgets, spec.budget);
        p.units = at < end_ ? buy(budget, at, spec.contractYears, spec.budgetShare, 0, p.unitPrice, quantum,
                                  spec.units)
                            : 0;
        p.cost = std::llround(static_cast<double>(p.units) * p.unitPrice);
        learn(spec.gpu, p.units);
        const Gpus own = floorToQuantum(spec.operatedBy.ownUnits * p.units / spec.units, quantum);
        p.government = p.units - own;
        shareOut(net, spec, p, own, quantum);

        const PaymentSpec& pay = spec.payments;
        const auto cost = static_cast<double>(p.cost);
        this->pay(budget, at, cost * pay.contract);
        for (std::uint32_t l = net.firstLot; l < net.firstLot + net.lotCount; ++l) {
            if (p.units == 0) break;
            const double part =
                cost * static_cast<double>(out_.lotUnits[l] + out_.lotOwn[l]) / static_cast<double>(p.units);
            this->pay(budget, sample_.lots[l].installed, part * pay.delivery);
            this->pay(budget, sample_.lots[l].inService, part * pay.acceptance);
            retirement(t, l);
        }
    }

    // The lots of what was bought, as those of all the units would have been.
    void shareOut(const NetworkTranche& net, const TrancheSpec& spec, const Purchase& p, Gpus own,
                  Gpus quantum) {
        const auto lots = network_.lots().subspan(net.firstLot, net.lotCount);
        if (p.units == spec.units) {
            for (std::uint32_t l = 0; l < net.lotCount; ++l) {
                out_.lotUnits[net.firstLot + l] = lots[l].units;
                out_.lotOwn[net.firstLot + l] = lots[l].operatorUnits;
            }
            return;
        }
        std::vector<double> weights, ownWeights;
        for (const NetworkLot& lot : lots) {
            weights.push_back(static_cast<double>(lot.units));
            ownWeights.push_back(static_cast<double>(lot.operatorUnits));
        }
        if (p.government > 0) {
            const auto servers = splitByLargestRemainder(p.government / quantum, weights);
            for (std::uint32_t l = 0; l < net.lotCount; ++l)
                out_.lotUnits[net.firstLot + l] = servers[l] * quantum;
        }
        if (own > 0) {
            const auto servers = splitByLargestRemainder(own / quantum, ownWeights);
            for (std::uint32_t l = 0; l < net.lotCount; ++l)
                out_.lotOwn[net.firstLot + l] = servers[l] * quantum;
        }
    }

    Time addYears(Time at, double years) const {
        return calendar_.addMonths(at, static_cast<int>(std::lround(years * 12)));
    }

    void retirement(std::uint32_t t, std::uint32_t l) {
        const TrancheSpec& spec = terms_.tranches[t];
        const Time from = std::max<Time>(0, sample_.lots[l].inService);
        if (from >= end_) return;
        Time leaves = addYears(from, spec.lifeYears);
        if (spec.retire == LifeRule::economic) {
            leaves = economicEnd(spec, from, std::min(leaves, end_));
            if (leaves < end_) out_.lotLeaves[l] = leaves;
        }
        if (spec.refresh && leaves < end_ && out_.lotUnits[l] > 0)
            orders_.insert({leaves, OrderKind::refresh, network_.tranches()[t].nameRank, t, l});
    }

    // First month whose running cost of a piece of work is above the full cost of the cheapest new GPU on sale.
    Time economicEnd(const TrancheSpec& spec, Time from, Time last) {
        const YearlyCost old = runningCost(spec.gpu, 0);
        for (int month = 1;; ++month) {
            const Time at = calendar_.addMonths(from, month);
            if (at >= last) return last;
            for (const PricePathSpec& path : terms_.prices) {
                if (path.gpu == spec.gpu || (path.from && calendar_.at(*path.from) > at)) continue;
                YearlyCost fresh = runningCost(path.gpu, at), kept = runningCost(spec.gpu, at);
                kept.work = old.work;
                fresh.capital =
                    priceOf(path.gpu, at, 1) * capitalRecovery(terms_.running.interest, spec.lifeYears);
                if (outlived(kept, fresh)) return at;
            }
        }
    }

    YearlyCost runningCost(const std::string& gpu, Time at) const {
        const GpuModel& m = model(gpu);
        const RunningCost& r = terms_.running;
        const double price =
            r.energyPrice * elementary::pow(1 + r.energyGrowth, toDays(std::max<Time>(0, at)) / kYearDays);
        return {.capital = 0,
                .running = m.powerKw * (8760 * r.pue * price + r.spaceKrwPerKwYear),
                .work = m.h200Equivalent};
    }

    void refresh(std::uint32_t t, std::uint32_t l, Time at) {
        const TrancheSpec& spec = terms_.tranches[t];
        const RefreshSpec& with = *spec.refresh;
        const Gpus quantum = model(with.gpu).nodeGpus, old = out_.lotUnits[l];
        const double age = toDays(at - std::max<Time>(0, sample_.lots[l].inService)) / kYearDays;
        const double used = residualValue(priceOf(spec.gpu, at, 1), age, std::max(spec.lifeYears, age));
        const Won credit = std::llround(static_cast<double>(old) * used * with.tradeIn);
        const Gpus wanted = floorToQuantum(
            static_cast<Gpus>(std::floor(static_cast<double>(old) * with.perUnit + 1e-9)), quantum);
        const double price = priceOf(with.gpu, at, 1);
        const std::size_t budget = with.budget.empty() ? kNone : find(terms_.budgets, with.budget);
        const Gpus units = buy(budget, at, 1, 1, credit, price, quantum, wanted);
        learn(with.gpu, units);
        Purchase& p = out_.refreshes[t];
        p.at = std::min(p.at, at);
        p.wanted += wanted;
        p.units += units;
        p.government += units;
        p.unitPrice = price;
        p.costKnown = price > 0 ? 1 : 0;
        const Won cost = std::max<Won>(0, std::llround(static_cast<double>(units) * price) - credit);
        p.cost += cost;
        pay(budget, at, static_cast<double>(cost));
        if (units == 0) return;
        const Stream stream(key_, kRefresh, network_.lots()[l].entity);
        const Duration delay = std::max<Duration>(0, fromDays(with.delayDays.quantile(stream.uniform(0))));
        const auto source = static_cast<std::uint32_t>(terms_.tranches.size() + terms_.leases.size()) + t;
        out_.extra.push_back({source, l - network_.tranches()[t].firstLot, units, at, at + delay,
                              addYears(at + delay, with.lifeYears), false});
    }

    Time leaseOrder(const LeaseSpec& lease) const {
        if (lease.from) return calendar_.at(*lease.from);
        const std::size_t t = find(terms_.tranches, lease.whenLate->tranche);
        expects(t != kNone && network_.tranches()[t].planned, "a lease waits for a tranche with a plan");
        const Time due = *network_.tranches()[t].planned + fromDays(lease.whenLate->byDays);
        return sample_.tranches[t].inService > due ? due : kNever;
    }

    void rent(std::uint32_t index, Time at) {
        const LeaseSpec& lease = terms_.leases[index];
        Purchase& p = out_.leases[index];
        p.at = at;
        p.wanted = lease.gpus;
        p.unitPrice = static_cast<double>(lease.krwPerGpuMonth * lease.months);
        const std::size_t budget = lease.budget.empty() ? kNone : find(terms_.budgets, lease.budget);
        const auto years = (lease.months + 23) / 12;  // a term that begins late in a year
        p.units = p.government =
            buy(budget, at, years, 1, 0, p.unitPrice, model(lease.gpu).nodeGpus, lease.gpus);
        p.cost = std::llround(static_cast<double>(p.units) * p.unitPrice);
        const Stream stream(key_, kNotice, hash64(lease.id));
        const Time starts = std::max<Time>(
            0, at + std::max<Duration>(0, fromDays(lease.noticeDays.quantile(stream.uniform(0)))));
        for (int month = 0; month < lease.months; ++month)
            pay(budget, calendar_.addMonths(starts, month),
                static_cast<double>(p.units) * static_cast<double>(lease.krwPerGpuMonth));
        if (p.units == 0) return;
        out_.extra.push_back({static_cast<std::uint32_t>(terms_.tranches.size()) + index, 0, p.units, at,
                              starts, calendar_.addMonths(starts, static_cast<int>(lease.months)), true});
    }

    const SupplyTerms& terms_;
    const MilestoneNetwork& network_;
    const ProcurementSample& sample_;
    const Calendar& calendar_;
    Time end_;
    RunKey key_;
    Market market_;
    std::vector<double> bought_;  // by price path
    std::vector<BudgetAccount> accounts_;
    std::set<Order> orders_;
    Purchases out_;
};

}  // namespace

bool active(const SupplyTerms& terms) {
    if (!terms.leases.empty() || !terms.budgets.empty() || !terms.prices.empty()) return true;
    return std::any_of(terms.tranches.begin(), terms.tranches.end(), [](const TrancheSpec& t) {
        return t.refresh.has_value() || t.retire == LifeRule::economic;
    });
}

Purchases purchase(const SupplyTerms& terms, const MilestoneNetwork& network, const ProcurementSample& sample,
                   const Calendar& calendar, Time end, RunKey key) {
    return Buyer(terms, network, sample, calendar, end, key).run();
}

void applyPurchases(const Purchases& purchases, const MilestoneNetwork& network,
                    std::vector<Delivery>& deliveries) {
    for (Delivery& d : deliveries) {
        const std::uint32_t lot = network.tranches()[d.tranche].firstLot + d.lot;
        d.units = purchases.lotUnits[lot];
        d.operatorUnits = purchases.lotOwn[lot];
        d.leaves = purchases.lotLeaves[lot];
    }
    for (const ExtraLot& lot : purchases.extra)
        for (const auto& [kind, at] : {std::pair(DeliveryKind::procured, lot.procured),
                                       std::pair(DeliveryKind::installed, lot.inService),
                                       std::pair(DeliveryKind::inService, lot.inService)})
            deliveries.push_back({at, kind, lot.source, lot.lot, lot.units, 0, lot.leaves, lot.returned});
    const auto rank = [&](std::uint32_t source) {
        return source < network.tranches().size() ? network.tranches()[source].nameRank : source;
    };
    std::stable_sort(deliveries.begin(), deliveries.end(), [&](const Delivery& a, const Delivery& b) {
        return std::tuple(a.time, a.kind, rank(a.tranche), a.lot) <
               std::tuple(b.time, b.kind, rank(b.tranche), b.lot);
    });
}

}  // namespace tranche
