// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/procurement/purchases.hpp"

#include <doctest/doctest.h>

#include <vector>

#include "models/procurement/budget_account.hpp"
#include "models/procurement/plan.hpp"
#include "tests/procurement/example_tranches.hpp"

namespace tranche {
namespace {

using namespace examples;

const Calendar kCalendar(kEpoch);  // 1 May 2025
const Time kEnd = kCalendar.at({2031, 1, 1});

// Contract, delivery and service on given days.
TrancheSpec dated(std::string id, Date contract, Date delivery, Date service) {
    TrancheSpec spec = purchase(std::move(id),
                                {milestone("contract", {}, 0), milestone("delivery", {"contract"}, 0),
                                 milestone("service", {"delivery"}, 0)},
                                "service");
    spec.procuredAt = "contract";
    spec.installedAt = "delivery";
    spec.milestones[0].on = contract;
    spec.milestones[1].on = delivery;
    spec.milestones[2].on = service;
    return spec;
}

AppropriatedBudgetSpec budget(std::vector<AppropriationSpec> money) {
    AppropriatedBudgetSpec b;
    b.id = "main";
    b.appropriations = std::move(money);
    return b;
}

struct World {
    std::vector<TrancheSpec> tranches;
    std::vector<LeaseSpec> leases;
    std::vector<AppropriatedBudgetSpec> budgets;
    std::vector<PricePathSpec> prices;
    std::vector<GpuModel> models = catalogue();
    ExchangeRateSpec exchange;
    RunningCost running;

