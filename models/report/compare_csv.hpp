// SPDX-FileCopyrightText: 2026 The Tranche authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The tables of a comparison, tidy, as written by CsvWriter; `scenario` is the case, `alternative` the name.
//   alternatives.csv  scenario, alternative, title, baseline (0/1), metric, scope, unit, better, shown, mean, ci_low, ci_high, n
//   differences.csv   scenario, alternative, baseline, metric, scope, unit, difference, ci_low, ci_high, n, p_value, p_holm, verdict,
//                     correlation, variance_ratio; p_holm is empty for metrics that are not shown
//   winners.csv       scenario, alternative, baseline, sector, servers (size of the first request), projects, more, less, same,
//                     change_gpu_hours (H200-equivalent, sum) and their ci_low, ci_high; then paired, only_baseline,
//                     only_alternative of the whole pair
//   front.csv         scenario, alternative, x_metric, y_metric, x, y, on_front, probability (empty: undefined), knee, hypervolume,
//                     n (replications in which both are defined), delivered_gpu_hours, below_most (share by which it delivers
//                     less than the one that delivers most), equity_metric, equity, fairer (0/1, than that one),
//                     price_of_fairness (below_most where fairer, else empty)
//   values.csv        replication, scenario, policy, metric, value: every run, so that any interval can be computed again; policy
//                     is the alternative's name (a scenario's where scenarios are compared), an undefined value is empty
//   bound.csv         scenario, alternative, replications, reached, bound, regret, ratio [GPU h of need]; empty without bounds
//   shadow_prices.csv scenario, year, served_per_gpu_hour, then by GPU model: gpu, purchase_krw_per_gpu_hour, krw_per_served_hour
//   regret.csv        alternative, metric, scenario, value, regret, and the figures over scenarios; empty with one.
//                     p90_regret is the percentile (type 7) of the scenarios there are, however few
// Verified by: tests/report/compare_test.cpp.

#include <string>

#include "models/experiment/compare/comparison.hpp"

namespace tranche {

std::string alternativesCsv(const Comparison&);
std::string differencesCsv(const Comparison&);
std::string winnersCsv(const Comparison&);
std::string frontCsv(const Comparison&);
std::string valuesCsv(const Comparison&);
std::string boundCsv(const Comparison&);
std::string shadowPricesCsv(const Comparison&);
std::string regretCsv(const Comparison&);

}  // namespace tranche
