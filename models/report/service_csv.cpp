// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/service_csv.hpp"

#include <cmath>

#include "models/report/csv.hpp"

namespace tranche {

std::string waitsCsv(const RunSummary& run) {
    std::string out;
    CsvWriter csv([&out](std::string_view row) { out += row; });
    for (const char* name : {"sector", "servers", "applications", "started", "censored"}) csv.text(name);
    for (const char* what : {"_days", "_replications"})
        for (const double share : kWaitShares)
            csv.text("p" + std::to_string(std::llround(share * 100)) + what);
    csv.endRow();
    for (const WaitProfile& w : run.waits) {
        csv.text(w.sector).text(w.servers);
        csv.number(w.started + w.censored).number(w.started).number(w.censored);
        for (const double days : w.days) csv.number(days);
        for (const std::int64_t n : w.n) csv.number(n);
        csv.endRow();
    }
    return out;
}

std::string lorenzCsv(const RunSummary& run) {
    std::string out =
        "sector,projects_share,satisfaction_share_mean,satisfaction_share_p05,"
        "satisfaction_share_p95,replications\n";
    CsvWriter csv([&out](std::string_view row) { out += row; });
    for (const LorenzCurve& curve : run.lorenz)
        for (std::size_t i = 0; i < curve.population.size(); ++i) {
            csv.text(curve.sector).number(curve.population[i]);
            csv.number(curve.mean[i]).number(curve.p05[i]).number(curve.p95[i]).number(curve.n);
            csv.endRow();
        }
    return out;
}

}  // namespace tranche
