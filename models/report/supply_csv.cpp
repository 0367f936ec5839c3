// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/supply_csv.hpp"

#include <array>
#include <initializer_list>
#include <string_view>
#include <utility>

#include "models/report/csv.hpp"

namespace tranche {
namespace {

constexpr std::array<std::string_view, 4> kBands{"mean", "p05", "p50", "p95"};

void head(CsvWriter& csv, std::initializer_list<std::string_view> keys,
          std::initializer_list<std::string_view> quantities) {
    for (const std::string_view key : keys) csv.text(key);
    for (const std::string_view quantity : quantities)
        for (const std::string_view band : kBands) csv.text(std::string(quantity) + "_" + std::string(band));
    csv.endRow();
}

void numbers(CsvWriter& csv, const Quantiles& q) {
    csv.number(q.mean).number(q.p05).number(q.p50).number(q.p95);
}

}  // namespace

std::string privateCsv(const RunSummary& run) {
    std::string out;
    if (run.supply.fleets.empty()) return out;
    CsvWriter csv([&out](std::string_view row) { out += row; });
    head(csv, {"date", "fleet"}, {"gpus_there", "gpus_powered"});
    for (const FleetPoint& p : run.supply.fleetPoints) {
        csv.date(p.date).text(p.fleet);
        numbers(csv, p.there);
        numbers(csv, p.powered);
        csv.endRow();
    }
    return out;
}

std::string sitesCsv(const RunSummary& run) {
    std::string out;
    if (run.supply.sites.empty()) return out;
    CsvWriter csv([&out](std::string_view row) { out += row; });
    head(csv, {"date", "site"}, {"cap_kw", "government_kw", "private_kw", "waiting_kw"});
    for (const SitePoint& p : run.supply.sitePoints) {
        csv.date(p.date).text(p.site);
        for (const Quantiles* q : {&p.capKw, &p.governmentKw, &p.privateKw, &p.waitingKw}) numbers(csv, *q);
        csv.endRow();
    }
    return out;
}

std::string budgetsCsv(const RunSummary& run) {
    std::string out;
    if (run.supply.budgets.empty()) return out;
    CsvWriter csv([&out](std::string_view row) { out += row; });
    head(csv, {"budget", "year", "quantity", "unit", "mean", "p05", "p50", "p95"}, {});
    constexpr std::array<std::pair<std::string_view, Quantiles BudgetPoint::*>, 5> quantities{
        {{"appropriated", &BudgetPoint::appropriated},
         {"committed", &BudgetPoint::committed},
         {"paid", &BudgetPoint::paid},
         {"lapsed", &BudgetPoint::lapsed},
         {"missing", &BudgetPoint::missing}}};
    for (const BudgetPoint& p : run.supply.budgets)
        for (const auto& [name, what] : quantities) {
            csv.text(p.budget).number(std::int64_t{p.year}).text(name).text("KRW");
            numbers(csv, p.*what);
            csv.endRow();
        }
    return out;
}

}  // namespace tranche
