// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/draws_csv.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <limits>

#include "models/report/csv.hpp"
#include "models/report/findings.hpp"
#include "models/report/number_text.hpp"

namespace tranche {

std::string drawsCsv(const RunSummary& run) {
    std::string text =
        "round,decided,position,application,applicant,attempt,sector,gpus,weight,band,lot_key,chance,"
        "gpus_awarded\n";
    CsvWriter csv([&text](std::string_view row) { text += row; });
    for (const RoundDraw& draw : run.draws)
        for (const DrawLine& line : draw.lines) {
            csv.text(draw.round).date(draw.decided).number(std::int64_t{line.position});
            csv.number(std::int64_t{line.application}).text(line.applicant).number(line.attempt);
            csv.text(line.sector).number(line.gpus).number(line.weight).text(line.band).number(line.key);
            csv.number(line.chance < 0 ? std::numeric_limits<double>::quiet_NaN() : line.chance);
            csv.number(line.awarded);
            csv.endRow();
        }
    return text;
}

std::string chancesLine(const RunSummary& run) {
    if (run.draws.empty()) return {};
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> sizes{
        {{"success.servers_1", "1"},
         {"success.servers_2_3", "2-3"},
         {"success.servers_4_7", "4-7"},
         {"success.servers_8_15", "8-15"},
         {"success.servers_16", "16+"}}};
    std::string text;
    for (const auto& [key, servers] : sizes) {
        const MetricEstimate* m = findMetric(run, key);
        if (m == nullptr || std::isnan(m->mean)) continue;
        text += fmt::format("{} {} {}", text.empty() ? "" : ",", servers, formatPercent(m->mean));
    }
    return text.empty() ? text : "Success by servers asked:" + text;
}

std::string drawsLine(const RunSummary& run) {
    if (run.draws.empty()) return {};
    const RoundDraw& last = run.draws.back();
    return fmt::format("Lots: {} draw{} in draws.csv; {}: commitment {}..., list {}...", run.draws.size(),
                       run.draws.size() == 1 ? "" : "s", last.round, last.commitment.substr(0, 12),
                       last.listHash.substr(0, 12));
}

}  // namespace tranche