    SupplyTerms terms() const { return {tranches, leases, budgets, prices, exchange, models, running}; }
    Purchases buy(RunKey key = {1, 0}) const {
        const MilestoneNetwork net = network(tranches);
        return purchase(terms(), net, sampleProcurement(net, key), kCalendar, kEnd, key);
    }
    const BudgetYear& year(const Purchases& p, int y) const {
        return p.budgets[0][static_cast<std::size_t>(y - budgetYears(budgets[0], kCalendar, kEnd).first)];
    }
};

PricePathSpec price(std::string gpu, double krw) {
    PricePathSpec p;
    p.gpu = std::move(gpu);
    p.krw = krw;
    return p;
}

// 80 GPUs at 100 M each would be 8 bn.
World world(Won money) {
    World w;
    w.tranches = {dated("a", {2026, 3, 1}, {2026, 9, 1}, {2027, 2, 1})};
    w.tranches[0].budget = "main";
    w.budgets = {budget({{2026, money}})};
    w.prices = {price("H200", 100e6)};
    return w;
}

}  // namespace

TEST_CASE("a tranche buys the whole servers that its money pays for, and no more than its units") {
    CHECK(world(8'000'000'000).buy().tranches[0].units == 80);
    CHECK(world(20'000'000'000).buy().tranches[0].units == 80);
    CHECK(world(7'999'999'999).buy().tranches[0].units == 72);
    CHECK(world(799'999'999).buy().tranches[0].units == 0);
    World half = world(8'000'000'000);
    half.tranches[0].budgetShare = .5;
    CHECK(half.buy().tranches[0].units == 40);
    World factor = world(8'000'000'000);
    factor.tranches[0].operatedBy.priceFactor = 2;
    CHECK(factor.buy().tranches[0].units == 40);
    World known = world(8'000'000'000);  // a contract value is a price
    known.tranches[0].costKrw = 16'000'000'000;
    CHECK(known.buy().tranches[0].units == 40);
}

TEST_CASE(
    "the commitment is the year's of the contract, the cash follows contract, delivery and acceptance") {
    const World w = world(7'500'000'000);
    const Purchases p = w.buy();
    CHECK(p.tranches[0].cost == 7'200'000'000);
    const BudgetYear &first = w.year(p, 2026), &second = w.year(p, 2027);
    CHECK(first.appropriated == 7'500'000'000);
    CHECK(first.committed == 7'200'000'000);
    CHECK(first.cash == 5'760'000'000);  // .3 in March, .5 in September
    CHECK(second.cash == 1'440'000'000);
    CHECK(second.committed == 0);
    CHECK(first.lapsed == 300'000'000);
    CHECK(first.shortfall == 500'000'000);  // 8 bn wanted
    CHECK(p.tranches[0].wanted == 80);
}

TEST_CASE("unspent money lapses at the end of its year, or is carried over") {
    World w = world(4'000'000'000);
    w.budgets[0].appropriations = {{2025, 4'000'000'000}, {2026, 4'000'000'000}};
    CHECK(w.buy().tranches[0].units == 40);
    CHECK(w.year(w.buy(), 2025).lapsed == 4'000'000'000);
    w.budgets[0].unspent = UnspentMoney::carryOver;
    CHECK(w.buy().tranches[0].units == 80);
    CHECK(w.year(w.buy(), 2025).lapsed == 0);
}

TEST_CASE(
    "a contract of several years commits the money of the years after it, and purchases follow their dates") {
    World w = world(4'000'000'000);
    w.budgets[0].appropriations = {{2026, 4'000'000'000}, {2027, 4'000'000'000}};
    CHECK(w.buy().tranches[0].units == 40);
    w.tranches[0].contractYears = 2;
    CHECK(w.buy().tranches[0].units == 80);
    w.tranches.push_back(dated("b", {2027, 3, 1}, {2027, 9, 1}, {2028, 2, 1}));
    w.tranches[1].budget = "main";
    CHECK(w.buy().tranches[1].units == 0);  // the first has it all
    CHECK(w.year(w.buy(), 2027).shortfall == 8'000'000'000);
    w.tranches[0].contractYears = 1;
    CHECK(w.buy().tranches[1].units == 40);
}

TEST_CASE(
    "a company's equity and loans do not lapse; its public owner pays 51 or 29 %, the loans cost an "
    "annuity") {
    World w = world(0);
    w.budgets[0].appropriations.clear();
    CompanySpec company;
    company.fromYear = 2025;
    company.equityKrw = 4'000'000'000;
    company.loansKrw = 4'000'000'000;
    company.loanYears = 5;
    w.budgets[0].company = company;
    const Purchases p = w.buy();
    CHECK(p.tranches[0].units == 80);
    CHECK(w.year(p, 2025).publicCash == 2'040'000'000);
    CHECK(w.year(p, 2025).debtService == 0);
    CHECK(w.year(p, 2026).debtService == 923'899'192);  // 4 bn x .230974798
    CHECK(w.year(p, 2030).debtService == 923'899'192);
    CHECK(w.year(p, 2026).lapsed == 0);
    w.budgets[0].company->publicShare = .29;
    CHECK(w.year(w.buy(), 2025).publicCash == 1'160'000'000);
    w.budgets[0].company->fromYear = 2027;  // not there yet in March 2026
    CHECK(w.buy().tranches[0].units == 0);
}

TEST_CASE("lots and the operator's share shrink with what is bought, in whole servers") {
    World w = world(4'000'000'000);
    w.tranches[0].operatedBy.ownUnits = 16;
    w.tranches[0].lots = {{.5, {}}, {.5, Distribution::constant(400)}};
    const Purchases p = w.buy();
    CHECK(p.tranches[0].units == 40);
    CHECK(p.tranches[0].government == 32);
    CHECK(p.lotUnits == std::vector<Gpus>{16, 16});
    CHECK(p.lotOwn[0] + p.lotOwn[1] == 8);
    // The second lot, half of the units, is paid for when it comes.
    CHECK(w.year(p, 2026).cash + w.year(p, 2027).cash + w.year(p, 2028).cash == 4'000'000'000);
}

TEST_CASE(
    "a lease is ordered on a day, or when a tranche is late, and is given back at the end of its term") {
    World w = world(8'000'000'000);
    LeaseSpec lease;
    lease.id = "bridge";
    lease.gpu = "H200";
    lease.gpus = 64;
    lease.from = Date{2026, 1, 1};
    lease.noticeDays = Distribution::constant(31);
    lease.months = 9;
    lease.krwPerGpuMonth = 5'000'000;
    w.leases = {lease};
    Purchases p = w.buy();
    REQUIRE(p.extra.size() == 1);
    CHECK(p.extra[0].inService == kCalendar.at({2026, 2, 1}));
    CHECK(p.extra[0].leaves == kCalendar.at({2026, 11, 1}));
    CHECK(p.extra[0].returned);
    CHECK(p.leases[0].cost == 64 * 45'000'000LL);
    w.leases[0].from.reset();
    w.leases[0].whenLate = WhenLateSpec{"a", 30};
    w.tranches[0].plannedInService = Date{2026, 12, 1};  // serves on 1 February: 62 days late
    CHECK(w.buy().extra.size() == 1);
    CHECK(w.buy().leases[0].at == kCalendar.at({2026, 12, 31}));
    w.leases[0].whenLate->byDays = 90;
    CHECK(w.buy().extra.empty());
    // Out of a budget: a tranche that comes first leaves less.
    w.leases[0].whenLate->byDays = 30;
    w.leases[0].budget = "main";
    w.budgets[0].appropriations = {{2026, 9'000'000'000}};
    CHECK(w.buy().leases[0].units == 16);  // 1 bn / 45 M = 22
    CHECK(w.year(w.buy(), 2026).committed == 8'720'000'000);
}

TEST_CASE("what retires is replaced at the price of that day, less the trade-in") {
    World w = world(8'000'000'000);
    w.prices = {price("H200", 100e6), price("B200", 50e6)};
    w.tranches[0].lifeYears = 2;
    w.tranches[0].refresh = RefreshSpec{};
    w.tranches[0].refresh->gpu = "B200";
    w.tranches[0].refresh->perUnit = .5;
    Purchases p = w.buy();
    REQUIRE(p.extra.size() == 1);
    CHECK(p.extra[0].procured == kCalendar.at({2029, 2, 1}));
    CHECK(p.extra[0].units == 40);
    CHECK(p.extra[0].leaves == kCalendar.at({2034, 2, 1}));
    CHECK(p.refreshes[0].cost == 2'000'000'000);
    w.tranches[0].refresh->budget = "main";
    w.budgets[0].appropriations.push_back({2029, 1'000'000'000});
    CHECK(w.buy().refreshes[0].units == 16);  // 20 in whole servers
    // Worn out they fetch nothing; earlier, when new ones make them uneconomic, they do.
    w.tranches[0].refresh->tradeIn = .5;
    CHECK(w.buy().refreshes[0].units == 16);
}

TEST_CASE("GPUs retire early when power and space cost more for their work than new ones cost in all") {
    World w = world(8'000'000'000);
    w.models[0].powerKw = 1;
    w.models[1].powerKw = 1;
    w.models[1].h200Equivalent = 20;
    w.running = {1, 100, 0, 0, 0};  // 876,000 won a kW-year
    w.prices.push_back(price("B200", 50e6));
    w.tranches[0].lifeYears = 5;
    w.tranches[0].retire = LifeRule::economic;
    // New: (10 M + .876 M) / 20 = .544 M for the work of an H200, below .876 M.
    CHECK(w.buy().lotLeaves[0] == kCalendar.at({2027, 3, 1}));
    w.prices.back().from = Date{2028, 6, 15};  // not on sale yet
    CHECK(w.buy().lotLeaves[0] == kCalendar.at({2028, 7, 1}));
    w.models[1].h200Equivalent = 10;  // 1.09 M
    CHECK(w.buy().lotLeaves[0] == kNever);
}

TEST_CASE("the plan counts what money buys, and says what becomes of it") {
    World w = world(4'000'000'000);
    const MilestoneNetwork net = network(w.tranches);
    const SupplyTerms terms = w.terms();
    PlanRequest request;
    request.replications = 5;
    request.horizon = {2030, 12, 31};
    request.targets = {{40, {2027, 2, 1}}, {48, {2028, 1, 1}}};
    request.terms = &terms;
    const PlanReport plan = planProcurement(net, kCalendar, request);
    CHECK(plan.targets[0].met == 5);
    CHECK(plan.targets[1].met == 0);
    CHECK(plan.tranches[0].bought == 40);
    CHECK(plan.tranches[0].meanCostKrw == 4e9);
    REQUIRE(plan.budgets.size() == 6);  // 2025 to 2030
    CHECK(plan.budgets[1].committed == 4e9);
    CHECK(plan.budgets[1].shortfall == 4e9);
}

}  // namespace tranche
