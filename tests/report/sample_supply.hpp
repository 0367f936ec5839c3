// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The sample run with GPUs of firms, two sites and two budgets: plausible, not results.

#include "tests/report/sample_summary.hpp"

namespace tranche::sample {

inline Quantiles around(double mean, double spread = 0.2) {
    return {mean, mean * (1 - spread), mean * 0.99, mean * (1 + spread)};
}

inline RunSummary withSupply() {
    RunSummary run = koreaLike();
    SupplySummary& s = run.supply;
    s.fleets = {{"samsung", "Samsung", "B200", "", 50000},
                {"sk", "SK Group", "B200", "Ulsan", 50000},
                {"hyundai", "Hyundai Motor Group", "B200", "", 50000},
                {"naver", "Naver Cloud", "B200", "Haenam Solaseado", 60000}};
    s.sites = {{"haenam", "Haenam Solaseado", true}, {"ulsan", "Ulsan", false}};
    for (const CapacityPoint& p : run.capacity) {
        const double years =
            static_cast<double>(daysFromCivil(p.date) - daysFromCivil({2028, 1, 1})) / 365.25;
        const double share = 0.7 / (1 + std::exp(-2.2 * years));
        Quantiles there{}, powered{};
        std::vector<FleetPoint> points;
        for (const FleetMark& f : s.fleets) {
            const double gpus = static_cast<double>(f.gpus) * share;
            const Quantiles on = around(gpus), with = f.id == "naver" ? around(gpus * 0.8) : on;
            points.push_back({p.date, f.id, on, with});
            for (const auto what : {&Quantiles::mean, &Quantiles::p05, &Quantiles::p50, &Quantiles::p95}) {
                there.*what += on.*what;
                powered.*what += with.*what;
            }
        }
        s.fleetPoints.push_back({p.date, "all", there, powered});
        s.fleetPoints.insert(s.fleetPoints.end(), points.begin(), points.end());
        const double cap = p.date < Date{2028, 1, 1} ? 0 : p.date < Date{2029, 7, 1} ? 40000 : 100000;
        s.sitePoints.push_back(
            {p.date, "haenam", around(cap, 0), around(cap * 0.4), around(cap * 0.5), around(30000 * share)});
        s.sitePoints.push_back({p.date, "ulsan", around(kNone), around(60000 * share), around(0), around(0)});
    }
    for (const char* id : {"main", "company"})
        for (int year = 2025; year <= 2030; ++year) {
            const double money = 1e12 + 2e11 * (year - 2025);
            s.budgets.push_back({id,
                                 id == std::string("main") ? "Ministry of Science and ICT" : "NAICC company",
                                 year, around(money, 0), around(money * 0.9), around(money * 0.6, 0.4),
                                 around(money * 0.1), around(0)});
        }
    return run;
}

}  // namespace tranche::sample
